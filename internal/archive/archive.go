// Package archive packs files into zip and tar.gz archives that depend on the
// files alone: times, owners and modes are fixed, and the compressor is a pinned
// library rather than the toolchain's, whose output changes between releases.
package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

// File is one file of an archive; its path is relative, with slashes.
type File struct {
	Path string
	Data []byte
}

// epoch is the time of every file in an archive: the earliest that zip knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// storedBelow is the size in bytes under which compressing a file alone gains
// less than it costs.
const storedBelow = 1024

// A compressor holds more than half a megabyte, so it is kept for the next
// archive. The files are small: more effort than the least gains little.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	return w
}}

// likelySize is about what files take in a zip archive.
func likelySize(files []File) int {
	const headers = 120 // of each file, but its name, which stands there twice
	n := 0
	for _, f := range files {
		n += headers + 2*len(f.Path)
		if len(f.Data) < storedBelow {
			n += len(f.Data)
		} else {
			n += len(f.Data) / 4
		}
	}
	return n
}

// Zip packs files, in their order, into a zip archive.
func Zip(files []File) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, likelySize(files)))
	w := zip.NewWriter(b)
	compressor := compressors.Get().(*flate.Writer)
	defer compressors.Put(compressor)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		compressor.Reset(out)
		return compressor, nil
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

// TarGz packs files, in their order, into a tar archive compressed with gzip.
func TarGz(files []File) ([]byte, error) {
	compressed := newGzip(likelySize(files) / 2) // tar is compressed across files
	defer compressed.release()
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
	return compressed.finish()
}

// gzipped is a gzip file of one member (RFC 1952 section 2.3) around a compressor
// that zip archives use as well; the library's own writer makes one of its own.
type gzipped struct {
	out        bytes.Buffer
	compressor *flate.Writer
	crc        uint32
	size       uint32 // modulo 2^32, as the format has it
}

func newGzip(likely int) *gzipped {
	g := &gzipped{compressor: compressors.Get().(*flate.Writer)}
	g.out.Grow(likely)
	const deflate, fastest, unknownSystem = 8, 4, 255
	g.out.Write([]byte{0x1f, 0x8b, deflate, 0, 0, 0, 0, 0, fastest, unknownSystem}) // no flags, no time
	g.compressor.Reset(&g.out)
	return g
}

// Write compresses p.
func (g *gzipped) Write(p []byte) (int, error) {
	g.crc = crc32.Update(g.crc, crc32.IEEETable, p)
	g.size += uint32(len(p))
	return g.compressor.Write(p)
}

// finish returns the whole file.
func (g *gzipped) finish() ([]byte, error) {
	err := g.compressor.Close()
	trailer := binary.LittleEndian.AppendUint32(nil, g.crc)
	g.out.Write(binary.LittleEndian.AppendUint32(trailer, g.size))
	return g.out.Bytes(), err
}

func (g *gzipped) release() { compressors.Put(g.compressor) }
