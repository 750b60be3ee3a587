package render_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAuthorsTexts holds that every text of an author stands on the page in
// full, whatever Markdown has to say of it.
func TestAuthorsTexts(t *testing.T) {
	texts := []string{
		"text\n\n\tindented by a tab\n\n<digit> ::= 0 | 1 ``` Before", "    first line indented\n\nsecond", "~~~js\ncode\n~~~", "```\nunclosed",
		"[a](<https://x y>)", "[a](https://x.y 'single')", "` x `", "``` inline ``` text", "hard\\\nbreak", "-\n- empty", "*", "* * *", "- - -",
		"x\r\ny\r\n\r\n- z\r\n", "````\n```\n````", "[a]: https://x.y\n\n[a]", "1.\n2. x", "# a\n===\n> q\n| t |\n|---|",
	}
	pieces := strings.Split("a|b c| |    |\n|\n\n|\t|`|```|*|**|_|[|](|)|https://x.y|- |1. |> |<b>|&amp;|\\|\r\n|~~~|!", "|")
	choose := rand.New(rand.NewPCG(1, 1))
	for range 1000 {
		text := ""
		for range 1 + choose.IntN(12) {
			text += pieces[choose.IntN(len(pieces))]
		}
		texts = append(texts, text)
	}
	properties := map[string]any{}
	for i, text := range texts {
		properties[fmt.Sprintf("p%d", i)] = map[string]string{"description": "BEGIN " + text + " END"}
		properties[fmt.Sprintf("q%d", i)] = map[string]string{"description": text}
	}
	schema, err := json.Marshal(map[string]any{"properties": properties})
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for name, data := range site(t, "", map[string][]byte{"s.json": schema}, "s.json") {
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "s/source") {
			shown.WriteString(strip(visibleText(t, data)))
		}
	}
	for _, text := range texts {
		if !strings.Contains(shown.String(), strip("BEGIN "+text+" END")) || !strings.Contains(shown.String(), strip(text)) {
			t.Errorf("%q is on no page", text)
		}
	}
}

// strip takes all white space away.
func strip(text string) string { return strings.Join(strings.Fields(text), "") }
