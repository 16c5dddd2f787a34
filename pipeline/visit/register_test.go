package visit

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

var harrowmere = corpus.Body{ID: "harrowmere", Name: "Harrowmere"}

// newsOf is the record of an article published on a day, or undated.
func newsOf(id, published, words string) *corpus.Record {
	doc := &corpus.Document{ID: id, Text: words}
	if published != "" {
		doc.Published = &corpus.Published{Date: corpus.Date(published)}
	}
	rec := &corpus.Record{ID: id, Kind: corpus.Article, Text: words, Published: doc.Published, Body: &harrowmere, Bodies: corpus.List[corpus.Body]{harrowmere}}
	rec.Clues.Visits = Clues(doc, text.Parse(words, nil, nil), "", nil)
	return rec
}

// reportOf is the record of a report or letter.
func reportOf(id string, kind corpus.VisitKind, front corpus.Front, words string) *corpus.Record {
	doc := &corpus.Document{ID: id, Text: words}
	rec := &corpus.Record{ID: id, Kind: corpus.Report, Text: words, Inspectorate: "Ofsted", Report: &front, Body: &harrowmere, Bodies: corpus.List[corpus.Body]{harrowmere}}
	rec.Clues.Visits = Clues(doc, text.Parse(words, nil, nil), kind, &front)
	return rec
}

func graded(grade string) corpus.Grades { return corpus.Grades{Overall: &grade} }

// cycle is a body's records: an inspection, two monitoring visits and what
// papers made of them.
func cycle() []*corpus.Record {
	return []*corpus.Record{
		reportOf("report-full", corpus.FullVisit, corpus.Front{Start: "2020-11-09", End: "2020-11-20", Published: "2021-01-15", Inspector: "Ada Moss", Grades: graded("inadequate")}, "Inspection of Harrowmere children’s services."),
		reportOf("letter-2", corpus.MonitoringVisit, corpus.Front{Start: "2021-11-09", End: "2021-11-10", Published: "2021-12-14", Inspector: "Lee Kerr"}, "It was the second monitoring visit since the local authority was judged inadequate in November 2020."),
		newsOf("news-full", "2021-01-15", "Ofsted has rated Harrowmere’s children’s services inadequate. The report, published this morning, follows a full inspection in November."),
		newsOf("news-1", "", "Ofsted has carried out its first monitoring visit to Harrowmere since it was rated inadequate. Inspectors came in early June."),
		newsOf("news-2", "2021-12-15", "Ofsted published a letter about its second monitoring visit to Harrowmere yesterday. The first, in June 2021, looked at the front door."),
		newsOf("news-late", "2021-12-20", "Parents in Harrowmere are angry about the letter that Ofsted published last Tuesday. They say inspectors were told too little."),
		newsOf("news-none", "2022-01-10", "Harrowmere’s bins will be emptied every three weeks from April."),
	}
}

func resolved(records []*corpus.Record, declared ...corpus.DeclaredVisit) string {
	visits, warnings := Resolve(harrowmere, records, declared)
	slices.SortFunc(records, func(a, b *corpus.Record) int { return strings.Compare(a.ID, b.ID) })
	refs := map[string]*corpus.VisitRef{}
	for _, rec := range records {
		refs[rec.ID] = rec.Visit
	}
	b, err := json.Marshal([]any{visits, warnings, refs})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestResolve(t *testing.T) {
	records := cycle()
	visits, warnings := Resolve(harrowmere, records, nil)
	if len(warnings) > 0 {
		t.Errorf("warnings: %q", warnings)
	}
	var ids []string
	for _, v := range visits {
		ids = append(ids, v.ID)
	}
	if want := []string{"harrowmere/2020-full", "harrowmere/2020-monitoring-1", "harrowmere/2020-monitoring-2"}; !slices.Equal(ids, want) {
		t.Fatalf("visits are %q, want %q", ids, want)
	}
	first := visits[1]
	if first.Start != "2021-06" || len(first.Reports) != 0 || !slices.Equal(first.Documents, []string{"news-1"}) || !slices.Contains(first.Aliases, "harrowmere/x-monitoring-1") {
		t.Errorf("the first monitoring visit is %+v", first)
	}
	second := visits[2]
	if second.Start != "2021-11-09" || second.End != "2021-11-10" || second.Published != "2021-12-14" || second.Inspector != "Lee Kerr" {
		t.Errorf("the second monitoring visit is %+v", second)
	}
	if full := visits[0]; full.Grades.Overall == nil || *full.Grades.Overall != "inadequate" || !slices.Equal(full.Documents, []string{"news-full", "report-full"}) {
		t.Errorf("the full inspection is %+v", full)
	}
	for _, rec := range records {
		if want := map[string]string{"news-late": "harrowmere/2020-monitoring-2"}[rec.ID]; want != "" && (rec.Visit == nil || rec.Visit.ID != want) {
			t.Errorf("%s is tied to %+v, want %s", rec.ID, rec.Visit, want)
		}
		if rec.ID == "news-none" && rec.Visit != nil {
			t.Errorf("an article about bins is tied to %+v", rec.Visit)
		}
	}
}

// TestLawOrderFree: the order of the records makes no difference to a byte, and
// neither does having resolved before.
func TestLawOrderFree(t *testing.T) {
	want := resolved(cycle())
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.Permutation(cycle()).Draw(t, "order")
		for range rapid.IntRange(0, 2).Draw(t, "earlier runs") {
			some := rapid.IntRange(1, len(records)).Draw(t, "read by then")
			Resolve(harrowmere, records[:some], nil)
		}
		if got := resolved(records); got != want {
			t.Fatalf("got %s\nwant %s", got, want)
		}
	})
}

// TestUndatedVisitsStandInTheirCycle: a monitoring visit of which no document
// gives a date is listed where its ordinal puts it.
func TestUndatedVisitsStandInTheirCycle(t *testing.T) {
	records := append(cycle(),
		reportOf("report-old", corpus.FocusedVisit, corpus.Front{Start: "2018-03-06", End: "2018-03-07", Published: "2018-04-10"}, "A focused visit to Harrowmere."),
		reportOf("report-next", corpus.FullVisit, corpus.Front{Start: "2023-05-15", End: "2023-05-26", Published: "2023-07-10", Grades: graded("good")}, "Inspection of Harrowmere."),
		newsOf("news-4", "", "Ofsted has carried out its fourth monitoring visit to Harrowmere since it was rated inadequate in November 2020."),
		newsOf("news-3", "", "Ofsted has carried out its third monitoring visit to Harrowmere since it was rated inadequate in November 2020."),
	)
	visits, _ := Resolve(harrowmere, records, nil)
	var order []string
	for _, v := range visits {
		order = append(order, strings.TrimPrefix(v.ID, "harrowmere/"))
	}
	want := []string{"2018-03-focused", "2020-full", "2020-monitoring-1", "2020-monitoring-2", "2020-monitoring-3", "2020-monitoring-4", "2023-full"}
	if !slices.Equal(order, want) {
		t.Errorf("the visits come as %q, want %q", order, want)
	}
}

// TestLawSpans: clues and evidence lie within the text, whatever it says.
func TestLawSpans(t *testing.T) {
	piece := rapid.SampledFrom(strings.Fields("Ofsted inspectors visited the council its first second third monitoring visit visits full inspection in June 2022 14 and 15 " +
		"since it was rated inadequate report letter published yesterday after following last latest “ ” ’s , . the of six six and final a 31 February 2020 to 3 re-inspected on Friday"))
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "words"), " ")
		rec := newsOf("a", rapid.SampledFrom([]string{"", "2022-07-19", "2022-07", "2022"}).Draw(t, "published"), words)
		for _, c := range rec.Clues.Visits {
			if err := c.Span.Check(words); err != nil {
				t.Fatalf("clue %+v: %v", c, err)
			}
			if c.About < 0 || c.About > 1 {
				t.Fatalf("clue %+v", c)
			}
			for _, d := range []corpus.Date{c.Start, c.End, c.Cycle, c.Reported} {
				if _, err := corpus.ParseDate(string(d)); d != "" && err != nil {
					t.Fatalf("clue %+v: %v", c, err)
				}
			}
		}
		Resolve(harrowmere, []*corpus.Record{rec}, nil)
		if v := rec.Visit; v != nil {
			if v.Confidence < 0 || v.Confidence > 1 {
				t.Fatalf("confidence of %+v", v)
			}
			for _, e := range v.Evidence {
				if err := e.Span.Check(words); err != nil || e.Span.Empty() {
					t.Fatalf("evidence %+v: %v", e, err)
				}
			}
		}
	})
}

func TestReissuedReportIsOneVisit(t *testing.T) {
	front := corpus.Front{Start: "2020-11-09", End: "2020-11-20", Published: "2021-01-15", Grades: graded("inadequate")}
	again := front
	again.Published = "2021-02-01"
	records := []*corpus.Record{
		reportOf("first", corpus.FullVisit, front, "Inspection of Harrowmere."),
		reportOf("reissued", corpus.FullVisit, again, "Inspection of Harrowmere. This replaces the report of January."),
	}
	visits, warnings := Resolve(harrowmere, records, nil)
	if len(visits) != 1 || len(visits[0].Reports) != 2 {
		t.Fatalf("got %+v", visits)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "2021-01-15") || !strings.Contains(warnings[0], "2021-02-01") {
		t.Errorf("warnings: %q", warnings)
	}
}

func TestContradictingDatesAreSaid(t *testing.T) {
	records := cycle()
	front := *records[1].Report
	front.Start, front.End = "2021-10-05", "2021-10-06"
	records = append(records, reportOf("letter-2-again", corpus.MonitoringVisit, front, "It was the second monitoring visit since the local authority was judged inadequate in November 2020."))
	visits, warnings := Resolve(harrowmere, records, nil)
	if len(visits) != 3 {
		t.Errorf("got %d visits", len(visits))
	}
	if len(warnings) == 0 || !strings.Contains(warnings[0], "2021-11-09") || !strings.Contains(warnings[0], "2021-10-05") || !strings.Contains(warnings[0], "letter-2-again") {
		t.Errorf("warnings: %q", warnings)
	}
}

func TestDeclaredVisitsAddAndOverrule(t *testing.T) {
	declared, err := ReadDeclared("visits.csv", strings.NewReader("body,kind,ordinal,start,end,inspector,report,id\n"+
		"harrowmere,full,,2020-11-02,2020-11-13,Ada B. Moss,report-full,\n"+
		"harrowmere,focused,,2019-10-08,2019-10-09,,,\n"+
		"harrowmere,monitoring,1,2021-06-08,,,,harrowmere/2020-monitoring-1\n"), calledHarrowmere)
	if err != nil {
		t.Fatal(err)
	}
	records := cycle()
	visits, warnings := Resolve(harrowmere, records, declared)
	byID := map[string]corpus.Visit{}
	for _, v := range visits {
		byID[v.ID] = v
	}
	if len(visits) != 4 || !byID["harrowmere/2019-10-focused"].Declared {
		t.Errorf("visits are %+v", visits)
	}
	if full := byID["harrowmere/2020-full"]; full.Start != "2020-11-02" || full.Inspector != "Ada B. Moss" || !slices.Contains(full.Reports, "report-full") {
		t.Errorf("the full inspection is %+v", full)
	}
	if first := byID["harrowmere/2020-monitoring-1"]; first.Start != "2021-06-08" || !slices.Contains(first.Documents, "news-1") {
		t.Errorf("the first monitoring visit is %+v", first)
	}
	if len(warnings) == 0 || !strings.Contains(strings.Join(warnings, "\n"), "visits.csv line 2") {
		t.Errorf("warnings: %q", warnings)
	}
}

func TestVisitDeclaredByMetadata(t *testing.T) {
	rec := newsOf("a", "2021-07-14", "Parents were told about the letter.")
	rec.Clues.Visits = Clues(&corpus.Document{Text: rec.Text, Visit: "harrowmere/2020-monitoring-1"}, text.Parse(rec.Text, nil, nil), "", nil)
	Resolve(harrowmere, []*corpus.Record{rec}, nil)
	if rec.Visit == nil || rec.Visit.ID != "harrowmere/2020-monitoring-1" || rec.Visit.Ordinal != 1 || rec.Visit.Confidence < 0.9 {
		t.Errorf("got %+v", rec.Visit)
	}
}

func TestReportOfTwoBodies(t *testing.T) {
	other := corpus.Body{ID: "tolbury", Name: "Tolbury"}
	report := reportOf("joint", corpus.JointVisit, corpus.Front{Start: "2021-03-01", End: "2021-03-05", Published: "2021-04-20"}, "A letter to Harrowmere and Tolbury.")
	report.Bodies = append(report.Bodies, other)
	Resolve(harrowmere, []*corpus.Record{report}, nil)
	before := *report.Visit
	visits, _ := Resolve(other, []*corpus.Record{report}, nil)
	if len(visits) != 1 || visits[0].ID != "tolbury/2021-03-joint" || !slices.Equal(visits[0].Documents, []string{"joint"}) {
		t.Errorf("the other body's visits are %+v", visits)
	}
	if report.Visit.ID != before.ID || before.ID != "harrowmere/2021-03-joint" {
		t.Errorf("the report is tied to %q, then to %q", before.ID, report.Visit.ID)
	}
}

func TestArticlesOfOtherBodiesAreLeftAlone(t *testing.T) {
	rec := newsOf("a", "2021-07-14", "Ofsted has carried out its first monitoring visit to Tolbury.")
	rec.Body = &corpus.Body{ID: "tolbury"}
	visits, _ := Resolve(harrowmere, []*corpus.Record{rec}, nil)
	if len(visits) != 0 || rec.Visit != nil {
		t.Errorf("got %+v, %+v", visits, rec.Visit)
	}
}

func TestDocumentOfNoKnownBody(t *testing.T) {
	rec := newsOf("a", "2021-07-14", "Ofsted has carried out its first monitoring visit to a council since it was rated inadequate in November 2020.")
	rec.Body = nil
	Resolve(corpus.Body{}, []*corpus.Record{rec}, nil)
	if rec.Visit == nil || rec.Visit.ID != "x/2020-monitoring-1" {
		t.Errorf("got %+v", rec.Visit)
	}
}

func TestUnsettledArticleHasCandidates(t *testing.T) {
	records := []*corpus.Record{
		reportOf("old", corpus.FullVisit, corpus.Front{Start: "2015-03-02", Published: "2015-05-11", Grades: graded("inadequate")}, "Inspection."),
		reportOf("new", corpus.FullVisit, corpus.Front{Start: "2020-11-09", Published: "2021-01-15", Grades: graded("inadequate")}, "Inspection."),
		newsOf("undated", "", "Ofsted has rated Harrowmere inadequate after a full inspection."),
	}
	Resolve(harrowmere, records, nil)
	v := records[2].Visit
	if v.Confidence >= 0.8 || len(v.Candidates) < 2 && (v.ID == "" || len(v.Candidates) < 1) {
		t.Errorf("got %+v", v)
	}
}

func TestVerbatimQuotationTellsTheVisit(t *testing.T) {
	records := []*corpus.Record{
		reportOf("old", corpus.FullVisit, corpus.Front{Start: "2015-03-02", Published: "2015-05-11", Grades: graded("inadequate")}, "Children wait far too long for a social worker who stays."),
		reportOf("new", corpus.FullVisit, corpus.Front{Start: "2020-11-09", Published: "2021-01-15", Grades: graded("inadequate")}, "Leaders lost sight of the core business of keeping children safe."),
		newsOf("undated", "", "Ofsted has rated Harrowmere inadequate after a full inspection. It said leaders “lost sight of the core business of keeping children safe”."),
	}
	article := records[2]
	start := strings.Index(article.Text, "lost sight")
	span := corpus.Span{Start: start, End: strings.Index(article.Text, "”")}
	article.Quotes = corpus.List[corpus.Quotation]{{Kind: corpus.Mixed, Voice: corpus.VoiceInspectorate, Content: corpus.Spans{span}, Fragments: corpus.Spans{span}}}
	Resolve(harrowmere, records, nil)
	if article.Visit.ID != "harrowmere/2020-full" {
		t.Errorf("got %+v", article.Visit)
	}
}

func BenchmarkClues(b *testing.B) {
	words := strings.Repeat("Ofsted has carried out its first monitoring visit to Harrowmere since it was rated inadequate. Cllr Ann Oduya said the council had a plan and the money for it.\n\n"+
		"Social workers told the Gazette that they liked their work. The director said caseloads were lower than they had been for years and that more people would start in May.\n\n", 50)
	doc := &corpus.Document{Text: words, Published: &corpus.Published{Date: "2021-07-14"}}
	parsed := text.Parse(words, nil, nil)
	for b.Loop() {
		Clues(doc, parsed, "", nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(parsed.Words)), "ns/word")
}

// BenchmarkResolveBody resolves a body of 2,000 articles.
func BenchmarkResolveBody(b *testing.B) {
	var records []*corpus.Record
	random := rand.New(rand.NewSource(1))
	for i := range 2000 {
		of := cycle()
		rec := of[random.Intn(len(of))]
		rec.ID = fmt.Sprint(i)
		records = append(records, rec)
	}
	for b.Loop() {
		Resolve(harrowmere, records, nil)
	}
}
