// Onrecord puts on record what was said about inspections of public services.
// See the README, or: onrecord help
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"onrecord/cmd/internal/cli"
)

// collectAt makes the garbage collector run at half again what is live, and
// memoryLimit more often where that comes near it: a long text fits a small
// machine, at a few percent of time. It is a soft limit; what is live goes above
// it where it must.
const (
	collectAt   = 50
	memoryLimit = 330 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
