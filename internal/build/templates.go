package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/templates"
)

// sumsName is the file of the site that holds the checksums of the templates.
const sumsName = "templates.sha256"

// templateSums returns the checksum of each template, one a line as sha256sum
// prints them. They stand in the site so that a change of any byte of a
// template is drift, and named, though no page of these schemas shows it.
func templateSums(templates fs.FS) ([]byte, error) {
	var names []string
	for _, pattern := range []string{"*.html", "*.md", "*.tmpl", "assets/*"} {
		found, err := fs.Glob(templates, pattern)
		if err != nil {
			return nil, fmt.Errorf("listing the templates: %w", err)
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	var sums []byte
	for _, name := range names {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, fmt.Errorf("reading a template: %w", err)
		}
		sums = fmt.Appendf(sums, "%x  %s\n", sha256.Sum256(data), name)
	}
	return sums, nil
}

// templateFault is what text/template and html/template say of a template: the
// name of its file or, without a line, its own; the line, the column (from 0),
// and the message.
var templateFault = regexp.MustCompile(`template: ?([^:\s]+):(?:(\d+):)?(?:(\d+):)? (.*)`)

// templateProblem returns what is wrong with a template of the user's own folder
// where err comes from one, and nil otherwise.
func templateProblem(in *Input, err error) *problem.Problem {
	if err == nil {
		return nil
	}
	found := templateFault.FindStringSubmatch(err.Error())
	if in.Templates == nil || found == nil {
		return nil
	}
	p := &problem.Problem{Code: "template", Message: found[4], File: in.Config.Templates, Help: "correct the template; without its file the one that is built in is used"}
	text, err := fs.ReadFile(in.Templates, found[1])
	if err != nil {
		return p
	}
	p.File = path.Join(in.Config.Templates, found[1])
	p.Line, _ = strconv.Atoi(found[2])
	p.Column, _ = strconv.Atoi(found[3])
	p.Column++
	if lines := strings.Split(string(text), "\n"); p.Line >= 1 && p.Line <= len(lines) {
		p.Excerpt = lines[p.Line-1]
	}
	return p
}

// ownGoTemplates tells whether the user's folder has templates of Go files that
// are not those built in.
func ownGoTemplates(own fs.FS) bool {
	if own == nil {
		return false
	}
	names, _ := fs.Glob(templates.FS, "*.go.tmpl")
	return slices.ContainsFunc(names, func(name string) bool {
		builtIn, _ := fs.ReadFile(templates.FS, name)
		text, err := fs.ReadFile(own, name)
		return err == nil && !bytes.Equal(text, builtIn)
	})
}

// overlay returns the built-in templates with the files of a user's folder in their place.
func overlay(own fs.FS) fs.FS {
	if own == nil {
		return templates.FS
	}
	return layered{own, templates.FS}
}

// layered is a file system whose files come from the first layer that has them.
type layered []fs.FS

// Open opens the file called name in the first layer that has it.
func (l layered) Open(name string) (fs.File, error) {
	var err error
	for _, layer := range l {
		var f fs.File
		if f, err = layer.Open(name); err == nil {
			return f, nil
		}
	}
	return nil, err
}

// ReadDir lists the names of all layers.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	byName := map[string]fs.DirEntry{}
	var last error
	found := false
	for i := len(l) - 1; i >= 0; i-- {
		entries, err := fs.ReadDir(l[i], name)
		if err != nil {
			last = err
			continue
		}
		found = true
		for _, e := range entries {
			byName[e.Name()] = e
		}
	}
	if !found {
		return nil, last
	}
	return sortedEntries(byName), nil
}

func sortedEntries(byName map[string]fs.DirEntry) []fs.DirEntry {
	entries := make([]fs.DirEntry, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		entries = append(entries, byName[name])
	}
	return entries
}
