package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/pipeline"
	"onrecord/pipeline/visit"
)

// reading holds the flags of the commands that read inputs.
type reading struct {
	workers     int
	maxText     int
	maxUnpacked int64
}

func (r *reading) flags(c *cobra.Command) {
	c.Flags().IntVar(&r.workers, "workers", runtime.GOMAXPROCS(0), "number of workers; the result is the same at any number")
	c.Flags().IntVar(&r.maxText, "max-text", read.DefaultMaxText, "most bytes of one text")
	c.Flags().Int64Var(&r.maxUnpacked, "max-unpacked", read.DefaultMaxUnpacked, "most bytes that one archive may unpack to")
}

func (a *app) analyseCommand() *cobra.Command {
	var r reading
	c := &cobra.Command{
		Use:     "analyse PATH...",
		Aliases: []string{"analyze"},
		Short:   "Print the records of given files, without an index",
		Long: `Read, analyse, link and resolve the given files alone, and print one record a
line as JSON, in the order of the input. An input that fails gives a line with
"source" and "error". PATH is a file, a folder, an archive or "-".

Exit codes: 0 done; 1 done, but some inputs failed; 2 usage.`,
		Example: `  onrecord analyse articles/ > records.jsonl
  onrecord analyse report.pdf | jq .report.grades`,
		Args: atLeast(1, "a file, a folder or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error { return a.analyse(c.Context(), args, r) },
	}
	r.flags(c)
	return c
}

func (a *app) analyse(ctx context.Context, paths []string, r reading) error {
	options, err := a.pipelineOptions(ctx, r)
	if err != nil {
		return err
	}
	bar := a.progress(ctx, paths, r)
	options.Progress = bar.at
	outcomes, err := pipeline.Gather(ctx, a.walk(ctx, paths, r), options)
	bar.end()
	if err != nil {
		return err
	}
	return a.printOutcomes(outcomes)
}

func (a *app) printOutcomes(outcomes []pipeline.Outcome) error {
	out := bufio.NewWriter(a.stdout)
	failed := false
	for i, o := range outcomes {
		failed = failed || o.Err != nil
		if err := a.printOutcome(out, o); err != nil {
			return fmt.Errorf("write the record of %s: %w", o.Source, err)
		}
		outcomes[i].Record = nil // let go of, as it can be large
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

// printOutcome writes a line: a record, or why there is none.
func (a *app) printOutcome(out *bufio.Writer, o pipeline.Outcome) error {
	if o.Err != nil {
		fmt.Fprintf(a.stderr, "onrecord: %v\n", o.Err)
		lines := json.NewEncoder(out)
		lines.SetEscapeHTML(false)
		return lines.Encode(pipeline.FailureOf(o.Err))
	}
	if o.Record.Left != nil {
		fmt.Fprintf(a.stderr, "onrecord: %s: %s\n", o.Source, o.Record.Left)
	}
	o.Record.Found = nil
	if err := o.Record.WriteJSON(out); err != nil {
		return err
	}
	return out.WriteByte('\n')
}

// pipelineOptions are the options that flags and the project folder give.
func (a *app) pipelineOptions(ctx context.Context, r reading) (pipeline.Options, error) {
	for _, given := range []struct {
		flag string
		n    int64
	}{{"--workers", int64(r.workers)}, {"--max-text", int64(r.maxText)}, {"--max-unpacked", r.maxUnpacked}} {
		if given.n < 1 {
			return pipeline.Options{}, usagef("%s %d: give at least 1", given.flag, given.n)
		}
	}
	declared, err := a.declaredVisits(ctx)
	if err != nil {
		return pipeline.Options{}, err
	}
	return pipeline.Options{Workers: r.workers, Declared: declared}, nil
}

// declaredVisits reads the user's visits.csv, if there is one.
func (a *app) declaredVisits(ctx context.Context) ([]corpus.DeclaredVisit, error) {
	rows, path, err := a.projectText("visits.csv")
	if err != nil || rows == "" {
		return nil, err
	}
	held, err := a.heldBodies(ctx)
	if err != nil {
		return nil, err
	}
	declared, err := visit.ReadDeclared(path, strings.NewReader(rows), func(name string) (string, error) { return bodyCalled(name, held) })
	if err != nil {
		return nil, usageError{err}
	}
	return declared, nil
}
