package build

import (
	"io/fs"
	"path"
	"slices"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
)

// listed returns the subjects that the entries name. A file that an entry names by
// itself is not taken once more from its folder, and the same entry counts once.
func listed(folder *load.Folder, entries []config.Schema) []*subject {
	type entryKey struct{ file, name string }
	seen := map[entryKey]bool{}
	alone := map[string]bool{}
	for _, entry := range entries {
		if entry.Dir == "" {
			alone[path.Clean(entry.File)] = true
		}
	}
	var subjects []*subject
	for _, entry := range entries {
		for _, s := range expand(folder, entry) {
			k := entryKey{path.Clean(s.path), s.entry.Name}
			if entry.Dir != "" && alone[k.file] || seen[k] {
				continue
			}
			seen[k] = true
			s.number = len(subjects)
			subjects = append(subjects, s)
		}
	}
	return subjects
}

// expand returns the subjects of one entry: itself, or the files of its folder.
func expand(folder *load.Folder, entry config.Schema) []*subject {
	if entry.Dir == "" {
		return []*subject{{entry: entry, path: entry.File}}
	}
	files, err := load.Files(folder, entry.Dir)
	files = slices.DeleteFunc(files, made(folder.FS))
	if err == nil && len(files) > 0 {
		subjects := make([]*subject, len(files))
		for i, file := range files {
			e := entry
			e.File, e.Dir, e.Name = file, "", ""
			subjects[i] = &subject{entry: e, path: file}
		}
		return subjects
	}
	shown := path.Clean(folder.Display + entry.Dir)
	p := &problem.Problem{Code: "no-schemas", File: shown, Message: "there are no schemas in this folder", Help: "docgen reads files that end in .json, .yaml or .yml"}
	if err != nil {
		p.Message, p.Help = "reading the folder: "+err.Error(), "check the path"
	}
	return []*subject{{entry: entry, path: entry.Dir, problems: problem.List{p}}}
}

// made tells which files are docgen's own: the output of an earlier run, by the
// list that stands in its folder, and the configuration.
func made(fsys fs.FS) func(file string) bool {
	lists := map[string]map[string]bool{}
	list := func(dir string) map[string]bool {
		owned, known := lists[dir]
		if !known {
			if raw, err := fs.ReadFile(fsys, path.Join(dir, output.ListName)); err == nil {
				owned = output.ParseList(raw)
			}
			lists[dir] = owned
		}
		return owned
	}
	return func(file string) bool {
		switch dir := path.Dir(file); path.Base(file) {
		case config.FileName:
			return true
		case config.EditorSchemaName:
			if _, err := fs.Stat(fsys, path.Join(dir, config.FileName)); err == nil {
				return true
			}
		}
		for dir, below := path.Dir(file), path.Base(file); ; dir, below = path.Dir(dir), path.Join(path.Base(dir), below) {
			if list(dir)[below] {
				return true
			}
			if dir == "." || dir == "/" {
				return false
			}
		}
	}
}
