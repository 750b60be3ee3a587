package output

import (
	"bytes"
	"strings"
)

// ListName is the file in an output folder that names the files docgen made
// there, one path a line.
const ListName = ".docgen-files"

// stagingPrefix begins the name of the folder in which files wait for their move.
const stagingPrefix = ".docgen-staging-"

const listHead = "# The files that docgen made in this folder. It removes from here what it makes no more, and nothing else.\n"

func formatList(paths []string) []byte {
	var text bytes.Buffer
	text.WriteString(listHead)
	for _, path := range paths {
		text.WriteString(path)
		text.WriteByte('\n')
	}
	return text.Bytes()
}

// ParseList returns the files that a list names: those that earlier runs made. A
// line that could not come from docgen is passed over.
func ParseList(raw []byte) map[string]bool {
	owned := make(map[string]bool, bytes.Count(raw, []byte("\n")))
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "#") || checkName(line) != nil {
			continue
		}
		owned[line] = true
	}
	return owned
}
