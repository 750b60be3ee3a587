// Package model holds the resolved schema graph and the table of keywords: the
// centre that every later stage reads. It knows the five dialects from draft-04
// to 2020-12 and hides most of their differences: the fields of a Schema mean
// the same whatever the dialect, and Keywords keeps what was written.
package model

import "docgen.example/docgen/internal/jsondoc"

// Role is a set of the roles that a keyword can have (Core section 7).
type Role uint8

// The roles.
const (
	Identifier Role = 1 << iota // gives a schema a name or points to one
	Assertion                   // makes an instance valid or invalid
	Annotation                  // says something about an instance
	Applicator                  // applies subschemas
)

// Row is what is known about one keyword.
type Row struct {
	Name    string
	Roles   Role
	Since   Dialect // the first dialect that has it
	Until   Dialect // the last one
	Section string  // where the newest specification defines it
	InPlace bool    // an applicator to the same instance location, rather than to a child
	read    func(*builder, *Schema, *Keyword) bool
}

// In tells whether dialect d has the keyword.
func (r *Row) In(d Dialect) bool { return r.Since <= d && d <= r.Until }

// Keywords is the table of all keywords of all dialects, in the order of the
// specification's sections. Its rows stand in the file of their group.
var Keywords []Row

var rowByName = map[string]*Row{}

// init fills the table here since its rows read subschemas, which look up rows.
func init() {
	Keywords = concat(refRows, inplaceRows, arrayRows, objectRows, anyRows, numberRows, stringRows, formatRows, metaRows)
	for i := range Keywords {
		rowByName[Keywords[i].Name] = &Keywords[i]
	}
}

// Lookup returns the row of the keyword called name, or nil.
func Lookup(name string) *Row { return rowByName[name] }

func concat(groups ...[]Row) []Row {
	var all []Row
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

// The readers below return whether the value had the right shape.

func readCount(k *Keyword, to **int) bool {
	if !k.Value.IsInteger() {
		return false
	}
	const most = 1 << 40 // beyond any instance; keeps sums from overflowing
	n := most
	if r := k.Value.Rat(); r.Num().IsInt64() && r.Num().Int64() < most {
		n = int(r.Num().Int64())
	}
	if n < 0 {
		return false
	}
	*to = &n
	return true
}

func readNumber(k *Keyword, to **jsondoc.Value) bool {
	if k.Value.Kind != jsondoc.Number {
		return false
	}
	*to = k.Value
	return true
}

func readBool(k *Keyword, to *bool) bool {
	if k.Value.Kind != jsondoc.Bool {
		return false
	}
	*to = k.Value.Bool
	return true
}

func readText(k *Keyword, to *string) bool {
	if k.Value.Kind != jsondoc.String {
		return false
	}
	*to = k.Value.Text
	return true
}

// readNames reads an array of strings, passing over what is none.
func readNames(v *jsondoc.Value) ([]string, bool) {
	if v.Kind != jsondoc.Array {
		return nil, false
	}
	names := make([]string, 0, len(v.Items))
	ok := true
	for _, item := range v.Items {
		if item.Kind != jsondoc.String {
			ok = false
			continue
		}
		names = append(names, item.Text)
	}
	return names, ok
}
