package study

import (
	"cmp"
	"context"
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

// formulas holds the sentences that most reports of a framework have.
type formulas struct {
	frameworks map[string]string   // by document
	grades     map[string][]string // folded, by document
	reports    map[string]int      // by framework
	repeats    map[repeat]reports
}

// A repeat is a sentence, by a hash of its folded words, in a framework.
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
	f := &formulas{frameworks: map[string]string{}, grades: map[string][]string{}, reports: map[string]int{}, repeats: map[repeat]reports{}}
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
	f.frameworks[r.ID] = framework
	f.grades[r.ID] = gradesOf(r.Report.Grades)
	f.reports[framework]++
	for _, sentence := range r.Sentences {
		key := f.repeat(r.ID, sentence.Of(r.Text))
		if held := f.repeats[key]; held.last != r.ID {
			f.repeats[key] = reports{held.count + 1, r.ID}
		}
	}
}

// has reports whether a sentence of document is a formula.
func (f *formulas) has(document, sentence string) bool {
	framework := f.frameworks[document]
	all := f.reports[framework]
	return framework != "" && all >= fewestReports && 2*f.repeats[f.repeat(document, sentence)].count > all
}

// repeat is a sentence of document without the grade that it ends with, if any:
// headings give the judgement that they are about.
func (f *formulas) repeat(document, sentence string) repeat {
	folded := strings.Join(folds(sentence), " ")
	for _, grade := range f.grades[document] {
		folded = strings.TrimSuffix(folded, " "+grade)
	}
	return repeat{xxh3.HashString(folded), f.frameworks[document]}
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
