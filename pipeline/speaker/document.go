package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// document answers for "the report", "a letter by inspector NAME". Whose it is, is asked
// in this order: whom its own phrase names or calls (issued); of whom the text says,
// where it speaks of it, that it is theirs (byPaper, gathered by issuers); whom the
// pronoun means that alone says so; who spoke where it was introduced (writer). What
// nobody is said to have written is the inspectorate's, or, without one, of whoever was
// spoken of just before.
func (r *reading) document(q *corpus.Quotation, first, head, last int) answer {
	if a := r.issued(q, first, head, last); len(a.speakers) > 0 {
		a = r.report(a, first, head)
		r.learnIssuers(head, a)
		return a
	}
	a, found := r.byPaper(head)
	if len(a.speakers) > 0 {
		return a
	}
	if a := r.byPronounOf(q, r.paperOf(head)); len(a.speakers) > 0 {
		return a
	}
	if a := r.writer(head); len(a.speakers) > 0 {
		r.learnIssuers(head, a)
		return a
	}
	switch {
	case found:
		return answer{}
	case r.office == none:
		return r.byLastStudent(head)
	}
	if slices.Contains(r.fold[first:head], "joint") {
		return r.ofAll(head)
	}
	confidence := 0.93
	if r.lex.is(study, r.fold[head]) && r.fold[head] != "report" {
		confidence = 0.75 // anybody's
	}
	if id := r.lastOverseer(head); id != r.office && r.lex.is(study, r.fold[head]) {
		return r.byNoun(id, head, "document", 0.75)
	}
	return r.byNoun(r.office, head, "document", confidence)
}

// lastOverseer is the inspectorate, or the body that decides on complaints and was
// spoken of after it in front of word w: one that does not inspect with it.
func (r *reading) lastOverseer(w int) int {
	for m := range r.mentionsBack(w, r.t.SentenceAt(int(r.t.Words[w].Start))-horizon) {
		switch {
		case m.entity == none || m.quoted || r.lex.sources[r.fold[m.last-1]] == "document":
		case m.entity == r.office:
			return m.entity
		case r.decides(m.entity):
			return m.entity
		}
	}
	return r.office
}

// decides reports whether the name of an organisation says that it decides on
// complaints.
func (r *reading) decides(id int) bool {
	for word := range strings.FieldsSeq(text.Fold(r.entities[id].name)) {
		if r.entities[id].organisation && r.lex.is(deciding, word) {
			return true
		}
	}
	return false
}

// ofAll answers for "the joint report" with all inspectorates that the document
// names.
func (r *reading) ofAll(head int) answer {
	a := r.byNoun(r.office, head, "document", 0.9)
	for _, i := range r.byKind["inspectorate"] {
		if id := r.organisations[i].entity; !slices.Contains(a.speakers, id) && len(a.speakers) < mostNamesakes {
			a.speakers = append(a.speakers, id)
		}
	}
	a.plural = len(a.speakers) > 1
	return a
}

// issued answers with whoever a phrase says that a document is of: an owner in
// front of its noun, or whom it is by or from.
func (r *reading) issued(q *corpus.Quotation, first, head, last int) answer {
	if o := r.issuer(first, head, last); o != nil {
		if a := r.together(o.first, last); a.plural {
			return a
		}
		return r.byOrganisation(o.entity, o.first, o.last, 0.95)
	}
	switch {
	case r.fold[first] == "their" && r.ofCrowd(head):
		return answer{plural: true}
	case r.lex.is(ofBodies, r.fold[first]):
		return r.ofWhom(head, r.owner(q, first))
	case r.lex.is(possessor, r.fold[first]):
		return r.owner(q, first)
	}
	for w := head - 1; w >= first; w-- {
		if class := r.lex.sources[bare(r.fold[w])]; possessive(r.t.Word(w)) && (strings.HasPrefix(class, "body:") || class == "inspectors") {
			return r.byKindNoun(class, w, 0.92)
		}
		if possessive(r.t.Word(w)) && isRoleNoun(r.lex, bare(r.fold[w])) { // the MP's office
			return r.byHolder(first, w)
		}
	}
	for m := range r.mentionsIn(first, head) {
		if m.entity != none && !r.entities[m.entity].organisation && possessive(r.t.Word(m.last-1)) {
			return r.byEntity(m.entity, m.start, m.last, m.rule, 0.9)
		}
	}
	if a := r.sentBy(q, last); len(a.speakers) > 0 {
		return a
	}
	if head+2 < len(r.fold) && head+2 < last && (r.fold[head+1] == "from" || r.fold[head+1] == "by") {
		return r.byUnknownName(head+2, r.head(head+2, last))
	}
	return answer{}
}

// ofCrowd reports whether the document at word head is one that people without names
// are said to have written.
func (r *reading) ofCrowd(head int) bool {
	at, _ := r.paperAt(head)
	return at > 0 && len(r.papers[at-1].issuers) == 0 && r.sameDocument(r.fold[head], r.papers[at-1].noun)
}

// byHolder answers with the one whose role is called at word w.
func (r *reading) byHolder(first, w int) answer {
	best, all := r.holders(first, w, w+1)
	if len(best) != 1 {
		return answer{others: even(all)}
	}
	return r.byEntity(best[0], first, w+1, "role", 0.8)
}

// publication answers for "the figures", "research by ORGANISATION": nobody's but
// of whom the text says that they are.
func (r *reading) publication(q *corpus.Quotation, first, head, last int) answer {
	a := r.issued(q, first, head, last)
	if len(a.speakers) > 0 {
		return a
	}
	a, found := r.byPaper(head)
	if !found && r.lex.is(study, r.fold[head]) {
		return r.byLastStudent(head)
	}
	return a
}

// byLastStudent answers for "the report", of which the text does not say whose it is,
// with the organisation that was the subject just before and may write reports.
func (r *reading) byLastStudent(head int) answer {
	if r.introduces(head) || !r.lex.is(study, r.fold[head]) {
		return answer{}
	}
	sentence := r.t.SentenceAt(int(r.t.Words[head].Start))
	for s := sentence - 1; s >= max(0, sentence-2); s-- {
		first, last := r.t.Sentences[s].First, r.t.Sentences[s].Last
		ids, behind := r.subject(r.behindAdverbial(first, last), last)
		if behind == 0 || r.told[behind-1] {
			continue
		}
		if len(ids) != 1 || !r.mayStudy(r.entities[ids[0]]) {
			return answer{}
		}
		return r.byOrganisation(ids[0], first, behind, doubtfulStudent)
	}
	return answer{}
}

// mayStudy reports whether e is an organisation that writes reports of its own.
func (r *reading) mayStudy(e *entity) bool {
	return e.organisation && e.kind != "media" && e.kind != "party" && (e.kind == "university" || !inspected(e.kind))
}

// doubtfulStudent is how sure it is that a report is that of the organisation spoken
// of before it.
const doubtfulStudent = 0.72

// authorsOf answers for "researchers at ORGANISATION", and for "the authors" with
// those whose the last study is.
func (r *reading) authorsOf(q *corpus.Quotation, p sourcePhrase) answer {
	if !strings.HasPrefix(p.noun, "auditor") { // whose auditors they are tells nothing
		if a := r.staff(q, p.first, p.head, p.last); len(a.speakers) > 0 {
			return a
		}
	} else if o := r.organisationCalled(p.first, p.head, p.last); o != nil && o.first > p.head {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9)
	} else if a := r.byFirm(p.head); len(a.speakers) > 0 {
		return a
	}
	at, _ := r.paperAt(p.head)
	for k := at - 1; k >= 0 && k >= at-memory; k-- {
		if paper := &r.papers[k]; len(paper.issuers) > 0 && r.lex.is(study, paper.noun) {
			a := answer{speakers: paper.issuers, confidence: 0.8, plural: true}
			a.link(r.t.Span(p.head, p.head+1), "document", r.entities[paper.issuers[0]].name)
			return a
		}
	}
	return answer{plural: true}
}

// sentBy answers with whoever the clause behind a document, which begins at word w,
// says that it is by: "a memo, sent by NAME in May,".
func (r *reading) sentBy(q *corpus.Quotation, w int) answer {
	if w >= len(r.fold) || r.fold[w] != "," {
		return answer{}
	}
	for k := w + 1; k+1 < min(len(r.fold), w+longestCue) && r.fold[k] != "," && !r.told[k]; k++ {
		if r.fold[k] == "by" && r.lex.is(issuing, r.fold[k-1]) {
			return r.agent(q, k+1)
		}
	}
	return answer{}
}

// ofWhom answers for "its website" with a, whom the pronoun means. "Its report" is the
// inspectorate's, if there is one, whoever was spoken of last.
func (r *reading) ofWhom(head int, a answer) answer {
	if r.lex.sources[bare(r.fold[head])] == "document" && r.office != none && !r.studies(a) {
		return r.byNoun(r.office, head, "document", 0.93)
	}
	return a
}

// studies reports whether an answer is clearly an organisation that is not inspected
// and so may write reports of its own.
func (r *reading) studies(a answer) bool {
	if len(a.speakers) != 1 || a.confidence < sure {
		return false
	}
	e := r.entities[a.speakers[0]]
	return e.organisation && a.speakers[0] != r.body && !inspected(e.kind)
}

// writer answers for "the letter" that was introduced before as somebody's own
// ("in a letter to parents, Ms Falk wrote"). An inspector's is the inspectorate's.
func (r *reading) writer(head int) answer {
	at, _ := slices.BinarySearchFunc(r.nouns, head, func(n nounMention, w int) int { return n.head - w })
	for from := at; at > 0 && at > from-memory; {
		at--
		n := &r.nouns[at]
		if r.fold[n.head] != r.fold[head] || r.fold[n.first] == "the" || r.lex.is(study, r.fold[head]) && !r.putOut(n) {
			continue
		}
		for i := len(r.turns) - 1; i >= 0 && i > len(r.turns)-memory && r.turns[i].sentence >= n.sentence; i-- {
			if t := &r.turns[i]; t.opened == n.sentence && len(t.speakers) > 0 && !r.inspects(t.speakers[0]) {
				a := answer{speakers: t.speakers, confidence: 0.8, gender: t.gender, plural: t.plural}
				a.link(r.t.Span(n.first, n.head+1), "writer", r.entities[t.speakers[0]].name)
				r.learnIssuers(n.head, a)
				return a
			}
		}
		return answer{}
	}
	return answer{}
}

// putOut reports whether the sentence of a document says that its subject wrote it, or
// speaks in it: "in a report, NAME said", "NAME published a review". Whoever speaks after
// a report has not written it.
func (r *reading) putOut(n *nounMention) bool {
	sentence := &r.t.Sentences[n.sentence]
	if n.first > sentence.First && r.lex.is(inDocument, r.fold[n.first-1]) {
		return true
	}
	return slices.ContainsFunc(r.fold[sentence.First:n.first], func(fold string) bool { return r.lex.is(issuing, fold) })
}

// report answers for the document of somebody, whose phrase begins at word first: an
// inspector's is the inspectorate's, "her report" the inspector's own at most.
func (r *reading) report(a answer, first, head int) answer {
	if fold := r.fold[first]; len(a.speakers) == 1 && r.office != none && a.speakers[0] != r.office && r.inspects(a.speakers[0]) && (fold == "his" || fold == "her") {
		a.confidence = min(a.confidence, likelyWriter)
		return a
	}
	if len(a.speakers) == 1 && r.office != none && r.inspects(a.speakers[0]) && r.fold[head] == "report" {
		return r.byNoun(r.office, head, "document", 0.8)
	}
	return a
}

// inspects reports whether an entity is the inspectorate or an inspector.
func (r *reading) inspects(id int) bool {
	return id == r.office || slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return o.class == "inspector" })
}

// issuer is the organisation that the phrase itself says a document is of: its
// owner in front of the noun, or named behind "by" or "from".
func (r *reading) issuer(first, head, last int) *orgMention {
	if o := r.organisationIn(first, head); o != nil && o.last <= head {
		return o
	}
	for w := head + 1; w+1 < last; w++ {
		if fold := r.fold[w]; fold == "by" || fold == "from" {
			for k := w + 1; k < last; k++ {
				if o := r.organisationCovering(k); o != nil {
					return o
				}
			}
		}
	}
	return nil
}

// statement answers for "the statement", "his email": the body or person whose
// turn it is.
func (r *reading) statement(q *corpus.Quotation, first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9)
	}
	if w, class := r.bodyBefore(first, head); w != none { // the trust statement
		return r.byKindNoun(class, w, 0.9)
	}
	if a, found := r.byPaper(head); found {
		return a
	}
	a := r.lastTurn(first)
	a.confidence *= 0.8
	return a
}

// byWatchdog answers for "inspectors" and "the watchdog" at word w. Of several that
// watch over others it may be another one.
func (r *reading) byWatchdog(w int) answer {
	id := r.watchdog(w)
	confidence := 0.95
	if id != r.office && r.office != none {
		confidence = 0.78
	}
	return r.byNoun(id, w, "inspectorate", confidence)
}
