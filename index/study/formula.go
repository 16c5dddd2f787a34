package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/index"

	"github.com/zeebo/xxh3"
)

// fewestReports is how many reports of a framework there must be for a sentence
// to be a formula of it.
const fewestReports = 2

// Formulas are the sentences that most reports of a framework have.
type formulas struct {
	frameworks map[string]string // by document
	reports    map[string]int    // by framework
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
	f := &formulas{frameworks: map[string]string{}, reports: map[string]int{}, repeats: map[repeat]reports{}}
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
	f.reports[framework]++
	for _, sentence := range r.Sentences {
		key := repeat{hashOf(sentence.Of(r.Text)), framework}
		if held := f.repeats[key]; held.last != r.ID {
			f.repeats[key] = reports{held.count + 1, r.ID}
		}
	}
}

// has reports whether a sentence of document is a formula.
func (f *formulas) has(document, sentence string) bool {
	framework := f.frameworks[document]
	all := f.reports[framework]
	return framework != "" && all >= fewestReports && 2*f.repeats[repeat{hashOf(sentence), framework}].count > all
}

func hashOf(sentence string) uint64 { return xxh3.HashString(strings.Join(folds(sentence), " ")) }

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
