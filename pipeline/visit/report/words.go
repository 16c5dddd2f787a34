package report

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsFile string

// phrasesFor are the phrases of words.txt by what they are for, folded.
var phrasesFor = func() map[string][][]string {
	all := map[string][][]string{}
	for use, words := range columns(wordsFile) {
		all[use] = append(all[use], fold(words))
	}
	return all
}()

// wordsFor is the set of single words in words.txt that are for use.
func wordsFor(use string) map[string]bool {
	set := map[string]bool{}
	for _, phrase := range phrasesFor[use] {
		set[phrase[0]] = true
	}
	return set
}

// columns yields the two columns of a word list, comments aside.
func columns(file string) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(file) {
			first, second, found := strings.Cut(strings.TrimSpace(line), "\t")
			if found && !strings.HasPrefix(line, "#") && !yield(first, second) {
				return
			}
		}
	}
}
