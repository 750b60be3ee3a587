package archive_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"docgen.example/docgen/internal/archive"
)

var files = []archive.File{
	{Path: "customer/a.json", Data: []byte(`{"short": true}`)},
	{Path: "customer/valid/b.json", Data: []byte(strings.Repeat("long and repeating ", 500))},
	{Path: "customer/valid/c.json", Data: []byte(strings.Repeat("another one ", 300))},
	{Path: "customer/malformed/empty.json"},
	{Path: "customer/manifest.json", Data: []byte(strings.Repeat("long enough to be shared by both; ", 3000))},
	{Path: "customer/schema.json", Data: []byte(strings.Repeat("long and repeating ", 100))},
	{Path: "customer/suite.json", Data: []byte(strings.Repeat("[", 70_000))},
}

// TestZip reads the archive with the standard library.
func TestZip(t *testing.T) {
	packed, _, err := archive.Both(files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil || f.Name != files[i].Path || !bytes.Equal(data, files[i].Data) || f.Modified.Year() != 1980 {
			t.Errorf("%s comes out with %d bytes of %v, %v", f.Name, len(data), f.Modified, err)
		}
	}
	if len(r.File) != len(files) {
		t.Errorf("%d files", len(r.File))
	}
	same(t, packed, func(files []archive.File) ([]byte, error) {
		again, _, err := archive.Both(files)
		return again, err
	})
}

// TestTarGz reads the archive with the standard library.
func TestTarGz(t *testing.T) {
	for name, pack := range map[string]func([]archive.File) ([]byte, error){
		"alone": archive.TarGz,
		"beside zip": func(files []archive.File) ([]byte, error) {
			_, tarred, err := archive.Both(files)
			return tarred, err
		},
	} {
		t.Run(name, func(t *testing.T) { testTarGz(t, pack) })
	}
}

func testTarGz(t *testing.T, pack func([]archive.File) ([]byte, error)) {
	packed, err := pack(files)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	r := tar.NewReader(plain)
	for _, want := range files {
		header, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil || header.Name != want.Path || !bytes.Equal(data, want.Data) || header.Mode != 0o644 || header.Uname != "" || header.ModTime.Year() != 1980 {
			t.Errorf("%s comes out with %d bytes of %v, mode %o, %v", header.Name, len(data), header.ModTime, header.Mode, err)
		}
	}
	same(t, packed, pack)
}

func same(t *testing.T, packed []byte, pack func([]archive.File) ([]byte, error)) {
	t.Helper()
	again, err := pack(files)
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("packed again it differs, %v", err)
	}
}
