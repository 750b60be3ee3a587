package fake

import (
	"encoding/base64"
	"math/rand/v2"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
)

var (
	hostPattern     = regexp.MustCompile(`^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$`)
	uuidPattern     = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	durationPattern = regexp.MustCompile(`^P(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$`)
	relativePattern = regexp.MustCompile(`^(0|[1-9]\d*)(#|(/.*)?)$`)
	colorPattern    = regexp.MustCompile(`^#([0-9a-f]{3}|[0-9a-f]{6})$`)
)

func parses(layout string) func(string) bool {
	return func(s string) bool { _, err := time.Parse(layout, s); return err == nil }
}

// checks decides each format without a line of this package.
func checks() map[string]func(string) bool {
	email := func(s string) bool {
		a, err := mail.ParseAddress(s)
		return err == nil && a.Address == s && strings.Contains(s[strings.LastIndexByte(s, '@'):], ".")
	}
	host := func(s string) bool { return len(s) <= 253 && hostPattern.MatchString(s) }
	wide := func(s string) bool { return len(s) <= 253 && !strings.ContainsAny(s, " -") || host(s) }
	uri := func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.IsAbs() && !strings.ContainsAny(s, " \\")
	}
	reference := func(s string) bool { _, err := url.Parse(s); return err == nil && !strings.ContainsAny(s, " \\") }
	pointer := func(s string) bool { return jsondoc.Pointer(s).Valid() }
	decodes := func(s string) bool { _, err := base64.StdEncoding.DecodeString(s); return err == nil }
	anything := func(string) bool { return true }
	v4 := func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is4() }
	return map[string]func(string) bool{
		"date-time": parses(time.RFC3339Nano), "date": parses(time.DateOnly), "time": parses("15:04:05.999999999Z07:00"),
		"duration": func(s string) bool { return durationPattern.MatchString(s) && s != "P" && !strings.HasSuffix(s, "T") },
		"email":    email, "idn-email": email, "hostname": host, "host-name": host, "idn-hostname": wide,
		"ipv4": v4, "ip-address": v4,
		"ipv6": func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is6() && a.Zone() == "" },
		"uri":  uri, "url": uri, "iri": uri, "uri-reference": reference, "uriref": reference, "iri-reference": reference,
		"uuid":         uuidPattern.MatchString,
		"uri-template": func(s string) bool { return strings.Count(s, "{") == strings.Count(s, "}") },
		"json-pointer": pointer, "relative-json-pointer": relativePattern.MatchString,
		"json-pointer-uri-fragment": func(s string) bool { return strings.HasPrefix(s, "#") && pointer(s[1:]) },
		"regex":                     func(s string) bool { _, err := regexp.Compile(s); return err == nil },
		"color":                     colorPattern.MatchString, "color-hex": colorPattern.MatchString,
		"phone": func(s string) bool { return regexp.MustCompile(`^\+1\d{3}55501\d\d$|^\+1555555\d{4}$`).MatchString(s) },
		"byte":  decodes, "base64": decodes, "password": anything, "style": anything,
	}
}

func TestFormats(t *testing.T) {
	src := rand.New(rand.NewPCG(1, 1))
	all := checks()
	for format := range formats {
		check := all[format]
		if check == nil {
			t.Errorf("%s: no check for this format", format)
			continue
		}
		for range 40 {
			if text, ok := Format(format, src); !ok || !check(text) {
				t.Errorf("%s: %q is not one", format, text)
			}
		}
		found := 0
		for n := range 300 {
			text, ok := FormatBounded(format, n, n, src)
			if ok && (utf8.RuneCountInString(text) != n || !check(text)) {
				t.Errorf("%s of %d code points: %q is not one", format, n, text)
			}
			if ok {
				found++
			}
		}
		if found == 0 {
			t.Errorf("%s: none of any length", format)
		}
	}
	if _, ok := Format("no-such-format", src); ok {
		t.Error("an unknown format has a text")
	}
}
