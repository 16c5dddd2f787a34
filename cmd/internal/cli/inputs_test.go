package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/cmd/internal/cli"
	"onrecord/corpus/read"
	"onrecord/index/bleve"
	"onrecord/pipeline"
)

// What a run that was stopped had loaded is unchanged for the next, which says whose
// work it was; the one after that has nothing to say.
func TestWorkOfAStoppedRunIsTold(t *testing.T) {
	dir := t.TempDir()
	in, held := filepath.Join(dir, "in"), filepath.Join(dir, "onrecord.index")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(in, 0o700); err != nil {
		t.Fatal(err)
	}
	write("lifts.txt", "The lifts at Wexley station are out of order.")
	write("swings.txt", "The swings in Wexley Park are broken.")
	stopped := func() {
		run, err := bleve.At(held).Begin(t.Context(), time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pipeline.Load(t.Context(), run, read.Walk(t.Context(), []string{in}, read.Options{}), pipeline.Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		if err := run.Abandon(); err != nil {
			t.Fatal(err)
		}
	}
	index := func(wantOut, wantErr string) {
		t.Helper()
		var out, complaints bytes.Buffer
		code := cli.Run(context.Background(), []string{"index", "--index", held, in}, strings.NewReader(""), &out, &complaints)
		if code != 0 || !strings.HasPrefix(out.String(), wantOut) || complaints.String() != wantErr {
			t.Errorf("exit %d, %q and %q; want %q and %q", code, out.String(), complaints.String(), wantOut, wantErr)
		}
	}
	stopped()
	index("0 added, 0 changed, 2 unchanged", "onrecord: 2 documents had been loaded by a run that was stopped; the index has them now\n")
	index("0 added, 0 changed, 2 unchanged", "")
	write("swings.txt", "The swings in Wexley Park are whole again.")
	write("towers.txt", "The towers of Wexley are tall.")
	stopped()
	index("0 added, 0 changed, 3 unchanged", "onrecord: 2 documents had been loaded by a run that was stopped; the index has them now\n")
}
