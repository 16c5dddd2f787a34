package study

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/index"

	"gonum.org/v1/gonum/stat/combin"
)

// contrasted is an index of documents of two outlets: those of "here" speak of
// drift and delay, those of "there" of stable homes, all of care plans, and
// words at random fill them.
func contrasted(each int) *held {
	random := rand.New(rand.NewPCG(1, 1))
	filler := []string{"children", "workers", "homes", "visits", "records", "schools", "partners", "meetings"}
	var records []*corpus.Record
	for i := range 2 * each {
		outlet, own := "here", "Drift and delay go on."
		if i%2 == 1 {
			outlet, own = "there", "Stable homes are the rule."
		}
		parts := []string{own, "Care plans are made."}
		for range 5 + random.IntN(20) {
			parts = append(parts, filler[random.IntN(8)]+" "+filler[random.IntN(8)]+".")
		}
		r := document(fmt.Sprintf("d%02d", i), corpus.Article, strings.Join(parts, " "))
		r.Outlet = outlet
		records = append(records, r)
	}
	return hold(records...)
}

func contrast(t testing.TB, h *held, q PhraseQuestion) *Contrast {
	t.Helper()
	here := selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "here"))
	there := selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "there"))
	c, err := Keyness(t.Context(), h, here, there, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keyOf(t testing.TB, c *Contrast, phrase string) KeyLine {
	t.Helper()
	i := slices.IndexFunc(c.Lines, func(l KeyLine) bool { return l.Phrase == phrase })
	if i < 0 {
		t.Fatalf("%q is not among %d phrases", phrase, len(c.Lines))
	}
	return c.Lines[i]
}

func TestKeynessTellsWhatIsOfOnePart(t *testing.T) {
	c := contrast(t, contrasted(12), PhraseQuestion{})
	for phrase, want := range map[string]string{"drift and delay": KeyHere, "stable homes": KeyThere, "care plans": NotApart} {
		line := keyOf(t, c, phrase)
		if line.Verdict != want || line.P == nil || line.Low == nil || *line.Low > line.LogRatio || *line.High < line.LogRatio {
			t.Errorf("%q: %+v, want %s", phrase, line, want)
		}
	}
	if c.Lines[0].Verdict == NotApart || c.Documents != [2]int{12, 12} {
		t.Errorf("of %v documents the first line is %+v", c.Documents, c.Lines[0])
	}
}

func TestFiguresOfEachPartAddUpToThoseOfBoth(t *testing.T) {
	h := contrasted(12)
	h.records["d00"] = document("d00", corpus.Article, "Stable homes are rare here.")
	h.records["d00"].Outlet = "here"
	c := contrast(t, h, PhraseQuestion{})
	for _, line := range c.Lines {
		if line.Here+line.There != line.Count || line.DocumentsHere+line.DocumentsThere != line.Documents {
			t.Errorf("%q: %d and %d places of %d, %d and %d documents of %d", line.Phrase,
				line.Here, line.There, line.Count, line.DocumentsHere, line.DocumentsThere, line.Documents)
		}
	}
	if line := keyOf(t, c, "stable homes"); line.DocumentsHere != 1 || line.DocumentsThere != 12 {
		t.Errorf("stable homes: %+v", line)
	}
}

func TestTooFewDocumentsAreTooLittleToTell(t *testing.T) {
	for _, line := range contrast(t, contrasted(3), PhraseQuestion{}).Lines {
		if line.Verdict != TooLittle || line.P != nil || line.Low != nil {
			t.Errorf("of three documents a part: %+v", line)
		}
	}
	c := contrast(t, contrasted(12), PhraseQuestion{})
	if line := keyOf(t, c, "care plans"); line.P == nil {
		t.Errorf("care plans in all documents is not tested: %+v", line)
	}
	if c.Tested >= c.Phrases {
		t.Errorf("all of %d phrases are tested, those in two documents too", c.Phrases)
	}
}

func TestCopiesAreOneDocument(t *testing.T) {
	h := contrasted(12)
	for _, r := range h.records {
		r.Copies = &corpus.Copies{Group: r.Outlet}
	}
	for _, line := range contrast(t, h, PhraseQuestion{}).Lines {
		if line.Verdict != TooLittle {
			t.Errorf("of copies of one text a part: %+v", line)
		}
	}
}

func TestPartWithoutWordsHasNothingKey(t *testing.T) {
	h := contrasted(6)
	s := selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "here"))
	c, err := Keyness(t.Context(), h, s, s, PhraseQuestion{})
	if err != nil || len(c.Lines) != 0 || c.Documents != [2]int{6, 0} {
		t.Errorf("against itself: %+v, %v", c, err)
	}
}

func TestFamilyAgainstAnotherPart(t *testing.T) {
	c := contrast(t, contrasted(12), PhraseQuestion{Family: "stable homes"})
	if len(c.Lines) != 1 || c.Lines[0].Verdict != KeyThere {
		t.Errorf("the variants of stable homes are %+v", c.Lines)
	}
}

func TestWhatBothPartsSelectIsOfTheFirst(t *testing.T) {
	h := contrasted(6)
	here := selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "here"))
	c, err := Keyness(t.Context(), h, here, selectAll(t, h, "", index.Filter{}), PhraseQuestion{})
	if err != nil {
		t.Fatal(err)
	}
	if c.Documents != [2]int{6, 6} {
		t.Errorf("the parts have %v documents", c.Documents)
	}
}

func TestKeynessMeasuresAreThoseOfTheirSources(t *testing.T) {
	// A word 9 times in 1,000 words and 3 times in 2,000.
	places, words := [2]float64{9, 3}, [2]float64{1000, 2000}
	if got, want := logRatio(places, words), math.Log2(6); math.Abs(got-want) > 1e-12 {
		t.Errorf("log ratio %v, want %v", got, want)
	}
	if got, want := logLikelihood(places, words), 2*(9*math.Log(9.0/4)+3*math.Log(3.0/8)); math.Abs(got-want) > 1e-12 {
		t.Errorf("log-likelihood %v, want %v", got, want)
	}
	if got := logRatio([2]float64{4, 0}, [2]float64{1000, 1000}); got != 3 {
		t.Errorf("log ratio %v against none, want 3", got)
	}
}

func TestPValueIsThatOfAllLabellings(t *testing.T) {
	p := &parts{here: make([]bool, 10), words: []float64{100, 90, 120, 80, 100, 110, 95, 105, 100, 100}}
	for i := range 5 {
		p.here[i] = true
	}
	k := &key{shares: []share{{0, 5}, {1, 3}, {2, 4}, {3, 1}, {7, 1}}}
	roots := p.roots(k.shares)
	observed := math.Abs(distanceOf(roots, p.here))
	atLeast, all := 0, 0
	for _, chosen := range combin.Combinations(10, 5) {
		here := make([]bool, 10)
		for _, unit := range chosen {
			here[unit] = true
		}
		all++
		if math.Abs(distanceOf(roots, here)) >= observed-1e-9 {
			atLeast++
		}
	}
	labels := p.drawLabellings()
	got, want := p.pValue(labels, k, make([]float64, labels.n)), float64(atLeast)/float64(all)
	if math.Abs(got-want) > 0.005 {
		t.Errorf("p is %v by labellings drawn, %v by all of them", got, want)
	}
}

func TestStepUp(t *testing.T) {
	got := stepUp([]float64{0.04, 0.01, 0.03, 0.9})
	for i, want := range []float64{0.16 / 3, 0.04, 0.16 / 3, 0.9} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("q %d is %v, want %v", i, got[i], want)
		}
	}
}

func TestLeastPIsAllOfOnePart(t *testing.T) {
	if got, want := leastP(3, 4, 8), 4.0/56; math.Abs(got-want) > 1e-9 {
		t.Errorf("three of eight documents, all of one half: %v, want %v", got, want)
	}
}
