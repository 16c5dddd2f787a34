package report

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

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
			t.words = append(t.words, pattern(w)...)
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

// longestName is the most words that the printed name of a body has, and
// longestTheme the most that the theme of a joint inspection has.
const (
	longestName  = 16
	longestTheme = 30
)

// beforeTitle are words that may stand before a title in its line.
var beforeTitle = wordsFor("before title")

// titled finds the title that fits first among titles, in words [first, last),
// of the given form, where mayBegin lets it begin.
func (r *reading) titled(first, last int, form corpus.Kind, mayBegin func(t title, i int) bool) (titling, bool) {
	for _, t := range titles {
		if t.form != "" && t.form != form {
			continue
		}
		for i := first; i < last; i++ {
			if r.folds[i] != t.words[0] || !mayBegin(t, i) {
				continue
			}
			if found, ok := r.titleAt(t, i, last); ok {
				return found, true
			}
		}
	}
	return titling{}, false
}

// beginsTitle reports whether word i stands where the title t of a report
// begins: at the start of a line, a word like "Second" aside, or, where line ends
// are lost, behind the body's name that opens the text.
func (r *reading) beginsTitle(t title, i int) bool {
	if r.starts(i) || beforeTitle[r.folds[i-1]] && r.starts(i-1) {
		return true
	}
	return t.place == "before" && i <= longestName && r.properName(0, i)
}

// titleAt matches t at word i. The name of the body in it ends where the words
// behind it in the title begin, or else where the text goes on.
func (r *reading) titleAt(t title, i, last int) (titling, bool) {
	found := titling{title: t, first: i}
	for j, w := range t.words {
		end := i + 1
		switch w {
		case themeSlot:
			end = r.themeEnd(i, last, t.words[j+1])
		case bodySlot:
			end = r.nameEnd(i, last, t.words[j+1:])
			found.bodyFirst, found.bodyLast = i, end
		default:
			if i >= last || r.folds[i] != w && w != anyWord {
				end = i
			}
		}
		if end == i {
			return found, false
		}
		i = end
	}
	found.last = i
	return found, true
}

// themeEnd is where the theme of a joint inspection ends: before the last word
// next of its paragraph; i where there is none.
func (r *reading) themeEnd(i, last int, next string) int {
	end := i
	for j := i + 1; j < min(last, i+longestTheme) && r.para[j] == r.para[i]; j++ {
		if r.folds[j] == next {
			end = j
		}
	}
	return end
}

// nameEnd is where the name of a body that begins at word i ends: before the
// words that go on, or where the subject line does; i where it is no name.
func (r *reading) nameEnd(i, last int, goOn []string) int {
	most := min(last, i+longestName)
	for end := i + 1; end <= most; end++ {
		var ends bool
		switch {
		case len(goOn) > 0:
			ends = r.at(end, goOn)
		case end == last:
			ends = true
		default:
			ends = r.nameEnds(end)
		}
		if ends && r.properName(i, end) {
			return end
		}
	}
	return i
}

// properName reports whether words [first, last) can be the name of a body:
// capitals, and the small words between them.
func (r *reading) properName(first, last int) bool {
	capitals := 0
	for i := first; i < last; i++ {
		c, _ := utf8.DecodeRuneInString(r.surface(i))
		switch {
		case unicode.IsUpper(c) || unicode.IsDigit(c):
			capitals++
		case !nameWords[r.folds[i]]:
			return false
		}
	}
	return capitals > 0
}

// nameWords are words without a capital in the printed names of bodies.
var nameWords = wordsFor("in body")

// nameEnds reports whether the printed name of a body in a title ends before
// word i: at the services it is of, at the end of the paragraph, or where the
// text begins.
func (r *reading) nameEnds(i int) bool {
	if r.para[i] != r.para[i-1] && !strings.HasPrefix(r.folds[i], "children") && r.folds[i] != "services" {
		return true
	}
	for _, opening := range openings {
		if r.at(i, opening) {
			return true
		}
	}
	return false
}

// openings are the words that follow the name of the body in a title, or that
// the text behind it begins with.
var openings = phrasesFor["behind body"]
