//go:build js && wasm

// Command playground is docgen as WebAssembly, for the site's playground page:
// the validator and the generator, and nothing that needs files.
//
//	GOOS=js GOARCH=wasm go build -o docgen.wasm ./cmd/playground
//
// It gives JavaScript one object, docgen, with functions that take and return
// JSON texts; package playground says what is in them:
//
//	docgen.open('[{"name": "schema.json", "text": "…"}]')  // {"id": 0} or {"error": "…"}
//	docgen.check(id, text, assertFormat)                   // a playground.Report
//	docgen.another(id, seed)                               // {"text": "…"} or {"error": "…"}
package main

import (
	"encoding/json"
	"fmt"
	"syscall/js"

	"docgen.example/docgen/internal/playground"
)

func main() {
	s := &session{}
	js.Global().Set("docgen", map[string]any{
		"open":    function(s.open),
		"check":   function(s.check),
		"another": function(s.another),
	})
	select {}
}

// session holds the schemas opened so far; a schema's id is its index.
type session struct{ schemas []*playground.Schema }

// function makes a JavaScript function of f, whose result goes out as JSON and
// whose error, or panic, as {"error": …}.
func function(f func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (out any) {
		defer func() {
			if p := recover(); p != nil {
				out = text(map[string]string{"error": fmt.Sprint(p)})
			}
		}()
		result, err := f(args)
		if err != nil {
			result = map[string]string{"error": err.Error()}
		}
		return text(result)
	})
}

func text(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return `{"error":"the result is no JSON"}`
	}
	return string(data)
}

func (s *session) open(args []js.Value) (any, error) {
	var files []playground.File
	if err := json.Unmarshal([]byte(args[0].String()), &files); err != nil {
		return nil, err
	}
	schema, err := playground.Open(files)
	if err != nil {
		return nil, err
	}
	s.schemas = append(s.schemas, schema)
	return map[string]int{"id": len(s.schemas) - 1}, nil
}

func (s *session) check(args []js.Value) (any, error) {
	return s.schemas[args[0].Int()].Check(args[1].String(), args[2].Bool()), nil
}

func (s *session) another(args []js.Value) (any, error) {
	text, err := s.schemas[args[0].Int()].Another(uint64(args[1].Int()))
	return map[string]string{"text": text}, err
}
