package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
)

const initLong = `Init writes a commented docgen.yaml into this folder, for the schemas given or
found here and below, and beside it the schema by which editors complete and
check the file. It never overwrites.`

//go:embed init.yaml.tmpl
var initTemplate string

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
	if _, err := os.Lstat(config.EditorSchemaName); errors.Is(err, fs.ErrNotExist) {
		if err := create(config.EditorSchemaName, config.EditorSchema); err != nil {
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
	a.say("wrote docgen.yaml for %s; next: docgen build", listOf(schemas))
	return nil
}

// listOf names the schemas, the first of them where they are many.
func listOf(schemas []initSchema) string {
	const most = 5
	var names []string
	for i, s := range schemas {
		if i == most {
			names = append(names, fmt.Sprintf("%d more", len(schemas)-most))
			break
		}
		names = append(names, s.Path)
	}
	return strings.Join(names, ", ")
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
