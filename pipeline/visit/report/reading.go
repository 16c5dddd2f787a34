package report

import (
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A reading is the words of a text in order, furniture left out: what a reader
// sees who passes over running heads and page numbers. Marks and line ends are
// not words; they are asked for with [reading.between].
type reading struct {
	source string
	words  []text.Word // lexical ones
	folds  []string
	para   []int32 // paragraph of each word
}

// read makes a reading of the first most words of t; of all for most < 0.
func read(t *text.Text, most int) *reading {
	r := &reading{source: t.Source}
	for pi, p := range t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		for _, w := range t.Words[p.First:p.Last] {
			if most >= 0 && len(r.words) >= most {
				return r
			}
			surface := t.Source[w.Start:w.End]
			if f := foldWord(surface); f != "" && (w.Lexical() || f == "and") {
				r.words = append(r.words, w)
				r.folds = append(r.folds, f)
				r.para = append(r.para, int32(pi))
			}
		}
	}
	return r
}

// foldWord folds a word; & is "and", and the number of a footnote that sticks
// to a word ("Board1") is taken off.
func foldWord(surface string) string {
	if surface == "&" {
		return "and"
	}
	f := text.Fold(surface)
	if word := strings.TrimRightFunc(f, unicode.IsDigit); len(word) > 3 && !unicode.IsDigit(rune(f[0])) {
		return word
	}
	return f
}

// between is what stands between word i-1 and word i.
func (r *reading) between(i int) string {
	if i <= 0 || i >= len(r.words) {
		return ""
	}
	return r.source[r.words[i-1].End:r.words[i].Start]
}

// starts reports whether word i begins a line or a paragraph.
func (r *reading) starts(i int) bool {
	return i == 0 || i >= len(r.words) || r.para[i] != r.para[i-1] || strings.ContainsAny(r.between(i), "\n\r\f\v\u2028")
}

func (r *reading) surface(i int) string { return r.words[i].Span().Of(r.source) }

// span is the place of words [first, last).
func (r *reading) span(first, last int) corpus.Span {
	if first >= last {
		return corpus.Span{}
	}
	return corpus.Span{Start: int(r.words[first].Start), End: int(r.words[last-1].End)}
}

// show is the text of words [first, last), its white space made single.
func (r *reading) show(first, last int) string {
	return strings.Join(strings.Fields(r.span(first, last).Of(r.source)), " ")
}

// at reports whether the words at i are those of phrase.
func (r *reading) at(i int, phrase []string) bool {
	if i < 0 || i+len(phrase) > len(r.folds) {
		return false
	}
	for j, w := range phrase {
		if r.folds[i+j] != w && w != anyWord {
			return false
		}
	}
	return true
}

// find is the first place of phrase in words [first, last), or -1.
func (r *reading) find(phrase []string, first, last int) int {
	for i := max(first, 0); i+len(phrase) <= min(last, len(r.folds)); i++ {
		if r.at(i, phrase) {
			return i
		}
	}
	return -1
}

// findLast is the last place of phrase, or -1.
func (r *reading) findLast(phrase []string) int {
	for i := len(r.folds) - len(phrase); i >= 0; i-- {
		if r.at(i, phrase) {
			return i
		}
	}
	return -1
}

func fold(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if f := foldWord(s[w.Start:w.End]); f != "" && (w.Lexical() || f == "and") {
			all = append(all, f)
		}
	}
	return all
}

// pattern folds a row of a word list, in which _ is any one word.
func pattern(row string) []string {
	var all []string
	for _, w := range strings.Fields(row) {
		if w == anyWord {
			all = append(all, w)
			continue
		}
		all = append(all, fold(w)...)
	}
	return all
}
