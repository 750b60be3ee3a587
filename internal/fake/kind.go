package fake

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// kind makes the texts of one meaning.
type kind func(*writer) string

// kind guesses what the property means: by its whole name, by its last two words,
// by its last word, and at last by its first one.
func (w *writer) kind() (kind, bool) {
	if k := w.byPlace(); k != nil {
		return k, true
	}
	table := kindsByName()
	n := len(w.tokens)
	candidates := []string{strings.Join(w.tokens, "_")}
	if n > 2 {
		candidates = append(candidates, strings.Join(w.tokens[n-2:], "_"))
	}
	if n > 0 {
		last := w.tokens[n-1]
		candidates = append(candidates, last)
		if one := singular([]string{last})[0]; one != last {
			candidates = append(candidates, one)
		}
		if last == "name" && n > 1 && (w.tokens[n-2] == "sender" || w.tokens[n-2] == "recipient" || w.tokens[n-2] == "reviewer") {
			candidates = []string{"person"}
		}
		if (last == "name" || last == "value" || last == "code" || last == "text" || last == "string") && n > 1 {
			candidates = append(candidates[:len(candidates)-1], w.tokens[n-2], last)
		}
	}
	if n == 0 && len(w.parent) > 0 { // an item: the array's name says what it is
		candidates = []string{strings.Join(w.parent, "_"), w.parent[len(w.parent)-1]}
	}
	for _, name := range candidates {
		if k, ok := table[name]; ok {
			return k, true
		}
	}
	return nil, false
}

// byPlace knows the properties whose meaning their parent or description decides.
func (w *writer) byPlace() kind {
	name := strings.Join(w.tokens, "_")
	switch {
	case (name == "id" || name == "token") && (w.under("device") || w.says("device token", "push token", "registration token")):
		return deviceToken
	case name == "name" && w.under("segment") || w.says("segment name"):
		return segmentName
	case name == "name" && w.under("event") || w.says("event name", "name of the event"):
		return eventName
	case name == "description" && (w.under("product", "sku", "goods") || w.says("product")):
		return one("A light jacket for windy mornings.", "Holds a litre and keeps it warm for six hours.", "Oiled oak, made to be repaired.")
	case name == "name" && w.under("product", "item", "sku", "line"), name == "name" && w.says("product"):
		return func(w *writer) string { return from(w.src, products()) }
	case name == "name" && w.under("company", "organization", "organisation", "account", "vendor", "publisher", "employer"),
		name == "name" && w.says("company", "organi"):
		return func(w *writer) string { return w.who().Company }
	case name == "name" && (w.under("customer", "user", "person", "author", "contact", "maintainer", "contributor", "recipient", "owner", "employee", "member", "patient", "student", "player") || w.says("full name", "person")):
		return func(w *writer) string { return w.who().Name }
	case w.says("anonymous identifier", "anonymous id"):
		return func(w *writer) string { return w.who().AnonymousID }
	case w.says("uuid", "guid") && !w.has("name", "description"):
		return func(w *writer) string { return uuid(w.src) }
	case name == "id" && w.says("in your system", "primary customer", "user id", "customer id") || name == "id" && w.under("customer", "user", "identifier", "identity", "person"):
		return func(w *writer) string { return w.who().ID }
	case w.says("hexadecimal") && w.has("id", "hash", "digest", "key", "cio"), w.has("cio"):
		return func(w *writer) string { return hex(w.src, 12) }
	case w.says("iso 8601", "rfc 3339", "rfc3339") && w.has("at", "time", "date", "on", "timestamp"):
		return func(w *writer) string { return timestamp(w.moment()) }
	}
	return nil
}

func deviceToken(w *writer) string {
	if w.want.Sequence%2 == 0 {
		return hex(w.src, 64) // as the Apple service spells it
	}
	return chars(w.src, mixed, 22) + ":APA91b" + chars(w.src, mixed+"-_", 134) // as Firebase does
}

func segmentName(w *writer) string {
	return pick(w.src, "Early adopters", "Opened last newsletter", "Holiday campaign", "Repeat buyers",
		"Webinar attendees", "Mobile app users", "Abandoned a cart", "Survey respondents", "Beta testers")
}

func eventName(w *writer) string {
	return pick(w.src, "order_completed", "cart_viewed", "plan_upgraded", "email_opened", "trial_started", "article_read")
}

// one makes a kind that picks from a list.
func one(all ...string) kind { return func(w *writer) string { return pick(w.src, all...) } }

// shape makes a kind that fills in one of the shapes.
func shape(all ...string) kind {
	return func(w *writer) string { return shaped(w.src, pick(w.src, all...)) }
}

// of makes a kind of a fact about the person.
func of(fact func(*Person) string) kind { return func(w *writer) string { return fact(w.who()) } }

// kindsByName is the table from names to kinds, made when first asked for.
var kindsByName = sync.OnceValue(func() map[string]kind {
	table := map[string]kind{}
	for _, group := range []map[string]kind{peopleKinds(), placeKinds(), techKinds(), proseKinds(), trackingKinds()} {
		for names, k := range group {
			for name := range strings.FieldsSeq(names) {
				table[name] = k
			}
		}
	}
	return table
})

// Kinds returns the names of the kinds of text, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kindsByName())) }
