// Onrecord puts on record what was said about inspections of public services.
// See the README, or: onrecord help
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"onrecord/cmd/internal/cli"
	"onrecord/cmd/internal/memory"
)

func main() {
	memory.Bound()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
