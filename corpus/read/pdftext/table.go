package pdftext

import (
	"cmp"
	"math"
	"slices"
)

// A table is a connected set of rules and the words within it.
type table struct {
	box   rect
	cells []cell // by row from the top, then from the left
}

// A cell is the words between four rules.
type cell struct {
	box   rect
	words []word
}

const (
	ruleTouch  = 3.0  // points between rules that meet
	maxOfTable = 1500 // rules of one page: more is a picture
)

// tables finds the ruled tables of a page and gives their words and the rest
// apart. A box with text in it is a table of one cell.
func tables(rules []rule, all []word) (found []table, rest []word) {
	groups := connected(rules)
	if len(groups) == 0 {
		return nil, all
	}
	inside := make([][]word, len(groups))
	for _, w := range all {
		if i := slices.IndexFunc(groups, func(g grid) bool { return g.holds(w) }); i >= 0 && !w.artifact {
			inside[i] = append(inside[i], w)
		} else {
			rest = append(rest, w)
		}
	}
	for i, g := range groups {
		if len(inside[i]) > 0 {
			found = append(found, table{g.box, g.divide(inside[i])})
		}
	}
	return found, rest
}

// A grid is the rules of one table.
type grid struct {
	box    rect
	across []rect // horizontal rules
	down   []rect // vertical ones
}

// connected joins rules that touch into grids, and keeps those that enclose something.
func connected(rules []rule) []grid {
	if len(rules) > maxOfTable {
		return nil
	}
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.x0, b.x0) })
	for i := range rules {
		for j := i + 1; j < len(rules) && rules[j].x0 <= rules[i].x1+ruleTouch; j++ {
			if rules[j].y0 <= rules[i].y1+ruleTouch && rules[i].y0 <= rules[j].y1+ruleTouch {
				group[root(j)] = root(i)
			}
		}
	}
	byRoot := map[int]*grid{}
	var order []int
	for i, r := range rules {
		g, ok := byRoot[root(i)]
		if !ok {
			g = &grid{}
			byRoot[root(i)] = g
			order = append(order, root(i))
		}
		g.add(r)
	}
	var out []grid
	for _, i := range order {
		if g := byRoot[i]; g.encloses() {
			out = append(out, *g)
		}
	}
	return out
}

func (g *grid) add(r rule) {
	g.box = g.box.cover(r.rect)
	if r.width() >= r.height() {
		g.across = append(g.across, r.rect)
	} else {
		g.down = append(g.down, r.rect)
	}
}

// encloses reports whether the rules can hold text between them.
func (g *grid) encloses() bool {
	return len(g.across) >= 2 && len(g.down) >= 2 && g.box.width() > 20 && g.box.height() > 10
}

func (g *grid) holds(w word) bool {
	x, y := (w.x0+w.x1)/2, w.y+w.size/4
	return x > g.box.x0 && x < g.box.x1 && y > g.box.y0 && y < g.box.y1
}

// around is the cell that a point stands in: the nearest rules on its four sides.
func (g *grid) around(x, y float64) rect {
	c := g.box
	for _, r := range g.across {
		if r.x0-ruleTouch > x || r.x1+ruleTouch < x {
			continue
		}
		if r.y0 >= y {
			c.y1 = math.Min(c.y1, r.y0)
		} else {
			c.y0 = math.Max(c.y0, r.y1)
		}
	}
	for _, r := range g.down {
		if r.y0-ruleTouch > y || r.y1+ruleTouch < y {
			continue
		}
		if r.x0 >= x {
			c.x1 = math.Min(c.x1, r.x0)
		} else {
			c.x0 = math.Max(c.x0, r.x1)
		}
	}
	return c
}

// divide puts each word into its cell.
func (g *grid) divide(words []word) []cell {
	var cells []cell
	for _, w := range words {
		box := g.around((w.x0+w.x1)/2, w.y+w.size/4)
		i := slices.IndexFunc(cells, func(c cell) bool { return near(c.box, box) })
		if i < 0 {
			i = len(cells)
			cells = append(cells, cell{box: box})
		}
		cells[i].words = append(cells[i].words, w)
	}
	slices.SortStableFunc(cells, func(a, b cell) int {
		if math.Abs(a.box.y1-b.box.y1) > ruleTouch {
			return cmp.Compare(b.box.y1, a.box.y1)
		}
		return cmp.Compare(a.box.x0, b.box.x0)
	})
	return cells
}

func near(a, b rect) bool {
	return math.Abs(a.x0-b.x0) < ruleTouch && math.Abs(a.y0-b.y0) < ruleTouch &&
		math.Abs(a.x1-b.x1) < ruleTouch && math.Abs(a.y1-b.y1) < ruleTouch
}

// rows gives the cells of each row.
func (t table) rows() [][]cell {
	var out [][]cell
	for _, c := range t.cells {
		if n := len(out); n > 0 && math.Abs(out[n-1][0].box.y1-c.box.y1) <= ruleTouch {
			out[n-1] = append(out[n-1], c)
		} else {
			out = append(out, []cell{c})
		}
	}
	return out
}
