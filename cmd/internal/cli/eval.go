package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/pipeline"
	"onrecord/pipeline/gold"
)

func (a *app) evalCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval quotes|people",
		Short: "Measure what is found against annotated files",
		Long: `Measure what is found against files that people have annotated: JSON lines with
"id", "text" and "quotes" (spans in characters) or "people", or a folder of brat
annotations (.txt beside .ann). Nothing is stored.

Exit codes: 0 done; 2 usage.`,
		Example: `  onrecord eval quotes --gold testdata/gold/quotes.jsonl`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return usagef("say what to measure: onrecord eval quotes or people")
		},
	}
	c.AddCommand(a.evalQuotesCommand(), a.evalPeopleCommand())
	return c
}

// evaluation holds the flags of the eval commands.
type evaluation struct {
	gold    []string
	records string
	show    int
	workers int
}

func (e *evaluation) flags(c *cobra.Command) {
	c.Flags().StringArrayVar(&e.gold, "gold", nil, "annotated file or brat folder (may be given again)")
	c.Flags().StringVar(&e.records, "records", "", "measure these records of onrecord analyse instead of analysing the texts now")
	c.Flags().IntVar(&e.show, "show", 0, "list that many of the worst errors")
	c.Flags().IntVar(&e.workers, "workers", runtime.GOMAXPROCS(0), "number of workers")
}

func (a *app) evalQuotesCommand() *cobra.Command {
	var e evaluation
	c := &cobra.Command{
		Use:   "quotes --gold FILE...",
		Short: "Precision, recall and F1 of quotations and their speakers",
		Long: `Precision, recall and F1 of contents, of contents with their sources, the share of
right speakers, and how far confidences can be relied on.

Exit codes: 0 done; 2 usage.`,
		Example: `  onrecord eval quotes --gold testdata/gold/quotes.jsonl --show 10`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			articles, predictions, err := a.predictions(c.Context(), e)
			if err != nil {
				return err
			}
			figures := gold.Score(articles, predictions)
			fmt.Fprint(a.stdout, figures)
			a.printReliability(figures.Reliability)
			for _, wrong := range figures.Errors[:min(e.show, len(figures.Errors))] {
				fmt.Fprintln(a.stdout, wrong)
			}
			return nil
		},
	}
	e.flags(c)
	return c
}

func (a *app) printReliability(bands []gold.Band) {
	fmt.Fprintln(a.stdout, "[reliability] confidence: right of predicted")
	for _, b := range bands {
		share := 0.0
		if b.N > 0 {
			share = 100 * float64(b.Right) / float64(b.N)
		}
		fmt.Fprintf(a.stdout, "  %.1f to %.1f: %d of %d (%.1f %%)\n", b.From, b.To, b.Right, b.N, share)
	}
}

func (a *app) evalPeopleCommand() *cobra.Command {
	var e evaluation
	c := &cobra.Command{
		Use:   "people --gold FILE...",
		Short: "Precision, recall and F1 of the people found",
		Long: `Precision, recall and F1 of the people found in each text, by name.

Exit codes: 0 done; 2 usage.`,
		Example: `  onrecord analyse testdata/sample > records.jsonl
  onrecord eval people --gold testdata/gold/people.jsonl --records records.jsonl --show 20`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			articles, predictions, err := a.predictions(c.Context(), e)
			if err != nil {
				return err
			}
			f := gold.ScorePeople(articles, predictions)
			fmt.Fprintf(a.stdout, "[people] gold %d predicted %d right %d, %d articles missing\n  P/R/F1 %s\n", f.Gold, f.Predicted, f.Right, f.Missing, f.Rate)
			a.printNames("missed", f.Missed, e.show)
			a.printNames("spurious", f.Spurious, e.show)
			return nil
		},
	}
	e.flags(c)
	return c
}

func (a *app) printNames(what string, names []string, most int) {
	for _, name := range names[:min(most, len(names))] {
		fmt.Fprintf(a.stdout, "%s: %s\n", what, name)
	}
}

// predictions are the annotated articles, and what was found in them.
func (a *app) predictions(ctx context.Context, e evaluation) ([]gold.Article, []gold.Prediction, error) {
	if len(e.gold) == 0 {
		return nil, nil, usagef("no annotated file is given: add --gold FILE")
	}
	articles, err := readGold(e.gold)
	if err != nil {
		return nil, nil, err
	}
	if e.records != "" {
		predictions, err := a.readPredictions(e.records)
		return articles, predictions, err
	}
	if e.workers < 1 {
		return nil, nil, usagef("--workers %d: give at least 1", e.workers)
	}
	documents := make([]corpus.Document, len(articles))
	for i, article := range articles {
		if article.Text == "" {
			return nil, nil, usagef("the annotated article %q has no text: give records of it with --records", article.ID)
		}
		documents[i] = corpus.Document{ID: article.ID, Source: article.ID, Text: article.Text}
	}
	records, err := pipeline.GatherDocuments(ctx, documents, pipeline.Options{Workers: e.workers})
	if err != nil {
		return nil, nil, err
	}
	predictions := make([]gold.Prediction, len(records))
	for i, r := range records {
		predictions[i] = gold.Prediction{ID: r.ID, Quotes: r.Quotes, People: r.People}
	}
	return articles, predictions, nil
}

// readPredictions reads records, leaving out the lines of inputs that failed.
func (a *app) readPredictions(path string) ([]gold.Prediction, error) {
	in, err := a.openFile(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var all []gold.Prediction
	lines := json.NewDecoder(bufio.NewReader(in))
	for number := 1; ; number++ {
		var p gold.Prediction
		err := lines.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, usagef("%s: record %d: %w", path, number, err)
		}
		if p.ID != "" {
			all = append(all, p)
		}
	}
}
