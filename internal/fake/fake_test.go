package fake

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
)

func TestNamesToKinds(t *testing.T) {
	p := NewPerson(7)
	tests := []struct {
		want Want
		like string // a regular expression
	}{
		{Want{Property: "firstName"}, "^" + p.Given + "$"},
		{Want{Property: "email"}, "^" + regexp.QuoteMeta(p.Email) + "$"},
		{Want{Property: "contact_email", Format: "email"}, `^\w+@`},
		{Want{Property: "id", Parent: "devices", Description: "The unique device token."}, `^[0-9a-f]{64}$`},
		{Want{Property: "id", Parent: "devices", Sequence: 1}, `^\w{22}:APA91b`},
		{Want{Property: "name", Parent: "segments"}, `^[A-Z].* .*`},
		{Want{Property: "id", Parent: "identifiers", Description: "The primary customer identifier in your system."}, `^usr_[0-9a-f]{6}$`},
		{Want{Property: "cio_id"}, `^[0-9a-f]{12}$`},
		{Want{Property: "anonymous_id"}, "^" + p.AnonymousID + "$"},
		{Want{Property: "billingCity"}, "^" + p.City + "$"},
		{Want{Property: "time-zone"}, `^[A-Z]\w+/\w+$`},
		{Want{Property: "currencyCode"}, `^[A-Z]{3}$`},
		{Want{Property: "postal_code"}, `\d`},
		{Want{Property: "homepage"}, `^https://[\w.-]+/$`},
		{Want{Property: "version"}, `^\d+\.\d+\.\d+$`},
		{Want{Property: "id", Parent: "orders"}, `^ord_[0-9a-f]{6}$`},
		{Want{Parent: "tags"}, `^[a-z-]+$`},
		{Want{Property: "sku"}, `^[A-Z]{2,3}-`},
		{Want{Property: "background-color"}, `^#[0-9a-f]{6}$`},
		{Want{Property: "created_at", Format: "date-time"}, `^202\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$`},
		{Want{Property: "startedAt", Description: "ISO 8601"}, `^202\d-\d\d-\d\dT`},
		{Want{Property: "description", MinLength: 200, MaxLength: 220}, `^.{200,220}$`},
		{Want{Property: "city", MaxLength: 2}, `^.{1,2}$`},
		{Want{Property: "zzz"}, `^\w+ \w+$`},
		{Want{Property: "zzz", MinLength: 3, MaxLength: 3}, `^\w{3}$`},
	}
	for _, test := range tests {
		test.want.Person = &p
		src := rand.New(rand.NewPCG(1, 1))
		text := Text(test.want, src)
		if !regexp.MustCompile(test.like).MatchString(text) {
			t.Errorf("%+v: %q, want %s", test.want.Property, text, test.like)
		}
		if again := Text(test.want, rand.New(rand.NewPCG(1, 1))); again != text {
			t.Errorf("%s: %q, then %q from the same draws", test.want.Property, text, again)
		}
	}
}

// A name stands in one row of the tables only: their order must not matter.
func TestKindNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, group := range []map[string]kind{peopleKinds(), placeKinds(), techKinds(), proseKinds(), trackingKinds()} {
		for names := range group {
			for name := range strings.FieldsSeq(names) {
				if seen[name] {
					t.Errorf("%s stands twice", name)
				}
				seen[name] = true
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	p := NewPerson(9)
	tests := []struct {
		want      Want
		low, high float64
	}{
		{Want{Property: "age"}, 18, 80},
		{Want{Property: "created_at", Description: "A UNIX timestamp"}, float64(p.Created), float64(p.Created)},
		{Want{Property: "last_used", Description: "A UNIX timestamp of when the device was last used."}, float64(p.Created), lastMoment},
		{Want{Property: "port"}, 443, 9999},
		{Want{Property: "latitude"}, -90, 90},
		{Want{Property: "unit_price"}, 1, 300},
		{Want{Property: "discountPercent"}, 0, 100},
		{Want{Property: "id"}, 100, 10000},
		{Want{Property: "expires_ms", Description: "unix time in milliseconds"}, firstMoment * 1000, lastMoment * 1000},
	}
	for _, test := range tests {
		test.want.Person = &p
		got := Number(test.want, rand.New(rand.NewPCG(2, 2)))
		if !got.Known || got.Value < test.low || got.Value > test.high {
			t.Errorf("%s: %+v, want %g to %g", test.want.Property, got, test.low, test.high)
		}
	}
	if Number(Want{Property: "zzz"}, rand.New(rand.NewPCG(2, 2))).Known {
		t.Error("zzz means something")
	}
}

var reserved = regexp.MustCompile(`^[a-z0-9_.-]+@(example\.(com|org|net)|[a-z0-9-]+\.example)$`)

// People agree with themselves, and none of their addresses can reach anybody.
func TestPeople(t *testing.T) {
	for seed := range uint64(2000) {
		p := NewPerson(seed)
		if p != NewPerson(seed) {
			t.Fatalf("seed %d makes two people", seed)
		}
		if !reserved.MatchString(p.Email) {
			t.Errorf("%q is not at a reserved domain", p.Email)
		}
		given, _, _ := strings.Cut(strings.ToLower(ascii(p.Given)), " ")
		if !strings.HasPrefix(p.Email, given[:1]) {
			t.Errorf("%q is not the address of %s", p.Email, p.Name)
		}
		if len(ascii(p.Name)) < utf8.RuneCountInString(p.Name) {
			t.Errorf("%s has a letter without an ASCII spelling", p.Name)
		}
		if p.Created > p.Updated || p.Updated > p.LastSeen || p.LastSeen > lastMoment {
			t.Errorf("seed %d: created %d, updated %d, last seen %d", seed, p.Created, p.Updated, p.LastSeen)
		}
	}
}

// No made-up text has an address at a domain that somebody could own.
func TestDomainsAreReserved(t *testing.T) {
	address := regexp.MustCompile(`(?:@|://)([\w.-]+)`)
	allowed := regexp.MustCompile(`(^|\.)(example\.(com|org|net)|example)$`)
	src := rand.New(rand.NewPCG(3, 3))
	for name := range kindsByName() {
		for range 5 {
			text := Text(Want{Property: name}, src)
			for _, found := range address.FindAllStringSubmatch(text, -1) {
				if !allowed.MatchString(found[1]) {
					t.Errorf("%s: %q", name, text)
				}
			}
		}
	}
}

// The golden sample shows what an upgrade of the word source changes: run with
// UPDATE=1, then look at the difference.
func TestGolden(t *testing.T) {
	var b strings.Builder
	for name, pool := range map[int]func() []string{0: givenNames, 1: familyNames, 2: jobTitles, 3: products, 4: fruits, 5: hobbies, 6: animals} {
		if n := len(pool()); n < 12 {
			t.Errorf("pool %d holds only %d", name, n)
		}
	}
	for _, pool := range []func() []string{givenNames, familyNames, jobTitles, products, fruits, hobbies, animals} {
		b.WriteString(strings.Join(pool()[:12], ", ") + "\n")
	}
	for seed := range uint64(12) {
		p := NewPerson(seed)
		b.WriteString(strings.Join([]string{p.Name, p.Email, p.Username, p.Phone, p.BirthDate, p.Street, p.PostalCode, p.City,
			p.CountryCode, p.Locale, p.TimeZone, p.Company, p.JobTitle, p.Plan}, " | ") + "\n")
	}
	p := NewPerson(1)
	attributes := &jsondoc.Value{Kind: jsondoc.Object, Members: Attributes(p, rand.New(rand.NewPCG(1, 1)))}
	b.Write(jsondoc.AppendIndent(nil, attributes, ""))
	b.WriteByte('\n')
	path := filepath.Join("testdata", "sample.golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(b.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(got) || got[i] != line {
			t.Fatalf("line %d of %s has changed: review, then run with UPDATE=1\n got %s\nwant %s", i+1, path, got[min(i, len(got)-1)], line)
		}
	}
}

func BenchmarkPerson(b *testing.B) {
	for seed := uint64(0); b.Loop(); seed++ {
		NewPerson(seed)
	}
}

// Whatever is asked for, the length is within its bounds.
func TestLengths(t *testing.T) {
	src := rand.New(rand.NewPCG(4, 4))
	names := []string{"", "zzz"}
	for name := range kindsByName() {
		names = append(names, name)
	}
	formats := []string{"", "", "email", "date-time", "uuid", "uri", "unknown"}
	for _, name := range names {
		for range 12 {
			want := Want{Property: name, Format: formats[below(src, len(formats))], MinLength: below(src, 40), MaxLength: -1}
			if below(src, 2) == 0 {
				want.MaxLength = want.MinLength + below(src, 20)
			}
			if want.MaxLength == 0 {
				continue // no limit
			}
			text := Text(want, src)
			if n := utf8.RuneCountInString(text); n < want.MinLength || want.MaxLength > 0 && n > want.MaxLength {
				t.Errorf("%+v: %q has length %d", want, text, n)
			}
		}
	}
}
