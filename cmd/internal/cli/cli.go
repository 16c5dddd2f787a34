// Package cli is what a user types: one file a subcommand, each a thin hand-over
// from flags to the rooms that do the work, and from their answers to a table,
// JSON lines or CSV.
//
// [Run] is the whole program as a function of its arguments and streams, so that
// tests run it as users do. Results go to standard output; progress, warnings
// and errors to standard error. Exit codes: 0 done; 1 done, but some inputs
// failed; 2 wrong usage or a bad query; 3 the index is missing, damaged, locked
// or of another version.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"

	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/pipeline"
)

// Exit codes.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitNoIndex = 3
)

// errSomeFailed ends a command that did its work although some inputs failed;
// they have been named by then.
var errSomeFailed = errors.New("some inputs failed")

// A usageError is a fault in what was typed.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// app is one invocation: its streams and the flags that all commands share.
type app struct {
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer

	index       string
	project     string
	lockTimeout time.Duration
}

// Run executes a command line, without the program's name, and returns its exit
// code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{args: args, stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	return a.exit(root.ExecuteContext(ctx))
}

func (a *app) exit(err error) int {
	var unavailable *index.UnavailableError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSomeFailed):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "onrecord: stopped; run the same command again to go on from here")
		return exitFailed
	}
	a.complain(err)
	switch {
	case errors.As(err, &unavailable):
		return exitNoIndex
	case isUsage(err):
		return exitUsage
	}
	return exitFailed
}

func isUsage(err error) bool {
	var usage usageError
	return errors.As(err, &usage) || index.IsUsage(err)
}

// complain prints an error, and for a bad query the place in it.
func (a *app) complain(err error) {
	fmt.Fprintf(a.stderr, "onrecord: %v\n", err)
	if query := new(index.QueryError); errors.As(err, &query) {
		around, column := excerpt(query.Query, query.Column()-1)
		fmt.Fprintf(a.stderr, "  %s\n  %s^\n", around, strings.Repeat(" ", column))
	}
}

// excerpt is what stands around character at of a query, in one line that fits a
// terminal, and the place of that character in it.
func excerpt(query string, at int) (around string, column int) {
	const before, behind = 40, 30
	runes := []rune(strings.Map(visible, query))
	from, to := max(0, at-before), min(len(runes), at+behind)
	around = string(runes[from:to])
	if from > 0 {
		around, at = "…"+around, at+1
	}
	if to < len(runes) {
		around += "…"
	}
	return around, at - from
}

func visible(r rune) rune {
	if unicode.IsControl(r) {
		return '·'
	}
	return r
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Who said what about which inspection, in which words",
		Long: `Onrecord reads news articles and inspection reports, finds who is quoted saying
what, works out which inspection visit each document is about, and answers
questions with evidence that can be checked.

Start with:  onrecord index FOLDER
Then:        onrecord search '"front door"' --kwic`,
		Version:       pipeline.Version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          needSubcommand,
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if words := c.Flags().Args(); c == root && len(words) > 0 {
			return noCommand(c, words[0])
		}
		if strings.HasPrefix(err.Error(), "unknown shorthand flag") {
			return usagef("%w; what begins with - and is no flag goes behind --, as in: onrecord search -- '-planning delay'", err)
		}
		return usagef("%w; see: %s --help", err, c.CommandPath())
	})
	flags := root.PersistentFlags()
	flags.StringVar(&a.index, "index", defaultIndex(), "where the index is: bleve:DIR or a directory ($ONRECORD_INDEX)")
	flags.StringVar(&a.project, "project", "", "folder of visits.csv, synonyms.txt and watch.txt (default: the one that holds the index)")
	root.AddCommand(
		a.indexCommand(), a.analyseCommand(), a.searchCommand(), a.showCommand(), a.quotesCommand(), a.peopleCommand(),
		a.visitsCommand(), a.phrasesCommand(), a.compareCommand(), a.traceCommand(), a.unresolvedCommand(),
		a.evalCommand(), a.sentimentCommand(), a.trainCommand(),
	)
	for _, c := range root.Commands() {
		checkArguments(c)
	}
	return root
}

// needSubcommand is what a command does that only groups others.
func needSubcommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	return noCommand(c, args[0])
}

// noCommand says that c has no such command, with those like it.
func noCommand(c *cobra.Command, name string) error {
	c.SuggestionsMinimumDistance = 2
	if like := c.SuggestionsFor(name); len(like) > 0 {
		return usagef("%s has no command %q; did you mean %s?", c.CommandPath(), name, strings.Join(like, " or "))
	}
	return usagef("%s has no command %q; see: %s --help", c.CommandPath(), name, c.CommandPath())
}

// checkArguments makes wrong arguments of c and its subcommands usage errors.
func checkArguments(c *cobra.Command) {
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		if err := check(c, args); err != nil {
			return usagef("%w; see: %s --help", err, c.CommandPath())
		}
		return nil
	}
	for _, sub := range c.Commands() {
		checkArguments(sub)
	}
}

// atLeast demands n arguments or more, and says what they are.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n {
			return fmt.Errorf("%s: give %s", c.CommandPath(), what)
		}
		return nil
	}
}

// one demands a single argument, and says what it is.
func one(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("%s: give one %s, not %d", c.CommandPath(), what, len(args))
		}
		return nil
	}
}

// none refuses arguments, and says what was meant by them: instead, followed by them.
func none(instead string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("%s takes no arguments but flags; try: %s %s", c.CommandPath(), instead, shellquote.Join(strings.Join(args, " ")))
		}
		return nil
	}
}

func defaultIndex() string {
	if name := os.Getenv("ONRECORD_INDEX"); name != "" {
		return name
	}
	return "onrecord.index"
}

// open names the index that --index means.
func (a *app) open() (index.Index, error) {
	name, err := index.ParseName(a.index)
	if err != nil {
		return nil, usageError{err}
	}
	return bleve.At(name.Place), nil
}

// snapshot opens the index for answers.
func (a *app) snapshot(ctx context.Context) (index.Snapshot, error) {
	held, err := a.open()
	if err != nil {
		return nil, err
	}
	opened, err := held.Open(ctx)
	if err != nil {
		return nil, err
	}
	return callable{opened}, nil
}

// projectFile is the path of one of the user's own files; whether it is there is
// the caller's to find out.
func (a *app) projectFile(file string) (string, error) {
	if a.project != "" {
		if info, err := os.Stat(a.project); err != nil || !info.IsDir() {
			return "", usagef("--project %s: there is no such folder", a.project)
		}
		return filepath.Join(a.project, file), nil
	}
	name, err := index.ParseName(a.index)
	if err != nil {
		return "", usageError{err}
	}
	return filepath.Join(filepath.Dir(filepath.Clean(name.Place)), file), nil
}

// projectText is the text of one of the user's own files, empty where it is not
// there, and the file's path.
func (a *app) projectText(file string) (text, path string, err error) {
	path, err = a.projectFile(file)
	if err != nil {
		return "", "", err
	}
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", path, nil
	case err != nil:
		return "", path, usagef("%w", err)
	}
	return string(b), path, nil
}
