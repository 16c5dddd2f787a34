package speaker

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// An entity is a person or an organisation of the document.
type entity struct {
	organisation bool
	name         string
	id           string   // once it is asked for
	keys         []string // folded tokens of the name
	gender       gender
	calls        gender // what the words that tell of their speech call them: "NAME said she"
	titles       []string
	roles        []role
	spoken       bool // speaks, or employs somebody who does
	first        int  // word of a person's first mention

	known   *knownOrganisation
	kind    string // of an organisation
	voice   corpus.Voice
	belongs string // to a party, as parties.txt calls it
	party   bool   // a party stands behind the name: "(Lib Dem, Eastgate)"
	alone   bool   // the text says that there is no more of the name
	private bool   // an age, a relative or a place stands behind the name: "Danielle Marsh, 34, …", "…, whose son …", "…, from Eastgate, …"
}

// A role is a role as the document words it, with the class of its head noun.
type role struct {
	corpus.Role
	class     roleClass
	head      string // folded
	employer  int    // entity, none where the wording names none
	kind      string // kind of an employer that has no name ("the charity's founder")
	elsewhere bool   // the wording names an employer that is not known
	party     bool   // the wording names a party
}

// people makes entities of the candidates: first full names, then names known by
// a title alone, then the shorter mentions of both.
func (r *reading) people() {
	r.shareTitles()
	r.rejoinParticles()
	support := r.support()
	for i := range r.candidates {
		if c := &r.candidates[i]; len(c.tokens) > 1 {
			r.addFull(c, support)
		}
	}
	r.shareSurnames()
	r.readRoles(func(c *candidate) bool { return len(c.tokens) > 1 })
	r.kin = r.relations()
	for i := range r.candidates {
		if c := &r.candidates[i]; c.entity == none && (len(c.tokens) == 1 || len(c.titles) > 0) {
			r.addShort(c)
		}
	}
	r.relativesByName()
	r.earlierMentions()
	r.readRoles(func(c *candidate) bool { return len(c.tokens) == 1 })
}

// earlierMentions ties given names alone to those whom only what stands beside a later
// mention made people: "Denise and Kai agreed to speak. Denise said".
func (r *reading) earlierMentions() {
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.entity != none || len(c.tokens) > 1 || len(c.titles) > 0 || r.inName[c.first] || !r.sureGiven(c.tokens[0]) {
			continue
		}
		if people := r.surnames[c.tokens[0].fold]; len(people) == 1 && len(r.entities[people[0]].keys) == 1 && len(r.entities[people[0]].titles) == 0 && len(r.givens[c.tokens[0].fold]) == 0 {
			r.mention(c, people[0], "given name")
		}
	}
}

// relativesByName makes people of those of whom only a given name and whose kin they are
// is told.
func (r *reading) relativesByName() {
	for _, k := range r.kin {
		if k.candidate < 0 || r.candidates[k.candidate].entity != none {
			continue
		}
		if e := r.givenOnly(&r.candidates[k.candidate]); e.gender == anyGender {
			e.gender = k.gender
		}
	}
}

// givenOnly makes a person of a given name alone.
func (r *reading) givenOnly(c *candidate) *entity {
	id := r.newPerson(c)
	r.mention(c, id, "given name")
	r.learn(r.entities[id], c)
	return r.entities[id]
}

// shareTitles gives a title of several to all whom it stands before: "Cllrs Jane Doe
// and John Roe".
func (r *reading) shareTitles() {
	for i := 0; i+1 < len(r.candidates); i++ {
		c, next := &r.candidates[i], &r.candidates[i+1]
		if len(next.titles) > 0 || next.start != next.first || next.first != c.last+1 || !slices.ContainsFunc(c.titles, several) {
			continue
		}
		if joint := r.fold[c.last]; joint == "and" || joint == "," {
			next.titles = slices.DeleteFunc(slices.Clone(c.titles), func(title string) bool { return !several(title) })
			next.score += titled
		}
	}
}

// several reports whether a title is in the plural.
func several(title string) bool {
	fold := text.Fold(title)
	return strings.HasSuffix(fold, "s") && titleKind(fold) != fold
}

// shareSurnames gives a given name in front of "and" and a full name the surname
// of that one, unless somebody of the name is known: "Jane and John Doe".
func (r *reading) shareSurnames() {
	named := map[string]bool{} // given names of those named so far
	for i := 0; i+1 < len(r.candidates); i++ {
		c, next := &r.candidates[i], &r.candidates[i+1]
		if c.entity != none {
			named[c.tokens[0].fold] = true
		}
		if len(c.tokens) > 1 || len(next.tokens) != 2 || next.entity == none || len(next.titles) > 0 || c.last+1 != next.first || r.fold[c.last] != "and" {
			continue
		}
		if !r.sureGiven(c.tokens[0]) || !r.sureGiven(next.tokens[0]) || named[c.tokens[0].fold] {
			continue
		}
		couple := *c
		couple.tokens = []token{c.tokens[0], next.tokens[1]}
		id := r.newPerson(&couple)
		r.full[couple.key()] = id
		r.learn(r.entities[id], &couple)
		r.mention(c, id, "name")
		if a, b := r.entities[id].gender, r.entities[next.entity].gender; a != b && a != anyGender && b != anyGender {
			r.addKin(id, next.entity, kinWord{"spouse", "spouse"})
		}
	}
}

// support is, for each full name, the best evidence of its mentions, with what
// titles and verbs of speech beside one of its ends alone add to it.
func (r *reading) support() map[string]float64 {
	best, alone := map[string]float64{}, map[string]float64{}
	for i := range r.candidates {
		c := &r.candidates[i]
		if key := c.key(); len(c.tokens) > 1 {
			best[key] = max(best[key], c.score)
		} else if c.score >= 2 {
			alone[key] = max(alone[key], c.score/2)
		}
	}
	for i := range r.candidates {
		c := &r.candidates[i]
		if key := c.key(); len(c.tokens) > 1 && best[key] >= weak && best[key] < accepted {
			best[key] += max(alone[c.tokens[0].fold], alone[c.tokens[len(c.tokens)-1].fold])
		}
	}
	return best
}

func (c *candidate) key() string {
	if len(c.tokens) == 1 {
		return c.tokens[0].fold
	}
	return strings.Join(c.keys(), " ")
}

// keys are the folded tokens of a name.
func (c *candidate) keys() []string {
	keys := make([]string, len(c.tokens))
	for i, tok := range c.tokens {
		keys[i] = tok.fold
	}
	return keys
}

func (r *reading) addFull(c *candidate, support map[string]float64) {
	key := c.key()
	if support[key] < accepted {
		return
	}
	id, found := r.full[key]
	if !found {
		id = r.sameName(c)
		if id == none {
			id = r.newPerson(c)
		}
		r.full[key] = id
	}
	r.fuller(r.entities[id], c)
	r.mention(c, id, "name")
}

// sameName finds the person whose name is a shorter or longer form of c's: with a
// middle name more, an initial for the given name, a short form of it.
func (r *reading) sameName(c *candidate) int {
	if id := r.withSurname(c); id != none {
		return id
	}
	found := none
	list := r.surnames[c.tokens[len(c.tokens)-1].fold]
	if len(list) > mostNamesakes {
		return none
	}
	for _, id := range list {
		e := r.entities[id]
		if len(e.keys) > 1 && (sameGiven(e.keys[0], c.tokens[0].fold) || r.endsWith(e.keys, c)) && compatible(e.gender, r.genderOfName(c)) {
			if found != none {
				return none
			}
			found = id
		}
	}
	return found
}

// withSurname finds the one person whose name goes on behind c's, which is all
// given names: "Mary Anne" for Mary Anne Doe.
func (r *reading) withSurname(c *candidate) int {
	if len(c.tokens) != 2 || !r.givenAt(c.tokens[1]) {
		return none
	}
	var longer []int
	for _, id := range r.givens[c.tokens[0].fold] {
		if keys := r.entities[id].keys; len(keys) == 3 && keys[1] == c.tokens[1].fold {
			longer = append(longer, id)
		}
	}
	return r.only(longer)
}

// sameGiven reports whether two given names can be one person's: the same, one
// the other's initial, or one a short form that the other begins with.
func sameGiven(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a) {
		return true
	}
	stem := strings.TrimRight(a, "yie")
	return len(stem) >= 3 && strings.HasPrefix(b, stem) && len(b) > len(a)
}

func compatible(a, b gender) bool { return a == anyGender || b == anyGender || a == b }

func (r *reading) genderOfName(c *candidate) gender {
	for _, title := range c.titles {
		if g := r.lex.titles[text.Fold(title)]; g != anyGender {
			return g
		}
	}
	if len(c.tokens) > 1 || len(c.titles) == 0 {
		given, _ := r.givenName(c.tokens[0].fold)
		return given.gender
	}
	return anyGender
}

func (r *reading) newPerson(c *candidate) int {
	id := len(r.entities)
	r.entities = append(r.entities, &entity{})
	e := r.entities[id]
	e.keys, e.name, e.first = c.keys(), r.written(c.tokens), c.first
	r.index(id, e)
	return id
}

// index makes a person findable by surname and given name.
func (r *reading) index(id int, e *entity) {
	last := e.keys[len(e.keys)-1]
	r.surnames[last] = append(r.surnames[last], id)
	for _, part := range r.insideNames(e.keys) {
		r.inside[part] = append(r.inside[part], id)
	}
	if len(e.keys) > 1 {
		r.givens[e.keys[0]] = append(r.givens[e.keys[0]], id)
	}
}

// fuller takes over the longer form of a name and what its titles tell.
func (r *reading) fuller(e *entity, c *candidate) {
	if len(c.tokens) > len(e.keys) || len(c.tokens) == len(e.keys) && len(c.tokens[0].fold) > len(e.keys[0]) {
		e.keys, e.name = c.keys(), r.written(c.tokens)
	}
	r.learn(e, c)
}

func (r *reading) learn(e *entity, c *candidate) {
	for _, title := range c.titles {
		if !slices.Contains(e.titles, title) {
			e.titles = append(e.titles, title)
		}
		if g := r.lex.titles[text.Fold(title)]; g != anyGender {
			e.gender = g
		}
	}
	if e.gender == anyGender {
		e.gender = r.genderOfName(c)
	}
}

// addShort ties a surname or given name standing alone to its person. A title
// before an unknown surname makes a new one, and so does a given name that speaks.
func (r *reading) addShort(c *candidate) {
	fold := c.tokens[len(c.tokens)-1].fold
	switch {
	case len(c.titles) > 0 && len(c.tokens) == 1 && r.lex.is(inOffice, fold) && spokenTo(c.titles):
		return
	case len(c.titles) > 0 && len(c.tokens) == 1:
		bearers := r.introduced(c, r.bearersOf(fold))
		id, fits := r.asRelative(c, bearers), 0
		if c.start > 0 && r.fold[c.start-1] == "dear" { // whoever greets knows the title
			id = r.only(bearers)
		}
		if id == none {
			id, fits = r.bearer(c, bearers)
		}
		if id == none && fits == 0 {
			if id, _ = r.bearer(c, r.givens[fold]); id == none {
				id = r.newPerson(r.nicknamed(c))
			}
		}
		if id != none {
			r.learn(r.entities[id], c)
		}
		r.mention(c, id, "title")
	case len(c.tokens) > 1:
		if c.score >= accepted {
			r.addFull(c, map[string]float64{c.key(): c.score})
		}
	default:
		r.addBare(c, fold)
	}
}

// spokenTo reports whether titles are those in front of an office that is spoken to: "Mr
// Speaker".
func spokenTo(titles []string) bool {
	return slices.ContainsFunc(titles, func(t string) bool { fold := text.Fold(t); return fold == "mr" || fold == "madam" })
}

// nicknamed is c with a title that is a short given name too, "Col", as part of the
// name: nobody was named whom it could be the title of.
func (r *reading) nicknamed(c *candidate) *candidate {
	if len(c.titles) != 1 || c.start+1 != c.first || !r.lex.is(nickname, r.fold[c.start]) || capitals(c.titles[0]) {
		return c
	}
	longer := *c
	longer.tokens = append([]token{{first: c.start, last: c.first, surface: c.titles[0], fold: r.fold[c.start]}}, c.tokens...)
	return &longer
}

// introduced are those of people whom the text names before c: a title and a surname
// take up a name. If none is, they announce one in the opening of the text; after it
// the only one named later is meant whom the title fits, in the line under a picture
// for one.
func (r *reading) introduced(c *candidate, people []int) []int {
	if len(people) > mostNamesakes {
		return people
	}
	var known []int
	for _, id := range people {
		if r.entities[id].first <= c.first {
			known = append(known, id)
		}
	}
	if len(known) == 0 && c.sentence <= openingSentences {
		return people
	}
	if len(known) == 0 && len(people) == 1 {
		e, want := r.entities[people[0]], r.genderOfName(c)
		if want != anyGender && e.gender == want || r.bears(e, c.titles) {
			return people
		}
	}
	return known
}

func (r *reading) addBare(c *candidate, fold string) {
	class := r.lex.notNames[fold]
	if list := r.bearersOf(fold); len(list) > 0 && class != "place" && class != "function" {
		if id, fits := r.bearer(c, list); fits > 0 {
			r.mention(c, id, "surname")
			return
		}
	}
	given, isGiven := r.givenName(fold)
	if list := r.givens[fold]; len(list) > 0 && class != "function" {
		if !given.doubt || c.score >= 2 {
			r.mention(c, r.only(list), "given name")
		}
		return
	}
	if r.givenAlone(c) {
		r.givenOnly(c).alone = true
		return
	}
	if isGiven && (!given.doubt && c.score >= 2.5 || c.score >= accepted+1) {
		r.givenOnly(c)
	}
}
