package cli

import (
	"context"

	"github.com/spf13/cobra"

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
	return answer(held, filter, selected)
}
