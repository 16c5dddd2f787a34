package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"onrecord/corpus/read"
)

// walk finds the inputs of paths, telling what is left out as no document.
func (a *app) walk(ctx context.Context, paths []string, r reading) iter.Seq2[read.Input, error] {
	return read.Walk(ctx, paths, read.Options{
		MaxText: r.maxText, MaxUnpacked: r.maxUnpacked, Stdin: a.stdin,
		Skip: func(source, reason string) { fmt.Fprintf(a.stderr, "onrecord: %s is left out: %s\n", source, reason) },
		Doubt: func(source, doubt string) {
			fmt.Fprintf(a.stderr, "onrecord: %s: %s; it is read as what it is\n", source, doubt)
		},
	})
}

// A progress shows how far a command is, with its rate and the time left; on
// anything but a terminal it shows nothing.
type progress struct {
	shown *mpb.Progress
	bar   *mpb.Bar
}

func (a *app) progress(ctx context.Context, paths []string, r reading) progress {
	if !isTerminal(a.stderr) {
		return progress{}
	}
	total := countInputs(ctx, paths, r)
	shown := mpb.NewWithContext(ctx, mpb.WithOutput(a.stderr))
	bar := shown.AddBar(total,
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d ")),
		mpb.AppendDecorators(decor.AverageSpeed(0, "%.0f a second "), decor.AverageETA(decor.ET_STYLE_GO)),
	)
	return progress{shown, bar}
}

// countInputs walks ahead of the work, which is cheap; what standard input holds
// cannot be counted ahead, and then the total is unknown.
func countInputs(ctx context.Context, paths []string, r reading) int64 {
	if slices.Contains(paths, "-") {
		return 0
	}
	n := int64(0)
	for range read.Walk(ctx, paths, read.Options{MaxText: r.maxText, MaxUnpacked: r.maxUnpacked}) {
		n++
	}
	return n
}

func (p progress) at(done int) {
	if p.bar != nil {
		p.bar.SetCurrent(int64(done))
	}
}

func (p progress) end() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.shown.Wait()
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
