package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/study"
)

func (a *app) traceCommand() *cobra.Command {
	var q asking
	c := &cobra.Command{
		Use:   "trace",
		Short: "Each quotation of a report or letter held against its text",
		Long: `Hold every quotation of an inspectorate, an inspector or a report against the
body's reports and letters: verbatim; altered, with the difference; cut, with
what was left out; elsewhere, verbatim in another document than the visit's;
not found; or no report held. In a difference [-…-] stands in the report alone
and {+…+} in the quotation alone.

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord trace --body harrowmere
  onrecord trace --visit harrowmere/2020-full --format jsonl`,
		Args: none("onrecord trace --body"),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				return emit(a, q.output, study.Traces(c.Context(), s, selected), traceTable)
			})
		},
	}
	q.flags(c)
	return c
}

var traceTable = table[study.TraceLine]{
	head: []string{"MATCH", "REPORT", "PAGE", "WORDS", "ID"},
	row: func(l study.TraceLine) []string {
		page := ""
		if l.Page > 0 {
			page = fmt.Sprint(l.Page)
		}
		words := short(l.Text, 100)
		if l.Match == corpus.Altered || l.Match == corpus.Cut {
			words = short(difference(l.Difference), 160)
		}
		return []string{string(l.Match), l.Report, page, words, l.ID}
	},
}

// difference writes edits as wdiff does.
func difference(edits []corpus.Edit) string {
	parts := make([]string, len(edits))
	for i, e := range edits {
		switch e.Op {
		case "-":
			parts[i] = "[-" + e.Text + "-]"
		case "+":
			parts[i] = "{+" + e.Text + "+}"
		default:
			parts[i] = e.Text
		}
	}
	return strings.Join(parts, " ")
}
