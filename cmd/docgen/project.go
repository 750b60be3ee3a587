package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/schema"
)

// project is what a command works on: the configuration, and the folder that
// its paths are relative to.
type project struct {
	config  *config.Config
	fsys    fs.FS
	display string // stands before paths of fsys in messages
	refs    []build.Ref
	watch   []string // files and folders on disk whose change calls for a new build
}

// configError ends a command whose configuration is at fault.
func configError(list problem.List) error { return &exitError{exitUsage, list} }

// open returns the project that the flags ask for: the schemas given, else the
// docgen.yaml of this folder, else the schema that is built in.
func (f *schemaFlags) open() (*project, error) {
	p, err := f.openSchemas()
	if err != nil {
		return nil, err
	}
	for _, ref := range f.refs {
		url, file, ok := strings.Cut(ref, "=")
		for ok && !isFile(file) && strings.Contains(file, "=") { // the URL may have a query
			more, rest, _ := strings.Cut(file, "=")
			url, file = url+"="+more, rest
		}
		if !ok || url == "" || file == "" {
			return nil, usage(fmt.Sprintf("--ref %s is not URL=FILE", ref), "write it as --ref https://example.com/a.json=a.json")
		}
		if err := p.addRef(url, file); err != nil {
			return nil, unreadable(file, err)
		}
	}
	return p, nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// addRef lets a file stand for a URL. The error is that of the file system.
func (p *project) addRef(url, file string) error {
	if _, err := os.Stat(file); err != nil {
		return err
	}
	dir := filepath.Dir(file)
	p.refs = append(p.refs, build.Ref{URL: url, FS: os.DirFS(dir), Display: display(dir), Path: filepath.Base(file)})
	p.watch = append(p.watch, file)
	return nil
}

func (f *schemaFlags) openSchemas() (*project, error) {
	listed := f.one && len(f.schemas) == 1 // docgen.yaml may say more of it
	if len(f.schemas) > 0 && !listed {
		return given(f.schemas)
	}
	text, err := os.ReadFile(config.FileName)
	switch {
	case err != nil && listed:
		return given(f.schemas)
	case errors.Is(err, fs.ErrNotExist):
		return builtIn()
	case err != nil:
		return nil, unreadable(config.FileName, err)
	}
	c, problems := config.Parse(config.FileName, text)
	switch {
	case listed && !only(c, f.schemas[0]):
		return given(f.schemas)
	case problems.HasErrors():
		return nil, configError(problems)
	}
	return configured(c)
}

// only leaves of the schemas of c the one in the file name, also where the file is
// in a folder that c lists. It tells whether there is one.
func only(c *config.Config, name string) bool {
	file, err := filepath.Abs(name)
	if err != nil || !isFile(file) {
		return false
	}
	for _, key := range []string{"file", "dir"} { // an entry of its own comes first
		for _, s := range c.Schemas {
			if keyOf(&s) != key {
				continue
			}
			listed, err := filepath.Abs(filepath.FromSlash(*pathOf(&s)))
			if err == nil && (listed == file || key == "dir" && within(listed, file)) {
				s.File, s.Dir = filepath.ToSlash(name), ""
				c.Schemas = []config.Schema{s}
				return true
			}
		}
	}
	return false
}

// builtIn is the project of the Customer schema.
func builtIn() (*project, error) {
	c, problems := config.Parse("docgen.yaml", schema.Config())
	if problems.HasErrors() {
		return nil, configError(problems)
	}
	return &project{config: c, fsys: schema.FS()}, nil
}

// configured is the project that a docgen.yaml in this folder describes.
func configured(c *config.Config) (*project, error) {
	var problems problem.List
	if len(c.Schemas) == 0 {
		return nil, configError(problem.List{c.At("", "config", "the file names no schema").Advised(`add "schemas:" with an item such as "- file: my.schema.json"`)})
	}
	p := &project{config: c, watch: []string{config.FileName}}
	var paths []*string
	for i := range c.Schemas {
		s := &c.Schemas[i]
		name := s.File + s.Dir
		if info, err := probe(filepath.FromSlash(name)); err != nil {
			problems = append(problems, c.At(s.At().Append(keyOf(s)), "unreadable", "reading "+name+": "+reason(err)).Advised("paths are relative to the folder of this file"))
		} else if s.File != "" && info.IsDir() {
			problems = append(problems, c.At(s.At().Append("file"), "unreadable", name+" is a folder, not a file").Advised("write dir: "+name+" for all schemas in it"))
		} else if s.Dir != "" && !info.IsDir() {
			problems = append(problems, c.At(s.At().Append("dir"), "unreadable", name+" is a file, not a folder").Advised("write file: "+name))
		}
		paths = append(paths, pathOf(s))
		p.watch = append(p.watch, filepath.FromSlash(name))
		for j := range s.Versions {
			v := &s.Versions[j]
			if _, err := os.Stat(filepath.FromSlash(v.File)); err != nil {
				problems = append(problems, c.At(v.At().Append("file"), "unreadable", "reading "+v.File+": "+reason(err)).Advised("paths are relative to the folder of this file"))
			}
			paths = append(paths, &v.File)
			p.watch = append(p.watch, filepath.FromSlash(v.File))
		}
	}
	if problems.HasErrors() {
		return nil, configError(problems)
	}
	for _, url := range slices.Sorted(maps.Keys(c.Refs)) {
		if err := p.addRef(url, filepath.FromSlash(c.Refs[url])); err != nil {
			return nil, configError(problem.List{c.At(jsondoc.Pointer("/refs").Append(url), "unreadable", "reading "+c.Refs[url]+": "+reason(err)).Advised("paths are relative to the folder of this file")})
		}
	}
	root, err := rebase(paths, ".")
	if err != nil {
		return nil, err
	}
	p.fsys, p.display = os.DirFS(root), display(root)
	return p, nil
}

// probe tells of a file or folder, once it is sure that a file can be read.
func probe(name string) (fs.FileInfo, error) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return info, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return info, f.Close()
}

func keyOf(s *config.Schema) string {
	if s.Dir != "" {
		return "dir"
	}
	return "file"
}

func pathOf(s *config.Schema) *string {
	if s.Dir != "" {
		return &s.Dir
	}
	return &s.File
}

// given is the project of schemas named on the command line.
func given(names []string) (*project, error) {
	c := config.Default()
	p := &project{config: c, watch: names}
	var roots []string
	c.Schemas = make([]config.Schema, len(names))
	var paths []*string
	for i, name := range names {
		info, err := probe(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		s := &c.Schemas[i]
		switch {
		case info.IsDir():
			s.Dir = filepath.ToSlash(name)
			roots = append(roots, name)
		case info.Mode().IsRegular():
			s.File = filepath.ToSlash(name)
			roots = append(roots, filepath.Dir(name))
		default:
			return nil, &exitError{exitUsage, &problem.Problem{Code: "unreadable", File: filepath.ToSlash(name), Message: "this is neither a file nor a folder"}}
		}
		paths = append(paths, pathOf(s))
	}
	root, err := rebase(paths, roots...)
	if err != nil {
		return nil, err
	}
	p.fsys, p.display = os.DirFS(root), display(root)
	return p, nil
}
