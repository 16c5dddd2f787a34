package report_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/report"
)

// A goldReport is a line of an annotated file.
type goldReport struct {
	File       string             `json:"file"`
	Authority  string             `json:"authority"`
	Kind       string             `json:"kind"`
	Framework  string             `json:"framework"`
	Start      string             `json:"start"`
	End        string             `json:"end"`
	Published  string             `json:"published"`
	Inspector  string             `json:"inspector"`
	JointCare  bool               `json:"joint_care"`
	Unreadable bool               `json:"unreadable"`
	Grades     map[string]*string `json:"grades"`
}

// A tally counts one field: stated and read right, read wrong, not read, and
// read where nothing is stated.
type tally struct{ ok, wrong, missing, invented int }

func (t *tally) count(got, want string) bool {
	switch {
	case got == want:
		t.ok++
	case want == "":
		t.invented++
	case got == "":
		t.missing++
	default:
		t.wrong++
	}
	return got == want
}

// reportStep: a test that is not to write figures takes one in so many of the
// shared reports, since reading PDFs takes longest.
const reportStep = 4

// TestQuality fails for every field that is not read as people read it, and with
// -update writes the figures of all documents.
func TestQuality(t *testing.T) {
	const reports = "../../../../shared/data/reports"
	if _, err := os.Stat(reports); err != nil {
		t.Skip("needs the reports of shared/data: ", err)
	}
	step := reportStep
	if goldtest.Updating() {
		step = 1
	}
	var b strings.Builder
	fmt.Fprintln(&b, "# Front matter of reports and letters, by field, against what people read in them.")
	fmt.Fprintln(&b, "# Written by go test ./pipeline/visit/report -update")
	measure(t, &b, "16 authorities, shared/data/reports", reports, every(step, goldtest.Lines[goldReport](t, reports+"/gold.jsonl")))
	measure(t, &b, "the sample, testdata/sample/reports", "../../../testdata/sample", goldtest.Lines[goldReport](t, "../../../testdata/gold/reports.jsonl"))
	if goldtest.Updating() {
		goldtest.Hold(t, "../../../testdata/quality/reports.txt", b.String())
	}
}

// every keeps one report in step.
func every(step int, all []goldReport) []goldReport {
	var kept []goldReport
	for i := 0; i < len(all); i += step {
		kept = append(kept, all[i])
	}
	return kept
}

// measure reads the documents of gold under dir and adds their figures to b.
func measure(t *testing.T, b *strings.Builder, name, dir string, gold []goldReport) {
	t.Helper()
	tallies := map[string]*tally{}
	for _, f := range fields {
		tallies[f] = &tally{}
	}
	refused := &tally{}
	for i, got := range readAll(t, dir, gold) {
		if gold[i].Unreadable {
			refused.count(fmt.Sprint(got.err != nil), "true")
			continue
		}
		got.hold(t, gold[i], tallies)
	}
	fmt.Fprintf(b, "\n%s: %d documents, %d refused as unreadable, %d not refused\n", name, len(gold), refused.ok, refused.wrong)
	fmt.Fprintf(b, "%-22s %5s %5s %7s %8s\n", "field", "ok", "wrong", "missing", "invented")
	for _, f := range fields {
		c := tallies[f]
		fmt.Fprintf(b, "%-22s %5d %5d %7d %8d\n", f, c.ok, c.wrong, c.missing, c.invented)
	}
}

// hold counts the fields of one document against the gold.
func (r readReport) hold(t *testing.T, g goldReport, tallies map[string]*tally) {
	t.Helper()
	for f, v := range r.fields() {
		if want := g.field(f, v); !tallies[f].count(v, want) {
			t.Errorf("%s: %s is %q, want %q", g.File, f, v, want)
		}
	}
}

var fields = []string{"body", "kind", "framework", "start", "end", "published", "inspector", "overall", "leaders", "help_and_protection", "in_care", "care_leavers"}

// A readReport is what became of one file.
type readReport struct {
	res report.Result
	err error
}

func (r readReport) fields() map[string]string {
	f := r.res.Front
	all := map[string]string{
		"kind": string(r.res.Visit), "start": string(f.Start), "end": string(f.End), "published": string(f.Published), "inspector": f.Inspector,
		"overall": grade(f.Grades.Overall), "leaders": grade(f.Grades.Leaders), "help_and_protection": grade(f.Grades.HelpAndProtection),
		"in_care": grade(f.Grades.InCare), "care_leavers": grade(f.Grades.CareLeavers), "framework": "", "body": "",
	}
	if r.res.Visit == corpus.FullVisit {
		all["framework"] = f.Framework
	}
	if bodies := body.Named(r.res.Body); len(bodies) > 0 {
		all["body"] = bodies[0].Name
	}
	return all
}

func grade(g *string) string {
	if g == nil {
		return ""
	}
	return *g
}

// field is what the gold has for f; a joint grade for care leavers may be left out.
func (g goldReport) field(f, got string) string {
	kinds := map[string]corpus.VisitKind{"full inspection": corpus.FullVisit, "focused visit": corpus.FocusedVisit, "monitoring visit": corpus.MonitoringVisit, "JTAI": corpus.JointVisit}
	switch f {
	case "body":
		if all := body.Named(g.Authority); len(all) > 0 {
			return all[0].Name
		}
		return ""
	case "kind":
		return string(kinds[g.Kind])
	case "framework":
		if g.Framework == "CQC" {
			return "" // the program names no framework of health and care
		}
		return g.Framework
	case "start":
		return g.Start
	case "end":
		return g.End
	case "published":
		return g.Published
	case "inspector":
		return g.Inspector
	case "help_and_protection":
		return grade(g.Grades["help_protection"])
	}
	if f == "care_leavers" && g.JointCare && got == grade(g.Grades["in_care"]) {
		return got
	}
	return grade(g.Grades[f])
}

// readAll reads the documents of gold, which stand under dir, in its order.
func readAll(t *testing.T, dir string, gold []goldReport) []readReport {
	t.Helper()
	all := make([]readReport, len(gold))
	var workers sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, g := range gold {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			all[i] = readFile(t, filepath.Join(dir, filepath.FromSlash(g.File)))
		})
	}
	workers.Wait()
	return all
}

func readFile(t *testing.T, name string) readReport {
	for in, err := range read.Walk(context.Background(), []string{name}, read.Options{}) {
		if err != nil {
			t.Error(err)
			break
		}
		doc, err := in.Read()
		if err != nil {
			return readReport{err: err}
		}
		return readReport{res: readDoc(&doc)}
	}
	return readReport{}
}
