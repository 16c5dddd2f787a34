package trace_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/visit/trace"
)

// TestSample holds the quotations of the sample's gold against the sample's reports.
func TestSample(t *testing.T) {
	type wanted struct{ ID, Text, Match, Report, Body, Visit string }
	visits := map[string]wanted{}
	for _, w := range goldtest.Lines[wanted](t, root+"/testdata/gold/visits.jsonl") {
		visits[w.ID] = w
	}
	byBody := map[string][]*corpus.Record{}
	for _, rec := range readReports(t, filepath.Join(root, "testdata/sample/reports")) {
		rec.ID = "sample/" + rec.ID
		v := visits[rec.ID]
		rec.Visit = &corpus.VisitRef{ID: v.Visit}
		byBody[v.Body] = append(byBody[v.Body], rec)
	}
	for i, w := range goldtest.Lines[wanted](t, root+"/testdata/gold/trace.jsonl") {
		v := visits[w.ID]
		made := article(fmt.Sprintf("%s %d", w.ID, i), w.Text, &corpus.Record{Visit: &corpus.VisitRef{ID: v.Visit}})
		trace.Resolve(append([]*corpus.Record{made}, byBody[v.Body]...))
		got := made.Quotes[0].Trace
		if !slices.Contains(strings.Split(w.Match, "|"), string(got.Match)) || got.Match != corpus.NoReportHeld && got.Document != w.Report {
			t.Errorf("%s: %q is %s in %s, want %s in %s\n%v", w.ID, w.Text, got.Match, got.Document, w.Match, w.Report, got.Difference)
		}
	}
}

// BenchmarkResolve traces 1,000 quotations against 500 reports of one body.
func BenchmarkResolve(b *testing.B) {
	l, ok := realReports(b)
	if !ok {
		b.Skip("without ../shared/data/reports")
	}
	var reports []*corpus.Record
	for i := 0; len(reports) < 500; i++ {
		for _, body := range l.bodies {
			for _, rec := range l.reports[body] {
				copied := *rec
				copied.ID = fmt.Sprintf("%s copy %d", rec.ID, i)
				reports = append(reports, &copied)
			}
		}
	}
	reports = reports[:500]
	var records []*corpus.Record
	for i := range 1000 {
		c := changes[i%len(changes)]
		made := generate(l, l.bodies[i%len(l.bodies)], c, 1)
		for _, rec := range made {
			rec.ID = fmt.Sprintf("%d", i)
			records = append(records, rec)
		}
	}
	records = append(records, reports...)
	b.ResetTimer()
	for b.Loop() {
		trace.Resolve(records)
	}
}
