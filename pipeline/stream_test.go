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

func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(rapid.IntRange(0, 50)).Draw(t, "items")
		workers := rapid.IntRange(1, 5).Draw(t, "workers")
		var got []int
		err := inOrder(context.Background(), workers, slices.Values(items),
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
	err := inOrder(context.Background(), 3, endless,
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
	err := inOrder(ctx, 2, slices.Values([]int{1, 2, 3}),
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
