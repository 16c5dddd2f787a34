package study

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"

	"pgregory.net/rapid"
)

// document is a record of a text, its sentences found, without any analysis.
func document(id string, kind corpus.Kind, source string) *corpus.Record {
	return &corpus.Record{ID: id, Kind: kind, Text: source, Sentences: text.Parse(source, nil, nil).SentenceSpans()}
}

// quoted gives what stands in the first “content” of r to a speaker.
func quoted(r *corpus.Record, content, speaker string, voice corpus.Voice) *corpus.Record {
	start := strings.Index(r.Text, "“"+content+"”")
	span := corpus.Span{Start: start + len("“"), End: start + len("“") + len(content)}
	q := corpus.Quotation{ID: r.ID + "#" + content, Kind: corpus.Direct, Content: corpus.Spans{span}, Voice: voice}
	if speaker != "" {
		q.Speaker, q.Speakers = speaker, corpus.List[corpus.Speaker]{{Name: speaker, ID: corpus.Slug(speaker)}}
	}
	r.Quotes = append(r.Quotes, q)
	return r
}

func about(r *corpus.Record, body, visit string, date corpus.Date) *corpus.Record {
	r.Body = &corpus.Body{ID: body, Name: body}
	r.Bodies = corpus.List[corpus.Body]{*r.Body}
	r.Visit = &corpus.VisitRef{ID: visit}
	r.Published = &corpus.Published{Date: date, From: "metadata"}
	return r
}

// harrowmere is an index of three documents on two visits.
func harrowmere() *held {
	first := about(quoted(document("a", corpus.Article,
		"Harrowmere has a new front door. Ann Oduya said: “Our front-door is safe now.”\nStaff agree."),
		"Our front-door is safe now.", "Ann Oduya", corpus.VoiceService), "harrowmere", "harrowmere/2021-full", "2021-01-15")
	first.Outlet = "Gazette"
	second := about(quoted(document("b", corpus.Article,
		"They shut the front door. “The front door is cold,” one parent said."),
		"The front door is cold,", "", corpus.VoicePublic), "harrowmere", "harrowmere/2021-monitoring-1", "2021-07")
	report := about(document("c", corpus.Report, "The front\ndoor is slow. No back door is."), "harrowmere", "harrowmere/2021-full", "2021-01-14")
	report.Inspectorate, report.Pages = "Ofsted", corpus.Spans{{Start: 0, End: 9}, {Start: 10, End: len(report.Text)}}
	return hold(first, second, report)
}

func TestConcordanceShowsEveryPlaceInItsSentence(t *testing.T) {
	h := harrowmere()
	got, err := Concord(t.Context(), h, selectAll(t, h, `"front door"`, index.Filter{}), ByPlace, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{Doc: "a", Left: "Harrowmere has a new", Match: "front door", Right: ".", Date: "2021-01-15", Outlet: "Gazette", Visit: "harrowmere/2021-full"},
		{Doc: "a", Left: "Ann Oduya said: “Our", Match: "front-door", Right: "is safe now.”", Date: "2021-01-15", Outlet: "Gazette", Visit: "harrowmere/2021-full", Speaker: "Ann Oduya", Voice: "service", Quote: "a#Our front-door is safe now.", Kind: corpus.Direct},
		{Doc: "b", Left: "They shut the", Match: "front door", Right: ".", Date: "2021-07", Visit: "harrowmere/2021-monitoring-1"},
		{Doc: "b", Left: "“The", Match: "front door", Right: "is cold,” one parent said.", Date: "2021-07", Visit: "harrowmere/2021-monitoring-1", Quote: "b#The front door is cold,", Kind: corpus.Direct},
		{Doc: "c", Left: "The", Match: "front door", Right: "is slow.", Page: 1, Date: "2021-01-14", Visit: "harrowmere/2021-full", Speaker: "Ofsted", Voice: "inspectorate"},
	}
	for i, line := range got.Lines {
		if text := h.records[line.Doc].Text; single(line.Span.Of(text)) != line.Match {
			t.Errorf("line %d: the span holds %q, the match is %q", i, line.Span.Of(text), line.Match)
		}
		got.Lines[i].Span = corpus.Span{}
	}
	if !slices.Equal(got.Lines, want) {
		t.Errorf("got  %+v\nwant %+v", got.Lines, want)
	}
	if got.Places != 5 || got.Documents != 3 || got.Cut() {
		t.Errorf("%d places in %d documents, cut %v", got.Places, got.Documents, got.Cut())
	}
}

func TestTermIsNoKindOfSpeech(t *testing.T) {
	r := quoted(document("a", corpus.Article, "Staff call it the “front door” at Harrowmere."), "front door", "", "")
	r.Quotes[0].Kind = corpus.Term
	h := hold(r)
	got, err := Concord(t.Context(), h, selectAll(t, h, `door`, index.Filter{}), ByPlace, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Lines) != 1 || got.Lines[0].Kind != "" || got.Lines[0].Quote == "" {
		t.Errorf("a term gives %+v", got.Lines)
	}
}

func TestOrdersOfLines(t *testing.T) {
	h := harrowmere()
	s := selectAll(t, h, `"front door"`, index.Filter{})
	for order, want := range map[LineOrder]string{
		ByLeft:  "a a b c b", // new, our, the, the, the shut they
		ByRight: "a b b a c", // nothing, nothing, is cold, is safe, is slow
		OnDate:  "c a a b b",
		OnVisit: "a a c b b",
	} {
		c, err := Concord(t.Context(), h, s, order, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range c.Lines {
			got = append(got, line.Doc)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("by %q: %v, want %s", order, got, want)
		}
	}
}

func TestLimitSaysWhatItCut(t *testing.T) {
	h := harrowmere()
	for _, order := range LineOrders() {
		c, err := Concord(t.Context(), h, selectAll(t, h, `"front door"`, index.Filter{}), order, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Lines) != 2 || c.Places != 5 || !c.Cut() {
			t.Errorf("by %q: %d lines of %d, cut %v", order, len(c.Lines), c.Places, c.Cut())
		}
	}
}

func TestLineIsItsSentence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"Care", "plans", "fell.", "“So", "be", "it.”", "\n\n", "In", "2021,"}), 1, 40).Draw(t, "words"), " ")
		r := document("a", corpus.Article, source)
		h := hold(r)
		q, err := index.ParseQuery("care OR plans OR be")
		if err != nil {
			t.Fatal(err)
		}
		s, err := h.Select(t.Context(), q, index.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		c, err := Concord(t.Context(), h, s, ByPlace, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range c.Lines {
			whole := single(line.Left + " " + line.Match + " " + line.Right)
			if !slices.ContainsFunc(r.Sentences, func(s corpus.Span) bool {
				return strings.ReplaceAll(single(s.Of(source)), " ", "") == strings.ReplaceAll(whole, " ", "")
			}) {
				t.Fatalf("%q is no sentence of %q", whole, source)
			}
		}
	})
}

func TestCountsAddUp(t *testing.T) {
	h := harrowmere()
	cells, err := Count(t.Context(), h, selectAll(t, h, `"front door"`, index.Filter{}), Dimensions()...)
	if err != nil {
		t.Fatal(err)
	}
	places := map[Dimension]int{}
	held := map[Cell]bool{}
	for _, c := range cells {
		places[c.By] += c.Places
		held[c] = true
	}
	for _, by := range Dimensions() {
		if places[by] != 5 {
			t.Errorf("by %s there are %d places, want 5", by, places[by])
		}
	}
	for _, want := range []Cell{
		{ByVisit, "harrowmere/2021-full", 3, 2},
		{ByVoice, "inspectorate", 1, 1},
		{ByVoice, "public", 1, 1},
		{ByVoice, Narration, 2, 2},
		{BySpeaker, "Ann Oduya", 1, 1},
		{BySpeaker, Unsettled, 1, 1},
		{ByOutlet, "Gazette", 2, 1},
		{ByMonth, "2021-07", 2, 1},
		{ByBody, "harrowmere", 5, 3},
	} {
		if !held[want] {
			t.Errorf("no cell %+v in %+v", want, cells)
		}
	}
}

func TestTimelineFillsItsGaps(t *testing.T) {
	h := harrowmere()
	months, err := Timeline(t.Context(), h, selectAll(t, h, `cold`, index.Filter{}), selectAll(t, h, "", index.Filter{}))
	if err != nil {
		t.Fatal(err)
	}
	if len(months) != 7 || months[0].Month != "2021-01" || months[6].Month != "2021-07" {
		t.Fatalf("months are %+v", months)
	}
	if m := months[0]; m.Places != 0 || m.Of != 2 || m.Words != 26 {
		t.Errorf("January is %+v", m)
	}
	if m := months[6]; m.Places != 1 || m.Documents != 1 || m.Of != 1 || m.Rate != 1000.0/float64(m.Words) {
		t.Errorf("July is %+v", m)
	}
}

func TestPagesAreNumberedFromOne(t *testing.T) {
	pages := corpus.Spans{{Start: 0, End: 5}, {Start: 6, End: 9}}
	for at, want := range map[int]int{0: 1, 4: 1, 6: 2, 8: 2} {
		if got := page(pages, at); got != want {
			t.Errorf("byte %d is on page %d, want %d", at, got, want)
		}
	}
	if got := page(nil, 3); got != 0 {
		t.Errorf("a text without pages has page %d", got)
	}
}
