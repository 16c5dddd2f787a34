package cli_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// mostMemory is what the program may take for any one input under the cap.
const mostMemory = 400 << 20

// TestMemoryOfLongTexts runs the program as users do over texts of 15 MB, which is
// just below the cap, and holds the most memory that the system saw it take: news,
// and what takes most, as much of each as fills what a record keeps of it.
func TestMemoryOfLongTexts(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("long texts are run on Linux, and not with -short")
	}
	const size = 15 << 20
	var dense strings.Builder
	for _, s := range []string{"“A,” said B.\n", `" a “ `, "a ", "a\n\n"} {
		dense.WriteString(strings.Repeat(s, size/4/len(s)))
		dense.WriteString("\n\n")
	}
	for _, c := range []struct{ name, command, text string }{
		{"news", "index", madeUpNews(size, "\n\n")},
		{"quotations, marks, letters and paragraphs", "analyse", dense.String()},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "long.txt")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{c.command, path}
			if c.command == "index" {
				args = append(args, "--index", filepath.Join(dir, "long.index"))
			}
			if took := memoryOf(t, args...); took > mostMemory {
				t.Errorf("%s took %d MB for a text of %d MB", c.command, took>>20, len(c.text)>>20)
			}
		})
	}
}

// memoryOf runs the program and returns the most bytes it held at a time, as the
// system notes them while it runs: what it notes at the end counts this test
// process too, which the program is started from. Its output is thrown away.
func memoryOf(t *testing.T, args ...string) int64 {
	t.Helper()
	command := exec.Command(filepath.Join(program, "onrecord"), args...)
	command.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GOGC=") || strings.HasPrefix(v, "GOMEMLIMIT=")
	})
	var complaints strings.Builder
	command.Stderr = &complaints
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	var most int64
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%v: %s", err, &complaints)
			}
			if most == 0 {
				t.Fatal("the system told nothing of the program's memory")
			}
			return most
		case <-time.After(5 * time.Millisecond):
			most = max(most, highWater(command.Process.Pid))
		}
	}
}

// highWater is the most bytes that a process has held since it began; 0 where it
// is gone.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	if _, err := fmt.Sscan(line, &kilobytes); err != nil {
		return 0
	}
	return kilobytes << 10
}

// madeUpNews is at least size bytes of sentences about people of Harrowmere, every
// third of them with a quotation. The words are as uneven as those of a language:
// few make up most of it, and new ones come all the time.
func madeUpNews(size int, between string) string {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		rank := int(1 / (0.00002 + random.Float64()))
		return fmt.Sprintf("%c%s%s", 'a'+rank%23, syllables[rank%len(syllables)], syllables[rank/len(syllables)%len(syllables)])
	}
	clause := func(n int) string {
		words := make([]string, n)
		for i := range words {
			if words[i] = word(); i%2 == 1 {
				words[i] = small[random.IntN(len(small))]
			}
		}
		return strings.Join(words, " ")
	}
	var text strings.Builder
	for text.Len() < size {
		name := given[random.IntN(len(given))] + " " + strings.ToUpper(word()[:1]) + word()
		switch random.IntN(6) {
		case 0:
			fmt.Fprintf(&text, "“We %s,” said %s, a councillor in Harrowmere. “It %s.”", clause(12), name, clause(9))
		case 1:
			fmt.Fprintf(&text, "%s told the board that the %s.", name, clause(15))
		default:
			fmt.Fprintf(&text, "The %s, and the %s.", clause(11), clause(10))
		}
		text.WriteString([]string{" ", between}[random.IntN(2)])
	}
	return text.String()
}

var (
	syllables = strings.Fields("ba el mor ton wick ham ley ster ford by war den holt croft shaw ren dal ing mere stow gate lund")
	given     = strings.Fields("Ruth Alan Carys Malcolm Sunita Peter Jane Omar Helen David")
	small     = strings.Fields("the of and to in a is that for was on with as by at from it has had be")
)
