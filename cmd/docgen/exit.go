package main

import (
	"errors"

	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

// The exit codes, the same in every command.
const (
	exitDone        = 0
	exitFindings    = 1 // drift, an invalid instance, a schema with errors
	exitUsage       = 2 // usage, config, or input that cannot be read
	exitInterrupted = 130
)

// exitError carries an exit code. A nil err means that all has been said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return "all has been said"
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

var errInterrupted = errors.New("interrupted; nothing was changed")

// findings ends a command that has printed what it found.
func findings() error { return &exitError{code: exitFindings} }

// usage ends a command that cannot do what it was told to.
func usage(message, help string) error {
	return &exitError{exitUsage, &problem.Problem{Code: "usage", Message: message, Help: help}}
}

// finish prints what an error still has to say and returns its exit code.
func (a *app) finish(err error) int {
	if err == nil {
		return exitDone
	}
	code := exitUsage
	var exit *exitError
	if errors.As(err, &exit) {
		code, err = exit.code, exit.err
	}
	if err == nil {
		return code
	}
	printer := &report.Printer{W: a.stderr, Format: report.Human, Paint: report.Paint(a.colour)}
	var found *problem.Problem
	var list problem.List
	var write *output.WriteError
	switch {
	case errors.As(err, &list):
		printer.Print(list)
	case errors.As(err, &found):
		printer.One(found)
	case errors.As(err, &write):
		printer.One(&problem.Problem{Message: write.Error(), Help: write.Help})
	default:
		printer.One(&problem.Problem{Message: err.Error()})
	}
	return code
}
