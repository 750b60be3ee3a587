package output

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// stage holds a target's new files on the target's file system, ready to be moved.
//
// For a folder that is not there yet, the whole folder is made beside it and
// renamed once. In a folder that is there, the new files wait under their number
// in a hidden folder, and what they replace is kept there until all is done.
type stage struct {
	dir    string   // as given
	root   *os.Root // of dir; nil when it is not there yet
	survey *survey

	temp  string   // path of the staging folder; empty when nothing differs
	name  string   // its name inside root; empty for a fresh folder
	made  []string // parents of a fresh folder that did not exist, outermost first
	undos []func()
	moved bool // a fresh folder has been renamed to its place
}

// fresh is the name, in the staging folder, of a whole new output folder.
const fresh = "folder"

// fill writes the new files into the staging folder.
func (s *stage) fill(ctx context.Context) error {
	if s.root == nil {
		return s.fillFresh(ctx)
	}
	if len(s.survey.entries) == 0 && len(s.survey.removed) == 0 && bytes.Equal(s.survey.list, s.survey.oldList) {
		return nil
	}
	temp, err := os.MkdirTemp(s.dir, stagingPrefix)
	if err != nil {
		return failure(s.dir, "", err)
	}
	s.temp, s.name = temp, filepath.Base(temp)
	sweep(temp)
	for i, e := range s.survey.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(temp, strconv.Itoa(i)), e.new); err != nil {
			return failure(s.dir, e.path, err)
		}
	}
	if err := writeFile(filepath.Join(temp, "list-during"), s.listDuring()); err != nil {
		return failure(s.dir, ListName, err)
	}
	if err := writeFile(filepath.Join(temp, "list-after"), s.survey.list); err != nil {
		return failure(s.dir, ListName, err)
	}
	return nil
}

// listDuring is the list that stands while files are moved: the old names and
// the new, so that even a run that is killed leaves no file that nobody owns.
func (s *stage) listDuring() []byte {
	paths := make([]string, 0, len(s.survey.entries))
	for _, e := range s.survey.entries {
		if !s.survey.owned[e.path] {
			paths = append(paths, e.path)
		}
	}
	added := formatList(paths)
	if s.survey.oldList == nil {
		return added
	}
	return append(bytes.TrimRight(s.survey.oldList, "\n"), added[len(listHead)-1:]...)
}

func (s *stage) fillFresh(ctx context.Context) error {
	parent := filepath.Dir(filepath.Clean(s.dir))
	if err := s.makeParents(parent); err != nil {
		return failure(s.dir, "", err)
	}
	temp, err := os.MkdirTemp(parent, stagingPrefix)
	if err != nil {
		return failure(s.dir, "", err)
	}
	s.temp = temp
	sweep(temp)
	folder := filepath.Join(temp, fresh)
	if err := os.Mkdir(folder, 0o755); err != nil {
		return failure(s.dir, "", err)
	}
	last := ""
	for _, e := range s.survey.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if dir := path.Dir(e.path); dir != "." && dir != last {
			last = dir
			if err := os.MkdirAll(filepath.Join(folder, filepath.FromSlash(dir)), 0o755); err != nil {
				return failure(s.dir, dir, err)
			}
		}
		if err := writeFile(filepath.Join(folder, filepath.FromSlash(e.path)), e.new); err != nil {
			return failure(s.dir, e.path, err)
		}
	}
	if err := writeFile(filepath.Join(folder, ListName), s.survey.list); err != nil {
		return failure(s.dir, ListName, err)
	}
	return nil
}

// abandoned is how much older than a new staging folder another one is that a
// killed run left. A run that lives changes its folder all the time.
const abandoned = time.Minute

// sweep removes the staging folders that killed runs left beside temp, which is
// new. What cannot be removed stays: it is in nobody's way.
func sweep(temp string) {
	now, err := os.Stat(temp)
	if err != nil {
		return
	}
	entries, _ := os.ReadDir(filepath.Dir(temp))
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagingPrefix) {
			continue
		}
		if info, err := e.Info(); err == nil && now.ModTime().Sub(info.ModTime()) > abandoned {
			os.RemoveAll(filepath.Join(filepath.Dir(temp), e.Name()))
		}
	}
}

// makeParents makes parent and what is missing above it, and remembers what it made.
func (s *stage) makeParents(parent string) error {
	var absent []string
	for dir := parent; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return errIsFile
		}
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		absent = append(absent, dir)
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for i := len(absent) - 1; i >= 0; i-- {
		if err := os.Mkdir(absent[i], 0o755); err != nil {
			return err
		}
		s.made = append(s.made, absent[i])
	}
	return nil
}

// writeFile writes a file that is not there yet. It does not wait for the disk:
// a rename never shows half a file to another program, and what a power cut
// takes one command makes again.
func writeFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// discard removes the staging folder, and the parents made for a folder that did
// not come to be.
func (s *stage) discard() {
	if s.temp != "" {
		os.RemoveAll(s.temp)
	}
	if !s.moved {
		for i := len(s.made) - 1; i >= 0; i-- {
			os.Remove(s.made[i])
		}
	}
	if s.root != nil {
		s.root.Close()
	}
}
