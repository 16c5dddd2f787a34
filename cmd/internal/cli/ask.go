package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
)

// asking is what the commands that ask an index have in common.
type asking struct {
	filters
	output
}

func (q *asking) flags(c *cobra.Command) {
	q.filters.flags(c)
	q.output.flags(c)
}

// ask opens the index, looks the query (nil for none) and the filters up in it, and
// hands them over.
func (a *app) ask(ctx context.Context, q *asking, parse func(index.Snapshot) (*index.Query, error), answer func(index.Snapshot, index.Filter, *index.Selection) error) error {
	if err := q.check(); err != nil {
		return err
	}
	held, err := a.snapshot(ctx)
	if err != nil {
		return err
	}
	defer held.Close()
	filter, err := q.filter(ctx, held)
	if err != nil {
		return err
	}
	var query *index.Query
	if parse != nil {
		if query, err = parse(held); err != nil {
			return err
		}
	}
	selected, err := held.Select(ctx, query, filter)
	if err != nil {
		return err
	}
	if q.methods {
		if err := a.printMethods(ctx, held, filter); err != nil {
			return err
		}
	}
	if err := a.sayUndated(ctx, held, query, filter); err != nil {
		return err
	}
	return answer(held, filter, selected)
}

// sayUndated says how many documents the bounds of dates leave out because nothing
// tells their date.
func (a *app) sayUndated(ctx context.Context, held index.Snapshot, query *index.Query, filter index.Filter) error {
	if filter.From == "" && filter.To == "" {
		return nil
	}
	const earliest = corpus.Date("1000") // of all that a document can have
	var totals [2]int
	for i, from := range [2]corpus.Date{"", earliest} {
		filter.From, filter.To = from, ""
		selected, err := held.Select(ctx, query, filter)
		if err != nil {
			return err
		}
		page, err := held.Search(ctx, selected, index.Request{})
		if err != nil {
			return err
		}
		totals[i] = page.Total
	}
	if all, dated := totals[0], totals[1]; dated < all {
		fmt.Fprintf(a.stderr, "onrecord: left out for want of a date: %d of the %d documents that are selected but for --from and --to; metadata.csv can give dates\n", all-dated, all)
	}
	return nil
}
