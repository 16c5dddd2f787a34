package visit

import (
	"time"

	"onrecord/corpus"
)

// foldGhosts takes from the register the visits that only backgrounds mention
// and that repeat one of the register: newspapers and later reports give the
// year alone, or the month of the report for that of the fieldwork. Of the rest
// none stays that is a monitoring visit without an ordinal, for it can be any.
func (r *register) foldGhosts() {
	var kept, ghosts []*known
	for _, k := range r.known {
		if k.mentionedOnly() {
			ghosts = append(ghosts, k)
		} else {
			kept = append(kept, k)
		}
	}
	for _, ghost := range ghosts {
		switch held := ghost.repeated(kept); {
		case held != nil:
			held.hold(ghost.sketches...)
		case ghost.kind != corpus.MonitoringVisit || ghost.ordinal > 0:
			kept = append(kept, ghost)
		}
	}
	r.known = kept
	r.openCycles()
}

// mentionedOnly reports whether no document is about k and no one declared it.
func (k *known) mentionedOnly() bool {
	if k.declared != nil {
		return false
	}
	for _, about := range k.records {
		if about {
			return false
		}
	}
	return true
}

// repeated is the first of held that ghost can be; nil where it is none of them.
func (k *known) repeated(held []*known) *known {
	for _, other := range held {
		if k.repeats(other) {
			return other
		}
	}
	return nil
}

// repeats reports whether nothing that is stated of k sets it apart from other:
// a monitoring visit its ordinal or its cycle, another visit its time. No body
// has two full inspections in a year, so of these the year alone counts. What is
// called by no kind of its own ("the assurance visit in October 2020") is the visit
// of that month, whatever its kind.
func (k *known) repeats(other *known) bool {
	if k.kind != other.kind && !(k.kind == corpus.OtherVisit && len(k.start) >= len("2020-10")) {
		return false
	}
	if k.kind == corpus.MonitoringVisit {
		cycle, another := k.cycle(), other.cycle()
		return k.ordinal > 0 && k.ordinal == other.ordinal && (cycle == another || cycle == 0 || another == 0)
	}
	from, to := k.stated()
	since, until := other.stated()
	if k.kind == corpus.FullVisit && !from.IsZero() {
		from, to = corpus.Year(from.Year()).First(), corpus.Year(to.Year()).Last()
	}
	return !since.After(to) && !from.After(until)
}

// stated is the time from the first to the last of the days that can be those
// of k's fieldwork and report; zero where none is stated.
func (k *known) stated() (from, to time.Time) {
	for _, d := range []corpus.Date{k.start, k.end, k.either, k.reported, k.published} {
		if d == "" {
			continue
		}
		if first := d.First(); from.IsZero() || first.Before(from) {
			from = first
		}
		if last := d.Last(); last.After(to) {
			to = last
		}
	}
	return from, to
}
