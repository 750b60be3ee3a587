package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
)

const initLong = `Init writes a commented docgen.yaml into this folder, for the schemas given or
found here, and beside it the schema by which editors complete and check the
file. It never overwrites.`

//go:embed init.yaml.tmpl
var initTemplate string

// editorSchemaName is the file that holds the schema of docgen.yaml.
const editorSchemaName = "docgen.schema.json"

func newInit(a *app) *cobra.Command {
	var schemas []string
	cmd := &cobra.Command{
		Use:     "init",
		Short:   "Write a commented docgen.yaml for your own schema",
		Long:    initLong,
		Example: "  docgen init --schema order.schema.json",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.init(schemas) },
	}
	cmd.Flags().StringArrayVar(&schemas, "schema", nil, "a schema `FILE`, or a folder of them; may be repeated")
	_ = cmd.MarkFlagFilename("schema", "json", "yaml", "yml")
	return cmd
}

// initSchema is what the template needs of a schema.
type initSchema struct{ Key, Path string }

func (a *app) init(names []string) error {
	if _, err := os.Lstat(config.FileName); err == nil {
		return usage("there is a docgen.yaml here already", "edit it, or remove it first")
	}
	var schemas []initSchema
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return unreadable(name, err)
		}
		s := initSchema{"file", filepath.ToSlash(name)}
		if info.IsDir() {
			s.Key = "dir"
		}
		schemas = append(schemas, s)
	}
	if len(schemas) == 0 {
		schemas = findSchemas(os.DirFS("."))
	}
	found := len(schemas) > 0
	if !found {
		schemas = []initSchema{{"file", "my.schema.json"}}
	}
	text, err := initText(schemas)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(editorSchemaName); errors.Is(err, fs.ErrNotExist) {
		if err := create(editorSchemaName, config.EditorSchema); err != nil {
			return err
		}
	}
	if err := create(config.FileName, text); err != nil {
		return err
	}
	if !found {
		a.say("wrote docgen.yaml; put the path of your schema into it, then run docgen build")
		return nil
	}
	a.say("wrote docgen.yaml for %s; next: docgen build", count(len(schemas), "schema"))
	return nil
}

func initText(schemas []initSchema) ([]byte, error) {
	t, err := template.New("docgen.yaml").Funcs(template.FuncMap{"quote": quoteYAML}).Parse(initTemplate)
	if err != nil {
		return nil, fmt.Errorf("reading the template of docgen.yaml: %w", err)
	}
	var text bytes.Buffer
	err = t.Execute(&text, schemas)
	return text.Bytes(), err
}

// quoteYAML writes a path as a YAML scalar: as it is where YAML reads it as that,
// else as a JSON string, which YAML knows too.
func quoteYAML(path string) string {
	doc, err := load.YAML("", []byte(path))
	if err == nil && doc.Root.Kind == jsondoc.String && doc.Root.Text == path {
		return path
	}
	return string(jsondoc.AppendString(nil, path))
}

// findSchemas returns the files of this folder whose names say that they are
// schemas, or that declare themselves to be with "$schema".
func findSchemas(folder fs.FS) []initSchema {
	var found []initSchema
	for _, pattern := range []string{"*.schema.json", "*-schema.json", "*.schema.yaml", "*.schema.yml", "schema.json", "schemas/*.schema.json", "schemas/*.json"} {
		names, _ := fs.Glob(folder, pattern)
		for _, name := range names {
			if name == editorSchemaName || len(found) >= 20 || slices.Contains(found, initSchema{"file", name}) {
				continue
			}
			found = append(found, initSchema{"file", name})
		}
	}
	names, _ := fs.Glob(folder, "*.json")
	for _, name := range names {
		if name != editorSchemaName && len(found) < 20 && !slices.Contains(found, initSchema{"file", name}) && declared(folder, name) {
			found = append(found, initSchema{"file", name})
		}
	}
	return found
}

// declared tells whether a file has a "$schema" of JSON Schema's own.
func declared(folder fs.FS, name string) bool {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return false
	}
	doc, err := jsondoc.Parse(name, data)
	if err != nil {
		return false
	}
	dialect := doc.Root.Lookup("/$schema")
	return dialect != nil && dialect.Kind == jsondoc.String && strings.Contains(dialect.Text, "json-schema.org/")
}

// create writes a file that is not there yet.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err == nil {
		_, err = f.Write(data)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return usage("writing "+name+": "+reason(err), "run docgen init in a folder that you may write to")
	}
	return nil
}
