package quote

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// sound holds what is true of the quotations of any text.
func sound(t interface{ Fatalf(string, ...any) }, s string, all []corpus.Quotation) {
	last := 0
	for _, q := range all {
		if len(q.Content) == 0 {
			t.Fatalf("a quotation without content in %q", s)
		}
		for _, spans := range []corpus.Spans{q.Content, q.Fragments, q.Source, q.Cue} {
			end := 0
			for _, span := range spans {
				if err := span.Check(s); err != nil {
					t.Fatalf("%v in %q", err, s)
				}
				if span.Empty() || span.Start < end {
					t.Fatalf("span %v is empty or out of order in %q", span, s)
				}
				end = span.End
			}
		}
		if q.Content[0].Start < last {
			t.Fatalf("quotations out of order in %q", s)
		}
		last = q.Content[0].Start
		if q.Confidence < 0 || q.Confidence > 1 || q.Rule == "" {
			t.Fatalf("confidence %v by rule %q", q.Confidence, q.Rule)
		}
		if q.Kind == corpus.Term && (len(q.Source) > 0 || len(q.Cue) > 0) {
			t.Fatalf("a term with a source in %q", s)
		}
		for _, f := range q.Fragments {
			if !q.Content.Overlap(f) {
				t.Fatalf("fragment %v outside its content in %q", f, s)
			}
		}
	}
}

var pieces = []string{
	"“", "”", "‘", "’", "\"", "'", "''", "«", ".", ",", "?", ":", "–", "―", "\n\n", "\n", " ", "…", "(", ")", "[", "\u00a0", "\u200b",
	"said", "says", "added", "according to", "told", "that", "not", "would", "and", "Ruth Hale", "Cllr", "Dr.", "the report", "she", "inspectors", "MPs",
	"councillors'", "children’s", "'90s", "rock 'n' roll", "£3.5m", "HALE:", "Q:", "A:", "front door", "inadequate", "we have listened", "Ofsted", "É", "日本", "<b>", "&nbsp;",
}

// anyText is a text of pieces and of the words that the rules know, in any order.
func anyText(t *rapid.T) string {
	var b strings.Builder
	known := slices.Sorted(maps.Keys(lexicon()))
	anything := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(known))
	for _, p := range rapid.SliceOfN(anything, 0, 80).Draw(t, "pieces") {
		b.WriteString(p)
		if rapid.IntRange(0, 3).Draw(t, "gap") > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestQuotationsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		parsed := text.Parse(s, nil, nil)
		var none *Model
		sound(t, s, none.Extract(parsed))
		all := Extract(parsed)
		sound(t, s, all)
		if again := Extract(text.Parse(s, nil, nil)); !reflect.DeepEqual(all, again) {
			t.Fatalf("the same text gave other quotations: %q", s)
		}
	})
}

// TestATextMayEndAnywhere cuts texts behind every word: a clause, a cue or a
// source may be the last that there is.
func TestATextMayEndAnywhere(t *testing.T) {
	for _, s := range []string{
		story,
		"Inspectors said the lamps in the hall had never been lit and then also warned that the stairs were steep",
		"While the lamps were lit, it then also really only warned members that the stairs of the hall were steep",
		"“The lamps were lit,” said one of them, and was told to wait. According to whom, asked another",
		"Saying that the lamps in the hall had never been lit, one of them asked to be known only as Ann",
	} {
		words := text.Parse(s, nil, nil).Words
		for _, w := range words {
			cut := s[:w.End]
			for _, q := range Extract(text.Parse(cut, nil, nil)) {
				if !strings.ContainsFunc(q.Content[0].Of(cut), unicode.IsLetter) {
					t.Errorf("%q is a content of %q", q.Content[0].Of(cut), cut)
				}
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("Cllr Hale said: “We have listened.\n\n“We will go on listening.”")
	f.Add("‘Front door’ of the councillors' own, she’d said. \"Q: Why?\"")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		sound(t, s, Extract(text.Parse(s, nil, nil)))
		sound(t, s, ExtractReport(text.Parse(s, nil, nil)))
	})
}

// badInputs make n parts of what no article should be made of.
var badInputs = map[string]func(n int) string{
	"straight marks in a row":  repeat(`"`, 100),
	"curly marks in a row":     func(n int) string { return strings.Repeat("“", 10*n) + strings.Repeat("”", 10*n) },
	"single marks in a row":    repeat("‘", 20),
	"spaced marks":             repeat(`" `, 20),
	"marks and letters":        repeat(`"a`, 20),
	"one mark in a megabyte":   func(n int) string { return prose(8*n) + "“" + prose(8*n) },
	"marks around a megabyte":  func(n int) string { return "“" + prose(8*n) + "”" },
	"a list of quotations":     repeat("“All the better for it.”\n", 4),
	"opened in every line":     repeat("“All the better for it\n\n", 4),
	"guillemets in a row":      func(n int) string { return "Ann Roe said it was late. " + strings.Repeat("»", 400*n) },
	"capitals only":            repeat("THE COUNCIL MET “AGAIN” AND IT WAS LATE. ", 1),
	"remains of HTML":          repeat(`<p class="story"><a href="#">more</a>&nbsp;</p> `, 1),
	"questions and answers":    repeat("Q: Was it late?\n\nA: It was late.\n\n", 1),
	"another language":         repeat("Das « Haus » war „leer“ und niemand kam wieder. Le « conseil » n'a rien fait. ", 1),
	"cues in a row":            repeat("said ", 20),
	"names in a row":           repeat("Ruth Hale ", 10),
	"apostrophes in a row":     repeat("the nurses' ", 10),
	"nested without end":       repeat("“a ‘b ", 10),
	"a word without a space":   repeat("said", 100),
	"paragraph that never end": repeat("she said it was late and ", 5),
}

func repeat(part string, times int) func(n int) string {
	return func(n int) string { return strings.Repeat(part, times*n) }
}

func prose(n int) string {
	return strings.Repeat("the committee met again in the old hall and nobody wrote it down ", n)
}

// TestBadInput: four times the input does not take much more than four times as
// long, whatever it is made of, and nothing that has no speaker in it is given to
// somebody with confidence.
func TestBadInput(t *testing.T) {
	const parts, growth, most, noise = 125, 4, 12, 40 * time.Millisecond // square time would grow 16-fold
	for name, input := range badInputs {
		t.Run(name, func(t *testing.T) {
			short, long := input(parts), input(growth*parts)
			for _, s := range []string{short, long} {
				all := Extract(text.Parse(s, nil, nil))
				sound(t, s, all)
				for _, q := range all {
					if len(q.Source) > 0 && q.Confidence >= 0.8 && !strings.Contains(s, "said") {
						t.Fatalf("%q was given to %q with confidence %v by %q", q.Content[0].Of(s), q.Source[0].Of(s), q.Confidence, q.Rule)
					}
				}
			}
			var a, b time.Duration
			for range 3 { // a busy machine may spoil a measurement
				if a, b = least(short), least(long); b <= most*a+noise {
					return
				}
			}
			t.Errorf("took %v for %d bytes and %v for %d", a, len(short), b, len(long))
		})
	}
}

// least is the shortest of three times that Extract takes for s.
func least(s string) time.Duration {
	parsed := text.Parse(s, nil, nil)
	took := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		Extract(parsed)
		took = min(took, time.Since(start))
	}
	return took
}

func BenchmarkExtract(b *testing.B) {
	parsed := text.Parse(strings.Repeat(story, 40), nil, nil)
	Extract(parsed)
	b.ResetTimer()
	for b.Loop() {
		Extract(parsed)
	}
	b.ReportMetric(float64(len(parsed.Words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

const story = `Inspectors have told Harrowmere Borough Council that its “front door” is not yet safe, a year after they first called.

Their letter said decisions about children slowed down once a call had been passed on, and that managers “did not always know why a case was closed”.

Ruth Hale, the council’s director of children’s services, said: “We asked inspectors to look at this because we knew that it was not right.

“They have told us what we told them. We are recruiting, and it is slow work.”

Cllr Ben Roe (Lab, Eastgate) told the meeting he had warned about it in March. “Nobody listened,” he said. “They will have to now.”

A spokeswoman for the Department for Education said no decision had been taken, according to people who were there.

`
