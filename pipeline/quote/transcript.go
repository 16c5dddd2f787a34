package quote

import "onrecord/corpus/text"

// A turn is a paragraph of a transcript: who speaks, and what.
type turn struct{ label, content run }

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
	if end == first || end-first > longestLabel || end+1 >= p.Last || r.fold(end) != ":" {
		return turn{}, false
	}
	last := p.Last
	for last > end+1 && r.t.Words[last-1].Kind == text.Mark {
		last--
	}
	one := turn{run{first, end}, run{end + 1, last}}
	if last-end-1 < 1 || !capitals && last-end-1 < leastTurn {
		return turn{}, false
	}
	return one, true
}

// speaker is the source of a turn: its label, unless that only says who asks
// and who answers.
func (r *reading) speaker(one turn) run {
	if one.label.last-one.label.first == 1 && r.forms[one.label.first].shape == shapeInitial {
		return run{}
	}
	return one.label
}

func (r *reading) turnDraft(one turn) draft {
	by := attribution{source: r.speaker(one), cue: run{one.label.last, one.label.last + 1}, rule: ruleSpeaker, confidence: 0.9}
	return draft{parts: []run{one.content}, by: by, turn: true}
}
