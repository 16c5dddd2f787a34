package pipeline

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func weightless(int) int { return 0 }

func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(rapid.IntRange(0, 50)).Draw(t, "items")
		workers := rapid.IntRange(1, 5).Draw(t, "workers")
		var got []int
		err := inOrder(context.Background(), workers, slices.Values(items), func(i int) int { return i * inFlight / 30 },
			func(_ context.Context, i int) int { time.Sleep(time.Duration(i) * time.Microsecond); return i * i },
			func(i int) error { got = append(got, i); return nil })
		if err != nil || len(got) != len(items) {
			t.Fatalf("got %d of %d results, %v", len(got), len(items), err)
		}
		for i := range items {
			if got[i] != items[i]*items[i] {
				t.Fatalf("result %d is out of order", i)
			}
		}
	})
}

func TestInOrderStopsAtAnError(t *testing.T) {
	full := errors.New("the disk is full")
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	var worked atomic.Int64
	err := inOrder(context.Background(), 3, endless, weightless,
		func(_ context.Context, i int) int { worked.Add(1); return i },
		func(i int) error {
			if i == 10 {
				return full
			}
			return nil
		})
	if !errors.Is(err, full) || worked.Load() > 10+2*3+3+3 {
		t.Errorf("got %v after %d items", err, worked.Load())
	}
}

func TestInOrderIsCancellable(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	never := make(chan int)
	err := inOrder(ctx, 2, slices.Values([]int{1, 2, 3}), weightless,
		func(ctx context.Context, i int) int {
			cancel()
			select {
			case <-never:
			case <-ctx.Done():
			}
			return i
		},
		func(int) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestLargeItemsComeOneByOne: what is worked on at once is bounded, whatever the
// number of workers.
func TestLargeItemsComeOneByOne(t *testing.T) {
	var now, most atomic.Int64
	err := inOrder(context.Background(), 4, slices.Values(make([]int, 20)), func(int) int { return inFlight/2 + 1 },
		func(_ context.Context, i int) int {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Millisecond)
			now.Add(-1)
			return i
		},
		func(int) error { return nil })
	if err != nil || most.Load() != 1 {
		t.Errorf("%d large items were worked on at once, %v", most.Load(), err)
	}
}
