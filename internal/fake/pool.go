package fake

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/brianvoe/gofakeit/v7"
)

// poolSize is how many texts a pool holds.
const poolSize = 48

// pool holds texts of gofakeit, drawn once, when they are first asked for. The
// library changes what a seed gives between minor versions: a pool is the one
// place where that can show, and a test holds each pool's beginning.
func pool(seed uint64, draw func(*gofakeit.Faker) string, good func(string) bool) func() []string {
	return sync.OnceValue(func() []string {
		faker := gofakeit.NewFaker(rand.NewPCG(seed, 0x646F6367656E), false)
		var all []string
		for range poolSize * 8 {
			text := draw(faker)
			if good(text) && !slices.Contains(all, text) {
				all = append(all, text)
			}
			if len(all) == poolSize {
				break
			}
		}
		return all
	})
}

var (
	givenNames  = pool(1, (*gofakeit.Faker).FirstName, plainName)
	familyNames = pool(2, (*gofakeit.Faker).LastName, plainName)
	jobTitles   = pool(3, (*gofakeit.Faker).JobTitle, short)
	products    = pool(4, (*gofakeit.Faker).ProductName, harmless)
	fruits      = pool(5, (*gofakeit.Faker).Fruit, short)
	hobbies     = pool(6, (*gofakeit.Faker).Hobby, short)
	animals     = pool(7, (*gofakeit.Faker).Animal, short)
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
