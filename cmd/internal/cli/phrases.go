package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/index"
	"onrecord/index/study"
)

// listing holds the flags of phrases beside those of every question.
type listing struct {
	asking
	by        string
	against   string
	family    string
	places    int
	documents int
	names     bool
}

func (a *app) phrasesCommand() *cobra.Command {
	var q listing
	c := &cobra.Command{
		Use:   "phrases",
		Short: "Recurring phrases, their families, and what is key to one part against another",
		Long: `List the phrases that recur in the selected documents: first those that are long,
frequent (C-value) and spread evenly over the documents (DP near 0), boilerplate
last. A phrase that stands inside a longer one nearly everywhere is hidden by it.
Its places are those of all its inflected forms, as search counts them with ~
('~"social worker"'). Variants ("workforce churn",
"churn of temporary staff") make a family, whose members are always shown.
Phrases in watch.txt in the project folder come first; synonyms.txt there adds to
the synonyms of the field.

With --by the places of each phrase are counted by visit, voice, speaker or body.
With --against the selected documents are set against those of other filters
("--kind report --grade good") or of a query ("voice:service"); what both select
counts as selected. A line then has, beside the figures that every phrase has, which
are of both parts together (count, documents, first, last, dispersion …):

  here, there                      places in the selected part, and in the other
  documents_here, documents_there  documents of each part that have it
  log_ratio, low, high             how much more it is used here, for the words of
                                   each part: 1 is twice as much, -1 half; with an
                                   interval of 95 % resampled by document
  log_likelihood                   G2 of the two frequencies
  p, q                             by random labellings of the documents; q allows
                                   for the number of phrases tested
  verdict                          key here, key there, not told apart, or too
                                   little to tell

Exit codes: 0 done; 2 usage, or a filter's value that nothing held has; 3 no
index that can be read.`,
		Example: `  onrecord phrases --body harrowmere --limit 30
  onrecord phrases --family "workforce churn"
  onrecord phrases --by visit --kind report --format csv
  onrecord phrases --visit harrowmere/2020-full --against "--visit harrowmere/2024-full"
  onrecord phrases --kind report --grade inadequate --against "--kind report --grade good"`,
		Args: none("onrecord phrases --family"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := q.check(c.Flags()); err != nil {
				return err
			}
			return a.ask(c.Context(), &q.asking, nil, func(s index.Snapshot, _ index.Filter, selected *index.Selection) error {
				return a.phrases(c.Context(), s, selected, &q)
			})
		},
	}
	q.flags(c)
	c.Flags().StringVar(&q.by, "by", "", "count the places by visit, voice, speaker or body")
	c.Flags().StringVar(&q.against, "against", "", "set the selected documents against those of these filters, or of this query")
	c.Flags().StringVar(&q.family, "family", "", "list the variants of this phrase alone")
	c.Flags().IntVar(&q.places, "least", 2, "fewest places of a phrase")
	c.Flags().IntVar(&q.documents, "least-documents", 0, "fewest documents of a phrase (0: two, or one where no more are selected)")
	c.Flags().BoolVar(&q.names, "names", false, "list names of people and bodies too")
	return c
}

// check refuses flags that say nothing.
func (q *listing) check(given *pflag.FlagSet) error {
	switch {
	case given.Changed("family") && strings.TrimSpace(q.family) == "":
		return usagef("--family is empty: say which phrase")
	case given.Changed("against") && strings.TrimSpace(q.against) == "":
		return usagef("--against is empty: give filters (\"--kind report --grade good\") or a query (\"voice:service\")")
	case q.places < 1:
		return usagef("--least %d: give at least 1", q.places)
	case q.documents < 0:
		return usagef("--least-documents %d: give 0, or more", q.documents)
	}
	return nil
}

func (a *app) phrases(ctx context.Context, held index.Snapshot, selected *index.Selection, q *listing) error {
	question, err := a.phraseQuestion(q)
	if err != nil {
		return err
	}
	cache, err := a.cache()
	if err != nil {
		return err
	}
	if q.against != "" {
		return a.keyness(ctx, held, selected, q, question, cache)
	}
	found, err := cache.Phrases(ctx, held, selected, question)
	if err != nil {
		return err
	}
	return emitFirst(a, q.output, found.Lines, found.Phrases, phraseTable(q.by != ""))
}

func (a *app) phraseQuestion(q *listing) (study.PhraseQuestion, error) {
	by := study.Dimension(q.by)
	if !slices.Contains([]study.Dimension{"", study.ByVisit, study.ByVoice, study.BySpeaker, study.ByBody}, by) {
		return study.PhraseQuestion{}, usagef("--by %s: choose visit, voice, speaker or body", q.by)
	}
	synonyms, err := a.synonyms()
	if err != nil {
		return study.PhraseQuestion{}, err
	}
	watched, _, err := a.projectText("watch.txt")
	if err != nil {
		return study.PhraseQuestion{}, err
	}
	return study.PhraseQuestion{
		Synonyms: synonyms, Watch: phrasesIn(watched), Family: q.family, By: by,
		Places: q.places, Documents: q.documents, Names: q.names, Limit: q.limit,
	}, nil
}

// cache keeps answers beside the generations of the index.
func (a *app) cache() (study.Cache, error) {
	name, err := index.ParseName(a.index)
	if err != nil {
		return study.Cache{}, usageError{err}
	}
	return study.Cache{Dir: filepath.Join(name.Place, "cache")}, nil
}

// phrasesIn are the phrases of a watch list, one a line; a line with # is a comment.
func phrasesIn(file string) []string {
	var all []string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

func (a *app) keyness(ctx context.Context, held index.Snapshot, here *index.Selection, q *listing, question study.PhraseQuestion, cache study.Cache) error {
	there, err := a.selection(ctx, held, q.against)
	if err != nil {
		return err
	}
	found, err := cache.Keyness(ctx, held, here, there, question)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "onrecord: here are %d documents of %d words, there %d of %d\n",
		found.Documents[0], found.Words[0], found.Documents[1], found.Words[1])
	return emitFirst(a, q.output, found.Lines, found.Phrases, keyTable)
}

func phraseTable(by bool) table[study.PhraseLine] {
	t := table[study.PhraseLine]{
		head:  []string{"PHRASE", "PLACES", "DOCS", "UTTERANCES", "SPEAKERS", "VISITS", "FIRST", "LAST", "DP", "FAMILY"},
		spare: []string{"UTTERANCES", "VISITS", "FIRST", "LAST"},
		row: func(p study.PhraseLine) []string {
			return []string{
				marked(p), fmt.Sprint(p.Count), fmt.Sprint(p.Documents), fmt.Sprint(p.Utterances), fmt.Sprint(p.Speakers), fmt.Sprint(p.Visits),
				string(p.First), string(p.Last), fmt.Sprintf("%.2f", p.Dispersion), familyInWords(p),
			}
		},
	}
	if by {
		t.head = []string{"PHRASE", "PLACES", "BY"}
		t.row = func(p study.PhraseLine) []string { return []string{marked(p), fmt.Sprint(p.Count), byInWords(p.By)} }
	}
	return t
}

// marked is the phrase with a note of what sets it apart.
func marked(p study.PhraseLine) string {
	switch {
	case p.Watched:
		return p.Phrase + " (watched)"
	case p.Boilerplate:
		return p.Phrase + " (boilerplate)"
	}
	return p.Phrase
}

func familyInWords(p study.PhraseLine) string {
	if len(p.Members) < 2 {
		return ""
	}
	return short(fmt.Sprintf("%s: %s", p.Family, strings.Join(p.Members, "; ")), 70)
}

// mostBy is how many values of a dimension a table names for one phrase; the other
// formats have all.
const mostBy = 5

// byInWords names the values with the most places, and counts the others.
func byInWords(by map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b], by[a]), cmp.Compare(a, b))
	})
	named := keys[:min(mostBy, len(keys))]
	parts := make([]string, len(named))
	for i, key := range named {
		parts[i] = fmt.Sprintf("%s %d", key, by[key])
	}
	if others := len(keys) - len(named); others > 0 {
		parts = append(parts, fmt.Sprintf("and %d others", others))
	}
	return strings.Join(parts, ", ")
}

// familyQuery is the query for a phrase and its variants, wherever they occur. It
// says which they are.
func (a *app) familyQuery(ctx context.Context, held index.Snapshot, family string) (*index.Query, error) {
	synonyms, err := a.synonyms()
	if err != nil {
		return nil, err
	}
	all, err := held.Select(ctx, nil, index.Filter{})
	if err != nil {
		return nil, err
	}
	members, err := study.Family(ctx, held, all, synonyms, family)
	if err != nil {
		return nil, err
	}
	if len(members) == 0 {
		members = []string{family}
	}
	fmt.Fprintf(a.stderr, "onrecord: the family of %q: %s\n", family, strings.Join(members, "; "))
	return index.ParseQuery(study.FamilyQuery(members))
}

var keyTable = table[study.KeyLine]{
	head:  []string{"PHRASE", "HERE", "IN DOCS", "THERE", "IN DOCS", "LOG RATIO", "95 %", "G2", "Q", "VERDICT"},
	spare: []string{"G2", "95 %"},
	row: func(k study.KeyLine) []string {
		return []string{
			marked(k.PhraseLine), fmt.Sprint(k.Here), fmt.Sprint(k.DocumentsHere), fmt.Sprint(k.There), fmt.Sprint(k.DocumentsThere), fmt.Sprintf("%+.2f", k.LogRatio), interval("%+.1f", k.Low, k.High),
			fmt.Sprintf("%.1f", k.LogLikelihood), number("%.3f", k.Q), k.Verdict,
		}
	},
}
