package phrase

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

const letter = `Inspection of Harrowmere children's services

Inspectors found serious and widespread weaknesses in management oversight at the front-door. Leaders' oversight of practice is new.

There were serious and widespread weaknesses, too, in the quality of practice. Since the last letter, management oversight has not improved, and the quality of practices varies.`

func phrasesOf(source string, quotes ...corpus.Quotation) map[string]corpus.Phrase {
	held := map[string]corpus.Phrase{}
	for _, p := range Terms(text.Parse(source, nil, nil), quotes) {
		held[p.Phrase] = p
	}
	return held
}

func TestTermsRecurOrAreOfTheField(t *testing.T) {
	got := phrasesOf(letter)
	for phrase, want := range map[string]int{
		"serious and widespread weaknesses": 2, "management oversight": 2, "quality of practice": 2, "front door": 1,
	} {
		if n := len(got[phrase].Spans); n != want {
			t.Errorf("%q has %d places, want %d", phrase, n, want)
		}
	}
	for _, hidden := range []string{"widespread weaknesses", "serious and widespread", "last letter", "leaders' oversight"} {
		if p, listed := got[hidden]; listed {
			t.Errorf("%q is listed: %v", hidden, p)
		}
	}
	if span := got["front door"].Spans[0]; span.Of(letter) != "front-door" {
		t.Errorf("front door stands at %q", span.Of(letter))
	}
}

func TestTermsKeepToClausesAndQuotations(t *testing.T) {
	source := "The plan said safe staffing matters. They want safe, staffing matters. It held ‘safe’ staffing matters, and safe staffing which matters."
	got := phrasesOf(source)
	if n := len(got["safe staffing"].Spans); n != 2 {
		t.Errorf("safe staffing has %d places, want the first and the last", n)
	}
	edge := strings.Index(source, " staffing")
	got = phrasesOf(source, corpus.Quotation{Content: corpus.Spans{{Start: edge + 1, End: edge + 9}}})
	if _, listed := got["safe staffing"]; listed {
		t.Error("safe staffing goes over the edge of a quotation")
	}
}

func TestFamiliesAreNamedByRingOrCommonest(t *testing.T) {
	got := phrasesOf("Staff turnover rose. Staff turnover fell. The churn of temporary staff went on. A churn of temporary staff is bad. Ask the multi-agency safeguarding hub.")
	if f := got["churn of temporary staff"].Family; f != "staff turnover" && f != "churn of temporary staff" {
		t.Errorf("churn of temporary staff is of the family %q", f)
	}
	if a, b := got["churn of temporary staff"].Family, got["staff turnover"].Family; a != b {
		t.Errorf("the families are %q and %q", a, b)
	}
	if f := got["multi agency safeguarding hub"].Family; f != "front door" {
		t.Errorf("the hub is of the family %q", f)
	}
}

func TestSpansAreTheirPhrase(t *testing.T) {
	words := []string{"care", "plans", "plan", "of", "the", "front-door", "is", "team’s", ",", ".", "‘", "’", "47", "Staff"}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 60).Draw(t, "words"), " ")
		parsed := text.Parse(source, nil, nil)
		phrases := Terms(parsed, nil)
		for _, p := range phrases {
			for i, span := range p.Spans {
				if err := span.Check(source); err != nil {
					t.Fatal(err)
				}
				if got, want := stems(span.Of(source)), stems(p.Phrase); !slices.Equal(got, want) {
					t.Fatalf("%q stands at %q", p.Phrase, span.Of(source))
				}
				if i > 0 && p.Spans[i-1].Start >= span.Start {
					t.Fatalf("%q: places %v are not in order", p.Phrase, p.Spans)
				}
			}
		}
	})
}

func stems(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if w.Lexical() {
			all = append(all, text.Stem(text.Fold(s[w.Start:w.End])))
		}
	}
	return all
}

// TestFewWordsOverAndOver: of a text whose phrases have more places than are kept
// those with most of them are.
func TestFewWordsOverAndOver(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	words := []string{"ward", "plan", "team", "care"}
	var source strings.Builder
	for range 400_000 {
		source.WriteString(words[random.IntN(len(words))] + " ")
	}
	parsed := text.Parse(source.String(), nil, nil)
	r := NewReading(source.String())
	r.Note(parsed)
	r.Add(parsed, nil)
	phrases, left := r.Phrases()
	places, fewest := 0, math.MaxInt
	for _, p := range phrases {
		if len(p.Spans) > fewest {
			t.Fatalf("%q has more places than the phrase before it", p.Phrase)
		}
		fewest = len(p.Spans)
		places += fewest
	}
	if left == 0 || places-fewest >= mostPlaces || places < mostPlaces {
		t.Errorf("%d phrases with %d places are kept, %d are left", len(phrases), places, left)
	}
}
