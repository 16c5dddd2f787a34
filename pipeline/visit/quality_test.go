package visit_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/visit"
	"onrecord/pipeline/visit/inspectorate"
	"onrecord/pipeline/visit/report"
)

var explain = flag.Bool("explain", false, "log every document's visit")

const (
	root   = "../.."
	shared = "../../../shared"
)

// A wanted visit is a line of gold/visits.jsonl.
type wanted struct {
	ID      string           `json:"id"`
	Body    string           `json:"body"`
	Visit   string           `json:"visit"`
	Kind    corpus.VisitKind `json:"kind"`
	Ordinal int              `json:"ordinal"`
}

// A sample is documents with the visits wanted of them.
type sample struct {
	name      string
	single    bool // each document has a body of its own
	documents []corpus.Document
	wanted    map[string]wanted
}

func TestQuality(t *testing.T) {
	var figures strings.Builder
	fmt.Fprintf(&figures, "%-34s %8s %8s %8s %8s %8s %8s\n", "", "settled", "of", "share", "wrong", "right", "wrong")
	fmt.Fprintf(&figures, "%-34s %8s %8s %8s %8s %8s %8s\n", "", ">= 0.8", "a reader", "%", ">= 0.8", "< 0.8", "< 0.8")
	for _, s := range samples(t) {
		for _, dated := range []bool{true, false} {
			if s.name == "seeds" && dated {
				continue
			}
			for _, together := range []bool{false, true} {
				if s.single && together {
					continue
				}
				f := s.measure(t, dated, together)
				name := fmt.Sprintf("%s, %s, %s", s.name, choose(dated, "dated", "no dates"), choose(together, "together", "alone"))
				fmt.Fprintf(&figures, "%-34s %8d %8d %8.0f %8d %8d %8d\n", name, f.surelyRight, f.readable,
					100*float64(f.surelyRight)/float64(f.readable), f.surelyWrong, f.right, f.wrong)
				if f.surelyWrong > 0 {
					t.Errorf("%s: %d wrong visits at a confidence of 0.8 or more", name, f.surelyWrong)
				}
				if 10*f.surelyRight < 7*f.readable {
					t.Errorf("%s: a visit at 0.8 or more for %d of %d", name, f.surelyRight, f.readable)
				}
			}
		}
	}
	file := filepath.Join(root, "testdata/quality/visits.txt")
	if _, err := os.Stat(filepath.Join(shared, "data/seeds")); err != nil {
		held, err := os.ReadFile(file)
		if err != nil || !strings.HasPrefix(string(held), figures.String()) {
			t.Errorf("the figures, the seeds' aside, are not those of %s: %v\n%s", file, err, figures.String())
		}
		return
	}
	goldtest.Hold(t, file, figures.String())
}

func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}

func samples(t *testing.T) []sample {
	all := []sample{
		ownSample(t), otherPlaces(t),
		coverage(t, "ways of speaking", "testdata/coverage.jsonl"),
		coverage(t, "press", filepath.Join(root, "testdata/gold/press.jsonl")),
	}
	if seeds, ok := seedSample(t); ok {
		all = append(all, seeds)
	}
	return all
}

func ownSample(t *testing.T) sample {
	return sample{
		name:      "sample",
		documents: readAll(t, filepath.Join(root, "testdata/sample")),
		wanted:    goldVisits(t, filepath.Join(root, "testdata/gold/visits.jsonl")),
	}
}

func readAll(t *testing.T, paths ...string) []corpus.Document {
	t.Helper()
	var all []corpus.Document
	for in, err := range read.Walk(context.Background(), paths, read.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := in.Read()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, doc)
	}
	return all
}

func goldVisits(t *testing.T, file string) map[string]wanted {
	all := map[string]wanted{}
	for _, w := range goldtest.Lines[wanted](t, file) {
		all[w.ID] = w
	}
	return all
}

func otherPlaces(t *testing.T) sample {
	s := sample{name: "other places", wanted: goldVisits(t, filepath.Join(root, "testdata/gold/other/visits.jsonl"))}
	for _, line := range goldtest.Lines[struct{ ID, Text, Title, Published string }](t, filepath.Join(root, "testdata/gold/other/quotes.jsonl")) {
		s.documents = append(s.documents, article(line.ID, line.Title, line.Published, line.Text))
	}
	return s
}

// coverage is made-up articles, each about a body of its own: short ones for
// the ways of speaking of a visit, and longer ones as papers, councils and
// columnists write them.
func coverage(t *testing.T, name, file string) sample {
	s := sample{name: name, single: true, wanted: goldVisits(t, file)}
	for _, line := range goldtest.Lines[struct{ ID, Text, Title, Published string }](t, file) {
		w := s.wanted[line.ID]
		w.Body = line.ID
		if w.Visit != "" {
			w.Visit = line.ID + "/" + w.Visit
		}
		s.wanted[line.ID] = w
		s.documents = append(s.documents, article(line.ID, line.Title, line.Published, line.Text))
	}
	return s
}

func article(id, title, published, text string) corpus.Document {
	doc := corpus.Document{ID: id, Title: title, Text: text}
	if published != "" {
		doc.Published = &corpus.Published{Date: corpus.Date(published), From: "metadata"}
	}
	return doc
}

// seedSample is the five articles that the program was asked for; together they
// come with the reports held for their council.
func seedSample(t *testing.T) (sample, bool) {
	if _, err := os.Stat(filepath.Join(shared, "data/seeds")); err != nil {
		t.Log("without the seeds: ../shared is absent")
		return sample{}, false
	}
	const bcp = "bournemouth-christchurch-and-poole"
	s := sample{name: "seeds", documents: readAll(t, filepath.Join(shared, "data/seeds")), wanted: map[string]wanted{}}
	visits := []wanted{
		{Visit: bcp + "/2021-monitoring-5", Kind: corpus.MonitoringVisit, Ordinal: 5},
		{Visit: bcp + "/2021-full", Kind: corpus.FullVisit},
		{Visit: bcp + "/2021-monitoring-6", Kind: corpus.MonitoringVisit, Ordinal: 6},
		{Visit: bcp + "/2021-monitoring-5", Kind: corpus.MonitoringVisit, Ordinal: 5},
		{Visit: bcp + "/2021-monitoring-1", Kind: corpus.MonitoringVisit, Ordinal: 1},
	}
	for i, doc := range s.documents {
		visits[i].ID, visits[i].Body = doc.ID, bcp
		s.wanted[doc.ID] = visits[i]
	}
	reports, _ := filepath.Glob(filepath.Join(shared, "data/reports/2532287_*"))
	for _, doc := range readAll(t, reports...) {
		s.documents = append(s.documents, doc)
		s.wanted[doc.ID] = wanted{ID: doc.ID, Body: bcp}
	}
	return s, true
}

// A figure counts what came of a sample.
type figure struct{ readable, surelyRight, surelyWrong, right, wrong int }

func (s sample) measure(t *testing.T, dated, together bool) figure {
	bodies := map[string][]*corpus.Record{}
	var records []*corpus.Record
	for _, doc := range s.documents {
		w, ok := s.wanted[doc.ID]
		if !ok {
			t.Fatalf("no gold for %s", doc.ID)
		}
		rec := record(doc, w.Body, dated)
		records = append(records, rec)
		bodies[w.Body] = append(bodies[w.Body], rec)
	}
	for body, members := range bodies {
		if together {
			visits, warnings := visit.Resolve(corpus.Body{ID: body}, members, nil)
			if *explain {
				logRegister(t, visits, warnings)
			}
			continue
		}
		for _, rec := range members {
			visit.Resolve(corpus.Body{ID: body}, []*corpus.Record{rec}, nil)
		}
	}
	var f figure
	for _, rec := range records {
		if rec.Report == nil {
			f.count(t, rec, s.wanted[rec.ID])
		}
	}
	return f
}

func logRegister(t *testing.T, visits []corpus.Visit, warnings []string) {
	for _, v := range visits {
		t.Logf("  %s %s..%s published %s by %s on %q, reports %d, documents %d, was %s", v.ID, v.Start, v.End, v.Published, v.Inspector, v.Focus, len(v.Reports), len(v.Documents), v.Aliases)
	}
	for _, w := range warnings {
		t.Log("  warning: ", w)
	}
}

// record analyses doc as far as visits go.
func record(doc corpus.Document, body string, dated bool) *corpus.Record {
	words := text.Parse(doc.Text, doc.Furniture, doc.Headings)
	found := report.Read(&doc, words)
	rec := &corpus.Record{ID: doc.ID, Title: doc.Title, Text: doc.Text, Pages: doc.Pages, Body: &corpus.Body{ID: body}}
	var front *corpus.Front
	if found.Kind != "" {
		front, rec.Report, rec.Kind, rec.Inspectorate = &found.Front, &found.Front, found.Kind, found.Inspectorate
	}
	if front == nil {
		of, _ := inspectorate.Of(&doc, inspectorate.Find(words))
		rec.Inspectorate = of.Name
	}
	if !dated && front == nil {
		doc.Published = nil
	}
	rec.Published = doc.Published
	rec.Clues.Visits = visit.Clues(&doc, words, found.Visit, front)
	return rec
}

func (f *figure) count(t *testing.T, rec *corpus.Record, w wanted) {
	v := rec.Visit
	if v == nil {
		v = &corpus.VisitRef{}
	}
	if w.Kind != "" {
		f.readable++
	}
	sure := v.Confidence >= 0.8 && v.ID != ""
	right := v.ID != "" && isRight(v, w)
	switch {
	case sure && right:
		f.surelyRight++
	case sure:
		f.surelyWrong++
	case right:
		f.right++
	case v.ID != "":
		f.wrong++
	}
	if *explain {
		t.Logf("%-5v %.2f %s: %s (%s %d), wanted %s", right, v.Confidence, rec.ID, v.ID, v.Kind, v.Ordinal, cmp.Or(w.Visit, string(w.Kind), "none"))
		for _, c := range rec.Clues.Visits {
			if !(right && sure) && c.About > 0.02 {
				t.Logf("      %.2f %s %s #%d %s %s month %d reported %s cycle %s fresh %v: %s", c.About, c.Rule, c.Kind, c.Ordinal, c.Start, c.End, c.Month, c.Reported, c.Cycle, c.Fresh, c.Span.Of(rec.Text))
			}
		}
	}
}

var idPart = regexp.MustCompile(`-`)

// isRight reports whether v is the wanted visit, as far as the document lets know.
func isRight(v *corpus.VisitRef, w wanted) bool {
	if w.Kind == "" || v.Kind != w.Kind || v.Ordinal != w.Ordinal {
		return false
	}
	if w.Visit == "" {
		return true
	}
	got, want := idPart.Split(path.Base(v.ID), -1), idPart.Split(path.Base(w.Visit), -1)
	return len(got) == len(want) && partsAgree(got, want)
}

func partsAgree(got, want []string) bool {
	for i, part := range got {
		if part != "x" && part != want[i] {
			return false
		}
	}
	return true
}
