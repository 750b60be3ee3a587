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

// finish prints what an error still has to say and returns its exit code. A
// program that asked for JSON gets it as the value that the command could not print.
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
	list := problemsOf(err)
	(&report.Printer{W: a.stderr, Format: report.Human, Paint: report.Paint(a.colour)}).Print(list)
	if a.json && !a.answered {
		_ = a.answer(struct {
			Problems []report.Object `json:"problems"`
		}{report.List(list)}) // that standard output is closed was said, or nobody listens
	}
	return code
}

// problemsOf returns an error as problems.
func problemsOf(err error) problem.List {
	var found *problem.Problem
	var list problem.List
	var write *output.WriteError
	switch {
	case errors.As(err, &list):
		return list
	case errors.As(err, &found):
		return problem.List{found}
	case errors.As(err, &write):
		return problem.List{{Message: write.Error(), Help: write.Help}}
	}
	return problem.List{{Message: err.Error()}}
}
