package report

import (
	_ "embed"
	"slices"
	"strings"

	"onrecord/corpus"
)

//go:embed labels.tsv
var labelsFile string

var labelsOf = func() map[string][][]string {
	all := map[string][][]string{}
	for what, label := range columns(labelsFile) {
		all[what] = append(all[what], fold(label))
	}
	return all
}()

// labels are the wordings of the label of "dates", "published" or "inspector".
func labels(what string) [][]string { return labelsOf[what] }

// label finds the first label of what in words [first, last), and the word
// behind it. A label begins a line or has a colon behind it.
func (r *reading) label(what string, first, last int) (at, behind int, ok bool) {
	for i := first; i < min(last, len(r.words)); i++ {
		n := longestAt(r, i, labels(what))
		if n > 0 && (r.starts(i) || strings.HasPrefix(r.between(i+n), ":")) {
			return i, i + n, true
		}
	}
	return 0, 0, false
}

// published is the day that a report says it was published on. In a table whose
// labels stand apart from what they label, a few words may come between.
func (r *reading) published(first, last int) (corpus.Date, corpus.Span) {
	for i := first; i < last; {
		at, behind, ok := r.label("published", i, last)
		if !ok {
			break
		}
		label := behind-at > 1 || strings.HasPrefix(r.between(behind), ":") // not a line that happens to begin so
		if d, ok := r.dating(behind, labelSlack); ok && label && len(d.parts) == 1 && d.parts[0].day != 0 {
			return d.parts[0].date(), r.span(d.first, d.last)
		}
		i = behind
	}
	return "", corpus.Span{}
}

// labelSlack is how many words may stand between a label and the dates it labels.
const labelSlack = 4

// letterDate is the date at the head of a letter: the first full one that stands
// on a line of its own, or else the first.
func (r *reading) letterDate(last int) (corpus.Date, corpus.Span) {
	var first dating
	for i := 0; i < last; i++ {
		d, ok := r.datesAt(i)
		if !ok || len(d.parts) != 1 || d.first != i || d.parts[0].day == 0 || d.parts[0].year == 0 {
			continue
		}
		if r.starts(i) && r.starts(d.last) {
			return d.parts[0].date(), r.span(d.first, d.last)
		}
		if first.parts == nil {
			first = d
		}
	}
	if first.parts == nil {
		return "", corpus.Span{}
	}
	return first.parts[0].date(), r.span(first.first, first.last)
}

// letterDates are the days of the visit that a letter tells of: the first that
// it prints behind its subject, in a paragraph that speaks of a visit, unless
// they are those of another event before it ("since it was judged inadequate on
// 3 May").
func (r *reading) letterDates(first, last int) (dating, bool) {
	for i := first; i < min(last, len(r.words)); i++ {
		if !digit(r.folds[i][0]) {
			continue
		}
		d, ok := r.datesAt(i)
		if ok && d.parts[0].day != 0 && r.inParagraph(i, visitWords) && !anyOf(r.folds[max(first, i-pastReach):i], pastWords) {
			return d, true
		}
		i = max(i, d.last-1)
	}
	return dating{}, false
}

var (
	visitWords = wordsFor("visit")
	pastWords  = wordsFor("past")
)

// pastReach is how many words before a date tell that it is of another event.
const pastReach = 5

// inParagraph reports whether the paragraph of word i has one of words.
func (r *reading) inParagraph(i int, words map[string]bool) bool {
	first, last := i, i
	for first > 0 && r.para[first-1] == r.para[i] {
		first--
	}
	for last < len(r.words) && r.para[last] == r.para[i] {
		last++
	}
	return anyOf(r.folds[first:last], words)
}

func anyOf(folds []string, words map[string]bool) bool {
	return slices.ContainsFunc(folds, func(w string) bool { return words[w] })
}
