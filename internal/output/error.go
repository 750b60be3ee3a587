package output

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// WriteError says which output could not be read or written, and what to try.
// Unless it says otherwise the output is as it was before.
type WriteError struct {
	Path string // as shown: the folder as it was given, and the file in it
	Err  error  // the cause, without the path
	Help string // what to try; may be empty
}

func (e *WriteError) Error() string { return "writing " + e.Path + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *WriteError) Unwrap() error { return e.Err }

var (
	errForeign  = errors.New("there is such a file already, and docgen did not make it")
	errIsFile   = errors.New("this is a file, and a folder is needed here")
	errIsFolder = errors.New("this is a folder, and a file is to be written here")
	errEscapes  = errors.New("a symbolic link here leads out of the output folder")
)

// failure wraps err, which arose at name in dir, with advice that fits the
// cause. A context's error stays as it is: nobody needs advice on an interrupt.
func failure(dir, name string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	shown := dir
	if name != "" {
		shown = joinShown(dir, name)
	}
	err = cause(err)
	return &WriteError{Path: shown, Err: err, Help: advice(err)}
}

// cause strips the paths that the os package put around an error, and words
// those that a person meets.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	if e, ok := errors.AsType[interface {
		error
		Unwrap() error
	}](err); ok && errors.As(e.Unwrap(), new(syscall.Errno)) {
		err = e.Unwrap()
	}
	switch {
	case errors.Is(err, syscall.ENOTDIR), err.Error() == "not a directory": // os.Root's own words
		return errIsFile
	case errors.Is(err, syscall.EISDIR):
		return errIsFolder
	case err.Error() == "path escapes from parent":
		return errEscapes
	}
	return err
}

func advice(err error) string {
	switch {
	case err == errForeign:
		return "move it away, or choose another folder"
	case err == errIsFile, err == errIsFolder, err == errEscapes:
		return "move what stands there away, or choose another folder"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "choose a folder that you may write to"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return "free some space, or choose a folder on another disk"
	}
	return "choose another folder"
}

// joinShown joins a folder as the user wrote it and a path in it for a message.
func joinShown(dir, name string) string {
	if dir == "" || dir == "." {
		return name
	}
	for len(dir) > 1 && (dir[len(dir)-1] == '/' || dir[len(dir)-1] == '\\') {
		dir = dir[:len(dir)-1]
	}
	return dir + "/" + name
}
