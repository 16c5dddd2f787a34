package report

import (
	_ "embed"
	"slices"
	"strings"

	"onrecord/corpus"
)

//go:embed titles.tsv
var titlesFile string

// A title is one row of titles.tsv.
type title struct {
	words        []string // folded; bodySlot and themeSlot stand for names
	place        string   // of the body's name: "before", "in", "after", "near"
	inspectorate string
	visit        corpus.VisitKind
	framework    string
	form         corpus.Kind // empty where either is possible
}

const (
	bodySlot  = "{body}"
	themeSlot = "{theme}"
)

var titles = func() []title {
	var all []title
	for line := range strings.Lines(titlesFile) {
		column := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(column) < 6 {
			continue
		}
		t := title{place: column[1], inspectorate: column[2], visit: corpus.VisitKind(column[3]), framework: column[4]}
		if column[5] != "either" {
			t.form = corpus.Kind(column[5])
		}
		for _, w := range strings.Fields(column[0]) {
			if strings.HasPrefix(w, "{") {
				t.words = append(t.words, w)
				continue
			}
			t.words = append(t.words, fold(w)...)
		}
		all = append(all, t)
	}
	return all
}()

// A titling is a title found in a text.
type titling struct {
	title
	first, last         int // words
	bodyFirst, bodyLast int // the words of the body's name; none if equal
}

// longestName is the most words that the printed name of a body has.
const longestName = 16

// titled finds the title that fits first among titles, in words [first, last),
// of the given form. A title begins a line.
func (r *reading) titled(first, last int, form corpus.Kind) (titling, bool) {
	for _, t := range titles {
		if t.form != "" && t.form != form {
			continue
		}
		for i := first; i < last; i++ {
			if !r.starts(i) {
				continue
			}
			if found, ok := r.titleAt(t, i, last); ok {
				return found, true
			}
		}
	}
	return titling{}, false
}

// titleAt matches t at word i. The name of the body in it ends where the words
// behind it in the title begin, or else where a letter's text does.
func (r *reading) titleAt(t title, i, last int) (titling, bool) {
	found := titling{title: t, first: i}
	for j, w := range t.words {
		switch {
		case w != bodySlot && w != themeSlot:
			if i >= last || r.folds[i] != w {
				return found, false
			}
			i++
		default:
			end, ok := r.slotEnd(i, last, t.words[j+1:])
			if !ok {
				return found, false
			}
			if w == bodySlot {
				found.bodyFirst, found.bodyLast = i, end
			}
			i = end
		}
	}
	found.last = i
	return found, true
}

// slotEnd is where a name that begins at word i ends: before the words that go on.
func (r *reading) slotEnd(i, last int, goOn []string) (int, bool) {
	if k := slices.IndexFunc(goOn, func(w string) bool { return strings.HasPrefix(w, "{") }); k >= 0 {
		goOn = goOn[:k]
	}
	for end := i + 1; end < min(last, i+longestName); end++ {
		switch {
		case len(goOn) > 0:
			if r.at(end, goOn) {
				return end, true
			}
		case r.nameEnds(end):
			return end, true
		}
	}
	return 0, false
}

// nameEnds reports whether the printed name of a body in the subject line of a
// letter ends before word i: at the services it is of, at the end of the
// paragraph, or where the letter begins.
func (r *reading) nameEnds(i int) bool {
	if r.para[i] != r.para[i-1] && !strings.HasPrefix(r.folds[i], "children") {
		return true
	}
	for _, opening := range letterOpenings {
		if r.at(i, opening) {
			return true
		}
	}
	return false
}

// letterOpenings are the words that follow the name of the body in the subject
// line of a letter, or that its first sentence begins with.
var letterOpenings = [][]string{
	{"children's", "services"}, {"children's", "social"}, {"children", "services"}, {"local", "authority", "children's"},
	{"this", "letter"}, {"her", "majesty's"}, {"his", "majesty's"}, {"following"}, {"i", "am"}, {"between"}, {"dear"}, {"thank", "you"}, {"as", "you"},
}
