package instance

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/model"
)

func (r *run) holdFormat(s *shape, x *model.Schema) {
	if x.Format != "" {
		s.formats = appendNew(s.formats, x.Format)
	}
}

// breakFormat comes last: where a format is an annotation, nothing breaks it.
func (r *run) breakFormat(x *model.Schema, alts []alternative) []alternative {
	if x.Format != "" && evaluate.KnownFormat(x.Format) {
		alts = append(alts, alternative{kinds: text, weak: true, edit: func(r *run, s *shape) {
			if r.firm {
				s.fail(&failure{"only the format " + x.Format + " decides here", x, false})
			}
			s.notFormats = appendNew(s.notFormats, x.Format)
		}})
	}
	return alts
}
