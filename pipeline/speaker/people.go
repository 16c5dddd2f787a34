package speaker

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// An entity is a person or an organisation of the document.
type entity struct {
	organisation bool
	name         string
	keys         []string // folded tokens of the name
	gender       gender
	titles       []string
	roles        []role
	spoken       bool // speaks, or employs somebody who does

	known *knownOrganisation
	kind  string // of an organisation
	voice corpus.Voice
	party bool // a party stands behind the name: "(Lib Dem, Eastgate)"
	aged  bool // "Danielle Marsh, 34, …"
}

// A role is a role as the document words it, with the class of its head noun.
type role struct {
	corpus.Role
	class     roleClass
	head      string // folded
	employer  int    // entity, none where the wording names none
	elsewhere bool   // the wording names an employer that is not known
	party     bool   // the wording names a party
}

// A mention is a place where the text speaks of an entity, or of somebody it
// does not name.
type mention struct {
	first, last int // words
	start       int // first word with titles
	sentence    int
	entity      int
	rule        string // "name", "title", "surname", "given name", "organisation", "noun"
	subject     bool
	quoted      bool
	plural      bool
	gender      gender
}

// people makes entities of the candidates: first full names, then names known by
// a title alone, then the shorter mentions of both.
func (r *reading) people() {
	support := r.support()
	for i := range r.candidates {
		if c := &r.candidates[i]; len(c.tokens) > 1 {
			r.addFull(c, support)
		}
	}
	r.readRoles(func(c *candidate) bool { return len(c.tokens) > 1 })
	for i := range r.candidates {
		if c := &r.candidates[i]; c.entity == none && (len(c.tokens) == 1 || len(c.titles) > 0) {
			r.addShort(c)
		}
	}
	r.readRoles(func(c *candidate) bool { return len(c.tokens) == 1 })
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
	parts := make([]string, len(c.tokens))
	for i, tok := range c.tokens {
		parts[i] = tok.fold
	}
	return strings.Join(parts, " ")
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
	found := none
	list := r.surnames[c.tokens[len(c.tokens)-1].fold]
	if len(list) > mostNamesakes {
		return none
	}
	for _, id := range list {
		e := r.entities[id]
		if len(e.keys) > 1 && sameGiven(e.keys[0], c.tokens[0].fold) && compatible(e.gender, r.genderOfName(c)) {
			if found != none {
				return none
			}
			found = id
		}
	}
	return found
}

// mostNamesakes is the number of bearers of one name above which the name alone
// is taken to tell nothing.
const mostNamesakes = 8

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
	for _, tok := range c.tokens {
		e.keys = append(e.keys, tok.fold)
	}
	e.name = r.written(c.tokens)
	r.index(id, e)
	return id
}

// index makes a person findable by surname and given name.
func (r *reading) index(id int, e *entity) {
	last := e.keys[len(e.keys)-1]
	r.surnames[last] = append(r.surnames[last], id)
	for _, part := range strings.Split(last, "-") {
		if part != last && len(part) > 2 {
			r.surnames[part] = append(r.surnames[part], id)
		}
	}
	if len(e.keys) > 1 {
		r.givens[e.keys[0]] = append(r.givens[e.keys[0]], id)
	}
}

// fuller takes over the longer form of a name and what its titles tell.
func (r *reading) fuller(e *entity, c *candidate) {
	if len(c.tokens) > len(e.keys) || len(c.tokens) == len(e.keys) && len(c.tokens[0].fold) > len(e.keys[0]) {
		e.keys = e.keys[:0]
		for _, tok := range c.tokens {
			e.keys = append(e.keys, tok.fold)
		}
		e.name = r.written(c.tokens)
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

// written is a name as it is written in running text: names in capitals
// throughout get small letters.
func (r *reading) written(tokens []token) string {
	parts := make([]string, len(tokens))
	for i, tok := range tokens {
		parts[i] = strings.Join(strings.Fields(tok.surface), " ")
		if capitals(tok.surface) && utf8.RuneCountInString(tok.surface) > 2 {
			parts[i] = properCase(parts[i])
		}
		if utf8.RuneCountInString(parts[i]) == 1 && tok.last < len(r.fold) && r.fold[tok.last] == "." && i < len(tokens)-1 {
			parts[i] += "."
		}
	}
	return strings.Join(parts, " ")
}

// properCase writes "O’DRISCOLL-HALE" as "O’Driscoll-Hale", "MCKAY" as "McKay".
func properCase(s string) string {
	var b strings.Builder
	up := true
	for i, c := range s {
		if up {
			b.WriteRune(unicode.ToUpper(c))
		} else {
			b.WriteRune(unicode.ToLower(c))
		}
		up = !unicode.IsLetter(c) || i == 1 && strings.HasPrefix(s, "MC")
	}
	return b.String()
}

// addShort ties a surname or given name standing alone to its person. A title
// before an unknown surname makes a new one, and so does a given name that speaks.
func (r *reading) addShort(c *candidate) {
	fold := c.tokens[len(c.tokens)-1].fold
	switch {
	case len(c.titles) > 0 && len(c.tokens) == 1:
		id, fits := r.bearer(c, r.surnames[fold])
		if id == none && fits == 0 {
			if id, _ = r.bearer(c, r.givens[fold]); id == none {
				id = r.newPerson(c)
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

func (r *reading) addBare(c *candidate, fold string) {
	class := r.lex.notNames[fold]
	if list := r.surnames[fold]; len(list) > 0 && class != "place" && class != "function" {
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
	if isGiven && (!given.doubt && c.score >= 2.5 || c.score >= accepted+1) {
		r.mention(c, r.newPerson(c), "given name")
		r.learn(r.entities[len(r.entities)-1], c)
	}
}

func (r *reading) only(list []int) int {
	if len(list) == 1 {
		return list[0]
	}
	return none
}

// bearer picks the one of several people of a surname that a mention with these
// titles can mean: by gender, by the title itself. It is none where that is not
// settled; fits is how many could be meant.
func (r *reading) bearer(c *candidate, list []int) (id, fits int) {
	if len(list) > mostNamesakes {
		return none, len(list)
	}
	var want gender
	for _, title := range c.titles {
		if g := r.lex.titles[text.Fold(title)]; g != anyGender {
			want = g
		}
	}
	possible := make([]int, 0, len(list))
	for _, id := range list {
		if e := r.entities[id]; compatible(e.gender, want) && !(r.members(c.titles) && r.noMember(e)) {
			possible = append(possible, id)
		}
	}
	if len(possible) > 1 && len(c.titles) > 0 {
		titled := r.those(possible, func(e *entity) bool { return r.bears(e, c.titles) })
		if len(titled) == 0 && want != anyGender { // "Mr": not the one who has a title of office
			titled = r.those(possible, func(e *entity) bool { return !r.titledByOffice(e) })
		}
		if len(titled) == 1 {
			return titled[0], len(possible)
		}
	}
	return r.only(possible), len(possible)
}

func (r *reading) those(people []int, fit func(*entity) bool) []int {
	var fitting []int
	for _, id := range people {
		if fit(r.entities[id]) {
			fitting = append(fitting, id)
		}
	}
	return fitting
}

// members reports whether one of titles is that of a member of a council.
func (r *reading) members(titles []string) bool {
	return slices.ContainsFunc(titles, func(t string) bool { return titleKind(text.Fold(t)) == "cllr" })
}

// noMember reports whether e holds offices and none of them, and no title, is
// that of a member of a council.
func (r *reading) noMember(e *entity) bool {
	return len(e.roles) > 0 && !r.members(e.titles) && !slices.ContainsFunc(e.roles, func(o role) bool {
		return o.class == "member" || o.class == "parliament" || o.party || o.class == ""
	})
}

// bears reports whether e is known by one of titles, in whatever short form.
func (r *reading) bears(e *entity, titles []string) bool {
	for _, title := range titles {
		for _, held := range e.titles {
			if titleKind(text.Fold(title)) == titleKind(text.Fold(held)) {
				return true
			}
		}
		if titleKind(text.Fold(title)) == "cllr" && slices.ContainsFunc(e.roles, func(o role) bool { return o.class == "member" }) {
			return true
		}
	}
	return false
}

// titledByOffice reports whether e has a title that tells no gender: Cllr, Dr.
func (r *reading) titledByOffice(e *entity) bool {
	return slices.ContainsFunc(e.titles, func(title string) bool { return r.lex.titles[text.Fold(title)] == anyGender })
}

// titleKind makes one of the ways to shorten a title.
func titleKind(fold string) string {
	switch fold {
	case "councillor", "coun", "cllrs", "councillors", "cll", "couns":
		return "cllr"
	case "professor":
		return "prof"
	case "doctor":
		return "dr"
	case "reverend", "revd":
		return "rev"
	}
	return fold
}

// mention enters c as a mention of entity id.
func (r *reading) mention(c *candidate, id int, rule string) {
	c.entity = id
	for w := c.first; w < c.last; w++ {
		r.inName[w] = true
	}
	m := mention{first: c.first, last: c.last, start: c.start, sentence: c.sentence, entity: id, rule: rule}
	r.place(&m)
	if id != none {
		m.gender = r.entities[id].gender
	}
	r.mentions = append(r.mentions, m)
}

// place notes how a mention stands in its sentence.
func (r *reading) place(m *mention) {
	m.quoted = r.quoted[m.first]
	before := m.start - 1
	for before >= r.t.Sentences[m.sentence].First && r.transparent(before) {
		before--
	}
	if before < r.t.Sentences[m.sentence].First {
		m.subject = true
		return
	}
	if r.fold[before] == "to" && before > 0 && r.fold[before-1] == "according" {
		m.subject = true
		return
	}
	m.subject = !r.lex.is(oblique, r.fold[before])
}

// transparent reports whether word w may stand between the start of a phrase and
// the name in it: determiners, roles, their modifiers.
func (r *reading) transparent(w int) bool {
	fold := r.fold[w]
	if fold == "-" || r.lex.is(determiner, fold) {
		return true
	}
	if _, role := r.lex.roles[fold]; role {
		return true
	}
	_, modifier := r.lex.modifiers[fold]
	return modifier || possessive(r.t.Word(w)) && r.capital(w)
}
