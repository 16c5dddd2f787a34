package trace

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"onrecord/corpus"
)

const (
	// shingle is the letters of one look-up: about three words.
	shingle = 14
	// stub is the letters by which needles shorter than a shingle are looked up.
	stub = 3
	// mostKeys bounds the places in one needle that one shingle leads to.
	mostKeys = 8
	// mostPlaces bounds the places of one shingle in one report that are followed:
	// phrases that stand everywhere say nothing of where a passage stands.
	mostPlaces = 30
	// mostTries bounds the comparisons of a whole needle with one report.
	mostTries = 1000
)

var seed = maphash.MakeSeed()

// A key is a place in a needle that a shingle leads to.
type key struct{ needle, word int32 }

// A haystack looks needles up in reports.
type haystack struct {
	needles  []*needle
	shingles map[uint64][]key
	stubs    map[uint64][]key
}

// A hit is a common shingle: a word of a needle and a word of a report.
type hit struct{ q, r int32 }

// A passage is a report in which something of a needle stands.
type passage struct {
	report   *corpus.Record
	words    *words
	verbatim int // word of the report at which the whole needle stands; -1 for nowhere
	hits     []hit
	tries    int     // comparisons of the whole needle
	places   []uint8 // hits of each word of the needle
	seen     int     // words of the needle that have hits
}

func newHaystack(needles []*needle) *haystack {
	h := &haystack{needles: needles, shingles: map[uint64][]key{}, stubs: map[uint64][]key{}}
	for i, n := range needles {
		if len(n.letters) < shingle {
			if len(n.letters) >= stub {
				k := hashOf(n.letters[:stub])
				h.stubs[k] = append(h.stubs[k], key{int32(i), 0})
			}
			continue
		}
		for w := range n.len() {
			if at := int(n.from[w]); at+shingle <= len(n.letters) {
				k := hashOf(n.letters[at : at+shingle])
				if keys := h.shingles[k]; len(keys) < mostKeys || keys[len(keys)-mostKeys].needle != int32(i) {
					h.shingles[k] = append(keys, key{int32(i), int32(w)})
				}
			}
		}
	}
	return h
}

func hashOf(letters string) uint64 { return maphash.String(seed, letters) }

// scan reads report once and returns for each needle, by its index, the passage
// where something of it stands.
func (h *haystack) scan(report *corpus.Record) map[int32]*passage {
	found := map[int32]*passage{}
	w := wordsOfReport(report)
	for r := range w.len() {
		at := int(w.from[r])
		if at+stub <= len(w.letters) && len(h.stubs) > 0 {
			h.look(found, h.stubs[hashOf(w.letters[at:at+stub])], report, w, r)
		}
		if at+shingle <= len(w.letters) {
			h.look(found, h.shingles[hashOf(w.letters[at:at+shingle])], report, w, r)
		}
	}
	return found
}

// look follows keys from word r of a report.
func (h *haystack) look(found map[int32]*passage, keys []key, report *corpus.Record, w *words, r int) {
	for _, k := range keys {
		n, p := h.needles[k.needle], found[k.needle]
		short := len(n.letters) < shingle
		if short && !n.standsAt(w, r) {
			continue
		}
		if p == nil {
			p = &passage{report: report, words: w, verbatim: -1, places: make([]uint8, n.len())}
			found[k.needle] = p
		}
		if k.word == 0 && p.verbatim < 0 && p.tries < mostTries {
			p.tries++
			if short || n.standsAt(w, r) {
				p.verbatim = r
			}
		}
		p.add(hit{k.word, int32(r)})
	}
}

// add notes h, unless its shingle stands in too many places.
func (p *passage) add(h hit) {
	if p.places[h.q] == mostPlaces {
		return
	}
	if p.places[h.q] == 0 {
		p.seen++
	}
	p.places[h.q]++
	p.hits = append(p.hits, h)
}

// standsAt reports whether the whole needle stands in w from word r on, up to the
// end of a word.
func (n *needle) standsAt(w *words, r int) bool {
	at := int(w.from[r])
	if !strings.HasPrefix(w.letters[at:], n.letters) {
		return false
	}
	_, ends := w.boundary(at + len(n.letters))
	return ends
}

// mostPassages is how many reports are aligned with one needle: those that hold
// most of its shingles.
const mostPassages = 4

// passages are for each needle the reports in which something of it stands,
// those that hold it whole first, then those that hold most of it.
func (h *haystack) passages(reports []*corpus.Record) [][]*passage {
	all := make([][]*passage, len(h.needles))
	if len(h.needles) == 0 {
		return all
	}
	for _, report := range reports {
		for i, p := range h.scan(report) {
			all[i] = append(all[i], p)
		}
	}
	for i, ps := range all {
		slices.SortStableFunc(ps, func(a, b *passage) int {
			return cmp.Or(
				cmp.Compare(min(b.verbatim, 0), min(a.verbatim, 0)),
				cmp.Compare(b.seen, a.seen),
				cmp.Compare(a.report.ID, b.report.ID),
			)
		})
		all[i] = ps
	}
	return all
}
