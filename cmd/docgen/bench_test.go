package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docgen.example/docgen/internal/corpus"
)

// BenchmarkBuild is the main job as a user runs it: the whole process that builds
// the Customer site and fixtures, where the folders hold them already.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	program := compiled(b, dir)
	var spent time.Duration
	memory := 0.0
	for b.Loop() {
		run := exec.Cmd{Path: program, Args: []string{"docgen", "build"}, Dir: dir}
		if out, err := run.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		spent += run.ProcessState.UserTime() + run.ProcessState.SystemTime()
		memory = max(memory, mostMemory(run.ProcessState))
	}
	b.ReportMetric(spent.Seconds()*1000/float64(b.N), "cpu-ms/op")
	b.ReportMetric(memory/(1<<20), "MiB")
}

// compiled builds the command into dir.
func compiled(b *testing.B, dir string) string {
	program := filepath.Join(dir, "docgen")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("building docgen: %v\n%s", err, out)
	}
	return program
}

// BenchmarkPages builds the pages of the whole corpus, and beside it has Hugo turn
// the same pages, which docgen writes as Markdown too, into HTML with the barest
// of layouts. Both write to an empty folder, on one core. "make bench" brings
// Hugo; elsewhere DOCGEN_HUGO names it.
func BenchmarkPages(b *testing.B) {
	schemas := filepath.Dir(corpus.Schemas(b)[0])
	dir := b.TempDir()
	program := compiled(b, dir)
	site := filepath.Join(dir, "site")
	b.Run("docgen", func(b *testing.B) {
		measure(b, site, exec.Cmd{Path: program, Args: []string{"docgen", "build", "--no-fixtures", "--schema", schemas, "--site", site}})
	})
	b.Run("hugo", func(b *testing.B) {
		hugo, err := exec.LookPath(os.Getenv("DOCGEN_HUGO"))
		if err != nil {
			b.Skip("DOCGEN_HUGO names no Hugo: ", err)
		}
		source := filepath.Join(dir, "hugo")
		asHugo(b, site, source)
		public := filepath.Join(source, "public")
		measure(b, public, exec.Cmd{Path: hugo, Args: []string{"hugo", "--quiet", "--noBuildLock", "--source", source}})
	})
}

// measure runs a command that fills the folder out, time and again, and reports
// the time that processors spent on it, and what it wrote.
func measure(b *testing.B, out string, command exec.Cmd) {
	var spent time.Duration
	for b.Loop() {
		if err := os.RemoveAll(out); err != nil {
			b.Fatal(err)
		}
		run := command
		run.Env = append(os.Environ(), "GOMAXPROCS=1")
		_ = run.Run() // the corpus refers to documents that are not there
		spent += run.ProcessState.UserTime() + run.ProcessState.SystemTime()
	}
	pages, size := 0, int64(0)
	_ = filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if strings.HasSuffix(path, ".html") {
			pages++
		}
		info, err := entry.Info()
		size += info.Size()
		return err
	})
	each := spent.Seconds() / float64(b.N)
	b.ReportMetric(each*1000, "cpu-ms/op")
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(pages)/each, "pages/cpu-s")
	b.ReportMetric(float64(size)/1e6, "MB")
	b.ReportMetric(0, "ns/op") // includes waiting for the disk
}

// asHugo makes a Hugo site of the Markdown twins of a docgen site, without those
// of raw schemas.
func asHugo(b *testing.B, site, source string) {
	write := func(name string, data []byte) {
		name = filepath.Join(source, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("hugo.toml", []byte("baseURL = 'https://docgen.example/'\ntitle = 'Schemas'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n[markup.goldmark.renderer]\nunsafe = true\n"))
	layout := []byte("<!DOCTYPE html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n")
	write("layouts/_default/single.html", layout)
	write("layouts/_default/list.html", layout)
	err := filepath.WalkDir(site, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(site, path)
		if err != nil || !strings.HasSuffix(name, ".md") || strings.HasPrefix(entry.Name(), "source") {
			return err
		}
		text, err := os.ReadFile(path)
		if before, ok := strings.CutSuffix(name, "index.md"); ok {
			name = before + "schema.md" // Hugo's own index pages are something else
		}
		write(filepath.Join("content", name), append([]byte("---\ntitle: A page\n---\n"), text...))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}
