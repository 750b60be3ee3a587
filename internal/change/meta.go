package change

import "docgen.example/docgen/internal/model"

// marked compares a mark: a keyword that is true or false, which is as good as absent.
func marked(c *comparison, p pair, r *rule) {
	is := func(s *model.Schema) bool {
		v := effective(s, r.keywords[0])
		return v != nil && v.Bool
	}
	switch old, new := is(p.old), is(p.new); {
	case new && !old:
		c.add(p, Change{What: r.noun + " now", Keyword: r.keywords[0]})
	case old && !new:
		c.add(p, Change{What: "no longer " + r.noun, Keyword: r.keywords[0]})
	}
}
