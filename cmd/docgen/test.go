package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/report"
)

const testLong = `Test runs a validator of yours over the fixtures and tells which it gets wrong.

CMD is run once for each fixture, with the fixture's path as its last argument,
or in place of {} where an argument has it. Exit code 0 means that it accepts
the instance, any other that it refuses it. A validator that accepts what it
should refuse is too lax; one that refuses what it should accept is too strict.`

type testFlags struct {
	reportFlags
	fixtures     string
	assertFormat bool
	stdin        bool
	jobs         int
	timeout      time.Duration
}

func newTest(a *app) *cobra.Command {
	var flags testFlags
	cmd := &cobra.Command{
		Use:     "test [flags] -- CMD...",
		Short:   "Run a validator of yours over the fixtures",
		Long:    testLong,
		Example: "  docgen test -- node validate.js\n  docgen test --assert-format -- ajv validate -s customer.json -d {}\n  docgen test --stdin -- ./my-parser",
		RunE: func(cmd *cobra.Command, command []string) error {
			printer, err := flags.printer(a)
			if err != nil {
				return err
			}
			if len(command) == 0 {
				return usage("test needs the command of a validator", "as in docgen test -- node validate.js")
			}
			return a.test(cmd.Context(), &flags, command, printer)
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&flags.fixtures, "fixtures", "", "`DIR` of the fixtures (default that of docgen.yaml, else those of the schema that is built in)")
	cmd.Flags().BoolVar(&flags.assertFormat, "assert-format", false, `the validator is meant to assert "format": the cases of invalid-format are to be refused`)
	cmd.Flags().BoolVar(&flags.stdin, "stdin", false, "give the instance on standard input rather than as a path")
	cmd.Flags().IntVar(&flags.jobs, "jobs", runtime.NumCPU(), "how many to run at a time")
	cmd.Flags().DurationVar(&flags.timeout, "timeout", 10*time.Second, "how long one run may take")
	_ = cmd.MarkFlagDirname("fixtures")
	return cmd
}

func (a *app) test(ctx context.Context, flags *testFlags, command []string, printer *report.Printer) error {
	if _, err := exec.LookPath(command[0]); err != nil {
		return usage(fmt.Sprintf("there is no program %q to run", command[0]), "the command after -- is run without a shell; check its path")
	}
	folder, cleanUp, err := a.fixtureFolder(ctx, flags.fixtures)
	if err != nil {
		return err
	}
	defer cleanUp()
	manifests, err := readManifests(folder)
	if err != nil {
		return err
	}
	var trials []*trial
	for _, m := range manifests {
		trials = append(trials, m.trials(flags.assertFormat)...)
	}
	start := a.now()
	if err := a.runTrials(ctx, flags, command, trials); err != nil {
		return err
	}
	wrong := slices.DeleteFunc(slices.Clone(trials), (*trial).right)
	if err := a.reportTrials(trials, wrong, manifests, printer); err != nil {
		return err
	}
	if len(wrong) > 0 {
		return findings()
	}
	if printer.Format == report.Human {
		a.say("right on all of %s (%s)", count(len(trials), "fixture"), a.since(start))
	}
	return nil
}

// fixtureFolder returns the folder to take fixtures from: the one given, that of
// docgen.yaml, or one made for this run from the schema that is built in.
func (a *app) fixtureFolder(ctx context.Context, dir string) (folder string, cleanUp func(), err error) {
	nothing := func() {}
	if dir != "" {
		if _, err := os.Stat(dir); err != nil {
			return "", nil, unreadable(dir, err)
		}
		return dir, nothing, nil
	}
	p, err := new(schemaFlags).open()
	if err != nil {
		return "", nil, err
	}
	dir = filepath.FromSlash(p.config.Fixtures)
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir, nothing, nil
	}
	if _, err := os.Stat(config.FileName); err == nil {
		return "", nil, usage(fmt.Sprintf("there is no folder %s", p.config.Fixtures), "run docgen build first")
	}
	flags := &buildFlags{changed: func(string) bool { return false }}
	in, err := flags.project()
	if err != nil {
		return "", nil, err
	}
	temp, err := os.MkdirTemp("", "docgen-test-")
	if err != nil {
		return "", nil, unreadable("the folder for temporary files", err)
	}
	cleanUp = func() { os.RemoveAll(temp) }
	update, sinks, err := output.Begin(ctx, temp)
	if err == nil {
		defer update.Discard()
		in.Fixtures = sinks[0]
		_, err = a.compute(ctx, in, &report.Printer{W: a.stderr, Format: report.Human})
	}
	if err == nil {
		_, err = update.Commit(nil)
	}
	if err != nil {
		cleanUp()
		return "", nil, err
	}
	return temp, cleanUp, nil
}

// fixtureSet is a manifest and the folder it was read from.
type fixtureSet struct {
	*manifest.Manifest
	folder string
}

// readManifests reads the manifests of the schemas in folder, or of folder itself.
func readManifests(folder string) ([]fixtureSet, error) {
	names, _ := filepath.Glob(filepath.Join(folder, "*", "manifest.json"))
	if own := filepath.Join(folder, "manifest.json"); isFile(own) {
		names = append(names, own)
	}
	if len(names) == 0 {
		return nil, usage(fmt.Sprintf("there are no fixtures in %s", filepath.ToSlash(folder)), "docgen build makes them; --fixtures says where they are")
	}
	var sets []fixtureSet
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		m, err := manifest.Parse(data)
		if err != nil {
			return nil, unreadable(name, err)
		}
		sets = append(sets, fixtureSet{m, filepath.Dir(name)})
	}
	return sets, nil
}
