package cli

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/corpus/term"
	"onrecord/index"
	"onrecord/index/study"
)

// searching holds the flags of search beside those of every question.
type searching struct {
	asking
	kwic     bool
	sort     string
	count    []string
	timeline bool
	after    string
	family   string
	pageSize int
}

func (a *app) searchCommand() *cobra.Command {
	var q searching
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Ranked documents, or every place of the words in its context",
		Long: `Search the texts. In a query:

  words           each by its stem, all of them:  front door staff
  =word           that very form
  "a phrase"      those words in that order, stop words included; marks, case,
                  hyphens and kinds of apostrophes do not matter
  ~"a phrase"     the same by stems
  AND OR NOT ( )  and -word
  a NEAR/5 b      within five words of each other
  word*           words that begin so
  voice:service   fields: speaker voice quote-kind (of quotations) visit body
                  inspectorate outlet kind doc (of documents); a value of
                  several words stands in quotation marks
  in:quote        where: title text quote furniture report article letter
  from:2022-06 to:2023                         dates of publication

Documents are listed best first, with the number of places in each. With --kwic
every place is printed in its sentence (a concordance); KIND is how the words are
given there (direct, mixed, indirect, or nobody's speech). With --count the places
are counted by visit, voice, speaker, body, outlet or month instead, with
--timeline by month, with the rate in a thousand words. With --family a phrase is
searched with all its variants, which are named.

Exit codes: 0 done; 2 usage, a bad query (with the place in it), or a value that
nothing held has; 3 no index that can be read.`,
		Example: `  onrecord search '"front door"' --kwic
  onrecord search 'churn NEAR/5 staff voice:inspectorate' --count visit
  onrecord search --family "workforce churn" --kwic --format csv > churn.csv`,
		Args: oneQuery,
		RunE: func(c *cobra.Command, args []string) error {
			if err := q.check(c.Flags()); err != nil {
				return err
			}
			return a.search(c.Context(), strings.Join(args, ""), &q)
		},
	}
	q.flags(c)
	c.Flags().BoolVar(&q.kwic, "kwic", false, "print every place in its sentence")
	c.Flags().StringVar(&q.sort, "sort", "", "order of documents: score, date, id; of places: place, left, right, date, visit")
	c.Flags().StringSliceVar(&q.count, "count", nil, "count the places by: "+dimensionNames())
	c.Flags().BoolVar(&q.timeline, "timeline", false, "count the places by month, with the rate in a thousand words")
	c.Flags().StringVar(&q.after, "after", "", "go on behind a page of documents, at the cursor that it ended with")
	c.Flags().StringVar(&q.family, "family", "", "search this phrase and all its variants")
	c.Flags().IntVar(&q.pageSize, "page", 20, "documents in a table (JSON lines and CSV have all)")
	return c
}

// oneQuery refuses a query that the shell has taken apart.
func oneQuery(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%d words where one query is taken: put it between quotation marks, as in: onrecord search '%s'", len(args), strings.Join(args, " "))
	}
	return nil
}

// check refuses flags that are empty or do not go together, rather than pass over
// one.
func (q *searching) check(given *pflag.FlagSet) error {
	places := []string{"kwic", "count", "timeline"}
	for i, one := range places {
		for _, other := range slices.Concat(places[i+1:], []string{"after", "page"}) {
			if given.Changed(one) && given.Changed(other) {
				return usagef("--%s and --%s do not go together", one, other)
			}
		}
	}
	switch {
	case given.Changed("sort") && (given.Changed("count") || given.Changed("timeline")):
		return usagef("--sort is for documents and for --kwic")
	case given.Changed("family") && strings.TrimSpace(q.family) == "":
		return usagef("--family is empty: say which phrase")
	case q.pageSize < 1:
		return usagef("--page %d: give at least 1", q.pageSize)
	}
	return nil
}

func dimensionNames() string {
	var names []string
	for _, d := range study.Dimensions() {
		names = append(names, string(d))
	}
	return strings.Join(names, ", ")
}

func (a *app) search(ctx context.Context, source string, q *searching) error {
	parse := func(held index.Snapshot) (*index.Query, error) {
		query, err := a.query(ctx, held, source, q.family)
		if err == nil && q.ofPlaces() && !query.HasWords() {
			return nil, usagef("the query looks for no words, so that there are no places: leave out --kwic, --count and --timeline, or see: onrecord quotes --help")
		}
		return query, err
	}
	return a.ask(ctx, &q.asking, parse, func(held index.Snapshot, filter index.Filter, selected *index.Selection) error {
		switch {
		case len(q.count) > 0:
			return a.count(ctx, held, selected, q)
		case q.timeline:
			return a.timeline(ctx, held, selected, filter, q)
		case q.kwic:
			return a.concordance(ctx, held, selected, q)
		}
		return a.documents(ctx, held, selected, q)
	})
}

// query parses what was typed; a family is the OR of its variants.
func (a *app) query(ctx context.Context, held index.Snapshot, source, family string) (*index.Query, error) {
	switch {
	case family != "" && strings.TrimSpace(source) != "":
		return nil, usagef("give a query or --family, not both")
	case family != "":
		return a.familyQuery(ctx, held, family)
	case strings.TrimSpace(source) == "":
		return nil, usagef("the query is empty: say what to search, such as '\"front door\"'")
	}
	return index.ParseQuery(source)
}

// ofPlaces reports whether the places of the words are asked for, not the documents.
func (q *searching) ofPlaces() bool { return q.kwic || q.timeline || len(q.count) > 0 }

func (a *app) count(ctx context.Context, held index.Snapshot, selected *index.Selection, q *searching) error {
	var by []study.Dimension
	for _, name := range q.count {
		d := study.Dimension(name)
		if !slices.Contains(study.Dimensions(), d) {
			return usagef("--count %s: choose from %s", name, dimensionNames())
		}
		by = append(by, d)
	}
	cells, err := study.Count(ctx, held, selected, by...)
	if err != nil {
		return err
	}
	return emit(a, q.output, each(cells), table[study.Cell]{
		head: []string{"BY", "VALUE", "PLACES", "DOCUMENTS"},
		row: func(c study.Cell) []string {
			return []string{string(c.By), c.Value, fmt.Sprint(c.Places), fmt.Sprint(c.Documents)}
		},
	})
}

func (a *app) timeline(ctx context.Context, held index.Snapshot, selected *index.Selection, filter index.Filter, q *searching) error {
	background, err := held.Select(ctx, nil, filter)
	if err != nil {
		return err
	}
	months, err := study.Timeline(ctx, held, selected, background)
	if err != nil {
		return err
	}
	return emit(a, q.output, each(months), table[study.Month]{
		head: []string{"MONTH", "PLACES", "DOCUMENTS", "OF", "PER 1000 WORDS"},
		row: func(m study.Month) []string {
			return []string{m.Month, fmt.Sprint(m.Places), fmt.Sprint(m.Documents), fmt.Sprint(m.Of), fmt.Sprintf("%.2f", m.Rate)}
		},
	})
}

func (a *app) concordance(ctx context.Context, held index.Snapshot, selected *index.Selection, q *searching) error {
	order := study.LineOrder(q.sort)
	if q.sort == "place" {
		order = study.ByPlace
	}
	if !slices.Contains(study.LineOrders(), order) {
		return usagef("--sort %s: places are sorted by place, left, right, date or visit", q.sort)
	}
	found, err := study.Concord(ctx, held, selected, order, q.limit)
	if err != nil {
		return err
	}
	return emitFirst(a, q.output, found.Lines, found.Places, kwicTable)
}

// Width of the context on either side of a place in a table, in characters.
const contextWidth = 44

var kwicTable = table[study.Line]{
	head:  []string{rightmost("LEFT", contextWidth), "MATCH", fmt.Sprintf("%-*s", contextWidth, "RIGHT"), "DATE", "KIND", "SPEAKER", "DOCUMENT"},
	spare: []string{"DATE", "KIND"},
	row: func(l study.Line) []string {
		return []string{
			rightmost(l.Left, contextWidth), l.Match, short(l.Right, contextWidth),
			string(l.Date), string(l.Kind), l.Speaker, l.Doc + pageOf(l.Page),
		}
	},
}

func pageOf(page int) string {
	if page == 0 {
		return ""
	}
	return fmt.Sprintf(", p. %d", page)
}

func (a *app) documents(ctx context.Context, held index.Snapshot, selected *index.Selection, q *searching) error {
	sorts := map[string]index.Sort{"": index.ByScore, "score": index.ByScore, "date": index.ByDate, "id": index.ByID}
	order, ok := sorts[q.sort]
	if !ok {
		return usagef("--sort %s: documents are sorted by score, date or id", q.sort)
	}
	request := index.Request{Size: 500, After: index.Cursor(q.after), Sort: order, Places: true}
	if q.format != "table" || q.limit > 0 {
		return emit(a, q.output, hits(ctx, held, selected, request), hitTable)
	}
	request.Size = q.pageSize
	page, err := held.Search(ctx, selected, request)
	if err != nil {
		return err
	}
	if err := emit(a, q.output, each(page.Hits), hitTable); err != nil {
		return err
	}
	if page.Next != "" {
		fmt.Fprintf(a.stderr, "onrecord: %d of %d documents are shown; go on with --after %s\n", len(page.Hits), page.Total, page.Next)
	}
	return nil
}

// hits yields all hits, page by page.
func hits(ctx context.Context, held index.Snapshot, selected *index.Selection, request index.Request) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		for {
			page, err := held.Search(ctx, selected, request)
			if err != nil {
				yield(index.Hit{}, err)
				return
			}
			for _, hit := range page.Hits {
				if !yield(hit, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			request.After = page.Next
		}
	}
}

var hitTable = table[index.Hit]{
	head:  []string{"SCORE", "PLACES", "DATE", "OUTLET", "VISIT", "TITLE", "DOCUMENT"},
	spare: []string{"SCORE", "OUTLET", "VISIT"},
	row: func(h index.Hit) []string {
		return []string{
			fmt.Sprintf("%.2f", h.Score), fmt.Sprint(h.Hits), string(h.Date), h.Outlet, cmp.Or(h.Visit, h.Body), short(h.Title, 50), h.Doc,
		}
	},
}

// synonyms are those of the field, with the user's own.
func (a *app) synonyms() (*term.Synonyms, error) {
	source, path, err := a.projectText("synonyms.txt")
	if err != nil || source == "" {
		return term.Field(), err
	}
	own, err := term.ParseSynonyms(path, source)
	if err != nil {
		return nil, usageError{err}
	}
	return term.Field().With(own), nil
}
