// Package archive packs files into zip and tar.gz archives that depend on the
// files alone: times, owners and modes are fixed, and the compressor is a pinned
// library rather than the toolchain's, whose output changes between releases.
package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// File is one file of an archive; its path is relative, with slashes.
type File struct {
	Path string
	Data []byte
}

// epoch is the time of every file in an archive: the earliest that zip knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// level is that of the archives' compressors. The files are small: more effort than the
// least gains little.
const level = flate.BestSpeed

// storedBelow is the size in bytes under which compressing a file alone gains
// less than it costs.
const storedBelow = 1024

// Zip packs files, in their order, into a zip archive.
func Zip(files []File) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, sizeOf(files)/3))
	w := zip.NewWriter(b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewStatelessWriter(out), nil // others begin with half a megabyte
	})
	for _, f := range files {
		header := &zip.FileHeader{Name: f.Path, Method: zip.Deflate, Modified: epoch}
		if len(f.Data) < storedBelow {
			header.Method = zip.Store
		}
		header.SetMode(0o644)
		entry, err := w.CreateHeader(header)
		if err == nil {
			_, err = entry.Write(f.Data)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.Path, err)
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// Gzip compresses data as far as it can be.
func Gzip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, flate.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), err
}

// TarGz packs files, in their order, into a tar archive compressed with gzip.
func TarGz(files []File) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, sizeOf(files)/5))
	compressed, err := gzip.NewWriterLevel(b, level)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(compressed)
	for _, f := range files {
		header := &tar.Header{Name: f.Path, Mode: 0o644, Size: int64(len(f.Data)), ModTime: epoch, Typeflag: tar.TypeReg}
		err := w.WriteHeader(header)
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.Path, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = compressed.Close()
	return b.Bytes(), err
}

// sizeOf returns how many bytes files have.
func sizeOf(files []File) int {
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	return n
}
