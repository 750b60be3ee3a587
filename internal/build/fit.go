package build

import "docgen.example/docgen/internal/output"

// proportioned tells whether the site is kept in proportion to its schema: that of
// a single one that is not small.
func (p *press) proportioned() bool {
	return p.alone() && p.inputs[0].Manifest != nil && !p.generous(len(p.inputs[0].Bytes))
}

// fit settles how much the pages of the only schema tell of its cases, so that the
// site has nearly sitePerByte times the schema's bytes, and no more if that can be.
// How many bytes pages take is known when they are rendered: they are made for
// their size alone, with more or less room for the cases, until they fit.
func (p *press) fit() error {
	const (
		tries  = 5
		spent  = 32 << 20 // bytes rendered, beyond which the next try is not worth its time
		enough = 40       // a part of the limit so small that it may be left
	)
	in := p.inputs[0]
	limit := sitePerByte * len(in.Bytes)
	fits, over := 1, limit // room for the cases that is known to fit, or must do, and that is too much
	room, rendered := limit/3, 0
	for range tries {
		in.CaseBytes = room
		size, err := p.weigh()
		if err != nil {
			return err
		}
		left := limit - size
		if left >= 0 {
			fits = room
		} else {
			over = room
		}
		if rendered += size; rendered > spent || left >= 0 && left < limit/enough || over-fits < limit/enough {
			break
		}
		if room += left; room <= fits || room >= over {
			room = (fits + over) / 2
		}
	}
	in.CaseBytes = fits
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
