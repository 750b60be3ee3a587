package main

import (
	"io/fs"
	"path"
	"strings"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/output"
)

// What init looks at, so that it ends soon wherever it is called.
const (
	mostFound  = 20
	mostLooked = 2_000
	mostDeep   = 4       // folders below this one
	mostRead   = 4 << 20 // bytes of a file
)

// findSchemas returns the files at and below this folder whose names say that they
// are schemas, or that declare themselves to be with "$schema". It passes over
// hidden folders, those of other people's packages, and docgen's own output.
func findSchemas(folder fs.FS) []initSchema {
	var found []initSchema
	looked := 0
	_ = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be read is no schema to begin with
		case len(found) >= mostFound || looked >= mostLooked:
			return fs.SkipAll
		case e.IsDir():
			if name != "." && isForeign(folder, name) {
				return fs.SkipDir
			}
			return nil
		}
		looked++
		if e.Type().IsRegular() && load.IsSchemaName(name) && e.Name() != config.EditorSchemaName && (isCalledSchema(name) || declared(folder, name)) {
			found = append(found, initSchema{"file", name})
		}
		return nil
	})
	return found
}

// isForeign tells whether a folder holds nothing of the user's own.
func isForeign(folder fs.FS, dir string) bool {
	switch base := path.Base(dir); {
	case strings.HasPrefix(base, "."), base == "node_modules", base == "vendor":
		return true
	case strings.Count(dir, "/") >= mostDeep:
		return true
	}
	_, err := fs.Stat(folder, path.Join(dir, output.ListName))
	return err == nil
}

// isCalledSchema tells whether a file's name says that it is a schema.
func isCalledSchema(name string) bool {
	plain := strings.TrimSuffix(strings.ToLower(path.Base(name)), path.Ext(name))
	return plain == "schema" || strings.HasSuffix(plain, ".schema") || strings.HasSuffix(plain, "-schema") ||
		path.Base(path.Dir(name)) == "schemas" && path.Ext(name) == ".json"
}

// declared tells whether a file has a "$schema" of JSON Schema's own.
func declared(folder fs.FS, name string) bool {
	if info, err := fs.Stat(folder, name); err != nil || info.Size() > mostRead {
		return false
	}
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return false
	}
	parse := jsondoc.Parse
	if ext := path.Ext(name); ext != ".json" {
		parse = load.YAML
	}
	doc, err := parse(name, data)
	if err != nil {
		return false
	}
	dialect := doc.Root.Lookup("/$schema")
	return dialect != nil && dialect.Kind == jsondoc.String && strings.Contains(dialect.Text, "json-schema.org/")
}
