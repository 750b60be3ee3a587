package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/record"
	"docgen.example/docgen/internal/validate"
)

// generation writes the records of a span.
type generation struct {
	a        *app
	stream   *record.Stream
	oracles  []*validate.Validator // which agree on what a record is
	from, to uint64
	array    bool
}

// chunkSize is how many records a worker makes at a time.
const chunkSize = 64

// chunk is some records in a row, as text.
type chunk struct {
	text []byte
	err  error
}

func (g *generation) write(ctx context.Context, w io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	progress := g.a.startProgress()
	defer progress.stop()
	out := bufio.NewWriterSize(w, 1<<16)
	if g.array {
		out.WriteString("[")
	}
	done := g.from
	for c := range g.chunks(ctx) {
		made := <-c
		if made.err != nil {
			_ = out.Flush() // so that what was written ends with a whole record
			return made.err
		}
		text := made.text
		if g.array && done == g.from && len(text) > 0 {
			text = text[1:] // no comma before the first
		}
		if _, err := out.Write(text); err != nil {
			return fmt.Errorf("writing records: %w", err)
		}
		done = min(g.to, done+chunkSize)
		progress.update(int(done-g.from), int(g.to-g.from), "records")
	}
	if err := ctx.Err(); err != nil {
		_ = out.Flush()
		return err
	}
	if g.array {
		out.WriteString("\n]\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing records: %w", err)
	}
	return nil
}

// chunks makes the chunks on all processors and hands them out in their order.
func (g *generation) chunks(ctx context.Context) <-chan chan chunk {
	workers := max(1, runtime.GOMAXPROCS(0))
	ordered := make(chan chan chunk, 2*workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(ordered)
		for from := g.from; from < g.to; from += chunkSize {
			made := make(chan chunk, 1)
			select {
			case ordered <- made:
			case <-ctx.Done():
				return
			}
			slots <- struct{}{}
			go func() {
				made <- g.chunk(ctx, from, min(g.to, from+chunkSize))
				<-slots
			}()
		}
	}()
	return ordered
}

func (g *generation) chunk(ctx context.Context, from, to uint64) chunk {
	var c chunk
	for i := from; i < to; i++ {
		if c.err = ctx.Err(); c.err != nil {
			return c
		}
		v, valid, err := g.stream.Record(i)
		if err != nil {
			c.err = &exitError{exitFindings, &problem.Problem{Code: "not-generated", Message: fmt.Sprintf("making record %d: %v", i, err)}}
			return c
		}
		if c.err = g.prove(i, v, valid); c.err != nil {
			return c
		}
		if g.array {
			c.text = append(c.text, ",\n  "...)
			c.text = jsondoc.AppendCompact(c.text, v)
			continue
		}
		c.text = append(jsondoc.AppendCompact(c.text, v), '\n')
	}
	return c
}

// sampled is which share of the records the oracle sees: the first of every so many.
const sampled = 16

// prove holds a sample of the records against the oracle.
func (g *generation) prove(i uint64, v *jsondoc.Value, valid bool) error {
	if i%sampled != 0 {
		return nil
	}
	for _, oracle := range g.oracles {
		got, err := oracle.Valid(v)
		if err != nil {
			return &exitError{exitUsage, fmt.Errorf("proving record %d: %w", i, err)}
		}
		if got != valid {
			return &exitError{exitUsage, &problem.Problem{Code: "bug", Message: fmt.Sprintf("record %d is not what it should be: valid is %v: %s", i, got, v.Compact()), Help: "please report this with the schema"}}
		}
	}
	return nil
}

// writeFile writes to a temporary file that takes the name when it is complete.
func (g *generation) writeFile(ctx context.Context, name string) (err error) {
	if info, statErr := os.Stat(name); statErr == nil && !info.Mode().IsRegular() {
		return usage(name+" is no file", "name a file with --out")
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".docgen-*")
	if err != nil {
		return usage("writing "+name+": "+reason(err), "choose a folder that you may write to")
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	err = g.write(ctx, f)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
