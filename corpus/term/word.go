package term

import (
	_ "embed"
	"fmt"
	"strings"

	"onrecord/corpus/text"
)

// Class says what a word may do in a term.
type Class uint8

// The classes of words.
const (
	Content     Class = iota // may stand anywhere in a term
	Opener                   // never begins one
	Figure                   // a short number: never begins one, and ends one only behind a word of content
	Inner                    // never begins or ends one
	Preposition              // inner, and divides head from modifier
	Break                    // stands in none
)

//go:embed words.txt
var wordsFile string

var classNames = map[string]Class{"opener": Opener, "inner": Inner, "preposition": Preposition, "break": Break}

// classes maps the words of words.txt to their class: by form, and by stem. What
// it does not hold is Content.
var classes = func() (held struct{ byForm, byStem map[string]Class }) {
	held.byForm, held.byStem = map[string]Class{}, map[string]Class{}
	for line := range strings.Lines(wordsFile) {
		name, words, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		name, asStems := strings.CutSuffix(name, "~")
		class, known := classNames[name]
		if !known {
			panic(fmt.Sprintf("the embedded words.txt names an unknown class %q", name))
		}
		for word := range strings.FieldsSeq(words) {
			if asStems {
				held.byStem[text.Stem(word)] = class
			} else {
				held.byForm[word] = class
			}
		}
	}
	return held
}()

// keyName is what words of one key share: the stem, or "=" and the form of a
// function word, so that the stem of "being" in "well-being" is not the word
// "be".
func keyName(folded string) string {
	if _, asForm := formClass(folded); asForm {
		return "=" + folded
	}
	return text.Stem(folded)
}

// classNamed is the class of the words whose key has that name.
func classNamed(name string) Class {
	if form, asForm := strings.CutPrefix(name, "="); asForm {
		class, _ := formClass(form)
		return class
	}
	return classes.byStem[name]
}

// formClass is the class of a folded word whose form matters, and whether it
// does: those listed so, single letters and numbers.
func formClass(folded string) (Class, bool) {
	class, listed := classes.byForm[folded]
	switch {
	case listed:
		return class, true
	case folded != "" && folded[0] >= '0' && folded[0] <= '9':
		return classOfNumber(folded), true
	}
	return Inner, len(folded) == 1
}

// longestFigure is the digits of the longest number that may close a term.
const longestFigure = 3

// classOfNumber is the class of a folded word that begins with a digit. A short
// figure may close a term ("section 47"); the others stand inside or, as years
// and sums do, end the clause.
func classOfNumber(folded string) Class {
	for _, r := range folded {
		if r < '0' || r > '9' {
			return Inner
		}
	}
	if len(folded) <= longestFigure {
		return Figure
	}
	return Break
}
