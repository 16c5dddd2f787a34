// Package memory keeps the program small beside what it works on: it sets Go's
// garbage collector by how much is live. Nothing goes in; GOGC and GOMEMLIMIT in
// the environment win. It bounds what the collector leaves lying, not what is live.
package memory

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	collectAt = 50        // the collector runs at half again of what is live (percent),
	limit     = 290 << 20 // more often near this many bytes: a long text fits a small machine,
	roomy     = 250 << 20 // and where more bytes than these are live, as of many records, not all the time
)

// Bound sets the collector for the life of the process.
func Bound() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		follow(&sentinel{})
	}
}

// A sentinel is garbage from the start: its finalizer runs once a collection. A
// pointer keeps it apart from the small values that Go lays together.
type sentinel struct{ _ *sentinel }

// follow sets the limit by what is live now, and again after the next collection.
func follow(s *sentinel) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(limitFor(int64(live[0].Value.Uint64())))
	runtime.SetFinalizer(s, follow)
}

// limitFor is the limit, in bytes, while so many bytes are live.
func limitFor(live int64) int64 { return limit + 2*max(0, live-roomy) }
