package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Target is a folder and the files it should hold.
type Target struct {
	Dir  string // as the user gave it
	Tree *Tree
}

// Changes counts what Write did.
type Changes struct{ Written, Removed, Unchanged int }

// Write makes the folder of each target hold the files of its tree. It writes
// only files whose bytes differ, and removes those that an earlier run made and
// the tree lacks. First everything is staged for all targets, then everything is
// moved to its place; on any error, and when ctx ends before the moving begins,
// all folders are as they were. The error is a *WriteError or that of ctx.
func Write(ctx context.Context, targets ...Target) (Changes, error) {
	var total Changes
	stages := make([]*stage, 0, len(targets))
	defer func() {
		for _, s := range slices.Backward(stages) {
			s.discard()
		}
	}()
	for _, t := range innerFirst(targets) {
		s, err := prepare(ctx, t)
		if err != nil {
			return Changes{}, err
		}
		stages = append(stages, s)
		total.Unchanged += s.survey.same
	}
	if err := ctx.Err(); err != nil {
		return Changes{}, err
	}
	for i, s := range stages {
		if err := s.commit(); err != nil {
			for _, done := range slices.Backward(stages[:i+1]) {
				done.undo()
			}
			return Changes{}, err
		}
		total.Written += len(s.survey.entries)
		total.Removed += len(s.survey.removed)
	}
	return total, nil
}

// innerFirst returns the targets in such an order that one within another comes
// first: it makes the outer folder where that is not there yet.
func innerFirst(targets []Target) []Target {
	depth := func(t Target) int {
		dir, err := filepath.Abs(t.Dir)
		if err != nil {
			dir = t.Dir
		}
		return len(dir)
	}
	sorted := slices.Clone(targets)
	slices.SortStableFunc(sorted, func(a, b Target) int { return depth(b) - depth(a) })
	return sorted
}

// prepare compares a target with its folder and stages what differs.
func prepare(ctx context.Context, t Target) (*stage, error) {
	root, err := openTarget(t.Dir)
	if err != nil {
		return nil, failure(t.Dir, "", err)
	}
	s := &stage{dir: t.Dir, root: root}
	if s.survey, err = look(ctx, root, t.Tree); err != nil {
		s.discard()
		return nil, failure(t.Dir, "", err)
	}
	for _, e := range s.survey.entries {
		switch e.state {
		case foreign:
			err = failure(t.Dir, e.path, errForeign)
		case blocked:
			err = failure(t.Dir, obstacle(root, e.path), e.err)
		}
		if err != nil {
			s.discard()
			return nil, err
		}
	}
	if err := s.fill(ctx); err != nil {
		s.discard()
		return nil, err
	}
	return s, nil
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
