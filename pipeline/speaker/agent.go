package speaker

import (
	"onrecord/corpus"
)

// undergoes is the participle that says that the source of a quotation, which ends
// before word last, does not speak but is spoken to or of: "the panel was told",
// "the school has been branded", "the court heard"; none where it speaks.
func (r *reading) undergoes(q *corpus.Quotation, last int) int {
	first, end := r.t.WordsIn(q.Cue.Cover())
	if first < last || end-first > longestCue {
		return none
	}
	isPassive := first > last && r.lex.is(passive, r.fold[first-1])
	for w := first; w < min(end+1, len(r.fold)) && !r.quoted[w] && (w < end || isPassive && r.lex.is(passive, r.fold[w-1])); w++ {
		switch fold := r.fold[w]; {
		case r.lex.is(heardWord, fold) && !isPassive:
			return w
		case isPassive && r.lex.is(toldWord|judgedWord, fold):
			return w
		case w == first && w > 0 && r.fold[w-1] == "," && r.lex.is(judgedWord, fold) && r.reduced(w):
			return w
		case r.lex.is(passive, fold):
			isPassive = true
		}
	}
	return none
}

// longestCue is the most words of a cue that is read.
const longestCue = 12

// reduced reports whether the participle at word w, which no "was" precedes, has
// nothing but what is quoted behind it, and then an agent: "the department,
// labelled “chaotic” by the regulator".
func (r *reading) reduced(w int) bool {
	k := w + 1
	for k < len(r.fold) && k-w < 4 && (r.fold[k] == "as" || r.lex.is(indefinite, r.fold[k]) || !r.t.Words[k].Lexical() && !r.quoted[k]) {
		k++
	}
	return k < len(r.fold) && (r.quoted[k] && r.agentBehind(k) > 0 || r.fold[w+1] == "by")
}

// byAgent answers for a source, words [first, last), that undergoes what the
// participle says: with the agent behind "by", with the report that it stands in,
// or, where an inspection is told of, with the inspectorate that spoke last.
func (r *reading) byAgent(q *corpus.Quotation, first, last, participle int) answer {
	if w := r.agentBehind(participle); w > 0 {
		if a := r.agent(q, w); len(a.speakers) > 0 {
			a.confidence = min(a.confidence, 0.9)
			return a
		}
	}
	noun := bare(r.fold[r.head(first, last)])
	told := !r.lex.is(judgedWord, r.fold[participle])
	switch {
	case told && r.lex.sources[noun] == "inspectors": // they report what they were told
		a := r.bySource(q, first, last)
		a.confidence = min(a.confidence, 0.85)
		return a
	case r.fold[first] == "they" && r.office != none: // so do they
		a := r.bySource(q, first, last)
		if len(a.speakers) != 1 || a.speakers[0] != r.office {
			return answer{}
		}
		a.confidence = min(a.confidence, 0.85)
		return a
	case r.office == none || r.lex.is(heardWord, r.fold[participle]):
		return answer{}
	case r.inReport(participle):
		return r.byNoun(r.office, participle, "passive", 0.88)
	case told && r.audience(noun):
		return answer{}
	case r.inspectorSpoke(participle):
		return r.byNoun(r.office, participle, "passive", 0.75)
	}
	return r.byNoun(r.office, participle, "passive", 0.6)
}

// audience reports whether a noun calls those who sit and listen: a committee, a
// meeting, councillors.
func (r *reading) audience(noun string) bool {
	return r.lex.sources[noun] == "body:board" || r.lex.is(listener, noun)
}

// agentBehind is the word behind the first "by" between word w and the end of its
// sentence that stands in no marks; 0 where there is none.
func (r *reading) agentBehind(w int) int {
	end := min(r.t.Sentences[r.t.SentenceAt(int(r.t.Words[w].Start))].Last, w+longestClause)
	for k := w + 1; k+1 < end; k++ {
		if r.fold[k] == "by" && !r.quoted[k] {
			return k + 1
		}
	}
	return 0
}

// longestClause is the most words in which an agent is looked for.
const longestClause = 60

// inReport reports whether the clause of a participle says that a document has it:
// "was criticised in a report".
func (r *reading) inReport(w int) bool {
	end := min(r.t.Sentences[r.t.SentenceAt(int(r.t.Words[w].Start))].Last, w+longestClause)
	for k := w + 1; k+2 < end; k++ {
		if r.quoted[k] || r.fold[k] != "in" || !r.lex.is(determiner, r.fold[k+1]) && !possessive(r.t.Word(k+1)) {
			continue
		}
		for n := k + 2; n < min(k+6, end) && !r.lex.is(preposition, r.fold[n]); n++ {
			if r.lex.sources[r.fold[n]] == "document" {
				return true
			}
		}
	}
	return false
}

// agent answers with whoever is named by the phrase that begins at word first.
func (r *reading) agent(q *corpus.Quotation, first int) answer {
	last := first
	for last < len(r.fold) && last-first < longestRole && !r.endsAgent(last, first) {
		last++
	}
	if last == first {
		return answer{}
	}
	return r.bySource(q, first, last)
}

// endsAgent reports whether word w cannot be part of the phrase that names an
// agent and begins at word first.
func (r *reading) endsAgent(w, first int) bool {
	if o := r.organisationCovering(w); o != nil || r.inName[w] {
		return false
	}
	return !r.t.Words[w].Lexical() || r.lex.verbs[r.fold[w]] ||
		r.lex.notNames[r.fold[w]] == "function" && !(w == first && r.lex.is(determiner, r.fold[w])) && r.fold[w] != "of" && r.fold[w] != "the"
}
