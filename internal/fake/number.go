package fake

import "strings"

// Suggestion is a number that fits a property's meaning.
type Suggestion struct {
	Value    float64
	Decimals int  // how many digits after the point make sense; 0 for a count
	Known    bool // the name or the description says what the number is; else it is any
}

// Number suggests a number for the place. The caller keeps it within the bounds
// of its schema.
func Number(want Want, src Source) Suggestion {
	w := newWriter(want, src)
	if s, ok := w.numberByWords(); ok {
		return s
	}
	return Suggestion{Value: float64(between(src, 1, 100))}
}

func whole(v int) (Suggestion, bool) { return Suggestion{Value: float64(v), Known: true}, true }

func fraction(hundredths, decimals int) (Suggestion, bool) {
	scale := 1.0
	for range decimals {
		scale *= 10
	}
	return Suggestion{Value: float64(hundredths) / scale, Decimals: decimals, Known: true}, true
}

func (w *writer) numberByWords() (Suggestion, bool) {
	src := w.src
	last := ""
	if n := len(w.tokens); n > 0 {
		last = w.tokens[n-1]
	} else if n := len(w.parent); n > 0 {
		last = w.parent[n-1]
	}
	switch {
	case w.isMoment(last):
		moment := w.moment()
		if w.says("millisecond") || w.has("ms", "millis") {
			return Suggestion{Value: float64(moment) * 1000, Known: true}, true
		}
		return whole(int(moment))
	case w.has("age"):
		return whole(between(src, 19, 74))
	case w.has("lat", "latitude"):
		return fraction(between(src, -550000, 650000), 4)
	case w.has("lng", "lon", "long", "longitude"):
		return fraction(between(src, -1200000, 1400000), 4)
	case w.has("price", "amount", "cost", "total", "subtotal", "revenue", "balance", "fee", "tax", "ltv", "spent", "salary") || strings.HasSuffix(last, "value") && w.has("lifetime", "order", "cart"):
		return fraction(between(src, 495, 24900), 2)
	case w.has("year"):
		return whole(between(src, 2023, 2025))
	case w.has("month"):
		return whole(between(src, 1, 12))
	case w.has("day", "days"):
		return whole(between(src, 1, 28))
	case w.has("hour", "hours"):
		return whole(between(src, 1, 23))
	case w.has("minute", "minutes"):
		return whole(pickInt(src, 5, 10, 15, 30, 45))
	case w.has("second", "seconds", "timeout", "ttl", "interval", "delay", "duration"):
		return whole(pickInt(src, 10, 30, 60, 120, 300))
	case w.has("port"):
		return whole(pickInt(src, 8080, 3000, 5432, 8443, 9090))
	case w.has("percent", "percentage", "pct"):
		return whole(between(src, 5, 95))
	case w.has("ratio", "rate", "probability", "confidence", "fraction", "opacity", "alpha"):
		return fraction(between(src, 5, 95), 2)
	case w.has("rating", "stars"):
		return whole(between(src, 3, 5))
	case w.has("score"):
		return whole(between(src, 40, 98))
	case w.has("quantity", "qty", "count", "number", "num", "size", "length", "visits", "sessions", "logins", "orders", "items", "limit", "max", "min", "retries", "attempts"):
		return whole(between(src, 1, 24))
	case w.has("width", "height", "depth"):
		return whole(pickInt(src, 120, 240, 320, 480, 640))
	case w.has("weight"):
		return fraction(between(src, 5, 250), 1)
	case w.has("temperature"):
		return fraction(between(src, 30, 280), 1)
	case w.has("priority", "level", "order", "index", "position", "rank", "line", "column", "page"):
		return whole(between(src, 1, 9))
	case w.has("version"):
		return whole(between(src, 1, 4))
	case w.has("status") && w.has("code", "http"):
		return whole(pickInt(src, 200, 201, 204, 404))
	case last == "id" || last == "identifier":
		return whole(between(src, 101, 9899))
	}
	return Suggestion{}, false
}

// isMoment tells whether the number is a point in time.
func (w *writer) isMoment(last string) bool {
	switch {
	case w.says("unix timestamp", "unix time", "epoch", "seconds since"):
		return true
	case last == "at" && len(w.tokens) > 1, last == "timestamp", last == "epoch":
		return true
	}
	return w.has("last") && w.has("used", "seen", "login", "active", "visit") && w.says("time", "when")
}

func pickInt(src Source, all ...int) int { return all[below(src, len(all))] }
