package docs

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// The files that the playground's script reads. Addresses are relative to the folder that they are in.
type (
	playIndex struct {
		Schemas []playEntry `json:"schemas"`
	}
	playEntry struct {
		Title string `json:"title"`
		Data  string `json:"data"` // address of the schema's playData
	}
	playData struct {
		Files []playFile             `json:"files"` // the schema, then what it refers to
		Rows  map[string]string      `json:"rows"`  // address of a subschema's row, by its URI
		Cases map[string][][2]string `json:"cases"` // title and address of invalid cases, by the keyword's URI
	}
	playFile struct {
		Name    string   `json:"name"` // its path beside the others
		Address string   `json:"address"`
		As      []string `json:"as,omitempty"` // URIs by which it is referred to
	}
)

// playFolder holds the playground's files.
const playFolder = "playground/"

// playground adds the files that the playground needs of the schema; all places
// must be known.
func (b *builder) playground() {
	if b.doc == nil {
		return
	}
	b.played = true
	b.files = append(b.files, playFileOf(b.playName(), playData{Files: b.playFiles(), Rows: b.playRows(), Cases: b.playCases()}))
}

func (b *builder) playName() string { return "schema-" + strconv.Itoa(b.number) + ".json" }

// playIndex lists the schemas that the playground has.
func (sb *siteBuilder) playIndex() File {
	index := playIndex{Schemas: []playEntry{}}
	for _, b := range sb.builders {
		if b.played {
			index.Schemas = append(index.Schemas, playEntry{b.title, b.playName()})
		}
	}
	return playFileOf("index.json", index)
}

func playFileOf(name string, v any) File {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // plain data: there is no error
	return File{playFolder + name, text.Bytes()}
}

func playAddress(p Place) string {
	if strings.Contains(p.Path, "://") {
		return p.Path
	}
	u := url.URL{Path: "../" + p.Path, Fragment: p.Anchor}
	return u.String()
}

// playFiles lists the documents of the schema; those that are on no other page are added to the site.
func (b *builder) playFiles() []playFile {
	documents := []*model.Document{b.doc}
	as := map[*model.Document][]string{}
	for i := 0; i < len(documents); i++ {
		for _, s := range documents[i].Schemas {
			for _, r := range s.Applied() {
				if r.Target == nil || r.Target.Document == documents[i] || r.Target.Document.Bundled {
					continue
				}
				doc := r.Target.Document
				if !slices.Contains(documents, doc) {
					documents = append(documents, doc)
				}
				if uri, _, _ := strings.Cut(r.URI, "#"); uri != doc.URI && uri != r.Target.Resource.URI && !slices.Contains(as[doc], uri) {
					as[doc] = append(as[doc], uri)
				}
			}
		}
	}
	var files []playFile
	for i, doc := range documents {
		name := strings.TrimPrefix(doc.URI, "file:///")
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
		file := playFile{Name: name, As: as[doc]}
		if own := b.site.byDoc[doc]; own != nil {
			file.Address = playAddress(Place{Path: own.schemaFile()})
		} else {
			file.Address = strings.TrimSuffix(b.dir, "/") + "-" + strconv.Itoa(i) + path.Ext(name)
			b.files = append(b.files, File{playFolder + file.Address, doc.Source})
		}
		files = append(files, file)
	}
	return files
}

func (b *builder) playRows() map[string]string {
	rows := map[string]string{}
	for _, s := range b.doc.Schemas {
		if p := b.places[s]; p != nil && (p.Anchor != "" || s == b.doc.Root) {
			rows[s.AbsoluteLocation()] = playAddress(*p)
		}
	}
	return rows
}

func (b *builder) playCases() map[string][][2]string {
	const most = 2
	cases := map[string][][2]string{}
	if b.in.Manifest == nil {
		return cases
	}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		at := c.AbsoluteKeywordLocation
		if at == "" || len(cases[at]) >= most || c.Verdict != manifest.Invalid && c.Verdict != manifest.InvalidFormat {
			continue
		}
		cases[at] = append(cases[at], [2]string{c.Title, playAddress(*b.casePlace(c))})
	}
	return cases
}
