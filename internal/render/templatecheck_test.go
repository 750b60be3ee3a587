package render

import (
	"html/template"
	"testing"

	"github.com/jba/templatecheck"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/templates"
)

// typed is blockData with the block's own type, so that its fields are checked.
type typed[B docs.Block] struct {
	*writer
	Block B
}

// TestTemplatesFitTheirData type-checks every template against what it is given:
// a field or method that is not there is found without rendering a page.
func TestTemplatesFitTheirData(t *testing.T) {
	r, err := New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	data := map[string]any{
		"page":           &writer{},
		"cards":          typed[docs.Cards]{},
		"filters":        typed[docs.Filters]{},
		"notice":         typed[docs.Notice]{},
		"listing":        typed[docs.Listing]{},
		"searchform":     typed[docs.SearchForm]{},
		"playgroundform": typed[docs.PlaygroundForm]{},
	}
	for _, tmpl := range r.pages.Templates() {
		name := tmpl.Name()
		if name == "" || name == "page.html" || name == "blocks.html" {
			continue
		}
		d, known := data[name]
		if !known {
			t.Errorf("the template %s is given what? add it to this test", name)
			continue
		}
		if err := templatecheck.CheckHTML(tmpl, d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTemplateCheckFinds shows that the check can fail.
func TestTemplateCheckFinds(t *testing.T) {
	wrong := template.Must(template.New("notice").Parse(`{{.Block.Txt}}`))
	if templatecheck.CheckHTML(wrong, typed[docs.Notice]{}) == nil {
		t.Error("a field that is not there is not found")
	}
}
