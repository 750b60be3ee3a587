package pattern

import "testing"

func TestTrim(t *testing.T) {
	text := "^trimmed-[0-9]{2}$"
	first, err := Compile(text)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := Compile(text); again != first {
		t.Error("the pattern is not cached")
	}
	Trim(1 << 30)
	if again, _ := Compile(text); again != first {
		t.Error("a small cache was emptied")
	}
	Trim(0)
	again, err := Compile(text)
	if err != nil || again == first {
		t.Error("the cache was not emptied", err)
	}
	if ok, _ := again.Match("trimmed-01"); !ok {
		t.Error("the pattern does not match")
	}
}
