package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/record"
	"docgen.example/docgen/internal/report"
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
	flags.one = true
	flags.register(cmd)
	cmd.Flags().Uint64VarP(&flags.number, "number", "n", 10, "how many records the whole stream has")
	cmd.Flags().Uint64Var(&flags.seed, "seed", 0, "varies the values")
	cmd.Flags().StringVar(&flags.shard, "shard", "1/1", "`I/N`: only part I of N of the stream")
	cmd.Flags().Float64Var(&flags.invalidRate, "invalid-rate", 0, "share of records that break the schema, from 0 to 1")
	cmd.Flags().StringVar(&flags.format, "format", "", "jsonl, a record a line, or json, one array (default jsonl; json for a FILE that ends in .json)")
	cmd.Flags().StringVarP(&flags.out, "out", "o", "", "`FILE` to write to; it appears when it is complete")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"jsonl", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) generate(ctx context.Context, flags *generateFlags) error {
	if flags.format == "" {
		flags.format = "jsonl"
		if strings.EqualFold(filepath.Ext(flags.out), ".json") {
			flags.format = "json"
		}
	}
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
	schema, problems, err := compileSet(set, entry, false, "records leave out what depends on it")
	if err != nil {
		return err
	}
	if schema != nil {
		problems = append(problems, build.CheckHints(p.config, p.config.Schemas[0], schema.document.Root)...)
	}
	printer.Print(problems)
	if schema == nil {
		return findings()
	}
	g := &generation{
		a: a, stream: record.New(schema.document.Root, record.Options{Seed: flags.seed, InvalidRate: flags.invalidRate, Hints: build.Hints(p.config.Schemas[0])}),
		oracles: schema.oracles, from: from, to: to, array: flags.format == "json",
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
