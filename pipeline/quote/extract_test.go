package quote

import (
	"reflect"
	"strings"
	"testing"
	"time"

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

func anyText(t *rapid.T) string {
	var b strings.Builder
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 80).Draw(t, "pieces") {
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

func FuzzExtract(f *testing.F) {
	f.Add("Cllr Hale said: “We have listened.\n\n“We will go on listening.”")
	f.Add("‘Front door’ of the councillors' own, she’d said. \"Q: Why?\"")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		sound(t, s, Extract(text.Parse(s, nil, nil)))
	})
}

// TestBadInput: no input takes more than linear time, and none that has no
// speaker in it is given to somebody with confidence.
func TestBadInput(t *testing.T) {
	long := strings.Repeat("the committee met again in the old hall and nobody wrote it down ", 1<<14)
	for name, s := range map[string]string{
		"straight marks in a row":  strings.Repeat(`"`, 100_000),
		"curly marks in a row":     strings.Repeat("“", 10_000) + strings.Repeat("”", 10_000),
		"single marks in a row":    strings.Repeat("‘", 20_000),
		"spaced marks":             strings.Repeat(`" `, 20_000),
		"marks and letters":        strings.Repeat(`"a`, 20_000),
		"one mark in a megabyte":   long[:len(long)/2] + "“" + long[len(long)/2:],
		"a list of quotations":     strings.Repeat("“All the better for it.”\n", 4_000),
		"opened in every line":     strings.Repeat("“All the better for it\n\n", 4_000),
		"capitals only":            strings.Repeat("THE COUNCIL MET “AGAIN” AND IT WAS LATE. ", 1_000),
		"remains of HTML":          strings.Repeat(`<p class="story"><a href="#">more</a>&nbsp;</p> `, 1_000),
		"questions and answers":    strings.Repeat("Q: Was it late?\n\nA: It was late.\n\n", 1_000),
		"another language":         strings.Repeat("Das « Haus » war „leer“ und niemand kam wieder. Le « conseil » n'a rien fait. ", 500),
		"cues in a row":            strings.Repeat("said ", 20_000),
		"names in a row":           strings.Repeat("Ruth Hale ", 10_000),
		"apostrophes in a row":     strings.Repeat("the nurses' ", 10_000),
		"nested without end":       strings.Repeat("“a ‘b ", 10_000),
		"a word without a space":   strings.Repeat("said", 100_000),
		"paragraph that never end": strings.Repeat("she said it was late and ", 5_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			parsed := text.Parse(s, nil, nil)
			parsing := time.Since(start)
			start = time.Now()
			all := Extract(parsed)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v (parsing %v) for %d bytes", took, parsing, len(s))
			}
			sound(t, s, all)
			for _, q := range all {
				if len(q.Source) > 0 && q.Confidence >= 0.8 && !strings.Contains(s, "said") {
					t.Fatalf("%q was given to %q with confidence %v by %q", q.Content[0].Of(s), q.Source[0].Of(s), q.Confidence, q.Rule)
				}
			}
		})
	}
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
