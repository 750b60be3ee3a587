package build

import (
	"fmt"
	"io/fs"

	"docgen.example/docgen/internal/output"
)

// playgroundFiles are what "make playground" makes: docgen as WebAssembly, and
// Go's support for it.
var playgroundFiles = []string{"docgen.wasm", "wasm_exec.js"}

// addPlayground adds the playground's program to the site.
func addPlayground(site *output.Tree, folder fs.FS) error {
	for _, name := range playgroundFiles {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("reading the playground's program, which \"make playground\" builds: %w", err)
		}
		if err := site.Add("playground/"+name, data); err != nil {
			return err
		}
	}
	return nil
}
