package docs

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Core section 10.3.1 and Validation section 6.4: items.
var arrayForms = map[string]form{
	"prefixItems":      tupleForm,
	"items":            itemsForm,
	"additionalItems":  restForm,
	"unevaluatedItems": unevaluatedItemsForm,
	"contains":         containsForm,
	"minContains":      containsCountForm("At least "),
	"maxContains":      containsCountForm("At most "),
	"minItems": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At least ")}, counted(k.Value, "item", "items")...)...)
	},
	"maxItems": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At most ")}, counted(k.Value, "item", "items")...)...)
	},
	"uniqueItems": func(_ *builder, f *frame, k *model.Keyword) {
		if k.Value.Bool {
			f.note(tierRule, k, words("No two items are equal"))
		} else {
			f.note(tierRule, k, words("Items may repeat "), soft("("+valueText(k.Value)+")"))
		}
	},
}

// itemsText says what an array's items are, where the type line can: " of string".
func (b *builder) itemsText(s *model.Schema) Text {
	k := s.Keyword("items")
	if k == nil || k.Ignored != model.NotIgnored || len(k.Subs) != 1 || k.Subs[0].Index >= 0 || len(s.PrefixItems) > 0 {
		if len(s.PrefixItems) > 0 {
			return say(" with items by position")
		}
		return nil
	}
	item := k.Subs[0].Schema
	if item.Boolean {
		return nil
	}
	if t := b.typeText(item); len(t) > 0 {
		return append(Text{words(" of ")}, t...)
	}
	return nil
}

func itemsForm(b *builder, f *frame, k *model.Keyword) {
	switch {
	case k.Value.Kind == jsondoc.Array:
		tupleForm(b, f, k)
	case len(f.schema.PrefixItems) > 0 && f.schema.PrefixKeyword() != "items":
		restForm(b, f, k)
	case len(k.Subs) == 1:
		b.eachItem(f, k, k.Subs[0].Schema)
	}
}

// eachItem describes what every item is. An item that the type line says all
// about needs no more; one that only groups rows lends them to the array's row.
func (b *builder) eachItem(f *frame, k *model.Keyword, s *model.Schema) {
	if s.Boolean {
		b.alias(s, f)
		if s.Always {
			f.note(tierRule, k, words("Items are any value"))
		} else {
			f.note(tierRule, k, words("No items: always empty"))
		}
		return
	}
	c := b.newRow(f, s, "each item")
	b.fill(c)
	inType := k.Ignored == model.NotIgnored && f.schema.Types&model.TypeArray != 0
	if t, ok := brief(c.row); ok {
		b.alias(s, f)
		if inType && len(c.row.Notes) == 0 && (len(t) > 0 || len(s.Keywords) == 0) {
			return
		}
		f.note(tierRule, k, append(Text{words("Each item is ")}, t...)...)
		return
	}
	if inType && lends(c.row) {
		b.alias(s, f)
		for _, n := range c.row.Notes {
			n.Keyword = "items, " + n.Keyword
			f.row.Notes = append(f.row.Notes, n)
		}
		g := c.row.Groups[0]
		f.row.Groups = append(f.row.Groups, Group{append(Text{words("each item has ")}, g.Title...), g.Rows, true})
		return
	}
	c.path = below(c.path) + "~items"
	f.row.Groups = append(f.row.Groups, Group{Title: say("each item"), Rows: []*Row{b.keep(c)}})
}

// lends tells whether a row's rows can stand directly below its holder.
func lends(r *Row) bool {
	if len(r.Groups) != 1 || len(r.Marks) > 0 || !r.Groups[0].properties {
		return false
	}
	for i := range r.Notes {
		if n := &r.Notes[i]; n.tier > tierText || n.Ignored != "" {
			return false
		}
	}
	return true
}

// tupleForm describes items by their position.
func tupleForm(b *builder, f *frame, k *model.Keyword) {
	if len(k.Subs) == 0 {
		b.asWritten(f, k)
		return
	}
	var rows []*Row
	for _, sub := range k.Subs {
		c := b.newRow(f, sub.Schema, "item "+strconv.Itoa(sub.Index+1))
		c.path = below(f.path) + "~item-" + strconv.Itoa(sub.Index+1)
		b.fill(c)
		rows = append(rows, b.keep(c))
	}
	b.group(f, k, Group{Title: say(count(len(rows), "item", "items") + " by position"), Rows: rows})
}

// restForm describes the items after those of a tuple.
func restForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "items after these", "~rest")
}

func unevaluatedItemsForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "items that nothing else describes", "~unevaluatedItems")
}

func containsForm(b *builder, f *frame, k *model.Keyword) {
	if len(k.Subs) != 1 {
		b.asWritten(f, k)
		return
	}
	least, most := f.schema.MinContains, f.schema.MaxContains
	how := "At least one item is "
	switch {
	case least != nil && *least == 0 && most == nil:
		how = "Any number of items, even none, is "
	case least != nil && most != nil:
		how = "From " + strconv.Itoa(*least) + " to " + strconv.Itoa(*most) + " items are "
	case least != nil && *least != 1:
		how = "At least " + strconv.Itoa(*least) + " items are "
	case most != nil:
		how = "At least one and at most " + count(*most, "item is ", "items are ")
	}
	t, row := b.child(f, k.Subs[0].Schema, "such an item", "contains")
	if row == nil {
		f.note(tierRule, k, append(Text{words(how)}, t...)...)
		return
	}
	b.group(f, k, Group{Title: say(lowerFirst(say(how))[0].Text + "like this"), Rows: []*Row{row}})
}

func containsCountForm(how string) form {
	return func(_ *builder, f *frame, k *model.Keyword) {
		if f.schema.Keyword("contains") == nil {
			f.note(tierRule, k, value(k.Value), words(", which means nothing without "), code("contains"))
			return
		}
		f.note(tierRule, k, append(Text{words(how)}, append(counted(k.Value, "item", "items"), words(" as in "), code("contains"))...)...)
	}
}
