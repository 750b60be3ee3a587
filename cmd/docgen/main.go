// Command docgen turns JSON Schemas into a documentation site and into fixtures
// that are proved against them.
//
//	docgen build       # the schemas of docgen.yaml, or the Customer schema that is built in
//	docgen help        # all commands
//
// Each command has a file of its name here. A command returns an error; the exit
// code travels in it (see exit.go), and run prints it.
package main

import (
	"os"

	_ "docgen.example/docgen/internal/memory" // sets when garbage is collected
)

func main() {
	ctx, stop := interruptible()
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}
