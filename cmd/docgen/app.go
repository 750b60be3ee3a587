package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// app is what a command knows of the world outside: its streams, environment
// and clock, all of which a test can replace.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	now            func() time.Time
	terminal       bool // stderr is a terminal
	colour         bool // of stdout and stderr, as --color has it
	json           bool // standard output is to hold one JSON value, however the command ends
	answered       bool // and it does
}

// system is the app of the real process.
func system() *app {
	return &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		env: os.Getenv, now: time.Now, terminal: isTerminal(os.Stderr),
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// interruptible returns a context that ends with the first interrupt, or when the
// terminal is closed; a second one ends the process at once.
func interruptible() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// run executes the command line args and returns the exit code.
func run(ctx context.Context, args []string, a *app) int {
	out := &results{w: a.stdout}
	a.stdout = out
	root := newRoot(a)
	a.json = wantsJSON(args)
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	var exit *exitError
	if err != nil && ctx.Err() != nil && !(errors.As(err, &exit) && exit.code == exitInterrupted) {
		err = &exitError{code: exitInterrupted, err: errInterrupted}
	}
	if exit = nil; out.err != nil && (err == nil || errors.Is(err, out.err) || errors.As(err, &exit) && exit.err == nil) {
		err = &exitError{exitUsage, fmt.Errorf("writing to standard output: %w", out.err)}
	}
	return a.finish(err)
}

// results is standard output. It remembers that a write failed: a command that
// could not tell its result has not done what it was asked for.
type results struct {
	w   io.Writer
	err error
}

// Write writes to standard output, and nothing any more once that has failed.
func (r *results) Write(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.w.Write(p)
	r.err = err
	return n, err
}

// wantsJSON tells whether the command line asks for one JSON value, before its
// flags are read: they may be at fault themselves. What follows "--" is not docgen's.
func wantsJSON(args []string) bool {
	for _, arg := range args {
		switch arg {
		case "--":
			return false
		case "--json", "--json=true":
			return true
		}
	}
	return false
}

// answer prints the JSON value that was asked for.
func (a *app) answer(v any) error {
	a.answered = true
	return writeJSON(a.stdout, v)
}

// say prints a line on standard error.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.stderr, format+"\n", args...) }

// since returns the time passed since start, rounded for people.
func (a *app) since(start time.Time) string {
	d := a.now().Sub(start)
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
