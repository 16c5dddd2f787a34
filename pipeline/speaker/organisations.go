package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// An orgMention is words [first, last) that name an organisation.
type orgMention struct {
	first, last int
	sentence    int
	known       *knownOrganisation
	entity      int
}

func (r *reading) addOrganisation(s, first, last int, known *knownOrganisation) {
	if known == nil {
		first = r.wholePlace(r.allPlaces(first, last, r.t.Sentences[s].First), r.t.Sentences[s].First)
		first = r.allDuties(first, r.t.Sentences[s].First)
		first = r.behindOffice(first, last)
		if !r.distinct(first, last) || r.writtenThing(last-1) {
			return
		}
		r.dropCandidates(first)
		r.dropOrganisations(first)
	}
	r.organisations = append(r.organisations, orgMention{first, last, s, known, none})
}

// allDuties is where the name of an organisation begins whose second duty stands
// at word first: "Norshire Fire and Rescue Service" has another and a place in
// front.
func (r *reading) allDuties(first, from int) int {
	if first-3 < from || r.fold[first-1] != "and" && r.fold[first-1] != "&" || !r.duty(first) || !r.duty(first-2) {
		return first
	}
	begin := first - 2
	for begin > from && first-begin < longestName && r.capital(begin-1) && r.lex.notNames[r.fold[begin-1]] != "function" && !possessive(r.t.Word(begin-1)) {
		begin--
	}
	return begin
}

// duty reports whether word w is written with a capital and names what public
// services do.
func (r *reading) duty(w int) bool { return r.capital(w) && r.lex.is(duty, r.fold[w]) }

// dropCandidates takes back what was taken for names from word first on.
func (r *reading) dropCandidates(first int) {
	for n := len(r.candidates); n > 0 && r.candidates[n-1].last > first; n-- {
		r.candidates = r.candidates[:n-1]
	}
}

// dropOrganisations takes back what was taken for organisations from word first on.
func (r *reading) dropOrganisations(first int) {
	for n := len(r.organisations); n > 0 && r.organisations[n-1].last > first; n-- {
		r.organisations = r.organisations[:n-1]
	}
}

// allPlaces is where the name of a council, trust or force begins that ends before
// word last and whose last place stands at word first: "Kelsworth and District NHS
// Trust" has another place in front.
func (r *reading) allPlaces(first, last, from int) int {
	if !ofPlaces(r.lex.kinds[bare(r.fold[last-1])]) && !r.publicService(last) {
		return first
	}
	begin := first
	for joint := first - 1; joint > from && (r.fold[joint] == "and" || r.fold[joint] == "&" || begin < first && r.fold[joint] == ","); joint = begin - 1 {
		place := joint
		for place > from && joint-place < 3 && r.capital(place-1) && r.onlyPlace(place-1) {
			place--
		}
		if place == joint {
			break
		}
		begin = place
	}
	if begin > from && r.fold[begin-1] == "nhs" {
		begin--
	}
	return begin
}

// publicService reports whether the name of an organisation that ends before word last
// is that of a service with a duty: "Ambulance Service".
func (r *reading) publicService(last int) bool {
	return last > 1 && strings.TrimSuffix(bare(r.fold[last-1]), "s") == "service" && r.duty(last-2)
}

// ofPlaces reports whether bodies of a kind can have several places in their names.
func ofPlaces(kind string) bool {
	switch kind {
	case "council", "trust", "police", "board", "health", "charity":
		return true
	}
	return false
}

// wholePlace is where the place begins that opens the name of an organisation at
// word first: "Isle of Wight NHS Trust", "County Durham Council".
func (r *reading) wholePlace(first, from int) int {
	switch {
	case first-2 >= from && r.fold[first-1] == "of" && r.capital(first-2) && r.lex.is(placeHead, r.fold[first-2]):
		return first - 2
	case first-3 >= from && r.fold[first-1] == "of" && r.fold[first-3] == "the" && r.onlyName(first-2): // the Fraser of Allander Institute
		return first - 2
	case first-1 >= from && r.fold[first-1] == "county" && r.capital(first-1) && r.lex.notNames[r.fold[first]] == "place":
		return first - 1
	}
	return first
}

// onlyName reports whether a capitalised word is no common noun of offices, people or
// bodies.
func (r *reading) onlyName(w int) bool {
	fold := r.fold[w]
	_, kind := r.lex.kinds[fold]
	noun, _ := r.roleOfSeveral(fold)
	_, source := r.lex.sources[fold]
	return r.capital(w) && !kind && !source && noun == "" && r.lex.notNames[fold] == "" && !r.lex.isTitle(fold) && !possessive(r.t.Word(w))
}

// onlyPlace reports whether a capitalised word can be a place and nothing else
// that is known.
func (r *reading) onlyPlace(w int) bool {
	fold := r.fold[w]
	class := r.lex.notNames[fold]
	_, kind := r.lex.kinds[fold]
	_, given := r.lex.given[fold]
	known, _ := r.knownAt(w, w+1)
	return class == "place" || class == "" && !kind && !given && known == nil && !isRoleNoun(r.lex, fold) && !r.lex.isTitle(fold) && !possessive(r.t.Word(w))
}

// onlyKind reports whether words [first, last) are the noun of a body that is inspected
// and common words in front of it: the Local Authority is the one spoken of.
func (r *reading) onlyKind(first, last int) bool {
	return inspected(r.lex.kinds[bare(r.fold[last-1])]) && !r.distinct(first, last)
}

// writtenThing reports whether word w is the noun of what is written, in whose name nobody
// speaks: "the Commissioning Strategy".
func (r *reading) writtenThing(w int) bool { return r.lex.kinds[bare(r.fold[w])] == "paper" }

// behindOffice is where the name of an organisation begins behind an office and its
// rank, written like a part of it: "Strategic Director Harrowmere Council".
func (r *reading) behindOffice(first, last int) int {
	if first+2 >= last || r.lex.modifiers[r.fold[first]] != "rank" {
		return first
	}
	for w := first + 1; w+1 < last; w++ {
		if isRoleNoun(r.lex, r.fold[w]) {
			return w + 1
		}
		if r.lex.modifiers[r.fold[w]] != "rank" {
			break
		}
	}
	return first
}

// distinct reports whether words [first, last) have more than common nouns of
// public services in them ("Social Care" names nobody).
func (r *reading) distinct(first, last int) bool {
	department := bare(r.fold[last-1]) == "services"
	for w := first; w < last; w++ {
		fold := bare(r.fold[w])
		class := r.lex.notNames[fold]
		if _, kind := r.lex.kinds[fold]; kind || class == "thing" || class == "function" || class == "time" || !r.t.Words[w].Lexical() {
			continue
		}
		if !department || !r.lex.is(duty, fold) && !r.lex.is(inRole, fold) {
			return true
		}
	}
	return false
}

// organisationEntities makes entities of the named organisations, longest names
// first in their own right, and settles which of them is the inspected body and
// which the inspectorate.
func (r *reading) organisationEntities() {
	for i := range r.organisations {
		o := &r.organisations[i]
		o.entity = r.organisation(o)
	}
	r.mergeOrganisations()
	for id, e := range r.entities {
		if place := r.placeOf(e.name); e.organisation {
			r.byPlaces[place] = append(r.byPlaces[place], id)
		}
	}
	for i := range r.organisations {
		o := &r.organisations[i]
		m := mention{first: o.first, last: o.last, start: o.first, sentence: o.sentence, entity: o.entity, rule: "organisation"}
		r.place(&m)
		r.mentions = append(r.mentions, m)
	}
	r.settleBody()
	r.settleOffice()
	for i := range r.organisations {
		if o := &r.organisations[i]; o.entity == r.office {
			r.officeAt = append(r.officeAt, o.first)
		}
	}
}

// organisation finds or makes the entity of a named organisation.
func (r *reading) organisation(o *orgMention) int {
	name := r.organisationName(o)
	key := r.key(name, o.known)
	if id, found := r.orgByKey[key]; found {
		r.widen(id, name, o)
		return id
	}
	id := r.newOrganisation(name, o.known)
	if e := r.entities[id]; e.kind == "" && o.first > 0 {
		if kind, told := strings.CutPrefix(r.lex.sources[r.fold[o.first-1]], "body:"); told {
			e.kind = kind
		}
	}
	r.orgByKey[key] = id
	if short := r.acronymBehind(o); short != "" {
		r.orgByKey[short] = id
	}
	return id
}

// widen takes over a fuller form of an organisation's name.
func (r *reading) widen(id int, name string, o *orgMention) {
	e := r.entities[id]
	if (o.known == nil) == (e.known == nil) && len(name) > len(e.name) {
		e.name = name
	}
	if short := r.acronymBehind(o); short != "" {
		r.orgByKey[short] = id
	}
}

func (r *reading) newOrganisation(name string, known *knownOrganisation) int {
	e := &entity{organisation: true, name: name, known: known}
	if known != nil && known.kind != "" {
		e.kind, e.voice = known.kind, known.voice
	} else {
		e.kind = r.kindOf(name)
	}
	r.entities = append(r.entities, e)
	id := len(r.entities) - 1
	r.indexName(id, strings.Fields(text.Fold(name)))
	return id
}

// indexName notes the words that a name of several begins and ends with, and the noun
// that heads it in front of "of" or "for": the College of Surgeons.
func (r *reading) indexName(id int, words []string) {
	if len(words) < 2 {
		return
	}
	r.byOpening[words[0]] = append(r.byOpening[words[0]], id)
	r.closes(words[len(words)-1], id)
	for i, word := range words[1 : len(words)-1] {
		if word == "of" || word == "for" {
			r.closes(words[i], id)
			return
		}
	}
}

// closes notes that a noun can call an organisation, and nobody where it can call two.
func (r *reading) closes(noun string, id int) {
	if held, found := r.byClosing[noun]; found && held != id {
		id = none
	}
	r.byClosing[noun] = id
}

func (r *reading) kindOf(name string) string { return r.lex.kindOf(text.Fold(name)) }

// kindOf is the kind of an organisation by the last noun of its folded name that
// has one; prisons show it in front.
func (l *lexicon) kindOf(folded string) string {
	for _, purpose := range []string{" for ", " against "} {
		if head, _, found := strings.Cut(folded, purpose); found {
			folded = head
		}
	}
	words := strings.Fields(folded)
	if len(words) > 0 && l.kinds[words[0]] != "" && l.opensOrganisation(words[0]) {
		return l.kinds[words[0]]
	}
	for i := len(words) - 1; i >= 0; i-- {
		kind := l.kinds[words[i]]
		if i == len(words)-1 && kind == "-" && l.is(joined, words[i]) { // of governors, not a prison
			return ""
		}
		if kind != "" && kind != "-" {
			return kind
		}
	}
	if len(words) > 1 && words[0] == "nhs" {
		return "health"
	}
	return ""
}

// organisationName is the name as written; of a known inspectorate, and where a
// headline writes a name in capitals, its canonical form.
func (r *reading) organisationName(o *orgMention) string {
	name := r.spelt(o.first, o.last)
	if o.known != nil {
		if rest, article := strings.CutPrefix(name, "The "); article && !strings.HasPrefix(o.known.name, "The ") {
			name = rest
		}
		shouted := capitals(name) && (strings.Contains(name, " ") || text.Fold(name) == text.Fold(o.known.name))
		if o.known.kind == "inspectorate" && !r.ofCrown(o) || shouted || !o.known.spoken && !r.capital(o.last-1) {
			return o.known.name
		}
		return name
	}
	words := strings.Split(name, " ")
	for i, word := range words {
		if capitals(word) && utf8.RuneCountInString(word) > 5 {
			words[i] = properCase(word)
		}
	}
	name = strings.Join(words, " ")
	opening, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(opening)) + name[size:]
}

// spelt is words [first, last) as a name: in one line and without a possessive.
func (r *reading) spelt(first, last int) string {
	return strings.Join(strings.Fields(bare(r.t.Span(first, last).Of(r.t.Source))), " ")
}

// ofCrown reports whether a name is spelt out that is mostly written with HM: His
// Majesty's Inspectorate of Prisons.
func (r *reading) ofCrown(o *orgMention) bool {
	return r.lex.is(owner, r.fold[o.first]) && strings.HasPrefix(o.known.name, "HM") && !capitals(r.t.Word(o.last-1))
}

// key is what the names of one organisation have in common.
func (r *reading) key(name string, known *knownOrganisation) string {
	if known != nil {
		return text.Fold(known.name)
	}
	return organisationKey(name)
}

// organisationKey is a name without the words that papers leave out, so that
// "Harrowmere Borough Council" and "Harrowmere Council" are one, and so are the
// forms of a known name.
func organisationKey(name string) string {
	if known, _ := lexica().known.named(name); known != nil {
		return text.Fold(known.name)
	}
	words := strings.Fields(text.Fold(name))
	kept := words[:0]
	for i, word := range words {
		small := lexica().is(inRole|determiner, word)
		if small || lexica().is(omitted, word) && i > 0 && i < len(words)-1 {
			continue
		}
		kept = append(kept, word)
	}
	return strings.Join(kept, " ")
}

// acronymBehind is the folded short form in brackets behind a name: "(HCT)".
func (r *reading) acronymBehind(o *orgMention) string {
	w := o.last
	if w+2 < len(r.fold) && r.fold[w] == "(" && r.fold[w+2] == ")" && capitals(r.t.Word(w+1)) {
		return r.fold[w+1]
	}
	return ""
}

// mergeOrganisations makes one of the organisations that only differ by a word
// left out: initials of a longer name, or the name in front of it.
func (r *reading) mergeOrganisations() {
	seen := map[int]bool{}
	for id, e := range r.entities {
		if e.organisation {
			short := initials(e.name)
			r.initials[short] = id
			r.addEndings(short, id)
		}
	}
	for i := range r.organisations {
		o := &r.organisations[i]
		e := r.entities[o.entity]
		if e.known == nil && capitals(e.name) && !strings.Contains(e.name, " ") {
			if id, found := r.initials[text.Fold(e.name)]; found {
				o.entity = id
			} else if id, found := r.endings[text.Fold(e.name)]; found && id != none {
				o.entity = id
			}
		}
		if e.known != nil && e.known.spoken {
			if id := r.fullerName(e.name); id != none {
				o.entity = id
			}
		}
		kind := r.entities[o.entity].kind
		if !seen[o.entity] {
			seen[o.entity] = true
			r.firstNamed[o.entity] = o.first
			r.kinds[kind]++
		}
		r.byKind[kind] = append(r.byKind[kind], i)
		if known := r.entities[o.entity].known; known != nil && known.spoken && kind == "" {
			r.byKind["charity"] = append(r.byKind["charity"], i) // it may be one,
			r.byKind["company"] = append(r.byKind["company"], i) // or the other
		}
	}
}

// fullerName is the one organisation whose name goes on behind a name: "Tarnside
// Homes" for "Tarnside"; none where there is none, or several.
func (r *reading) fullerName(name string) int {
	found := none
	opening, _, _ := strings.Cut(text.Fold(name), " ")
	alike := r.byOpening[opening]
	if len(alike) > mostNamesakes {
		return none
	}
	for _, id := range alike {
		e := r.entities[id]
		if len(e.name) <= len(name) || e.name[:len(name)] != name || !unicode.IsUpper(following(e.name[len(name):])) {
			continue
		}
		if found != none {
			return none
		}
		found = id
	}
	return found
}

// following is the first letter of what goes on behind a space.
func following(rest string) rune {
	rest, _ = strings.CutPrefix(rest, " ")
	next, _ := utf8.DecodeRuneInString(rest)
	return next
}

// addEndings notes the ends of an organisation's initials, by which papers call it
// without its place: the ICB. What two have is nobody's.
func (r *reading) addEndings(short string, id int) {
	for k := 1; k+3 <= min(len(short), longestShort); k++ {
		if held, found := r.endings[short[k:]]; found && held != id {
			id = none
		}
		r.endings[short[k:]] = id
	}
}

// longestShort is the most bytes of initials of which the ends are noted.
const longestShort = 12

func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		if first, _ := utf8.DecodeRuneInString(word); !isLower(first) {
			b.WriteRune(first)
		}
	}
	if b.Len() < 2 {
		return " "
	}
	return text.Fold(b.String())
}

// organisationIn is the organisation named within words [first, last), the last
// one of them; nil where there is none.
func (r *reading) organisationIn(first, last int) *orgMention {
	if o := r.organisationBefore(last); o != nil && o.first >= first && o.last <= last {
		return o
	}
	return nil
}
