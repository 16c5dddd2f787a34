package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A table is how lines of one sort are shown to people.
type table[L any] struct {
	head  []string
	row   func(L) []string
	spare []string // heads of columns that give way to the others, the least useful first
}

// A cut is how the cells of a column give way where a table is too wide: by which
// function, and with how large a share of the room.
type cut struct {
	to    func(cell string, width int) string
	share int
}

// cuts are those of the columns that hold words or ids, by their heads; figures
// and dates are never cut.
var cuts = map[string]cut{
	"LEFT": {rightmost, 2}, "RIGHT": {short, 2}, "MATCH": {short, 2}, "WORDS": {short, 2}, "TITLE": {short, 2},
	"SPEAKER": {short, 1}, "NAME": {short, 1}, "ROLES": {short, 1}, "INSPECTOR": {short, 1}, "FOCUS": {short, 1},
	"OUTLET": {short, 1}, "CANDIDATES": {short, 1}, "PHRASE": {short, 2}, "FAMILY": {short, 1}, "BY": {short, 2},
	"VERDICT": {short, 2}, "VISIT": {ends, 3}, "VALUE": {ends, 2}, "DOCUMENT": {ends, 1}, "REPORT": {ends, 1},
	"QUOTATION": {ends, 1}, "ID": {ends, 1},
}

// Bounds of a table's columns, in characters.
const (
	columnGap      = 2
	readableShare  = 12 // below it columns that can be spared give way
	narrowestShare = 7  // below it a line is cut at its end instead
)

// A grid is the rows of a table, the head first, until all are known.
type grid struct {
	rows  [][]string
	width int      // most characters of a line; 0 for any
	spare []string // heads of columns that may be left out, the first one first
}

func (g *grid) add(cells []string) {
	for i, cell := range cells {
		cells[i] = inCell.Replace(cell)
	}
	g.rows = append(g.rows, cells)
}

// inCell keeps a cell in its column and line.
var inCell = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// makeRoom leaves out columns that can be spared until the others can be read, and
// returns the heads of those that it left out.
func (g *grid) makeRoom() (left []string) {
	for _, head := range g.spare {
		if len(g.rows) == 0 || g.fits(g.shared(g.natural(), readableShare)) {
			break
		}
		if at := slices.Index(g.rows[0], head); at >= 0 {
			g.leaveOut(at)
			left = append(left, head)
		}
	}
	return left
}

func (g *grid) leaveOut(column int) {
	for i, row := range g.rows {
		g.rows[i] = slices.Delete(row, column, column+1)
	}
}

func (g *grid) fits(widths []int) bool { return g.width == 0 || lineWidth(widths) <= g.width }

// print writes the rows in columns.
func (g *grid) print(out *bufio.Writer) error {
	widths := g.columns()
	for _, row := range g.rows {
		var line strings.Builder
		for i, cell := range row {
			if utf8.RuneCountInString(cell) > widths[i] {
				cell = cuts[g.headOf(i)].to(cell, widths[i])
			}
			fmt.Fprintf(&line, "%-*s", widths[i]+columnGap, cell)
		}
		if _, err := out.WriteString(clip(strings.TrimRight(line.String(), " "), g.width) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) headOf(i int) string { return strings.TrimSpace(g.rows[0][i]) }

// columns are the widths of the columns: as wide as their cells, or where that is
// too wide with the greatest share for those that can be cut that fits.
func (g *grid) columns() []int {
	natural := g.natural()
	if len(natural) == 0 {
		return nil
	}
	widths := natural
	for share := slices.Max(natural); share >= narrowestShare && !g.fits(widths); share-- {
		widths = g.shared(natural, share)
	}
	return widths
}

// natural are the widths of the widest cells of the columns.
func (g *grid) natural() []int {
	if len(g.rows) == 0 {
		return nil
	}
	widths := make([]int, len(g.rows[0]))
	for _, row := range g.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

// shared are the widths where what can be cut has so many characters a share.
func (g *grid) shared(natural []int, share int) []int {
	widths := make([]int, len(natural))
	for i, width := range natural {
		widths[i] = width
		if cut, can := cuts[g.headOf(i)]; can {
			widths[i] = min(width, share*cut.share)
		}
	}
	return widths
}

func lineWidth(widths []int) int {
	sum := columnGap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// clip cuts a line to a width in characters, 0 for any.
func clip(line string, width int) string {
	if runes := []rune(line); width > 0 && len(runes) > width {
		return string(runes[:width-1]) + "…"
	}
	return line
}

// short cuts s to at most n characters, with an ellipsis for what is left out.
func short(s string, n int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= n {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:n-1]), " ") + "…"
}

// lastPart is the end of s, at most n characters of it, with an ellipsis for what
// is left out.
func lastPart(s string, n int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= n {
		return string(runes)
	}
	return "…" + strings.TrimLeft(string(runes[len(runes)-n+1:]), " ")
}

// rightmost is the last part of s, set against the right of its column.
func rightmost(s string, n int) string { return fmt.Sprintf("%*s", n, lastPart(s, n)) }

// ends leaves out the middle of an id, whose end tells most.
func ends(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	front := (n - 1) / 3
	return string(runes[:front]) + "…" + string(runes[len(runes)-(n-1-front):])
}
