package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/text"
	"onrecord/index"
)

// Bounds on how far a name may be from the one that was typed to be suggested: in
// changed letters, as a share of the longer one's letters.
const (
	farSurname = 0.25
	farName    = 0.5 // where the surnames are near
	farWhole   = 0.35
	mostTyped  = 100 // letters of what was typed that are looked at
	mostNear   = 3   // names that are suggested
)

// nearerSpeakers is err, and where it says that there is no such speaker, with the
// names that are nearest to what was typed.
func (s callable) nearerSpeakers(ctx context.Context, err error) error {
	unknown := new(index.UnknownError)
	if !errors.As(err, &unknown) || unknown.Field != index.FieldSpeaker {
		return err
	}
	var names []string
	for name, err := range s.Known(ctx, index.FieldSpeaker) {
		if err != nil {
			return err
		}
		names = append(names, name)
	}
	unknown.Nearest = nearestNames(unknown.Value, names)
	if query := new(index.QueryError); errors.As(err, &query) {
		query.Msg = unknown.Error()
	}
	return err
}

// nearestNames are the names near to typed, the nearest first: by the letters to be
// changed in the whole name and in the surname. Ids are near to ids alone.
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
		if whole <= farWhole || surname <= farSurname && (wanted.single || whole <= farName) {
			found = append(found, near{name, whole + surname})
		}
	}
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.name, b.name)) })
	found = slices.CompactFunc(found, func(a, b near) bool { return a.name == b.name })
	var names []string
	for _, n := range found[:min(mostNear, len(found))] {
		names = append(names, n.name)
	}
	return names
}

// A typedName is the folded letters of a name, its last word apart.
type typedName struct {
	whole, surname []rune
	single         bool // of one word
}

func nameOf(s string) typedName {
	if runes := []rune(s); len(runes) > mostTyped {
		s = string(runes[:mostTyped])
	}
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return typedName{}
	}
	return typedName{[]rune(strings.Join(words, " ")), []rune(words[len(words)-1]), len(words) == 1}
}

// distance is how many letters must be put in, taken out or replaced to make b of
// a (V. I. Levenshtein 1966, "Binary codes capable of correcting deletions,
// insertions, and reversals"), as a share of the longer one's; 1 where one is empty.
func distance(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		corner := row[0]
		row[0] = i + 1
		for j, q := range b {
			change := corner
			if r != q {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return float64(row[len(b)]) / float64(max(len(a), len(b)))
}
