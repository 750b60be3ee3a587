package pattern

// wordsByLength are everyday words that runs of letters are made of, so that a
// made-up text reads well: those with as many letters as their place in the list.
var wordsByLength = [][]string{
	3: {"oak", "sun", "map", "fig", "sky", "elm", "tea", "ink", "bay", "fox"},
	4: {"lake", "moss", "kite", "pine", "wave", "corn", "salt", "reed", "dawn", "leaf", "mint", "opal"},
	5: {"maple", "river", "stone", "cedar", "amber", "field", "grove", "linen", "olive", "plain", "tulip", "brook"},
	6: {"harbor", "meadow", "garden", "copper", "silver", "walnut", "window", "forest", "basket", "candle"},
	7: {"lantern", "orchard", "compass", "feather", "harvest", "morning", "thistle", "village", "juniper"},
	8: {"mountain", "sunlight", "woodland", "notebook", "sandbank", "hillside", "rosemary", "daybreak"},
	9: {"riverside", "blueberry", "hourglass", "moonlight", "snowflake", "sunflower", "waterfall"},
}

// run writes count characters of a palette one after the other.
func (w *walker) run(p palette, count int) {
	if w.room -= count; w.room < 0 {
		return
	}
	for count > 0 {
		size := min(count, len(wordsByLength)-1)
		if !p.syllables || w.shortest || size < 3 {
			previous := rune(0)
			if n := len(w.out); n > 0 && p.chars.has(w.out[n-1]) {
				previous = w.out[n-1]
			}
			w.out = append(w.out, p.draw(w.src, previous))
			count--
			continue
		}
		if count > len(wordsByLength)-1 { // several words: none so long that fewer than three letters are left
			size = 3 + below(w.src, min(count-3, len(wordsByLength)-1)-2)
		}
		words := wordsByLength[size]
		for _, r := range words[below(w.src, len(words))] {
			if p.capital {
				r -= 'a' - 'A'
			}
			w.out = append(w.out, r)
		}
		count -= size
	}
}
