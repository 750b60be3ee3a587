package fake

import (
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Format returns a text of the format, as the drafts 4 to 2020-12 of JSON Schema
// define it (Validation section 7.3); false for a format that is not known here.
func Format(format string, src Source) (string, bool) {
	f, ok := formats[format]
	if !ok {
		return "", false
	}
	return f(src), true
}

func knownFormat(format string) bool { _, ok := formats[format]; return ok }

// formats maps each known format to what makes its texts.
var formats = map[string]func(Source) string{
	"date-time": func(src Source) string { return timestamp(someMoment(src)) },
	"date":      func(src Source) string { return timestamp(someMoment(src))[:10] },
	"time":      func(src Source) string { return timestamp(someMoment(src))[11:] },
	"duration":  func(src Source) string { return pick(src, "P3D", "PT15M", "P1Y2M", "PT1H30M", "P2W", "P1DT12H") },
	"email":     someEmail,
	"idn-email": func(src Source) string {
		return pick(src, "åsa", "jörg", "inês", "çağla") + "@" + pick(src, "müller", "bücher", "café") + ".example"
	},
	"hostname":      someHost,
	"host-name":     someHost,
	"idn-hostname":  func(src Source) string { return pick(src, "bücher", "müller", "cafés", "smørrebrød") + ".example" },
	"ipv4":          ipv4,
	"ip-address":    ipv4,
	"ipv6":          ipv6,
	"uri":           someURI,
	"url":           someURI,
	"uri-reference": func(src Source) string { return "/" + pick(src, "docs", "help", "orders") + "/" + slug(words(src, 2)) },
	"uriref":        func(src Source) string { return "/" + slug(words(src, 2)) },
	"iri": func(src Source) string {
		return "https://example.org/" + pick(src, "straße", "café", "日本") + "/" + slug(words(src, 1))
	},
	"iri-reference": func(src Source) string {
		return "/" + pick(src, "straße", "café", "日本") + "/" + slug(words(src, 1))
	},
	"uuid": uuid,
	"uri-template": func(src Source) string {
		return "https://api.example.com/" + pick(src, "orders", "users", "items") + "/{id}" + pick(src, "", "/notes", "/notes/{note}")
	},
	"json-pointer": func(src Source) string {
		return "/" + pick(src, "orders", "users", "items") + "/" + fmt.Sprint(below(src, 9)) + pick(src, "", "/name")
	},
	"relative-json-pointer":     func(src Source) string { return fmt.Sprint(below(src, 4)) + pick(src, "", "#", "/name", "/items/0") },
	"json-pointer-uri-fragment": func(src Source) string { return "#/" + pick(src, "orders", "users") + "/" + fmt.Sprint(below(src, 9)) },
	"regex":                     func(src Source) string { return pick(src, "^[a-z]+$", "^v[0-9]+$", "[A-Z]{2,3}", "^(yes|no)$") },
	"color":                     func(src Source) string { return "#" + hex(src, 6) },
	"color-hex":                 func(src Source) string { return "#" + hex(src, 6) },
	"phone":                     func(src Source) string { return strings.ReplaceAll(shaped(src, fictionPhone), " ", "") },
	"byte":                      func(src Source) string { return base64Text(src, 12) },
	"base64":                    func(src Source) string { return base64Text(src, 12) },
	"password":                  func(src Source) string { return slug(words(src, 3)) + "-" + digits(src, 2) },
	"style":                     func(src Source) string { return "color: #" + hex(src, 6) },
}

func someMoment(src Source) int64 { return int64(between(src, firstMoment, lastMoment)) }

func someEmail(src Source) string {
	p := NewPerson(src.Uint64())
	return p.Email
}

func someHost(src Source) string {
	return pick(src, "api", "www", "mail", "cdn") + "." + pick(src, "example.com", "example.org", slug(words(src, 1))+".example")
}

func someURI(src Source) string {
	return "https://" + pick(src, "www.example.com", "example.org", "docs.example.net") + "/" + slug(words(src, 2))
}

// ipv4 makes an address of a range kept for documentation (RFC 5737).
func ipv4(src Source) string {
	return pick(src, "192.0.2.", "198.51.100.", "203.0.113.") + fmt.Sprint(between(src, 1, 254))
}

// ipv6 makes an address of the range kept for documentation (RFC 3849).
func ipv6(src Source) string {
	return fmt.Sprintf("2001:db8::%x:%x", between(src, 1, 0xFFFF), between(src, 1, 0xFFFF))
}

func base64Text(src Source, n int) string {
	raw := make([]byte, n)
	for i := range raw {
		raw[i] = byte(below(src, 256))
	}
	return base64.StdEncoding.EncodeToString(raw)
}

// FormatBounded returns a text of the format that is low to high code points long
// (high negative: no limit); false where the format has none, or is not known.
func FormatBounded(format string, low, high int, src Source) (string, bool) {
	if _, ok := formats[format]; !ok {
		return "", false
	}
	fits := func(text string) bool {
		n := utf8.RuneCountInString(text)
		return n >= low && (high < 0 || n <= high)
	}
	for range 8 {
		if text, _ := Format(format, src); fits(text) {
			return text, true
		}
	}
	for _, text := range shortTexts[format] {
		if fits(text) {
			return text, true
		}
	}
	if grow, ok := growing[format]; ok {
		for n := low; n <= low+3 && (high < 0 || n <= high); n++ {
			if text := grow(n); text != "" && utf8.RuneCountInString(text) == n {
				return text, true
			}
		}
	}
	return "", false
}

// shortTexts are texts of each format that are shorter, or longer, than those that
// read best, down to the shortest that every strict reader takes.
var shortTexts = map[string][]string{
	"duration":              {"P1D"},
	"email":                 {"mira@example.com", "jo@example.com", "a@example.com", "jo@a.example", "a@b.example", "ab@c.test", "a@b.test", "a@b.co"},
	"idn-email":             {"ö@example.com", "ö@b.example", "ö@b.test", "ö@b.co"},
	"hostname":              {"example.com", "a.example", "a.test", "host", "web", "ab", "a"},
	"host-name":             {"example.com", "a.example", "a.test", "host", "web", "ab", "a"},
	"idn-hostname":          {"bücher.example", "ü.example", "bücher", "ü"},
	"ipv4":                  {"192.0.2.1", "10.0.0.10", "10.0.0.1", "0.0.0.0"},
	"ip-address":            {"192.0.2.1", "10.0.0.1", "0.0.0.0"},
	"ipv6":                  {"2001:db8::1", "fe80::1a", "fe80::1", "fd::1", "::1", "::"},
	"uri":                   {"https://example.com/docs", "https://example.com", "https://a.test", "http://a.test", "urn:a:note", "urn:ab:c", "urn:x:y", "tag:ab", "tag:a", "a:bc", "a:b"},
	"url":                   {"https://example.com", "https://a.test"},
	"uri-reference":         {"/docs", "docs", "/ab", "/a", "a", ""},
	"uriref":                {"/docs", "/a", "a"},
	"iri":                   {"https://example.com/é", "https://é.test", "urn:ab:é", "tag:é", "a:é"},
	"iri-reference":         {"/café", "café", "/é", "é", ""},
	"uri-template":          {"/orders/{id}", "/items/{id}", "/a/{id}", "/{id}", "{id}", "{a}", "/a", "a", ""},
	"json-pointer":          {"/orders", "/name", "/id", "/a", "/", ""},
	"relative-json-pointer": {"0/name", "1/a", "0/a", "0#", "0"},
	"regex":                 {"^[a-z]+$", "[a-z]+", "[a-z]", "^ab$", "a|b", "a+", "a", ""},
	"time":                  {"09:30:00.250Z", "09:30:00.5Z", "09:30:00Z"},
	"color":                 {"#a1b2c3", "#abc"},
	"color-hex":             {"#a1b2c3", "#abc"},
	"byte":                  {"YWJj", ""},
	"base64":                {"YWJj", ""},
}

// growing makes a text of n code points of the formats that have long ones. A
// text of another length says that there is none of that one.
var growing = map[string]func(n int) string{
	"date-time":                 func(n int) string { return seconds("2024-05-17T09:30:00", n) },
	"time":                      func(n int) string { return seconds("09:30:00", n) },
	"duration":                  func(n int) string { return shortened("P"+fill("1", max(n-2, 1))+"D", n) },
	"email":                     longEmail,
	"idn-email":                 longEmail,
	"hostname":                  longHost,
	"host-name":                 longHost,
	"idn-hostname":              longHost,
	"ipv6":                      func(n int) string { return shortened("2001:0db8:0000:0000:0000:0000:0000:0001", n) },
	"uri":                       func(n int) string { return "https://example.com/" + fill("path/", n-20) },
	"url":                       func(n int) string { return "https://example.com/" + fill("path/", n-20) },
	"uri-reference":             func(n int) string { return fill("/path", n) },
	"uriref":                    func(n int) string { return fill("/path", n) },
	"iri":                       func(n int) string { return "https://example.com/" + fill("é/path/", n-20) },
	"iri-reference":             func(n int) string { return fill("/é", n) },
	"uri-template":              func(n int) string { return "/{id}" + fill("/notes", n-5) },
	"json-pointer":              func(n int) string { return fill("/items", n) },
	"relative-json-pointer":     func(n int) string { return "0" + fill("/items", n-1) },
	"json-pointer-uri-fragment": func(n int) string { return "#" + fill("/items", n-1) },
	"regex":                     func(n int) string { return fill("a", n) },
	"phone":                     func(n int) string { return shortened("+15555550142", n) },
	"byte":                      func(n int) string { return fill("YWJj", n-n%4) },
	"base64":                    func(n int) string { return fill("YWJj", n-n%4) },
	"password":                  func(n int) string { return fill("correct-horse-", n) },
	"style":                     func(n int) string { return "color: #abc;" + fill(" ", n-12) },
}

// fill repeats a unit to n bytes worth of code points.
func fill(unit string, n int) string {
	runes := []rune(unit)
	var b strings.Builder
	for i := range max(n, 0) {
		b.WriteRune(runes[i%len(runes)])
	}
	return b.String()
}

func shortened(text string, n int) string {
	if n == len(text) {
		return text
	}
	return ""
}

// seconds adds a fraction to a time so that it takes n characters.
func seconds(clock string, n int) string {
	if n < len(clock+".0Z") {
		return ""
	}
	return clock + "." + fill("0", n-len(clock+".Z")) + "Z"
}

// longEmail makes an address of n characters: RFC 5321 allows 64 before the @ and
// 254 in all.
func longEmail(n int) string {
	local := min(n-1-len("example.com"), 64)
	if local < 1 || n > 254 {
		return ""
	}
	if rest := n - 1 - local; rest > len("example.com") {
		return fill("mira", local) + "@" + longHost(rest)
	}
	return fill("mira", local) + "@example.com"
}

// longHost makes a host name of n characters, up to the 253 of RFC 1035, in labels
// of at most 63.
func longHost(n int) string {
	const end = ".example.com"
	if n > 253 || n <= len(end) {
		return ""
	}
	rest := n - len(end)
	var labels []string
	for rest > 63 {
		size := 62
		if rest-size-1 < 1 {
			size -= 2
		}
		labels = append(labels, fill("host", size))
		rest -= size + 1
	}
	return strings.Join(append(labels, fill("web", rest)), ".") + end
}
