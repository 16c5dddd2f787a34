package trace_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/pipeline/visit/trace"

	"pgregory.net/rapid"
)

const letter = `Monitoring visit to Harrowmere children’s services

1. The front door is calm, and staff answer calls within the hour. Leaders have not yet agreed how long-term neglect should be
recog-
nised.
2. Too many children – 17 of 40 – wait for a plan. Staff said: ‘We feel listened to.’ Caseloads fell by 3.5 per cent.

The next visit will look at care leavers, and at what leaders have done about neglect.
`

func letterRecord() *corpus.Record {
	return reportRecord(corpus.Document{ID: "letter", Text: letter})
}

// TestLawVerbatim: what is called verbatim stands in the report, letter by letter.
func TestLawVerbatim(t *testing.T) {
	report := letterRecord()
	words := strings.Fields(letter)
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(words)-2).Draw(t, "from")
		quoted := append([]string(nil), words[from:rapid.IntRange(from+1, len(words)).Draw(t, "to")]...)
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			i := rapid.IntRange(0, len(quoted)-1).Draw(t, "at")
			quoted[i] = rapid.SampledFrom([]string{"", "very", "not", "…", "[the council]", "neglect", "17", "“", "—"}).Draw(t, "word")
		}
		quotation := strings.Join(quoted, " ")
		made := article("a", quotation, report)
		trace.Resolve([]*corpus.Record{made, report})
		got := made.Quotes[0].Trace
		if got == nil {
			return // nothing but marks
		}
		if got.Match == corpus.Verbatim && !strings.Contains(squeeze(withoutNumbers(letter)), squeeze(withoutNumbers(quotation))) {
			t.Fatalf("%q is no part of the letter and yet %s", quotation, got.Match)
		}
		if got.Span != nil {
			if err := got.Span.Check(letter); err != nil || got.Span.Empty() {
				t.Fatalf("place of %q: %v", quotation, err)
			}
		}
	})
}

// withoutNumbers takes out the numbers of paragraphs, which are no part of what is said.
func withoutNumbers(s string) string { return strings.NewReplacer("1. ", "", "2. ", "").Replace(s) }

func TestKindsOfMatch(t *testing.T) {
	report := letterRecord()
	earlier := reportRecord(corpus.Document{ID: "earlier", Text: "Focused visit\n\nThe duty team was overwhelmed by the number of calls that it had to answer."})
	for quotation, want := range map[string]corpus.Match{
		"staff answer calls within the hour":                                             corpus.Verbatim,
		"The front door is calm, and staff answer calls":                                 corpus.Verbatim,
		"how long term neglect should be recognised":                                     corpus.Verbatim,
		"Too many children - 17 of 40 - wait for a plan. Staff said: \"We feel listened": corpus.Verbatim,
		"Caseloads fell by 3.5%.":                                                        corpus.Verbatim,
		"Caseloads fell by 35 per cent.":                                                 corpus.Altered,
		"Too many children wait for a plan.":                                             corpus.Cut,
		"Too many children … wait for a plan.":                                           corpus.Cut,
		"[They] have not yet agreed how long-term neglect should be recognised":          corpus.Cut,
		"Staff answer calls within the hour. The next visit will look at care leavers":   corpus.Cut,
		"Leaders have still not agreed how long-term neglect should be recognised":       corpus.Altered,
		"Leaders have agreed how long-term neglect should be recognised":                 corpus.Cut,
		"overwhelmed by the number of calls that it had to answer":                       corpus.Elsewhere,
		"overwhelmed":                 corpus.NotFound,
		"calm":                        corpus.Verbatim,
		"cal":                         corpus.NotFound,
		"A department in full bloom.": corpus.NotFound,
	} {
		made := article("a", quotation, report)
		trace.Resolve([]*corpus.Record{report, made, earlier})
		if got := made.Quotes[0].Trace; got.Match != want {
			t.Errorf("%q: %s, want %s %v", quotation, got.Match, want, got.Difference)
		}
	}
}

func TestPlaceAndDifference(t *testing.T) {
	report := letterRecord()
	half := strings.Index(letter, "2. Too")
	report.Pages = corpus.Spans{{Start: 0, End: half}, {Start: half, End: len(letter)}}
	made := article("a", "Too many children wait for a good plan.", report)
	trace.Resolve([]*corpus.Record{made, report})
	got := made.Quotes[0].Trace
	if got.Document != "letter" || got.Page != 2 || got.Visit != report.Visit.ID {
		t.Errorf("place is %s page %d of %s", got.Document, got.Page, got.Visit)
	}
	if s := got.Span.Of(letter); s != "Too many children – 17 of 40 – wait for a plan" {
		t.Errorf("span holds %q", s)
	}
	if !strings.HasPrefix(got.Sentence, "2. Too many children – 17") || strings.Contains(got.Sentence, "Staff said") {
		t.Errorf("sentence is %q", got.Sentence)
	}
	want := []corpus.Edit{{Op: "=", Text: "Too many children"}, {Op: "-", Text: "17 of 40"}, {Op: "=", Text: "wait for a"}, {Op: "+", Text: "good"}, {Op: "=", Text: "plan"}}
	if len(got.Difference) != len(want) {
		t.Fatalf("difference is %v", got.Difference)
	}
	for i, e := range want {
		if got.Difference[i] != e {
			t.Errorf("step %d is %v, want %v", i, got.Difference[i], e)
		}
	}
}

func TestWhatIsNotTraced(t *testing.T) {
	report := letterRecord()
	made := article("a", "staff answer calls within the hour", report)
	indirect := made.Quotes[0]
	indirect.Kind = corpus.Indirect
	council := made.Quotes[0]
	council.Voice = corpus.VoiceService
	made.Quotes = corpus.List[corpus.Quotation]{indirect, council}
	trace.Resolve([]*corpus.Record{made, report})
	if made.Quotes[0].Trace != nil || made.Quotes[1].Trace != nil {
		t.Error("an indirect quotation or one of the council's is traced")
	}
}

func TestPartsAndFragments(t *testing.T) {
	report := letterRecord()
	said := "“The front door is calm,” inspectors said. “Too many children wait for a plan.” They spoke of “care leavers” and “jam”."
	span := func(s string) corpus.Span {
		i := strings.Index(said, s)
		return corpus.Span{Start: i, End: i + len(s)}
	}
	made := &corpus.Record{ID: "a", Text: said, Visit: report.Visit, Quotes: corpus.List[corpus.Quotation]{
		{Kind: corpus.Direct, Voice: corpus.VoiceInspectorate, Content: corpus.Spans{span("The front door is calm,"), span("Too many children wait for a plan.")}},
		{Kind: corpus.Mixed, Voice: corpus.VoiceInspectorate, Content: corpus.Spans{span("care leavers” and “jam")}, Fragments: corpus.Spans{span("care leavers"), span("jam")}},
		{Kind: corpus.Mixed, Voice: corpus.VoiceInspectorate, Content: corpus.Spans{span("of “care leavers")}, Fragments: corpus.Spans{span("care leavers")}},
	}}
	trace.Resolve([]*corpus.Record{made, report})
	for i, want := range []corpus.Match{corpus.Cut, corpus.NotFound, corpus.Verbatim} {
		if got := made.Quotes[i].Trace.Match; got != want {
			t.Errorf("quotation %d is %s, want %s", i, got, want)
		}
	}
}

func TestReportsHeldOrNot(t *testing.T) {
	other := letterRecord()
	made := article("a", "staff answer calls within the hour", &corpus.Record{Visit: &corpus.VisitRef{ID: "v"}})
	trace.Resolve([]*corpus.Record{made})
	if got := made.Quotes[0].Trace.Match; got != corpus.NoReportHeld {
		t.Errorf("without reports: %s", got)
	}
	trace.Resolve([]*corpus.Record{made, other})
	if got := made.Quotes[0].Trace; got.Match != corpus.Elsewhere || got.Document != other.ID {
		t.Errorf("with another visit's report: %s", got.Match)
	}
	made.Visit = nil
	trace.Resolve([]*corpus.Record{made, other})
	if got := made.Quotes[0].Trace.Match; got != corpus.Verbatim {
		t.Errorf("with no visit known: %s", got)
	}
}

// TestTimeOnTextsThatRepeatThemselves: four times the text takes no more than
// about four times as long, however often its words come again.
func TestTimeOnTextsThatRepeatThemselves(t *testing.T) {
	const times, leeway = 4, 3
	var short, long time.Duration
	for range 4 { // a busy machine may spoil one measurement
		short, long = timeOnRepeats(1_000), timeOnRepeats(times*1_000)
		if long <= leeway*times*short {
			return
		}
	}
	t.Errorf("%v for a text, %v for one %d times as long", short, long, times)
}

// timeOnRepeats is how long it takes to trace n words that are all alike but the
// last in 2 n of them.
func timeOnRepeats(n int) time.Duration {
	const round = "again and again "
	report := reportRecord(corpus.Document{ID: "r", Text: strings.Repeat(round, 2*n/3)})
	made := article("a", strings.Repeat(round, n/3)+"never", report)
	start := time.Now()
	trace.Resolve([]*corpus.Record{made, report})
	return time.Since(start)
}

func FuzzResolve(f *testing.F) {
	f.Add("[The] front door … is calm 2. Too", letter)
	f.Add("...", "")
	f.Add("é%£ 3.5", "1. é% £3.5 .")
	f.Fuzz(func(t *testing.T, quotation, reported string) {
		quotation, reported = strings.ToValidUTF8(quotation, "?"), strings.ToValidUTF8(reported, "?")
		report := reportRecord(corpus.Document{ID: "r", Text: reported})
		made := article("a", quotation, report)
		trace.Resolve([]*corpus.Record{made, report})
		if got := made.Quotes[0].Trace; got != nil && got.Span != nil {
			if err := got.Span.Check(reported); err != nil {
				t.Fatal(err)
			}
		}
	})
}
