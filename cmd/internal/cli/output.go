package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"onrecord/index"
	"onrecord/index/study"
	"onrecord/pipeline"
)

// output holds the flags of how answers are printed.
type output struct {
	format  string
	methods bool
	limit   int
	width   int
}

func (o *output) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.format, "format", "table", "table, jsonl or csv")
	c.Flags().IntVar(&o.limit, "limit", 0, "print at most this many lines (0: all)")
	c.Flags().IntVar(&o.width, "width", 0, "fit a table into this many characters (0: the terminal, or as wide as it is)")
	c.Flags().BoolVar(&o.methods, "methods", false, "print how the answer was made to standard error: version, filters, hash of the corpus")
}

func (o *output) check() error {
	switch o.format {
	case "table", "jsonl", "csv":
	default:
		return usagef("--format %s: choose table, jsonl or csv", o.format)
	}
	if o.width < 0 {
		return usagef("--width %d: give 0, or more", o.width)
	}
	if o.limit < 0 {
		return usagef("--limit %d: give 0 for all, or more", o.limit)
	}
	return nil
}

// emit prints lines in the form that o asks for. Where it prints fewer than
// there are, it says so and how many there are.
func emit[L any](a *app, o output, lines iter.Seq2[L, error], t table[L]) error {
	out := bufio.NewWriter(a.stdout)
	write, flush := tableWriter(a, out, a.width(o), t)
	if o.format != "table" {
		w := study.NewWriter[L](out, o.format)
		write, flush = w.Write, w.Flush
	}
	total := 0
	for line, err := range lines {
		if err != nil {
			return err
		}
		total++
		if o.limit > 0 && total > o.limit {
			continue
		}
		if err := write(line); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	if err := flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if o.limit > 0 {
		a.sayCut(min(o.limit, total), total)
	}
	if total == 0 && o.format == "table" {
		fmt.Fprintln(a.stderr, "onrecord: nothing that is held answers to this")
	}
	return nil
}

// emitFirst prints lines that were cut to the limit by whoever found them, and
// says so where there are more.
func emitFirst[L any](a *app, o output, lines []L, total int, t table[L]) error {
	o.limit = 0
	if err := emit(a, o, each(lines), t); err != nil {
		return err
	}
	a.sayCut(len(lines), total)
	return nil
}

func (a *app) sayCut(shown, total int) {
	if shown < total {
		fmt.Fprintf(a.stderr, "onrecord: %d of %d lines are shown; ask for more with --limit, or for all with --limit 0\n", shown, total)
	}
}

func tableWriter[L any](a *app, out *bufio.Writer, width int, t table[L]) (write func(L) error, flush func() error) {
	g := &grid{width: width, spare: t.spare}
	write = func(line L) error {
		if len(g.rows) == 0 {
			g.add(slices.Clone(t.head))
		}
		g.add(t.row(line))
		return nil
	}
	flush = func() error {
		if left := g.makeRoom(); len(left) > 0 {
			fmt.Fprintf(a.stderr, "onrecord: no room for %s; make the table wider with --width, or ask for --format csv\n", strings.Join(left, ", "))
		}
		return g.print(out)
	}
	return write, flush
}

// width is how wide a table may be, 0 for any.
func (a *app) width(o output) int {
	if o.width > 0 || !isTerminal(a.stdout) {
		return o.width
	}
	width, _, err := term.GetSize(int(a.stdout.(*os.File).Fd()))
	if err != nil {
		return 0
	}
	return width
}

// each yields the lines of a slice as a sequence that cannot fail.
func each[L any](lines []L) iter.Seq2[L, error] {
	return func(yield func(L, error) bool) {
		for _, line := range lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// printMethods prints how an answer comes about, as one JSON object, to standard
// error.
func (a *app) printMethods(ctx context.Context, held index.Snapshot, filter index.Filter) error {
	question := "onrecord " + strings.Join(a.args, " ")
	methods, err := study.Describe(ctx, held, "onrecord "+pipeline.Version(), question, filter)
	if err != nil {
		return err
	}
	return json.NewEncoder(a.stderr).Encode(methods)
}
