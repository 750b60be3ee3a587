package docs

import (
	"maps"
	"slices"
	"strconv"

	"docgen.example/docgen/internal/manifest"
)

// maxListed bounds a list of what the manifest tells in full.
const maxListed = 60

// coverage shows which misreadings of the schema the cases expose.
func (b *builder) coverage(p *Page, m *manifest.Manifest) {
	c := m.Coverage
	if c == nil {
		return
	}
	p.Contents = append(p.Contents, Link{Text: "Coverage", To: &Place{p.Path, "coverage"}})
	p.Blocks = append(p.Blocks, Heading{ID: "coverage", Level: 2, Text: "What the fixtures catch"},
		Paragraph{say("The schema was misread on purpose, in one place at a time: validators that accept too much, and validators that refuse too much. A case catches a misreading when it gets another verdict from it.")})
	score := func(name string, s manifest.Score) []Text {
		return []Text{say(name), say(strconv.Itoa(s.Mutants)), say(strconv.Itoa(s.Killed)), say(strconv.Itoa(s.Survived)), say(strconv.Itoa(s.Equivalent)), say(strconv.FormatFloat(100*s.Share(), 'f', 1, 64) + " %")}
	}
	p.Blocks = append(p.Blocks, Table{Caption: "Misreadings in all", Head: []string{"Direction", "Tried", "Caught", "Missed", "No different", "Share"},
		Cells: [][]Text{score("Too lax", c.TooLax), score("Too strict", c.TooStrict)}})
	p.Blocks = append(p.Blocks, Table{Caption: "Rule by rule", Head: []string{"Rule", "Too lax", "Too strict"}, Cells: ruleScores(c)})
	var missed []Text
	left, last := 0, ""
	for i := range c.Mutants {
		mu := &c.Mutants[i]
		if mu.Status != manifest.Survived {
			continue
		}
		said := words(mu.Change + reason(mu.Reason))
		switch n := len(missed); {
		case n > 0 && mu.KeywordLocation == last && left == 0:
			missed[n-1] = append(missed[n-1], words("; "), said)
		case n == maxListed:
			left++
		default:
			missed = append(missed, Text{code(visible(mu.KeywordLocation)), words(" "), said})
		}
		last = mu.KeywordLocation
	}
	if left > 0 {
		missed = append(missed, say("and "+strconv.Itoa(left)+" more, in the manifest"))
	}
	if len(missed) > 0 {
		p.Blocks = append(p.Blocks, Heading{ID: "missed", Level: 3, Text: "Not caught"}, List{missed})
	}
}

func reason(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// ruleScores sums the misreadings up by keyword.
func ruleScores(c *manifest.Coverage) [][]Text {
	type score struct{ caught, tried [2]int }
	by := map[string]*score{}
	for i := range c.Mutants {
		mu := &c.Mutants[i]
		if mu.Status == manifest.Equivalent {
			continue
		}
		rule := mu.Keyword
		if rule == "" {
			rule = "(habits that no keyword justifies)"
		}
		if by[rule] == nil {
			by[rule] = &score{}
		}
		d := 0
		if mu.Direction == manifest.TooStrict {
			d = 1
		}
		by[rule].tried[d]++
		if mu.Status == manifest.Killed {
			by[rule].caught[d]++
		}
	}
	var cells [][]Text
	for _, rule := range slices.Sorted(maps.Keys(by)) {
		row := []Text{{code(rule)}}
		for d := range 2 {
			s := by[rule]
			switch {
			case s.tried[d] == 0:
				row = append(row, say("–"))
			case s.caught[d] == s.tried[d]:
				row = append(row, Text{Span{Good, "all " + strconv.Itoa(s.tried[d]) + " caught", nil}})
			default:
				row = append(row, Text{Span{Bad, strconv.Itoa(s.caught[d]) + " of " + strconv.Itoa(s.tried[d]) + " caught", nil}})
			}
		}
		cells = append(cells, row)
	}
	return cells
}

// declined lists what has no case, and why.
func (b *builder) declined(p *Page, m *manifest.Manifest) {
	if len(m.Declined) == 0 {
		return
	}
	var items []Text
	for i := range m.Declined {
		if i == maxListed {
			items = append(items, say("and "+strconv.Itoa(len(m.Declined)-i)+" more, in the manifest"))
			break
		}
		d := &m.Declined[i]
		t := Text{code(visible(orWhole(d.InstanceLocation)))}
		if d.Keyword != "" {
			t = append(t, words(" "), code(visible(d.Keyword)))
		}
		if d.Variant != "" {
			t = append(t, words(", "+d.Variant))
		}
		items = append(items, append(t, words(": "+d.Reason)))
	}
	p.Contents = append(p.Contents, Link{Text: "Without a case", To: &Place{p.Path, "declined"}})
	p.Blocks = append(p.Blocks, Heading{ID: "declined", Level: 2, Text: "Without a case"}, List{items})
}

// flagNotes explains the flags.
func (b *builder) flagNotes(p *Page, m *manifest.Manifest) {
	if len(m.Notes) == 0 {
		return
	}
	var terms []Term
	for _, n := range m.Notes {
		terms = append(terms, Term{n.Flag, say(n.Text)})
	}
	p.Contents = append(p.Contents, Link{Text: "Flags", To: &Place{p.Path, "flags"}})
	p.Blocks = append(p.Blocks, Heading{ID: "flags", Level: 2, Text: "What the flags mean"}, Terms{terms})
}
