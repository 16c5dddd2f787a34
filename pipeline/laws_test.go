package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/read"
)

const sample = "../testdata/sample"

func gather(t *testing.T, workers int, paths ...string) []Outcome {
	t.Helper()
	ctx := context.Background()
	outcomes, err := Gather(ctx, read.Walk(ctx, paths, read.Options{}), Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

func lines(t *testing.T, outcomes []Outcome) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, o := range outcomes {
		if o.Err != nil {
			t.Fatalf("%s: %v", o.Source, o.Err)
		}
		if err := json.NewEncoder(&b).Encode(o.Record); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestSampleRecordsPassTheLaws(t *testing.T) {
	outcomes := gather(t, 2, sample)
	if len(outcomes) != 34 {
		t.Errorf("the sample has %d documents, want 34", len(outcomes))
	}
	for _, o := range outcomes {
		if o.Err != nil {
			t.Fatalf("%s: %v", o.Source, o.Err)
		}
		if err := o.Record.Check(); err != nil {
			t.Errorf("%s: %v", o.Source, err)
		}
	}
}

// Statements are what a report says itself: in a section, not a heading, with no
// one else's speech in it; an article has none.
func TestStatementsAreReportsOwn(t *testing.T) {
	for _, o := range gather(t, 2, sample) {
		r := o.Record
		if (len(r.Statements) > 0) != (r.Kind != corpus.Article) {
			t.Errorf("%s, which is of kind %s, has %d statements", r.ID, r.Kind, len(r.Statements))
		}
		for _, s := range r.Statements {
			inSection := slices.ContainsFunc(r.Sections, func(section corpus.Section) bool {
				return section.Span.Contains(s.Span) && s.Span.Of(r.Text) != section.Heading
			})
			quoting := slices.ContainsFunc(r.Quotes, func(q corpus.Quotation) bool {
				return q.Kind != corpus.Term && slices.ContainsFunc(q.Content, s.Span.Overlaps)
			})
			if !inSection || quoting {
				t.Errorf("%s: %q in a section: %t, quoting: %t", r.ID, s.Span.Of(r.Text), inSection, quoting)
			}
		}
	}
}

func TestSameRecordsAtAnyNumberOfWorkers(t *testing.T) {
	want := lines(t, gather(t, 1, sample))
	for _, workers := range []int{2, 7} {
		if got := lines(t, gather(t, workers, sample)); !bytes.Equal(got, want) {
			t.Errorf("%d workers give other records than one", workers)
		}
	}
}

// TestResolveIsOrderFree: the records of a body, in any order and resolved any
// number of times, give the same register and the same records.
func TestResolveIsOrderFree(t *testing.T) {
	var members []*corpus.Record
	for _, o := range gather(t, 2, sample) {
		if o.Record.Body != nil && o.Record.Body.ID == "harrowmere" {
			members = append(members, o.Record)
		}
	}
	if len(members) < 10 {
		t.Fatalf("only %d documents of the sample concern Harrowmere", len(members))
	}
	resolved := func() string {
		register := Resolve(*members[0].Body, members, nil)
		byID := map[string]*corpus.Record{}
		for _, r := range members {
			byID[r.ID] = r
		}
		b, err := json.Marshal(map[string]any{"register": register, "records": byID})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	want := resolved()
	for round := range 6 {
		rand.New(rand.NewPCG(7, uint64(round))).Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
		if resolved() != want {
			t.Fatalf("round %d: another order of the records gives another register or other records", round)
		}
	}
}

// TestHostileTexts: whatever the text, there is a record that passes the laws.
func TestHostileTexts(t *testing.T) {
	quotes := "“We are here,” Cllr Ann Oduya of Harrowmere Borough Council said. ‘Not yet,’ Ofsted’s report said.\n\n"
	for name, source := range map[string]string{
		"marks in a row":      strings.Repeat("\"", 100_000),
		"curly marks":         strings.Repeat("“‘", 50_000),
		"one mark":            "\"" + strings.Repeat("The council met again on Monday. ", 30_000),
		"one paragraph":       strings.Repeat(strings.ReplaceAll(quotes, "\n", " "), 1500),
		"capitals":            strings.ToUpper(strings.Repeat(quotes, 200)),
		"transcript":          strings.Repeat("Q: How is the front door?\nOYELARAN: It is better.\n", 500),
		"names":               strings.Repeat("Ann Oduya, Tom Hale, Siân Rees, ", 5_000),
		"remains of a page":   strings.Repeat("<p class=\"x\">“Fine,” she said.</p>&rsquo;", 2_000),
		"another language":    strings.Repeat("« Nous ferons mieux », a dit la directrice. „Wir auch“, sagte er. ", 1_000),
		"no letters":          strings.Repeat("…!?;—", 20_000),
		"one word":            strings.Repeat("a", 1<<20),
		"replacement":         strings.Repeat("\ufffd said ", 10_000),
		"line ends":           strings.Repeat("\n\r\n\u2028", 30_000),
		"dates and inspected": strings.Repeat("the fifth monitoring visit in June 2022 after the inspection of December 2021 ", 3_000),
	} {
		t.Run(name, func(t *testing.T) {
			record := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: source})
			if err := record.Check(); err != nil {
				t.Errorf("%.300v", err)
			}
		})
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add("“We are here,” Cllr Ann Oduya of Harrowmere Borough Council said. ‘Not yet,’ Ofsted’s fifth monitoring visit found in June 2022.")
	f.Add("Inspection of Harrowmere local authority children’s services\nInspection dates: 9 to 20 November 2020\nLead inspector: Margaret Ellwood, HMI\n")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		record := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: source})
		if record.Text != source {
			t.Fatal("the text is not kept byte for byte")
		}
		if err := record.Check(); err != nil {
			t.Fatal(err)
		}
		again := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: source})
		a, _ := json.Marshal(record)
		b, _ := json.Marshal(again)
		if !bytes.Equal(a, b) {
			t.Fatal("a second analysis gives another record")
		}
	})
}

// TestRealInputPassesTheLaws runs over real news, pages and load texts.
func TestRealInputPassesTheLaws(t *testing.T) {
	const shared = "../../shared/data"
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("%s is not there: real input is not part of the project", shared)
	}
	pages, err := filepath.Glob(filepath.Join(shared, "html/pages/*"))
	if err != nil {
		t.Fatal(err)
	}
	paths := append([]string{filepath.Join(shared, "seeds"), filepath.Join(shared, "polnear/dev.jsonl")}, pages[:min(12, len(pages))]...)
	if testing.Short() {
		paths = paths[:1]
	}
	for _, o := range gather(t, 2, paths...) {
		if o.Err != nil {
			t.Logf("%s: %v", o.Source, o.Err)
			continue
		}
		if err := o.Record.Check(); err != nil {
			t.Errorf("%s: %v", o.Source, err)
		}
	}
}
