package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// language is what a reader of listings wants to see of a language at a glance.
// The guide's are short; a library that knows all of every language takes longer
// to start than the whole site to build.
type language struct {
	comment string // starts a comment up to the end of the line
	quotes  string // the characters that strings start and end with
	words   string // the words that are the language's own, with spaces around each
}

var languages = map[string]language{
	"go":         {"//", "\"'`", " break case chan const continue defer else false for func go if import interface map nil package range return select struct switch true type var "},
	"java":       {"//", "\"'", " boolean class else extends false final for if implements import int new null package private public return static switch throws true try void while "},
	"js":         {"//", "\"'`", " async await const continue else export false for from function if import let new null of return true try "},
	"python":     {"#", "\"'", " and as assert class continue def else False for from if import in is lambda None not or return True try while with "},
	"sh":         {"#", "\"'", " case do done elif else esac fi for if in then while "},
	"powershell": {"#", "\"'", " else foreach if in param return "},
}

// listing writes code in a language, with its strings, numbers, words and
// comments in elements of their own. What it does not know stays plain.
func listing(dst []byte, name, code string) []byte {
	lang := languages[name]
	for len(code) > 0 {
		tag, n := "", 0
		switch c := code[0]; {
		case lang.quotes != "" && strings.IndexByte(lang.quotes, c) >= 0:
			tag, n = "i", quoted(code)
		case lang.comment != "" && strings.HasPrefix(code, lang.comment):
			tag, n = "em", lineEnd(code)
		case isLetter(c):
			n = wordEnd(code)
			if strings.Contains(lang.words, " "+code[:n]+" ") {
				tag = "b"
			}
		case c >= '0' && c <= '9' && lang.words != "":
			tag, n = "var", wordEnd(code)
		default:
			n = 1
		}
		if tag == "" {
			dst = escaped(dst, code[:n], false)
		} else {
			dst = append(append(append(dst, '<'), tag...), '>')
			dst = escaped(dst, code[:n], false)
			dst = append(append(append(dst, "</"...), tag...), '>')
		}
		code = code[n:]
	}
	return dst
}

// quoted returns where the string that code starts with ends: behind its last
// quote, or before the end of the line. Only backquotes span lines.
func quoted(code string) int {
	for i := 1; i < len(code); i++ {
		switch c := code[i]; {
		case c == code[0]:
			return i + 1
		case c == '\n' && code[0] != '`':
			return i
		case c == '\\':
			i++
		}
	}
	return len(code)
}

func lineEnd(code string) int {
	if i := strings.IndexByte(code, '\n'); i >= 0 {
		return i
	}
	return len(code)
}

// wordEnd returns where the word or number that code starts with ends.
func wordEnd(code string) int {
	i := 1
	for i < len(code) && (isLetter(code[i]) || code[i] >= '0' && code[i] <= '9') {
		i++
	}
	return i
}

// isLetter counts all beyond ASCII, and what stands before a name in a shell.
func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= 0x80
}

// Listing writes a block of code for the templates.
func (w *writer) Listing(language, code string) string {
	w.str(`<pre class="json"><code>`)
	w.buf = listing(w.buf, language, code)
	w.str("</code></pre>\n")
	return ""
}

// listings renders the fenced code of an article.
type listings struct{}

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (listings) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindFencedCodeBlock, func(out util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		var code strings.Builder
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			code.Write(line.Value(src))
		}
		w := &writer{}
		w.Listing(string(n.(*ast.FencedCodeBlock).Language(src)), code.String())
		_, err := out.Write(w.buf)
		return ast.WalkSkipChildren, err
	})
}
