package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/index"
	"onrecord/index/study"
)

func (a *app) unresolvedCommand() *cobra.Command {
	var q asking
	c := &cobra.Command{
		Use:   "unresolved",
		Short: "Visits and speakers that the evidence left open, to work through",
		Long: `List what is open: documents whose visit, and quotations whose speaker, the
evidence does not settle, with the candidates. A row in visits.csv in the project
folder settles a visit.

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord unresolved --body harrowmere
  onrecord unresolved --format csv > worklist.csv`,
		Args: none("onrecord unresolved --body"),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				return emit(a, q.output, study.Open(c.Context(), s, selected), openTable)
			})
		},
	}
	q.flags(c)
	return c
}

var openTable = table[study.OpenLine]{
	head: []string{"OPEN", "DOCUMENT", "WORDS", "CANDIDATES", "QUOTATION"},
	row: func(l study.OpenLine) []string {
		var candidates []string
		for _, c := range l.Candidates {
			name := c.Name
			if name == "" {
				name = c.ID
			}
			candidates = append(candidates, fmt.Sprintf("%s %.2f", name, c.Confidence))
		}
		return []string{l.What, l.Doc, short(l.Text, 60), strings.Join(candidates, "; "), l.Quote}
	},
}
