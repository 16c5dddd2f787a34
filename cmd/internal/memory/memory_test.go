package memory

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestTheLimitGivesWayToWhatIsLive(t *testing.T) {
	for _, test := range []struct{ live, want int64 }{
		{0, 290 << 20},
		{250 << 20, 290 << 20},
		{400 << 20, 590 << 20},
		{2 << 30, 290<<20 + 2*(2<<30-250<<20)},
	} {
		if got := limitFor(test.live); got != test.want {
			t.Errorf("with %d bytes live the limit is %d, want %d", test.live, got, test.want)
		}
	}
}

// TestTheLimitIsSetAfterEveryCollection: a limit that something else has put
// there is gone after the next collections.
func TestTheLimitIsSetAfterEveryCollection(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	Bound()
	debug.SetMemoryLimit(1 << 40)
	for range 100 {
		runtime.GC()
		if debug.SetMemoryLimit(-1) < 1<<40 {
			return
		}
		time.Sleep(10 * time.Millisecond) // finalizers run beside
	}
	t.Error("the limit was not set again")
}

func TestTheEnvironmentWins(t *testing.T) {
	t.Setenv("GOGC", "33")
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetGCPercent(33)
	Bound()
	if got := debug.SetGCPercent(before); got != 33 {
		t.Errorf("the collector runs at %d percent, want the 33 of GOGC", got)
	}
}
