package speaker

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// An orgMention is words [first, last) that name an organisation.
type orgMention struct {
	first, last int
	sentence    int
	known       *knownOrganisation
	entity      int
}

// A nounMention is a common noun at word head that stands for an organisation, a
// document or people without a name; its phrase begins at word first.
type nounMention struct {
	first, head int
	sentence    int
	class       string
	entity      int
}

func (r *reading) addOrganisation(s, first, last int, known *knownOrganisation) {
	if known == nil && !r.distinct(first, last) {
		return
	}
	r.organisations = append(r.organisations, orgMention{first, last, s, known, none})
}

// distinct reports whether words [first, last) have more than common nouns of
// public services in them ("Social Care" names nobody).
func (r *reading) distinct(first, last int) bool {
	for w := first; w < last; w++ {
		fold := bare(r.fold[w])
		class := r.lex.notNames[fold]
		if _, kind := r.lex.kinds[fold]; !kind && class != "thing" && class != "function" && class != "time" && r.t.Words[w].Lexical() {
			return true
		}
	}
	return false
}

// noun notes word i, which is no name, where it is the head of a phrase that
// stands for somebody. It returns the word to go on from.
func (r *reading) noun(s, i, last int) int {
	class, found := r.lex.sources[r.fold[i]]
	if !found || i+1 < last && !r.endsPhrase(i+1) {
		return i + 1
	}
	first := i
	for first > r.t.Sentences[s].First && i-first < 5 && r.inNounPhrase(first-1) {
		first--
	}
	r.nouns = append(r.nouns, nounMention{first, i, s, class, none})
	return i + 1
}

// endsPhrase reports whether word w cannot go on a noun phrase.
func (r *reading) endsPhrase(w int) bool {
	return !r.t.Words[w].Lexical() && r.fold[w] != "-" || r.lex.notNames[r.fold[w]] == "function" || r.lex.verbs[r.fold[w]]
}

// inNounPhrase reports whether word w can stand before the head of its phrase.
func (r *reading) inNounPhrase(w int) bool {
	if r.lex.is(determiner, r.fold[w]) {
		return true
	}
	return r.t.Words[w].Lexical() && r.lex.notNames[r.fold[w]] != "function" && !r.lex.verbs[r.fold[w]]
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
	for i := range r.organisations {
		o := &r.organisations[i]
		m := mention{first: o.first, last: o.last, start: o.first, sentence: o.sentence, entity: o.entity, rule: "organisation"}
		r.place(&m)
		r.mentions = append(r.mentions, m)
	}
	r.settleBody()
	r.settleOffice()
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
	return len(r.entities) - 1
}

// kindOf is the kind of an organisation by the last noun of its name that has
// one; prisons show it in front.
func (r *reading) kindOf(name string) string {
	words := strings.Fields(text.Fold(name))
	if len(words) > 0 && r.opensOrganisation(words[0]) {
		return r.lex.kinds[words[0]]
	}
	for i := len(words) - 1; i >= 0; i-- {
		if kind := r.lex.kinds[words[i]]; kind != "" && kind != "-" {
			return kind
		}
	}
	return ""
}

// organisationName is the name as written; of a known inspectorate, and where
// only initials of a known organisation are, its canonical form.
func (r *reading) organisationName(o *orgMention) string {
	name := strings.Join(strings.Fields(bare(r.t.Span(o.first, o.last).Of(r.t.Source))), " ")
	if o.known != nil {
		if o.known.kind == "inspectorate" || capitals(name) || !strings.Contains(name, " ") {
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
	return strings.Join(words, " ")
}

// key is what the names of one organisation have in common.
func (r *reading) key(name string, known *knownOrganisation) string {
	if known != nil {
		return text.Fold(known.name)
	}
	return organisationKey(name)
}

// organisationKey is a name without the words that papers leave out, so that
// "Harrowmere Borough Council" and "Harrowmere Council" are one.
func organisationKey(name string) string {
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

// settleBody finds the inspected body among the organisations: the one that the
// context names, or the one spoken of most.
func (r *reading) settleBody() {
	counts := r.mentionCounts()
	for id, e := range r.entities {
		if e.organisation && r.namesBody(e) && (r.body == none || counts[id] > counts[r.body]) {
			r.body = id
		}
	}
	if r.body != none || len(r.ctx.Body) > 0 {
		return
	}
	most := 1
	for id, e := range r.entities {
		if e.organisation && inspected(e.kind) && e.voice == "" && counts[id] > most {
			r.body, most = id, counts[id]
		}
	}
}

func (r *reading) mentionCounts() []int {
	counts := make([]int, len(r.entities))
	for i := range r.organisations {
		counts[r.organisations[i].entity]++
	}
	return counts
}

// inspected reports whether bodies of a kind are inspected.
func inspected(kind string) bool {
	switch kind {
	case "council", "trust", "health", "school", "prison", "home", "police", "university":
		return true
	}
	return false
}

// namesBody reports whether an organisation is the body of the context: by one
// of its names, or by its place with the noun of a body behind.
func (r *reading) namesBody(e *entity) bool {
	name := text.Fold(e.name)
	for _, own := range r.ctx.Body {
		own = text.Fold(bare(own))
		if name == own || strings.HasPrefix(name, own+" ") && inspected(e.kind) || strings.HasPrefix(own, name+" ") && inspected(e.kind) {
			return true
		}
	}
	return false
}

// settleOffice finds the inspectorate or issuing body: the one the context
// names, or the one most spoken of.
func (r *reading) settleOffice() {
	for _, name := range []string{r.ctx.Inspectorate, r.ctx.Issuer} {
		if name == "" {
			continue
		}
		r.office = r.named(name)
		return
	}
	counts := r.mentionCounts()
	most := 0
	for id, e := range r.entities {
		if e.kind == "inspectorate" && counts[id] > most {
			r.office, most = id, counts[id]
		}
	}
}

// named finds or makes the organisation of a name that the context gives.
func (r *reading) named(name string) int {
	known, found := r.lex.known.named(name)
	if found {
		name = known.name
	}
	key := r.key(name, known)
	if id, found := r.orgByKey[key]; found {
		return id
	}
	id := r.newOrganisation(name, known)
	r.orgByKey[key] = id
	return id
}

// bodyEntity is the inspected body, made by the name of the context where the
// document never names it; kind is what the document calls it.
func (r *reading) bodyEntity(kind string) int {
	if r.body == none && len(r.ctx.Body) > 0 {
		name := r.ctx.Body[0]
		for _, own := range r.ctx.Body {
			if inspected(r.kindOf(own)) {
				name = bare(own)
				break
			}
		}
		if !inspected(r.kindOf(name)) && kind == "council" {
			name += " " + r.councilWords()
		}
		r.body = r.newOrganisation(name, nil)
		r.entities[r.body].kind = cmpOr(r.entities[r.body].kind, kind)
	}
	return r.body
}

// councilWords is what the document calls the council without its name: "Borough
// Council" where it speaks of "the borough council".
func (r *reading) councilWords() string {
	for w := 1; w < len(r.fold); w++ {
		if bare(r.fold[w]) == "council" && r.lex.is(councilKind, r.fold[w-1]) {
			return properCase(r.fold[w-1]) + " Council"
		}
	}
	return "Council"
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// resolveNouns ties the common nouns to what they stand for.
func (r *reading) resolveNouns() {
	for i := range r.nouns {
		n := &r.nouns[i]
		n.entity = r.standsFor(n.class, n.head)
		m := mention{first: n.first, last: n.head + 1, start: n.first, sentence: n.sentence, entity: n.entity, rule: "noun", plural: strings.HasSuffix(r.fold[n.head], "s") || n.class == "crowd" || n.class == "staff"}
		r.place(&m)
		r.mentions = append(r.mentions, m)
	}
}

// standsFor is the organisation that a common noun of a class at word w means.
func (r *reading) standsFor(class string, w int) int {
	switch class {
	case "document", "inspectors":
		return r.office
	case "statement", "crowd", "staff":
		return none
	}
	kind, _ := strings.CutPrefix(class, "body:")
	id := r.bodyOfKind(kind, w)
	switch {
	case id == none && kind == "board":
		return r.body
	case id == none && kind == "government":
		return r.named("Government")
	}
	return id
}

// bodyOfKind is the organisation of a kind that a noun at word w means: the
// inspected body if it is one, else the one named last, else the one named next.
func (r *reading) bodyOfKind(kind string, w int) int {
	best, at := none, -1
	for _, alike := range likeKinds(kind) {
		list := r.byKind[alike]
		k := sort.Search(len(list), func(k int) bool { return r.organisations[list[k]].first > w })
		if k > 0 {
			k--
		}
		if k < len(list) {
			if o := &r.organisations[list[k]]; best == none || o.first <= w && o.first > at {
				best, at = o.entity, o.first
			}
		}
		if best != none && alike == kind {
			break
		}
	}
	if id := r.bodyEntity(kind); id != none && slices.Contains(likeKinds(kind), r.entities[id].kind) && (best == none || r.entities[best].kind == r.entities[id].kind) {
		return id
	}
	return best
}

// likeKinds are the kinds of organisation that a noun of a kind can call, the
// kind itself first.
func likeKinds(kind string) []string {
	switch kind {
	case "trust":
		return []string{"trust", "health", "school"}
	case "health":
		return []string{"health", "trust"}
	case "company":
		return []string{"company", "home", "council", "trust"}
	case "school":
		return []string{"school", "university"}
	case "home":
		return []string{"home", "company"}
	}
	return []string{kind}
}

// mergeOrganisations makes one of the organisations that only differ by a word
// left out: initials of a longer name, or the name in front of it.
func (r *reading) mergeOrganisations() {
	byInitials, seen := map[string]int{}, map[int]bool{}
	for id, e := range r.entities {
		if e.organisation {
			byInitials[initials(e.name)] = id
		}
	}
	for i := range r.organisations {
		o := &r.organisations[i]
		e := r.entities[o.entity]
		if e.known == nil && capitals(e.name) && !strings.Contains(e.name, " ") {
			if id, found := byInitials[text.Fold(e.name)]; found {
				o.entity = id
			}
		}
		kind := r.entities[o.entity].kind
		if !seen[o.entity] {
			seen[o.entity] = true
			r.kinds[kind]++
		}
		r.byKind[kind] = append(r.byKind[kind], i)
	}
}

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
// one of them; none where there is none.
func (r *reading) organisationIn(first, last int) *orgMention {
	at, _ := slices.BinarySearchFunc(r.organisations, last, func(o orgMention, w int) int { return o.first - w })
	if at > 0 && r.organisations[at-1].first >= first && r.organisations[at-1].last <= last {
		return &r.organisations[at-1]
	}
	return nil
}

// voiceOfOrganisation is the part that an organisation plays.
func (r *reading) voiceOfOrganisation(id int) corpus.Voice {
	e := r.entities[id]
	switch {
	case id == r.office:
		return corpus.VoiceInspectorate
	case id == r.body:
		return corpus.VoiceService
	case e.voice != "":
		return e.voice
	}
	switch e.kind {
	case "inspectorate":
		return corpus.VoiceInspectorate
	case "government":
		return corpus.VoiceGovernment
	case "union":
		return corpus.VoiceUnion
	case "university":
		return corpus.VoiceExpert
	case "council", "trust", "health", "police", "school", "prison", "home", "board":
		return corpus.VoiceProvider
	case "charity":
		return corpus.VoiceExpert
	}
	return corpus.VoiceOther
}
