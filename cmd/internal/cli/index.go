package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"onrecord/corpus/read"
	"onrecord/pipeline"
)

func (a *app) indexCommand() *cobra.Command {
	var r reading
	var report string
	var prune bool
	c := &cobra.Command{
		Use:   "index PATH...",
		Short: "Read, analyse and load files; what has not changed is skipped",
		Long: `Read, analyse, link, resolve and load. A later run skips what has not changed
and goes on where a killed run stopped; searching goes on while it works. What
is gone from the given folders stays in the index unless --prune is given.
PATH is a file, a folder, an archive (.zip, .gz) or "-".

New people are persons that the register of a body did not have before;
onrecord people lists organisations too, and whom documents without a body name.

Exit codes: 0 done; 1 done, but some inputs failed (each is named); 2 usage;
3 the index is damaged, of another version, cannot be written, or locked.`,
		Example: `  onrecord index articles/ reports/
  onrecord index --index bleve:/data/ofsted.index nightly.jsonl.gz`,
		Args: atLeast(1, "a file, a folder or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error { return a.load(c.Context(), args, r, prune, report) },
	}
	r.flags(c)
	c.Flags().StringVar(&report, "report", "", "write the summary to this file as one JSON object")
	c.Flags().BoolVar(&prune, "prune", false, "take out documents that are gone from the given paths")
	c.Flags().DurationVar(&a.lockTimeout, "lock-timeout", 30*time.Second, "how long to wait for another writer")
	return c
}

func (a *app) load(ctx context.Context, paths []string, r reading, prune bool, report string) error {
	options, err := a.pipelineOptions(ctx, r)
	if err != nil {
		return err
	}
	options.Prune = prune
	held, err := a.open()
	if err != nil {
		return err
	}
	run, err := held.Begin(ctx, a.lockTimeout)
	if err != nil {
		return err
	}
	left, err := leftByStoppedRun(ctx, held, run)
	if err != nil {
		return errors.Join(err, run.Abandon())
	}
	bar := a.progress(ctx, paths, r)
	options.Progress = bar.at
	summary, err := pipeline.Load(ctx, run, a.walk(ctx, paths, r), options)
	bar.end()
	if err == nil {
		err = a.sayTwins(ctx, run)
	}
	if err != nil {
		return errors.Join(err, run.Abandon())
	}
	if err := run.Publish(ctx); err != nil {
		return err
	}
	if left > 0 {
		fmt.Fprintf(a.stderr, "onrecord: %d documents had been loaded by a run that was stopped; the index has them now\n", left)
	}
	return a.summarise(summary, report)
}

func (a *app) summarise(s pipeline.Summary, report string) error {
	for _, f := range s.Failed {
		fmt.Fprintf(a.stderr, "onrecord: %v\n", &read.InputError{Source: f.Source, Err: errors.New(f.Error)})
	}
	for _, w := range s.Warnings {
		fmt.Fprintf(a.stderr, "onrecord: %s\n", w)
	}
	fmt.Fprintf(a.stdout, "%d added, %d changed, %d unchanged, %d removed, %d failed in %.1f s\n",
		s.Added, s.Changed, s.Unchanged, s.Removed, len(s.Failed), s.Seconds)
	if s.Added+s.Changed > 0 {
		fmt.Fprintf(a.stdout, "%d new people in the registers of bodies; %d of the documents that came or changed have no settled visit (see: onrecord unresolved)\n",
			s.NewPeople, s.UnresolvedVisits)
	}
	if report != "" {
		if err := writeReport(report, s); err != nil {
			return err
		}
	}
	if len(s.Failed) > 0 {
		return errSomeFailed
	}
	return nil
}

func writeReport(path string, s pipeline.Summary) error {
	b, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("the index is up to date, but its report cannot be written: %w", err)
	}
	return nil
}
