package verify

import (
	"context"
	"slices"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
)

// deletions proves that each invalid case breaks one assertion only: with that
// one deleted from the schema the instance is valid.
func (p *prover) deletions(ctx context.Context, sources *sources) error {
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
	p.report.Deletions, p.report.Unproved = 0, 0
	for _, fault := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if left -= sources.size; left < 0 {
			p.report.Unproved += len(cases[fault])
			continue
		}
		p.report.Deletions++
		p.deletion(fault, cases[fault], sources)
	}
	return nil
}

func (p *prover) deletion(fault fixture.Fault, cases []*fixture.Case, sources *sources) {
	claim := "to break " + string(fault.Schema.Pointer.Append(fault.Keyword)) + " alone"
	without, err := sources.compile(true, &fault)
	if err != nil {
		p.fail(cases[0], claim, "with that deleted the schema cannot be read: %v", err)
		return
	}
	for _, c := range cases {
		violations, err := without.Validate(c.Value)
		switch {
		case err != nil:
			p.fail(c, claim, "the oracle cannot tell: %v", err)
		case len(violations) > 0:
			p.fail(c, claim, "with that deleted it is still invalid: %s", describe(violations))
		}
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
