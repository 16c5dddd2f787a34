package pipeline

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// inFlight is the most bytes of inputs that are worked on at once, unless one
// alone has more.
const inFlight = 8 << 20

// inOrder runs work over items with a number of workers and hands the results to
// sink, one at a time, in the order of the items. At most twice as many results
// as workers wait for their turn, and items that weigh more than inFlight
// together are not worked on at once: several long texts come one by one. The
// first error of sink, or the end of ctx, stops everything.
func inOrder[In, Out any](
	ctx context.Context, workers int, items iter.Seq[In], weigh func(In) int, work func(context.Context, In) Out, sink func(Out) error,
) error {
	type job struct {
		item   In
		weight int64
		done   chan Out
	}
	group, ctx := errgroup.WithContext(ctx)
	jobs, queue := make(chan job), make(chan job, 2*workers)
	room := semaphore.NewWeighted(inFlight)

	group.Go(func() error {
		defer close(jobs)
		defer close(queue)
		for item := range items {
			j := job{item, min(int64(weigh(item)), inFlight), make(chan Out, 1)}
			if err := room.Acquire(ctx, j.weight); err != nil {
				return err
			}
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
				room.Release(j.weight)
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}
