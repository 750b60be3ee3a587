package docs

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"

	"docgen.example/docgen/internal/filename"
)

// Anchors are property paths: devices.platform is the property platform of
// devices, or of its items. Letters, digits, "_", "-" and "$" stand for themselves;
// any other byte of a name is "~" and two hex digits. Steps that are no
// property are "~" and the keyword, which no name can look like, as in
// address.~oneOf-2.street. A path of a definition starts with "def:", its name
// and, on the next step, a ".".

const hexDigits = "0123456789abcdef"

// escapeName returns a property's name in a form that is safe in ids, fragments and file names.
func escapeName(name string) string {
	plain := len(name) > 0 && len(name) <= 64
	for i := 0; plain && i < len(name); i++ {
		plain = isPlain(name[i])
	}
	if plain {
		return name
	}
	if name == "" {
		return "~00"
	}
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if b.Len() > 64 {
			return b.String() + "~" + digest(name)
		}
		if c := name[i]; isPlain(c) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'~', hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	return b.String()
}

func isPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '$'
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:5])
}

// shortDigest is a digest of 30 bits, for anchors of which there are thousands.
func shortDigest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base32.HexEncoding.EncodeToString(sum[:5])[:shortDigestLength]
}

const shortDigestLength = 6

// below returns an anchor path, ready for a further step.
func below(path string) string {
	if path == "" {
		return ""
	}
	return path + "."
}

// anchors hands out ids that are unique without regard to case.
type anchors map[string]bool

// maxAnchor bounds an id; a longer path keeps its last step and a digest of all.
const maxAnchor = 96

func (a anchors) take(path string) string {
	id := path
	if len(id) > maxAnchor {
		last := id[strings.LastIndexByte(id, '.')+1:]
		if len(last) > maxAnchor {
			last = last[:maxAnchor]
		}
		id = "~" + digest(path) + "." + last
	}
	for key := strings.ToLower(id); a[key]; key = strings.ToLower(id) {
		id += "~" + digest(path+id)
	}
	a[strings.ToLower(id)] = true
	return id
}

// fileNames hands out file names that are unique without regard to case and
// safe on every file system.
type fileNames map[string]bool

func (f fileNames) take(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_', r == '.' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	safe := strings.Trim(b.String(), "-.")
	if len(safe) > 60 {
		safe = safe[:60]
	}
	if safe == "" || filename.IsDevice(safe) || safe == "index" {
		safe = "x-" + digest(name)
	}
	for id := safe; f[safe]; {
		safe = id + "-" + digest(name+safe)
	}
	f[safe] = true
	return safe
}
