package fake

import (
	"slices"
	"strings"
)

func short(text string) bool { return len(text) >= 3 && len(text) <= 32 }

// harmless is short without what not every reader wants to see for sale.
func harmless(text string) bool {
	lower := strings.ToLower(text)
	for _, word := range []string{"cigar", "knife", "gun", "wine", "beer", "ammo", "alcohol"} {
		if strings.Contains(lower, word) {
			return false
		}
	}
	return short(text)
}

// plainName tells whether a name is one that goes with any other without
// calling a famous person to mind.
func plainName(name string) bool {
	famous := strings.Fields(`Ada Adele Albert Angelina Barack Beyonce Bill Brad Britney Donald Elon Elton Elvis Hillary
		Jackson Jobs Kanye Kennedy King Lincoln Lovelace Luther Madonna Mark Martin Michael Miley Musk Newton Obama Oprah Rihanna
		Shakira Steve Swift Taylor Thatcher Trump Turing Washington Watson Winfrey Gates Ford Jordan Johnson Armstrong Bush Clinton
		Adolf Osama Vladimir Monroe Churchill Einstein Darwin Hamilton Nixon Reagan Carter Biden Bond Potter`)
	return len(name) >= 3 && len(name) <= 12 && !slices.Contains(famous, name) && !strings.ContainsAny(name, " .")
}

func from(src Source, pool []string) string { return pool[below(src, len(pool))] }
