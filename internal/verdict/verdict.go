// Package verdict reads what validators in other languages say of the fixtures:
// the file that tests/validators writes, as plain data for the pages.
package verdict

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Format is the number of the file's format; it changes when a reader of the
// previous one would misread it.
const Format = 1

// Set is what is said of the fixtures of one schema.
type Set struct {
	Schema    string // SHA-256 of the schema that the fixtures were made from
	Runs      []Run
	Contested []Contested
	Parsers   []Program
	Texts     []Text   // the malformed ones, by case
	Rounded   []string // cases with a number that a program of doubles alone reads as another one
}

// Program is a validator or a parser.
type Program struct {
	Name     string   `json:"name"`
	Version  string   `json:"version"`
	Language string   `json:"language"`
	With     []string `json:"with"` // what else takes part, with versions
}

// Run is a validator in one reading of "format".
type Run struct {
	Program
	Mode         string // "annotation" or "assertion"
	Agreed, Held int    // claims that it confirms, of all claims held to it
}

// Contested is claims that a validator or parser does not share, for one reason.
type Contested struct {
	Cases       []string
	Validator   string
	Version     string
	Modes       []string // "annotation", "assertion", "parse"
	Claim, Says string
	Right       string // who is: "docgen" or the validator
	Why         string
}

// Text is a malformed text and what each parser does with it: "accepted" or "refused".
type Text struct {
	Case string
	Says []string // by parser, in their order
}

// file is the file as written.
type file struct {
	Format     int       `json:"format"`
	Validators []Program `json:"validators"`
	Parsers    []Program `json:"parsers"`
	Columns    []struct {
		Validator string `json:"validator"`
		Mode      string `json:"mode"`
	} `json:"columns"`
	Letters       map[string]string `json:"letters"`
	Disagreements []disagreement    `json:"disagreements"`
	Sets          []struct {
		Name   string `json:"name"`
		Schema string `json:"schema"`
		Totals []struct {
			Agree    int `json:"agree"`
			Disagree int `json:"disagree"`
		} `json:"totals"`
		Malformed map[string]string `json:"malformed"`
		Rounded   []string          `json:"rounded"`
	} `json:"sets"`
}

type disagreement struct {
	Set       string   `json:"set"`
	Validator string   `json:"validator"`
	Version   string   `json:"version"`
	Modes     []string `json:"modes"`
	Expected  string   `json:"expected"`
	Got       string   `json:"got"`
	Right     string   `json:"right"`
	Why       string   `json:"why"`
	Cases     []string `json:"cases"`
}

// Read reads the file; the sets are keyed by the name of the schema's folder.
func Read(data []byte) (map[string]*Set, error) {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("reading the validators' verdicts: %w", err)
	}
	if f.Format != Format {
		return nil, fmt.Errorf("reading the validators' verdicts: they have format %d, and this program reads format %d", f.Format, Format)
	}
	sets := map[string]*Set{}
	for _, s := range f.Sets {
		set := &Set{Schema: s.Schema, Parsers: f.Parsers, Rounded: s.Rounded, Contested: f.contested(s.Name)}
		if len(s.Totals) != len(f.Columns) {
			return nil, fmt.Errorf("reading the validators' verdicts: %s has totals of %d columns, and there are %d", s.Name, len(s.Totals), len(f.Columns))
		}
		for i, total := range s.Totals {
			set.Runs = append(set.Runs, Run{f.program(f.Columns[i].Validator), f.Columns[i].Mode, total.Agree, total.Agree + total.Disagree})
		}
		for id, letters := range s.Malformed {
			set.Texts = append(set.Texts, Text{id, f.words(letters)})
		}
		slices.SortFunc(set.Texts, func(a, b Text) int { return cmp.Compare(a.Case, b.Case) })
		sets[s.Name] = set
	}
	return sets, nil
}

func (f *file) program(name string) Program {
	for _, v := range f.Validators {
		if v.Name == name {
			return v
		}
	}
	return Program{Name: name}
}

func (f *file) contested(set string) []Contested {
	var list []Contested
	for _, d := range f.Disagreements {
		if d.Set == set {
			list = append(list, Contested{d.Cases, d.Validator, d.Version, d.Modes, d.Expected, d.Got, d.Right, d.Why})
		}
	}
	return list
}

func (f *file) words(letters string) []string {
	words := make([]string, 0, len(letters))
	for _, letter := range letters {
		words = append(words, f.Letters[string(letter)])
	}
	return words
}
