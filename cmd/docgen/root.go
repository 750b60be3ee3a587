package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"docgen.example/docgen/internal/problem"
)

const about = `docgen turns JSON Schemas into a documentation site and into fixtures: valid
and invalid instances, each proved against the schema it tests.

Without flags it does what the docgen.yaml of this folder says. Where there is
none, it documents the Customer schema that is built in.`

const exitCodes = `
Exit codes:
  0    done
  1    findings: drift, an invalid instance, a stricter schema, a schema with errors
  2    usage, configuration, or input that cannot be read
  130  interrupted
`

// newRoot returns the command docgen with all its subcommands.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "docgen",
		Short:         "JSON Schema in; documentation and proved fixtures out",
		Long:          about,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
	}
	var colour string
	root.PersistentFlags().StringVar(&colour, "color", "auto", "colour the output: auto, always or never")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.setColour(colour) }
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return unknownCommand(cmd, args[0])
	}
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("docgen {{.Version}}\n")
	root.SetUsageTemplate(root.UsageTemplate() + exitCodes)
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(
		newBuild(a), newCheck(a), newServe(a), newGenerate(a),
		newValidate(a), newTest(a), newDiff(a), newInit(a), newVersion(a),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	return root
}

// setColour settles whether to colour: --color, else NO_COLOR, else whether
// there is a terminal.
func (a *app) setColour(flag string) error {
	switch flag {
	case "always":
		a.colour = true
	case "never":
		a.colour = false
	case "auto":
		a.colour = a.terminal && a.env("NO_COLOR") == ""
	default:
		return usage(fmt.Sprintf("--color is auto, always or never, not %q", flag), "")
	}
	return nil
}

func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	help := "the commands are " + strings.Join(names, ", ")
	if best := problem.Closest(name, names); best != "" {
		help = fmt.Sprintf("did you mean %q?", best)
	}
	return usage(fmt.Sprintf("there is no command %q", name), help)
}

// flagError words what the flag parser has to complain of.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		flag := wrong.GetFlag()
		return usage(fmt.Sprintf("--%s takes %s, not %q", flag.Name, kindOfValue(flag.Value.Type()), wrong.GetValue()), fmt.Sprintf("see %s --help", cmd.CommandPath()))
	}
	if !errors.As(err, &unknown) {
		return usage(err.Error(), fmt.Sprintf("see %s --help", cmd.CommandPath()))
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	slices.Sort(names)
	name := unknown.GetSpecifiedName()
	shown := "--" + name
	if unknown.GetSpecifiedShortnames() != "" {
		shown = "-" + name
	}
	help := fmt.Sprintf("see %s --help", cmd.CommandPath())
	if best := problem.Closest(name, names); best != "" {
		help = fmt.Sprintf("did you mean --%s?", best)
	}
	return usage(fmt.Sprintf("%s has no flag %s", cmd.CommandPath(), shown), help)
}

// kindOfValue says what a flag of pflag's type takes.
func kindOfValue(pflagType string) string {
	switch pflagType {
	case "uint", "uint64":
		return "a whole number from 0 on"
	case "int", "int64":
		return "a whole number"
	case "float64":
		return "a number"
	case "bool":
		return "true or false"
	}
	return "another value"
}

// noArguments refuses arguments with a hint where they look like a schema.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	help := fmt.Sprintf("see %s --help", cmd.CommandPath())
	if cmd.Flags().Lookup("schema") != nil {
		help = fmt.Sprintf("did you mean --schema %s?", args[0])
	}
	return usage(fmt.Sprintf("%s takes no arguments, and there is %q", cmd.CommandPath(), args[0]), help)
}
