package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/record"
	"docgen.example/docgen/internal/report"
	"docgen.example/docgen/internal/validate"
)

const generateLong = `Generate writes records, instances of the schema, to standard output or a file.

Record i depends on the schema, the seed and i alone: the same command gives the
same bytes, more records begin with the same ones, and the shards of a stream
put together are the stream. A sample is proved against the schema as it is
written.`

type generateFlags struct {
	schemaFlags
	number      uint64
	seed        uint64
	shard       string
	invalidRate float64
	format      string
	out         string
}

func newGenerate(a *app) *cobra.Command {
	var flags generateFlags
	cmd := &cobra.Command{
		Use:     "generate",
		Short:   "Write records: many instances of the schema",
		Long:    generateLong,
		Example: "  docgen generate -n 1000 --seed 7\n  docgen generate -n 1000000 --shard 3/8 --out part-3.jsonl\n  docgen generate -n 100 --invalid-rate 0.1 --format json",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.generate(cmd.Context(), &flags) },
	}
	flags.register(cmd)
	cmd.Flags().Uint64VarP(&flags.number, "number", "n", 10, "how many records the whole stream has")
	cmd.Flags().Uint64Var(&flags.seed, "seed", 0, "varies the values")
	cmd.Flags().StringVar(&flags.shard, "shard", "1/1", "`I/N`: only part I of N of the stream")
	cmd.Flags().Float64Var(&flags.invalidRate, "invalid-rate", 0, "share of records that break the schema, from 0 to 1")
	cmd.Flags().StringVar(&flags.format, "format", "jsonl", "jsonl, a record a line, or json, one array")
	cmd.Flags().StringVarP(&flags.out, "out", "o", "", "`FILE` to write to; it appears when it is complete")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"jsonl", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) generate(ctx context.Context, flags *generateFlags) error {
	from, to, err := flags.span()
	if err != nil {
		return err
	}
	p, err := flags.open()
	if err != nil {
		return err
	}
	set, entry, err := p.entry()
	if err != nil {
		return err
	}
	printer := &report.Printer{W: a.stderr, Format: report.Human, Paint: report.Paint(a.colour)}
	oracle, problems, err := compileSet(set, entry, false)
	if err != nil {
		return err
	}
	printer.Print(problems)
	if oracle == nil {
		return findings()
	}
	root := model.Build(set, []*load.Document{entry}).Documents[0].Root
	g := &generation{
		a: a, stream: record.New(root, record.Options{Seed: flags.seed, InvalidRate: flags.invalidRate, Hints: hints(p.config.Schemas[0])}),
		oracle: oracle, from: from, to: to, array: flags.format == "json",
	}
	if flags.out == "" {
		return g.write(ctx, a.stdout)
	}
	return g.writeFile(ctx, flags.out)
}

// span returns which records of the stream are asked for.
func (f *generateFlags) span() (from, to uint64, err error) {
	var i, n uint64
	var rest string
	if k, _ := fmt.Sscanf(f.shard+" ", "%d/%d%s", &i, &n, &rest); k != 2 || i < 1 || i > n || n > 1<<20 {
		return 0, 0, usage(fmt.Sprintf("--shard %s is not I/N", f.shard), "as in --shard 3/8, from 1/8 to 8/8")
	}
	if f.invalidRate < 0 || f.invalidRate > 1 {
		return 0, 0, usage("--invalid-rate is a share from 0 to 1", "")
	}
	if f.format != "jsonl" && f.format != "json" {
		return 0, 0, usage(fmt.Sprintf("there is no format %q", f.format), "the formats are jsonl and json")
	}
	if f.number > 1<<40 {
		return 0, 0, usage("--number is too large", "")
	}
	return f.number * (i - 1) / n, f.number * i / n, nil
}

func hints(s config.Schema) []instance.Hint {
	list := make([]instance.Hint, len(s.Hints))
	for i, h := range s.Hints {
		list[i] = instance.Hint{Location: h.Location, Kind: h.Kind, Pattern: h.Pattern, Values: h.Values}
	}
	return list
}

// generation writes the records of a span.
type generation struct {
	a        *app
	stream   *record.Stream
	oracle   *validate.Validator
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
		return err
	}
	if g.array {
		out.WriteString("\n]\n")
	}
	return out.Flush()
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
	got, err := g.oracle.Valid(v)
	if err != nil {
		return &exitError{exitUsage, fmt.Errorf("proving record %d: %w", i, err)}
	}
	if got != valid {
		return &exitError{exitUsage, &problem.Problem{Code: "bug", Message: fmt.Sprintf("record %d is not what it should be: valid is %v: %s", i, got, v.Compact()), Help: "please report this with the schema"}}
	}
	return nil
}

// writeFile writes to a temporary file that takes the name when it is complete.
func (g *generation) writeFile(ctx context.Context, name string) (err error) {
	if info, statErr := os.Stat(name); statErr == nil && !info.Mode().IsRegular() {
		return usage(name+" is no file", "name a file with --out")
	}
	dir := "."
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		dir = name[:i+1]
	}
	f, err := os.CreateTemp(dir, ".docgen-*")
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
