package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/study"
)

// filters holds the flags that narrow every command in the same way.
type filters struct {
	values   map[index.Field]*[]string
	grades   []string
	from, to string
}

var filterFlags = []struct {
	field index.Field
	usage string
}{
	{index.FieldVisit, "documents about this visit"},
	{index.FieldBody, "documents about this inspected body (id or name)"},
	{index.FieldInspectorate, "documents about this inspectorate"},
	{index.FieldSpeaker, "quotations of this speaker (id or name)"},
	{index.FieldVoice, "quotations of this voice: inspectorate, service, opposition, government, provider, union, expert, public, other"},
	{index.FieldKind, "documents of this kind: article, report, letter"},
	{index.FieldQuoteKind, "quotations of this kind: direct, mixed, indirect, term"},
	{index.FieldOutlet, "documents of this outlet"},
	{index.FieldDoc, "this document"},
}

func (f *filters) flags(c *cobra.Command) { f.in(c.Flags()) }

func (f *filters) in(flags *pflag.FlagSet) {
	f.values = map[index.Field]*[]string{}
	for _, flag := range filterFlags {
		f.values[flag.field] = flags.StringArray(string(flag.field), nil, flag.usage+" (may be given again: any of them)")
	}
	flags.StringArrayVar(&f.grades, "grade", nil, "documents about visits with this overall grade (may be given again: any of them)")
	flags.StringVar(&f.from, "from", "", "documents dated from this day, month or year on")
	flags.StringVar(&f.to, "to", "", "documents dated up to this day, month or year")
}

// filter is what the flags say, with the names that held knows.
func (f *filters) filter(ctx context.Context, held index.Snapshot) (index.Filter, error) {
	filter, err := f.typed()
	if err != nil || len(f.grades) == 0 {
		return filter, err
	}
	visits, err := study.Graded(ctx, held, f.grades)
	if err != nil {
		return index.Filter{}, err
	}
	return filter.With(index.FieldVisit, visits...), nil
}

// typed is the filter as it was typed.
func (f *filters) typed() (index.Filter, error) {
	var filter index.Filter
	for field, values := range f.values {
		if err := mistaken(field, *values); err != nil {
			return index.Filter{}, err
		}
		if len(*values) > 0 {
			filter = filter.With(field, *values...)
		}
	}
	for flag, bound := range map[string]struct {
		value string
		into  *corpus.Date
	}{"--from": {f.from, &filter.From}, "--to": {f.to, &filter.To}} {
		if bound.value == "" {
			continue
		}
		date, err := corpus.ParseDate(bound.value)
		if err != nil {
			return index.Filter{}, usagef("%s: %w", flag, err)
		}
		*bound.into = date
	}
	if filter.From != "" && filter.To != "" && filter.To.Last().Before(filter.From.First()) {
		return filter, usagef("--from %s is behind --to %s", f.from, f.to)
	}
	return filter, nil
}

// mistaken is an error where a kind of quotations is asked of documents, or the
// other way round.
func mistaken(field index.Field, values []string) error {
	of := map[index.Field][]string{
		index.FieldKind:      {string(corpus.Article), string(corpus.Report), string(corpus.Letter)},
		index.FieldQuoteKind: {string(corpus.Direct), string(corpus.Mixed), string(corpus.Indirect), string(corpus.Term)},
	}
	other := map[index.Field]index.Field{index.FieldKind: index.FieldQuoteKind, index.FieldQuoteKind: index.FieldKind}[field]
	for _, value := range values {
		if slices.Contains(of[other], value) {
			return usagef("--%s %s: choose from %s; or did you mean --%s %s?", field, value, strings.Join(of[field], ", "), other, value)
		}
	}
	return nil
}

// selection reads a selection that is one word of the command line: filters as
// they are typed ("--kind report --grade good"), or a query ("voice:service").
func (a *app) selection(ctx context.Context, held index.Snapshot, typed string) (*index.Selection, error) {
	if !strings.HasPrefix(strings.TrimSpace(typed), "--") {
		query, err := index.ParseQuery(typed)
		if err != nil {
			return nil, err
		}
		return held.Select(ctx, query, index.Filter{})
	}
	words, err := shellquote.Split(typed)
	if err != nil {
		return nil, usagef("filters %q: %w", typed, err)
	}
	var f filters
	flags := pflag.NewFlagSet("filters", pflag.ContinueOnError)
	f.in(flags)
	if err := flags.Parse(words); err != nil {
		return nil, usagef("filters %q: %w", typed, err)
	}
	if flags.NArg() > 0 {
		return nil, usagef("filters %q: %q is no filter", typed, flags.Arg(0))
	}
	filter, err := f.filter(ctx, held)
	if err != nil {
		return nil, err
	}
	if err := a.sayUndated(ctx, held, nil, filter); err != nil {
		return nil, err
	}
	return held.Select(ctx, nil, filter)
}
