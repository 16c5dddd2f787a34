package quote

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// Extract finds the quotations of t, in the order of the text, by the rules and
// the model that the program embeds.
func Extract(t *text.Text) []corpus.Quotation { return embedded().Extract(t) }

// Extract finds the quotations of t, in the order of the text. Without a model
// (m is nil) the rules alone find those in marks.
func (m *Model) Extract(t *text.Text) []corpus.Quotation {
	r := read(t)
	return r.quotations(m.drafts(r))
}

// drafts are the finished drafts of a text, in order.
func (m *Model) drafts(r *reading) []draft {
	if m == nil {
		return r.byRule()
	}
	l := m.read(r)
	m.linker.link(l)
	for i := range l.drafts {
		l.share(&l.drafts[i])
		m.finish(l, &l.drafts[i])
	}
	return r.sift(l.drafts, func(d *draft) bool { return !l.unsaid(d) })
}

// read labels a text and drafts its quotations.
func (m *Model) read(r *reading) *linking {
	places := newPlaces(r, &m.tagger, m.band)
	labels := m.label(r, places)
	found, drafts := r.drafts(labels, places)
	return newLinking(r, places, labels, found, drafts)
}

// byRule drafts what stands in marks, without a model.
func (r *reading) byRule() []draft {
	all, spoken := r.transcript()
	for i := range all {
		all[i].attribute()
	}
	for _, b := range r.blocks() {
		if !b.leave(spoken) {
			continue
		}
		d := b.draft()
		d.attribute()
		if d.term = len(b.parts) == 1 && r.isTerm(b.parts[0], b.by); d.term {
			d.nameOnly()
		}
		all = append(all, d)
	}
	slices.SortStableFunc(all, byFirst)
	return all
}

// attribute takes from the rules of marks whose the content of d is.
func (d *draft) attribute() {
	d.source, d.certainty, d.cue, d.rule = d.by.source, d.by.confidence, d.by.cue, d.by.rule
}

// nameOnly makes d marks around a term.
func (d *draft) nameOnly() { d.term, d.certainty, d.rule = true, termConfidence, ruleTerm }

// finish says of a draft whose source the linker has chosen what its cue is, by
// which rule it was found, and how sure that is.
func (m *Model) finish(l *linking, d *draft) {
	switch {
	case d.term:
		d.nameOnly()
	case d.settled:
		d.cue, d.rule = d.by.cue, d.by.rule
	default:
		d.cue = l.cueOf(d)
		d.rule = l.ruleOf(d)
		d.certainty = m.doubt.confidence(l, d)
		if l.shouted || l.unread(d) {
			d.certainty = min(d.certainty, unreadable)
		}
		if l.touches(d) {
			d.certainty = min(d.certainty, touched)
		}
	}
}

// quotations makes the records of finished drafts.
func (r *reading) quotations(drafts []draft) []corpus.Quotation {
	all := make([]corpus.Quotation, len(drafts))
	for i := range drafts {
		all[i] = r.quotation(&drafts[i])
	}
	return all
}

// termConfidence is that of marks around a term.
const termConfidence = 0.8

// The names of what decides beside the rules of marks.
const (
	modelTagged = "model: source and content"
	modelBefore = "model: speaker of the quotation before"
	modelPhrase = "model: noun phrase at the cue"
	modelNobody = "model: nobody is named"
)

func (l *linking) ruleOf(d *draft) string {
	switch {
	case d.source.empty():
		return modelNobody
	case d.block && overlap(d.source, d.by.source):
		return d.by.rule
	case l.tagged(d.source):
		return modelTagged
	case d.taken:
		return modelBefore
	}
	return modelPhrase
}

// cueOf is the cue of d: what the sequence model tagged beside it, or what the
// rules found.
func (l *linking) cueOf(d *draft) run {
	if !d.cue.empty() {
		return d.cue
	}
	if !d.by.cue.empty() && overlap(d.source, d.by.source) {
		return d.by.cue
	}
	if c := l.nearestCue(d); !c.empty() {
		return c
	}
	return d.by.cue
}

// quotation makes the record of a finished draft.
func (r *reading) quotation(d *draft) corpus.Quotation {
	q := corpus.Quotation{Kind: r.kindOf(d), Confidence: d.certainty, Rule: d.rule}
	if d.term {
		q.Content = r.contentSpans(d)
		return q
	}
	q.Source, q.Cue = r.span(d.source), r.span(d.cue)
	switch q.Kind {
	case corpus.Mixed:
		r.takeInMarks(d)
		q.Fragments = r.fragments(d)
	case corpus.Direct:
		r.leaveMarks(d)
	}
	q.Content = r.contentSpans(d)
	q.Negated, q.Questioned, q.Hypothetical = r.mood(d)
	return q
}

// kindOf tells a draft's kind by how many of its words stand in marks.
func (r *reading) kindOf(d *draft) corpus.QuoteKind {
	if d.term {
		return corpus.Term
	}
	marked, all := 0, 0
	for _, p := range d.parts {
		for w := p.first; w < p.last; w++ {
			if !r.t.Words[w].Lexical() {
				continue
			}
			all++
			if r.inside[w] >= 0 {
				marked++
			}
		}
	}
	switch marked {
	case 0:
		return corpus.Indirect
	case all:
		return corpus.Direct
	}
	return corpus.Mixed
}

// takeInMarks widens the parts of a mixed content by the marks at their edges.
func (r *reading) takeInMarks(d *draft) {
	for i := range d.parts {
		p := &d.parts[i]
		if s := r.inside[p.first]; s >= 0 && r.stretches[s].first == p.first {
			p.first = r.stretches[s].open
		}
		if s := r.inside[p.last-1]; s >= 0 && r.stretches[s].last == p.last && r.stretches[s].closed {
			p.last++
		}
	}
}

// leaveMarks takes from the parts of a direct content the marks at their edges.
func (r *reading) leaveMarks(d *draft) {
	for i := range d.parts {
		p := &d.parts[i]
		if s := r.inside[p.first]; s >= 0 {
			p.first = max(p.first, min(r.stretches[s].first, p.last-1))
		}
		if s := r.inside[p.last-1]; s >= 0 {
			p.last = min(p.last, max(r.stretches[s].last, p.first+1))
		}
	}
}

// fragments are the parts of a mixed content that stand in marks.
func (r *reading) fragments(d *draft) corpus.Spans {
	var spans corpus.Spans
	for _, p := range d.parts {
		for w := p.first; w < p.last; w++ {
			if r.inside[w] < 0 {
				continue
			}
			s := r.stretches[r.inside[w]]
			if f := (run{max(s.first, p.first), min(s.last, p.last)}); !f.empty() {
				spans = append(spans, r.t.Span(f.first, f.last))
			}
			w = max(w, s.last)
		}
	}
	return spans
}

// moodReach is how many words before a cue can negate or suppose it.
const moodReach = 4

// mood tells whether the attribution is denied ("did not say"), asked ("asked
// whether") or supposed ("would say").
func (r *reading) mood(d *draft) (negated, questioned, hypothetical bool) {
	if d.cue.empty() {
		return false, false, false
	}
	from := d.cue.first - moodReach
	if !d.source.empty() && d.source.last <= d.cue.first {
		from = max(from, d.source.last)
	}
	for w := max(from, 0); w < d.cue.last; w++ {
		if r.inside[w] >= 0 || d.holds(w) {
			continue
		}
		negated = negated || r.is(w, negation)
		hypothetical = hypothetical || r.is(w, hypothesis)
		questioned = questioned || w >= d.cue.first && r.is(w, asking)
	}
	questioned = questioned || r.inside[d.first()] < 0 && r.is(d.first(), undecided)
	return negated, questioned, hypothetical
}
