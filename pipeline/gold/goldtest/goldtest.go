// Package goldtest is what the quality tests of several rooms share: [Lines]
// reads an annotated file, and [Hold] compares the figures measured on it with
// those that git knows. A test binary that imports it has the flag -update,
// which makes Hold write the figures.
package goldtest

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the quality figures")

// Updating reports whether figures are to be written, which takes all of the input.
func Updating() bool { return *update }

// longestLine is the most bytes of one JSON line.
const longestLine = 16 << 20

// Lines decodes a file of JSON lines, each of which is a T.
func Lines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(filepath.FromSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var line T
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("%s, line %d: %v", file, len(all)+1, err)
		}
		all = append(all, line)
	}
	if err := lines.Err(); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return all
}

// Hold fails t where figures are not what file has, or with -update writes them there.
func Hold(t testing.TB, file, figures string) {
	t.Helper()
	file = filepath.FromSlash(file)
	if *update {
		if err := os.WriteFile(file, []byte(figures), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	held, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(held) != figures {
		t.Errorf("the figures are not those of %s; if that is meant, run again with -update and look at the difference:\n%s", file, figures)
	}
}
