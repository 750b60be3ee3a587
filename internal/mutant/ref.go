package mutant

// ref misreads references as absent (Core section 8.2.3).
func (l *lister) ref() {
	for _, r := range l.s.Applied() {
		proof := ""
		switch {
		case r.Target == nil:
			proof = "the reference leads nowhere, so nothing can be told by it"
		case r.Anchor == "" && Permissive(r.Target):
			proof = "the schema referred to accepts anything"
		}
		l.deleted(r.Keyword.Name, proof)
	}
}
