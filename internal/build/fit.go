package build

import (
	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/output"
)

// proportioned tells whether the site is kept in proportion to its schema: that of
// a single one that is not small.
func (p *press) proportioned() bool {
	return p.alone() && p.inputs[0].Manifest != nil && !p.generous(len(p.inputs[0].Bytes))
}

// fullCase is how many bytes a case in full takes on the site at least.
const fullCase = 2000

// fit settles how much the pages of the only schema tell of its cases: the most with
// which the site has at most sitePerByte times the schema's bytes. Where it has more
// even with names alone, as that of a small schema of very many rules, cases keep
// their lines: readers would lose them for nothing. How many bytes pages take is
// known when they are rendered, so they are, for their size alone.
func (p *press) fit() error {
	in := p.inputs[0]
	limit := sitePerByte * len(in.Bytes)
	in.CaseBytes = 0
	if len(in.Manifest.Cases)*fullCase > limit {
		in.CaseDetail = docs.BriefCases
	}
	for ; ; in.CaseDetail++ {
		size, err := p.weigh()
		if err != nil {
			return err
		}
		if size <= limit {
			break
		}
		if in.CaseDetail == docs.CaseNames {
			in.CaseDetail = docs.ShortCases
			break
		}
	}
	p.begin()
	return nil
}

// weigh returns how many bytes the site of the only schema has as things stand.
func (p *press) weigh() (int, error) {
	pages := p.summary.Pages
	defer func() { p.summary.Pages = pages }()
	p.begin()
	sink := scales(p.beside)
	err := p.print(p.maker.Make([]int{0}), &sink)
	if err == nil {
		err = p.bind(&sink)
	}
	return int(sink), err
}

// scales is a sink that keeps nothing but the number of bytes.
type scales int

// Put counts the bytes of files, and of their lines in the list of files.
func (s *scales) Put(files ...output.File) error {
	for _, f := range files {
		*s += scales(len(f.Data) + len(f.Path) + 1)
	}
	return nil
}
