//go:build !js

package fake

import (
	"math/rand/v2"
	"slices"
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
