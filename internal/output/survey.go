package output

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// state is how a generated file compares with the folder.
type state uint8

const (
	same    state = iota
	missing       // not there
	differs       // there, with other bytes or not to be read; until it is settled whose it is
	changed       // there, made by docgen, with other bytes
	foreign       // there, with other bytes, and not made by docgen
	blocked       // a folder stands at its name, or a file or a link where its folder should be
)

// entry is one generated file that the folder does not hold as it should be.
type entry struct {
	path    string
	staged  int // its number among the entries as they came
	state   state
	outside bool // its folder could not be entered
	doubted bool // the folder has a file of docgen's there whose name has other letter case
	err     error
	bytes   *contents // only where they are asked for
}

// survey compares a folder with generated files as they come.
type survey struct {
	dir     string   // as given
	root    *os.Root // of dir; nil when it is not there yet
	owned   map[string]bool
	spelt   map[string]string // names of owned that are not as fold has them, by that
	oldList []byte            // the list as it is; nil when there is none
	whole   bool              // keep the bytes of what differs

	mu      sync.Mutex
	names   nameSet // of all files that came
	entries []entry // after settle in the order of paths
	same    int
	idle    []*walker

	removed []string // made by an earlier run, still there, not among the files
	list    []byte   // the list as it should be
}

// survey looks at the folder dir.
func newSurvey(dir string) (*survey, error) {
	root, err := openTarget(dir)
	if err != nil {
		return nil, failure(dir, "", err)
	}
	s := &survey{dir: dir, root: root}
	if err := s.readList(); err != nil {
		s.close()
		return nil, failure(dir, "", err)
	}
	for name := range s.owned {
		if folded := fold(name); folded != name {
			if s.spelt == nil {
				s.spelt = map[string]string{}
			}
			s.spelt[folded] = name
		}
	}
	return s, nil
}

// readList reads the list as it stands, where it is not what was read last.
func (s *survey) readList() error {
	if s.root == nil {
		return nil
	}
	raw, err := s.root.ReadFile(ListName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.owned, s.oldList = nil, nil
		return nil
	case err == nil && (s.oldList == nil || !bytes.Equal(raw, s.oldList)):
		s.owned, s.oldList = ParseList(raw), raw
	}
	return err
}

func (s *survey) close() {
	for _, w := range s.idle {
		w.close()
	}
	if s.root != nil {
		s.root.Close()
	}
}

// look compares one more file; it returns its entry where it is not the same.
func (s *survey) look(w *walker, file File) (*entry, error) {
	if err := checkName(file.Path); err != nil {
		return nil, err
	}
	s.mu.Lock()
	err := s.names.add(file.Path)
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	e := entry{path: file.Path, state: missing, doubted: s.otherCase(file.Path)}
	if s.root != nil {
		w.compare(&e, file.Data, s.whole)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.state == same && !e.doubted {
		s.same++
		return nil, nil
	}
	e.staged = len(s.entries)
	s.entries = append(s.entries, e)
	return &e, nil
}

// otherCase tells whether an earlier run made a file whose name differs from
// this one in letter case alone.
func (s *survey) otherCase(name string) bool {
	folded := fold(name)
	other, ok := s.spelt[folded]
	return ok && other != name || folded != name && s.owned[folded]
}

// walker returns a walker that nobody uses; rest takes it back.
func (s *survey) walker() *walker {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.idle); n > 0 {
		w := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return w
	}
	return &walker{root: s.root}
}

func (s *survey) rest(w *walker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, w)
}

// settle finds out, when all files came, what becomes of each entry and what is
// to be removed. The list is read again: another run may have ended meanwhile.
func (s *survey) settle() error {
	paths := make([]string, 0, len(s.names))
	for _, n := range s.names {
		if !n.folder {
			paths = append(paths, n.spelt)
		}
	}
	slices.Sort(paths)
	s.list = formatList(paths)
	slices.SortFunc(s.entries, func(a, b entry) int { return cmp.Compare(a.path, b.path) })
	if s.root == nil {
		return nil
	}
	if err := s.readList(); err != nil {
		return failure(s.dir, "", err)
	}
	s.findRemoved()
	gone := make(map[string]bool, len(s.removed))
	for _, name := range s.removed {
		gone[fold(name)] = true
	}
	kept := s.entries[:0]
	for _, e := range s.entries {
		s.settleEntry(&e, gone)
		if e.state == same {
			s.same++
			continue
		}
		kept = append(kept, e)
	}
	s.entries = kept
	return nil
}

// settleEntry settles the state of e. gone holds the folded names that are to be removed.
func (s *survey) settleEntry(e *entry, gone map[string]bool) {
	switch {
	case len(gone) > 0 && gone[fold(e.path)]:
		e.state = missing // its place is held by a file with other letter case that goes first
	case e.state == blocked && e.outside && fileGoes(path.Dir(e.path), gone):
		e.state = missing
	case e.state == missing:
		if info, err := s.root.Lstat(e.path); err == nil && !info.IsDir() {
			e.state = foreign // it came meanwhile
		}
		if s.owned[e.path] && e.state == foreign {
			e.state = changed
		}
	case e.state == differs && s.owned[e.path]:
		e.state = changed
	case e.state == differs:
		e.state = foreign
	}
}

// has tells whether a file came under this name.
func (s *survey) has(name string) bool {
	n, ok := s.names[fold(name)]
	return ok && !n.folder && n.spelt == name
}

// findRemoved lists the files of an earlier run that are still there and no
// longer generated.
func (s *survey) findRemoved() {
	for name := range s.owned {
		if s.has(name) {
			continue
		}
		if info, err := s.root.Lstat(name); err == nil && !info.IsDir() {
			s.removed = append(s.removed, name)
		}
	}
	slices.Sort(s.removed)
}
