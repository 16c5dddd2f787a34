package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters without a gap.
type word struct {
	text     string
	x0, x1   float64
	y        float64
	size     float64
	row      int // baseline it stands on, counted from the top of the page
	bold     bool
	artifact bool
}

// A line is the words on one baseline, in the order of reading. Its cells are
// the parts that wide gaps divide it into, as indices of first words.
type line struct {
	words []word
	cells []int
	x0    float64
	x1    float64
	y     float64
	size  float64 // of most of its letters
	bold  bool    // all of its letters are
	plain bool    // none of its letters is bold
	art   bool    // furniture of the page
	page  int     // counted from 0
}

const (
	sameBaseline = 0.15 // em: letters that differ less stand on one line
	wordGap      = 0.13 // em: a wider gap parts words
	runBreak     = 0.5  // em: a step back or forth within a run of letters
	cellGap      = 1.6  // em: a wider gap parts the cells of a table
	raisedMost   = 0.6  // em of the line: how far a raised figure stands from its baseline
	raisedSize   = 0.85 // of the line's size: a raised figure is smaller than that
	mostRuns     = 2000 // of one line: beyond that no raised figures are looked for
)

// words makes words of a page's letters, sorted by line from the top and then
// from the left. Text that does not run from left to right comes last, in the
// order of drawing.
func words(glyphs []glyph) []word {
	var level, turned []glyph
	for _, g := range glyphs {
		if g.turned {
			turned = append(turned, g)
		} else {
			level = append(level, g)
		}
	}
	var out []word
	for row, baseline := range baselines(runs(level)) {
		out = append(out, numbered(row, joinRuns(baseline))...)
	}
	return append(out, numbered(-1, turnedWords(turned))...)
}

func numbered(row int, words []word) []word {
	for i := range words {
		words[i].row = row
	}
	return words
}

// runs splits the letters, in the order of drawing, where the pen jumps.
func runs(glyphs []glyph) [][]glyph {
	var out [][]glyph
	start := 0
	for i := 1; i <= len(glyphs); i++ {
		if i < len(glyphs) && follows(glyphs[i-1], glyphs[i]) {
			continue
		}
		if i > start {
			out = append(out, glyphs[start:i])
		}
		start = i
	}
	return out
}

func follows(a, b glyph) bool {
	step := (b.x0 - a.x1) / a.size
	return math.Abs(a.y-b.y) < sameBaseline*a.size && a.artifact == b.artifact &&
		math.Abs(a.size-b.size) < 0.01*a.size && step > -runBreak && step < runBreak
}

// baselines groups runs that stand on one line, raised figures included; each
// group is sorted from the left.
func baselines(all [][]glyph) [][][]glyph {
	slices.SortStableFunc(all, func(a, b []glyph) int { return cmp.Compare(b[0].y, a[0].y) })
	var groups [][][]glyph
	for _, run := range all {
		if n := len(groups); n > 0 {
			last := groups[n-1][0][0]
			if math.Abs(last.y-run[0].y) < sameBaseline*math.Max(last.size, run[0].size) {
				groups[n-1] = append(groups[n-1], run)
				continue
			}
		}
		groups = append(groups, [][]glyph{run})
	}
	groups = lowerRaised(groups)
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b []glyph) int { return cmp.Compare(a[0].x0, b[0].x0) })
	}
	return groups
}

// lowerRaised moves raised and lowered figures (footnote marks, 2nd) into the
// line that they touch.
func lowerRaised(groups [][][]glyph) [][][]glyph {
	for i := range groups {
		kept := groups[i][:0:0]
		for _, run := range groups[i] {
			if j := touching(groups, i, run); j >= 0 {
				groups[j] = append(groups[j], run)
			} else {
				kept = append(kept, run)
			}
		}
		groups[i] = kept
	}
	return slices.DeleteFunc(groups, func(g [][]glyph) bool { return len(g) == 0 })
}

// touching is the neighbouring line of larger letters that run stands beside, or -1.
func touching(groups [][][]glyph, i int, run []glyph) int {
	x0, x1 := run[0].x0, run[len(run)-1].x1
	for j := max(0, i-2); j <= min(len(groups)-1, i+2); j++ {
		if j == i || len(groups[i]) > mostRuns || len(groups[j]) > mostRuns {
			continue
		}
		for _, other := range groups[j] {
			size, dy := other[0].size, run[0].y-other[0].y
			if run[0].size > raisedSize*size || math.Abs(dy) > raisedMost*size {
				continue
			}
			near := 0.3 * size
			if math.Abs(x0-other[len(other)-1].x1) < near || math.Abs(other[0].x0-x1) < near {
				return j
			}
		}
	}
	return -1
}

// joinRuns makes the words of one line of its sorted runs, a run that is drawn
// twice (for boldness or shadow) once.
func joinRuns(line [][]glyph) []word {
	var b wordBuilder
	for i, run := range line {
		if i > 0 && doubled(line[i-1], run) {
			continue
		}
		for _, g := range run {
			b.add(g)
		}
	}
	return b.finish()
}

func doubled(a, b []glyph) bool {
	if len(a) != len(b) || math.Abs(a[0].x0-b[0].x0) > 0.2*a[0].size {
		return false
	}
	blank := true
	for i := range a {
		if a[i].text != b[i].text {
			return false
		}
		blank = blank && strings.TrimSpace(a[i].text) == ""
	}
	return !blank
}

// A wordBuilder parts the letters of a line, which come from the left, into words.
type wordBuilder struct {
	words []word
	text  strings.Builder
	open  word
	plain bool // a letter of the open word is not bold
}

func (b *wordBuilder) add(g glyph) {
	text := strings.Map(cleanRune, g.text)
	if b.text.Len() > 0 && (g.x0-b.open.x1 > wordGap*math.Min(g.size, b.open.size) || g.artifact != b.open.artifact) {
		b.close()
	}
	for _, r := range text {
		if r == ' ' {
			b.close()
			continue
		}
		if b.text.Len() == 0 {
			b.open = word{x0: g.x0, y: g.y, size: g.size, artifact: g.artifact}
			b.plain = false
		}
		b.text.WriteRune(r)
		b.open.x1 = math.Max(b.open.x1, g.x1)
		b.open.size = math.Max(b.open.size, g.size)
		b.plain = b.plain || !g.bold
	}
}

// cleanRune makes spaces of all blanks and drops what is no letter.
func cleanRune(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), r == '\u200b', r == '\ufeff', r == 0:
		return -1
	}
	return r
}

func (b *wordBuilder) close() {
	if b.text.Len() == 0 {
		return
	}
	b.open.text, b.open.bold = b.text.String(), !b.plain
	b.words = append(b.words, b.open)
	b.text.Reset()
}

func (b *wordBuilder) finish() []word {
	b.close()
	return b.words
}

// turnedWords keeps the words of slanted text in the order of drawing, on a
// baseline below the page so that they stand apart.
func turnedWords(glyphs []glyph) []word {
	var b wordBuilder
	var last glyph
	for i, g := range glyphs {
		if i > 0 && math.Hypot(g.x0-last.x1, g.y-last.y) > 2*last.size {
			b.close()
		}
		last = g
		g.x0, g.x1, g.y = float64(i), float64(i), -g.size
		b.add(g)
	}
	return b.finish()
}

// lines groups sorted words by baseline.
func lines(words []word, page int) []line {
	var out []line
	start := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && sameLine(words[i-1], words[i]) {
			continue
		}
		if i > start {
			out = append(out, newLine(words[start:i], page))
		}
		start = i
	}
	return out
}

func sameLine(a, b word) bool { return a.row == b.row && a.artifact == b.artifact }

func newLine(words []word, page int) line {
	l := line{words: words, page: page, x0: words[0].x0, bold: true, plain: true, art: words[0].artifact}
	most := map[float64]int{}
	best := 0
	for _, w := range words {
		l.x1 = math.Max(l.x1, w.x1)
		l.bold = l.bold && w.bold
		l.plain = l.plain && !w.bold
		most[w.size] += len(w.text)
		if most[w.size] > best {
			best, l.size, l.y = most[w.size], w.size, w.y
		}
	}
	l.cells = cellStarts(l)
	return l
}

// cellStarts parts a line where a gap is wide, unless all of its gaps are, as
// in a justified line of few words, or the gap follows the mark of a list.
func cellStarts(l line) []int {
	starts := []int{0}
	gaps := make([]float64, 0, len(l.words))
	for i := 1; i < len(l.words); i++ {
		gaps = append(gaps, l.words[i].x0-l.words[i-1].x1)
	}
	if len(gaps) == 0 {
		return starts
	}
	sorted := slices.Sorted(slices.Values(gaps))
	usual := sorted[len(sorted)/2]
	for i, gap := range gaps {
		listMark := i == 0 && isMark(l.words[0].text)
		if gap > cellGap*l.size && !(len(gaps) > 2 && gap < 2.5*usual) && !listMark {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// text is the line with its words parted by spaces and its cells by tabs.
func (l line) text() string {
	var b strings.Builder
	next := 1
	for i, w := range l.words {
		switch {
		case next < len(l.cells) && i == l.cells[next]:
			b.WriteByte('\t')
			next++
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// bullets are the signs that open the items of a list.
const bullets = "•◼◾▪■□●○◦‣⁃∙·➢➤►▶✓✔❖*–—-"

// isMark reports whether s is the mark of a list item: a bullet, or a number
// or letter with a full stop or bracket.
func isMark(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && (strings.ContainsRune(bullets, r) || isPrivate(r) || r == 'o') {
		return true
	}
	return isNumbering(s)
}

func isPrivate(r rune) bool { return r >= 0xe000 && r <= 0xf8ff }

// isNumbering reports whether s numbers an item: "1.", "12.", "2.1", "(a)", "iv)".
func isNumbering(s string) bool {
	body := strings.Trim(s, "().")
	if body == "" || len(body) > 5 || len(s) == len(body) && !strings.Contains(body, ".") {
		return false
	}
	digits := strings.Trim(body, "0123456789.") == ""
	return digits || len(body) == 1 || strings.Trim(body, "ivx") == ""
}
