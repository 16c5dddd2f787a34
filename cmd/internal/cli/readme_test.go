package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// consoleBlock is a command of the README with what it prints.
var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ ([^\n]*)\n(.*?)```")

// elapsed is the only part of what is printed that differs from run to run.
var elapsed = regexp.MustCompile(`in [0-9.]+ s\b`)

// TestReadmeIsTrue runs every command that the README shows, in a shell over the
// sample, and holds the README to what it prints on standard output.
func TestReadmeIsTrue(t *testing.T) {
	const top = "../../.."
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	held := filepath.Join(t.TempDir(), "onrecord.index")
	shown := consoleBlock.ReplaceAllFunc(readme, func(block []byte) []byte {
		command := string(consoleBlock.FindSubmatch(block)[1])
		return []byte("```console\n$ " + command + "\n" + run(t, top, held, command) + "```")
	})
	if *update {
		if err := os.WriteFile(filepath.Join(top, "README.md"), shown, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, want := elapsed.ReplaceAll(shown, nil), elapsed.ReplaceAll(readme, nil); !bytes.Equal(got, want) {
		t.Errorf("the README shows what the commands do not print; run: go test ./cmd/internal/cli -run Readme -update")
	}
}

func run(t *testing.T, dir, index, command string) string {
	t.Helper()
	shell := exec.Command("sh", "-c", command)
	shell.Dir = dir
	shell.Env = append(os.Environ(), "PATH="+program+string(os.PathListSeparator)+os.Getenv("PATH"), "ONRECORD_INDEX="+index, "LC_ALL=C.UTF-8")
	out, err := shell.Output()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	var lines []string
	for line := range strings.Lines(string(out)) {
		lines = append(lines, strings.TrimRight(line, " \n"))
	}
	return strings.Join(lines, "\n") + "\n"
}
