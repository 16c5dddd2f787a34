package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/study"
	"onrecord/pipeline/speaker"
)

func (a *app) quotesCommand() *cobra.Command {
	var q asking
	var explain string
	c := &cobra.Command{
		Use:   "quotes",
		Short: "Quotations with speaker, voice, visit and cue",
		Long: `List quotations, by document and place. Terms, grades and titles in quotation
marks are nobody's speech and left out unless asked for with --quote-kind term.
With --explain ID one quotation is told in words: where its source and cue
stand, and by which steps the mention became a name. An ID that a table shortened
with … is understood as it is printed.

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord quotes --speaker "Cathi Hadley"
  onrecord quotes --voice inspectorate --visit harrowmere/2020-full --format csv
  onrecord quotes --explain "articles/004#812-1020"`,
		Args: none("onrecord quotes --speaker"),
		RunE: func(c *cobra.Command, _ []string) error {
			if explain != "" {
				return a.explain(c.Context(), explain)
			}
			terms := slices.Contains(*q.values[index.FieldQuoteKind], string(corpus.Term))
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				return emit(a, q.output, study.Quotes(c.Context(), s, selected, terms), quoteTable)
			})
		},
	}
	q.flags(c)
	c.Flags().StringVar(&explain, "explain", "", "tell in words how this quotation got its speaker")
	return c
}

var quoteTable = table[study.QuoteLine]{
	head:  []string{"DATE", "VISIT", "SPEAKER", "VOICE", "KIND", "CONF", "WORDS", "ID"},
	spare: []string{"VOICE", "CONF", "VISIT", "KIND"},
	row: func(q study.QuoteLine) []string {
		return []string{
			string(q.Date), q.Visit, cmp.Or(q.Speaker, "unresolved"), string(q.Voice), string(q.Kind),
			fmt.Sprintf("%.2f", q.Confidence), short(q.Text, 90), q.ID,
		}
	},
}

// explain tells how a quotation was found and attributed.
func (a *app) explain(ctx context.Context, id string) error {
	held, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer held.Close()
	if id, err = fullID(ctx, held, id); err != nil {
		return err
	}
	document, _, ok := strings.Cut(id, "#")
	if i := strings.LastIndexByte(id, '#'); ok {
		document = id[:i]
	}
	record, err := held.Record(ctx, document)
	if errors.Is(err, index.ErrNotHeld) {
		return a.notHeld(ctx, held, document)
	}
	if err != nil {
		return err
	}
	i := slices.IndexFunc(record.Quotes, func(q corpus.Quotation) bool { return q.ID == id })
	if i < 0 {
		return usagef("document %s has no quotation %q; see: onrecord quotes --doc %s", document, id, document)
	}
	_, err = fmt.Fprint(a.stdout, explanation(record, &record.Quotes[i]))
	return err
}

// fullID is the id of the quotation that a table shows as id: itself, or the only
// one that begins and ends as id does around its ellipsis.
func fullID(ctx context.Context, held index.Snapshot, id string) (string, error) {
	front, end, shortened := strings.Cut(id, "…")
	if !shortened {
		return id, nil
	}
	all, err := held.Select(ctx, nil, index.Filter{})
	if err != nil {
		return "", err
	}
	var fits []string
	for q, err := range study.Quotes(ctx, held, all, true) {
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(q.ID, front) && strings.HasSuffix(q.ID, end) {
			fits = append(fits, q.ID)
		}
	}
	switch len(fits) {
	case 1:
		return fits[0], nil
	case 0:
		return "", usagef("no quotation has an id like %q; see: onrecord quotes --format csv", id)
	}
	return "", usagef("%d quotations have an id like %q, such as %s; give one of them whole", len(fits), id, strings.Join(fits[:2], " and "))
}

func explanation(r *corpus.Record, q *corpus.Quotation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "“%s”\n", study.Words(r.Text, q.Content))
	fmt.Fprintf(&b, "%s speech in %s, found by %s, confidence %.2f\n", q.Kind, r.ID, q.Rule, q.Confidence)
	place := func(what string, spans corpus.Spans) {
		if len(spans) > 0 {
			fmt.Fprintf(&b, "%s: “%s” at bytes %d to %d\n", what, study.Excerpts(r.Text, spans), spans[0].Start, spans[len(spans)-1].End)
		}
	}
	place("source", q.Source)
	place("cue", q.Cue)
	b.WriteString(speaker.Explain(q, r.Text))
	for _, flag := range []struct {
		is   bool
		text string
	}{{q.Negated, "the speech is denied"}, {q.Questioned, "it is asked, not said"}, {q.Hypothetical, "it is supposed, not said"}} {
		if flag.is {
			fmt.Fprintln(&b, flag.text)
		}
	}
	return b.String()
}
