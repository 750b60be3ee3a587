package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/verdict"
)

// verdictTable shows what validators in other languages make of the fixtures.
func (b *builder) verdictTable(p *Page) {
	v := b.in.Verdicts
	if v == nil || v.Schema != b.in.Digest { // they are about another state of the schema
		return
	}
	p.Contents = append(p.Contents, Link{Text: "Validators", To: &Place{p.Path, "validators"}})
	p.Blocks = append(p.Blocks,
		Heading{ID: "validators", Level: 2, Text: "What real validators say"},
		Paragraph{say("Validators that share no code with docgen were given every fixture, in both readings of format.")},
		Table{Caption: "Claims that each validator confirms", Head: []string{"Validator", "Format as annotation", "Format as assertion"}, Cells: runCells(v)})
	if len(v.Contested) > 0 {
		p.Blocks = append(p.Blocks, Table{Caption: "Contested claims", Head: []string{"Validator", "Says", "Who is right, and why"}, Cells: b.contestedCells(v)})
	}
	if len(v.Texts) > 0 {
		p.Blocks = append(p.Blocks, Table{Caption: "Malformed texts: what RFC 8259 says, and what parsers do", Head: parserHead(v), Cells: b.parserCells(v)})
	}
}

// runCells has a row for each validator and a column for each reading of format.
func runCells(v *verdict.Set) [][]Text {
	var cells [][]Text
	for _, r := range v.Runs {
		if r.Mode == "annotation" {
			cells = append(cells, []Text{named(r.Program), nil, nil})
		}
		if last := len(cells) - 1; last >= 0 {
			column := map[string]int{"annotation": 1, "assertion": 2}[r.Mode]
			cells[last][column] = confirmed(r)
		}
	}
	return cells
}

func confirmed(r verdict.Run) Text {
	count := strconv.Itoa(r.Agreed) + " of " + strconv.Itoa(r.Held) + " claims"
	if n := r.Held - r.Agreed; n > 0 {
		return Text{words(count + ", "), Span{Bad, strconv.Itoa(n) + " contested", nil}}
	}
	return Text{Span{Good, "all " + strconv.Itoa(r.Held) + " claims", nil}}
}

func named(p verdict.Program) Text {
	t := say(strings.TrimSpace(p.Name + " " + p.Version))
	if len(p.With) > 0 {
		t = append(t, Span{Soft, " with " + strings.Join(p.With, ", "), nil})
	}
	return t
}

func (b *builder) contestedCells(v *verdict.Set) [][]Text {
	var cells [][]Text
	for _, c := range v.Contested {
		by := c.Validator + " " + c.Version
		if len(c.Modes) == 1 && c.Modes[0] != "parse" {
			by += ", format as " + c.Modes[0]
		}
		says := Text{Span{Bad, c.Says, nil}, words(" where the claim is " + c.Claim + ": ")}
		cells = append(cells, []Text{say(by), append(says, b.caseLinks(c.Cases)...), say(c.Right + ". " + c.Why)})
	}
	return cells
}

// caseLinks links cases by their ids, the first few of many.
func (b *builder) caseLinks(ids []string) Text {
	const most = 6
	var t Text
	for i, id := range ids {
		if i == most {
			return append(t, words(" and "+strconv.Itoa(len(ids)-i)+" more"))
		}
		if i > 0 {
			t = append(t, words(", "))
		}
		t = append(t, b.caseLink(id))
	}
	return t
}

func (b *builder) caseLink(id string) Span {
	if c := b.caseByID(id); c != nil {
		return link(c.Title, b.casePlace(c))
	}
	return code(visible(id))
}

func parserHead(v *verdict.Set) []string {
	head := []string{"Text", "RFC 8259"}
	for _, p := range v.Parsers {
		head = append(head, strings.TrimSpace(p.Name+" "+p.Version))
	}
	return head
}

func (b *builder) parserCells(v *verdict.Set) [][]Text {
	var cells [][]Text
	for _, text := range v.Texts {
		rule := ""
		if c := b.caseByID(text.Case); c != nil {
			rule = map[string]string{"required": "refusal required", "allowed": "refusal allowed"}[c.Refusal]
		}
		row := []Text{{b.caseLink(text.Case)}, say(rule)}
		for _, says := range text.Says {
			kind := Words
			if says == "accepted" && rule == "refusal required" {
				kind = Bad
			}
			row = append(row, Text{Span{kind, says, nil}})
		}
		cells = append(cells, row)
	}
	return cells
}
