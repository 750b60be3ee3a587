package report

// Paint tells whether text is coloured. A library would bring more colours and a
// look at the terminal, which is the caller's matter.
type Paint bool

func (p Paint) style(code, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p Paint) red(text string) string    { return p.style("1;31", text) }
func (p Paint) yellow(text string) string { return p.style("1;33", text) }
func (p Paint) blue(text string) string   { return p.style("1;34", text) }
func (p Paint) cyan(text string) string   { return p.style("36", text) }
func (p Paint) bold(text string) string   { return p.style("1", text) }
func (p Paint) dim(text string) string    { return p.style("2", text) }

// Diff returns a line of a unified diff in the colours that git gives it.
func (p Paint) Diff(line string) string {
	body, end := line, ""
	if n := len(line); n > 0 && line[n-1] == '\n' {
		body, end = line[:n-1], "\n"
	}
	body = clean(body)
	switch {
	case len(body) >= 4 && (body[:4] == "--- " || body[:4] == "+++ "):
		body = p.bold(body)
	case body != "" && body[0] == '-':
		body = p.style("31", body)
	case body != "" && body[0] == '+':
		body = p.style("32", body)
	case len(body) >= 2 && body[:2] == "@@":
		body = p.cyan(body)
	}
	return body + end
}

// Bad returns text in the colour of failure.
func (p Paint) Bad(text string) string { return p.style("31", text) }
