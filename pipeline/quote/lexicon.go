package quote

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon.txt
var lexiconFile string

// A class is a set of the classes of lexicon.txt.
type class uint64

const (
	elided class = 1 << iota
	speech
	plain
	between
	barrier
	inner
	determiner
	pronoun
	negation
	hypothesis
	asking
	grade
	passive
	termLead
	title
	furniture
	telling
	when
	joiner
	second
	undergone
	reporting
	pointer
	uttering
	declining
	silence
	awaiting
	deed
	seeing
	farewell
	copula
	judging
	urging
	raising
	aside
	binding
	undecided
	calling
	naming
	predicate
	occasion
	detail
	mentioning
)

var classNames = []string{
	"elided", "speech", "plain", "between", "barrier", "inner", "determiner", "pronoun",
	"negation", "hypothesis", "asking", "grade", "passive", "term-lead", "title", "furniture",
	"telling", "when", "joiner", "second", "undergone", "reporting", "pointer", "uttering",
	"declining", "silence", "awaiting", "deed", "seeing", "farewell", "copula", "judging", "urging", "raising",
	"aside", "binding", "undecided", "calling", "naming", "predicate", "occasion", "detail",
	"mentioning",
}

// lexicon maps folded words to their classes.
var lexicon = sync.OnceValue(func() map[string]class {
	bits := map[string]class{}
	for i, name := range classNames {
		bits[name] = 1 << i
	}
	words := map[string]class{}
	for line := range strings.Lines(lexiconFile) {
		name, list, found := strings.Cut(line, ":")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(list) {
			words[word] |= bits[name]
		}
	}
	return words
})
