package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"text/tabwriter"

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
	c.Flags().IntVar(&o.width, "width", 0, "cut the lines of a table to this many characters (0: as wide as the terminal, or not at all)")
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

// A table is how lines of one sort are shown to people.
type table[L any] struct {
	head []string
	row  func(L) []string
}

// emit prints lines in the form that o asks for. Where it prints fewer than
// there are, it says so and how many there are.
func emit[L any](a *app, o output, lines iter.Seq2[L, error], t table[L]) error {
	out := bufio.NewWriter(a.stdout)
	write, flush := tableWriter(&clipped{out: out, width: a.width(o)}, t)
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

func tableWriter[L any](out io.Writer, t table[L]) (write func(L) error, flush func() error) {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	begun := false
	write = func(line L) error {
		if !begun {
			begun = true
			if _, err := fmt.Fprintln(w, strings.Join(t.head, "\t")); err != nil {
				return err
			}
		}
		cells := t.row(line)
		for i, cell := range cells {
			cells[i] = inCell.Replace(cell)
		}
		_, err := fmt.Fprintln(w, strings.Join(cells, "\t"))
		return err
	}
	return write, w.Flush
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

// A clipped writer cuts lines to a width in characters, 0 for any, and takes the
// white space off their ends.
type clipped struct {
	out   *bufio.Writer
	width int
	line  []byte
}

func (c *clipped) Write(b []byte) (int, error) {
	for _, next := range b {
		if next != '\n' {
			c.line = append(c.line, next)
			continue
		}
		line := []rune(strings.TrimRight(string(c.line), " "))
		if c.width > 0 && len(line) > c.width {
			line = append(line[:c.width-1], '…')
		}
		c.line = c.line[:0]
		if _, err := c.out.WriteString(string(line) + "\n"); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}

// inCell keeps a cell in its column and line.
var inCell = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

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

// short cuts s to at most n characters, with an ellipsis for what is left out.
func short(s string, n int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= n {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:n-1]), " ") + "…"
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
