package filename

import "testing"

func TestIsDevice(t *testing.T) {
	for name, want := range map[string]bool{
		"con": true, "NUL.html": true, "Com5": true, "com0": true, "lpt9.tar.gz": true, "lpt¹": true, "aux .md": true,
		"": false, "com": false, "com10": false, "console": false, "x-con": false, "lptx": false, "a.con": false,
	} {
		if IsDevice(name) != want {
			t.Errorf("%q: %v, want %v", name, !want, want)
		}
	}
}
