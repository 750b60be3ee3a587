// Package load reads the set of documents that a schema needs: the entry files,
// and on demand what they refer to. It reads JSON and YAML through fs.FS, and
// opens nothing that lies outside the folders it was given; the network never.
package load

import (
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
)

// maxBytes bounds the size of a document.
const maxBytes = 256 << 20

// Document is one file of the set.
type Document struct {
	*jsondoc.Document
	URI     string // absolute and fictitious, "file:///" and the path in its folder: what a missing $id is resolved against
	Path    string // in its folder, with slashes; empty for a bundled meta-schema
	Folder  *Folder
	Bundled bool // a meta-schema that ships with docgen
}

// Folder is a place that documents are read from.
type Folder struct {
	FS      fs.FS
	Display string // what stands before a path in messages: empty, or a path that ends in "/"
	prefix  string // of URIs: "file:///" or, for further folders, "file:///2/"
}

// Set holds the documents read so far.
type Set struct {
	refs    map[string]refFile
	folders []*Folder
	byURI   map[string]*Document // by retrieval URI, by given URI and by $id
	failed  map[string]error
	indexed map[string]bool // folders, by URI, whose files are known by $id
}

type refFile struct {
	folder *Folder
	path   string
}

// New returns an empty set.
func New() *Set {
	return &Set{refs: map[string]refFile{}, byURI: map[string]*Document{}, failed: map[string]error{}, indexed: map[string]bool{}}
}

// Folder adds a place to read from. display stands before its paths in messages.
func (s *Set) Folder(fsys fs.FS, display string) *Folder {
	f := &Folder{FS: fsys, Display: display, prefix: "file:///"}
	if n := len(s.folders); n > 0 {
		f.prefix += strconv.Itoa(n+1) + "/"
	}
	s.folders = append(s.folders, f)
	return f
}

// Ref tells the set that the document of a URI is the file at path.
func (s *Set) Ref(uri string, folder *Folder, path string) {
	s.refs[withoutFragment(uri)] = refFile{folder, path}
}

// Read reads the file at path in folder; a second time it returns the same
// document. The error is a *problem.Problem; with one of syntax the document
// comes too, without Root.
func (s *Set) Read(folder *Folder, path string) (*Document, error) {
	uri := folder.prefix + escapePath(path)
	if doc := s.byURI[uri]; doc != nil {
		return doc, nil
	}
	data, err := readFile(folder, path)
	if err != nil {
		return nil, err
	}
	return s.Add(folder, path, data)
}

// Add takes data as the content of the file at path in folder.
func (s *Set) Add(folder *Folder, path string, data []byte) (*Document, error) {
	doc := &Document{URI: folder.prefix + escapePath(path), Path: path, Folder: folder}
	var err error
	if isYAML(path) {
		doc.Document, err = YAML(folder.Display+path, data)
	} else {
		doc.Document, err = jsondoc.Parse(folder.Display+path, data)
	}
	if err != nil {
		if syntax, ok := err.(*jsondoc.SyntaxError); ok {
			return doc, problem.FromSyntax(doc.Document, syntax)
		}
		return doc, err
	}
	s.byURI[doc.URI] = doc
	s.register(doc)
	return doc, nil
}

// Forget drops documents: nothing that is still to be looked up refers to them.
func (s *Set) Forget(documents ...*Document) {
	maps.DeleteFunc(s.byURI, func(_ string, doc *Document) bool { return slices.Contains(documents, doc) })
}

// register makes the document known by its identifier.
func (s *Set) register(doc *Document) {
	if id := identifier(doc.Root); id != "" {
		uri := withoutFragment(Resolve(doc.URI, id))
		if s.byURI[uri] == nil {
			s.byURI[uri] = doc
		}
	}
}

func identifier(root *jsondoc.Value) string {
	for _, name := range []string{"$id", "id"} {
		if id := root.Member(name); id != nil && id.Kind == jsondoc.String {
			return id.Text
		}
	}
	return ""
}

// Lookup returns the document of a URI (a fragment is passed over) that a
// document refers to: by what --ref says, by retrieval URI or $id, as a file
// beside the referring one, or among the bundled meta-schemas. It returns nil
// without error where there is none.
func (s *Set) Lookup(uri string, from *Document) (*Document, error) {
	uri = withoutFragment(uri)
	if doc := s.byURI[uri]; doc != nil {
		return doc, nil
	}
	if ref, ok := s.refs[uri]; ok {
		return s.readAs(uri, ref.folder, ref.path)
	}
	if doc := bundled(uri); doc != nil {
		s.byURI[uri] = doc
		return doc, nil
	}
	if from == nil || from.Folder == nil {
		return nil, nil
	}
	if p, ok := s.sibling(uri, from); ok {
		return s.readAs(uri, from.Folder, p)
	}
	s.indexFolder(from.Folder, path.Dir(from.Path))
	return s.byURI[uri], nil
}

func (s *Set) readAs(uri string, folder *Folder, path string) (*Document, error) {
	if err := s.failed[uri]; err != nil {
		return nil, err
	}
	doc, err := s.Read(folder, path)
	if err != nil {
		s.failed[uri] = err
		return nil, err
	}
	s.byURI[uri] = doc
	return doc, nil
}

// sibling returns the file beside from that uri would be, if the two stood to
// each other as their URIs do.
func (s *Set) sibling(uri string, from *Document) (string, bool) {
	target, err := url.Parse(uri)
	if err != nil {
		return "", false
	}
	var candidates []string
	if strings.HasPrefix(uri, from.Folder.prefix) {
		candidates = append(candidates, strings.TrimPrefix(target.Path, strings.TrimPrefix(from.Folder.prefix, "file://")))
	}
	if id := identifier(from.Root); id != "" {
		if base, err := url.Parse(Resolve(from.URI, id)); err == nil && base.Host == target.Host {
			if rel, ok := relative(path.Dir(base.Path), target.Path); ok {
				candidates = append(candidates, path.Join(path.Dir(from.Path), rel))
			}
		}
	}
	for _, c := range candidates {
		if fs.ValidPath(c) {
			if info, err := fs.Stat(from.Folder.FS, c); err == nil && info.Mode().IsRegular() {
				return c, true
			}
		}
	}
	return "", false
}

func relative(dir, target string) (string, bool) {
	up := ""
	for dir != "/" && dir != "." && dir != "" && !strings.HasPrefix(target, dir+"/") {
		dir, up = path.Dir(dir), up+"../"
	}
	if dir == "." || dir == "" {
		return up + target, true
	}
	return up + strings.TrimPrefix(strings.TrimPrefix(target, dir), "/"), true
}

// indexFolder reads the schemas that stand in dir, once, so that they are known
// by their $id. Files that cannot be read are of no interest here.
func (s *Set) indexFolder(folder *Folder, dir string) {
	if s.indexed[folder.prefix+dir] {
		return
	}
	s.indexed[folder.prefix+dir] = true
	entries, err := fs.ReadDir(folder.FS, dir)
	if err != nil {
		return
	}
	const most = 2000
	for i, e := range entries {
		if i >= most || !e.Type().IsRegular() || !IsSchemaName(e.Name()) {
			continue
		}
		_, _ = s.Read(folder, path.Join(dir, e.Name()))
	}
}

// IsSchemaName tells whether a file's name is that of a JSON or YAML file that
// a folder of schemas is read for.
func IsSchemaName(name string) bool {
	return !strings.HasPrefix(path.Base(name), ".") && (strings.HasSuffix(strings.ToLower(name), ".json") || isYAML(name))
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// Files returns the paths of all schema files at and below dir of folder, sorted.
func Files(folder *Folder, dir string) ([]string, error) {
	var files []string
	err := fs.WalkDir(folder.FS, dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && p != dir && (strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules") {
			return fs.SkipDir
		}
		if e.Type().IsRegular() && IsSchemaName(p) {
			files = append(files, p)
		}
		return nil
	})
	sort.Strings(files)
	return files, err
}

func readFile(folder *Folder, p string) ([]byte, error) {
	shown := folder.Display + p
	info, err := fs.Stat(folder.FS, p)
	if err != nil {
		return nil, &problem.Problem{Code: "unreadable", File: shown, Message: "reading the file: " + reason(err), Help: "check the path"}
	}
	switch {
	case info.IsDir():
		return nil, &problem.Problem{Code: "unreadable", File: shown, Message: "this is a folder, not a file", Help: "name a file in it"}
	case !info.Mode().IsRegular():
		return nil, &problem.Problem{Code: "unreadable", File: shown, Message: "this is not a regular file"}
	case info.Size() > maxBytes:
		return nil, &problem.Problem{Code: "too-large", File: shown, Message: "the file is larger than 256 MB"}
	}
	data, err := fs.ReadFile(folder.FS, p)
	if err != nil {
		return nil, &problem.Problem{Code: "unreadable", File: shown, Message: "reading the file: " + reason(err), Help: "check its permissions"}
	}
	return data, nil
}

// reason returns the innermost text of a file error: paths stand in File already.
func reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// Resolve returns reference resolved against base (RFC 3986 section 5). A
// fragment is carried over as written, since many in use are no valid URIs; where
// the rest is none either, the reference comes back as it is.
func Resolve(base, reference string) string {
	ref, fragment, hasFragment := strings.Cut(reference, "#")
	resolved := withoutFragment(base)
	if ref != "" {
		b, errBase := url.Parse(resolved)
		r, err := url.Parse(ref)
		if err != nil || errBase != nil {
			return reference
		}
		if b.Opaque != "" && !r.IsAbs() {
			resolved = ref
		} else {
			resolved = b.ResolveReference(r).String()
		}
	}
	if hasFragment {
		resolved += "#" + fragment
	}
	return resolved
}

func withoutFragment(uri string) string {
	plain, _, _ := strings.Cut(uri, "#")
	return plain
}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }
