package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/docs"
)

// sourceWriter writes the lines of a text. Its elements are the shortest that
// there are, for a long schema has a hundred thousand of them: a line's number
// is <u>, and markTags are the rest.
type sourceWriter struct {
	*writer
	source docs.Source
	at     int       // in the text
	plain  int       // start of what is not yet written
	lines  int       // before this one
	opens  bool      // a value begins here that goes on in the next line
	closes int       // how many of those of earlier lines end here
	depth  []bracket // that are open
	open   int       // elements that fold
}

// bracket is an open bracket: its line, and whether the line folds there.
type bracket struct {
	line  int
	folds bool
}

// source writes a text with line numbers; what goes over several lines folds.
func (w *writer) source(s docs.Source) {
	w.str("<p class=\"actions room\"></p>\n<div class=\"source\" dir=\"ltr\">")
	sw := sourceWriter{writer: w, source: s}
	for sw.at < len(s.Text) {
		sw.line()
	}
	for ; sw.open > 0; sw.open-- {
		w.str("</details>")
	}
	w.str("</div>\n")
}

// line writes the line that begins here.
func (w *sourceWriter) line() {
	end, next := len(w.source.Text), len(w.source.Text)
	if n := strings.IndexByte(w.source.Text[w.at:], '\n'); n >= 0 {
		end, next = w.at+n, w.at+n+1
	}
	if end > w.at && w.source.Text[end-1] == '\r' {
		end--
	}
	whole := end
	if w.source.Longest > 0 {
		for end = min(end, w.at+w.source.Longest); end < whole && !utf8.RuneStart(w.source.Text[end]); {
			end--
		}
	}
	start := len(w.buf)
	w.str(`<div id="L`)
	w.buf = strconv.AppendInt(w.buf, int64(w.source.First+w.lines), 10)
	w.str(`"><u>`)
	w.buf = strconv.AppendInt(w.buf, int64(w.source.First+w.lines), 10)
	w.str("</u>")
	w.plain, w.opens, w.closes = w.at, false, 0
	for w.source.IsJSON && w.at < end {
		w.next(end)
	}
	w.gap(end)
	if end < whole {
		w.str(" … the rest of this line is in the file only")
	}
	w.str("</div>")
	w.fold(start)
	w.at = next
	w.lines++
}

// fold ends what folds up to the line that was written from start on, and begins
// what folds after it.
func (w *sourceWriter) fold(start int) {
	if closes := min(w.closes, w.open); closes > 0 {
		w.buf = slices.Insert(w.buf, start, []byte(strings.Repeat("</details>", closes))...)
		w.open -= closes
	}
	if w.opens {
		w.str("<details open><summary>fold</summary>")
		w.open++
	}
}

// gap writes what stands between tokens, up to end.
func (w *sourceWriter) gap(end int) {
	if end > w.plain {
		w.isolated(w.source.Text[w.plain:end])
	}
	w.plain = end
}

// next goes past one token, or one byte between tokens.
func (w *sourceWriter) next(end int) {
	start, text := w.at, w.source.Text
	switch c := text[w.at]; {
	case c == '"':
		for w.at++; w.at < end && text[w.at] != '"'; w.at++ {
			if text[w.at] == '\\' {
				w.at++
			}
		}
		w.at = min(w.at+1, end)
		if isName(text[w.at:end]) {
			w.marked(start, nameMark)
		} else {
			w.marked(start, stringMark)
		}
	case c == '-' || c >= '0' && c <= '9':
		w.word(end)
		w.marked(start, numberMark)
	case c >= 'a' && c <= 'z':
		w.word(end)
		w.marked(start, wordMark)
	case c == '{' || c == '[':
		w.depth = append(w.depth, bracket{w.lines, !w.opens})
		w.opens = true
		w.at++
	case c == '}' || c == ']':
		w.close()
		w.at++
	default:
		w.at++
	}
}

// close pairs a closing bracket with its opening one; those of one line cancel out.
func (w *sourceWriter) close() {
	if len(w.depth) == 0 {
		return
	}
	opened := w.depth[len(w.depth)-1]
	w.depth = w.depth[:len(w.depth)-1]
	switch {
	case !opened.folds:
	case opened.line < w.lines:
		w.closes++
	default:
		w.opens = false
	}
}

// marked writes the token from start on.
func (w *sourceWriter) marked(start int, m mark) {
	w.gap(start)
	w.plain = w.at
	w.token(m, w.source.Text[start:w.at], w.href(w.source.Links[w.source.At+start]))
}

// word goes past a number, or a word such as true.
func (w *sourceWriter) word(end int) {
	for ; w.at < end; w.at++ {
		c := w.source.Text[w.at]
		if !(c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == 'E') {
			return
		}
	}
}

// isName tells whether a string is a member's name, from what stands behind it.
func isName(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	return rest != "" && rest[0] == ':'
}
