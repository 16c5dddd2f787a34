package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/study"
)

func (a *app) peopleCommand() *cobra.Command {
	var q asking
	c := &cobra.Command{
		Use:   "people",
		Short: "The register of people and organisations, with their roles over time",
		Long: `List the people and organisations of the registers that the selected documents
speak of, with their roles as documents give them. Counts are of the selected
documents.

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord people --body harrowmere
  onrecord people --voice inspectorate --format csv`,
		Args: none("onrecord quotes --speaker"),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.ask(c.Context(), &q, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				people, err := study.People(c.Context(), s, selected)
				if err != nil {
					return err
				}
				return emit(a, q.output, each(people), peopleTable)
			})
		},
	}
	q.flags(c)
	return c
}

var peopleTable = table[study.PersonLine]{
	head:  []string{"NAME", "KIND", "VOICE", "ROLES", "DOCUMENTS", "QUOTES", "FIRST", "LAST", "ID"},
	spare: []string{"VOICE", "KIND", "FIRST", "LAST"},
	row: func(p study.PersonLine) []string {
		return []string{
			p.Name, p.Kind, string(p.Voice), short(rolesInWords(p.Roles), 80), fmt.Sprint(len(p.Documents)), fmt.Sprint(p.Quotes),
			string(p.First), string(p.Last), p.ID,
		}
	},
}

// rolesInWords lists each role once, in the order of its first evidence.
func rolesInWords(roles []corpus.Role) string {
	var names []string
	for _, r := range roles {
		name := roleInWords(r)
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

func roleInWords(r corpus.Role) string {
	title := strings.TrimSpace(r.Status + " " + r.Title)
	if title == "" || r.Organisation == "" {
		return cmp.Or(title, r.Organisation)
	}
	return title + ", " + r.Organisation
}
