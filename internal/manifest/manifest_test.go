package manifest_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// TestMarshal: what is written is the manifest as encoding/json sees it, with a
// line for each case and mutant.
func TestMarshal(t *testing.T) {
	for name, m := range map[string]*manifest.Manifest{
		"empty": {Format: manifest.Format, Notes: []manifest.Note{}, Cases: []manifest.Case{}, Declined: []manifest.Declined{}},
		"full": {
			Schema: "../manifest.schema.json", Format: manifest.Format,
			Generator: manifest.Generator{Name: "docgen", Module: "m", Seed: 7},
			Subject:   manifest.Subject{Name: "customer", Title: "A <b> & \u2028", SHA256: strings.Repeat("0", 64)},
			Counts:    manifest.Counts{Valid: 1, Invalid: 1},
			Notes:     []manifest.Note{{Flag: "big-integer", Text: "read it exactly"}},
			Cases: []manifest.Case{
				{ID: "a", Verdict: manifest.Valid, Verdicts: &manifest.Modes{Annotation: "valid", Assertion: "valid"}},
				{ID: "b", Verdict: manifest.Invalid, Base: "a", Patch: []manifest.Operation{{Op: "add", Path: "/x", Value: json.RawMessage(`{"y":1.0}`)}}, Kills: []string{"m"}},
			},
			Declined: []manifest.Declined{{Keyword: "type", Reason: "beside enum"}},
			Coverage: &manifest.Coverage{TooLax: manifest.Score{Mutants: 1, Killed: 1}, Smoke: []string{"b"}, Mutants: []manifest.Mutant{{ID: "m", Direction: manifest.TooLax, Killers: []string{"b"}}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := m.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			again, err := manifest.Parse(text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if !reflect.DeepEqual(m, again) {
				t.Errorf("it comes back as\n%+v\nin place of\n%+v", again, m)
			}
			var want, got any
			plain, _ := json.Marshal(m)
			_ = json.Unmarshal(plain, &want)
			_ = json.Unmarshal(text, &got)
			if !reflect.DeepEqual(want, got) {
				t.Errorf("a member is missing or more than encoding/json writes:\n%s", text)
			}
			if lines := strings.Count(string(text), "\n    {"); lines < len(m.Cases) {
				t.Errorf("%d lines for %d cases", lines, len(m.Cases))
			}
		})
	}
}

// TestAppend: a case and a mutant, with every field filled and with none, are
// written as encoding/json writes them.
func TestAppend(t *testing.T) {
	full := manifest.Case{Verdict: manifest.InvalidFormat}
	fill(t, reflect.ValueOf(&full).Elem())
	mutant := manifest.Mutant{Direction: manifest.TooStrict}
	fill(t, reflect.ValueOf(&mutant).Elem())
	m := manifest.Manifest{Format: manifest.Format, Cases: []manifest.Case{{}, full}, Coverage: &manifest.Coverage{Unmeasured: 3, Mutants: []manifest.Mutant{{}, mutant}}}
	text, err := m.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []any{m.Cases[0], full, m.Coverage.Mutants[0], mutant} {
		if line := plain(t, want); !strings.Contains(string(text), "\n"+strings.Repeat(" ", 4)+line) && !strings.Contains(string(text), "\n      "+line) {
			t.Errorf("no line is\n%s\nin\n%s", line, text)
		}
	}
	again, err := manifest.Parse(text)
	if err != nil || again.Coverage.Unmeasured != 3 {
		t.Errorf("it comes back with %+v, %v", again, err)
	}
	full.Kills = nil // the lines leave them to the manifest
	for _, line := range []manifest.Line{{Case: full, Instance: json.RawMessage(`{"a":[1.0,"\"b "]}`)}, {Case: full, Bytes: []byte{0xff, 0}}} {
		if want, got := plain(t, line)+"\n", string(line.Append(nil)); got != want {
			t.Errorf("a line is\n%swant\n%s", got, want)
		}
	}
}

// plain is what encoding/json makes of v, without HTML escapes.
func plain(t *testing.T, v any) string {
	t.Helper()
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fill sets each field of a struct to something that shows when it is lost.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			fill(t, field)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.SetBytes([]byte(`{"x":"<é\u2028\\\"","y":[ 1.0 , "a b" ]}`))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(t, v.Index(i))
		}
	case reflect.String:
		v.SetString("a \"\\\n<b>\u2028\x01é")
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("a field of type %s: fill needs to know it", v.Type())
	}
}
