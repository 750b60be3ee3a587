package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"docgen.example/docgen/internal/manifest"
)

// trial is one run of the validator over one case.
type trial struct {
	set     string // name of the schema's folder
	folder  string // of the manifest
	one     *manifest.Case
	accept  bool // what it should do
	free    bool // either is right
	outcome outcome
	note    string // why there is no verdict
	said    string // the end of what it wrote to standard error
}

type outcome uint8

const (
	accepts outcome = iota
	refuses
	fails // no verdict: it could not be run to its end
)

func (t *trial) lax() bool { return !t.free && !t.accept && t.outcome == accepts }

func (t *trial) strict() bool { return !t.free && t.accept && t.outcome == refuses }

func (t *trial) right() bool { return !t.lax() && !t.strict() && t.outcome != fails }

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
	said, err := os.CreateTemp("", "docgen-test-") // not a pipe, which what the command leaves behind would hold open
	if err != nil {
		t.outcome, t.note = fails, reason(err)
		return
	}
	defer os.Remove(said.Name())
	defer said.Close()
	cmd.Stderr = said
	err = cmd.Run()
	t.said = lastLine(said)
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

// mostTail is how much of the end of what a command says is looked at, in bytes.
const mostTail = 2000

// lastLine returns the last line of a file that is not empty.
func lastLine(f *os.File) string {
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return ""
	}
	end := make([]byte, min(size, mostTail))
	if _, err := f.ReadAt(end, size-int64(len(end))); err != nil {
		return ""
	}
	text := strings.TrimSpace(string(end))
	return strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:])
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

func (t *trial) fault() string {
	switch {
	case t.lax():
		return "too-lax"
	case t.strict():
		return "too-strict"
	}
	return "no-verdict"
}
