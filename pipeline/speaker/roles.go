package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// longestRole is the most words that the wording of a role has.
const longestRole = 22

// A roleWords is the wording of a role: words [first, last), its head noun, its
// class, and the word behind the employer in front of it ("the council's new
// director"), first where none is named there.
type roleWords struct {
	first, last int
	owner       int
	head        string
	class       roleClass
	status      string
	at          int  // the head noun
	theirs      bool // "its chair": of the organisation before
}

// readRoles gives people the roles that stand beside those of their mentions
// that are asked for.
func (r *reading) readRoles(asked func(*candidate) bool) {
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.entity == none || !asked(c) {
			continue
		}
		s := &r.t.Sentences[c.sentence]
		if w, found := r.phraseBefore(c.start, s.First); found {
			r.addRole(c.entity, w)
		} else if o := r.organisationEnding(c.start); o != nil && possessive(r.t.Word(o.last-1)) { // UNISON's Jane Doe
			r.employ(c.entity, o, r.t.Span(o.first, o.last))
			r.join(c.entity, r.partyIn(o.first, o.last))
		}
		r.readBehind(c.entity, c.last, s.Last)
		r.describe(c)
	}
}

// readBehind reads what follows a name: an age, an apposition, brackets, a
// relative clause, "of ORGANISATION", "is the ROLE".
func (r *reading) readBehind(id, w, last int) {
	e := r.entities[id]
	for range 3 {
		if w+1 >= last {
			return
		}
		switch fold := r.fold[w]; {
		case fold == "(" && r.namesParty(w+1, w+2):
			e.party = true
			r.join(id, r.partyIn(w+1, w+2))
			for w < last && r.fold[w] != ")" {
				w++
			}
			w++
		case fold == "," || fold == "(" || fold == "-" || fold == "–" || fold == "—":
			w++
			if r.fold[w] == "and" && w+1 < last && r.lex.is(determiner, r.fold[w+1]) { // and the chairman, NAME
				return
			}
			if r.fold[w] == "aged" && w+1 < last {
				e.private = true
				w += 2
				continue
			}
			if age(r.t.Word(w)) {
				if years := r.fold[w]; !e.private {
					r.ages[years] = append(r.ages[years], id)
				}
				e.private = true
				w++
				continue
			}
			if r.fold[w] == "whose" && w+1 < last && r.lex.roles[r.fold[w+1]] == "public" {
				e.private = true
				return
			}
			if words, found := r.phraseBehind(w, last); found {
				r.addRole(id, words)
				w = words.last
				continue
			}
			if r.fold[w] == "of" || r.fold[w] == "from" {
				if !r.addEmployer(id, w, last) && w+1 < last && r.capital(w+1) { // from a place
					e.private = true
				}
			} else if o := r.organisationCovering(w); o != nil && o.first == w && r.source[w] && !possessive(r.t.Word(o.last-1)) { // NAME, UNISON, said
				r.employ(id, o, r.t.Span(w, o.last))
			}
			return
		case fold == "of" || fold == "from" || fold == "at":
			r.addEmployer(id, w, last)
			return
		case fold == "as" && r.appoints(w): // appointed NAME as director
			if words, found := r.phraseBehind(w+1, last); found {
				r.addRole(id, words)
			}
			return
		case r.lex.is(copula, fold):
			if words, found := r.phraseBehind(w+1, last); found {
				r.addRole(id, words)
			}
			return
		default:
			if words, found := r.relative(w, last); found {
				r.addRole(id, words)
			}
			return
		}
	}
}

// appoints reports whether somebody is appointed whose name ends before the "as" at
// word w.
func (r *reading) appoints(w int) bool {
	for k := w - 1; k > max(0, w-longestName-longestTitles); k-- {
		if r.lex.is(appointed, r.fold[k]) {
			return true
		}
		if !r.capital(k) {
			return false
		}
	}
	return false
}

// phraseBefore reads the role in front of a name that begins at word w: "council
// leader", "BCP Council's director of children's services", and with a comma "the
// group's leader,".
func (r *reading) phraseBefore(w, from int) (roleWords, bool) {
	end := w
	if end > from && r.fold[end-1] == "," {
		end--
	}
	first := end
	for first > from && end-first < longestRole && r.inRole(first-1, end) {
		first--
	}
	for first < end && !r.t.Words[first].Lexical() {
		first++
	}
	if end < w && first-2 > from && r.fold[first-1] == "," && r.inName[first-2] {
		return roleWords{}, false // the apposition of the name before
	}
	if end < w && first > from && r.lex.is(possessor, r.fold[first]) && r.lex.is(oblique, r.fold[first-1]) && r.lex.is(oblique, r.fold[from]) {
		return roleWords{}, false // In a statement read by her solicitor, NAME said
	}
	words, found := r.roleIn(r.outerRole(first, from), end)
	if !found {
		return r.roleAt(end, from)
	}
	if end < w && words.last < end {
		return roleWords{}, false
	}
	return words, true
}

// outerRole is where the role begins of which the words from first on only say whose it
// is: "the daughter of one resident"; first where they stand for themselves.
func (r *reading) outerRole(first, from int) int {
	if first-3 >= from && r.lex.is(indefinite|quantifier, r.fold[first-1]) && r.fold[first-2] == "of" && isRoleNoun(r.lex, r.fold[first-3]) {
		return first - 3
	}
	return first
}

// roleAt reads the role in front of "at" and the employer that is named before
// word end: "head of care at ORGANISATION, NAME".
func (r *reading) roleAt(end, from int) (roleWords, bool) {
	o := r.organisationEnding(end)
	if o == nil || o.first-1 <= from || r.fold[o.first-1] != "at" {
		return roleWords{}, false
	}
	first := o.first - 1
	for first > from && end-first < longestRole && r.inRole(first-1, o.first-1) {
		first--
	}
	return r.roleIn(first, end)
}

// inRole reports whether word w can stand inside the wording of a role that ends
// before word end.
func (r *reading) inRole(w, end int) bool {
	fold := r.fold[w]
	if w > 0 && r.fold[w-1] == "-" && r.adjacent(w-1) && r.t.Words[w].Lexical() { // mum-of-two
		return true
	}
	switch {
	case r.lex.is(inRole, fold):
		return w+1 < end
	case fold == "to":
		return w+1 < end && w > 0 && isRoleNoun(r.lex, r.fold[w-1])
	case r.lex.is(possessor, fold):
		return true
	case fold == "the":
		return w > 0 && (r.fold[w-1] == "of" || r.fold[w-1] == "for")
	}
	if !r.t.Words[w].Lexical() || r.quoted[w] || r.inName[w] || r.capital(w) && (r.lex.isTitle(fold) || w > 0 && r.lex.isTitle(r.fold[w-1])) {
		return false
	}
	if _, modifier := r.lex.modifiers[fold]; modifier {
		return true
	}
	if isRoleNoun(r.lex, fold) {
		return true
	}
	return r.lex.notNames[fold] != "function" && !r.lex.verbs[fold] && (r.capital(w) || !strings.HasSuffix(fold, "ed"))
}

func isRoleNoun(l *lexicon, fold string) bool {
	_, role := l.roles[fold]
	return role
}

// roleIn finds the head noun of a role within words [first, last): the last one
// before "of", "for" or "at", in its longest wording that the lexicon has.
func (r *reading) roleIn(first, last int) (roleWords, bool) {
	limit := last
	for w := first + 1; w < last; w++ {
		if o := r.organisationCovering(w); o != nil && o.first < w {
			continue
		}
		if r.fold[w] == "," || r.lex.is(preposition, r.fold[w]) && !(r.fold[w] == "of" && r.lex.is(placeHead, r.fold[w-1]) && r.capital(w-1)) {
			limit = w
			break
		}
	}
	for w := limit - 1; w >= first; w-- {
		head := bare(r.fold[w])
		class, found := r.lex.roles[head]
		if !found || head != r.fold[w] || r.inName[w] {
			continue
		}
		words := roleWords{first: first, last: last, owner: first, head: head, class: class, at: w}
		for n := 4; n >= 2; n-- {
			if w+1-n < first {
				continue
			}
			if longer := strings.Join(r.fold[w+1-n:w+1], " "); r.lex.roles[longer] != "" {
				words.class = r.lex.roles[longer]
				break
			}
		}
		if w+2 < last {
			if office := r.lex.roles[strings.Join(r.fold[w:w+3], " ")]; office != "" { // secretary of state
				words.class = office
			}
		}
		r.trim(&words, w)
		return words, true
	}
	return roleWords{}, false
}

// trim takes determiners, the employer and words of status off the front of a
// role whose head noun is word head.
func (r *reading) trim(words *roleWords, head int) {
	for w := head - 1; w >= words.first; w-- {
		if r.employs(w) {
			words.first = w + 1
			if words.head == "partner" && r.inName[w] {
				words.class = "public"
			}
			break
		}
	}
	words.owner = words.first
	for words.first < head {
		fold := r.fold[words.first]
		switch status := r.lex.modifiers[fold]; {
		case r.lex.is(ofBodies, fold):
			words.theirs = true
		case r.lex.is(possessor, fold):
			if words.head == "partner" {
				words.class = "public"
			}
		case fold == "the" || fold == "a" || fold == "an" || fold == "our" || fold == "-" || fold == "as" || fold == "and" || status == "newly":
		case isStatus(status):
			words.status = status
		default:
			return
		}
		words.first++
	}
}

// phraseBehind reads the role that begins at word w behind a name.
func (r *reading) phraseBehind(w, last int) (roleWords, bool) {
	if w < last && r.fold[w] == "who" && w+1 < last {
		return r.relative(w+1, last)
	}
	end := w
	for end < last && end-w < longestRole && !r.endsRole(end) {
		end++
	}
	words, found := r.roleIn(w, r.beforeNames(w, end))
	if !found || r.anotherSubject(w, words.at, end, last) {
		return roleWords{}, false
	}
	return words, true
}

// beforeNames is where the wording of a role ends, which begins at word first, if
// another person is named in it before word end: "HMI and Jane Doe", but "mother of
// Jane Doe".
func (r *reading) beforeNames(first, end int) int {
	for w := first; w < end; w++ {
		if !r.inName[w] || w > first && (r.inName[w-1] || r.lex.is(preposition, r.fold[w-1])) {
			continue
		}
		for w > first && (r.fold[w-1] == "and" || r.fold[w-1] == "&") {
			w--
		}
		return w
	}
	return end
}

// anotherSubject reports whether a noun phrase with "the", words [first, end) headed
// by word head, is the subject of another clause and no apposition: ", the judge
// said", ", the board's chair provided a report".
func (r *reading) anotherSubject(first, head, end, last int) bool {
	if r.fold[first] != "the" {
		return false
	}
	if end-first == 2 {
		return end < last && r.t.Words[end].Lexical()
	}
	next := head + 1
	return next < end && r.t.Words[next].Lexical() && !r.capital(next) && !r.lex.is(preposition, r.fold[next]) && r.fold[next] != "and"
}

// endsRole reports whether word w ends the wording of a role behind a name.
func (r *reading) endsRole(w int) bool {
	fold := r.fold[w]
	if fold == "-" {
		return w+1 >= len(r.fold) || !r.adjacent(w)
	}
	return r.lex.is(endsRole, fold) || r.quoted[w] || r.t.Words[w].Kind == text.Mark && fold != "'" || r.lex.verbs[fold]
}

// relative reads "who chairs the board", "who is the council's director".
func (r *reading) relative(w, last int) (roleWords, bool) {
	verb := r.fold[w]
	if r.lex.is(copula, verb) || verb == "has" {
		for w++; w < last && r.lex.is(appointed, r.fold[w]); w++ {
		}
		return r.phraseBehind(w, last)
	}
	_, noun, found := strings.Cut(r.lex.modifiers[verb], ":")
	if !found {
		return roleWords{}, false
	}
	end := w + 1
	for end < last && end-w < longestRole && !r.endsRole(end) {
		end++
	}
	for k := w + 1; k < end; k++ {
		if r.fold[k] == "inspection" || r.fold[k] == "visit" || r.fold[k] == "inspectors" {
			noun = "inspector"
		}
	}
	return roleWords{first: w, last: end, owner: w, head: noun, class: r.lex.roles[noun], at: w}, end > w+1
}

// addRole gives e a role by its wording.
func (r *reading) addRole(id int, words roleWords) {
	e := r.entities[id]
	employer := r.employer(&words)
	wording := r.wording(words.first, words.last)
	if verb := r.fold[words.first]; strings.HasPrefix(r.lex.modifiers[verb], "chairs:") {
		if wording = words.head + " of " + r.wording(words.first+1, words.last); words.head == "inspector" {
			wording = "lead inspector"
		}
	}
	if wording == "" || slices.ContainsFunc(e.roles, func(o role) bool { return o.Title == wording && o.Status == words.status }) {
		return
	}
	held := role{
		elsewhere: employer == none && r.namesElsewhere(words.at, words.last),
		Role:      corpus.Role{Title: wording, Status: words.status, Span: r.t.Span(words.first, words.last)},
		class:     words.class,
		head:      words.head,
		employer:  employer,
		party:     r.namesParty(max(words.owner-3, 0), words.last),
	}
	if employer != none {
		held.Organisation = r.entities[employer].name
	} else if w := words.owner - 1; w >= 0 && possessive(r.t.Word(w)) {
		held.kind, _ = strings.CutPrefix(r.lex.sources[bare(r.fold[w])], "body:")
	}
	r.hold(id, held)
	if held.party {
		r.join(id, r.partyIn(max(words.owner-3, 0), words.last))
	}
	if e.gender == anyGender {
		e.gender = r.lex.genderOfNoun(words.head)
	}
}

// mostRoles is the number of roles of one person above which no more are kept.
const mostRoles = 64

// hold gives a person a role.
func (r *reading) hold(id int, held role) {
	e := r.entities[id]
	if len(e.roles) == mostRoles {
		return
	}
	e.roles = append(e.roles, held)
	if held.head != "" {
		r.byHead[held.head] = append(r.byHead[held.head], id)
	}
}
