package study

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

// Nothing of an interrupted quotation is left out, so that nothing says so; between
// the fragments of a mixed one are words that stand for nobody's.
func TestWordsAreJoinedAsSpoken(t *testing.T) {
	const source = "“We are\nfull,” she said. “We have been full for years.\n\n“Nobody came.”"
	spans := placesOf(t, source, "We are\nfull,", "We have been full for years.", "Nobody came.")
	if got, want := Words(source, spans), "We are full, We have been full for years. Nobody came."; got != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
	if got, want := Excerpts(source, spans[:2]), "We are full, … We have been full for years."; got != want {
		t.Errorf("the excerpts are %q, want %q", got, want)
	}
	if Words(source, nil) != "" || Excerpts(source, nil) != "" {
		t.Error("no spans have words")
	}
}

func TestTraceShowsTheFragmentsOfAMixedQuotationApart(t *testing.T) {
	r := document("a", corpus.Article, "She said that care was “too slow” and homes “far away”.")
	trace := &corpus.Trace{Match: corpus.NotFound}
	mixed := corpus.Quotation{
		Kind: corpus.Mixed, Trace: trace,
		Content:   placesOf(t, r.Text, "that care was “too slow” and homes “far away”"),
		Fragments: placesOf(t, r.Text, "too slow", "far away"),
	}
	if got := traceLine(r, &mixed).Text; got != "too slow … far away" {
		t.Errorf("the mixed quotation is held as %q", got)
	}
	direct := corpus.Quotation{Kind: corpus.Direct, Trace: trace, Content: mixed.Fragments}
	if got := traceLine(r, &direct).Text; got != "too slow far away" {
		t.Errorf("the direct quotation is held as %q", got)
	}
}

// placesOf is where words stand first in a text.
func placesOf(t *testing.T, source string, words ...string) corpus.Spans {
	t.Helper()
	var spans corpus.Spans
	for _, w := range words {
		at := strings.Index(source, w)
		if at < 0 {
			t.Fatalf("%q is not in %q", w, source)
		}
		spans = append(spans, corpus.Span{Start: at, End: at + len(w)})
	}
	return spans
}
