package fake

import "fmt"

func peopleKinds() map[string]kind {
	return map[string]kind{
		"first_name firstname given_name givenname forename given": of(func(p *Person) string { return p.Given }),
		"last_name lastname family_name familyname surname":        of(func(p *Person) string { return p.Family }),
		"full_name fullname display_name displayname person customer_name user_name_full contact_name author authors maintainer contributor owner assignee reviewer recipient": of(func(p *Person) string { return p.Name }),
		"email e_mail mail email_address cc bcc reply_to sender":                                                              (*writer).email,
		"username user_name login nick nickname handle screen_name user":                                                      of(func(p *Person) string { return p.Username }),
		"phone telephone tel mobile phone_number phonenumber cell fax sms msisdn":                                             of(func(p *Person) string { return p.Phone }),
		"birthday birth_date birthdate date_of_birth dob":                                                                     of(func(p *Person) string { return p.BirthDate }),
		"company company_name organization organisation employer vendor publisher manufacturer org tenant account_name brand": of(func(p *Person) string { return p.Company }),
		"job job_title jobtitle occupation role position profession":                                                          func(w *writer) string { return from(w.src, jobTitles()) },
		"gender sex":                       one("female", "male", "non-binary", "undisclosed"),
		"pronouns":                         one("she/her", "he/him", "they/them"),
		"hobby interest interests hobbies": func(w *writer) string { return from(w.src, hobbies()) },
		"user_id userid customer_id customerid member_id profile_id person_id external_id": of(func(p *Person) string { return p.ID }),
		"anonymous_id anonymousid device_uuid session_uuid visitor_id":                     of(func(p *Person) string { return p.AnonymousID }),
		"plan tier subscription subscription_plan plan_name":                               of(func(p *Person) string { return p.Plan }),
		"password secret passphrase": func(w *writer) string {
			return pick(w.src, plainWords...) + "-" + pick(w.src, plainWords...) + "-" + digits(w.src, 3)
		},
	}
}

func placeKinds() map[string]kind {
	return map[string]kind{
		"city town locality municipality":                                              of(func(p *Person) string { return p.City }),
		"region state province county state_province":                                  of(func(p *Person) string { return p.Region }),
		"country country_name nation":                                                  of(func(p *Person) string { return p.Country }),
		"country_code countrycode":                                                     of(func(p *Person) string { return p.CountryCode }),
		"postal_code postalcode zip zip_code zipcode postcode":                         of(func(p *Person) string { return p.PostalCode }),
		"street street_address address_line address1 line1 address address_line1 road": of(func(p *Person) string { return p.Street }),
		"address2 line2 address_line2 apartment unit_number":                           shape("Apt *#", "Floor *", "Unit *@"),
		"locale lang_code":                                                             of(func(p *Person) string { return p.Locale }),
		"language lang language_code":                                                  of(func(p *Person) string { return p.Locale[:2] }),
		"timezone time_zone tz zoneinfo":                                               of(func(p *Person) string { return p.TimeZone }),
		"currency currency_code":                                                       of(func(p *Person) string { return p.Currency }),
		"continent":                                                                    one("Europe", "Asia", "Africa", "North America", "South America", "Oceania"),
		"venue location place":                                                         func(w *writer) string { return w.who().City + ", " + w.who().Country },
		"floor room":                                                                   shape("*.0#", "*##"),
	}
}

func techKinds() map[string]kind {
	return map[string]kind{
		"url uri link href homepage website web_site site endpoint webhook callback redirect download bugs issues": (*writer).link,
		"domain host hostname server fqdn origin":                                                     func(w *writer) string { return pick(w.src, "api", "www", "mail", "cdn", "app") + "." + w.who().Domain },
		"ip ip_address ipaddress remote_addr client_ip listen_address bind_address host_ip server_ip": func(w *writer) string { return ipv4(w.src) },
		"ipv6":            func(w *writer) string { return ipv6(w.src) },
		"mac mac_address": func(w *writer) string { return "00:00:5e:00:53:" + hex(w.src, 2) },
		"uuid guid uid request_id correlation_id trace_id session_id message_id": func(w *writer) string { return uuid(w.src) },
		"id identifier key ref reference":                                        (*writer).identifier,
		"hash checksum digest sha256 fingerprint":                                func(w *writer) string { return hex(w.src, 64) },
		"sha1 sha commit revision":                                               func(w *writer) string { return hex(w.src, 40) },
		"md5 etag":                                                               func(w *writer) string { return hex(w.src, 32) },
		"token access_token api_key apikey api_token auth_token client_secret":   func(w *writer) string { return "tok_" + chars(w.src, mixed, 24) },
		"version semver release app_version schema_version min_version minversion max_version maxversion engine requires_version": shape("*.#.#", "*.*#.#", "0.*.*#"),
		"branch":           one("main", "develop", "release/2.4", "feature/search-filters", "fix/login-redirect"),
		"tag_name git_tag": shape("v*.#.#"),
		"repository repo repository_url vcs": func(w *writer) string {
			return "https://git.example.org/" + slug(words(w.src, 1)) + "/" + slug(words(w.src, 2))
		},
		"license licence spdx":                   one("MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "ISC"),
		"command cmd run script exec entrypoint": one("npm run build", "go test ./...", "make all", "python -m pytest", "cargo build --release", "echo done"),
		"arg args argument flag flags option":    one("--verbose", "--output=dist", "--dry-run", "--config=settings.json"),
		"shell":                                  one("bash", "sh", "zsh", "pwsh"),
		"path file_path filepath file filename file_name entry source src input template main": func(w *writer) string {
			return pick(w.src, "src", "lib", "docs", "assets") + "/" + pick(w.src, "index", "main", "config", "report", "notes") + pick(w.src, ".js", ".go", ".md", ".json", ".txt")
		},
		"dir directory folder root out_dir output output_dir dest destination target cwd workdir changedir setupdir basedir work_dir base_dir": one("dist", "build/output", "src/components", "docs", "public/assets"),
		"glob include exclude files ignore pattern patterns": one("**/*.js", "src/**", "*.test.ts", "docs/*.md"),
		"regex regexp":                 one("^[a-z]+$", "^v[0-9]+", "[A-Z]{2,3}"),
		"extension ext file_extension": one(".js", ".json", ".md", ".png"),
		"mime_type mimetype content_type media_type contenttype": one("application/json", "text/plain", "image/png", "text/html"),
		"encoding charset":     one("utf-8", "utf-16", "iso-8859-1"),
		"method http_method":   one("GET", "POST", "PUT", "DELETE"),
		"protocol scheme":      one("https", "http", "wss"),
		"user_agent useragent": one("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "ExampleApp/4.2 (iOS 17.5)"),
		"image icon logo avatar picture photo thumbnail image_url avatar_url": func(w *writer) string {
			return "https://cdn.example.com/images/" + slug(words(w.src, 1)) + pick(w.src, ".png", ".jpg", ".svg")
		},
		"color colour background foreground background_color": func(w *writer) string { return "#" + hex(w.src, 6) },
		"package dependency module library plugin extends preset": func(w *writer) string {
			return slug(words(w.src, 1)) + "-" + pick(w.src, "core", "utils", "client", "loader", "kit")
		},
		"namespace group_id groupid":        func(w *writer) string { return "com.example." + slug(words(w.src, 1)) },
		"env environment stage":             one("production", "staging", "development", "test"),
		"os operating_system os_name":       one("linux", "macos", "windows", "android", "ios"),
		"platform":                          one("ios", "android", "web"),
		"arch architecture cpu":             one("amd64", "arm64", "386"),
		"browser":                           one("Firefox", "Safari", "Chrome"),
		"level log_level loglevel severity": one("info", "warning", "error", "debug"),
		"subnet cidr ip_range":              one("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/25"),
		"commit_message":                    one("Update the translations", "Raise the minimum version", "Fix a link in the guide"),
		"ticker symbol":                     one("VLMS", "QFRN", "TRNM"),
		"patch":                             one("{}", "[]"),
		"cron schedule cronjob cron_job":    one("0 6 * * 1", "*/15 * * * *", "30 2 1 * *"),
		"duration interval timeout ttl":     one("30s", "15m", "1h", "24h"),
		"size memory":                       one("512MB", "2GB", "64KB"),
		"port":                              one("8080", "5432", "443"),
		"database db schema_name table":     one("orders", "customers", "inventory", "events"),
		"mode strategy":                     one("auto", "manual", "strict"),
		"format":                            one("json", "yaml", "csv", "text"),
		"class class_name":                  one("OrderService", "InvoiceBuilder", "SearchIndex"),
		"function func function_name":       one("formatPrice", "loadOrders", "sendReceipt"),
		"variable var var_name":             one("BASE_URL", "LOG_LEVEL", "MAX_RETRIES"),
		"selector":                          one("#main", ".card > a", "nav ul li"),
		"base64":                            func(w *writer) string { return base64Text(w.src, 24) },
	}
}

func proseKinds() map[string]kind {
	return map[string]kind{
		"title headline subject heading caption page_title": one("Spring collection is here", "Your order is on its way", "Getting started in five minutes",
			"A quieter way to work", "Notes from the harbour", "What changed this month", "Weekend opening hours"),
		"description summary about bio overview details abstract long_description short_description desc": one(
			"What the team uses every day.", "Keeps everything in one place and easy to find.",
			"For trials; nothing here is meant to last.", "Shared by all, changed with care.",
			"Kept for those who have not moved yet."),
		"comment comments note notes remark remarks feedback review $comment": one("Arrived a day early, thank you.", "Please leave the parcel with the neighbour.",
			"Checked with the supplier; the price holds until June.", "To be reviewed after the summer."),
		"message text body content msg reason": one("Your appointment is confirmed for Tuesday.", "The backup finished without errors.",
			"We have shipped two of three items.", "Thanks for signing up. Here is what happens next."),
		"label name caption_text display":                                        (*writer).name,
		"tag tags keyword keywords label_name topic topics":                      one("newsletter", "wholesale", "early-access", "summer-sale", "beta", "reporting", "onboarding"),
		"category categories group department section type_name":                 one("accessories", "kitchen", "outdoor", "stationery", "garden"),
		"status state_name order_status":                                         one("active", "pending", "completed", "paused"),
		"priority":                                                               one("low", "normal", "high"),
		"product product_name productname item item_name":                        func(w *writer) string { return from(w.src, products()) },
		"sku product_id productid item_id part_number":                           shape("@@@-####", "@@-*##-@"),
		"order_id orderid order_number invoice_id invoice_number transaction_id": shape("ORD-2024-####", "INV-####-##"),
		"coupon promo_code discount_code voucher":                                shape("WELCOME*0", "SPRING2#", "THANKS*5"),
		"isbn":                                 one("978-0-306-40615-7", "978-3-16-148410-0"),
		"fruit":                                func(w *writer) string { return from(w.src, fruits()) },
		"animal pet species":                   func(w *writer) string { return from(w.src, animals()) },
		"question":                             one("How did you hear about us?", "When do you need it?", "Which size fits best?"),
		"answer":                               one("From a friend.", "By the end of the month.", "The medium one."),
		"year":                                 one("2023", "2024", "2025"),
		"month":                                one("January", "April", "July", "October"),
		"weekday day day_of_week":              one("Monday", "Wednesday", "Friday"),
		"date on start_date end_date due_date": func(w *writer) string { return timestamp(w.moment())[:10] },
		"time start_time end_time":             func(w *writer) string { return timestamp(w.moment())[11:16] },
		"created_at updated_at timestamp datetime date_time at created updated modified published expires last_modified": func(w *writer) string { return timestamp(w.moment()) },
		"unit units":          one("kg", "cm", "pcs", "l"),
		"amount price total":  func(w *writer) string { return fmt.Sprintf("%d.%02d", between(w.src, 3, 250), below(w.src, 100)) },
		"percentage percent":  shape("*#%"),
		"value":               func(w *writer) string { return words(w.src, 1) },
		"prefix suffix":       one("app", "web", "data"),
		"separator delimiter": one(",", ";", "|"),
		"placeholder hint":    one("Search orders", "you@example.com", "Choose a size"),
	}
}

func trackingKinds() map[string]kind {
	return map[string]kind{
		"event event_name eventname action":                eventName,
		"segment segment_name audience list_name":          segmentName,
		"campaign campaign_name utm_campaign":              one("spring-launch", "win-back-2024", "weekly-digest", "referral-week"),
		"utm_source source_name channel medium utm_medium": one("newsletter", "email", "push", "search", "referral"),
		"referrer referer":                                 func(w *writer) string { return "https://www.example.org/" + slug(words(w.src, 1)) },
		"device_token push_token registration_token":       deviceToken,
		"device device_name device_model model":            one("Fieldnote 5", "Tablet S", "Pocket Pro 2"),
	}
}

// link makes a web address below the person's domain.
func (w *writer) link() string {
	domain := "example.com"
	if w.want.Person != nil {
		domain = w.want.Person.Domain
	}
	path := pick(w.src, "docs", "blog", "products", "help") + "/" + slug(words(w.src, 2))
	if w.has("homepage", "website", "site", "origin") {
		path = ""
	}
	return "https://" + pick(w.src, "www.", "") + domain + "/" + path
}

// identifier makes an id with the parent's name as its prefix, as products do.
func (w *writer) identifier() string {
	prefix := ""
	if len(w.parent) > 0 {
		prefix = slug(w.parent[len(w.parent)-1])
	} else if len(w.tokens) > 1 {
		prefix = slug(w.tokens[0])
	}
	if len(prefix) > 3 {
		prefix = prefix[:3]
	}
	if prefix == "" {
		return chars(w.src, lowerDigits, 8)
	}
	return prefix + "_" + hex(w.src, 6)
}

// name makes a name for a thing that nothing more is known of.
func (w *writer) name() string {
	return pick(w.src, "Harbor", "Juniper", "Lantern", "Meadow", "Compass", "Orchard") + " " + pick(w.src, "project", "list", "service", "team", "report")
}

// moment is a point in time, in Unix seconds, that agrees with the person's others.
func (w *writer) moment() int64 {
	p := w.who()
	switch {
	case w.has("created", "signup", "registered", "joined", "since", "start", "started", "first", "subscribed", "published") || w.says("was first", "was created"):
		return p.Created
	case w.has("last", "seen", "used", "end", "ended", "completed") || w.says("last"):
		span := max(p.LastSeen-p.Updated, 1)
		return p.Updated + int64(below(w.src, int(span)))
	case w.has("updated", "modified", "changed"):
		return p.Updated
	case w.has("expires", "expiry", "expiration", "due", "renewal", "renews"):
		return min(p.LastSeen+int64(between(w.src, 5, 60))*day, lastMoment)
	case w.has("birth", "birthday", "birthdate", "dob"):
		return -int64(between(w.src, 100, 300)) * day
	}
	return p.Created + int64(below(w.src, int(max(p.LastSeen-p.Created, 1))))
}
