package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/problem"
)

// input returns what the build of the project with these flags starts from.
func (f *buildFlags) input(p *project) (build.Input, error) {
	c := p.config
	override := func(flag string, into *string, value string) {
		if f.changed(flag) {
			*into = filepath.ToSlash(value)
		}
	}
	override("site", &c.Site, f.site)
	override("fixtures", &c.Fixtures, f.fixtures)
	override("templates", &c.Templates, f.templates)
	if f.changed("base-url") {
		if f.baseURL != "" && !config.IsWebURL(f.baseURL) {
			return build.Input{}, usage(fmt.Sprintf("--base-url %s is no web address", f.baseURL), "it begins with https:// or http://")
		}
		c.BaseURL = f.baseURL
	}
	if f.changed("seed") {
		c.Seed = f.seed
	}
	if f.changed("max-cases") {
		if f.maxCases < 0 {
			return build.Input{}, usage("--max-cases cannot be negative", "0 is no bound")
		}
		c.MaxCases = f.maxCases
	}
	if f.changed("detail") {
		if f.detail != config.Fitted && f.detail != config.Full {
			return build.Input{}, usage(fmt.Sprintf("--detail cannot be %q", f.detail), "it is "+config.Fitted+" or "+config.Full)
		}
		c.Detail = f.detail
	}
	switch {
	case c.Site == "":
		return build.Input{}, usage("--site is empty", "name a folder")
	case c.Fixtures == "":
		return build.Input{}, usage("--fixtures is empty", "name a folder")
	}
	if filepath.Clean(c.Site) == filepath.Clean(c.Fixtures) {
		return build.Input{}, usage("the site and the fixtures cannot have the same folder", "give --site and --fixtures each its own")
	}
	in := build.Input{Config: c, FS: p.fsys, Display: p.display, Refs: p.refs, Score: !f.noScore, PagesOnly: f.noFixtures}
	if c.Templates != "" {
		info, err := os.Stat(filepath.FromSlash(c.Templates))
		if err != nil {
			return in, unreadable(c.Templates, err)
		}
		if !info.IsDir() {
			return in, unreadable(c.Templates, errors.New("this is a file, not a folder"))
		}
		in.Templates = os.DirFS(filepath.FromSlash(c.Templates))
		p.watch = append(p.watch, filepath.FromSlash(c.Templates))
	}
	if f.playground != "" {
		in.Playground = os.DirFS(filepath.FromSlash(f.playground))
	}
	return in, nil
}

func unreadable(name string, err error) error {
	return &exitError{exitUsage, &problem.Problem{Code: "unreadable", File: filepath.ToSlash(name), Message: "reading the file: " + reason(err), Help: "check the path"}}
}

// reason returns the innermost text of a file error, without its path, and in
// the same words on every system where it is a common one.
func reason(err error) string {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or directory"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}
