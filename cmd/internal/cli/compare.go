package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/index"
	"onrecord/index/study"
)

func (a *app) compareCommand() *cobra.Command {
	var q asking
	c := &cobra.Command{
		Use:   "compare VISIT VISIT...",
		Short: "Whether the tone changed between visits, by who speaks",
		Long: `Hold the sentiment of what was said of two or more visits side by side: for each
visit and voice the mean over distinct utterances, from -1 to 1, with an interval
resampled by document, and for each two visits the difference. Utterances are
quotations, and of reports and letters each sentence of their sections, which
counts as the inspectorate's; with --voice, --speaker or --quote-kind they are
quotations alone. Where documents are too few nothing is ranked, and it says so: a
visit has one report, so that only coverage can tell visits apart for sure.

Exit codes: 0 done; 2 usage, or a visit that nothing held is about; 3 no index
that can be read.`,
		Example: `  onrecord compare harrowmere/2020-full harrowmere/2024-full
  onrecord compare harrowmere/2020-full harrowmere/2024-full --voice service --format csv`,
		Args: atLeast(2, "two or more visits, which onrecord visits lists"),
		RunE: func(c *cobra.Command, visits []string) error {
			visits = slices.Compact(slices.Sorted(slices.Values(visits)))
			if len(visits) < 2 {
				return usagef("compare %s: give two different visits", visits[0])
			}
			*q.values[index.FieldVisit] = append(*q.values[index.FieldVisit], visits...)
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				lines, err := study.Compare(c.Context(), s, selected)
				if err != nil {
					return err
				}
				if err := emit(a, q.output, each(lines), compareTable); err != nil {
					return err
				}
				a.sayTooFew(lines)
				return a.sayUncounted(c.Context(), s, visits, lines)
			})
		},
	}
	q.flags(c)
	return c
}

// sayTooFew says why lines of a comparison are too little to tell.
func (a *app) sayTooFew(lines []study.CompareLine) {
	var counts []string
	silent := 0
	for _, l := range lines {
		if l.Visit != "" && l.Voice == study.AnyVoice {
			counts = append(counts, fmt.Sprintf("%s has %d", l.Visit, l.Documents))
		}
		if l.Verdict == study.TooLittle {
			silent++
		}
	}
	if silent > 0 {
		fmt.Fprintf(a.stderr, "onrecord: %d lines are too little to tell: each visit needs %d documents that have utterances of the voice, copies counted once (in all voices %s); "+
			"one report a visit is not enough, it takes coverage\n", silent, study.FewestDocuments, strings.Join(counts, ", "))
	}
}

// sayUncounted names the visits of which a comparison has no line.
func (a *app) sayUncounted(ctx context.Context, held index.Names, visits []string, lines []study.CompareLine) error {
	for _, visit := range visits {
		keys, err := held.Lookup(ctx, index.FieldVisit, visit)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(lines, func(l study.CompareLine) bool { return slices.Contains(keys, index.FieldVisit.Key(l.Visit)) }) {
			fmt.Fprintf(a.stderr, "onrecord: of %s there is nothing to count\n", visit)
		}
	}
	return nil
}

var compareTable = table[study.CompareLine]{
	head:  []string{"VISIT", "VOICE", "DOCUMENTS", "UTTERANCES", "WORDS", "MEAN", "DIFFERENCE", "95 %", "P", "VERDICT"},
	spare: []string{"WORDS", "P", "UTTERANCES", "95 %"},
	row: func(l study.CompareLine) []string {
		return []string{
			cmp.Or(l.Visit, apart(l.Visits)), l.Voice, fmt.Sprint(l.Documents), fmt.Sprint(l.Utterances), fmt.Sprint(l.Words),
			number("%+.2f", l.Mean), number("%+.2f", l.Difference), interval("%+.2f", l.Low, l.High), number("%.3f", l.P), l.Verdict,
		}
	},
}

// apart names two visits that are held against each other, by what follows the
// body where it is the same.
func apart(visits []string) string {
	if len(visits) < 2 {
		return ""
	}
	earlier, later := visits[0], visits[1]
	if body, name, ok := strings.Cut(earlier, "/"); ok && strings.HasPrefix(later, body+"/") {
		earlier, later = name, later[len(body)+1:]
	}
	return earlier + " → " + later
}

// number prints a figure, or nothing where it is not known.
func number(format string, x *float64) string {
	if x == nil {
		return ""
	}
	return fmt.Sprintf(format, *x)
}

func interval(format string, low, high *float64) string {
	if low == nil || high == nil {
		return ""
	}
	return number(format, low) + " to " + number(format, high)
}
