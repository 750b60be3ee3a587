package model

import "fmt"

// warnIgnored reports the assertions and applicators that the dialect ignores
// though their author meant them: other validators honour them, so that an
// instance may be valid for one and not for the other. Each keyword is reported
// once, at its first place.
func warnIgnored(doc *Document) {
	type kind struct {
		name string
		why  Ignored
	}
	first := map[kind]*Keyword{}
	count := map[kind]int{}
	var order []kind
	for _, s := range doc.Schemas {
		for _, k := range s.Keywords {
			if k.Row == nil || k.Row.Roles&(Assertion|Applicator) == 0 || k.Ignored != BesideRef && k.Ignored != NotInDialect {
				continue
			}
			id := kind{k.Name, k.Ignored}
			if first[id] == nil {
				first[id] = k
				order = append(order, id)
			}
			count[id]++
		}
	}
	for _, id := range order {
		k := first[id]
		message := fmt.Sprintf("%v ignores %q beside $ref, but many validators do not", k.Schema.Dialect, k.Name)
		help := "wrap the $ref: allOf with the $ref and the rest as items means the same everywhere"
		if id.why == NotInDialect {
			message = fmt.Sprintf("%v has no keyword %q, but many validators honour it", k.Schema.Dialect, k.Name)
			help = fmt.Sprintf("declare a dialect that has it in $schema: %v", k.Row.dialects())
		}
		switch n := count[id] - 1; n {
		case 0:
		case 1:
			message += " (and so in another place)"
		default:
			message += fmt.Sprintf(" (and so in %d more places)", n)
		}
		doc.report(k.Schema.place(k.NameSpan, "ignored-keyword", message).In(k.Pointer()).Advised(help).Warn())
	}
}

// dialects names the range of dialects that have the keyword.
func (r *Row) dialects() string {
	switch {
	case r.Since == r.Until:
		return r.Since.String()
	case r.Until == Draft202012:
		return r.Since.String() + " or newer"
	}
	return r.Since.String() + " to " + r.Until.String()
}
