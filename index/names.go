package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"onrecord/corpus/text"
)

// Bounds on how far a name may be from the one that was typed to be suggested: in
// changed letters, as a share of the longer one's letters.
const (
	farSurname = 0.25
	farName    = 0.5 // where the surnames are near
	farWhole   = 0.35
	mostTyped  = 100 // letters of what was typed that are looked at
)

// nearestNames gives up to three of the known names of people and organisations, the
// nearest to typed first: by the letters to be changed in the whole name and in the
// surname. Ids are near to ids alone. Pairs of letters, by which Nearest goes, make
// "Anita Graves" like "Sunita Rao".
func nearestNames(typed string, known []string) []string {
	type near struct {
		name string
		far  float64
	}
	wanted := nameOf(typed)
	var found []near
	for _, name := range known {
		if strings.Contains(name, "/") != strings.Contains(typed, "/") {
			continue
		}
		held := nameOf(name)
		whole, surname := distance(wanted.whole, held.whole), distance(wanted.surname, held.surname)
		if whole <= farWhole || surname <= farSurname && (wanted.single() || whole <= farName) {
			found = append(found, near{name, whole + surname})
		}
	}
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.name, b.name)) })
	var names []string
	for _, n := range found[:min(mostNear, len(found))] {
		names = append(names, n.name)
	}
	return names
}

// A foldedName is the folded words of a name, and its last word.
type foldedName struct{ whole, surname string }

func (n foldedName) single() bool { return n.whole == n.surname }

func nameOf(s string) foldedName {
	if runes := []rune(s); len(runes) > mostTyped {
		s = string(runes[:mostTyped])
	}
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return foldedName{}
	}
	return foldedName{strings.Join(words, " "), words[len(words)-1]}
}

// distance is how many letters must be put in, taken out or replaced to make b of
// a, as a share of the longer one's; 1 where one is empty.
func distance(a, b string) float64 {
	if a == "" || b == "" {
		return 1
	}
	return float64(levenshtein.ComputeDistance(a, b)) / float64(max(len([]rune(a)), len([]rune(b))))
}
