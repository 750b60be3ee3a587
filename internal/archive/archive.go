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
	"github.com/klauspost/compress/gzip"
)

// File is one file of an archive; its path is relative, with slashes.
type File struct {
	Path string
	Data []byte
}

// epoch is the time of every file in an archive: the earliest that zip knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// epochDate is epoch as zip writes it, in the manner of MS-DOS.
const epochDate = 1<<5 | 1

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

// Both packs files, in their order, into a zip and a tar.gz archive. What the two
// can share is compressed once, which saves a fifteenth of the whole Customer build:
// so gzip's frame is written here (RFC 1952), around what the library compresses.
func Both(files []File) (zipped, tarred []byte, err error) {
	compressor := compressors.Get().(*flate.Writer)
	defer compressors.Put(compressor)
	shared := make([][]byte, len(files))
	for i, f := range files {
		if len(f.Data) < sharedFrom {
			continue
		}
		if shared[i], err = run(compressor, f.Data); err != nil {
			return nil, nil, fmt.Errorf("packing %s: %w", f.Path, err)
		}
	}
	if zipped, err = packZip(files, shared, compressor); err != nil {
		return nil, nil, err
	}
	tarred, err = packTarGz(files, shared, compressor)
	return zipped, tarred, err
}

// TarGz packs files, in their order, into a tar archive compressed with gzip.
func TarGz(files []File) ([]byte, error) {
	compressor := compressors.Get().(*flate.Writer)
	defer compressors.Put(compressor)
	return packTarGz(files, make([][]byte, len(files)), compressor)
}

// sharedFrom is the size in bytes from which a file is compressed on its own, for
// both archives: it gains little from the files before it.
const sharedFrom = 16 << 10

// run compresses data to blocks that refer to nothing before them, none of which
// is the last, and that end with a byte (RFC 1951 section 3.2.4 by an empty block).
func run(compressor *flate.Writer, data []byte) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, len(data)/6))
	compressor.Reset(b)
	if _, err := compressor.Write(data); err != nil {
		return nil, err
	}
	err := compressor.Flush()
	return b.Bytes(), err
}

// lastBlock is a last block with nothing in it (RFC 1951 section 3.2.6).
var lastBlock = []byte{0x03, 0x00}

func packZip(files []File, shared [][]byte, compressor *flate.Writer) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, likelySize(files)))
	w := zip.NewWriter(b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		compressor.Reset(out)
		return compressor, nil
	})
	for i, f := range files {
		header := &zip.FileHeader{Name: f.Path, Method: zip.Deflate, Modified: epoch}
		if len(f.Data) < storedBelow {
			header.Method = zip.Store
		}
		header.SetMode(0o644)
		err := addZip(w, header, f.Data, shared[i])
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.Path, err)
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// addZip adds one file; compressed is what run made of it, or nil.
func addZip(w *zip.Writer, header *zip.FileHeader, data, compressed []byte) error {
	if compressed == nil {
		entry, err := w.CreateHeader(header)
		if err == nil {
			_, err = entry.Write(data)
		}
		return err
	}
	header.ModifiedDate = epochDate // CreateRaw takes the header as it is
	header.CRC32 = crc32.ChecksumIEEE(data)
	header.UncompressedSize64 = uint64(len(data))
	header.CompressedSize64 = uint64(len(compressed) + len(lastBlock))
	entry, err := w.CreateRaw(header)
	if err == nil {
		_, err = entry.Write(compressed)
	}
	if err == nil {
		_, err = entry.Write(lastBlock)
	}
	return err
}

func packTarGz(files []File, shared [][]byte, compressor *flate.Writer) ([]byte, error) {
	compressed := newGzip(likelySize(files)/2, compressor) // tar is compressed across files
	w := tar.NewWriter(compressed)
	for i, f := range files {
		header := &tar.Header{Name: f.Path, Mode: 0o644, Size: int64(len(f.Data)), ModTime: epoch, Typeflag: tar.TypeReg}
		err := w.WriteHeader(header)
		if err == nil {
			compressed.ready = shared[i]
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

// gzipped is a gzip file of one member (RFC 1952 section 2.3). The library's own
// writer has a compressor of its own, and takes nothing that is compressed.
type gzipped struct {
	out        bytes.Buffer
	compressor *flate.Writer
	ready      []byte // what run made of that which is written next, or nil
	crc        uint32
	size       uint32 // modulo 2^32, as the format has it
}

func newGzip(likely int, compressor *flate.Writer) *gzipped {
	g := &gzipped{compressor: compressor}
	g.out.Grow(likely)
	const deflate, fastest, unknownSystem = 8, 4, 255
	g.out.Write([]byte{0x1f, 0x8b, deflate, 0, 0, 0, 0, 0, fastest, unknownSystem}) // no flags, no time
	compressor.Reset(&g.out)
	return g
}

// Write compresses p, or takes what is ready in its place.
func (g *gzipped) Write(p []byte) (int, error) {
	g.crc = crc32.Update(g.crc, crc32.IEEETable, p)
	g.size += uint32(len(p))
	if g.ready == nil {
		return g.compressor.Write(p)
	}
	err := g.compressor.Flush()
	g.out.Write(g.ready)
	g.ready = nil
	g.compressor.Reset(&g.out) // the window is another one now
	return len(p), err
}

// finish returns the whole file.
func (g *gzipped) finish() ([]byte, error) {
	err := g.compressor.Close()
	trailer := binary.LittleEndian.AppendUint32(nil, g.crc)
	g.out.Write(binary.LittleEndian.AppendUint32(trailer, g.size))
	return g.out.Bytes(), err
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
