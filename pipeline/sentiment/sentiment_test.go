package sentiment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

func score(source string) corpus.Sentiment {
	return Score(text.Parse(source, nil, nil), corpus.Spans{{Start: 0, End: len(source)}})
}

func TestLabels(t *testing.T) {
	for source, want := range map[string]string{
		"Services are inadequate and children are at risk of harm.":        Negative,
		"Oversight by managers is strong and visits are timely.":           Positive,
		"The panel meets on Tuesdays in the town hall.":                    Neutral,
		"Leaders have not been effective.":                                 Negative,
		"The service requires improvement.":                                Negative,
		"The improvement board meets monthly.":                             Neutral,
		"There is a lack of effective challenge.":                          Negative,
		"Practice isn't good enough.":                                      Negative,
		"Leaders are reducing delay.":                                      Positive,
		"Care is consistently good but recording is weak, and often poor.": Mixed,
		"Support is good, recording is poor.":                              Mixed,
		"":                                                                 Neutral,
	} {
		if got := score(source); got.Label != want {
			t.Errorf("%q: %+v, want %s", source, got, want)
		}
	}
}

func TestEveryScoreShowsItsWords(t *testing.T) {
	source := "Staff do not feel safe, yet leaders are very proud."
	words := map[string]float64{}
	for _, w := range score(source).Words {
		words[w.Span.Of(source)] = w.Score
	}
	if words["safe"] >= 0 || words["proud"] <= 2 {
		t.Errorf("negation or strengthening is lost: %v", words)
	}
}

func TestNothingReachesOverAClauseEnd(t *testing.T) {
	if got := score("There was no warning, good teams coped."); got.Label != Positive {
		t.Errorf("got %+v", got)
	}
}

func TestToward(t *testing.T) {
	source := "Bramley is excellent and well led by a team that everyone in the borough knows, while Norby is failing and unsafe."
	parsed := text.Parse(source, nil, nil)
	at := func(name string) corpus.Span {
		i := strings.Index(source, name)
		return corpus.Span{Start: i, End: i + len(name)}
	}
	if Toward(parsed, at("Bramley")) <= 0 || Toward(parsed, at("Norby")) >= 0 {
		t.Errorf("got %v and %v", Toward(parsed, at("Bramley")), Toward(parsed, at("Norby")))
	}
}

func TestBrokenDataIsNamed(t *testing.T) {
	if _, err := readLexicon("# fine\n4\tsuperb\n"); err == nil || !strings.Contains(err.Error(), "lexicon.txt:2") {
		t.Errorf("got %v", err)
	}
	if _, err := readShifters("-0.7\t99\tnot\n"); err == nil || !strings.Contains(err.Error(), "shifters.txt:1") {
		t.Errorf("got %v", err)
	}
}

func FuzzScore(f *testing.F) {
	f.Add("Leaders have not been effective, it isn't safe.")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		got := score(source)
		if got.Score < -1 || got.Score > 1 {
			t.Fatalf("%q scores %v", source, got.Score)
		}
		for _, w := range got.Words {
			if err := w.Span.Check(source); err != nil || w.Score == 0 {
				t.Fatalf("%q: word %+v: %v", source, w, err)
			}
		}
	})
}
