package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
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
	if v := root.Value.Member("version"); v != nil && b.in.Version == "" {
		terms = append(terms, Term{"Version", Text{value(v)}})
	}
	definitions := 0
	for _, s := range b.sections {
		if s.schema != nil && s.schema.Parent != nil {
			definitions++
		}
	}
	terms = append(terms, Term{"Size", say(bytesText(len(b.in.Bytes)) + ", " + count(len(b.doc.Schemas), "subschema", "subschemas") + ", " + count(definitions, "definition", "definitions"))})
	get := Text{link(b.in.FileName, &Place{Path: b.schemaFile()}), words(", "), link("its source with line numbers", &Place{Path: b.raw[0].path})}
	if m := b.in.Manifest; m != nil {
		get = append(get, words(", "), link(count(len(m.Cases), "fixture", "fixtures"), &Place{Path: b.dir + "fixtures.html"}))
	}
	terms = append(append(terms, Term{"Get it", get}), b.changesTerm()...)
	if b.in.Manifest == nil && b.in.Declined != "" {
		terms = append(terms, Term{"Fixtures", say("none: " + withoutPlace(b.in.Declined))})
	}
	origin := b.origin()
	if b.provenance() != nil && b.in.Digest != "" { // told there
		origin = origin[:len(origin)-1]
	}
	for i := range terms {
		terms[i].Text = b.shortened(terms[i].Text, b.sections[0].row, terms[i].Name)
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
	if b.in.Retrieved != "" {
		terms = append(terms, Term{"Retrieved", say(b.in.Retrieved)})
	}
	if b.in.Version != "" {
		terms = append(terms, Term{"Version", say(b.in.Version)})
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
	if strings.HasPrefix(url, "https://") && len(url) < maxText {
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

// errors shows what is wrong with the schema.
func (b *builder) errors() []Block { return b.problems(problem.Error) }

// warnings shows what is no error but reads differently by who reads it.
func (b *builder) warnings() []Block { return b.problems(problem.Warning) }

// sentence ends a text with a full stop, unless it ends as a sentence does.
func sentence(text string) string {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// maxProblems bounds the notices of a page, and the lines that each names.
const maxProblems = 24

// problems shows the problems of one severity, those of one message together.
func (b *builder) problems(severity problem.Severity) []Block {
	var notices []*Notice
	lines := map[string]int{}
	at := map[string]*Notice{}
	for _, p := range b.in.Problems {
		if p.Severity != severity || p.Code == "no-fixtures" { // told among the facts
			continue
		}
		n := at[p.Message]
		if n == nil {
			if n = (&Notice{Text: say(beginning(upperFirst(p.Message), textStart)), Warning: severity == problem.Error}); len(notices) == maxProblems {
				break
			}
			at[p.Message] = n
			notices = append(notices, n)
		}
		if lines[p.Message]++; p.Line == 0 || lines[p.Message] > maxProblems {
			continue
		}
		separator := ", "
		if lines[p.Message] == 1 {
			separator = ": "
		}
		where := words("line " + strconv.Itoa(p.Line))
		if len(b.raw) > 0 && b.doc != nil {
			where.To = b.linePlace(p.Line)
		}
		n.Text = append(n.Text, words(separator), where)
	}
	for _, p := range b.in.Problems {
		if n := at[p.Message]; n != nil && p.Severity == severity && lines[p.Message] > 0 {
			if p.Help != "" {
				n.Text = append(n.Text, words(". "), soft(sentence(beginning(upperFirst(p.Help), textStart))))
			}
			lines[p.Message] = 0
		}
	}
	blocks := make([]Block, len(notices))
	for i, n := range notices {
		blocks[i] = *n
	}
	return blocks
}

// withoutPlace drops the address that a reason ends with, which is docgen's own.
func withoutPlace(reason string) string {
	reason, _, _ = strings.Cut(reason, " (at ")
	return reason
}
