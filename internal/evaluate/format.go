package evaluate

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/pattern"
)

// formats are the checks of Validation section 7.3 and of older drafts.
var formats = map[string]func(string) bool{
	"date-time":             isDateTime,
	"date":                  isDate,
	"time":                  isTime,
	"duration":              isDuration,
	"email":                 func(s string) bool { return isEmail(s, false) },
	"idn-email":             func(s string) bool { return isEmail(s, true) },
	"hostname":              isHostname,
	"idn-hostname":          isIDNHostname,
	"ipv4":                  isIPv4,
	"ipv6":                  isIPv6,
	"uri":                   func(s string) bool { return isASCII(s) && isIRI(s, true) },
	"uri-reference":         func(s string) bool { return isASCII(s) && isIRI(s, false) },
	"iri":                   func(s string) bool { return isIRI(s, true) },
	"iri-reference":         func(s string) bool { return isIRI(s, false) },
	"uri-template":          isURITemplate,
	"uuid":                  func(s string) bool { return uuid().MatchString(s) },
	"json-pointer":          func(s string) bool { return jsondoc.Pointer(s).Valid() },
	"relative-json-pointer": isRelativePointer,
	"regex":                 func(s string) bool { return pattern.Strict(s) == nil },
}

// Format tells whether text is of the format called name; every text is of a
// format that is not known.
func Format(name, text string) bool {
	check := formats[name]
	return check == nil || check(text)
}

// KnownFormat tells whether name is a format that Format checks.
func KnownFormat(name string) bool { return formats[name] != nil }

// whenUsed compiles an expression when it is used first: most schemas need few.
func whenUsed(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

var (
	uuid      = whenUsed(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`)
	fullTime  = whenUsed(`^([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(\.[0-9]+)?([Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))$`)
	duration  = whenUsed(`^P([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)$`)
	atom      = whenUsed("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
	quoted    = whenUsed(`^"([ !#-\[\]-~]|\\[ -~])*"$`)
	label     = whenUsed(`^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)
	scheme    = whenUsed(`^[A-Za-z][A-Za-z0-9+.-]*:`)
	percent   = whenUsed(`%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`)
	variable  = whenUsed(`^[+#./;?&=,!@|]?([A-Za-z0-9_]|%[0-9A-Fa-f]{2})([A-Za-z0-9_.]|%[0-9A-Fa-f]{2})*(:[1-9][0-9]{0,3}|\*)?(,([A-Za-z0-9_]|%[0-9A-Fa-f]{2})([A-Za-z0-9_.]|%[0-9A-Fa-f]{2})*(:[1-9][0-9]{0,3}|\*)?)*$`)
	relNumber = whenUsed(`^(0|[1-9][0-9]*)`)
)

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isDate(s string) bool {
	_, err := time.Parse("2006-01-02", s)
	return err == nil && len(s) == 10
}

// isTime takes RFC 3339's full-time; second 60 only where it is 23:59:60 in UTC.
func isTime(s string) bool {
	m := fullTime().FindStringSubmatch(s)
	if m == nil {
		return false
	}
	if m[3] != "60" {
		return true
	}
	minutes := number2(m[1])*60 + number2(m[2])
	offset := 0
	if m[6] != "" {
		offset = number2(m[7])*60 + number2(m[8])
		if m[6] == "-" {
			offset = -offset
		}
	}
	return ((minutes-offset)%1440+1440)%1440 == 1439
}

func number2(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

func isDateTime(s string) bool {
	return len(s) > 11 && (s[10] == 'T' || s[10] == 't') && isDate(s[:10]) && isTime(s[11:])
}

func isDuration(s string) bool {
	return duration().MatchString(s) && s != "P" && !strings.HasSuffix(s, "T")
}

func isEmail(s string, international bool) bool {
	at := strings.LastIndexByte(s, '@')
	if at < 1 || !international && !isASCII(s) {
		return false
	}
	local, domain := s[:at], s[at+1:]
	if international {
		local = strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf {
				return 'x'
			}
			return r
		}, local)
	}
	if len(local) > 64 || !atom().MatchString(local) && !quoted().MatchString(local) {
		return false
	}
	if inner, ok := strings.CutPrefix(domain, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		if six, isSix := strings.CutPrefix(inner, "IPv6:"); isSix {
			return ok && isIPv6(six)
		}
		return ok && isIPv4(inner)
	}
	if international {
		return isIDNHostname(domain)
	}
	return isHostname(domain)
}

func isHostname(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	for l := range strings.SplitSeq(s, ".") {
		if !label().MatchString(l) {
			return false
		}
		if len(l) >= 4 && l[2:4] == "--" {
			if decoded, err := idnaProfile.ToUnicode(l); err != nil || decoded == "" {
				return false
			}
		}
	}
	return true
}

var idnaProfile = idna.New(idna.ValidateLabels(true), idna.VerifyDNSLength(true), idna.StrictDomainName(true), idna.BidiRule())

func isIDNHostname(s string) bool {
	s = strings.NewReplacer("。", ".", "．", ".", "｡", ".").Replace(s)
	ascii, err := idnaProfile.ToASCII(s)
	return err == nil && isHostname(ascii)
}

func isIPv4(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}

func isIPv6(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is6() && a.Zone() == ""
}

func isIRI(s string, absolute bool) bool {
	if strings.ContainsAny(s, " <>\"{}|\\^`\t\r\n") || percent().MatchString(s) || strings.Count(s, "#") > 1 {
		return false
	}
	if absolute && !scheme().MatchString(s) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	if strings.ContainsAny(u.Host, "[]") && !isIPv6(strings.Trim(u.Hostname(), "[]")) {
		return false
	}
	return true
}

func isURITemplate(s string) bool {
	for s != "" {
		i := strings.IndexAny(s, "{}")
		literal := s
		if i >= 0 {
			literal = s[:i]
		}
		if strings.ContainsAny(literal, " \"'<>\\^`|") || percent().MatchString(literal) {
			return false
		}
		if i < 0 {
			return true
		}
		end := strings.IndexByte(s, '}')
		if s[i] == '}' || end < 0 || !variable().MatchString(s[i+1:end]) {
			return false
		}
		s = s[end+1:]
	}
	return true
}

func isRelativePointer(s string) bool {
	n := relNumber().FindString(s)
	rest := s[len(n):]
	return n != "" && (rest == "#" || jsondoc.Pointer(rest).Valid())
}
