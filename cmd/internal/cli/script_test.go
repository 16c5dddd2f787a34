package cli_test

import (
	"errors"
	"flag"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the transcripts")

// program is the folder with the program that the tests run, built as users build
// it: a process a command, without the race detector, which would make each
// start take seconds.
var program string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(withProgram(m))
}

func withProgram(m *testing.M) int {
	dir, err := os.MkdirTemp("", "onrecord")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	program = dir
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "onrecord"), "onrecord/cmd/onrecord").CombinedOutput(); err != nil {
		log.Fatalf("build the program: %v\n%s", err, out)
	}
	return m.Run()
}

// TestScripts runs the transcripts of testdata/script as a user would type them.
// $SAMPLE is the sample corpus; "exits N command..." wants that exit code.
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(data, "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", program+string(os.PathListSeparator)+env.Getenv("PATH"))
			env.Setenv("SAMPLE", filepath.Join(data, "sample"))
			env.Setenv("GOLD", filepath.Join(data, "gold"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
