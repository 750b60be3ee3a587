package config

import (
	"fmt"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

func versionKeys(v *Version) []key {
	return []key{
		{"file", path(&v.File)},
		{"published", date(&v.Published)},
		{"version", text(&v.Version)},
	}
}

// versions reads the earlier versions of a schema. Each has a date, for they are
// told in their order.
func (d *decoder) versions(s *Schema, at jsondoc.Pointer, v *jsondoc.Value) {
	if !d.want(at, v, jsondoc.Array, "a list of files with their dates") {
		return
	}
	if len(v.Items) == 0 {
		d.fault(at, v, "versions is an empty list").Advised("leave it out, or add an item with file and published")
	}
	for i, item := range v.Items {
		at := at.Index(i)
		version := Version{at: at}
		if !d.object(at, item, versionKeys(&version)) {
			continue
		}
		switch {
		case !item.Has("file"):
			d.fault(at, item, "this version has no file").Advised("say where it is: file: PATH")
		case !item.Has("published"):
			d.fault(at, item, "this version has no date").Advised("say when it was published, as in published: 2025-12-31")
		case version.File != "" && version.Published != "":
			s.Versions = append(s.Versions, version)
		}
	}
}

// history puts the versions of a schema in their order, oldest first, and checks
// that the schema as it is comes after them.
func (d *decoder) history(s *Schema, at jsondoc.Pointer, item *jsondoc.Value) {
	if len(s.Versions) == 0 {
		return
	}
	if s.Versions[0].Published > s.Versions[len(s.Versions)-1].Published {
		slices.Reverse(s.Versions) // so that those of one day stay in their order, too
	}
	slices.SortStableFunc(s.Versions, func(a, b Version) int { return strings.Compare(a.Published, b.Published) })
	last := s.Versions[len(s.Versions)-1]
	switch {
	case s.Date() == "" && !item.Has("published") && !item.Has("retrieved"):
		d.fault(at, item, "this schema has earlier versions, and no date of its own").Advised("say when it was published, as in published: 2025-12-31")
	case s.Date() != "" && s.Date() < last.Published:
		d.fault(last.at.Append("published"), d.doc.Root.Lookup(last.at.Append("published")),
			fmt.Sprintf("this version is later than the schema as it is, which is of %s", s.Date())).Advised("versions lists earlier ones; correct one of the two dates")
	}
}
