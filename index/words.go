package index

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// furnitureGap is how many words further on the words behind furniture are
// counted to stand, so that no phrase and no NEAR reaches over it.
const furnitureGap = MaxNear + 1

// A Word is a word of a part of a document: its position, counting words
// alone, and its place in bytes.
type Word struct {
	Position int
	Span     corpus.Span
}

// Words yields the words of one part of d (InText, InTitle or InFurniture) in
// order. It is what engines index, so that a word is one thing for them and for
// [Selection.Match].
func (d *Document) Words(part Part) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		source, pieces := d.pieces(part)
		position := 0
		for _, piece := range pieces {
			for _, w := range text.Words(piece.Of(source), piece.Start) {
				if !w.Lexical() {
					continue
				}
				if !yield(Word{position, w.Span()}) {
					return
				}
				position++
			}
			position += furnitureGap
		}
	}
}

// pieces are the stretches of words of one part, and what they are cut from.
func (d *Document) pieces(part Part) (string, corpus.Spans) {
	switch part {
	case InTitle:
		return d.Title, corpus.Spans{{Start: 0, End: len(d.Title)}}
	case InFurniture:
		return d.Text, d.Furniture
	}
	return d.Text, between(d.Furniture, len(d.Text))
}

// between is what lies between the spans, which are in order and apart, in a
// text of so many bytes.
func between(spans corpus.Spans, size int) corpus.Spans {
	rest := make(corpus.Spans, 0, len(spans)+1)
	at := 0
	for _, s := range spans {
		if s.Start > at {
			rest = append(rest, corpus.Span{Start: at, End: s.Start})
		}
		at = s.End
	}
	return append(rest, corpus.Span{Start: at, End: size})
}

// wanted are the words that a query asks for.
type wanted struct {
	exact, stem map[string]bool
	prefixes    []string
	initial     [utf8.RuneSelf]bool // the first letters that wanted words can have
	anyInitial  bool
}

func wantedBy(root *Group) *wanted {
	w := &wanted{exact: map[string]bool{}, stem: map[string]bool{}}
	w.add(root)
	return w
}

func (w *wanted) add(e Expr) {
	switch e := e.(type) {
	case *Phrase:
		for _, element := range e.Elements {
			w.addElement(element)
		}
	case *Near:
		w.add(e.Left)
		w.add(e.Right)
	case *Any:
		for _, part := range e.Of {
			w.add(part)
		}
	case *Group:
		for _, part := range e.All {
			w.add(part)
		}
		for _, part := range e.Not {
			w.add(part)
		}
	}
}

// addElement also marks how words that give the element can begin. A fold of a
// word that begins in ASCII changes the case of its first letter, or composes it
// with an accent into a letter outside ASCII; a stem keeps it. A word that
// begins otherwise is always looked at.
func (w *wanted) addElement(e Element) {
	switch e.Form {
	case Exact:
		w.exact[e.Text] = true
	case Stem:
		w.stem[e.Text] = true
	case Prefix:
		if !slices.Contains(w.prefixes, e.Text) {
			w.prefixes = append(w.prefixes, e.Text)
		}
	}
	first := rune(e.Text[0])
	if first >= utf8.RuneSelf {
		w.anyInitial = true
		return
	}
	w.initial[unicode.ToLower(first)], w.initial[unicode.ToUpper(first)] = true, true
}

// canBegin reports whether a word that begins with byte b can be wanted.
func (w *wanted) canBegin(b byte) bool {
	return b >= utf8.RuneSelf || w.initial[b] || w.anyInitial
}

// words are where the words asked for stand in a part of the document.
func (m *matcher) words(part Part) map[Element][]occurrence {
	if part == InQuote {
		part = InText
	}
	if found, done := m.parts[part]; done {
		return found
	}
	found := map[Element][]occurrence{}
	source, _ := m.doc.pieces(part)
	for w := range m.doc.Words(part) {
		if m.asked.canBegin(source[w.Span.Start]) {
			m.asked.note(found, text.Fold(w.Span.Of(source)), occurrence{w.Position, w.Position, w.Span})
		}
	}
	m.parts[part] = found
	return found
}

// note adds o to what the folded word stands for.
func (w *wanted) note(found map[Element][]occurrence, folded string, o occurrence) {
	if w.exact[folded] {
		e := Element{Exact, folded}
		found[e] = append(found[e], o)
	}
	if len(w.stem) > 0 {
		if stem := text.Stem(folded); w.stem[stem] {
			e := Element{Stem, stem}
			found[e] = append(found[e], o)
		}
	}
	for _, p := range w.prefixes {
		if strings.HasPrefix(folded, p) {
			e := Element{Prefix, p}
			found[e] = append(found[e], o)
		}
	}
}
