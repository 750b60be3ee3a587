package fake

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
)

// Attributes returns what a team might note about a person beyond the fixed
// properties of a schema: free-form members of every JSON type, nested ones too.
func Attributes(p Person, src Source) []jsondoc.Member {
	text := func(v string) *jsondoc.Value { return &jsondoc.Value{Kind: jsondoc.String, Text: v} }
	number := func(v string) *jsondoc.Value { return &jsondoc.Value{Kind: jsondoc.Number, Text: v} }
	truth := func(v bool) *jsondoc.Value { return &jsondoc.Value{Kind: jsondoc.Bool, Bool: v} }
	orders := between(src, 1, 14)
	total := between(src, 1900, 9900) * smallest(p.Currency)
	tags := &jsondoc.Value{Kind: jsondoc.Array}
	first := below(src, len(attributeTags))
	for i := range between(src, 1, 3) {
		tags.Items = append(tags.Items, text(attributeTags[(first+i)%len(attributeTags)]))
	}
	last := &jsondoc.Value{Kind: jsondoc.Object, Members: []jsondoc.Member{
		jsondoc.M("id", text(shaped(src, "ORD-*#####"))),
		jsondoc.M("total", number(money(total))),
		jsondoc.M("currency", text(p.Currency)),
		jsondoc.M("placed_at", number(strconv.FormatInt(p.Updated, 10))),
	}}
	return []jsondoc.Member{
		jsondoc.M("first_name", text(p.Given)),
		jsondoc.M("last_name", text(p.Family)),
		jsondoc.M("plan", text(p.Plan)),
		jsondoc.M("locale", text(p.Locale)),
		jsondoc.M("time_zone", text(p.TimeZone)),
		jsondoc.M("city", text(p.City)),
		jsondoc.M("lifetime_value", number(money(total*orders+below(src, 100)*smallest(p.Currency)))),
		jsondoc.M("order_count", number(strconv.Itoa(orders))),
		jsondoc.M("newsletter", truth(below(src, 2) == 0)),
		jsondoc.M("tags", tags),
		jsondoc.M("last_order", last),
		jsondoc.M("referred_by", &jsondoc.Value{Kind: jsondoc.Null}),
	}
}

var attributeTags = []string{"newsletter", "wholesale", "early-access", "beta", "vip", "gift-buyer"}

// smallest is the number of hundredths in the smallest unit of a currency.
func smallest(currency string) int {
	if currency == "JPY" {
		return 100
	}
	return 1
}

// money spells cents as an amount, without needless zeros at its end.
func money(cents int) string {
	return strconv.FormatFloat(float64(cents)/100, 'f', -1, 64)
}
