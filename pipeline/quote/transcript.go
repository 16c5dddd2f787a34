package quote

import "onrecord/corpus/text"

// A turn is a paragraph of a transcript: who speaks, and what.
type turn struct {
	label   run
	content []run
	cover   run // whole paragraphs
}

// longestLabel is the most words before the colon of a turn.
const longestLabel = 4

// leastTurn is the fewest words of a turn whose label is not in capitals: less
// is an entry of a list.
const leastTurn = 4

// turns finds the turns of a transcript ("WALLACE: …", "Q: …"). A text is one if
// at least two speakers take turns, one of them more than once.
func (r *reading) turns() []turn {
	var all []turn
	count := map[string]int{}
	for _, p := range r.t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		one, ok := r.turnOf(p)
		if !ok {
			if n := len(all); n > 0 && r.continues(p, all[n-1]) {
				all[n-1].content = append(all[n-1].content, r.unmarked(p.First, p.Last))
				all[n-1].cover.last = p.Last
			}
			continue
		}
		all = append(all, one)
		count[r.t.Span(one.label.first, one.label.last).Of(r.t.Source)]++
	}
	if len(count) < 2 || len(all) <= len(count) {
		return nil
	}
	return all
}

// turnOf reads a paragraph as a turn. Capitals alone make a label; a name in
// small letters needs a sentence behind it.
func (r *reading) turnOf(p text.Paragraph) (turn, bool) {
	first := p.First
	if first < p.Last && r.t.Words[first].Kind == text.Mark {
		first++
	}
	end, capitals := first, true
	for end < p.Last && end-first <= longestLabel && (r.t.Words[end].Kind == text.Alpha || r.fold(end) == "." && r.afterTitle(end)) {
		if r.t.Words[end].Kind == text.Alpha {
			capitals = capitals && (r.forms[end].shape == shapeCapitals || r.forms[end].shape == shapeInitial)
			if !r.capital(end) {
				return turn{}, false
			}
		}
		end++
	}
	if end == first || end-first > longestLabel || end+1 >= p.Last || r.fold(end) != ":" || r.is(first, determiner) || r.furnishes(first, end) {
		return turn{}, false
	}
	said := r.unmarked(end+1, p.Last)
	if said.empty() || !capitals && said.last-said.first < leastTurn {
		return turn{}, false
	}
	return turn{run{first, end}, []run{said}, run{p.First, p.Last}}, true
}

// furnishes reports whether words [first, last) label a caption or link ("ALSO
// READ") and no speaker, whose surname may be such a word.
func (r *reading) furnishes(first, last int) bool {
	for first+1 < last && r.is(first, pointer) {
		first++
	}
	return r.is(first, furniture)
}

// unmarked is words [first, last) without the quotation marks around them.
func (r *reading) unmarked(first, last int) run {
	for first < last && r.t.Words[first].Kind == text.Mark {
		first++
	}
	for first < last && r.t.Words[last-1].Kind == text.Mark {
		last--
	}
	return run{first, last}
}

// continues reports whether paragraph p, right behind a turn, reopens its mark.
func (r *reading) continues(p text.Paragraph, before turn) bool {
	return before.cover.last == p.First && r.t.Words[p.First].Kind == text.Mark &&
		r.t.Words[before.cover.first].Kind == text.Mark && p.First+1 < p.Last && r.t.Words[p.First+1].Lexical()
}

// speaker is the source of a turn: its label, unless that only says who asks
// and who answers ("Q", "A1").
func (r *reading) speaker(one turn) run {
	if shape := r.forms[one.label.first].shape; one.label.last-one.label.first == 1 && (shape == shapeInitial || shape == shapeNumber) {
		return run{}
	}
	return one.label
}

func (r *reading) turnDraft(one turn) draft {
	by := attribution{source: r.speaker(one), cue: run{one.label.last, one.label.last + 1}, rule: ruleSpeaker, confidence: sureTurn}
	return draft{parts: one.content, by: by, settled: true}
}
