package cli

import (
	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
)

// filters holds the flags that narrow every command in the same way.
type filters struct {
	values   map[index.Field]*[]string
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

func (f *filters) flags(c *cobra.Command) {
	f.values = map[index.Field]*[]string{}
	for _, flag := range filterFlags {
		f.values[flag.field] = c.Flags().StringArray(string(flag.field), nil, flag.usage+" (may be given again: any of them)")
	}
	c.Flags().StringVar(&f.from, "from", "", "documents dated from this day, month or year on")
	c.Flags().StringVar(&f.to, "to", "", "documents dated up to this day, month or year")
}

// filter is what the flags say.
func (f *filters) filter() (index.Filter, error) {
	var filter index.Filter
	for field, values := range f.values {
		for _, value := range *values {
			filter = filter.With(field, value)
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
	return filter, nil
}
