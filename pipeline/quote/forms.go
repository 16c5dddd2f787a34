package quote

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// A form is what the stage asks of a word regardless of its place: looked up
// once for each surface form.
type form struct {
	surface, fold string
	class         class
	capital       bool // begins with a capital
	word, stem    uint32
	tail2, tail3  uint32 // of the last two and three characters
	head          uint32 // of the first three characters
	shape         uint32
}

// forms is a cache of bounded size that workers share without a lock: a slot
// holds the last form that fell into it.
var (
	forms    [1 << 15]atomic.Pointer[form]
	formSeed = maphash.MakeSeed()
)

// longestForm is the length in bytes above which a word is nothing to learn from.
const longestForm = 64

func formOf(surface string) *form {
	slot := &forms[maphash.String(formSeed, surface)%uint64(len(forms))]
	if held := slot.Load(); held != nil && held.surface == surface {
		return held
	}
	f := newForm(strings.Clone(surface))
	if len(surface) <= longestForm {
		slot.Store(f)
	}
	return f
}

func newForm(surface string) *form {
	fold := text.Fold(surface)
	first, _ := utf8.DecodeRuneInString(surface)
	f := &form{surface: surface, fold: fold, class: lexicon()[fold], capital: unicode.IsUpper(first)}
	short := fold
	if len(short) > longestForm {
		short = short[:longestForm]
	}
	f.shape = shapeOf(surface)
	f.word = hash(short)
	if f.shape == shapeNumber {
		f.word = hash("#")
	}
	f.stem = hash(text.Stem(short))
	f.tail2 = hash(short[max(0, len(short)-2):])
	f.tail3 = hash(short[max(0, len(short)-3):])
	f.head = hash(short[:min(3, len(short))])
	return f
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// The shapes of words.
const (
	shapeSmall uint32 = iota
	shapeCapital
	shapeCapitals
	shapeInitial
	shapeNumber
	shapePossessive
	shapeMixed
	shapePunct
)

func shapeOf(surface string) uint32 {
	letters, upper, digits := 0, 0, 0
	for _, r := range surface {
		switch {
		case unicode.IsUpper(r):
			letters++
			upper++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	first, _ := utf8.DecodeRuneInString(surface)
	switch {
	case letters+digits == 0:
		return shapePunct
	case digits > 0:
		return shapeNumber
	case upper == 0:
		return shapeSmall
	case upper == letters && letters == 1:
		return shapeInitial
	case upper == letters:
		return shapeCapitals
	case strings.HasSuffix(surface, "'s") || strings.HasSuffix(surface, "’s"):
		return shapePossessive
	case upper == 1 && unicode.IsUpper(first):
		return shapeCapital
	}
	return shapeMixed
}
