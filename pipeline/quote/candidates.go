package quote

import "sort"

// A candidate is a noun phrase that may be the source of a content. Its span
// is empty for "nobody is named".
type candidate struct {
	words  run
	tagged bool   // the sequence model takes it for a source
	before bool   // it is the source of the content before
	rule   bool   // the rules of marks take it for the source
	owned  uint32 // it stands in a content: 1 in its own, 2 in another
}

// How far around a content its source is looked for, in words.
const (
	reachBack   = 70
	reachAhead  = 35
	reachInside = 10 // within a content
	mostPhrases = 14 // to either side
)

// candidates of draft i: nobody, the source of the draft before, and the noun
// phrases around.
func (l *linking) candidates(i int, previous run) []candidate {
	d := &l.drafts[i]
	all := []candidate{{}}
	lookAhead := func(from, stop, most int) {
		k := sort.Search(len(l.chunks), func(k int) bool { return l.chunks[k].first >= from })
		for ; k < len(l.chunks) && l.chunks[k].first < stop && most > 0; k++ {
			if c, ok := l.candidate(i, l.chunks[k], previous); ok {
				all = append(all, c)
				most--
			}
		}
	}
	at := sort.Search(len(l.chunks), func(k int) bool { return l.chunks[k].first >= d.first() })
	for k, n := at-1, 0; k >= 0 && n < mostPhrases && d.first()-l.chunks[k].last < reachBack; k-- {
		if c, ok := l.candidate(i, l.chunks[k], previous); ok {
			all = append(all, c)
			n++
		}
	}
	first, last := d.parts[0], d.parts[len(d.parts)-1]
	head := min(first.last, first.first+reachInside)
	lookAhead(first.first, head, mostPhrases)
	lookAhead(max(first.last-reachInside, head), l.reachOf(first), mostPhrases)
	if len(d.parts) > 1 {
		lookAhead(max(last.last-reachInside, l.reachOf(first)), l.reachOf(last), mostPhrases)
	}
	if !previous.empty() && !has(all, previous) {
		all = append(all, candidate{words: previous, before: true, tagged: true, rule: overlap(previous, d.by.source)})
	}
	if !d.by.source.empty() && !hasOverlap(all, d.by.source) {
		all = append(all, candidate{words: d.by.source, rule: true})
	}
	return all
}

// reachOf is how far behind a part of a content its source is looked for: not
// beyond the paragraph.
func (l *linking) reachOf(part run) int {
	return min(part.last+reachAhead, l.t.Paragraphs[l.paragraphOf(part.last-1)].Last)
}

// candidate makes a candidate of the noun phrase c for draft i. One in marks is
// none, one within a content only near the edges of draft i.
func (l *linking) candidate(i int, c, previous run) (candidate, bool) {
	d := &l.drafts[i]
	one := candidate{words: c, tagged: l.tagged(c)}
	if l.inside[c.first] >= 0 {
		return one, false
	}
	if owner := l.owner[c.first]; owner >= 0 {
		one.owned = 1 + flagOf(int(owner) != i)
		switch {
		case one.owned == 1:
			if l.cueBeside(c).empty() {
				return one, false
			}
		case c.last < d.first()-reachInside || c.first > d.last()+reachInside:
			return one, false
		}
	}
	one.before = c == previous
	one.rule = overlap(c, d.by.source)
	return one, true
}

// tagged reports whether the sequence model takes c for a source.
func (l *linking) tagged(c run) bool {
	return !c.empty() && (l.labels[c.first] == labelSourceBegin || l.labels[c.first] == labelSource)
}

func overlap(a, b run) bool { return a.first < b.last && b.first < a.last }

func has(all []candidate, c run) bool {
	for _, x := range all {
		if x.words == c {
			return true
		}
	}
	return false
}

func hasOverlap(all []candidate, c run) bool {
	for _, x := range all {
		if overlap(x.words, c) {
			return true
		}
	}
	return false
}
