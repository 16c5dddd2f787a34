package speaker

import (
	"slices"
	"strings"
)

// A paper is a document of which the text says, where it speaks of it, whose it is:
// "a review by NAME", "the council's figures". Of one that is somebody's of whom
// only a pronoun or a crowd tells it has no issuers.
type paper struct {
	head    int    // word of its noun, or of the verb that tells of it
	noun    string // by which it can be called again
	issuers []int
	doubt   bool // only a board, governors or a pronoun are said to have issued it
	writer  int  // word of the pronoun that alone tells who wrote it, 0 for none
}

// gatherPapers finds the documents of which the text says whose they are, in the
// order of the text.
func (r *reading) gatherPapers() {
	for i := range r.nouns {
		n := &r.nouns[i]
		if !r.isWritten(n.head) || r.lex.is(inspecting, r.fold[n.head]) { // an inspection is the inspectorate's
			continue
		}
		if issuers, found := r.issuers(n); found {
			r.papers = append(r.papers, paper{n.head, r.fold[n.head], issuers, r.forGovernors(n.head), r.pronounOf(n, issuers)})
		}
	}
	r.pairedPapers()
	r.untitledPapers()
}

// issuers are those of whom the phrase of a document says that it is theirs: its
// owners in front of the noun, whom it is by or from, the council to whose cabinet
// it goes, or the subject that wrote or published it.
func (r *reading) issuers(n *nounMention) (issuers []int, found bool) {
	if r.lex.is(owner|possessor, r.fold[n.first]) {
		if issuers, found = r.publisher(n); found || !r.lex.is(ofBodies, r.fold[n.first]) {
			return issuers, true
		}
	}
	if issuers, found = r.owners(n.first, n.head); found {
		return issuers, true
	}
	if issuers, found = r.saidToBeOf(n.head); found {
		return issuers, true
	}
	if id := r.forMembers(n.head); id != none {
		return []int{id}, true
	}
	if !r.definite(n) {
		return r.publisher(n)
	}
	return nil, false
}

// saidToBeOf are those of whom what stands behind the noun of a document, word head,
// says that it is theirs.
func (r *reading) saidToBeOf(head int) (issuers []int, found bool) {
	if w := r.authorBehind(head); w > 0 {
		return r.authors(r.writerBehind(w)), true
	}
	for _, w := range []int{r.authorBehindTopic(head), r.orderedFrom(head)} {
		if w == 0 {
			continue
		}
		if issuers = r.authors(w); len(issuers) > 0 {
			return issuers, true
		}
	}
	return nil, false
}

// definite reports whether the phrase of a document speaks of one that is known
// already.
func (r *reading) definite(n *nounMention) bool {
	first := r.fold[n.first]
	return r.lex.is(determiner, first) && !r.lex.is(indefinite|ordinal, first)
}

// present is an entity as a list, none as an empty one.
func present(id int) []int {
	if id == none {
		return nil
	}
	return []int{id}
}

// owners are those whom words [first, head) in front of a document's noun say it
// is of.
func (r *reading) owners(first, head int) ([]int, bool) {
	for w := head - 1; w >= first && !r.lex.is(indefinite, r.fold[w]) && r.fold[w] != "the"; w-- {
		if o := r.organisationCovering(w); o != nil {
			return []int{o.entity}, true
		}
		if c := r.personAt(w); c != nil && possessive(r.t.Word(w)) {
			return present(c.entity), true
		}
		class := r.lex.sources[bare(r.fold[w])]
		switch {
		case class == "inspectors":
			return present(r.watchdog(w)), true
		case r.fold[w] == "inspection":
			return present(r.office), true
		case strings.HasPrefix(class, "body:") && (possessive(r.t.Word(w)) || w == head-1 && publishes(class)):
			return present(r.standsFor(class, w)), true
		case possessive(r.t.Word(w)) && r.lastWord(w) != none: // the Ombudsman's
			return []int{r.lastWord(w)}, true
		case possessive(r.t.Word(w)) && !r.capital(w) && r.lex.notNames[bare(r.fold[w])] != "time" && !r.lex.is(period, bare(r.fold[w])): // a coroner's
			return nil, true
		}
	}
	return nil, false
}

// publishes reports whether a noun of a class that stands in front of a document's
// says whose it is, and not of whom it speaks: a council report, cabinet papers.
func publishes(class string) bool {
	switch class {
	case "body:council", "body:board", "body:government", "body:union":
		return true
	}
	return false
}

// personAt is the person's name that ends at word w; nil where there is none.
func (r *reading) personAt(w int) *candidate {
	at, found := slices.BinarySearchFunc(r.candidates, w+1, func(c candidate, last int) int { return c.last - last })
	if !found || r.candidates[at].entity == none {
		return nil
	}
	return &r.candidates[at]
}

// authorBehind is the word behind the "by" or "from" that says whose a document is
// whose noun is word head: "a review, which was published by"; 0 where none does.
// "For" says it where somebody else did the work.
func (r *reading) authorBehind(head int) int {
	made, given := false, false
	for w := head + 1; w+1 < len(r.fold) && w-head < longestRole; w++ {
		fold := r.fold[w]
		switch {
		case fold == "to" && made:
			given = true
		case fold == "on" && r.fold[w+1] == "behalf" && w+3 < len(r.fold):
			return w + 3
		case fold == "by" || fold == "from" && (w == head+1 || r.fold[w-1] == ",") || fold == "for" && made:
			return w + 1
		case r.lex.is(issuing|arranging, fold):
			made = true
		case given && r.t.Words[w].Lexical() && !r.lex.verbs[fold]: // sent to parents by
		case fold != "," && fold != "which" && !r.lex.is(passive|determiner|dated|month, fold) && r.lex.notNames[fold] != "time" && !r.numeric(w):
			return 0
		}
	}
	return 0
}

// authorBehindTopic is the word behind the "by" that says who asked whom a survey is
// of, "a survey of 900 nurses by", or who wrote to whom, "a letter to parents from"; 0
// where none does.
func (r *reading) authorBehindTopic(head int) int {
	if head+1 >= len(r.fold) || r.fold[head+1] != "to" && (r.fold[head+1] != "of" || r.lex.sources[r.fold[head]] != "publication") {
		return 0
	}
	for w := head + 2; w+1 < len(r.fold) && w-head < longestTopic; w++ {
		switch {
		case r.fold[w] == "by", r.fold[w] == "from", r.fold[w] == "for" && r.organisationCovering(r.skipThe(w+1, 1)) != nil:
			return w + 1
		case !r.t.Words[w].Lexical() && !r.numeric(w) && r.fold[w] != "," && r.fold[w] != "-", r.lex.verbs[r.fold[w]]:
			return 0
		}
	}
	return 0
}

// longestTopic is the most words of what a survey is of.
const longestTopic = 8

// numeric reports whether word w begins with a figure.
func (r *reading) numeric(w int) bool {
	c := r.t.Source[r.t.Words[w].Start]
	return '0' <= c && c <= '9'
}

// authors are those whom the phrase that begins at word first names, joined by
// "and"; none where it speaks of somebody without a name.
func (r *reading) authors(first int) []int {
	end := min(r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))].Last, first+longestRole)
	var found []int
	for w := first; w < end; w++ {
		fold := bare(r.fold[w])
		class := r.lex.sources[fold]
		if o := r.organisationCovering(w); o != nil {
			found = append(found, o.entity)
			w = o.last - 1
			if o.last < end && (r.fold[o.last] == "and" || r.fold[o.last] == ",") {
				continue
			}
			return found
		}
		switch {
		case fold == ",":
			return found
		case len(found) > 0 && fold != "and" && !r.lex.is(determiner, fold):
			return found
		case class == "inspectors":
			return present(r.watchdog(w))
		case strings.HasPrefix(class, "body:"), class == governors:
			return present(r.standsFor(class, w))
		case r.lex.is(councilStaff, fold):
			return present(r.bodyOfKind("council", w))
		case r.lex.verbs[r.fold[w]]:
			return found
		}
		if c := r.personAt(w); c != nil {
			issuers, _ := r.withOthers([]int{c.entity}, c.last)
			return issuers
		}
		if a := r.unknownAuthor(w, end); len(a.speakers) > 0 {
			return a.speakers
		}
	}
	return found
}

// unknownAuthor answers for the run of capitals that begins at word w and is nobody's
// known name.
func (r *reading) unknownAuthor(w, end int) answer {
	last := w
	for last < end && r.capital(last) && !r.inName[last] {
		last++
	}
	if last == w || last < end && r.inName[last] {
		return answer{}
	}
	if a := r.byUnknownName(w, last-1); a.confidence >= 0.7 {
		return a
	}
	return answer{}
}

// forMembers is the council to whose members the noun of a document at word head
// says that it goes, "to the cabinet", as its officers' reports do; none where it
// says nothing of them.
func (r *reading) forMembers(head int) int {
	w := head + 1
	if r.fold[head] == "letter" || r.lex.sources[r.fold[head]] == "statement" || w+1 >= len(r.fold) || r.fold[w] != "to" && r.fold[w] != "for" {
		return none
	}
	for w++; w+1 < len(r.fold) && r.lex.is(determiner|councilKind, r.fold[w]); w++ {
	}
	if o := r.organisationCovering(w); o != nil && r.entities[o.entity].kind == "council" && o.last < len(r.fold) && possessive(r.t.Word(o.last-1)) {
		return o.entity
	}
	if !r.lex.is(membership, r.fold[w]) {
		return none
	}
	return r.bodyOfKind("council", head)
}

// untitledPapers finds the documents of which only a verb tells that somebody wrote
// them: "NAME wrote to parents" is a letter.
func (r *reading) untitledPapers() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		for w := sentence.First + 1; w+1 < min(sentence.Last, sentence.First+longestRole); w++ {
			noun := r.lex.papers[r.fold[w]]
			if noun == "" || noun == "letter" && r.fold[w+1] != "to" || r.told[w] || r.lex.is(passive, r.fold[w-1]) {
				continue
			}
			if ids, behind := r.subject(r.behindAdverbial(sentence.First, w), w); behind > 0 {
				r.papers = append(r.papers, paper{head: w, noun: noun, issuers: ids})
			}
			break
		}
	}
	slices.SortStableFunc(r.papers, func(p, q paper) int { return p.head - q.head })
}

// paperAt is how many papers stand in front of word w, and whether one stands at it.
func (r *reading) paperAt(w int) (at int, found bool) {
	return slices.BinarySearchFunc(r.papers, w, func(p paper, w int) int { return p.head - w })
}

// paperOf is the paper that a document's noun at word head means: one that says it
// itself, or the last one that can be called so. A lead may speak of the next.
func (r *reading) paperOf(head int) *paper {
	at, found := r.paperAt(head)
	if found {
		return &r.papers[at]
	}
	for k := at - 1; k >= 0 && k >= at-memory && !r.introduces(head); k-- {
		if r.sameDocument(r.fold[head], r.papers[k].noun) {
			return &r.papers[k]
		}
	}
	if at < len(r.papers) && r.opening(head) && !r.officeNamed(head) && r.papers[at].issuers != nil && r.papers[at].noun == r.fold[head] &&
		r.t.SentenceAt(int(r.t.Words[r.papers[at].head].Start))-r.t.SentenceAt(int(r.t.Words[head].Start)) <= horizon {
		return &r.papers[at]
	}
	return nil
}

// officeNamed reports whether the inspectorate is named in front of word w.
func (r *reading) officeNamed(w int) bool { return len(r.officeAt) > 0 && r.officeAt[0] < w }

// introduces reports whether the phrase of the noun at word head speaks of something
// new: "a study".
func (r *reading) introduces(head int) bool {
	for w := head - 1; w >= 0 && head-w < 5 && r.inNounPhrase(w); w-- {
		if r.lex.is(determiner, r.fold[w]) {
			return r.lex.is(indefinite, r.fold[w])
		}
	}
	return false
}

// sameDocument reports whether a noun can call again what another called: anything
// written is a document, a review is a report.
func (r *reading) sameDocument(noun, before string) bool {
	if r.lex.is(study, noun) && (r.lex.is(study, before) || before == "document") {
		return true
	}
	noun, before = strings.TrimSuffix(noun, "s"), strings.TrimSuffix(before, "s")
	return noun == before || noun == "document" && before != "letter"
}

// overtaken reports whether the inspectorate was spoken of between a paper and word
// w, so that a noun there may mean its report.
func (r *reading) overtaken(p *paper, w int) bool {
	if slices.Contains(p.issuers, r.office) {
		return false
	}
	behind, named := slices.BinarySearch(r.officeAt, p.head)
	if named {
		behind++
	}
	return behind < len(r.officeAt) && r.officeAt[behind] < w
}

// byPaper answers for the noun of a document at word head with those whose it is.
// That nobody knows them is an answer too.
func (r *reading) byPaper(head int) (answer, bool) {
	p := r.paperOf(head)
	switch {
	case r.ofInspection():
		return answer{}, r.afterTitled(head)
	case p == nil:
		return answer{}, false
	}
	late := r.overtaken(p, head)
	if len(p.issuers) == 0 {
		return answer{}, !late
	}
	a := answer{speakers: p.issuers, confidence: 0.85, plural: len(p.issuers) > 1}
	switch {
	case p.head > head && r.introduces(p.head): // it may be another one
		a.confidence = 0.75
	case late:
		a.confidence = 0.7
		a.others = []choice{{r.office, 0.3}}
	case p.head == head, p.issuers[0] == r.office:
		a.confidence = 0.92
	}
	if p.doubt {
		a.confidence = min(a.confidence, likelyGoverned)
	}
	a.link(r.t.Span(head, head+1), "document", r.entities[p.issuers[0]].name)
	return a, true
}

// afterTitled reports whether the noun of a document at word head takes up one with a
// title, "the Annual Report", that was spoken of just before: it is no inspection's.
func (r *reading) afterTitled(head int) bool {
	from := r.t.Sentences[max(0, r.t.SentenceAt(int(r.t.Words[head].Start))-titledBefore)].First
	for w := head - 1; w > from; w-- {
		if r.fold[w] == r.fold[head] {
			return r.capital(w) && r.capital(w-1) && r.lex.notNames[r.fold[w-1]] != "function" && !r.lex.is(inspecting, r.fold[w-1])
		}
	}
	return false
}

// titledBefore is the number of sentences over which a document goes by its noun alone
// whose title was given.
const titledBefore = 3

// learnIssuers notes whose the document at word head was found to be, where only a
// pronoun, or the turn of its writer, said it.
func (r *reading) learnIssuers(head int, a answer) {
	if len(a.speakers) == 0 {
		return
	}
	at, found := r.paperAt(head)
	switch {
	case !found:
		r.papers = slices.Insert(r.papers, at, paper{head: head, noun: r.fold[head], issuers: a.speakers})
	case len(r.papers[at].issuers) > 0:
		return
	default:
		r.papers[at].issuers = a.speakers
	}
	for m := range r.mentionsIn(head, head+1) {
		if m.rule == "noun" && len(a.speakers) == 1 {
			m.entity = a.speakers[0]
		}
	}
}
