package build

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/filename"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
)

// subject is one schema on its way through the build.
type subject struct {
	entry    config.Schema
	number   int    // among all, from 0
	name     string // of its folders in the output
	path     string // of the file
	source   []byte
	loaded   *load.Document  // nil when the file could not be read at all
	unread   *load.Document  // where to read it again while it is let go
	doc      *model.Document // nil when it could not be parsed
	problems problem.List    // all that was found in it
	past     problem.List    // what is wrong in its earlier versions

	fault    bool         // it failed, all told
	set      *fixture.Set // nil where there are no fixtures
	declined string       // why there are none
}

// failed tells whether the schema is unfit to be documented: it cannot be read,
// is no valid schema, or its own references point nowhere. References to
// documents that are not here do not count: they are shown as such.
func (s *subject) failed() bool {
	if s.doc == nil || s.doc.Root == nil {
		return true
	}
	for _, p := range s.problems {
		if p.Severity == problem.Error && p.Code != model.CodeMissingDocument {
			return true
		}
	}
	return false
}

// forget drops what is not needed when the files of the schema are made.
func (s *subject) forget() { s.source, s.loaded, s.doc, s.set = nil, nil, nil, nil }

// maxSubschemas bounds what is documented: the time and the memory for one schema.
const maxSubschemas = 150_000

// read reads the schemas that the configuration names and builds their model. The
// problems are those of documents that are only referred to.
func read(in *Input, set *load.Set) ([]*subject, problem.List) {
	folder := set.Folder(in.FS, in.Display)
	for _, ref := range in.Refs {
		set.Ref(ref.URL, set.Folder(ref.FS, ref.Display), ref.Path)
	}
	subjects := listed(folder, in.Config.Schemas)
	for i, s := range subjects {
		in.progress(i, len(subjects), "reading "+s.path)
		if len(s.problems) > 0 {
			continue
		}
		doc, err := set.Read(folder, s.path)
		if doc != nil {
			s.loaded, s.source = doc, doc.Source
		}
		if err != nil {
			s.problems = append(s.problems, asProblem(err, in.Display+s.path))
		}
	}
	nameAll(subjects)
	m := resolve(set, subjects)
	for _, s := range subjects {
		if s.doc != nil {
			s.problems = append(s.problems, s.doc.Problems...)
		}
	}
	return subjects, referred(m)
}

// resolve builds the model of subjects and of what they refer to.
func resolve(set *load.Set, subjects []*subject) *model.Model {
	var entries []*load.Document
	for _, s := range subjects {
		if s.loaded != nil && s.loaded.Root != nil {
			entries = append(entries, s.loaded)
		}
	}
	m := model.Build(set, entries)
	byLoaded := make(map[*load.Document]*model.Document, len(m.Documents))
	for _, doc := range m.Documents {
		byLoaded[doc.Document] = doc
	}
	for _, s := range subjects {
		s.doc = byLoaded[s.loaded]
	}
	return m
}

// check holds the schema to its meta-schema and to what docgen can do.
func (s *subject) check() {
	if s.doc == nil {
		return
	}
	switch n := len(s.doc.Schemas); {
	case n > maxSubschemas:
		s.problems = append(s.problems, s.problem("too-large", fmt.Sprintf("the schema has %d subschemas, and docgen reads up to %d", n, maxSubschemas)).Advised("split it into several files"))
	case s.doc.Root != nil:
		s.problems = append(s.problems, CheckSchema(s.doc)...)
	}
}

// asProblem returns err as a problem, whatever it is.
func asProblem(err error, file string) *problem.Problem {
	if p, ok := err.(*problem.Problem); ok {
		return p
	}
	return &problem.Problem{Code: "unreadable", File: file, Message: err.Error()}
}

// nameAll gives each subject a name that is safe and unique on every file
// system: from the configuration, else from the file.
func nameAll(subjects []*subject) {
	taken := map[string]bool{}
	for _, reserved := range []string{"assets", "playground", "index", "search", "guide", "downloads"} {
		taken[reserved] = true
	}
	for _, s := range subjects { // names that were asked for come first
		if s.entry.Name != "" && !taken[fold(s.entry.Name)] {
			s.name = s.entry.Name
			taken[fold(s.name)] = true
		}
	}
	for _, s := range subjects {
		if s.name != "" {
			continue
		}
		name := safeName(baseName(s.path))
		unique := name
		for n := 2; taken[fold(unique)]; n++ {
			unique = name + "-" + strconv.Itoa(n)
		}
		s.name = unique
		taken[fold(unique)] = true
	}
}

func fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// baseName is the file's name without what only says that it is a schema.
func baseName(p string) string {
	name := path.Base(p)
	lower := strings.ToLower(name)
	for _, suffix := range []string{".json", ".yaml", ".yml"} {
		if strings.HasSuffix(lower, suffix) {
			name = name[:len(name)-len(suffix)]
			break
		}
	}
	for _, suffix := range []string{".schema", "-schema", "_schema"} {
		if plain := strings.TrimSuffix(name, suffix); plain != "" {
			name = plain
		}
	}
	return name
}

// safeName keeps letters, digits, dots and dashes, and shortens what is long.
func safeName(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' || r == '-':
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte('-')
		}
		if b.Len() > 80 {
			break
		}
	}
	safe := strings.Trim(b.String(), ".-")
	if safe == "" {
		return "schema"
	}
	if filename.IsDevice(safe) {
		safe = "schema-" + safe
	}
	return safe
}
