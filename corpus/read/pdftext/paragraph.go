package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A block is what stands between blank lines: a paragraph, a heading, an item
// of a list, a row of a table, or furniture of the page.
type block struct {
	cells [][]line // a paragraph has one; a row of a table one for each cell
	right float64  // how far to the right the text around it reaches
	table bool     // stands in a ruled table
}

func (b block) first() line { return b.cells[0][0] }

func (b block) last() line {
	c := b.cells[len(b.cells)-1]
	return c[len(c)-1]
}

// furniture reports whether b is a running head or page number.
func (b block) furniture() bool { return b.first().art }

const (
	sizeChange   = 0.08 // relative: letters that differ more are of another style
	leadingSlack = 1.25 // of the usual distance between lines: more is a new paragraph
	usualLeading = 1.2  // em, where a text is too short to tell
	indentStep   = 0.8  // em
	roomSlack    = 0.8  // em: the blank before the next word, and what measures of width differ by
	midSentence  = 0.6  // of the measure
	narrowWidth  = 0.5  // of the text's width: a narrower block is no paragraph set to its own measure
)

// paragraphs makes blocks of the lines of one column, from the top: first by
// space, style, indentation and list marks, then by lines that end before they
// had to. left and right are the edges of the column.
func paragraphs(ls []line, left, right, leading float64) []block {
	var out []block
	for _, chunk := range chunks(ls, leading) {
		for _, part := range splitShort(chunk, left, right) {
			out = append(out, block{cells: [][]line{part}, right: right})
		}
	}
	return out
}

func chunks(ls []line, leading float64) [][]line {
	var out [][]line
	start := 0
	for i := 1; i <= len(ls); i++ {
		if i < len(ls) && !parts(ls[start:i], ls[i], leading) {
			continue
		}
		if i > start {
			out = append(out, ls[start:i])
		}
		start = i
	}
	return out
}

// parts reports whether next begins a new paragraph after the lines of open.
func parts(open []line, next line, leading float64) bool {
	prev := open[len(open)-1]
	gap := prev.y - next.y
	size := math.Max(prev.size, next.size)
	switch {
	case len(prev.cells) > 1 || len(next.cells) > 1, next.startsItem():
		return true
	case gap > leading*leadingSlack*size, gap < 0:
		return true
	case !sameStyle(prev, next):
		return true
	}
	return indented(open, next)
}

func sameStyle(a, b line) bool {
	alike := math.Abs(a.size-b.size) <= sizeChange*math.Max(a.size, b.size)
	return alike && !(a.bold && b.plain) && !(a.plain && b.bold)
}

// indented reports whether a change of the left edge parts next from open: a
// step in, unless open is a list item; a step out, unless open is one line.
func indented(open []line, next line) bool {
	prev := open[len(open)-1]
	step := (next.x0 - prev.x0) / prev.size
	if math.Abs((next.x0+next.x1)-(prev.x0+prev.x1)) < prev.size && math.Abs(step) > 0.1 {
		return false // centred
	}
	isItem := open[0].startsItem()
	switch {
	case step > indentStep:
		return len(open) > 1 || !isItem && !prev.hangs(next)
	case step < -indentStep:
		return len(open) > 1 || isItem
	}
	return false
}

// hangs reports whether l is the first line of an item whose others, of which
// next is one, start where its words do.
func (l line) hangs(next line) bool {
	return len(l.words) > 1 && isMark(l.words[0].text) && math.Abs(next.x0-l.words[1].x0) < 0.5*l.size
}

// startsItem reports whether l begins an item of a list: a bullet, or a number
// set apart from the words that follow.
func (l line) startsItem() bool {
	if len(l.words) < 2 || !isMark(l.words[0].text) {
		return false
	}
	gap := l.words[1].x0 - l.words[0].x1
	r, _ := utf8.DecodeRuneInString(l.words[0].text)
	sure := strings.ContainsRune("•◼◾▪■□●○◦‣⁃∙➢➤►▶✓✔❖", r) || isPrivate(r)
	return sure || gap > 0.6*l.size
}

// splitShort parts lines where one ends although the first word of the next
// would have had room on it. Lines that fill a measure of their own, narrower
// than the column's, are held against that.
func splitShort(ls []line, left, right float64) [][]line {
	if own := rightEdge(ls); len(ls) > 2 && own-left > narrowWidth*(right-left) && fills(ls, own) {
		return [][]line{ls}
	}
	var out [][]line
	start := 0
	for i := 1; i <= len(ls); i++ {
		if i == len(ls) || !full(ls[i-1], ls[i], right) {
			out = append(out, ls[start:i])
			start = i
		}
	}
	return out
}

func rightEdge(ls []line) float64 {
	var right float64
	for _, l := range ls {
		right = math.Max(right, l.x1)
	}
	return right
}

func fills(ls []line, right float64) bool {
	for i := 1; i < len(ls); i++ {
		if !full(ls[i-1], ls[i], right) {
			return false
		}
	}
	return true
}

// full reports whether l had no room for the first word of next; or whether it
// ends in mid-sentence after most of the measure, as lines do that are set by
// other rules than a word processor's.
func full(l, next line, right float64) bool {
	w := next.words[0]
	if endsInHyphen(l) || l.x1+(w.x1-w.x0)+roomSlack*l.size > right {
		return true
	}
	return l.x1-l.x0 > midSentence*(right-l.x0) && startsLower(w.text) && !endsSentence(l.text())
}

// continues reports whether the paragraph b goes on in next, which stands in
// the next column or on the next page.
func continues(b, next block) bool {
	if b.table || next.table || len(b.cells) > 1 || len(next.cells) > 1 {
		return false
	}
	last, first := b.last(), next.first()
	if len(last.cells) > 1 || len(first.cells) > 1 || first.startsItem() || !sameStyle(last, first) {
		return false
	}
	if startsLower(first.words[0].text) {
		return true
	}
	return !endsSentence(last.text()) && full(last, first, b.right) && !(last.bold && first.bold)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "‘“'\"("))
	return unicode.IsLower(r)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "’”'\")0123456789")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;", r)
}

// usualSpacing is the distance between the lines of paragraphs, in em: that of
// lines that are full, so that the next belongs to the same paragraph.
func usualSpacing(ls []line, right float64) float64 {
	var gaps []float64
	for i := 1; i < len(ls); i++ {
		a, b := ls[i-1], ls[i]
		gap := (a.y - b.y) / a.size
		if a.page == b.page && a.x0 < b.x1 && b.x0 < a.x1 && gap > 0.8 && gap < 3 && sameStyle(a, b) && full(a, b, right) && len(a.cells) == 1 {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) < 3 {
		return usualLeading
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}
