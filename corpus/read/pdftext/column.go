package pdftext

import (
	"math"
	"slices"
)

// columns are the parts of a page where the text stands in two columns: what
// runs over the whole width above them, the two, and what follows.
type columns struct{ above, left, right, below []line }

const (
	columnLines = 5    // each column has at least as many
	columnWidth = 0.2  // of the width of both: a narrower one is a margin
	columnFill  = 0.55 // of its width: prose fills its lines as far, a table's cells do not
	gutterStep  = 4.0  // points between gutters tried
	gutterWidth = 0.7  // em: a narrower gap is one between words
)

// findColumns looks for the gutter that the most lines in succession leave
// free, with prose on both sides of it.
func findColumns(ls []line) (columns, bool) {
	if len(ls) < columnLines {
		return columns{}, false
	}
	var best columns
	most := 0
	for _, x := range gutters(ls) {
		from, to := clearRun(ls, x)
		if n := to - from; n > most {
			if c, ok := divideAt(ls, from, to, x); ok {
				best, most = c, n
			}
		}
	}
	return best, most > 0
}

// gutters are where a second column may begin: left of the starts of lines,
// and in the middle of wide gaps within lines.
func gutters(ls []line) []float64 {
	tried := map[int]bool{}
	var out []float64
	add := func(x float64) {
		if k := int(x / gutterStep); !tried[k] {
			tried[k] = true
			out = append(out, x)
		}
	}
	from := leftEdge(ls) + columnWidth*(rightEdge(ls)-leftEdge(ls))
	for _, l := range ls {
		if l.x0 > from {
			add(l.x0 - 0.1*l.size)
		}
		for _, c := range l.cells[1:] {
			add((l.words[c-1].x1 + l.words[c].x0) / 2)
		}
	}
	return out
}

// clearRun is the longest run of lines that have no word across x.
func clearRun(ls []line, x float64) (from, to int) {
	start := 0
	for i := 0; i <= len(ls); i++ {
		if i < len(ls) && !crosses(ls[i], x) {
			continue
		}
		if i-start > to-from {
			from, to = start, i
		}
		start = i + 1
	}
	return from, to
}

func crosses(l line, x float64) bool {
	if l.x1 < x || l.x0 > x {
		return false
	}
	for i := 1; i < len(l.words); i++ {
		if l.words[i-1].x1 <= x && l.words[i].x0 >= x {
			return l.words[i].x0-l.words[i-1].x1 < gutterWidth*l.size
		}
	}
	return true
}

func divideAt(ls []line, from, to int, x float64) (columns, bool) {
	c := columns{above: ls[:from], below: ls[to:]}
	for _, l := range ls[from:to] {
		i := 0
		for i < len(l.words) && l.words[i].x1 <= x {
			i++
		}
		if i > 0 {
			c.left = append(c.left, newLine(l.words[:i], l.page))
		}
		if i < len(l.words) {
			c.right = append(c.right, newLine(l.words[i:], l.page))
		}
	}
	if len(c.left) < columnLines || len(c.right) < columnLines {
		return c, false
	}
	whole := rightEdge(c.right) - leftEdge(c.left)
	return c, isProse(c.left, whole) && isProse(c.right, whole) && overlapping(c.left, c.right)
}

func isProse(ls []line, whole float64) bool {
	width := rightEdge(ls) - leftEdge(ls)
	filled := make([]float64, len(ls))
	for i, l := range ls {
		filled[i] = (l.x1 - l.x0) / width
	}
	slices.Sort(filled)
	return width > columnWidth*whole && filled[len(filled)/2] > columnFill
}

// overlapping columns stand beside each other for most of their height.
func overlapping(a, b []line) bool {
	top := math.Min(a[0].y, b[0].y)
	bottom := math.Max(a[len(a)-1].y, b[len(b)-1].y)
	height := math.Min(a[0].y-a[len(a)-1].y, b[0].y-b[len(b)-1].y)
	return top-bottom > 0.6*height
}
