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
	"sync"
	"time"
)

// stage is the sink of a folder. It holds the files that differ from what is
// there on the folder's file system, ready to be moved.
//
// For a folder that is not there yet, the whole folder is made beside it and
// renamed once. In a folder that is there, the new files wait under their number
// in a hidden folder, and what they replace is kept there until all is done.
type stage struct {
	*survey
	ctx context.Context

	using sync.RWMutex // held for reading while files are put
	ended bool         // no more may be

	opening sync.Mutex
	temp    string        // path of the staging folder; empty while nothing differs
	alive   chan struct{} // closed when it is no longer used
	name    string        // its name inside root; empty for a fresh folder
	made    []string      // parents of a fresh folder that did not exist, outermost first
	undos   []func() error
	moved   bool // a fresh folder has been renamed to its place
}

// fresh is the name, in the staging folder, of a whole new output folder.
const fresh = "folder"

// newStage begins to stage files for the folder dir. Its parents are made at
// once, so that another folder around it is found to be there.
func newStage(ctx context.Context, dir string) (*stage, error) {
	survey, err := newSurvey(dir)
	if err != nil {
		return nil, err
	}
	s := &stage{survey: survey, ctx: ctx}
	if s.root == nil {
		if err := s.makeParents(filepath.Dir(filepath.Clean(dir))); err != nil {
			s.discard()
			return nil, failure(dir, "", err)
		}
	}
	return s, nil
}

// errEnded is what a sink says when its update is over.
var errEnded = errors.New("the folder is no longer being updated")

// Put implements [Sink].
func (s *stage) Put(files ...File) error {
	s.using.RLock()
	defer s.using.RUnlock()
	w := s.walker()
	defer s.rest(w)
	for _, f := range files {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if s.ended {
			return errEnded
		}
		e, err := s.look(w, f)
		if err != nil {
			return err
		}
		if e != nil {
			if err := s.keep(w, e, f.Data); err != nil {
				return failure(s.dir, e.path, err)
			}
		}
	}
	return nil
}

// keep writes a file that differs into the staging folder.
func (s *stage) keep(w *walker, e *entry, data []byte) error {
	if err := s.open(); err != nil {
		return err
	}
	if s.root != nil {
		return writeFile(filepath.Join(s.temp, strconv.Itoa(e.staged)), data)
	}
	folder := filepath.Join(s.temp, fresh)
	if dir := path.Dir(e.path); dir != "." && dir != w.made {
		if err := os.MkdirAll(filepath.Join(folder, filepath.FromSlash(dir)), 0o755); err != nil {
			return err
		}
		w.made = dir
	}
	return writeFile(filepath.Join(folder, filepath.FromSlash(e.path)), data)
}

// open makes the staging folder, once.
func (s *stage) open() error {
	s.opening.Lock()
	defer s.opening.Unlock()
	if s.temp != "" {
		return nil
	}
	parent := s.dir
	if s.root == nil {
		parent = filepath.Dir(filepath.Clean(s.dir))
	}
	temp, err := os.MkdirTemp(parent, stagingPrefix)
	if err != nil {
		return err
	}
	s.temp, s.alive = temp, make(chan struct{})
	sweep(temp)
	go keepAlive(temp, s.alive)
	if s.root == nil {
		return os.Mkdir(filepath.Join(temp, fresh), 0o755)
	}
	s.name = filepath.Base(temp)
	return nil
}

// finish settles what is to be done when all files were put. It leaves nothing
// for commit to do but to move them.
func (s *stage) finish() error {
	s.using.Lock()
	defer s.using.Unlock()
	s.ended = true
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if err := s.settle(); err != nil {
		return err
	}
	for _, e := range s.entries {
		switch e.state {
		case foreign:
			return failure(s.dir, e.path, errForeign)
		case blocked:
			return failure(s.dir, obstacle(s.root, e.path), e.err)
		}
	}
	if s.root != nil && len(s.entries) == 0 && len(s.removed) == 0 && bytes.Equal(s.list, s.oldList) {
		return nil
	}
	if err := s.open(); err != nil {
		return failure(s.dir, "", err)
	}
	lists := map[string][]byte{"list-during": s.listDuring(), "list-after": s.list}
	if s.root == nil {
		lists = map[string][]byte{filepath.Join(fresh, ListName): s.list}
	}
	for name, list := range lists {
		if err := writeFile(filepath.Join(s.temp, name), list); err != nil {
			return failure(s.dir, ListName, err)
		}
	}
	return nil
}

// listDuring is the list that stands while files are moved: the old names and
// the new, so that even a run that is killed leaves no file that nobody owns.
func (s *stage) listDuring() []byte {
	paths := make([]string, 0, len(s.entries))
	for _, e := range s.entries {
		if !s.owned[e.path] {
			paths = append(paths, e.path)
		}
	}
	added := formatList(paths)
	if s.oldList == nil {
		return added
	}
	return append(bytes.TrimRight(s.oldList, "\n"), added[len(listHead)-1:]...)
}

// abandoned is how much older than a new staging folder another one is that a
// killed run left. A run that lives changes its folder more often than that.
const abandoned = time.Minute

// keepAlive shows that the run of a staging folder lives, until done is closed. A
// file that comes and goes sets the folder's time by the file system's own clock.
func keepAlive(temp string, done chan struct{}) {
	often := time.NewTicker(abandoned / 6)
	defer often.Stop()
	for {
		select {
		case <-done:
			return
		case <-often.C:
			sign := filepath.Join(temp, "alive")
			if os.WriteFile(sign, nil, 0o644) == nil {
				os.Remove(sign)
			}
		}
	}
}

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

// discard ends the stage: it removes the staging folder, and the parents made for
// a folder that did not come to be.
func (s *stage) discard() {
	s.using.Lock()
	defer s.using.Unlock()
	s.ended = true
	if s.temp != "" {
		close(s.alive)
		os.RemoveAll(s.temp)
	}
	if !s.moved {
		for i := len(s.made) - 1; i >= 0; i-- {
			os.Remove(s.made[i])
		}
	}
	s.close()
}
