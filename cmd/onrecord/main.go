// Onrecord puts on record what was said about inspections of public services.
// See the README, or: onrecord help
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"

	"onrecord/cmd/internal/cli"
)

// collectAt makes the garbage collector run at half again what is live, and
// memoryLimit more often where that comes near it: one long text fits a small
// machine. Where more than roomy is live, as of many records, the limit gives way
// by twice of it, so that the collector is not all that runs.
const (
	collectAt   = 50
	memoryLimit = 330 << 20
	roomy       = 300 << 20
)

// A collection is what the collector finds unused each time it runs.
type collection struct{ _ *collection }

// limitMemory sets the limit by what is live, now and after every collection.
func limitMemory(c *collection) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetMemoryLimit(memoryLimit + 2*max(0, int64(live[0].Value.Uint64())-roomy))
	runtime.SetFinalizer(c, limitMemory)
}

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		limitMemory(&collection{})
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
