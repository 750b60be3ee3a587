package output

// File is a generated file: its path, relative, with slashes and safe on every
// file system, and its bytes.
type File struct {
	Path string
	Data []byte
}

// Sink takes generated files as they are made. Several goroutines may put.
type Sink interface {
	// Put takes files, none of which was put before. Nobody may change their bytes
	// afterwards. Files that stand in one folder are best put together. The error
	// is a *NameError when a path is unsafe or cannot stand beside another one, and
	// otherwise says why the sink can take no more.
	Put(files ...File) error
}

// Discard is a Sink that forgets whatever it is given.
var Discard Sink = discard{}

type discard struct{}

func (discard) Put(...File) error { return nil }
