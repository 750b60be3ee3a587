package main

import (
	"os"
	"path/filepath"
	"strings"
)

// rebase finds the folder that holds all roots and all paths, and rewrites the
// paths relative to it, with slashes.
func rebase(paths []*string, roots ...string) (string, error) {
	var all []string
	for _, r := range roots {
		abs, err := filepath.Abs(r)
		if err != nil {
			return "", unreadable(r, err)
		}
		all = append(all, abs)
	}
	absolute := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(filepath.FromSlash(*p))
		if err != nil {
			return "", unreadable(*p, err)
		}
		absolute[i] = abs
	}
	root := all[0]
	for _, dir := range append(all[1:], absolute...) {
		for !within(root, dir) && root != filepath.Dir(root) {
			root = filepath.Dir(root)
		}
	}
	for i, abs := range absolute {
		rel, err := filepath.Rel(root, abs)
		if err != nil {
			return "", unreadable(*paths[i], err)
		}
		*paths[i] = filepath.ToSlash(rel)
	}
	return root, nil
}

// within tells whether name is dir or lies below it; both absolute.
func within(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// display returns what messages show before the name of a file in dir: its path
// from here, with slashes, or nothing for this folder.
func display(dir string) string {
	shown := dir
	if wd, err := os.Getwd(); err == nil && filepath.IsAbs(dir) {
		if rel, err := filepath.Rel(wd, dir); err == nil {
			shown = rel
		}
	}
	shown = filepath.ToSlash(filepath.Clean(shown))
	if shown == "." {
		return ""
	}
	return strings.TrimSuffix(shown, "/") + "/"
}
