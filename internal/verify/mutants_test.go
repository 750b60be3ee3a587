package verify

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/mutant"
	"docgen.example/docgen/internal/validate"
)

// TestMutantsByTheOracle writes mutants as schemas, has the oracle compile each and
// judge all cases, and demands that exactly those expose it that package mutant
// says do, which compiles nothing.
func TestMutantsByTheOracle(t *testing.T) {
	compared := compareMutants(t, filepath.Join("..", "..", "schema", "customer-io-customer-schema.json"))
	if compared < 175 {
		t.Errorf("only %d mutants of the Customer schema were compared", compared)
	}
	if testing.Short() {
		return
	}
	dir := filepath.Dir(corpus.Schemas(t)[0])
	for _, name := range []string{"crowdin", "dust", "es6importsorterrc", "global", "rehyperc"} {
		n := compareMutants(t, filepath.Join(dir, name+".json"))
		t.Logf("%s: %d mutants compared", name, n)
		if n < 20 {
			t.Errorf("%s: only %d mutants were compared", name, n)
		}
	}
}

func compareMutants(t *testing.T, file string) int {
	t.Helper()
	documents := load.New()
	loaded, err := documents.Read(documents.Folder(os.DirFS(filepath.Dir(file)), ""), filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	doc := model.Build(documents, []*load.Document{loaded}).Documents[0]
	set, err := fixture.Build(doc, fixture.Options{Name: "s", Score: true})
	if err != nil {
		t.Fatal(err)
	}
	meter := mutant.NewMeter(doc.Root)
	for i, c := range set.Cases {
		if c.Verdict != manifest.Malformed {
			meter.Add(i, mutant.Instance{Value: c.Value, Verdict: c.Verdict})
		}
	}
	n := 0
	for _, o := range meter.Outcomes() {
		root := rewritten(doc, o.Mutant)
		if root == nil {
			continue
		}
		n++
		if got, want := exposing(t, set, root), o.Killers; !slices.Equal(got, want) {
			t.Errorf("%s: %s: the oracle has it exposed by %v, and package mutant by %v", filepath.Base(file), o.ID, idsOf(set, got), idsOf(set, want))
		}
	}
	return n
}

// exposing lists the cases that the oracle judges otherwise by the schema root.
func exposing(t *testing.T, set *fixture.Set, root *jsondoc.Value) []int {
	t.Helper()
	var judges []*validate.Validator
	for _, assert := range []bool{true, false} {
		v, err := validate.Compile(set.Document.URI, []validate.Source{{URI: set.Document.URI, Root: root}},
			validate.Options{AssertFormat: assert, DefaultDialect: set.Document.Dialect.URI(), TrustSchema: true})
		if err != nil {
			t.Fatal(err)
		}
		judges = append(judges, v)
	}
	var list []int
	for i, c := range set.Cases {
		if c.Verdict == manifest.Malformed {
			continue
		}
		strict, err := judges[0].Valid(c.Value)
		open, err2 := judges[1].Valid(c.Value)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if strict != (c.Verdict == manifest.Valid) || c.Verdict == manifest.InvalidFormat && !open {
			list = append(list, i)
		}
	}
	return list
}

func idsOf(set *fixture.Set, cases []int) []string {
	var ids []string
	for _, i := range cases {
		ids = append(ids, set.Cases[i].ID)
	}
	return ids
}

// rewritten writes a mutant as a schema; nil where it is none that a schema can say simply.
func rewritten(doc *model.Document, m *mutant.Mutant) *jsondoc.Value {
	if m.Schema.Document != doc || m.Schema.Boolean {
		return nil
	}
	done := false
	root := changed(doc.Document.Root, m.Schema.Pointer.Tokens(), func(v *jsondoc.Value) *jsondoc.Value {
		c := v.Clone()
		done = rewrite(c, m)
		return c
	})
	if !done {
		return nil
	}
	return root
}

// rewrite changes the schema object that a mutant misreads.
func rewrite(v *jsondoc.Value, m *mutant.Mutant) bool {
	variant, name, _ := strings.Cut(m.Variant, " ")
	old := m.Schema.Dialect < model.Draft201909
	switch {
	case old && m.Schema.Ref != nil: // what stands beside it would come to life
		return false
	case variant == "deleted":
		v.Delete(m.Keyword)
		return m.Schema.Dialect != model.Draft4 || !strings.HasSuffix(m.Keyword, "imum")
	case variant == "name-dropped" && m.Keyword == "required":
		list := v.Member("required")
		list.Items = slices.DeleteFunc(list.Items, func(n *jsondoc.Value) bool { return n.Text == name })
		return !old || len(list.Items) > 0 // draft-04 has no empty list
	case variant == "demanded":
		if !v.Has("required") {
			v.Set("required", jsondoc.NewArray())
		}
		list := v.Member("required")
		list.Items = append(list.Items, jsondoc.NewString(name))
	case variant == "opened" && m.Keyword == "properties":
		v.Member("properties").Set(name, jsondoc.NewObject())
	case variant == "as-anyOf" && !v.Has("anyOf"):
		v.Set("anyOf", v.Member("oneOf"))
		v.Delete("oneOf")
	case variant == "value-lost":
		list := v.Member("enum")
		list.Items = slices.DeleteFunc(list.Items, func(item *jsondoc.Value) bool { return !m.Reading.Quirk(item) })
		return len(list.Items) > 0
	case strings.HasSuffix(variant, "-let-in"):
		return letIn(v, strings.TrimSuffix(variant, "-let-in"))
	case variant == "out-by-one" || variant == "in-by-one":
		return moved(v, m)
	default:
		return habit(v, variant)
	}
	return true
}

func letIn(v *jsondoc.Value, name string) bool {
	types := v.Member("type")
	if types == nil {
		return false
	}
	if types.Kind == jsondoc.String {
		types = jsondoc.NewArray(types)
	}
	types.Items = append(slices.Clone(types.Items), jsondoc.NewString(name))
	v.Set("type", types)
	return true
}

// moved moves a count to where the mutant reads it.
func moved(v *jsondoc.Value, m *mutant.Mutant) bool {
	as := m.Reading.Schema
	n := map[string]*int{
		"minLength": as.MinLength, "maxLength": as.MaxLength, "minItems": as.MinItems, "maxItems": as.MaxItems,
		"minProperties": as.MinProperties, "maxProperties": as.MaxProperties,
	}[m.Keyword]
	bound := map[string]*jsondoc.Value{
		"minimum": as.Minimum, "maximum": as.Maximum, "exclusiveMinimum": as.ExclusiveMinimum, "exclusiveMaximum": as.ExclusiveMaximum,
	}[m.Keyword]
	switch {
	case n != nil:
		v.Set(m.Keyword, jsondoc.NewNumber(strconv.Itoa(*n)))
	case bound != nil && m.Schema.Dialect != model.Draft4:
		v.Set(m.Keyword, bound)
	default:
		return false
	}
	return true
}

// habit writes a demand that some keyword makes, where the schema does not have it.
func habit(v *jsondoc.Value, variant string) bool {
	keyword := map[string]string{"empty-array-refused": "minItems", "empty-object-refused": "minProperties", "empty-string-refused": "minLength"}[variant]
	if keyword == "" || v.Has(keyword) {
		return false
	}
	v.Set(keyword, jsondoc.NewInt(1))
	return true
}
