package term

import (
	_ "embed"
	"fmt"
	"strings"
)

// Class says what a word may do in a term.
type Class uint8

// The classes of words.
const (
	Content     Class = iota // may stand anywhere in a term
	Opener                   // never begins one
	Inner                    // never begins or ends one
	Preposition              // inner, and divides head from modifier
	Break                    // stands in none
)

//go:embed words.txt
var wordsFile string

var classNames = map[string]Class{"opener": Opener, "inner": Inner, "preposition": Preposition, "break": Break}

// classes maps a folded word to its class; what it does not hold is Content.
var classes = func() map[string]Class {
	held := map[string]Class{}
	for line := range strings.Lines(wordsFile) {
		name, words, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		class, known := classNames[name]
		if !known {
			panic(fmt.Sprintf("the embedded words.txt names an unknown class %q", name))
		}
		for word := range strings.FieldsSeq(words) {
			held[word] = class
		}
	}
	return held
}()

// ClassOf is the class of a folded word of letters. A single letter is Inner.
func ClassOf(folded string) Class {
	if class, listed := classes[folded]; listed {
		return class
	}
	if len(folded) == 1 {
		return Inner
	}
	return Content
}

// classOfNumber is the class of a folded word that begins with a digit. A short
// figure may close a term ("section 47"); the others stand inside or, as years
// and sums do, end the clause.
func classOfNumber(folded string) Class {
	for _, r := range folded {
		if r < '0' || r > '9' {
			return Inner
		}
	}
	switch {
	case len(folded) <= 3:
		return Opener
	}
	return Break
}
