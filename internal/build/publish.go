package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/output"
)

// put puts files into a sink, below dir.
func put(sink output.Sink, dir string, files []fixture.File) error {
	list := make([]output.File, len(files))
	for i, f := range files {
		list[i] = output.File{Path: dir + f.Path, Data: f.Data}
	}
	return sink.Put(list...)
}

// publish puts the fixtures of a schema into their folder and on the site, beside
// its pages, and tells the pages of them.
func (p *press) publish(s *subject) error {
	files, err := s.set.Files()
	if err == nil {
		err = put(p.in.Fixtures, s.name+"/", files)
	}
	if err != nil {
		return err
	}
	page := p.inputs[s.number]
	page.Manifest = s.set.Manifest()
	page.Bodies = map[string][]byte{}
	for _, c := range s.set.Cases {
		page.Bodies[c.File] = c.Text
	}
	p.count(s)
	generous := p.generous(len(s.source))
	room := p.room(len(s.source))
	archives, err := s.archives(generous, room)
	if err != nil {
		return err
	}
	var sums []byte
	for _, a := range archives {
		digest := sha256.Sum256(a.Data)
		sum := hex.EncodeToString(digest[:])
		sums = fmt.Appendf(sums, "%s  %s\n", sum, a.Path)
		page.Downloads = append(page.Downloads, docs.Download{Name: a.Path, Path: s.name + "/" + a.Path, Size: len(a.Data), SHA256: sum})
		room -= len(a.Data)
	}
	p.beside = sizeOf(archives)
	share := room / 2
	if generous { // the files come first: each case leads to its own
		share = room
	}
	if size := sizeOf(files); size <= share {
		room -= size
		p.beside += size
		page.FixturesPath = s.name + "/fixtures/"
		if err := put(p.in.Site, page.FixturesPath, files); err != nil {
			return err
		}
	}
	page.CaseLists = generous
	page.CaseBytes = max(room+casesPerByte*len(s.source), leastDetail)
	if len(archives) > 0 {
		archives = append(archives, fixture.File{Path: "SHA256SUMS", Data: sums})
		page.Downloads = append(page.Downloads, docs.Download{Name: "SHA256SUMS", Path: s.name + "/SHA256SUMS", Size: len(sums), Note: "the checksums of the archives"})
	}
	s.set = nil
	return put(p.in.Site, s.name+"/", archives)
}

// count adds what is in a set to the totals.
func (p *press) count(s *subject) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sets[s.number] = s.set.Listed()
	p.summary.Fixtures += len(s.set.Cases)
	if c := s.set.Manifest().Coverage; c != nil {
		p.measured = true
		total(&p.lax, c.TooLax)
		total(&p.strict, c.TooStrict)
	}
}

// generous tells whether the site holds all there is of the fixtures of a schema
// of some bytes: of a small one alone or among a few, or where that is asked for.
func (p *press) generous(size int) bool {
	return p.in.Config.Detail == config.Full || len(p.subjects) <= fewSchemas && size < smallSchema
}

// archives packs the fixtures. A small schema alone has both forms; else one is
// enough, and none where there is no room for it.
func (s *subject) archives(generous bool, room int) ([]fixture.File, error) {
	files, err := s.set.Files()
	if err != nil {
		return nil, err
	}
	const likely = 15 // times that fixtures shrink when they are packed, at most
	if sizeOf(files)/likely > room {
		return nil, nil
	}
	if generous {
		return s.set.Archives()
	}
	tarred, err := s.set.TarGz()
	if err != nil || len(tarred.Data) > room {
		return nil, err
	}
	return []fixture.File{tarred}, nil
}

// The bytes that the fixtures of a schema may take on the site, so that the site
// stays in proportion to what it documents: so many times the schema, and at
// least what little ones need. What has no room is in the fixtures folder only.
const (
	roomPerByte  = 4
	casesPerByte = 11     // more, for the pages that tell of the cases
	sitePerByte  = 30     // a site of one schema, in all
	smallSchema  = 10_000 // the bytes of a schema up to which it counts as small
	fewSchemas   = 8      // a site of so many has room for nearly all that there is of small ones
	smallRoom    = 6 << 20
	leastRoom    = 48 << 10
	leastDetail  = 8 << 10
)

// room returns how many bytes the fixtures of a schema of some bytes may take.
func (p *press) room(size int) int {
	switch {
	case p.in.Config.Detail == config.Full:
		return math.MaxInt32
	case p.generous(size):
		return smallRoom
	}
	return max(leastRoom, roomPerByte*size)
}

func sizeOf(files []fixture.File) int {
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	return n
}

func total(sum *manifest.Score, s manifest.Score) {
	sum.Mutants += s.Mutants
	sum.Equivalent += s.Equivalent
	sum.Killed += s.Killed
	sum.Survived += s.Survived
}

// scoreLine tells what the fixtures of all schemas expose.
func scoreLine(direction string, s manifest.Score) string {
	if s.Mutants == s.Equivalent {
		return direction + ": there is nothing to misread"
	}
	return fmt.Sprintf("%s: %d of %d wrong readings exposed (%.1f %%), %d equivalent", direction, s.Killed, s.Mutants-s.Equivalent, 100*s.Share(), s.Equivalent)
}
