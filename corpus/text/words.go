package text

import (
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// WordKind says what sort of word it is.
type WordKind uint8

// The kinds of words.
const (
	Alpha  WordKind = iota // letters, perhaps with digits behind the first
	Number                 // begins with a digit
	Mark                   // quotation mark, or an apostrophe that stands outside a word
	Punct                  // other punctuation; a run of one character is one word
	Symbol                 // anything else that is visible
)

// A Word is bytes [Start, End) of a text.
type Word struct {
	Start, End int32
	Kind       WordKind
}

// Span is the place of w in its text.
func (w Word) Span() corpus.Span { return corpus.Span{Start: int(w.Start), End: int(w.End)} }

// Lexical reports whether w is a word in the ordinary sense: letters or digits,
// not punctuation.
func (w Word) Lexical() bool { return w.Kind <= Number }

// class of a rune, as far as words are concerned.
type class uint8

const (
	gap class = iota
	letter
	digit
	apostrophe
	mark
	punct
	symbol
)

var ascii = func() (table [utf8.RuneSelf]class) {
	for r := range table {
		table[r] = classify(rune(r))
	}
	return table
}()

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	return classify(r)
}

func classify(r rune) class {
	switch r {
	case '\'', '’', '‘', 'ʼ', '′', '`', '´':
		return apostrophe
	case '"', '“', '”', '„', '‟', '‚', '‛', '«', '»', '‹', '›', '″':
		return mark
	case '\u00ad', '\u200d': // soft hyphen, zero-width joiner: inside words
		return letter
	}
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsPunct(r):
		return punct
	case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return gap
	}
	return symbol
}

// Words cuts s into words. Their offsets are s's own plus base, so that a part
// of a text can be cut without losing its place.
func Words(s string, base int) []Word {
	return appendWords(make([]Word, 0, len(s)/5+1), s, base)
}

func appendWords(words []Word, s string, base int) []Word {
	for i := 0; i < len(s); {
		r, size := decode(s, i)
		c := classOf(r)
		if c == gap {
			i += size
			continue
		}
		end, kind := wordEnd(s, i+size, r, c)
		words = append(words, Word{int32(base + i), int32(base + end), kind})
		i = end
	}
	return words
}

// count is how many words s has, but no more than most, and where the last of
// them ends.
func count(s string, most int) (n, end int) {
	for i := 0; i < len(s) && n < most; {
		r, size := decode(s, i)
		i += size
		if c := classOf(r); c != gap {
			i, _ = wordEnd(s, i, r, c)
			n, end = n+1, i
		}
	}
	return n, end
}

// WordEnd is the byte offset at which the word of s that begins at start ends.
func WordEnd(s string, start int) int {
	r, size := decode(s, start)
	end, _ := wordEnd(s, start+size, r, classOf(r))
	return end
}

// wordEnd is the end and the kind of the word whose first rune, r of class c,
// ends at i.
func wordEnd(s string, i int, r rune, c class) (end int, kind WordKind) {
	switch c {
	case letter:
		return alphaEnd(s, i, r), Alpha
	case digit:
		return alphaEnd(s, i, r), Number
	case apostrophe, mark:
		return i, Mark
	case punct:
		return runEnd(s, i, r), Punct
	}
	return runEnd(s, i, r), Symbol
}

func decode(s string, i int) (rune, int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// alphaEnd is the end of the word whose first rune, first, ends at i.
func alphaEnd(s string, i int, first rune) int {
	before, single := classOf(first), true
	for i < len(s) {
		r, size := decode(s, i)
		c := classOf(r)
		switch {
		case c == letter || c == digit:
			single = false
		case c == apostrophe && next(s, i+size) == letter:
		case r == '.' && single && before == letter && next(s, i+size) == letter && acronymPoint(s, i):
			return acronymEnd(s, i)
		case (r == '.' || r == ',' || r == ':') && before == digit && next(s, i+size) == digit:
		default:
			return i
		}
		before = c
		i += size
	}
	return i
}

func next(s string, i int) class {
	if i >= len(s) {
		return gap
	}
	r, _ := decode(s, i)
	return classOf(r)
}

// acronymPoint reports whether the point at i parts single letters, as in "p.m."
func acronymPoint(s string, i int) bool {
	_, size := decode(s, i+1)
	switch next(s, i+1+size) {
	case letter, digit:
		return false
	}
	return true
}

// acronymEnd is the end of the acronym whose first point stands at i, the last
// point included.
func acronymEnd(s string, i int) int {
	for i < len(s) && s[i] == '.' {
		if next(s, i+1) != letter {
			return i + 1
		}
		if !acronymPoint(s, i) {
			return i
		}
		_, size := decode(s, i+1)
		i += 1 + size
	}
	return i
}

// runEnd is the end of the run of r that goes on at i.
func runEnd(s string, i int, r rune) int {
	for i < len(s) {
		again, size := decode(s, i)
		if again != r {
			break
		}
		i += size
	}
	return i
}
