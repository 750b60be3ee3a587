package jsondoc

import (
	"strconv"
	"strings"
)

// Pointer is a JSON Pointer (RFC 6901) in its plain form: empty for the whole
// document, else "/" and an escaped token for each step.
type Pointer string

var escapeToken = strings.NewReplacer("~", "~0", "/", "~1")
var unescapeToken = strings.NewReplacer("~1", "/", "~0", "~")

// Append returns the pointer to the member called name below p.
func (p Pointer) Append(names ...string) Pointer {
	for _, name := range names {
		if strings.ContainsAny(name, "~/") {
			name = escapeToken.Replace(name)
		}
		p += Pointer("/" + name)
	}
	return p
}

// Index returns the pointer to item i below p.
func (p Pointer) Index(i int) Pointer { return p + Pointer("/"+strconv.Itoa(i)) }

// Tokens returns the unescaped steps of p; none for the whole document.
func (p Pointer) Tokens() []string {
	if p == "" {
		return nil
	}
	tokens := strings.Split(string(p[1:]), "/")
	for i, t := range tokens {
		if strings.Contains(t, "~") {
			tokens[i] = unescapeToken.Replace(t)
		}
	}
	return tokens
}

// Parent returns p without its last step, and that step unescaped; for the
// whole document both are empty.
func (p Pointer) Parent() (Pointer, string) {
	i := strings.LastIndexByte(string(p), '/')
	if i < 0 {
		return "", ""
	}
	return p[:i], unescapeToken.Replace(string(p[i+1:]))
}

// Valid tells whether p is a JSON Pointer by RFC 6901 section 3.
func (p Pointer) Valid() bool {
	if p == "" {
		return true
	}
	if p[0] != '/' {
		return false
	}
	for i := 0; i < len(p); i++ {
		if p[i] == '~' && (i+1 == len(p) || p[i+1] != '0' && p[i+1] != '1') {
			return false
		}
	}
	return true
}

// Lookup returns the value at p in v, or nil where there is none.
func (v *Value) Lookup(p Pointer) *Value {
	if !p.Valid() {
		return nil
	}
	for _, token := range p.Tokens() {
		if v = v.Child(token); v == nil {
			return nil
		}
	}
	return v
}

// Child returns the member or item that an unescaped pointer token names, or nil.
func (v *Value) Child(token string) *Value {
	switch v.Kind {
	case Object:
		return v.Member(token)
	case Array:
		i, err := strconv.Atoi(token)
		if err != nil || i < 0 || i >= len(v.Items) || token[0] == '+' || token[0] == '0' && len(token) > 1 {
			return nil
		}
		return v.Items[i]
	}
	return nil
}
