package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// facts lists what is true of the schema as a whole.
func (b *builder) facts() Terms {
	root := b.doc.Root
	var terms []Term
	if id := root.Value.Member(b.doc.Dialect.IDKeyword()); id != nil && id.Kind == jsondoc.String {
		terms = append(terms, Term{"Identifier", Text{code(visible(id.Text))}})
	}
	dialect := Text{words("JSON Schema " + b.doc.Dialect.String())}
	if declared := root.Value.Member("$schema"); declared != nil {
		dialect = append(dialect, soft(" "), Span{Code, visible(declared.Text), nil})
		if declared.Kind != jsondoc.String {
			dialect[len(dialect)-1].Text = declared.Compact()
		}
	}
	if b.doc.DialectGuessed != "" {
		dialect = append(dialect, soft(" (a guess: "+b.doc.DialectGuessed+")"))
	}
	terms = append(terms, Term{"Dialect", dialect})
	if v := root.Value.Member("version"); v != nil {
		terms = append(terms, Term{"Version", Text{value(v)}})
	}
	definitions := 0
	for _, s := range b.sections {
		if s.schema != nil && s.schema.Parent != nil {
			definitions++
		}
	}
	terms = append(terms, Term{"Size", say(bytesText(len(b.in.Bytes)) + ", " + count(len(b.doc.Schemas), "subschema", "subschemas") + ", " + count(definitions, "definition", "definitions"))})
	get := Text{link(b.in.FileName, &Place{Path: b.schemaFile()}), words(", "), link("its source with line numbers", &Place{Path: b.raw[0]})}
	if m := b.in.Manifest; m != nil {
		get = append(get, words(", "), link(count(len(m.Cases), "fixture", "fixtures"), &Place{Path: b.dir + "fixtures.html"}))
	}
	terms = append(terms, Term{"Get it", get})
	if b.in.Manifest == nil && b.in.Declined != "" {
		terms = append(terms, Term{"Fixtures", say("none: " + b.in.Declined)})
	}
	origin := b.origin()
	if b.provenance() != nil && b.in.Digest != "" { // told there
		origin = origin[:len(origin)-1]
	}
	return Terms{append(terms, origin...)}
}

// origin says whose schema it is.
func (b *builder) origin() []Term {
	var terms []Term
	if b.in.Publisher != "" {
		terms = append(terms, Term{"Published by", say(b.in.Publisher)})
	}
	if b.in.SourceURL != "" {
		terms = append(terms, Term{"Source", Text{external(b.in.SourceURL)}})
	}
	if b.in.Published != "" {
		terms = append(terms, Term{"Date", say(b.in.Published)})
	}
	if b.in.License != "" {
		terms = append(terms, Term{"License", say(b.in.License)})
	}
	if b.in.Digest != "" {
		terms = append(terms, Term{"SHA-256", Text{code(b.in.Digest)}})
	}
	return terms
}

// external links to an https address and shows any other as text.
func external(url string) Span {
	if strings.HasPrefix(url, "https://") {
		return link(url, &Place{Path: url})
	}
	return code(visible(url))
}

// provenance says that the site speaks of somebody else's format.
func (b *builder) provenance() []Block {
	if b.in.Publisher == "" && b.in.SourceURL == "" {
		return nil
	}
	owner := b.in.Publisher
	if owner == "" {
		owner = "its publisher"
	}
	return []Block{Paragraph{say("This page documents a format of " + owner + ". It is made from the schema alone and is not a publication of theirs; where the two differ, the schema counts.")}}
}

// problems shows what is wrong with the schema.
func (b *builder) problems() []Block {
	var blocks []Block
	for i, p := range b.in.Problems {
		if i == 50 {
			blocks = append(blocks, Notice{Text: say("and " + strconv.Itoa(len(b.in.Problems)-i) + " more"), Warning: true})
			break
		}
		t := Text{words(upperMessage(p.Message))}
		if p.Line > 0 && len(b.raw) > 0 && b.doc != nil {
			t = append(t, words(" ("), link("line "+strconv.Itoa(p.Line), b.linePlace(p.Line)), words(")"))
		} else if p.Line > 0 {
			t = append(t, words(" (line "+strconv.Itoa(p.Line)+", column "+strconv.Itoa(p.Column)+")"))
		}
		if p.Help != "" {
			t = append(t, soft(". "+p.Help))
		}
		blocks = append(blocks, Notice{Text: t, Warning: true})
	}
	return blocks
}

func upperMessage(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return upperFirst(text)
	}
	return text
}
