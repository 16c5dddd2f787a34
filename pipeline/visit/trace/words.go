package trace

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// Words is a text as trace compares it: the letters and digits of its words,
// run together, with the place where each word begins.
type words struct {
	letters string
	from    []int32       // offset in letters of each word, and len(letters)
	spans   []corpus.Span // place of each word in the text
}

// add puts the word at span of source behind the others.
func (w *words) add(b *strings.Builder, source string, span corpus.Span) {
	at := b.Len()
	appendLetters(b, span.Of(source))
	if b.Len() > at {
		w.from = append(w.from, int32(at))
		w.spans = append(w.spans, span)
	}
}

func (w *words) finish(b *strings.Builder) {
	w.letters = b.String()
	w.from = append(w.from, int32(len(w.letters)))
}

func (w *words) len() int { return len(w.spans) }

// word is the letters of word i.
func (w *words) word(i int) string { return w.letters[w.from[i]:w.from[i+1]] }

// boundary is the index of the word that begins at offset at of the letters,
// and false where none does. The end of the last word is the boundary len.
func (w *words) boundary(at int) (int, bool) {
	i := sort.Search(len(w.from), func(i int) bool { return int(w.from[i]) >= at })
	return i, i < len(w.from) && int(w.from[i]) == at
}

// appendLetters adds what counts of a word: letters in lower case, digits with
// their decimal points, signs of currency; per cent is written out.
func appendLetters(b *strings.Builder, word string) {
	if word == "%" {
		b.WriteString("percent")
		return
	}
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '$':
			b.WriteByte(c)
		case 'A' <= c && c <= 'Z':
			b.WriteByte(c + 'a' - 'A')
		case c == '.' && i > 0 && isDigit(word[i-1]):
			b.WriteByte(c)
		case c >= utf8.RuneSelf:
			appendFolded(b, word[i:])
			return
		}
	}
}

func appendFolded(b *strings.Builder, word string) {
	for _, r := range text.Fold(word) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.Sc, r) {
			b.WriteRune(r)
		}
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wordsOfReport are the words of a report, its furniture and the numbers of its
// paragraphs left out.
func wordsOfReport(rec *corpus.Record) *words {
	var w words
	var b strings.Builder
	b.Grow(len(rec.Text))
	furniture := rec.Furniture
	for _, word := range text.Words(rec.Text, 0) {
		if !counts(rec.Text, word) {
			continue
		}
		span := word.Span()
		for len(furniture) > 0 && furniture[0].Span.End <= span.Start {
			furniture = furniture[1:]
		}
		if len(furniture) > 0 && furniture[0].Span.Overlaps(span) || numbersParagraph(rec.Text, word) {
			continue
		}
		w.add(&b, rec.Text, span)
	}
	w.finish(&b)
	return &w
}

// counts reports whether word can have letters that count.
func counts(source string, word text.Word) bool {
	return word.Lexical() || word.Kind == text.Symbol || word.Span().Of(source) == "%"
}

// numbersParagraph reports whether word is the number of a list item or paragraph.
func numbersParagraph(source string, word text.Word) bool {
	if !isItemNumber(source, word) {
		return false
	}
	before := strings.TrimRight(source[:word.Start], " \t")
	return before == "" || before[len(before)-1] == '\n'
}

// isItemNumber reports whether word has the form of the number of an item: "21. ".
func isItemNumber(source string, word text.Word) bool {
	if word.Kind != text.Number || word.End-word.Start > 3 || int(word.End)+1 >= len(source) {
		return false
	}
	mark, space := source[word.End], source[word.End+1]
	return (mark == '.' || mark == ')') && (space == ' ' || space == '\t' || space == '\n')
}
