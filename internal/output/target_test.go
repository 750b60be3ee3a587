package output

import "context"

// target is a folder and the files it should hold.
type target struct {
	dir  string
	tree *Tree
}

// copyTo puts all files into a sink, in the order of their paths.
func (t *Tree) copyTo(sink Sink) error {
	var files []File
	for _, path := range t.Paths() {
		data, _ := t.File(path)
		files = append(files, File{path, data})
	}
	return sink.Put(files...)
}

// update makes the folder of each target hold the files of its tree.
func update(ctx context.Context, targets ...target) (Changes, error) {
	dirs := make([]string, len(targets))
	for i, t := range targets {
		dirs[i] = t.dir
	}
	u, sinks, err := Begin(ctx, dirs...)
	if err != nil {
		return Changes{}, err
	}
	defer u.Discard()
	for i, t := range targets {
		if err := t.tree.copyTo(sinks[i]); err != nil {
			return Changes{}, err
		}
	}
	return u.Commit(nil)
}

// prepare stages a target, ready to be moved.
func prepare(ctx context.Context, to target) (*stage, error) {
	s, err := newStage(ctx, to.dir)
	if err == nil {
		err = to.tree.copyTo(s)
	}
	if err == nil {
		err = s.finish()
	}
	return s, err
}
