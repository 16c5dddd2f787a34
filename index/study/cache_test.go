package study

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/index"
)

// numbered is an index at a generation.
type numbered struct {
	*held
	generation string
}

func (n numbered) Generation() string { return n.generation }

func TestAnswersAreKeptByGenerationAndQuestion(t *testing.T) {
	cache := Cache{Dir: filepath.Join(t.TempDir(), "answers")}
	ask := func(h *held, generation string, q PhraseQuestion) *Listing {
		t.Helper()
		l, err := cache.Phrases(t.Context(), numbered{h, generation}, selectAll(t, h, "", index.Filter{}), q)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	full, empty := harrowmere(), hold(document("x", corpus.Article, "Nothing recurs."))
	first := ask(full, "gen-1", PhraseQuestion{})
	if again := ask(empty, "gen-1", PhraseQuestion{}); !reflect.DeepEqual(first, again) {
		t.Errorf("the same question of one generation: %+v, then %+v", first, again)
	}
	own, err := term.ParseSynonyms("synonyms.txt", "front door: gateway")
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []PhraseQuestion{{Places: 3}, {By: ByVisit}, {Watch: []string{"a"}}, {Family: "front door"}, {Synonyms: own}} {
		if l := ask(empty, "gen-1", other); l.Documents != 1 {
			t.Errorf("another question, %+v, has the answer of the first", other)
		}
	}
	if l := ask(empty, "gen-2", PhraseQuestion{}); l.Documents != 1 {
		t.Error("another generation has the answer of the first")
	}
	kept, err := filepath.Glob(filepath.Join(cache.Dir, "*"))
	if err != nil || len(kept) != 1 {
		t.Errorf("%d answers are kept, want that of the last generation alone: %v", len(kept), err)
	}
}

func TestDamagedAnswerIsAskedAnew(t *testing.T) {
	cache := Cache{Dir: t.TempDir()}
	h := harrowmere()
	s := selectAll(t, h, "", index.Filter{})
	want, err := cache.Phrases(t.Context(), h, s, PhraseQuestion{})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(cache.Dir, "*.json"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%d answers are kept: %v", len(kept), err)
	}
	whole, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, whole[:len(whole)/2], bytes.Replace(whole, []byte(`"documents":`), []byte(`"documents":1`), 1)} {
		if err := os.WriteFile(kept[0], damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := cache.Phrases(t.Context(), h, s, PhraseQuestion{})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("from %q: got %+v, %v", damaged, got, err)
		}
	}
}

func TestMethodsSayWhatWasAsked(t *testing.T) {
	h := harrowmere()
	h.inputs = []corpus.Input{
		{Source: "a.txt", SHA256: "01", AnalysisVersion: "v1"}, {Source: "b.txt", SHA256: "02", AnalysisVersion: "v1"}, {Source: "c.txt", Error: "empty"},
	}
	filter := index.Filter{From: "2021"}.With(index.FieldVisit, "harrowmere/2021-full")
	m, err := Describe(t.Context(), h, "onrecord 1", "phrases", filter)
	if err != nil {
		t.Fatal(err)
	}
	if m.Inputs != 2 || m.Failed != 1 || m.Filters["visit"][0] != "harrowmere/2021-full" || m.From != "2021" || len(m.Analysis) != 1 || len(m.Corpus) != 64 {
		t.Errorf("the methods are %+v", m)
	}
	h.inputs[1].SHA256 = "03"
	other, err := Describe(t.Context(), h, "onrecord 1", "phrases", filter)
	if err != nil || other.Corpus == m.Corpus {
		t.Errorf("another corpus has the same hash: %v", err)
	}
}
