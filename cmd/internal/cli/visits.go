package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/study"
)

func (a *app) visitsCommand() *cobra.Command {
	var q asking
	c := &cobra.Command{
		Use:   "visits",
		Short: "The register of inspection visits, with the grades of their reports",
		Long: `List the visits of each inspected body, in the order of time. A date is only as
precise as it was stated; what is not known is left empty.

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord visits --body harrowmere
  onrecord visits --format csv > visits.csv`,
		Args: none("onrecord visits --body"),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, filter index.Filter, _ *index.Selection) error {
				visits, err := study.Visits(c.Context(), s, filter)
				if err != nil {
					return err
				}
				return emit(a, q.output, each(visits), visitTable)
			})
		},
	}
	q.flags(c)
	return c
}

var visitTable = table[study.VisitLine]{
	head:  []string{"VISIT", "KIND", "NO", "FROM", "TO", "PUBLISHED", "INSPECTOR", "FOCUS", "OVERALL", "REPORTS", "DOCUMENTS"},
	spare: []string{"KIND", "NO", "REPORTS", "TO", "FOCUS", "INSPECTOR"},
	row: func(v study.VisitLine) []string {
		ordinal := ""
		if v.Ordinal > 0 {
			ordinal = fmt.Sprint(v.Ordinal)
		}
		return []string{
			v.ID, string(v.Kind), ordinal, string(v.Start), string(v.End), string(v.Published), v.Inspector, short(v.Focus, 30),
			overall(v.Grades), fmt.Sprint(len(v.Reports)), fmt.Sprint(len(v.Documents)),
		}
	},
}

func overall(g corpus.Grades) string {
	if g.Overall == nil {
		return ""
	}
	return strings.ToLower(*g.Overall)
}
