// Package filename knows which names every file system takes.
package filename

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxComponent is the longest file name, in bytes, that the usual file systems take.
const maxComponent = 255

// Fault says why path, relative and with slashes, cannot be written on Linux, macOS
// and Windows alike without leaving its folder; it is empty where it can.
func Fault(path string) string {
	if path == "" {
		return "it is empty"
	}
	if !utf8.ValidString(path) {
		return "it is not UTF-8"
	}
	for component := range strings.SplitSeq(path, "/") {
		if fault := componentFault(component); fault != "" {
			return fault
		}
	}
	return ""
}

func componentFault(name string) string {
	switch {
	case name == "":
		return "it is absolute, or has an empty part"
	case name == "." || name == "..":
		return "it has a part " + name
	case len(name) > maxComponent:
		return fmt.Sprintf("a part of it is longer than %d bytes", maxComponent)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "a part of it ends in a dot or space, which Windows drops"
	case IsDevice(name):
		return "Windows keeps the name " + name + " for a device"
	}
	for _, r := range name {
		if r < 0x20 || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Sprintf("%q cannot be in a file name on Windows", r)
		}
	}
	return ""
}

// IsDevice tells whether Windows takes a file of this name, with any extension,
// for a device.
func IsDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}
