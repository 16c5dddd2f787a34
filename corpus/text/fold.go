package text

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// Fold makes one form of the ways to write a word: lower case, composed
// characters, one kind of apostrophe, no soft hyphens, and no points in
// acronyms. "Children’s" gives "children's", "P.M." gives "pm".
func Fold(word string) string {
	if folded(word) {
		return word
	}
	return fold(word)
}

// folded reports whether word is its own fold, for the plain case of ASCII.
func folded(word string) bool {
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= utf8.RuneSelf, 'A' <= c && c <= 'Z', c == '.', c == '`':
			return false
		}
	}
	return true
}

func fold(word string) string {
	if !isASCII(word) {
		word = norm.NFC.String(word)
	}
	points := strings.IndexByte(word, '.') >= 0 && !strings.ContainsFunc(word, unicode.IsDigit) && len(word) > 1
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad' || r == '\u200d', r == '.' && points:
			return -1
		case classOf(r) == apostrophe:
			return '\''
		}
		return unicode.ToLower(r)
	}, word)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Stem is the Snowball English stem of a folded word. It is not idempotent:
// never stem a stem.
func Stem(folded string) string {
	if len(folded) > longestStemmed {
		return folded
	}
	slot := &stems[maphash.String(stemSeed, folded)%uint64(len(stems))]
	if held := slot.Load(); held != nil && held.word == folded {
		return held.stem
	}
	stem := english.Stem(folded, true)
	if stem == "" {
		stem = folded
	}
	slot.Store(&stemmed{strings.Clone(folded), strings.Clone(stem)})
	return stem
}

// longestStemmed is the length in bytes above which a "word" is no English word
// and is its own stem.
const longestStemmed = 64

type stemmed struct{ word, stem string }

// stems is a cache of bounded size that workers share without a lock: a slot
// holds the last word that fell into it.
var (
	stems    [1 << 15]atomic.Pointer[stemmed]
	stemSeed = maphash.MakeSeed()
)
