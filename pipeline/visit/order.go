package visit

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A place is where a visit stands in the order of time.
type place struct {
	window
	rank int // 0 of a visit with a window of its own, 1 of one right behind it
}

// sort puts the visits in the order of time; those of which nothing tells the
// time come last.
func (r *register) sort() {
	places := map[*known]place{}
	for _, k := range r.known {
		places[k] = r.place(k)
	}
	slices.SortStableFunc(r.known, func(a, b *known) int {
		return cmp.Or(comparePlaces(places[a], places[b]), compareKnown(a, b))
	})
}

func comparePlaces(a, b place) int {
	switch {
	case a.open() && b.open():
		return 0
	case a.open():
		return 1
	case b.open():
		return -1
	}
	return cmp.Or(compareTimes(a.window, b.window), cmp.Compare(a.rank, b.rank))
}

func compareKnown(a, b *known) int {
	return cmp.Or(
		cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.ordinal, b.ordinal),
		strings.Compare(string(a.start), string(b.start)),
	)
}

// place is that of k: by its own dates or, for a monitoring visit without any,
// behind the last dated one before it in its cycle or the inspection that
// opened the cycle.
func (r *register) place(k *known) place {
	own := k.window()
	if k.kind != corpus.MonitoringVisit || !own.open() {
		return place{window: own}
	}
	p := place{window: k.openingWindow(), rank: 1}
	for _, other := range r.known {
		if w := other.window(); other.precedes(k) && !w.open() && compareTimes(w, p.window) > 0 {
			p.window = w
		}
	}
	return p
}

// precedes reports whether k is known to be before other in its cycle.
func (k *known) precedes(other *known) bool {
	return k.kind == corpus.MonitoringVisit && k.ordinal > 0 && k.ordinal < other.ordinal && k.cycle() == other.cycle()
}

// openingWindow is when the inspection began that opened the cycle of k.
func (k *known) openingWindow() window {
	switch {
	case k.opened != nil:
		return k.opened.window()
	case k.opening != nil:
		return k.opening.window()
	}
	return window{}
}

// cycle is the year of the inspection that opened the cycle of k, 0 where that
// is open.
func (k *known) cycle() int {
	switch {
	case k.opened != nil:
		return k.opened.year()
	case k.opening != nil:
		return k.opening.year()
	}
	return 0
}
