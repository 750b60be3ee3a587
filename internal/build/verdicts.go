package build

import (
	"io/fs"

	"docgen.example/docgen/internal/verdict"
)

// verdicts reads what validators in other languages say of the fixtures, by the
// name of the schema's folder. A file that cannot be read is a warning: the
// pages do without.
func (p *press) verdicts() map[string]*verdict.Set {
	in := p.in
	if in.Config.Verdicts == "" {
		return nil
	}
	data, err := fs.ReadFile(in.FS, in.Config.Verdicts)
	var sets map[string]*verdict.Set
	if err == nil {
		sets, err = verdict.Read(data)
	}
	if err != nil {
		found := in.Config.At("/verdicts", "verdicts", "the pages tell nothing of other validators: "+err.Error())
		p.problems = append(p.problems, found.Warn())
	}
	return sets
}
