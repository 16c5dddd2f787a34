package quote

import (
	_ "embed"
	"strings"
)

//go:embed lexicon.txt
var lexiconFile string

type words map[string]bool

// lexicon holds the classes of lexicon.txt.
var lexicon = struct {
	elided, speech, plain, between, barrier, inner, determiner, pronoun, negation, hypothesis, asking, grade, passive, termLead words
}{
	class("elided"), class("speech"), class("plain"), class("between"), class("barrier"), class("inner"),
	class("determiner"), class("pronoun"), class("negation"), class("hypothesis"), class("asking"), class("grade"), class("passive"), class("term-lead"),
}

func class(name string) words {
	set := words{}
	for line := range strings.Lines(lexiconFile) {
		if list, found := strings.CutPrefix(line, name+":"); found {
			for word := range strings.FieldsSeq(list) {
				set[word] = true
			}
		}
	}
	return set
}
