package fake

import "strings"

// place is a city and what people there write.
type place struct {
	city, region, country, code, locale, zone, currency string
	postal                                              string // a shape
	street                                              string // a shape, with NAME for the street
	phone                                               string // a shape in a range that is kept for fiction
	given, family, streets                              []string
}

// Telephone numbers for fiction: NANPA 555-01xx, Ofcom (01632 960, 07700 900),
// ARCEP (01 99 00), BNetzA (030 23125), PTS (070 174 06), ACMA (07 5550). Where a
// country keeps none, people have a number of the first kind.
const fictionPhone = "+1 555 555 01##"

var places = []place{
	{city: "Portland", region: "Oregon", country: "United States", code: "US", locale: "en-US", zone: "America/Los_Angeles",
		currency: "USD", postal: "972##", street: "*## NAME Street", phone: "+1 503 555 01##", streets: list("Alder", "Maple", "Hawthorne", "Cedar")},
	{city: "Leeds", region: "West Yorkshire", country: "United Kingdom", code: "GB", locale: "en-GB", zone: "Europe/London",
		currency: "GBP", postal: "LS* *AA", street: "*# NAME Road", phone: "+44 7700 900###", streets: list("Otley", "Harrogate", "Kirkstall", "Roundhay")},
	{city: "Lyon", region: "Auvergne-Rhône-Alpes", country: "France", code: "FR", locale: "fr-FR", zone: "Europe/Paris",
		currency: "EUR", postal: "6900*", street: "*# rue NAME", phone: "+33 1 99 00 ## ##", streets: list("des Tilleuls", "du Marché", "de la Gare", "des Acacias"),
		given: list("Élodie", "Mathis", "Noémie", "Théo", "Camille", "Bastien"), family: list("Garnier", "Lefèvre", "Roussel", "Perrot", "Chevallier", "Béranger")},
	{city: "Göteborg", region: "Västra Götaland", country: "Sweden", code: "SE", locale: "sv-SE", zone: "Europe/Stockholm",
		currency: "SEK", postal: "411 ##", street: "NAME *#", phone: "+46 70 174 06 ##", streets: list("Ängsgatan", "Björkvägen", "Strandgatan"),
		given: list("Åsa", "Linnéa", "Björn", "Freja", "Måns", "Elin"), family: list("Sjöberg", "Lindqvist", "Åkerman", "Hedlund", "Nyström")},
	{city: "Köln", region: "Nordrhein-Westfalen", country: "Germany", code: "DE", locale: "de-DE", zone: "Europe/Berlin",
		currency: "EUR", postal: "506##", street: "NAME *#", phone: "+49 30 23125 ###", streets: list("Lindenstraße", "Mühlenweg", "Gartenstraße"),
		given: list("Jonas", "Käthe", "Lennart", "Ylva", "Jörg", "Frieda"), family: list("Brückner", "Voß", "Althaus", "Krämer", "Wiedemann")},
	{city: "Brisbane", region: "Queensland", country: "Australia", code: "AU", locale: "en-AU", zone: "Australia/Brisbane",
		currency: "AUD", postal: "40##", street: "*# NAME Street", phone: "+61 7 5550 ####", streets: list("Wattle", "Banksia", "Merivale")},
	{city: "São Paulo", region: "São Paulo", country: "Brazil", code: "BR", locale: "pt-BR", zone: "America/Sao_Paulo",
		currency: "BRL", postal: "0**##-###", street: "Rua NAME, *##", phone: fictionPhone, streets: list("das Palmeiras", "do Sol", "das Flores"),
		given: list("Beatriz", "João", "Larissa", "Caio", "Inês", "Thiago"), family: list("Moreira", "Gonçalves", "Teixeira", "Nogueira", "Araújo")},
	{city: "Ciudad de México", region: "CDMX", country: "Mexico", code: "MX", locale: "es-MX", zone: "America/Mexico_City",
		currency: "MXN", postal: "06###", street: "Calle NAME *##", phone: fictionPhone, streets: list("Jacarandas", "Nogal", "Río Claro"),
		given: list("Ximena", "Andrés", "Lucía", "Íñigo", "Renata", "Emiliano"), family: list("Ibáñez", "Cárdenas", "Peña", "Villaseñor", "Montes")},
	{city: "Kraków", region: "Małopolskie", country: "Poland", code: "PL", locale: "pl-PL", zone: "Europe/Warsaw",
		currency: "PLN", postal: "30-###", street: "ul. NAME *#", phone: fictionPhone, streets: list("Lipowa", "Długa", "Ogrodowa"),
		given: list("Zofia", "Łukasz", "Małgorzata", "Wojtek", "Jagoda"), family: list("Wiśniewska", "Zając", "Mazurek", "Dąbek", "Sikora")},
	{city: "Bengaluru", region: "Karnataka", country: "India", code: "IN", locale: "en-IN", zone: "Asia/Kolkata",
		currency: "INR", postal: "5600##", street: "*#, NAME Road", phone: fictionPhone, streets: list("Lake View", "Temple Tree", "Garden"),
		given: list("Ananya", "Rohan", "Meera", "Kavya", "Arjun"), family: list("Iyer", "Kulkarni", "Bhat", "Menon", "Deshpande")},
	{city: "Nairobi", region: "Nairobi County", country: "Kenya", code: "KE", locale: "en-KE", zone: "Africa/Nairobi",
		currency: "KES", postal: "00###", street: "NAME Road *#", phone: fictionPhone, streets: list("Acacia", "Jacaranda", "Ridge"),
		given: list("Wanjiru", "Otieno", "Akinyi", "Kamau", "Naliaka"), family: list("Mwangi", "Odhiambo", "Wekesa", "Njoroge", "Achieng")},
	{city: "Kyōto", region: "Kyōto", country: "Japan", code: "JP", locale: "ja-JP", zone: "Asia/Tokyo",
		currency: "JPY", postal: "600-8###", street: "*-*# NAME-dōri", phone: fictionPhone, streets: list("Shijō", "Sanjō", "Oike"),
		given: list("Haruka", "Yūto", "Sakura", "Ren", "Kōhei"), family: list("Takahashi", "Ōnishi", "Kobayashi", "Nakagawa", "Fujimori")},
	{city: "İzmir", region: "İzmir", country: "Türkiye", code: "TR", locale: "tr-TR", zone: "Europe/Istanbul",
		currency: "TRY", postal: "35###", street: "NAME Sokak *#", phone: fictionPhone, streets: list("Çınar", "Defne", "Gül"),
		given: list("Çağla", "Emre", "Gülşen", "Oğuz", "Defne"), family: list("Yıldız", "Şahin", "Korkmaz", "Aydın", "Güneş")},
}

func list(all ...string) []string { return all }

// ascii spells a name with ASCII letters, as an address has it.
func ascii(name string) string {
	var b strings.Builder
	for _, r := range name {
		if at := strings.IndexRune(foldFrom, r); r >= 0x80 && at >= 0 {
			r = []rune(foldTo)[len([]rune(foldFrom[:at]))]
		}
		switch {
		case r == 'ß':
			b.WriteString("ss")
		case r < 0x80:
			b.WriteRune(r)
		}
	}
	return b.String()
}

const (
	foldFrom = "áàâäãåāçčéèêëēğíìîïīıłñńóòôöõøōśşšúùûüūýźżžąęÁÀÂÄÅÇÉÈÍÎİŁÑÓÖØŌŚŞŠÚÜŽ"
	foldTo   = "aaaaaaacceeeeegiiiiiilnnooooooosssuuuuuyzzzaeAAAAACEEIIILNOOOOSSSUUZ"
)
