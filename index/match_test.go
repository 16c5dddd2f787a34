package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

var pieces = rapid.SampledFrom([]string{
	"the", "The", "front", "door", "FRONT-DOOR", "doors", "at", "heart", "children’s", "children's", "é", "E\u0301", "co\u00adop", "p.m.", "3.5",
	" ", " ", " ", " ", "-", "–", ".", "\n", "\n\n", "“", "”", "’", "'", "…", "\u00a0",
})

// plain are the places of a phrase by a scan of all words of the parts of s
// that lie between furniture, one by one.
func plain(s string, furniture corpus.Spans, match []func(string) bool) []corpus.Span {
	var places []corpus.Span
	at := 0
	for _, f := range append(slices.Clone(furniture), corpus.Span{Start: len(s), End: len(s)}) {
		var lexical []text.Word
		for _, w := range text.Words(s[at:f.Start], at) {
			if w.Lexical() {
				lexical = append(lexical, w)
			}
		}
		for i := range lexical {
			fits := i+len(match) <= len(lexical)
			for j := 0; fits && j < len(match); j++ {
				fits = match[j](text.Fold(lexical[i+j].Span().Of(s)))
			}
			if fits {
				places = append(places, lexical[i].Span().Cover(lexical[i+len(match)-1].Span()))
			}
		}
		at = f.End
	}
	return places
}

func isFold(word string) func(string) bool {
	return func(folded string) bool { return folded == text.Fold(word) }
}

func isStem(word string) func(string) bool {
	return func(folded string) bool { return text.Stem(folded) == text.Stem(text.Fold(word)) }
}

func begins(prefix string) func(string) bool {
	return func(folded string) bool { return strings.HasPrefix(folded, prefix) }
}

// selected is a selection of a query without names.
func selected(t interface{ Fatal(...any) }, source string) *Selection {
	q, err := ParseQuery(source)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Select(context.Background(), nil, q, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func spansOf(places []Place) []corpus.Span {
	var spans []corpus.Span
	for _, p := range places {
		spans = append(spans, p.Span)
	}
	return spans
}

// TestPlacesAreThoseOfAPlainScan: no place missed, none added.
func TestPlacesAreThoseOfAPlainScan(t *testing.T) {
	words := rapid.SampledFrom([]string{"the", "front", "door", "doors", "at", "heart", "children's", "é", "coop", "p.m.", "3.5"})
	rapid.Check(t, func(t *rapid.T) {
		first, second := words.Draw(t, "first"), words.Draw(t, "second")
		parts := rapid.SliceOfN(rapid.SliceOf(pieces), 1, 3).Draw(t, "parts")
		d := &Document{}
		for i, part := range parts {
			start := len(d.Text)
			d.Text += strings.Join(part, "")
			if i%2 == 1 && len(d.Text) > start {
				d.Furniture = append(d.Furniture, corpus.Span{Start: start, End: len(d.Text)})
			}
		}
		for query, match := range map[string][]func(string) bool{
			"=" + first:                       {isFold(first)},
			first:                             {isStem(first)},
			`"` + first + " " + second + `"`:  {isFold(first), isFold(second)},
			`~"` + first + " " + second + `"`: {isStem(first), isStem(second)},
			`"` + first + "-" + second + " " + first + `"`: {isFold(first), isFold(second), isFold(first)},
			`"` + first + ` d* "`:                          {isFold(first), begins("d")},
		} {
			m, ok := selected(t, query).Match(d)
			want := plain(d.Text, d.Furniture, match)
			if got := spansOf(m.Places); ok != (len(want) > 0) || !slices.Equal(got, want) {
				t.Fatalf("%s in %q without %v:\n got %v\nwant %v", query, d.Text, d.Furniture, got, want)
			}
		}
	})
}

// TestNearHoldsWhereAnyPairIsNear holds NEAR against a look at all pairs.
func TestNearHoldsWhereAnyPairIsNear(t *testing.T) {
	words := rapid.SampledFrom([]string{"the", "front", "door", "at", "heart"})
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SliceOf(words).Draw(t, "text")
		a, b, n := words.Draw(t, "a"), words.Draw(t, "b"), rapid.IntRange(1, 5).Draw(t, "n")
		want := false
		for i, x := range source {
			for j, y := range source {
				want = want || x == a && y == b && i != j && max(i-j, j-i) <= n
			}
		}
		if got := selected(t, fmt.Sprintf("=%s NEAR/%d =%s", a, n, b)).Holds(&Document{Text: strings.Join(source, " ")}); got != want {
			t.Fatalf("%s NEAR/%d %s in %v: got %v", a, n, b, source, got)
		}
	})
}

func TestWordsAndSpeakerMeetInOneQuotation(t *testing.T) {
	source := "“The budget is fine,” said Ann. “The staff left,” said Bel, and the roof leaks."
	at := func(s string) corpus.Span {
		start := strings.Index(source, s)
		return corpus.Span{Start: start, End: start + len(s)}
	}
	d := &Document{Text: source, Title: "Roof", Quotes: []Quote{
		{ID: "1", Voice: corpus.VoiceService, Content: corpus.Spans{at("The budget is fine,")}, Speakers: []corpus.Speaker{{Name: "Ann", ID: "ann"}}},
		{ID: "2", Voice: corpus.VoiceUnion, Content: corpus.Spans{at("The staff left,")}, Speakers: []corpus.Speaker{{Name: "Bel", ID: "bel"}}},
	}}
	speaker := func(key string) Condition { return Condition{Field: FieldSpeaker, Keys: []string{key}} }
	voice := func(key string) Condition { return Condition{Field: FieldVoice, Keys: []string{key}} }
	word := func(w string) Expr { return &Phrase{Elements: []Element{{Exact, w}}} }
	for name, c := range map[string]struct {
		root   *Group
		quotes []int
		places int
		holds  bool
	}{
		"her word":                     {&Group{Conditions: []Condition{speaker("ann")}, All: []Expr{word("budget")}}, []int{0}, 1, true},
		"another's word":               {&Group{Conditions: []Condition{speaker("ann")}, All: []Expr{word("staff")}}, nil, 0, false},
		"words of two quotations":      {&Group{In: InQuote, All: []Expr{word("budget"), word("staff")}}, nil, 0, false},
		"word in both":                 {&Group{In: InQuote, All: []Expr{word("the")}}, []int{0, 1}, 2, true},
		"word outside":                 {&Group{In: InQuote, All: []Expr{word("roof")}}, nil, 0, false},
		"in the title":                 {&Group{In: InTitle, All: []Expr{word("roof")}}, []int{0, 1}, 0, true},
		"speaker of one, voice of two": {&Group{Conditions: []Condition{speaker("ann"), voice("union")}}, nil, 0, false},
		"not the speaker":              {&Group{Not: []Expr{&Group{Conditions: []Condition{speaker("ann")}}}}, []int{1}, 0, false},
		"voice but not the word": {
			&Group{Conditions: []Condition{voice("union")}, Not: []Expr{word("budget")}}, []int{1}, 0, true,
		},
		"inner group, same quotation": {
			&Group{Conditions: []Condition{speaker("bel")}, All: []Expr{&Group{Conditions: []Condition{voice("service")}, All: []Expr{word("the")}}}}, nil, 0, false,
		},
	} {
		s := &Selection{Root: c.root}
		m, ok := s.Match(d)
		if ok != c.holds || len(m.Places) != c.places || ok && !slices.Equal(m.Quotes, c.quotes) {
			t.Errorf("%s: got %v with places %v and quotations %v", name, ok, m.Places, m.Quotes)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{"x.index": "bleve:x.index", "bleve:a/b": "bleve:a/b", "./a:b": "bleve:./a:b", "/srv/x": "bleve:/srv/x"} {
		if got, err := ParseName(in); err != nil || got.String() != want {
			t.Errorf("%s: got %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "bleve:", "opensearch:http://localhost"} {
		if _, err := ParseName(in); err == nil {
			t.Errorf("%q is taken for a name", in)
		}
	}
}

func TestDatesThatCanLieWithin(t *testing.T) {
	for _, c := range []struct {
		from, to, date corpus.Date
		want           bool
	}{
		{"", "", "", true},
		{"2022", "", "", false},
		{"2022-06-10", "", "2022-06", true},
		{"2022-07", "", "2022-06", false},
		{"", "2022-06-10", "2022-06", true},
		{"", "2021", "2022", false},
		{"2021-12-07", "2021-12-31", "2021-12-06", false},
		{"2021-12-06", "2021-12-06", "2021-12-06", true},
	} {
		if got := (&Group{From: c.from, To: c.to}).Covers(c.date); got != c.want {
			t.Errorf("%s..%s covers %s: got %v", c.from, c.to, c.date, got)
		}
	}
}
