package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/output"
)

// writeFixtures fills the tree of the fixtures: a folder for each schema, and
// the Go package around them.
func writeFixtures(in *Input, subjects []*subject, result *Result) error {
	var sets []*fixture.Set
	for _, s := range subjects {
		if s.set == nil {
			continue
		}
		sets = append(sets, s.set)
		files, err := s.set.Files()
		if err != nil {
			return err
		}
		if err := add(result.Fixtures, s.name+"/", files); err != nil {
			return err
		}
		result.Summary.Fixtures += len(s.set.Cases)
	}
	common, err := fixture.Common(overlay(in.Templates), ownGoTemplates(in.Templates), sets)
	if err != nil {
		return err
	}
	result.Summary.ScoreLines = scoreLines(sets)
	return add(result.Fixtures, "", common)
}

func add(tree *output.Tree, dir string, files []fixture.File) error {
	for _, f := range files {
		if err := tree.Add(dir+f.Path, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// publish puts the fixtures of the schema on the site, beside its pages, and
// tells the pages of them.
func (s *subject) publish(page *docs.SchemaInput, site *output.Tree, alone bool) error {
	generous := alone && len(s.source) < smallSchema
	if s.set == nil {
		return nil
	}
	page.Manifest = s.set.Manifest()
	page.Bodies = map[string][]byte{}
	for _, c := range s.set.Cases {
		page.Bodies[c.File] = c.Text
	}
	files, err := s.set.Files()
	if err != nil {
		return err
	}
	archives, err := s.archives(generous)
	if err != nil {
		return err
	}
	room := s.room(generous)
	var sums []byte
	for _, a := range archives {
		digest := sha256.Sum256(a.Data)
		sum := hex.EncodeToString(digest[:])
		sums = fmt.Appendf(sums, "%s  %s\n", sum, a.Path)
		page.Downloads = append(page.Downloads, docs.Download{Name: a.Path, Path: s.name + "/" + a.Path, Size: len(a.Data), SHA256: sum})
		room -= len(a.Data)
	}
	if size := sizeOf(files); size <= room/2 {
		room -= size
		page.FixturesPath = s.name + "/fixtures/"
		if err := add(site, page.FixturesPath, files); err != nil {
			return err
		}
	}
	page.DetailBytes = max(room, leastDetail)
	if len(archives) > 0 {
		archives = append(archives, fixture.File{Path: "SHA256SUMS", Data: sums})
		page.Downloads = append(page.Downloads, docs.Download{Name: "SHA256SUMS", Path: s.name + "/SHA256SUMS", Size: len(sums), Note: "the checksums of the archives"})
	}
	return add(site, s.name+"/", archives)
}

// archives packs the fixtures. A small schema alone has both forms; else one is
// enough, and none where it would outweigh the pages.
func (s *subject) archives(generous bool) ([]fixture.File, error) {
	files, err := s.set.Files()
	if err != nil {
		return nil, err
	}
	const likely = 15 // times that fixtures shrink when they are packed, at most
	if !generous && sizeOf(files) > likely*s.room(generous) {
		return nil, nil
	}
	if generous {
		return s.set.Archives()
	}
	tarred, err := s.set.TarGz()
	if err != nil || len(tarred.Data) > s.room(generous) {
		return nil, err
	}
	return []fixture.File{tarred}, nil
}

// The bytes that the fixtures of a schema may take on the site, so that the site
// stays in proportion to what it documents: so many times the schema, and at
// least what little ones need. What has no room is in the fixtures folder only.
// A small schema alone is not weighed: its readers get all there is.
const (
	roomPerByte = 4
	smallSchema = 10_000 // the bytes of a schema up to which it counts as small
	roomAlone   = 6 << 20
	leastRoom   = 48 << 10
	leastDetail = 8 << 10
)

func (s *subject) room(generous bool) int {
	if generous {
		return roomAlone
	}
	return max(leastRoom, roomPerByte*len(s.source))
}

func sizeOf(files []fixture.File) int {
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	return n
}

// scoreLines tells what the fixtures expose, over all schemas, in two lines.
func scoreLines(sets []*fixture.Set) []string {
	var lax, strict manifest.Score
	measured := false
	for _, set := range sets {
		if c := set.Manifest().Coverage; c != nil {
			measured = true
			total(&lax, c.TooLax)
			total(&strict, c.TooStrict)
		}
	}
	if !measured {
		return nil
	}
	return []string{scoreLine("too lax", lax), scoreLine("too strict", strict)}
}

func total(sum *manifest.Score, s manifest.Score) {
	sum.Mutants += s.Mutants
	sum.Equivalent += s.Equivalent
	sum.Killed += s.Killed
	sum.Survived += s.Survived
}

func scoreLine(direction string, s manifest.Score) string {
	return fmt.Sprintf("%s: %d of %d wrong readings exposed (%.1f %%), %d equivalent", direction, s.Killed, s.Mutants-s.Equivalent, 100*s.Share(), s.Equivalent)
}
