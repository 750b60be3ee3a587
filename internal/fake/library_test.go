package fake

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write pools.txt anew")

// TestPoolsOfTheBrowser holds the pools that the browser is given to those that
// the library fills.
func TestPoolsOfTheBrowser(t *testing.T) {
	var pools []string
	for _, pool := range []func() []string{givenNames, familyNames, jobTitles, products, fruits, hobbies, animals} {
		pools = append(pools, strings.Join(pool(), "\n"))
	}
	want := strings.Join(pools, "\n\n") + "\n"
	if *update {
		if err := os.WriteFile("pools.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("pools.txt")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Error("pools.txt is not what the library gives: go test ./internal/fake -update")
	}
}
