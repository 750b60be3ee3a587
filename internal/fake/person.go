package fake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Person is somebody made up, all of whose facts agree.
type Person struct {
	Given, Family, Name string
	Email, Username     string
	Domain              string // of the address: reserved by RFC 2606
	Phone               string // with +, in a range kept for fiction
	BirthDate           string // RFC 3339 full-date
	Street, City        string
	Region, Country     string
	CountryCode         string // ISO 3166-1 alpha-2
	PostalCode          string
	Locale, TimeZone    string // BCP 47, IANA
	Currency            string // ISO 4217
	Company, JobTitle   string
	ID                  string // as a product's own database would have it
	AnonymousID         string // a UUID
	Plan                string
	Created             int64 // Unix time of the first contact
	Updated             int64 // Unix time of the last change, not before Created
	LastSeen            int64 // Unix time, not before Updated
}

// The time that people live in: Unix seconds of 2023-01-01 and 2025-12-31.
const (
	firstMoment = 1672531200
	lastMoment  = 1767139200
	day         = 86400
)

// NewPerson makes the person of a seed.
func NewPerson(seed uint64) Person {
	src := rand.NewPCG(seed, 0x706572736F6E)
	at := &places[below(src, len(places))]
	given, family := at.given, at.family
	if given == nil {
		given, family = givenNames(), familyNames()
	}
	p := Person{Given: from(src, given), Family: from(src, family)}
	p.Name = p.Given + " " + p.Family
	p.Street = strings.ReplaceAll(shaped(src, at.street), "NAME", from(src, at.streets))
	p.City, p.Region, p.Country, p.CountryCode = at.city, at.region, at.country, at.code
	p.PostalCode = shaped(src, at.postal)
	p.Locale, p.TimeZone, p.Currency = at.locale, at.zone, at.currency
	p.Phone = strings.ReplaceAll(shaped(src, at.phone), " ", "")
	p.Company = company(src)
	p.JobTitle = from(src, jobTitles())
	p.address(src)
	p.BirthDate = time.Unix(int64(between(src, 0, 17000))*day-5000*day, 0).UTC().Format(time.DateOnly)
	p.ID = "usr_" + hex(src, 6)
	p.AnonymousID = uuid(src)
	p.Plan = pick(src, "free", "starter", "pro", "pro", "team", "enterprise")
	p.Created = int64(between(src, firstMoment, firstMoment+2*365*day))
	p.Updated = p.Created + int64(between(src, day, (lastMoment-firstMoment)/3))
	p.Updated = min(p.Updated, lastMoment-2*day)
	p.LastSeen = int64(between(src, int(p.Updated), lastMoment))
	return p
}

// address makes the e-mail address and the user name out of the name.
func (p *Person) address(src Source) {
	given, family := strings.ToLower(ascii(p.Given)), strings.ToLower(ascii(p.Family))
	p.Domain = pick(src, "example.com", "example.org", "example.net", slug(p.Company)+".example")
	local := pick(src, given+"."+family, given, given[:1]+family, given+"."+family)
	p.Email = local + "@" + p.Domain
	p.Username = pick(src, given+family[:1], given[:1]+family, given+"_"+family) + fmt.Sprint(between(src, 2, 99))
}

// company makes the name of a company that is unlikely to exist.
func company(src Source) string {
	first := pick(src, "Quillfern", "Brindlewick", "Tarnmoor", "Ospreywell", "Larkhollow", "Fennimore", "Wrenfield", "Marlowick", "Pellbrook", "Thornquay", "Vellmoss", "Haldern")
	return first + " " + pick(src, "Supply", "Studio", "Works", "Analytics", "Outfitters", "Labs", "Travel", "Foods")
}

// slug spells text as part of an address: small letters, digits and hyphens.
func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(ascii(text)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// timestamp spells Unix seconds as RFC 3339 in UTC.
func timestamp(seconds int64) string { return time.Unix(seconds, 0).UTC().Format(time.RFC3339) }
