package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

// commit moves what is staged to its place, and calls tick before each file. After
// an error, undo brings back what was there.
func (s *stage) commit(tick func()) error {
	if s.temp == "" {
		return nil
	}
	if s.root == nil {
		if err := os.Rename(filepath.Join(s.temp, fresh), filepath.Clean(s.dir)); err != nil {
			return failure(s.dir, "", err)
		}
		s.moved = true
		s.undos = append(s.undos, func() error {
			s.moved = false
			return os.Rename(filepath.Clean(s.dir), filepath.Join(s.temp, fresh))
		})
		return nil
	}
	if err := s.replace("list-during", ListName); err != nil {
		return failure(s.dir, ListName, err)
	}
	for _, name := range s.removed {
		if err := s.remove(name); err != nil {
			return failure(s.dir, name, err)
		}
	}
	for _, e := range s.entries {
		tick()
		if err := s.replace(strconv.Itoa(e.staged), e.path); err != nil {
			return failure(s.dir, e.path, err)
		}
	}
	if err := s.replace("list-after", ListName); err != nil {
		return failure(s.dir, ListName, err)
	}
	return nil
}

// undo takes the steps of commit back, last first. A step that cannot be taken
// back leaves the others to be; the error joins what went wrong.
func (s *stage) undo() error {
	var failed []error
	for _, step := range slices.Backward(s.undos) {
		if err := step(); err != nil && !errors.Is(err, fs.ErrNotExist) { // what is not there needs no taking back
			failed = append(failed, err)
		}
	}
	s.undos = nil
	return errors.Join(failed...)
}

// replace moves a staged file to its name in the folder. What stood there stays
// reachable under a second name, so that there is no moment without the file.
func (s *stage) replace(staged, name string) error {
	if err := s.makeFolders(path.Dir(name)); err != nil {
		return err
	}
	kept := path.Join(s.name, "old-"+staged)
	_, err := s.root.Lstat(name)
	existed := err == nil
	if existed {
		if err := s.root.Link(name, kept); err != nil {
			if err := s.root.Rename(name, kept); err != nil { // a file system without links
				return err
			}
		}
	}
	s.undos = append(s.undos, func() error {
		if existed {
			return s.root.Rename(kept, name)
		}
		return s.root.Remove(name)
	})
	return s.root.Rename(path.Join(s.name, staged), name)
}

// makeFolders makes dir and its parents, so that undo can remove those that are new.
func (s *stage) makeFolders(dir string) error {
	if dir == "." {
		return nil
	}
	if info, err := s.root.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if err := s.makeFolders(path.Dir(dir)); err != nil {
		return err
	}
	if err := s.root.Mkdir(dir, 0o755); err != nil {
		return err
	}
	s.undos = append(s.undos, func() error { return s.root.Remove(dir) })
	return nil
}

// remove takes a file out of the folder, and the folders that it leaves empty.
func (s *stage) remove(name string) error {
	kept := path.Join(s.name, "gone-"+strconv.Itoa(len(s.undos)))
	if err := s.root.Rename(name, kept); err != nil {
		return err
	}
	s.undos = append(s.undos, func() error {
		return errors.Join(s.root.MkdirAll(path.Dir(name), 0o755), s.root.Rename(kept, name))
	})
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.root.Remove(dir) != nil {
			break
		}
	}
	return nil
}
