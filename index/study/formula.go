package study

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"

	"github.com/zeebo/xxh3"
)

// fewestReports is how many reports of a framework there must be for a sentence
// to be a formula of it.
const fewestReports = 2

//go:embed variable.txt
var variableFile string

// variable is the words of variable.txt.
var variable = func() map[string]bool {
	held := map[string]bool{}
	for line := range strings.Lines(variableFile) {
		if !strings.HasPrefix(line, "#") {
			for word := range strings.FieldsSeq(line) {
				held[word] = true
			}
		}
	}
	return held
}()

// formulas holds the sentences that most reports of a framework have, but for
// what differs from report to report: dates, numbers, the body's name, and the
// grade that a heading gives.
type formulas struct {
	own     map[string]particulars // by document
	reports map[string]int         // by framework
	repeats map[repeat]reports
}

// particulars are what a report's sentences have of its own.
type particulars struct {
	framework string
	body      map[string]bool // words of the name
	grades    []string        // folded, the longest first
}

// A repeat is a sentence in a framework, by a hash of the words it shares.
type repeat struct {
	sentence  uint64
	framework string
}

type reports struct {
	count int
	last  string // document
}

// readFormulas reads all reports and letters that are held, whichever are
// selected.
func readFormulas(ctx context.Context, snap index.Snapshot) (*formulas, error) {
	f := &formulas{own: map[string]particulars{}, reports: map[string]int{}, repeats: map[repeat]reports{}}
	for _, kind := range []corpus.Kind{corpus.Report, corpus.Letter} {
		s, err := snap.Select(ctx, nil, index.Filter{}.With(index.FieldKind, string(kind)))
		if unknown := (*index.UnknownError)(nil); errors.As(err, &unknown) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for record, err := range snap.Records(ctx, s) {
			if err != nil {
				return nil, fmt.Errorf("read the sentences of reports: %w", err)
			}
			f.report(record)
		}
	}
	return f, nil
}

func (f *formulas) report(r *corpus.Record) {
	framework := frameworkOf(r)
	if framework == "" {
		return
	}
	own := particulars{framework: framework, body: map[string]bool{}, grades: gradesOf(r.Report.Grades)}
	if r.Body != nil {
		for _, word := range folds(r.Body.Name) {
			own.body[word] = true
		}
	}
	f.own[r.ID] = own
	f.reports[framework]++
	for _, sentence := range r.Sentences {
		key := own.repeat(sentence.Of(r.Text))
		if held := f.repeats[key]; held.last != r.ID {
			f.repeats[key] = reports{held.count + 1, r.ID}
		}
	}
}

// has reports whether a sentence of document is a formula.
func (f *formulas) has(document, sentence string) bool {
	own, report := f.own[document]
	all := f.reports[own.framework]
	return report && all >= fewestReports && 2*f.repeats[own.repeat(sentence)].count > all
}

// repeat is what a sentence shares with its like in other reports.
func (p particulars) repeat(sentence string) repeat {
	words := strings.Join(folds(sentence), " ")
	for _, grade := range p.grades {
		words = strings.TrimSuffix(words, " "+grade)
	}
	shared := slices.DeleteFunc(strings.Fields(words), func(word string) bool {
		return variable[word] || p.body[word] || word[0] >= '0' && word[0] <= '9'
	})
	return repeat{xxh3.HashString(strings.Join(shared, " ")), p.framework}
}

// gradesOf is the grades that a report states, folded, the longest first.
func gradesOf(g corpus.Grades) []string {
	var all []string
	for _, grade := range []*string{g.Overall, g.Leaders, g.HelpAndProtection, g.InCare, g.CareLeavers} {
		if grade != nil {
			all = append(all, strings.Join(folds(*grade), " "))
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return slices.Compact(all)
}

// frameworkOf is the inspection framework of a report or letter; where it does
// not state one, its inspectorate and the kind of its visit stand for it.
func frameworkOf(r *corpus.Record) string {
	if r.Report == nil {
		return ""
	}
	visit := corpus.VisitRef{}
	if r.Visit != nil {
		visit = *r.Visit
	}
	return cmp.Or(r.Report.Framework, r.Inspectorate+" "+string(visit.Kind))
}
