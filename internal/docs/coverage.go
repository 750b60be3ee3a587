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
	p.Blocks = append(p.Blocks, Table{Caption: "Rule by rule", Head: []string{"Rule", "Too lax", "Too strict"}, Cells: b.ruleScores(c)})
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

// keywordScore is how many misreadings of a keyword were tried and caught: too lax
// ones, and too strict ones.
type keywordScore struct{ caught, tried [2]int }

// text says how many were caught in a direction.
func (s *keywordScore) text(direction int) Span {
	caught, tried := s.caught[direction], s.tried[direction]
	switch {
	case tried == 0:
		return words("–")
	case caught == tried:
		return Span{Good, "all " + strconv.Itoa(tried) + " caught", nil}
	}
	return Span{Bad, strconv.Itoa(caught) + " of " + strconv.Itoa(tried) + " caught", nil}
}

// habits is what misreadings are of that no keyword is about.
const habits = "(habits that no keyword justifies)"

// keywordScores sums the misreadings up by keyword.
func keywordScores(c *manifest.Coverage) map[string]*keywordScore {
	by := map[string]*keywordScore{}
	for i := range c.Mutants {
		mu := &c.Mutants[i]
		if mu.Status == manifest.Equivalent {
			continue
		}
		keyword := mu.Keyword
		if keyword == "" {
			keyword = habits
		}
		s := by[keyword]
		if s == nil {
			s = &keywordScore{}
			by[keyword] = s
		}
		d := 0
		if mu.Direction == manifest.TooStrict {
			d = 1
		}
		s.tried[d]++
		if mu.Status == manifest.Killed {
			s.caught[d]++
		}
	}
	return by
}

// ruleScores tells of the misreadings keyword by keyword.
func (b *builder) ruleScores(c *manifest.Coverage) [][]Text {
	scores, listed := keywordScores(c), b.listedGroups("keyword")
	var cells [][]Text
	for _, keyword := range slices.Sorted(maps.Keys(scores)) {
		s := scores[keyword]
		cells = append(cells, []Text{{codeLink(keyword, listed[keyword].To)}, {s.text(0)}, {s.text(1)}})
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
	listed := b.listedGroups("flag")
	for _, n := range m.Notes {
		text := say(n.Text)
		if g, ok := listed[n.Flag]; ok {
			text = append(text, words(" "), link(count(g.Count, "case", "cases"), g.To))
		}
		terms = append(terms, Term{n.Flag, text})
	}
	p.Contents = append(p.Contents, Link{Text: "Flags", To: &Place{p.Path, "flags"}})
	p.Blocks = append(p.Blocks, Heading{ID: "flags", Level: 2, Text: "What the flags mean"}, Terms{terms})
}
