package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
)

func (a *app) showCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "show DOC",
		Short: "Read one text, with its quotations, speakers and furniture marked",
		Long: `Print one document to read. A quotation begins at its number in brackets; the
numbers are explained below the text. What is furniture, and left out of analysis
and search, stands behind a bar. With --format jsonl the whole record is printed.

Exit codes: 0 done; 2 usage, or no such document; 3 no index that can be read.`,
		Example: `  onrecord show sample/articles/2021-01-15-gazette-inadequate`,
		Args:    one("document"),
		RunE:    func(c *cobra.Command, args []string) error { return a.show(c.Context(), args[0], format) },
	}
	c.Flags().StringVar(&format, "format", "text", "text or jsonl")
	return c
}

func (a *app) show(ctx context.Context, id, format string) error {
	if format != "text" && format != "jsonl" {
		return usagef("--format %s: show knows text and jsonl", format)
	}
	held, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer held.Close()
	record, err := held.Record(ctx, id)
	if errors.Is(err, index.ErrNotHeld) {
		return a.notHeld(ctx, held, id)
	}
	if err != nil {
		return err
	}
	if format == "jsonl" {
		record.Found = nil
		return json.NewEncoder(a.stdout).Encode(record)
	}
	out := bufio.NewWriter(a.stdout)
	printHead(out, record)
	printText(out, record)
	printQuotes(out, record)
	return out.Flush()
}

// notHeld says that no document has that id, with the nearest that one has.
func (a *app) notHeld(ctx context.Context, held index.Snapshot, id string) error {
	_, err := held.Select(ctx, nil, index.Filter{}.With(index.FieldDoc, id))
	return cmp.Or(err, error(usagef("no document is called %q", id)))
}

func printHead(w io.Writer, r *corpus.Record) {
	line := func(label, value string) {
		if value != "" {
			fmt.Fprintf(w, "%-12s %s\n", label, value)
		}
	}
	line("document", r.ID)
	line("title", r.Title)
	line("outlet", r.Outlet)
	line("author", r.Author)
	if r.Published != nil {
		line("published", fmt.Sprintf("%s (from its %s)", r.Published.Date, r.Published.From))
	}
	line("kind", string(r.Kind))
	line("inspectorate", r.Inspectorate)
	if r.Body != nil {
		line("body", r.Body.Name)
	}
	line("visit", visitInWords(r.Visit, r.Text))
	if r.Copies != nil {
		line("copies", cmp.Or(r.Copies.Of, "the first of group "+r.Copies.Group))
	}
	for _, warning := range r.Warnings {
		line("warning", warning)
	}
	fmt.Fprintln(w)
}

// visitInWords names a visit with its confidence and the words that settled it.
func visitInWords(v *corpus.VisitRef, text string) string {
	if v == nil {
		return ""
	}
	var words []string
	for _, e := range v.Evidence {
		words = append(words, fmt.Sprintf("“%s”", oneLine(e.Span.Of(text))))
	}
	said := ""
	if len(words) > 0 {
		said = ", from " + strings.Join(words, ", ")
	}
	if v.ID == "" {
		return "unresolved" + candidatesInWords(v.Candidates) + said
	}
	return fmt.Sprintf("%s (confidence %.2f%s)", v.ID, v.Confidence, said)
}

func candidatesInWords(candidates []corpus.VisitCandidate) string {
	if len(candidates) == 0 {
		return ""
	}
	var names []string
	for _, c := range candidates {
		names = append(names, fmt.Sprintf("%s %.2f", c.ID, c.Confidence))
	}
	return " (candidates: " + strings.Join(names, ", ") + ")"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// printText prints the text with the number of each quotation where it begins,
// and with furniture behind a bar.
func printText(w io.Writer, r *corpus.Record) {
	type insertion struct {
		at   int
		text string
	}
	var marks []insertion
	for i, q := range spoken(r) {
		marks = append(marks, insertion{q.Content[0].Start, fmt.Sprintf("[%d]", i+1)})
	}
	for _, f := range r.Furniture {
		marks = append(marks, insertion{f.Span.Start, "| "})
	}
	slices.SortStableFunc(marks, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	at := 0
	for _, m := range marks {
		fmt.Fprint(w, r.Text[at:m.at], m.text)
		at = m.at
	}
	fmt.Fprintf(w, "%s\n\n", strings.TrimRight(r.Text[at:], "\n"))
}

// spoken are the quotations of r that are somebody's speech, terms aside.
func spoken(r *corpus.Record) []corpus.Quotation {
	return slices.DeleteFunc(slices.Clone(r.Quotes), func(q corpus.Quotation) bool { return q.Kind == corpus.Term })
}

func printQuotes(w io.Writer, r *corpus.Record) {
	for i, q := range spoken(r) {
		fmt.Fprintf(w, "[%d] %s, %s%s, confidence %.2f\n", i+1, q.Kind, speakerInWords(q), voiceInWords(q.Voice), q.Confidence)
	}
}

func speakerInWords(q corpus.Quotation) string {
	var names []string
	for _, s := range q.Speakers {
		names = append(names, s.Name)
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, " and ")
	case q.Speaker != "":
		return q.Speaker
	}
	for _, c := range q.Candidates {
		names = append(names, c.Name)
	}
	if len(names) > 0 {
		return "speaker unresolved (" + strings.Join(names, " or ") + "?)"
	}
	return "speaker unresolved"
}

func voiceInWords(v corpus.Voice) string {
	if v == "" {
		return ""
	}
	return " (" + string(v) + ")"
}
