package pdftext

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

const (
	edgeLines   = 3    // lines at the top and at the foot of a page that may be furniture
	edgeHeight  = 0.15 // of the page, at the top and at the foot, in which furniture stands
	repeats     = 0.3  // of the pages that a running head stands on, and at least three
	mostMarked  = 0.4  // of all letters: producers that mark more than that as furniture are not believed
	mostNumeric = 12   // bytes of a page number, "Page 3 of 12"
)

// markFurniture finds running heads and page numbers: what the producer
// marked, and lines at the edges of pages that come again on others.
func (d *document) markFurniture() {
	if d.markedShare() > mostMarked {
		d.each(func(l *line) { l.art = false })
	}
	pagesOf := map[string]int{}
	for i := range d.sheets {
		for key := range d.sheets[i].edgeKeys() {
			pagesOf[key]++
		}
	}
	least := max(3, int(repeats*float64(len(d.sheets))))
	if len(d.sheets) == 2 {
		least = 2
	}
	for i := range d.sheets {
		s := &d.sheets[i]
		for key, at := range s.edgeKeys() {
			if pagesOf[key] >= least {
				for _, j := range at {
					s.lines[j].art = true
				}
			}
		}
	}
}

func (d *document) each(do func(*line)) {
	for i := range d.sheets {
		for j := range d.sheets[i].lines {
			do(&d.sheets[i].lines[j])
		}
	}
}

func (d *document) markedShare() float64 {
	marked, all := 0, 1
	d.each(func(l *line) {
		n := len(l.text())
		all += n
		if l.art {
			marked += n
		}
	})
	return float64(marked) / float64(all)
}

// edgeKeys gives the lines at the top and foot of a page under keys that are
// the same on every page: the text without its numbers, and the edge.
func (s *sheet) edgeKeys() map[string][]int {
	order := make([]int, len(s.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.lines[b].y, s.lines[a].y) })
	keys := map[string][]int{}
	for n, i := range order {
		fromFoot := len(order) - 1 - n
		key := withoutNumbers(s.lines[i].text())
		switch {
		case fromFoot < edgeLines && s.lines[i].y < edgeHeight*s.height:
			keys["foot "+key] = append(keys["foot "+key], i)
		case n < edgeLines && s.lines[i].y > (1-edgeHeight)*s.height:
			keys["head "+key] = append(keys["head "+key], i)
		}
	}
	return keys
}

func withoutNumbers(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}

// furnitureKind tells page numbers from running heads.
func furnitureKind(text string) string {
	letters := strings.TrimFunc(withoutNumbers(text), func(r rune) bool { return !unicode.IsLetter(r) })
	switch strings.ToLower(strings.Join(strings.Fields(letters), " ")) {
	case "", "page", "page of", "of", "p":
		if len(text) <= mostNumeric+len("Page  of ") {
			return "page-number"
		}
	}
	return "running-head"
}
