package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
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
	cmd.Flags().StringVar(&flags.fixtures, "fixtures", "", "folder of the fixtures (default that of docgen.yaml, else those of the schema that is built in)")
	cmd.Flags().BoolVar(&flags.assertFormat, "assert-format", false, `the validator is meant to assert "format": the cases of invalid-format are to be refused`)
	cmd.Flags().BoolVar(&flags.stdin, "stdin", false, "give the instance on standard input rather than as a path")
	cmd.Flags().IntVar(&flags.jobs, "jobs", runtime.NumCPU(), "how many to run at a time")
	cmd.Flags().DurationVar(&flags.timeout, "timeout", 10*time.Second, "how long one run may take")
	_ = cmd.MarkFlagDirname("fixtures")
	return cmd
}

// trial is one run of the validator over one case.
type trial struct {
	set     string // name of the schema's folder
	folder  string // of the manifest
	one     *manifest.Case
	accept  bool // what it should do
	free    bool // either is right
	outcome outcome
	note    string // why there is no verdict
}

type outcome uint8

const (
	accepts outcome = iota
	refuses
	fails // no verdict: it could not be run to its end
)

func (t *trial) lax() bool    { return !t.free && !t.accept && t.outcome == accepts }
func (t *trial) strict() bool { return !t.free && t.accept && t.outcome == refuses }
func (t *trial) right() bool  { return !t.lax() && !t.strict() && t.outcome != fails }

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
	flags := &buildFlags{noScore: true, changed: func(string) bool { return false }}
	result, _, err := a.compute(ctx, flags, &report.Printer{W: a.stderr, Format: report.Human})
	if err != nil {
		return "", nil, err
	}
	temp, err := os.MkdirTemp("", "docgen-test-")
	if err != nil {
		return "", nil, unreadable("the folder for temporary files", err)
	}
	cleanUp = func() { os.RemoveAll(temp) }
	if _, err := output.Write(ctx, output.Target{Dir: temp, Tree: result.Fixtures}); err != nil {
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

func (s fixtureSet) trials(assertFormat bool) []*trial {
	trials := make([]*trial, len(s.Cases))
	for i := range s.Cases {
		c := &s.Cases[i]
		t := &trial{set: s.Subject.Name, folder: s.folder, one: c}
		switch c.Verdict {
		case manifest.Valid:
			t.accept = true
		case manifest.InvalidFormat:
			t.accept = !assertFormat
		case manifest.Malformed:
			t.free = c.Refusal == "allowed"
		}
		trials[i] = t
	}
	return trials
}

// runTrials runs the command over all cases, several at a time.
func (a *app) runTrials(ctx context.Context, flags *testFlags, command []string, trials []*trial) error {
	progress := a.startProgress()
	defer progress.stop()
	var wait sync.WaitGroup
	var mu sync.Mutex
	done := 0
	next := make(chan *trial)
	for range max(1, flags.jobs) {
		wait.Go(func() {
			for t := range next {
				t.run(ctx, flags, command)
				mu.Lock()
				done++
				progress.update(done, len(trials), t.one.File)
				mu.Unlock()
			}
		})
	}
feed:
	for _, t := range trials {
		select {
		case next <- t:
		case <-ctx.Done():
			break feed
		}
	}
	close(next)
	wait.Wait()
	return ctx.Err()
}

// run runs the command over the case.
func (t *trial) run(ctx context.Context, flags *testFlags, command []string) {
	ctx, cancel := context.WithTimeout(ctx, flags.timeout)
	defer cancel()
	file := filepath.Join(t.folder, filepath.FromSlash(t.one.File))
	args := slices.Clone(command[1:])
	var stdin []byte
	if flags.stdin {
		data, err := os.ReadFile(file)
		if err != nil {
			t.outcome, t.note = fails, reason(err)
			return
		}
		stdin = data
	} else {
		args = withPath(args, file)
	}
	cmd := exec.CommandContext(ctx, command[0], args...)
	cmd.Stdin = bytes.NewReader(stdin)
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.outcome, t.note = fails, "no verdict within "+flags.timeout.String()
	case err == nil:
		t.outcome = accepts
	case errors.As(err, &exit) && exit.Exited():
		t.outcome = refuses
	default:
		t.outcome, t.note = fails, err.Error()
	}
}

// withPath puts the fixture's path in place of {}, or at the end.
func withPath(args []string, path string) []string {
	placed := false
	for i, arg := range args {
		if strings.Contains(arg, "{}") {
			args[i], placed = strings.ReplaceAll(arg, "{}", path), true
		}
	}
	if !placed {
		args = append(args, path)
	}
	return args
}

// trialReport is a case that the validator gets wrong, as JSON.
type trialReport struct {
	Schema          string `json:"schema"`
	ID              string `json:"id"`
	File            string `json:"file"`
	Verdict         string `json:"verdict"`
	Fault           string `json:"fault"` // too-lax, too-strict or no-verdict
	Description     string `json:"description"`
	KeywordLocation string `json:"keywordLocation,omitempty"`
	Note            string `json:"note,omitempty"`
}

func (t *trial) fault() string {
	switch {
	case t.lax():
		return "too-lax"
	case t.strict():
		return "too-strict"
	}
	return "no-verdict"
}

func (a *app) reportTrials(trials, wrong []*trial, sets []fixtureSet, printer *report.Printer) error {
	if printer.Format == report.JSON {
		faults := make([]trialReport, 0, len(wrong))
		for _, t := range wrong {
			faults = append(faults, trialReport{t.set, t.one.ID, t.one.File, string(t.one.Verdict), t.fault(), t.one.Description, t.one.KeywordLocation, t.note})
		}
		return writeJSON(a.stdout, struct {
			Cases     int           `json:"cases"`
			Right     int           `json:"right"`
			Wrong     []trialReport `json:"wrong"`
			Suspicion []suspicion   `json:"suspicion"`
		}{len(trials), len(trials) - len(wrong), faults, suspicions(wrong, sets)})
	}
	for _, t := range wrong {
		text := map[string]string{"too-lax": "accepts, and should refuse", "too-strict": "refuses, and should accept", "no-verdict": t.note}[t.fault()]
		fmt.Fprintf(a.stdout, "%s %s/%s: %s: %s\n", printer.Paint.Bad(t.fault()), t.set, t.one.File, text, t.one.Description)
	}
	if printer.Format != report.Human {
		return nil
	}
	if err := a.table(trials); err != nil {
		return err
	}
	for _, s := range suspicions(wrong, sets) {
		fmt.Fprintf(a.stdout, "%s: it seems that %s (%s at %s)\n", s.Direction, s.Change, s.Schema, s.KeywordLocation)
	}
	return nil
}

// table prints how many of each group are right.
func (a *app) table(trials []*trial) error {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "group\tcases\tright\ttoo lax\ttoo strict\tno verdict\t")
	for _, verdict := range manifest.Verdicts() {
		var cases, right, lax, strict, none int
		for _, t := range trials {
			if t.one.Verdict != verdict {
				continue
			}
			cases++
			switch {
			case t.right():
				right++
			case t.lax():
				lax++
			case t.strict():
				strict++
			default:
				none++
			}
		}
		if cases > 0 {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t\n", verdict, cases, right, lax, strict, none)
		}
	}
	return w.Flush()
}

// suspicion is a misreading that would explain the validator's faults: it gets
// every case wrong that exposes the misreading.
type suspicion struct {
	Schema          string `json:"schema"`
	Direction       string `json:"direction"`
	Change          string `json:"change"`
	KeywordLocation string `json:"keywordLocation"`
}

func suspicions(wrong []*trial, sets []fixtureSet) []suspicion {
	isWrong := make(map[string]bool, len(wrong))
	for _, t := range wrong {
		isWrong[t.set+" "+t.one.ID] = true
	}
	list := []suspicion{}
	for _, s := range sets {
		if s.Coverage == nil {
			continue
		}
		for _, m := range s.Coverage.Mutants {
			all := len(m.Killers) > 0
			for _, id := range m.Killers {
				all = all && isWrong[s.Subject.Name+" "+id]
			}
			if all {
				list = append(list, suspicion{s.Subject.Name, string(m.Direction), m.Change, m.KeywordLocation})
			}
		}
	}
	return list
}
