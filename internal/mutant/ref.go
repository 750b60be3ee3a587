package mutant

// ref misreads references as absent (Core section 8.2.3).
func (l *lister) ref() {
	for _, r := range l.s.Applied() {
		proof := ""
		if r.Target != nil && r.Anchor == "" && Permissive(r.Target) {
			proof = "the schema referred to accepts anything"
		}
		l.deleted(r.Keyword.Name, proof)
	}
}
