package output

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/filename"
)

// NameError says why a path cannot be the name of a generated file.
type NameError struct {
	Path   string
	Reason string
}

func (e *NameError) Error() string {
	return fmt.Sprintf("%q cannot be the name of an output file: %s", e.Path, e.Reason)
}

// checkName tells whether path can be written on Linux, macOS and Windows alike
// without leaving its folder. The error is a *NameError.
func checkName(path string) error {
	if fault := filename.Fault(path); fault != "" {
		return &NameError{path, fault}
	}
	if path == ListName || strings.HasPrefix(path, stagingPrefix) {
		return &NameError{path, "docgen uses this name itself"}
	}
	return nil
}

// nameSet knows the files and folders of a tree by their name without case.
type nameSet map[string]nameEntry

type nameEntry struct {
	spelt  string
	folder bool
}

// fold maps names that a case-insensitive file system takes for one to one text.
func fold(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ToUpper(name))
		}
	}
	return name
}

func (s *nameSet) add(path string) error {
	if *s == nil {
		*s = make(nameSet)
	}
	key := fold(path)
	if old, ok := (*s)[key]; ok && (old.folder || old.spelt != path) {
		return collision(path, old)
	}
	for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
		folder := path[:i]
		old, ok := (*s)[fold(folder)]
		if ok && (!old.folder || old.spelt != folder) {
			return collision(path, old)
		}
		if ok {
			break // its own parents were checked when it came
		}
		(*s)[fold(folder)] = nameEntry{folder, true}
	}
	(*s)[key] = nameEntry{path, false}
	return nil
}

func collision(path string, old nameEntry) error {
	kind := "file"
	if old.folder {
		kind = "folder"
	}
	return &NameError{path, fmt.Sprintf("there is a %s %q already, and a file system may not tell the two apart", kind, old.spelt)}
}
