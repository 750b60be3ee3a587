package docs

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// What a schema's page tells beside its rows: examples, a picture, patterns,
// and what the schema leaves open.

// explain says in words what a pattern matches; empty where it cannot.
func (b *builder) explain(text string) string { return pattern.Explain(text) }

// examples puts proven instances on the page: a typical one beside the
// properties, the smallest and the fullest below.
func (b *builder) examples(p *Page) {
	root := b.sections[0].row
	if c := b.caseNamed("typical", "full", "minimal"); c != nil {
		if e, ok := b.example(c, "Example", root); ok {
			e.ID = "~example"
			p.Aside = append(p.Aside, e)
		}
	}
	var both []Block
	for _, name := range []string{"minimal", "full"} {
		if c := b.caseNamed(name); c != nil {
			if e, ok := b.example(c, map[string]string{"minimal": "Smallest", "full": "Fullest"}[name], root); ok {
				e.ID = "~" + name
				both = append(both, e)
			}
		}
	}
	if len(both) > 0 {
		p.Contents = append(p.Contents, Link{Text: "Smallest and fullest", To: &Place{p.Path, "~example-more"}})
		p.Blocks = append(append(p.Blocks, Heading{ID: "~example-more", Level: 2, Text: "The smallest and the fullest instance"}), both...)
	}
}

// caseNamed returns the first valid case of the whole instance whose id has one of names in it.
func (b *builder) caseNamed(names ...string) *manifest.Case {
	if b.in.Manifest == nil {
		return nil
	}
	for _, name := range names {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if c.Verdict == manifest.Valid && c.InstanceLocation == "" && strings.Contains("-"+c.ID+"-", "-"+name+"-") {
				return c
			}
		}
	}
	return nil
}

// maxExample bounds an instance that is shown on the schema's page, in bytes.
const maxExample = 24_000

func (b *builder) example(c *manifest.Case, title string, root *Row) (Example, bool) {
	doc, err := jsondoc.Parse(c.File, b.in.Bodies[c.File])
	if err != nil || len(doc.Source) > maxExample {
		return Example{}, false
	}
	return Example{
		Title: title, Valid: true, Value: doc.Root, Links: exampleLinks(root, doc.Root),
		Verdict: Text{Span{Good, "valid: proved against " + b.in.FileName, nil}},
		More:    []Link{{Text: "the fixture " + c.ID, To: b.casePlace(c)}},
	}, true
}

// maxBoxes and maxLines bound a picture.
const (
	maxBoxes = 12
	maxLines = 7
)

// picture draws the definitions and how they refer to one another, from the
// root on; pictures of large schemas end after the nearest.
func (b *builder) picture() []Block {
	root := b.doc.Root
	index := map[*model.Schema]int{root: 0}
	order := []*model.Schema{root}
	counts := []map[*model.Schema]int{}
	for i := 0; i < len(order) && i < 400; i++ {
		found, to := b.referencesFrom(order[i])
		counts = append(counts, to)
		for _, t := range found {
			if _, known := index[t]; !known {
				index[t] = len(order)
				order = append(order, t)
			}
		}
	}
	if len(order) < 2 {
		return nil
	}
	left := max(0, len(order)-maxBoxes)
	order = order[:min(len(order), maxBoxes)]
	pic := Picture{Title: "The definitions that " + b.title + " is made of, and what refers to what"}
	for i, s := range order {
		box := Box{Title: b.label(s), To: b.placeOf(s)}
		if s == root {
			box.Title = b.title
		}
		for j, p := range s.Properties {
			if j == maxLines {
				box.More = len(s.Properties) - maxLines
				break
			}
			line := visible(p.Name)
			if s.Requires(p.Name) {
				line += " *"
			}
			box.Lines = append(box.Lines, line)
		}
		for j, t := range order {
			if n := counts[i][t]; n > 0 {
				box.Arrows = append(box.Arrows, Arrow{j, n})
			}
		}
		pic.Boxes = append(pic.Boxes, box)
	}
	blocks := []Block{pic}
	if left > 0 {
		blocks = append(blocks, Paragraph{say("The picture ends here; " + count(left, "further definition is", "further definitions are") + " reached from these.")})
	}
	return blocks
}

// referencesFrom counts the references that a schema and its own subschemas make, by target.
func (b *builder) referencesFrom(s *model.Schema) ([]*model.Schema, map[*model.Schema]int) {
	var found []*model.Schema
	to := map[*model.Schema]int{}
	var visit func(s *model.Schema)
	visit = func(s *model.Schema) {
		for _, r := range s.Applied() {
			if r.Target != nil && r.Target.Document == b.doc {
				if to[r.Target]++; to[r.Target] == 1 {
					found = append(found, r.Target)
				}
			}
		}
		for _, k := range s.Keywords {
			if k.Name == "$defs" || k.Name == "definitions" {
				continue
			}
			for _, sub := range k.Subs {
				visit(sub.Schema)
			}
		}
	}
	visit(s)
	return found, to
}

// patterns explains each pattern of the schema, with a text that matches.
func (b *builder) patterns() []Block {
	var cells [][]Text
	seen := map[string]bool{}
	for _, s := range b.doc.Schemas {
		if s.Pattern == nil || seen[*s.Pattern] {
			continue
		}
		seen[*s.Pattern] = true
		said := b.explain(*s.Pattern)
		if said == "" {
			continue
		}
		if len(cells) == 60 {
			break
		}
		row := []Text{{code(visible(*s.Pattern))}, say(said), b.patternTexts(s), {codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}}
		cells = append(cells, row)
	}
	if len(cells) == 0 {
		return nil
	}
	return []Block{Table{Caption: "Patterns are regular expressions of ECMA-262; they match anywhere in a text unless ^ and $ tie them to its ends.",
		Head: []string{"Pattern", "In words", "Proven by", "Where"}, Cells: cells}}
}

func orWhole(path string) string {
	if path == "" {
		return "the whole"
	}
	return path
}

// patternTexts links the fixtures that show a pattern kept and broken.
func (b *builder) patternTexts(s *model.Schema) Text {
	if b.in.casesFor == nil {
		return nil
	}
	var t Text
	for _, l := range b.in.casesFor(s.Pointer) {
		if !strings.Contains(l.Text, "pattern") {
			continue
		}
		if len(t) > 0 {
			t = append(t, words(", "))
		}
		kind := Bad
		switch l.Note {
		case string(manifest.Valid):
			kind = Good
		case "": // there are more
			kind = Words
		}
		if t = append(t, Span{kind, l.Text, l.To}); len(t) >= 7 {
			break
		}
	}
	return t
}

// silences lists what the schema leaves open, with a valid fixture for each
// where there is one.
func (b *builder) silences() []Block {
	var items []Text
	add := func(t Text) {
		if len(items) < 12 {
			items = append(items, t)
		}
	}
	var open, optional, negative, empty, format, anyArray *model.Schema
	n := map[**model.Schema]int{}
	note := func(at **model.Schema, s *model.Schema) {
		if *at == nil {
			*at = s
		}
		n[at]++
	}
	for _, s := range b.doc.Schemas {
		if s.Boolean {
			continue
		}
		if len(s.Properties) > 0 && s.AdditionalProperties == nil && s.UnevaluatedProperties == nil {
			note(&open, s)
		}
		if len(s.Properties) > 1 && len(s.Required) == 0 {
			note(&optional, s)
		}
		if s.Types == model.TypeInteger && s.Minimum == nil && s.ExclusiveMinimum == nil && s.Enum == nil && s.Const == nil {
			note(&negative, s)
		}
		if s.Types == model.TypeString && s.MinLength == nil && s.Pattern == nil && s.Enum == nil && s.Const == nil && s.Format == "" {
			note(&empty, s)
		}
		if s.Format != "" {
			note(&format, s)
		}
		if s.Types == model.TypeArray && s.MinItems == nil {
			note(&anyArray, s)
		}
	}
	where := func(at **model.Schema) Text {
		s := *at
		t := Text{codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}
		if n[at] > 1 {
			t = append(t, words(" and "+count(n[at]-1, "other place", "other places")))
		}
		return t
	}
	say := func(at **model.Schema, before, after string, hint ...string) {
		if *at == nil {
			return
		}
		t := append(append(Text{words(before)}, where(at)...), words(after))
		if c := b.surprise(hint...); c != nil {
			t = append(t, words(" Proven by "), Span{Good, c.ID, b.casePlace(c)}, words("."))
		}
		add(t)
	}
	say(&open, "A property that is not listed passes, so a misspelt name goes unnoticed: at ", ".", "unknown-property", "additionalProperties")
	say(&optional, "An empty object passes where nothing is required: at ", ".", "empty-object", "minimal")
	say(&negative, "A number may be negative where there is no lower bound: at ", ".", "negative")
	say(&empty, "A text may be empty where there is no shortest length: at ", ".", "empty-string")
	say(&anyArray, "An array may be empty where there is no fewest: at ", ".", "empty-array", "present")
	say(&format, "What format says may go unchecked, since validators may take it as a remark only: at ", ".", "format")
	if len(items) == 0 {
		return nil
	}
	return []Block{Paragraph{Text{words("What passes, though a reader might think otherwise:")}}, List{items}}
}

// surprise returns a valid case whose id speaks of one of hints.
func (b *builder) surprise(hints ...string) *manifest.Case {
	if b.in.Manifest == nil {
		return nil
	}
	for _, hint := range hints {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if c.Verdict == manifest.Valid && strings.Contains(c.ID, hint) {
				return c
			}
		}
	}
	return nil
}
