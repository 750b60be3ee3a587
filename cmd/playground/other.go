//go:build !(js && wasm)

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "error: playground runs in a browser only\n  = help: make playground")
	os.Exit(2)
}
