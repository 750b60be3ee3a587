package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

// reportFlags say how a command prints what it found.
type reportFlags struct {
	format string
	json   bool
}

func (f *reportFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.format, "format", "", "how to print problems: human, short, json or github (default human)")
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON value on standard output; the same as --format json")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(report.Formats(), cobra.ShellCompDirectiveNoFileComp))
}

// printer returns what prints problems. In GitHub Actions, where no format is
// asked for, annotations come besides.
func (f *reportFlags) printer(a *app) (*report.Printer, error) {
	format := f.format
	if f.json {
		if format != "" && format != string(report.JSON) {
			return nil, usage("--json and --format "+format+" exclude each other", "")
		}
		format = string(report.JSON)
	}
	a.json = format == string(report.JSON)
	p := &report.Printer{W: a.stderr, Format: report.Format(format), Paint: report.Paint(a.colour)}
	if format == "" {
		p.Format = report.Human
		p.Annotate = a.env("GITHUB_ACTIONS") == "true"
	} else if !slices.Contains(report.Formats(), format) {
		help := "the formats are " + strings.Join(report.Formats(), ", ")
		if best := problem.Closest(format, report.Formats()); best != "" {
			help = fmt.Sprintf("did you mean %q?", best)
		}
		return nil, usage(fmt.Sprintf("there is no format %q", format), help)
	}
	return p, nil
}

// schemaFlags say which schemas a command is about.
type schemaFlags struct {
	schemas []string
	refs    []string
	one     bool // the command is about one schema, with what docgen.yaml says of it
}

func (f *schemaFlags) register(cmd *cobra.Command) {
	usage := "a schema `FILE`, or a folder of them; may be repeated. docgen.yaml is not read then"
	if f.one {
		usage = "the schema `FILE`; where docgen.yaml lists it, what is said there holds (default the only one of docgen.yaml)"
	}
	cmd.Flags().StringArrayVar(&f.schemas, "schema", nil, usage)
	cmd.Flags().StringArrayVar(&f.refs, "ref", nil, "`URL=FILE`: the file that stands for a URL which schemas refer to; may be repeated")
	_ = cmd.MarkFlagFilename("schema", "json", "yaml", "yml")
}

// buildFlags say what a build makes and where it goes.
type buildFlags struct {
	schemaFlags
	site, fixtures, templates, baseURL string
	detail                             string
	playground                         string
	seed                               uint64
	maxCases                           int
	noScore, noFixtures                bool
	changed                            func(string) bool
}

func (f *buildFlags) register(cmd *cobra.Command) {
	f.schemaFlags.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.site, "site", "", "`DIR` for the pages (default site)")
	flags.StringVar(&f.fixtures, "fixtures", "", "`DIR` for the fixtures (default fixtures)")
	flags.StringVar(&f.templates, "templates", "", "`DIR` whose files take the place of docgen's templates, styles and scripts")
	flags.StringVar(&f.baseURL, "base-url", "", "`URL` where the site will be served, for canonical links and the sitemap")
	flags.Uint64Var(&f.seed, "seed", 0, "varies the values in the fixtures")
	flags.IntVar(&f.maxCases, "max-cases", 0, "most cases for a schema; those that expose most are kept (0: no bound)")
	flags.StringVar(&f.detail, "detail", "", "how much the site holds of the fixtures of larger schemas: fitted or full (default fitted)")
	flags.BoolVar(&f.noScore, "no-score", false, "do not measure the fixtures by mutating the schema")
	flags.BoolVar(&f.noFixtures, "no-fixtures", false, "make the pages alone; the folder of the fixtures is left as it is")
	flags.StringVar(&f.playground, "playground", "", "`DIR` of the playground's program, which \"make playground\" builds: the site gets a playground")
	_ = cmd.RegisterFlagCompletionFunc("detail", cobra.FixedCompletions([]string{config.Fitted, config.Full}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.MarkFlagDirname("site")
	_ = cmd.MarkFlagDirname("playground")
	_ = cmd.MarkFlagDirname("fixtures")
	_ = cmd.MarkFlagDirname("templates")
	f.changed = flags.Changed
}
