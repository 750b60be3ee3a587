package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/report"
)

const serveLong = `Serve builds the site in memory and shows it at a local address. It watches the
schemas, docgen.yaml and the templates, builds again when one of them changes,
and brings open pages up to date without losing the place. An error shows in the
page and here; the last good site stays. Nothing is written to disk.`

// preferredPort is taken when it is free, so that the address stays the same.
const preferredPort = 8080

type serveFlags struct {
	buildFlags
	port int
	open bool
}

func newServe(a *app) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in the browser while you write",
		Long:  serveLong,
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), &flags) },
	}
	flags.register(cmd)
	cmd.Flags().IntVar(&flags.port, "port", anyPort, "port to listen on (default 8080 where it is free, else any)")
	cmd.Flags().Lookup("port").DefValue = "0" // anyPort is for us alone, and the text says what it means
	cmd.Flags().BoolVar(&flags.open, "open", false, "open the site in the browser")
	return cmd
}

func (a *app) serve(ctx context.Context, flags *serveFlags) error {
	if flags.port < anyPort || flags.port > 65535 {
		return usage(fmt.Sprintf("--port %d is no port", flags.port), "ports are 0, which is any, to 65535")
	}
	p, err := flags.schemaFlags.open()
	if err != nil {
		return err
	}
	if _, err := flags.input(p); err != nil {
		return err
	}
	listener, err := listen(flags.port)
	if err != nil {
		return usage(fmt.Sprintf("listening on port %d: %v", flags.port, err), "choose another with --port, or leave it out")
	}
	live := newLive()
	watch, err := newWatcher(p.watch)
	if err != nil {
		listener.Close()
		return usage("watching for changes: "+err.Error(), "")
	}
	defer watch.close()
	var memo build.Memo
	a.rebuild(ctx, flags, live, &memo)
	url := "http://" + listener.Addr().String() + "/"
	fmt.Fprintf(a.stdout, "serving %s\n", url)
	a.say("watching %s; Ctrl-C ends it", strings.Join(watch.shown(), ", "))
	if flags.open {
		openBrowser(url)
	}
	server := &http.Server{Handler: live, ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	defer server.Close()
	for {
		select {
		case <-ctx.Done():
			return &exitError{code: exitInterrupted}
		case err := <-failed:
			return fmt.Errorf("serving %s: %w", url, err)
		case <-watch.changes:
			if p := a.rebuild(ctx, flags, live, &memo); p != nil {
				watch.follow(p.watch)
			}
		}
	}
}

// anyPort stands for a port that was not asked for.
const anyPort = -1

// listen opens a port of the loopback interface.
func listen(port int) (net.Listener, error) {
	at := func(port int) (net.Listener, error) { return net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)) }
	if port >= 0 {
		return at(port)
	}
	if l, err := at(preferredPort); err == nil {
		return l, nil
	}
	return at(0)
}

// rebuild builds again and shows the outcome; it returns the project it built,
// or nil where the configuration is at fault.
func (a *app) rebuild(ctx context.Context, flags *serveFlags, live *live, memo *build.Memo) *project {
	start := a.now()
	p, err := flags.schemaFlags.open()
	var result *build.Result
	var site output.Tree
	if err == nil {
		var in build.Input
		if in, err = flags.input(p); err == nil {
			in.Score, in.Site, in.Memo = false, &site, memo
			result, err = runBuild(ctx, in)
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		a.finish(err)
		live.fail(problemsOf(err))
		return p
	}
	(&report.Printer{W: a.stderr, Format: report.Human, Paint: report.Paint(a.colour)}).Print(result.Problems)
	if result.Stopped {
		live.fail(result.Problems)
		return p
	}
	changed := live.show(&site, result.Problems)
	a.say("built %s in %s; %s changed", count(result.Summary.Pages, "page"), a.since(start), count(changed, "file"))
	return p
}

// openBrowser opens url in the user's browser; where that fails nothing is lost.
func openBrowser(url string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", url)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	default:
		cmd = exec.Command("xdg-open", url)
	}
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}
