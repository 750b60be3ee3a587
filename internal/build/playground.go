package build

import (
	"fmt"
	"io/fs"

	"docgen.example/docgen/internal/output"
)

// playgroundFiles are what "make playground" makes: docgen as WebAssembly, and
// Go's support for it.
var playgroundFiles = []string{"docgen.wasm", "wasm_exec.js"}

// playgroundProgram returns the files of the playground's program.
func playgroundProgram(folder fs.FS) ([]output.File, error) {
	var files []output.File
	for _, name := range playgroundFiles {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("reading the playground's program, which \"make playground\" builds: %w", err)
		}
		files = append(files, output.File{Path: "playground/" + name, Data: data})
	}
	return files, nil
}
