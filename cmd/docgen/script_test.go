package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary docgen itself where a script runs "docgen",
// and a small web client where one runs "fetch".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"docgen": main, "fetch": fetch})
}

// fetch prints the status of its argument, a URL, and after it the body.
func fetch() {
	answer, err := http.Get(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer answer.Body.Close()
	fmt.Println(answer.StatusCode)
	io.Copy(os.Stdout, answer.Body)
}

// TestScript runs the scripts of testdata/script, each a behaviour of a command.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"same":     same,
			"remember": remember,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("GITHUB_ACTIONS", "")
			return nil
		},
	})
}

// exits runs a command and demands its exit code: exits 2 docgen build --nope.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// remember keeps the names and bytes below a folder for a later "same".
func remember(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv("REMEMBERED_"+args[0], content(ts, args[0]))
}

// same demands that a folder is as it was when it was remembered.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if equal := ts.Getenv("REMEMBERED_"+args[0]) == content(ts, args[0]); equal == neg {
		ts.Fatalf("%s: the same as before is %v", args[0], equal)
	}
}

// content returns a checksum of the names and bytes below a folder.
func content(ts *testscript.TestScript, dir string) string {
	sum := sha256.New()
	ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s\x00", path)
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		sum.Write(data)
		return err
	}))
	return hex.EncodeToString(sum.Sum(nil))
}

// TestRunInProcess checks that streams and exit code need no process.
func TestRunInProcess(t *testing.T) {
	var out, errs strings.Builder
	a := system()
	a.stdout, a.stderr = &out, &errs
	if code := run(context.Background(), []string{"version"}, a); code != exitDone || !strings.HasPrefix(out.String(), "docgen ") {
		t.Errorf("code %d, stdout %q, stderr %q", code, out.String(), errs.String())
	}
}
