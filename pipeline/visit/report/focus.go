package report

import (
	_ "embed"
	"strings"

	"onrecord/corpus"
)

//go:embed focus.txt
var focusFile string

// focusWords are the phrases of focus.txt: "cue", "lead" and "end".
var focusWords = func() map[string][][]string {
	all := map[string][][]string{}
	for what, words := range columns(focusFile) {
		all[what] = append(all[what], fold(words))
	}
	return all
}()

const (
	focusReach   = 400 // words of a letter in which its focus is stated
	longestFocus = 30  // words
)

// focus is what a visit looked at, in the words of its letter: what stands
// behind the first cue, as far as the first mark or detail.
func (r *reading) focus(first int) (string, corpus.Span) {
	for i := first; i < min(len(r.words), first+focusReach); i++ {
		n := longestAt(r, i, focusWords["cue"])
		if n == 0 {
			continue
		}
		from := i + n
		for n := 1; n > 0; from += n {
			n = longestAt(r, from, focusWords["lead"])
		}
		to := r.focusEnd(from)
		for to > from && (r.folds[to-1] == "and" || r.folds[to-1] == "the") {
			to--
		}
		if to > from {
			span := r.span(from, to)
			return opened(r.show(from, to)), span
		}
	}
	return "", corpus.Span{}
}

// opened takes out an opening quotation mark that nothing closes.
func opened(s string) string {
	if i := strings.LastIndex(s, "‘"); i >= 0 && !strings.Contains(s[i:], "’") {
		return s[:i] + s[i+len("‘"):]
	}
	return s
}

// focusEnd is where the focus that begins at word i ends; one in quotation marks
// ends with them.
func (r *reading) focusEnd(i int) int {
	stops := ".;:(—"
	if strings.ContainsAny(r.between(i), "‘“\"") {
		stops += "’”\""
	}
	for j := i + 1; j < min(len(r.words), i+longestFocus); j++ {
		if strings.ContainsAny(r.between(j), stops) || r.para[j] != r.para[i] || longestAt(r, j, focusWords["end"]) > 0 {
			return j
		}
	}
	return i
}

// longestAt is the length of the longest of phrases at word i, 0 for none.
func longestAt(r *reading, i int, phrases [][]string) int {
	longest := 0
	for _, p := range phrases {
		if len(p) > longest && r.at(i, p) {
			longest = len(p)
		}
	}
	return longest
}
