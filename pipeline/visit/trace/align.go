package trace

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A run is length common words in a row, from word q of a needle and word r of
// a report on.
type run struct{ q, r, length int }

const (
	// mostRuns bounds the chaining, whose time grows with their square.
	mostRuns = 150
	// mostExtended bounds, in lengths of the needle, the words that are compared to
	// make runs: texts that repeat themselves have runs without end.
	mostExtended = 50
)

// runs joins hits into runs of equal words, the longest mostRuns of them, in
// the order of the needle.
func runs(n *needle, w *words, hits []hit) []run {
	hits = slices.Clone(hits)
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.r-a.q, b.r-b.q), cmp.Compare(a.q, b.q))
	})
	var all []run
	budget := mostExtended * (n.len() + 100)
	for _, h := range hits {
		if budget < 0 {
			break
		}
		if last := len(all) - 1; last >= 0 && all[last].r-all[last].q == int(h.r-h.q) && int(h.q) < all[last].q+all[last].length {
			continue
		}
		all = append(all, extend(n, w, int(h.q), int(h.r)))
		budget -= all[len(all)-1].length
	}
	if len(all) > mostRuns {
		slices.SortStableFunc(all, func(a, b run) int { return cmp.Compare(b.length, a.length) })
		all = all[:mostRuns]
	}
	slices.SortFunc(all, func(a, b run) int { return cmp.Or(cmp.Compare(a.q, b.q), cmp.Compare(a.r, b.r)) })
	return all
}

// extend is the run of equal words around word q of n and word r of w; of one
// word at least, the first of a common shingle.
func extend(n *needle, w *words, q, r int) run {
	first := 0
	for q-first > 0 && r-first > 0 && n.word(q-first-1) == w.word(r-first-1) {
		first++
	}
	last := 0
	for q+last < n.len() && r+last < w.len() && n.word(q+last) == w.word(r+last) {
		last++
	}
	return run{q - first, r - first, first + last}
}

// leap is what it costs a chain to leave out words of the report: a little for
// a few, no more than so much for many.
func leap(words int) float64 {
	return math.Min(5, 0.75*math.Log2(float64(1+words)))
}

// chain is the sequence of runs, in order in both, that has most words for the
// words that it leaves out.
func (n *needle) chain(all []run) []run {
	score := make([]float64, len(all))
	from := make([]int, len(all))
	best := -1
	for i, b := range all {
		score[i], from[i] = float64(b.length), -1
		for k, a := range all[:i] {
			overlap := max(0, a.q+a.length-b.q, a.r+a.length-b.r)
			if overlap >= b.length || a.q >= b.q || a.r >= b.r {
				continue
			}
			left := leap(b.r+overlap-a.r-a.length) * n.ease(b.q+overlap)
			if s := score[k] + float64(b.length-overlap) - left; s > score[i] {
				score[i], from[i] = s, k
			}
		}
		if best < 0 || score[i] > score[best] {
			best = i
		}
	}
	var chained []run
	for i := best; i >= 0; i = from[i] {
		chained = append(chained, all[i])
	}
	slices.Reverse(chained)
	return trim(chained)
}

// trim takes from each run what overlaps the one before it.
func trim(chained []run) []run {
	for i := 1; i < len(chained); i++ {
		a, b := chained[i-1], &chained[i]
		overlap := max(0, a.q+a.length-b.q, a.r+a.length-b.r)
		b.q, b.r, b.length = b.q+overlap, b.r+overlap, b.length-overlap
	}
	return chained
}

// op is one step of an alignment: words [q, qEnd) of the needle stand for words
// [r, rEnd) of the report.
type op struct {
	equal            bool
	q, qEnd, r, rEnd int
}

// align aligns n with w along the chain of their common runs.
func align(n *needle, w *words, hits []hit) []op {
	chained := n.chain(runs(n, w, hits))
	if len(chained) == 0 {
		return nil
	}
	var ops []op
	q, r := 0, max(0, chained[0].r-chained[0].q-n.slack(0, chained[0].q))
	for _, c := range chained {
		ops = fill(ops, n, w, op{q: q, qEnd: c.q, r: r, rEnd: c.r})
		ops = append(ops, op{true, c.q, c.q + c.length, c.r, c.r + c.length})
		q, r = c.q+c.length, c.r+c.length
	}
	rEnd := min(w.len(), r+n.len()-q+n.slack(q, n.len()))
	return tidy(n, w, fill(ops, n, w, op{q: q, qEnd: n.len(), r: r, rEnd: rEnd}))
}

// slack is how many words of the report beyond a quotation's own are looked at
// before its first and behind its last common run, for its words [q, qEnd).
func (n *needle) slack(q, qEnd int) int {
	for _, m := range n.marked {
		if q <= m && m <= qEnd {
			return 60
		}
	}
	return 8
}

const (
	// mostCells bounds the word by word alignment of one gap.
	mostCells = 1 << 16
)

// fill aligns the words of gap one by one, where that is not too many.
func fill(ops []op, n *needle, w *words, gap op) []op {
	rows, columns := gap.qEnd-gap.q, gap.rEnd-gap.r
	switch {
	case rows == 0 && columns == 0:
		return ops
	case rows == 0 || columns == 0 || rows*columns > mostCells:
		return append(ops, gap)
	case n.letters[n.from[gap.q]:n.from[gap.qEnd]] == w.letters[w.from[gap.r]:w.from[gap.rEnd]]:
		gap.equal = true
		return append(ops, gap)
	}
	return cheapest(ops, n, w, gap)
}

// Costs of an alignment, in words: of words that the report has not, and of
// words of the report left out; to begin such a stretch, and for each word of
// it. A long word says more than a short one; an ellipsis leaves out for nothing.
const (
	addOpen, addShort, addLong     = 0.5, 1, 1.6
	longWord                       = 5 // letters
	dropOpen, dropWord, dropMarked = 0.75, 0.2, 0.01
)

// A move is how the cheapest alignment goes on from a cell.
type move uint8

const (
	match move = iota
	addition
	omission
)

// cheapest aligns the words of gap at least cost (Gotoh 1982: affine gaps).
func cheapest(ops []op, n *needle, w *words, gap op) []op {
	g := newGrid(n, w, gap)
	for i, k, state := 0, 0, match; i < g.rows || k < g.columns; {
		next, _ := g.best(i, k, state)
		step := op{q: gap.q + i, qEnd: gap.q + i, r: gap.r + k, rEnd: gap.r + k}
		switch next {
		case match:
			step.equal = true
			i, k = i+1, k+1
		case addition:
			i++
		case omission:
			k++
		}
		step.qEnd, step.rEnd = gap.q+i, gap.r+k
		ops = append(ops, step)
		state = next
	}
	return ops
}

// A grid holds for each cell and state the cost of aligning what is left.
type grid struct {
	n             *needle
	w             *words
	gap           op
	rows, columns int
	cost          [][3]float32
}

func newGrid(n *needle, w *words, gap op) *grid {
	g := &grid{n: n, w: w, gap: gap, rows: gap.qEnd - gap.q, columns: gap.rEnd - gap.r}
	g.cost = make([][3]float32, (g.rows+1)*(g.columns+1))
	for i := g.rows; i >= 0; i-- {
		for k := g.columns; k >= 0; k-- {
			for state := match; state <= omission; state++ {
				_, g.cost[g.cell(i, k)][state] = g.best(i, k, state)
			}
		}
	}
	return g
}

func (g *grid) cell(i, k int) int { return i*(g.columns+1) + k }

// best is the cheapest move from cell (i, k), reached in state, and its cost to the end.
func (g *grid) best(i, k int, state move) (move, float32) {
	if i == g.rows && k == g.columns {
		return match, 0
	}
	next, cost := omission, float32(math.Inf(1))
	consider := func(m move, c float32) {
		if c < cost {
			next, cost = m, c
		}
	}
	if i < g.rows && k < g.columns && g.n.word(g.gap.q+i) == g.w.word(g.gap.r+k) {
		consider(match, g.cost[g.cell(i+1, k+1)][match])
	}
	if k < g.columns {
		consider(omission, g.cost[g.cell(i, k+1)][omission]+g.drop(i, state))
	}
	if i < g.rows {
		consider(addition, g.cost[g.cell(i+1, k)][addition]+g.add(i, state))
	}
	return next, cost
}

// drop is the cost of leaving out a word of the report before word i; what
// stands before and behind the whole quotation costs nothing.
func (g *grid) drop(i int, state move) float32 {
	switch q := g.gap.q + i; {
	case q == 0 || q == g.n.len():
		return 0
	case g.n.isMarked(g.gap.q + i):
		return dropMarked
	case state == omission:
		return dropWord
	}
	return dropOpen + dropWord
}

// add is the cost of word i, which the report has not.
func (g *grid) add(i int, state move) float32 {
	cost := float32(addShort)
	if len(g.n.word(g.gap.q+i)) >= longWord {
		cost = addLong
	}
	if state != addition {
		cost += addOpen
	}
	return cost
}

// tidy joins steps of one kind, makes words that differ only in where they are
// parted equal, and takes away what the report has before and behind.
func tidy(n *needle, w *words, ops []op) []op {
	ops = join(ops)
	ends(n, w, ops)
	ops = join(outer(ops))
	for i := range ops {
		o := &ops[i]
		if !o.equal && n.letters[n.from[o.q]:n.from[o.qEnd]] == w.letters[w.from[o.r]:w.from[o.rEnd]] {
			o.equal = true
		}
		if o.equal && i > 0 && i < len(ops)-1 && o.qEnd-o.q <= chance && ops[i-1].left() >= far && ops[i+1].left() >= far && !n.isMarked(o.q) && !n.isMarked(o.qEnd) {
			o.equal = false
		}
	}
	return join(ops)
}

// ends makes equal what stands at an end of n and in w parted otherwise.
func ends(n *needle, w *words, ops []op) {
	if len(ops) == 0 {
		return
	}
	if last := &ops[len(ops)-1]; !last.equal && last.q < last.qEnd {
		rest := n.letters[n.from[last.q]:]
		if rEnd, ok := w.boundary(int(w.from[last.r]) + len(rest)); ok && strings.HasPrefix(w.letters[w.from[last.r]:], rest) {
			last.equal, last.rEnd = true, rEnd
		}
	}
	if first := &ops[0]; !first.equal && first.q < first.qEnd {
		head := n.letters[:n.from[first.qEnd]]
		if r, ok := w.boundary(int(w.from[first.rEnd]) - len(head)); ok && strings.HasSuffix(w.letters[:w.from[first.rEnd]], head) {
			first.equal, first.r = true, r
		}
	}
}

// Up to chance words that stand far from the rest of a quotation in the report
// stand there by chance.
const chance, far = 2, 5

// left is how many words of the report o leaves out.
func (o op) left() int {
	if o.equal {
		return 0
	}
	return o.rEnd - o.r
}

func join(ops []op) []op {
	var joined []op
	for _, o := range ops {
		if last := len(joined) - 1; last >= 0 && joined[last].equal == o.equal {
			joined[last].qEnd, joined[last].rEnd = o.qEnd, o.rEnd
		} else {
			joined = append(joined, o)
		}
	}
	return joined
}

// outer leaves out words of the report that only the ends of an alignment have.
func outer(ops []op) []op {
	if len(ops) > 0 && !ops[0].equal {
		ops[0].r = ops[0].rEnd
	}
	if last := len(ops) - 1; last >= 0 && !ops[last].equal {
		ops[last].rEnd = ops[last].r
	}
	return slices.DeleteFunc(ops, func(o op) bool { return o.q == o.qEnd && o.r == o.rEnd })
}
