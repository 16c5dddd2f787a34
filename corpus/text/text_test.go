package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"

	"pgregory.net/rapid"
)

func surface(t *Text, first, last int) []string {
	var words []string
	for i := first; i < last; i++ {
		words = append(words, t.Word(i))
	}
	return words
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"The children’s front-door isn't shut.": "The|children’s|front|-|door|isn't|shut|.",
		"At 10.30am, £1,200 (5%) on 3 p.m. day": "At|10.30am|,|£|1,200|(|5|%|)|on|3|p.m.|day",
		"councillors' “plan” O'Malley ‘on’":     "councillors|'|“|plan|”|O'Malley|‘|on|’",
		"the U.S. end.Next a.b":                 "the|U.S.|end|.|Next|a.b",
		"wait... what?!":                        "wait|...|what|?|!",
		"J. Smith":                              "J|.|Smith",
		"co\u00adoperate":                       "co\u00adoperate",
		"e.g.this":                              "e.g|.|this",
	} {
		parsed := Parse(in, nil, nil)
		if got := strings.Join(surface(parsed, 0, len(parsed.Words)), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Children’s": "children's", "P.M.": "pm", "3.5": "3.5", "CO\u00adOP": "coop", "É": "é", "E\u0301": "é", "door": "door", "’": "'",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestStemOfEverythingIsSomething(t *testing.T) {
	if got := Stem("'''"); got == "" {
		t.Error("the stem of ''' is empty")
	}
	if Stem("workers") != Stem("worker") || Stem("council's") != Stem("council") {
		t.Error("plural or possessive has another stem")
	}
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"Cllr. Ann Oduya spoke. Dr. Hale did not.":                               {"Cllr. Ann Oduya spoke.", "Dr. Hale did not."},
		"It took approx. 20 days. They met at 5 p.m. on Sat. 3.":                 {"It took approx. 20 days.", "They met at 5 p.m. on Sat. 3."},
		"See No. 5 for it. The answer was no. She left.":                         {"See No. 5 for it.", "The answer was no.", "She left."},
		"It was judged inadequate in July 2022. Lead inspector Ann Oduya came.":  {"It was judged inadequate in July 2022.", "Lead inspector Ann Oduya came."},
		"Fees rose by 42%. Staff left. It cost £1,200. “Never,” she said.":       {"Fees rose by 42%.", "Staff left.", "It cost £1,200.", "“Never,” she said."},
		"Caseloads fell to 14. In Key Stage 2. Pupils wait (see 2.1). It ended.": {"Caseloads fell to 14.", "In Key Stage 2.", "Pupils wait (see 2.1).", "It ended."},
		"1. The council must act. It should: 2. Meet in 2024.":                   {"1. The council must act.", "It should: 2. Meet in 2024."},
		"‘We must do more.’ Staff agreed.":                                       {"‘We must do more.’", "Staff agreed."},
		"“Is it safe?” she asked. Nobody knew.":                                  {"“Is it safe?” she asked.", "Nobody knew."},
		"St. Mary's ward shut. Rev. Tom Shaw wept.":                              {"St. Mary's ward shut.", "Rev. Tom Shaw wept."},
		"The team met (twice.) It failed.":                                       {"The team met (twice.)", "It failed."},
		"She said: \"It is fine.\" \"It is not,\" he said.":                      {"She said: \"It is fine.\"", "\"It is not,\" he said."},
		"Caseloads fell by 3.5 in Q1. Morale rose in the U.K. too":               {"Caseloads fell by 3.5 in Q1.", "Morale rose in the U.K. too"},
	} {
		var got []string
		for _, s := range Parse(in, nil, nil).SentenceSpans() {
			got = append(got, s.Of(in))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestSentencesEnd(t *testing.T) {
	parsed := Parse(strings.Repeat("wick ", 3*longestSentence+1), nil, nil)
	if n := len(parsed.Sentences); n != 4 || parsed.Sentences[3].First != 3*longestSentence {
		t.Errorf("%d words without a stop are %d sentences", len(parsed.Words), n)
	}
}

func TestParagraphs(t *testing.T) {
	source := "Council praised\nA first line.\nA second paragraph that goes\non here.\n\n• one\n• two\nHide Ad\nThe end."
	furniture := []corpus.Furniture{{Span: corpus.Span{Start: strings.Index(source, "Hide"), End: strings.Index(source, "\nThe end")}, Kind: "ad"}}
	parsed := Parse(source, furniture, nil)
	want := []struct {
		text string
		kind ParagraphKind
	}{
		{"Council praised", Heading},
		{"A first line.", Body},
		{"A second paragraph that goes\non here.", Body},
		{"• one", Item},
		{"• two", Item},
		{"Hide Ad", Furniture},
		{"The end.", Body},
	}
	if len(parsed.Paragraphs) != len(want) {
		t.Fatalf("got %d paragraphs, want %d: %+v", len(parsed.Paragraphs), len(want), parsed.Paragraphs)
	}
	for i, p := range parsed.Paragraphs {
		if got := p.Span.Of(source); got != want[i].text || p.Kind != want[i].kind {
			t.Errorf("paragraph %d: got %q of kind %d, want %q of kind %d", i, got, p.Kind, want[i].text, want[i].kind)
		}
	}
	if parsed.Paragraphs[5].FirstSentence != parsed.Paragraphs[5].LastSentence {
		t.Error("furniture has sentences")
	}
}

func TestHardWrappedLinesAreNoParagraphs(t *testing.T) {
	source := "The board of the trust met late on Monday and\nAgreed that the plan for the old Wexley ward\nShould be put off until next spring when\nMoney from the county comes through and\nNurses return.\n    The next item was the car park."
	if got := len(Parse(source, nil, nil).Paragraphs); got != 2 {
		t.Errorf("got %d paragraphs, want 2", got)
	}
}

func TestLookUps(t *testing.T) {
	source := "One two. Three four."
	parsed := Parse(source, nil, nil)
	at := strings.Index(source, "Three")
	if i := parsed.WordAt(at); parsed.Word(i) != "Three" {
		t.Errorf("WordAt: got %q", parsed.Word(i))
	}
	first, last := parsed.WordsIn(corpus.Span{Start: 4, End: at + 2})
	if got := strings.Join(surface(parsed, first, last), " "); got != "two . Three" {
		t.Errorf("WordsIn: got %q", got)
	}
	if parsed.SentenceAt(at) != 1 || parsed.SentenceAt(len(source)) != 2 {
		t.Error("SentenceAt is off")
	}
}

// law checks what holds of every text: words in order and apart, nothing
// lexical between them, sentences and paragraphs that nest.
func law(t interface{ Fatalf(string, ...any) }, source string, parsed *Text) {
	at := 0
	for i, w := range parsed.Words {
		if int(w.Start) < at || w.End <= w.Start {
			t.Fatalf("word %d [%d,%d) of %q overlaps the one before", i, w.Start, w.End, source)
		}
		if err := w.Span().Check(source); err != nil {
			t.Fatalf("word %d of %q: %v", i, source, err)
		}
		onlyGaps(t, source, at, int(w.Start))
		at = int(w.End)
	}
	onlyGaps(t, source, at, len(source))
	word := 0
	for _, p := range parsed.Paragraphs {
		if p.First != word || p.Last <= p.First {
			t.Fatalf("paragraph %+v of %q does not begin at word %d", p, source, word)
		}
		word = p.Last
		inner := p.First
		for _, s := range parsed.Sentences[p.FirstSentence:p.LastSentence] {
			if s.First != inner || s.Last <= s.First || s.Last > p.Last {
				t.Fatalf("sentence %+v of %q does not fit paragraph %+v", s, source, p)
			}
			inner = s.Last
		}
		if p.Kind != Furniture && inner != p.Last {
			t.Fatalf("sentences of paragraph %+v of %q end at word %d", p, source, inner)
		}
	}
	if word != len(parsed.Words) {
		t.Fatalf("paragraphs of %q hold %d of %d words", source, word, len(parsed.Words))
	}
}

func onlyGaps(t interface{ Fatalf(string, ...any) }, source string, from, to int) {
	for _, r := range source[from:to] {
		if classOf(r) != gap {
			t.Fatalf("%q is lost between words at byte %d of %q", r, from, source)
		}
	}
}

func TestLawNothingLost(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"the", "Cllr.", "“", "”", "‘", "’", "'", "\"", " ", "\n", "\n\n", ".", "?", "...", "children’s", "front-door", "p.m.", "3.5", "\u00a0", "\ufffd", "• ",
		"É", "E\u0301", "漢字", "\r\n", "\u00ad", "Mr", "A.", "b.c.", "-", "(", ")", "£", "10.30", "\u200b", "😀",
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		law(t, source, Parse(source, nil, nil))
	})
}

func FuzzParse(f *testing.F) {
	f.Add("Cllr. Ann Oduya said: “We’re not there yet.” At 5 p.m. it rained.", 5, 9)
	f.Add("\"\"\"''’’”“…?!", 0, 1)
	f.Fuzz(func(t *testing.T, source string, from, to int) {
		if !utf8.ValidString(source) || from < 0 || to < from || to > len(source) {
			t.Skip()
		}
		span := corpus.Span{Start: from, End: to}
		if span.Check(source) != nil {
			t.Skip()
		}
		law(t, source, Parse(source, []corpus.Furniture{{Span: span, Kind: "fuzz"}}, nil))
	})
}

func BenchmarkParse(b *testing.B) {
	paragraph := "The council’s front door has improved, Cllr. Ann Oduya said on Monday. “We know there is more to do,” she added, and 3.5 per cent of staff left.\n\n"
	source := strings.Repeat(paragraph, 1000)
	b.SetBytes(int64(len(source)))
	words := 0
	for b.Loop() {
		words += len(Parse(source, nil, nil).Words)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("children services improving workers councils inspections weaknesses widespread managers oversight")
	for b.Loop() {
		for _, w := range words {
			Stem(w)
		}
	}
}
