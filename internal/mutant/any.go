package mutant

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// any misreads type, enum and const (Validation section 6.1).
func (l *lister) any() {
	if l.s.Types != 0 {
		l.typeNames()
	}
	if l.s.Enum != nil {
		l.enum()
	}
	if l.s.Const != nil {
		l.constant()
	}
}

func (l *lister) typeNames() {
	s := l.s
	others := otherwise(s, "type") & outside(s)
	own := typesOf(s.Types)
	proof := ""
	if others&^own == 0 {
		proof = "what stands beside type allows no other type"
	}
	l.about(func(v *jsondoc.Value) bool { return typeOf(v)&own == 0 }, func() { l.deleted("type", proof) })
	for t := model.TypeNull; t <= model.TypeString; t <<= 1 {
		added := typesOf(t) &^ own
		if s.Types&t != 0 || added == 0 {
			continue
		}
		proof := ""
		switch {
		case others&added == 0:
			proof = "what stands beside type does not allow it"
		case added == fractions && wholeMultiples(s):
			proof = "multipleOf lets only integers in"
		case elsewhere(s, added):
			proof = "another branch of anyOf accepts it anyway"
		case idle(s, added):
			proof = "then and else take such a value alike"
		}
		name := t.Names()[0]
		wider := l.copied(func(c *model.Schema) { c.Types |= t })
		l.about(func(v *jsondoc.Value) bool { return typeOf(v)&added != 0 }, func() {
			l.lax("type", name+"-let-in", "type "+name+" is let in too", wider, nil, proof)
		})
	}
	names := s.Types.Names()
	if len(names) < 2 {
		return
	}
	for _, name := range names {
		t := typesOf(model.TypeByName(name))
		if name == "number" && s.Types&model.TypeInteger != 0 {
			t = fractions
		}
		proof := ""
		if l.types&t == 0 {
			proof = "no valid instance is of that type"
		}
		l.strict("type", name+"-dropped", "type "+name+" is refused", func(v *jsondoc.Value) bool { return typeOf(v)&t == 0 }, proof)
	}
}

// wholeMultiples tells whether multipleOf is an integer.
func wholeMultiples(s *model.Schema) bool {
	for _, t := range around(s) {
		if t.MultipleOf != nil && t.MultipleOf.IsInteger() {
			return true
		}
	}
	return false
}

// idle tells whether s is the test of an if that means nothing for some types.
func idle(s *model.Schema, some types) bool {
	if s.Holder == nil || s.Holder.Name != "if" || s.Parent.If != s || len(s.ReferencedBy) > 0 {
		return false
	}
	return some&^(whole(s.Parent.Then, 6)&whole(s.Parent.Else, 6)) == 0
}

// elsewhere tells whether s is a branch of anyOf beside another one that accepts
// all values of some types.
func elsewhere(s *model.Schema, some types) bool {
	if s.Holder == nil || s.Holder.Name != "anyOf" || len(s.ReferencedBy) > 0 {
		return false
	}
	for _, other := range s.Parent.AnyOf {
		if other != s && (Permissive(other) || isTypeOnly(other) && some&^possible(other) == 0) {
			return true
		}
	}
	return false
}

func (l *lister) enum() {
	s := l.s
	kinds := typesOfAll(s.Enum)
	others := otherwise(s, "enum") & outside(s)
	proof := ""
	if others&^(nulls|booleans) == 0 && allSmall(others, s.Enum) {
		proof = "what stands beside enum allows no other value"
	}
	l.deleted("enum", proof)
	open := Without(s, "enum")
	l.lax("enum", "opened", "enum accepts any value of the same types", open, func(v *jsondoc.Value) bool { return typeOf(v)&kinds != 0 }, proof)
	if foldable(s.Enum) && others&texts != 0 {
		l.lax("enum", "ignoring-case", "enum is compared without regard to case", open, func(v *jsondoc.Value) bool { return foldedIn(s.Enum, v) }, "")
	}
	for i, value := range s.Enum {
		if i >= mostValues || repeated(s.Enum[:i], value) {
			continue
		}
		proof := ""
		if others&typeOf(value) == 0 {
			proof = "what stands beside enum refuses the value too"
		}
		l.strict("enum", "value-lost "+label(value), "enum lacks "+label(value), func(v *jsondoc.Value) bool { return !jsondoc.Equal(v, value) }, proof)
	}
}

// mostValues bounds how many values of one enum are each lost once.
const mostValues = 400

// allSmall tells whether list has every value of the types null and boolean in set.
func allSmall(set types, list []*jsondoc.Value) bool {
	has := map[string]bool{}
	for _, v := range list {
		has[v.Compact()] = true
	}
	return (set&nulls == 0 || has["null"]) && (set&booleans == 0 || has["true"] && has["false"])
}

func repeated(list []*jsondoc.Value, v *jsondoc.Value) bool {
	for _, other := range list {
		if jsondoc.Equal(other, v) {
			return true
		}
	}
	return false
}

// foldable tells whether some text of list is another one in other case.
func foldable(list []*jsondoc.Value) bool {
	for _, v := range list {
		if v.Kind == jsondoc.String && strings.ToUpper(v.Text) != strings.ToLower(v.Text) {
			return true
		}
	}
	return false
}

func foldedIn(list []*jsondoc.Value, v *jsondoc.Value) bool {
	for _, item := range list {
		if jsondoc.Equal(item, v) || v.Kind == jsondoc.String && item.Kind == jsondoc.String && strings.EqualFold(item.Text, v.Text) {
			return true
		}
	}
	return false
}

func (l *lister) constant() {
	s := l.s
	kind := typeOf(s.Const)
	proof, alone := "", ""
	if s.Const.Kind == jsondoc.Null {
		alone = "there is one null only"
		if otherwise(s, "const")&^nulls == 0 {
			proof = "what stands beside const allows no other value"
		}
	}
	l.deleted("const", proof)
	l.lax("const", "opened", "const accepts any value of the same type", Without(s, "const"), func(v *jsondoc.Value) bool { return typeOf(v) == kind }, first(proof, alone))
}

// label is a short form of a value, for ids and sentences.
func label(v *jsondoc.Value) string {
	text := v.Compact()
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:40]) + "… " + hash(text)
	}
	return text
}
