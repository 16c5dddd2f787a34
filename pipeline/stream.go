package pipeline

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
)

// inOrder runs work over items with a number of workers and hands the results to
// sink, one at a time, in the order of the items. At most twice as many results
// as workers wait for their turn. The first error of sink, or the end of ctx,
// stops everything.
func inOrder[In, Out any](ctx context.Context, workers int, items iter.Seq[In], work func(context.Context, In) Out, sink func(Out) error) error {
	type job struct {
		item In
		done chan Out
	}
	group, ctx := errgroup.WithContext(ctx)
	jobs, queue := make(chan job), make(chan job, 2*workers)

	group.Go(func() error {
		defer close(jobs)
		defer close(queue)
		for item := range items {
			j := job{item, make(chan Out, 1)}
			for _, to := range []chan job{queue, jobs} {
				select {
				case to <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		return nil
	})
	for range workers {
		group.Go(func() error {
			for j := range jobs {
				j.done <- work(ctx, j.item)
			}
			return nil
		})
	}
	group.Go(func() error {
		for j := range queue {
			select {
			case out := <-j.done:
				if err := sink(out); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}
