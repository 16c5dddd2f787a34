package text

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"

	"pgregory.net/rapid"
)

func TestPartsEndWhereTheTextDoes(t *testing.T) {
	source := "Ann Oduya spoke of the ward. Nurses left.\n\nOne two three. Four five six seven.\n\nThe end came soon."
	var got []string
	for part := range parts(source, nil, nil, 9) {
		got = append(got, part.Span(0, len(part.Words)).Of(source))
	}
	want := []string{"Ann Oduya spoke of the ward.", "Nurses left.", "One two three. Four five six seven.", "The end came soon."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLawParts: parts laid end to end are the text; none is too long; and each is
// a text whose sentences and paragraphs nest.
func TestLawParts(t *testing.T) {
	piece := rapid.SampledFrom([]string{"the ", "Ann ", "Cllr. ", "“", "”", "wept. ", "so ", "\n\n", "\n", "• ", "? ", "Menu\n", "3.5 "})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		var furniture []corpus.Furniture
		if at := strings.Index(source, "Menu"); at >= 0 {
			furniture = append(furniture, corpus.Furniture{Span: corpus.Span{Start: at, End: at + len("Menu")}, Kind: "menu"})
		}
		whole, most := Parse(source, furniture, nil), rapid.IntRange(1, 12).Draw(t, "most")
		var words []Word
		for part := range parts(source, furniture, nil, most) {
			if len(part.Words) > most {
				t.Fatalf("a part of %d words", len(part.Words))
			}
			words = append(words, part.Words...)
			nests(t, part)
		}
		if !slices.Equal(words, whole.Words) {
			t.Fatalf("%q: the parts have %d words of %d", source, len(words), len(whole.Words))
		}
	})
}

// nests checks that paragraphs hold all words and sentences those of paragraphs.
func nests(t *rapid.T, part *Text) {
	word, sentence := 0, 0
	for i, p := range part.Paragraphs {
		if p.First != word || p.FirstSentence != sentence || p.Span.Start > part.Span(p.First, p.Last).Start || p.Span.End < part.Span(p.First, p.Last).End {
			t.Fatalf("paragraph %d is %+v behind word %d and sentence %d", i, p, word, sentence)
		}
		for ; sentence < p.LastSentence; sentence++ {
			s := part.Sentences[sentence]
			if s.Paragraph != i || s.First != word || s.Last <= s.First || s.Span != part.Span(s.First, s.Last) {
				t.Fatalf("sentence %d is %+v behind word %d of paragraph %d", sentence, s, word, i)
			}
			word = s.Last
		}
		if word != p.Last && p.Kind != Furniture {
			t.Fatalf("the sentences of paragraph %+v end at word %d", p, word)
		}
		word = p.Last
	}
	if word != len(part.Words) || sentence != len(part.Sentences) {
		t.Fatalf("the paragraphs hold %d words of %d", word, len(part.Words))
	}
}
