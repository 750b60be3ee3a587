package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Update brings one or more folders up to date, all of them or none.
type Update struct {
	ctx    context.Context
	stages []*stage // one within another comes first
	over   bool
}

// Changes counts what an update did.
type Changes struct{ Written, Removed, Unchanged int }

// Begin starts an update of the folders dirs, as the user gave them. It returns
// the sink of each: the folder is to hold what is put there and, of what docgen
// made in it, nothing else. Until Commit, all folders stay as they are; Discard must
// be called in any case. The error is a *WriteError.
func Begin(ctx context.Context, dirs ...string) (*Update, []Sink, error) {
	u := &Update{ctx: ctx}
	sinks := make([]Sink, len(dirs))
	for _, i := range innerFirst(dirs) {
		s, err := newStage(ctx, dirs[i])
		if err != nil {
			u.Discard()
			return nil, nil, err
		}
		u.stages = append(u.stages, s)
		sinks[i] = s
	}
	return u, sinks, nil
}

// Commit moves what was put to its place: only files whose bytes differ. It
// removes what an earlier run made and this one did not. On any error, and when
// the context ends before the moving begins, all folders are as they were. progress
// is called now and then with how many files were moved of how many; it may be nil.
// The error is a *WriteError or that of the context.
func (u *Update) Commit(progress func(done, total int)) (Changes, error) {
	var total Changes
	for _, s := range u.stages {
		if err := s.finish(); err != nil {
			return Changes{}, err
		}
		total.Written += len(s.entries)
		total.Removed += len(s.removed)
		total.Unchanged += s.same
	}
	if err := u.ctx.Err(); err != nil {
		return Changes{}, err
	}
	done := 0
	tick := func() {
		if done++; progress != nil && done%64 == 0 {
			progress(done, total.Written)
		}
	}
	for i, s := range u.stages {
		if err := s.commit(tick); err != nil {
			for _, moved := range slices.Backward(u.stages[:i+1]) {
				if failed := moved.undo(); failed != nil {
					err = &WriteError{
						Path: moved.dir, Err: fmt.Errorf("%w; bringing back what was there failed too: %w", err, failed),
						Help: "the folder is a mixture of old and new; build again when this is mended",
					}
				}
			}
			return Changes{}, err
		}
	}
	return total, nil
}

// Discard ends the update. What was not committed is forgotten, and nothing more
// can be put.
func (u *Update) Discard() {
	if u.over {
		return
	}
	u.over = true
	for _, s := range slices.Backward(u.stages) {
		s.discard()
	}
}

// innerFirst returns the indices of dirs in such an order that one within another
// comes first: it makes the outer folder where that is not there yet.
func innerFirst(dirs []string) []int {
	depth := func(i int) int {
		dir, err := filepath.Abs(dirs[i])
		if err != nil {
			dir = dirs[i]
		}
		return len(dir)
	}
	sorted := make([]int, len(dirs))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortStableFunc(sorted, func(a, b int) int { return depth(b) - depth(a) })
	return sorted
}

// openTarget opens the folder dir; it returns nil without error where there is none yet.
func openTarget(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(dir); err == nil {
			return nil, errors.New("this is a symbolic link that points nowhere")
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, errIsFile
	}
	return os.OpenRoot(filepath.Clean(dir))
}
