package docs

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// ruleAt is where a rule stands: its row, and its line in the schema.
type ruleAt struct {
	name string
	row  *Place
	line int
}

// rulePlace finds the rule that a case is about.
func (b *builder) rulePlace(c *manifest.Case) *ruleAt {
	at, k, ok := b.ruleAbout(c)
	if !ok {
		return nil
	}
	s := b.doc.At(at)
	if s == nil {
		return nil
	}
	offset := s.Value.Span.Start
	if k != nil {
		offset = k.NameSpan.Start
	}
	return &ruleAt{orWhole(dotted(at)), b.placeOf(s), b.doc.LineNumber(offset)}
}

// ruleAbout returns where in its document the schema is that a case is about, and the
// keyword; nil where the schema has none such. It is false for a case about none.
func (b *builder) ruleAbout(c *manifest.Case) (jsondoc.Pointer, *model.Keyword, bool) {
	_, fragment, ok := strings.Cut(c.AbsoluteKeywordLocation, "#")
	if !ok {
		return "", nil, false
	}
	full := jsondoc.Pointer(unescapeFragment(fragment))
	if at, keyword := full.Parent(); full != "" {
		if s := b.doc.At(at); s != nil && s.Keyword(keyword) != nil {
			return at, s.Keyword(keyword), true
		}
	}
	return full, nil, true
}
