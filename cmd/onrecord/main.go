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

// collectAt makes the garbage collector run at half again what is live: a long
// text fits a small machine, at a few percent of time.
const collectAt = 50

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
