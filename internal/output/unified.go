package output

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
)

// Limits of what Unified shows.
const (
	contextLines = 3
	maxWidth     = 200     // code points of a line
	maxDiffed    = 4 << 20 // bytes of a file; beyond it only sizes are shown
)

// Unified returns the drift as a unified diff of at most maxLines lines, from
// what stands there to what would be generated. Of a longer one it says how much
// is left out; of long lines it shows the place where they part. Binary files, and
// drifts without their bytes, are summarised in a line.
func (d Drift) Unified(maxLines int) string {
	from, to := "a/"+d.Path, "b/"+d.Path
	switch d.Kind {
	case Missing:
		from = "/dev/null"
	case Extra:
		to = "/dev/null"
	case Blocked:
		return fmt.Sprintf("%s: something else stands in the way of this file\n", d.Path)
	}
	brief := d.sizes
	if brief == "" && (!isText(d.Old) || !isText(d.New) || len(d.Old)+len(d.New) > maxDiffed) {
		brief = d.told()
	}
	if brief != "" {
		return fmt.Sprintf("--- %s\n+++ %s\n@@ %s @@\n", from, to, brief)
	}
	old, new := string(d.Old), string(d.New)
	text, err := udiff.ToUnified(from, to, old, udiff.Lines(old, new), contextLines)
	if err != nil || text == "" {
		return fmt.Sprintf("--- %s\n+++ %s\n@@ %s @@\n", from, to, d.told())
	}
	return clip(text, maxLines)
}

// told says in short how the two sides differ.
func (d Drift) told() string {
	return sizes(d.Kind, len(d.Old), len(d.New), firstDifference(d.Old, d.New))
}

func sizes(kind Kind, before, after, at int) string {
	switch kind {
	case Missing:
		return fmt.Sprintf("%d bytes are missing", after)
	case Extra:
		return fmt.Sprintf("%d bytes are no longer generated", before)
	}
	return fmt.Sprintf("%d bytes, generated %d; they differ from byte %d on", before, after, at)
}

func firstDifference(a, b []byte) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	return at
}

// clip cuts a unified diff to maxLines lines of bounded width.
func clip(diff string, maxLines int) string {
	lines := strings.SplitAfter(strings.TrimSuffix(diff, "\n"), "\n")
	dropped := 0
	if maxLines > 0 && len(lines) > maxLines {
		dropped = len(lines) - maxLines
		lines = lines[:maxLines]
	}
	var b strings.Builder
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && i >= 2 && isOf('-', lines[end], end > i) {
			end++
		}
		middle := end
		for end < len(lines) && i >= 2 && isOf('+', lines[end], end > middle) {
			end++
		}
		if end == i {
			b.WriteString(narrow(lines[i], 0))
			i++
			continue
		}
		writeBlock(&b, lines[i:middle], lines[middle:end])
		i = end
	}
	if !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
	if dropped > 0 {
		fmt.Fprintf(&b, "… and %d more lines\n", dropped)
	}
	return b.String()
}

// isOf tells whether a line of a diff begins with mark, or is the remark that
// the line of that kind before it ends without a newline.
func isOf(mark byte, line string, inside bool) bool {
	return line[0] == mark || inside && line[0] == '\\'
}

// writeBlock writes deleted and added lines; long ones that stand across from
// each other are cut around the place where they part.
func writeBlock(b *strings.Builder, deleted, added []string) {
	parting := func(i int) int {
		if i >= len(deleted) || i >= len(added) {
			return 0
		}
		x, y, n := deleted[i][1:], added[i][1:], 0
		for n < len(x) && n < len(y) && x[n] == y[n] {
			n++
		}
		return utf8.RuneCountInString(x[:n])
	}
	for i, line := range deleted {
		b.WriteString(narrow(line, parting(i)))
	}
	for i, line := range added {
		b.WriteString(narrow(line, parting(i)))
	}
}

// narrow returns a line of a diff with what is beyond maxWidth left out, such
// that the code point at stays in sight.
func narrow(line string, at int) string {
	body := strings.TrimSuffix(line, "\n")
	if len(body) <= maxWidth || utf8.RuneCountInString(body) <= maxWidth {
		return line
	}
	runes := []rune(body[1:])
	start := max(0, min(at-maxWidth/4, len(runes)-maxWidth))
	end := min(len(runes), start+maxWidth)
	text := body[:1]
	if start > 0 {
		text += "…"
	}
	text += string(runes[start:end])
	if end < len(runes) {
		text += "…"
	}
	return text + line[len(body):]
}
