package pdftext

import (
	"cmp"
	"math"
	"slices"
)

// A measure is what the text of a whole document says about its setting.
type measure struct {
	size    float64 // of most letters
	right   float64 // where full lines end
	leading float64 // between lines, in em
}

// measureOf looks at the lines outside of tables.
func measureOf(ls []line) measure {
	letters := map[float64]int{}
	m := measure{size: 10, leading: usualLeading}
	for _, l := range ls {
		letters[l.size] += len(l.text())
		if n := letters[l.size]; n > letters[m.size] || n == letters[m.size] && l.size < m.size {
			m.size = l.size
		}
	}
	var ends []float64
	for _, l := range ls {
		if math.Abs(l.size-m.size) <= sizeChange*m.size && len(l.cells) == 1 {
			ends = append(ends, l.x1)
		}
	}
	if len(ends) > 0 {
		slices.Sort(ends)
		m.right = ends[len(ends)-1-len(ends)/50]
	}
	m.leading = usualSpacing(ls, m.right)
	return m
}

// A sheet is one page taken apart: lines of running text, and tables among them.
type sheet struct {
	page   int
	height float64 // points
	lines  []line
	tables []table
}

func newSheet(page int, d drawing) sheet {
	found, rest := tables(d.rules, words(d.glyphs))
	return sheet{page: page, height: d.height, lines: lines(rest, page), tables: found}
}

// blocks gives the parts of a page in reading order: furniture at the top, the
// text with its tables, furniture at the foot.
func (s sheet) blocks(m measure) []block {
	var body, art []line
	for _, l := range s.lines {
		if l.art {
			art = append(art, l)
		} else {
			body = append(body, l)
		}
	}
	slices.SortStableFunc(s.tables, func(a, b table) int { return cmp.Compare(b.box.y1, a.box.y1) })
	var text []block
	for _, t := range s.tables {
		above := 0
		for above < len(body) && body[above].y > t.box.y1 {
			above++
		}
		text = append(text, flow(body[:above], m.right, m)...)
		text = append(text, s.tableBlocks(t, m)...)
		body = body[above:]
	}
	text = append(text, flow(body, m.right, m)...)
	return around(art, text)
}

// around puts furniture before or after the text, by where it stands.
func around(art []line, text []block) []block {
	var head, foot []block
	for _, l := range art {
		b := block{cells: [][]line{{l}}}
		if len(text) > 0 && l.y > text[0].first().y {
			head = append(head, b)
		} else {
			foot = append(foot, b)
		}
	}
	return slices.Concat(head, text, foot)
}

// maxRowText is the most that a row of a table holds, in bytes, to be given on
// one line; longer cells are texts of their own.
const maxRowText = 600

// tableBlocks gives each row as one block, its cells side by side, or the
// paragraphs of its cells one cell after another where they are long or alone.
func (s sheet) tableBlocks(t table, m measure) []block {
	var out []block
	for _, row := range t.rows() {
		var cells [][]line
		size := 0
		for _, c := range row {
			ls := lines(c.words, s.page)
			cells = append(cells, ls)
			for _, l := range ls {
				size += len(l.text())
			}
		}
		if len(cells) > 1 && size <= maxRowText {
			out = append(out, block{cells: cells, table: true})
			continue
		}
		for i, ls := range cells {
			blocks := flow(ls, row[i].box.x1-cellPadding, m)
			for j := range blocks {
				blocks[j].table = true
			}
			out = append(out, blocks...)
		}
	}
	return out
}

// cellPadding is the blank between the text of a cell and its rules, in points.
const cellPadding = 4

// flow gives the paragraphs of lines that run from the top to the bottom, in
// columns where there are any.
func flow(ls []line, right float64, m measure) []block {
	if len(ls) == 0 {
		return nil
	}
	if c, ok := findColumns(ls); ok {
		out := flow(c.above, right, m)
		left := column(c.left, m)
		out = append(out, left...)
		second := column(c.right, m)
		if len(left) > 0 && len(second) > 0 && continues(left[len(left)-1], second[0]) {
			last := &out[len(out)-1]
			last.cells = [][]line{slices.Concat(last.cells[0], second[0].cells[0])}
			second = second[1:]
		}
		out = append(out, second...)
		return append(out, flow(c.below, right, m)...)
	}
	return paragraphs(ls, leftEdge(ls), right, m.leading)
}

// column gives the paragraphs of one of several columns, by its own measure.
func column(ls []line, m measure) []block {
	m.right = rightEdge(ls)
	m.leading = usualSpacing(ls, m.right)
	return flow(ls, m.right, m)
}

func leftEdge(ls []line) float64 {
	left := math.Inf(1)
	for _, l := range ls {
		left = math.Min(left, l.x0)
	}
	return left
}
