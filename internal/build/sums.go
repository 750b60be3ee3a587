package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
)

// sumsName is the file of the site that holds the checksums of the templates.
const sumsName = "templates.sha256"

// templateSums returns the checksum of each template, one a line as sha256sum
// prints them. They stand in the site so that a change of any byte of a
// template is drift, and named, though no page of these schemas shows it.
func templateSums(templates fs.FS) ([]byte, error) {
	var names []string
	for _, pattern := range []string{"*.html", "*.md", "*.tmpl", "assets/*"} {
		found, err := fs.Glob(templates, pattern)
		if err != nil {
			return nil, fmt.Errorf("listing the templates: %w", err)
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	var sums []byte
	for _, name := range names {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, fmt.Errorf("reading a template: %w", err)
		}
		sums = fmt.Appendf(sums, "%x  %s\n", sha256.Sum256(data), name)
	}
	return sums, nil
}
