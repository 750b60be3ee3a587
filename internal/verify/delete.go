package verify

import (
	"context"
	"slices"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// deletions proves that each invalid case breaks one assertion only: with that
// one deleted from the schema the instance is valid.
func (p *prover) deletions(ctx context.Context, sources *sources, asserting *validate.Validator) error {
	var order []fixture.Fault
	cases := map[fixture.Fault][]*fixture.Case{}
	for _, c := range p.set.Cases {
		if c.Fault == nil {
			continue
		}
		if cases[*c.Fault] == nil {
			order = append(order, *c.Fault)
		}
		cases[*c.Fault] = append(cases[*c.Fault], c)
	}
	left := p.opts.MaxDeletions
	p.report.Deletions = 0
	for _, fault := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if p.inPlace(fault, cases[fault], asserting) {
			p.report.Deletions++
			continue
		}
		// Of a meta-schema the oracle has a copy of its own.
		if left -= sources.size; left < 0 || fault.Schema.Document.Bundled {
			for _, c := range cases[fault] {
				p.fail(c, claimOf(fault), "to prove that would take too long")
			}
			continue
		}
		p.report.Deletions++
		p.anew(fault, cases[fault], sources)
	}
	return nil
}

// inPlace proves a fault's cases in the compiled schema; false where that cannot be done.
func (p *prover) inPlace(fault fixture.Fault, cases []*fixture.Case, asserting *validate.Validator) bool {
	d := deletion(fault)
	for _, c := range cases {
		valid, possible, err := asserting.ValidWithout(d, c.Value)
		if !possible {
			return false
		}
		p.alone(c, fault, valid, err, nil)
	}
	return true
}

// deletion is what the oracle is to delete for a fault.
func deletion(fault fixture.Fault) validate.Deletion {
	d := validate.Deletion{URI: fault.Schema.Document.URI, At: fault.Schema.Pointer, Keyword: fault.Keyword, Name: fault.Name}
	if holder := fault.Schema.Holder; fault.Keyword == "" && holder != nil && (holder.Name == "additionalProperties" || holder.Name == "additionalItems") {
		d.At, d.Keyword = holder.Schema.Pointer, holder.Name // the oracle takes false there for a part of the keyword
	}
	return d
}

// anew proves a fault's cases with the schema compiled without the keyword.
func (p *prover) anew(fault fixture.Fault, cases []*fixture.Case, sources *sources) {
	without, err := sources.compile(true, &fault)
	if err != nil {
		p.fail(cases[0], claimOf(fault), "with that deleted the schema cannot be read: %v", err)
		return
	}
	for _, c := range cases {
		violations, err := without.Validate(c.Value)
		p.alone(c, fault, len(violations) == 0, err, violations)
	}
}

func claimOf(fault fixture.Fault) string {
	return "to break " + string(fault.Schema.Pointer.Append(fault.Keyword)) + " alone"
}

func (p *prover) alone(c *fixture.Case, fault fixture.Fault, valid bool, err error, violations []validate.Violation) {
	switch {
	case err != nil:
		p.fail(c, claimOf(fault), "the oracle cannot tell: %v", err)
	case !valid:
		p.fail(c, claimOf(fault), "with that deleted it is still invalid: %s", describe(violations))
	}
}

// deleted returns the document's root without what the fault names; it shares
// all else with root.
func deleted(root *jsondoc.Value, fault fixture.Fault) *jsondoc.Value {
	steps := fault.Schema.Pointer.Tokens()
	if fault.Keyword == "" {
		return changed(root, steps, func(*jsondoc.Value) *jsondoc.Value { return jsondoc.NewBool(true) })
	}
	return changed(root, steps, func(v *jsondoc.Value) *jsondoc.Value {
		c := *v
		if fault.Name == "" {
			c.Delete(fault.Keyword)
			if fault.Schema.Dialect == model.Draft4 { // where its modifier must not stand alone
				switch fault.Keyword {
				case "minimum":
					c.Delete("exclusiveMinimum")
				case "maximum":
					c.Delete("exclusiveMaximum")
				}
			}
			return &c
		}
		return changed(&c, []string{fault.Keyword}, func(names *jsondoc.Value) *jsondoc.Value {
			list := *names
			list.Items = slices.DeleteFunc(slices.Clone(names.Items), func(n *jsondoc.Value) bool { return n.Text == fault.Name })
			return &list
		})
	})
}

// changed returns v with the value at the steps below it replaced.
func changed(v *jsondoc.Value, steps []string, change func(*jsondoc.Value) *jsondoc.Value) *jsondoc.Value {
	if len(steps) == 0 {
		return change(v)
	}
	old := v.Child(steps[0])
	if old == nil {
		return v
	}
	inner := changed(old, steps[1:], change)
	c := *v
	if v.Kind == jsondoc.Array {
		c.Items = slices.Clone(v.Items)
		c.Items[slices.Index(v.Items, old)] = inner
		return &c
	}
	c.Members = slices.Clone(v.Members)
	c.Set(steps[0], inner)
	return &c
}
