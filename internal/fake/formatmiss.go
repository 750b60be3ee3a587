package fake

// Miss is a text that is nearly of a format.
type Miss struct {
	Text   string
	Reason string // what is wrong, as a noun phrase: "no @"
}

// FormatMisses returns texts that every strict reader of the format refuses, the
// mistakes that people make first; none for a format that is not known, or that
// takes any text.
func FormatMisses(format string) []Miss {
	if same, ok := formatAliases[format]; ok {
		format = same
	}
	all := formatMisses[format]
	return append([]Miss(nil), all...)
}

var formatAliases = map[string]string{
	"host-name": "hostname", "ip-address": "ipv4", "url": "uri", "color-hex": "color",
}

var formatMisses = map[string][]Miss{
	"email": {
		{"mira.example.com", "no @"},
		{"mira@", "nothing after the @"},
		{"@example.com", "nothing before the @"},
		{"mira@@example.com", "two @"},
		{"mira halvorsen@example.com", "a space before the @"},
		{"mira@example..com", "two dots in a row in the domain"},
		{".mira@example.com", "a dot at the start"},
		{"mira..h@example.com", "two dots in a row"},
		{"not an email", "plain words"},
	},
	"idn-email": {
		{"åsa.example.com", "no @"},
		{"åsa@", "nothing after the @"},
		{"@bücher.example", "nothing before the @"},
		{"2962", "a number"},
	},
	"date-time": {
		{"2024-05-17", "a date without a time"},
		{"2024-05-17T09:30:00", "no time zone"},
		{"2024-02-30T09:30:00Z", "a day that does not exist"},
		{"2024-13-01T09:30:00Z", "a thirteenth month"},
		{"2024-05-17T25:00:00Z", "a twenty-fifth hour"},
		{"17/05/2024 09:30", "another order, with slashes"},
		{"2024-05-17T09:30:00+0200", "an offset without its colon"},
		{"1715938200", "a Unix timestamp"},
		{"yesterday", "a word"},
	},
	"date": {
		{"2024-02-30", "a day that does not exist"},
		{"2024-13-01", "a thirteenth month"},
		{"17/05/2024", "another order, with slashes"},
		{"2024-5-7", "one digit for month and day"},
		{"20240517", "no hyphens"},
		{"2024-05-17T00:00:00Z", "a time as well"},
		{"2023-02-29", "29 February of a year that is no leap year"},
	},
	"time": {
		{"09:30:00", "no time zone"},
		{"9:30 AM", "twelve-hour form"},
		{"25:00:00Z", "a twenty-fifth hour"},
		{"09:60:00Z", "a sixtieth minute"},
		{"09:30Z", "no seconds"},
	},
	"duration": {
		{"15 minutes", "words"},
		{"P", "nothing after the P"},
		{"PT", "nothing after the T"},
		{"P1", "a number without its unit"},
		{"1D", "no P"},
		{"P2D1Y", "units out of order"},
	},
	"hostname": {
		{"-web.example.com", "a hyphen at the start of a label"},
		{"web-.example.com", "a hyphen at the end of a label"},
		{"my host.example.com", "a space"},
		{"my_host.example.com", "an underscore"},
		{"https://example.com", "a web address"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example", "a label of 64 characters"},
	},
	"idn-hostname": {
		{"-bücher.example", "a hyphen at the start of a label"},
		{"bü cher.example", "a space"},
	},
	"ipv4": {
		{"256.1.1.1", "a part above 255"},
		{"192.0.2", "three parts"},
		{"192.0.2.1.5", "five parts"},
		{"192.0.2.", "nothing after the last dot"},
		{"example.com", "a name"},
		{"2001:db8::1", "an IPv6 address"},
	},
	"ipv6": {
		{"2001:db8::1::2", "two double colons"},
		{"2001:db8::g1", "a g among the hexadecimal digits"},
		{"2001:db8:12345::", "a part of five digits"},
		{"1:2:3:4:5:6:7", "seven parts"},
		{"192.0.2.1", "an IPv4 address"},
		{"[::1]", "brackets"},
	},
	"uri": {
		{"www.example.com", "no scheme"},
		{"//example.com/docs", "no scheme, only slashes"},
		{"/docs/start", "only a path"},
		{"https://example.com/a b", "a space"},
		{"http:// example.com", "a space after the slashes"},
		{"not a uri", "plain words"},
		{"\\\\example\\share", "backslashes"},
	},
	"uri-reference": {
		{"\\\\example\\share", "backslashes"},
		{"#a\\b", "a backslash in the fragment"},
	},
	"iri": {
		{"/straße", "only a path"},
		{"âππ", "no scheme"},
		{"\\\\example\\share", "backslashes"},
	},
	"iri-reference": {
		{"\\\\example\\share", "backslashes"},
		{"#ƒräg\\mênt", "a backslash in the fragment"},
	},
	"uuid": {
		{"2eb8aa08-aa98-11ea-b4aa", "the last part missing"},
		{"2eb8aa08aa9811eab4aa73b441d16380", "no hyphens"},
		{"2eb8aa08-aa98-11ea-b4aa-73b441d1638g", "a g among the hexadecimal digits"},
		{"2eb8aa08-aa98-11ea-b4aa-73b441d163800", "one digit too many"},
		{"not-a-uuid", "plain words"},
	},
	"uri-template": {
		{"https://api.example.com/orders/{id", "a brace that is not closed"},
	},
	"json-pointer": {
		{"orders/0", "no slash at the start"},
		{"/orders~2", "a ~ before neither 0 nor 1"},
		{"/orders~", "a ~ at the end"},
		{"#/orders", "a # at the start"},
	},
	"relative-json-pointer": {
		{"/orders", "no number at the start"},
		{"-1/orders", "a negative number"},
		{"0##", "two #"},
	},
	"regex": {
		{"^(abc]", "a ( without its )"},
		{"[a-z", "a [ without its ]"},
		{"*abc", "a * with nothing before it"},
	},
	"color": {
		{"#12", "two digits"},
		{"#gggggg", "a g among the hexadecimal digits"},
	},
}
