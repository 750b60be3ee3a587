package render

import "testing"

func TestListing(t *testing.T) {
	for _, c := range []struct{ language, code, want string }{
		{"go", "for i := 10; // a <b>\nformat(\"a\\\"b\", `x\ny`)", "<b>for</b> i := <var>10</var>; <em>// a &lt;b&gt;</em>\nformat(<i>\"a\\\"b\"</i>, <i>`x\ny`</i>)"},
		{"js", "const url = 'a//b';", "<b>const</b> url = <i>'a//b'</i>;"},
		{"python", "x1 = None  # it's", "x1 = <b>None</b>  <em># it's</em>"},
		{"sh", "for file in *.json; do\n  post \"$file\"", "<b>for</b> file <b>in</b> *.json; <b>do</b>\n  post <i>\"$file\"</i>"},
		{"java", "char open = '\n", "char open = <i>'</i>\n"},
		{"", "if 'a' > 1 // b", "if 'a' &gt; 1 // b"},
	} {
		if got := string(listing(nil, c.language, c.code)); got != c.want {
			t.Errorf("%s: %q becomes\n%s\nwant\n%s", c.language, c.code, got, c.want)
		}
	}
}
