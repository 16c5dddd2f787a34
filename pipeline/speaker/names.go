package speaker

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// A candidate is a run of capitals that may be the name of a person.
type candidate struct {
	first, last int // words of the name, titles left out
	start       int // first word with its titles
	sentence    int
	tokens      []token
	titles      []string
	score       float64
	entity      int
}

// accepted is the evidence from which on a run of capitals is a person, titled that
// of a title, and weak that from which on another mention may confirm it.
const (
	accepted = 3.0
	titled   = 5.0
	weak     = -1.0
)

// longestName is the most tokens that a name has.
const longestName = 5

// addCandidate strips what stands before a name (titles, offices, places) and
// weighs the rest.
func (r *reading) addCandidate(s int, tokens []token) {
	if r.lex.notNames[text.Fold(r.t.Span(tokens[0].first, tokens[len(tokens)-1].last).Of(r.t.Source))] == "thing" && len(tokens) > 1 { // A&E
		return
	}
	for k := 1; k < len(tokens); k++ {
		if r.fold[tokens[k].first-1] == "&" { // Ernst & Young
			r.addOrganisation(s, tokens[0].first, tokens[len(tokens)-1].last, nil)
			return
		}
	}
	tokens, behind := r.withoutPostNominals(tokens)
	start := 0
	for k := range tokens {
		if r.breaksName(tokens, k) {
			start = k + 1
		}
	}
	if r.opensAsNoun(tokens[start:]) {
		start++
	}
	start += r.behindSeat(tokens[start:])
	name := tokens[start:]
	if r.t.Paragraphs[r.t.Sentences[s].Paragraph].Kind == text.Heading {
		name = r.withoutVerb(name)
	}
	if len(name) == 0 || len(name) > longestName || len(name) == 1 && utf8.RuneCountInString(name[0].surface) == 1 {
		return
	}
	c := candidate{first: name[0].first, last: name[len(name)-1].last, sentence: s, tokens: slices.Clone(name), entity: none}
	c.start = c.first
	for k := start - 1; k >= 0 && r.lex.isTitle(tokens[k].fold); k-- {
		c.titles = append([]string{tokens[k].surface}, c.titles...)
		c.start = tokens[k].first
	}
	c.titles = append(c.titles, behind...)
	c.score = r.evidence(&c)
	r.candidates = append(r.candidates, c)
}

// opensAsNoun reports whether the first token of a name owes its capital to the start of
// a sentence and is a noun that the text writes small elsewhere: "Plasterer Jane Doe".
func (r *reading) opensAsNoun(tokens []token) bool {
	if len(tokens) < 3 {
		return false
	}
	return r.small[tokens[0].fold] && r.opensSentence(tokens[0].first) && !r.givenAt(tokens[0]) && !r.lex.isTitle(tokens[0].fold) && r.givenAt(tokens[1])
}

// behindSeat is the number of tokens that are the seat of an office in front of a name:
// "MP for Marsh Fen Jane Doe".
func (r *reading) behindSeat(tokens []token) int {
	if len(tokens) < 3 || tokens[0].first < 2 || r.fold[tokens[0].first-1] != "for" {
		return 0
	}
	switch r.lex.roles[r.fold[tokens[0].first-2]] {
	case "parliament", "member":
		for k := len(tokens) - 2; k > 0; k-- {
			if r.sureGiven(tokens[k]) {
				return k
			}
		}
	}
	return 0
}

// withoutPostNominals parts a name from what stands behind it: "HMI", "MP", "OBE".
func (r *reading) withoutPostNominals(name []token) (kept []token, titles []string) {
	for len(name) > 1 && (r.lex.modifiers[name[len(name)-1].fold] == "behind" || len(name) > 2 && slices.ContainsFunc(name, r.givenAt) && honour(name)) {
		titles = append(titles, name[len(name)-1].surface)
		name = name[:len(name)-1]
	}
	if n := len(name); len(titles) > 0 && n > 2 && r.lex.modifiers[name[n-1].fold] == "rank" { // Jane Doe, Senior HMI
		name = name[:n-1]
	}
	return name, titles
}

// honour reports whether the last of the tokens are the letters of an honour or a
// qualification: capitals behind a name that is not written in them.
func honour(name []token) bool {
	last := name[len(name)-1].surface
	return capitals(last) && utf8.RuneCountInString(last) < 6 && !capitals(name[0].surface) && !capitals(name[1].surface)
}

// withoutVerb cuts a name in a headline before the verb that is written with a
// capital there ("Helen Falk Says").
func (r *reading) withoutVerb(name []token) []token {
	for k, tok := range name {
		if k > 0 && r.lex.verbs[tok.fold] {
			return name[:k]
		}
	}
	return name
}

// breaksName reports whether token k cannot be part of a name that stands at the
// end of tokens. A surname may be a common noun too; a given name or a title
// before it says so.
func (r *reading) breaksName(tokens []token, k int) bool {
	fold := tokens[k].fold
	if strings.ContainsAny(fold, "0123456789") { // the number of a picture
		return true
	}
	if first, _, hyphen := strings.Cut(fold, "-"); hyphen && r.lex.is(prefix, first) {
		return true
	}
	if k > 0 && r.lex.modifiers[fold] == "behind" {
		return k+1 < len(tokens) && r.lex.modifiers[tokens[k+1].fold] != "behind"
	}
	if r.lex.isTitle(fold) {
		return !(k > 0 && k == len(tokens)-1 && r.sureGiven(tokens[k-1]))
	}
	if fold == "st" && k > 0 && k+2 == len(tokens) && (r.sureGiven(tokens[k-1]) || r.lex.isTitle(tokens[k-1].fold)) { // Joan St Clare
		return false
	}
	if _, several := r.roleOfSeveral(fold); several && k+1 < len(tokens) {
		return true
	}
	class := r.lex.notNames[fold]
	_, role := r.lex.roles[fold]
	named, kind := r.lex.kinds[fold]
	if class == "" && !role && !kind || nameless(named) && r.opensName(tokens, k) {
		return false
	}
	if k == len(tokens)-1 && k > 0 && class == "geography" && (r.sureGiven(tokens[k-1]) || k > 1 && r.lex.isTitle(tokens[k-2].fold)) {
		return false
	}
	if k == len(tokens)-1 && k > 0 && surnameClass(class) {
		if r.lex.isTitle(tokens[k-1].fold) && !(role && r.lex.is(office, tokens[k-1].fold)) || r.sureGiven(tokens[k-1]) || k > 1 && r.sureGiven(tokens[k-2]) {
			return false
		}
	}
	given, isGiven := r.givenName(fold)
	if isGiven && (class == "either" || class == "place" || class == "time" || class == "function" || class == "" && !kind) {
		return given.doubt && k == len(tokens)-1 && k > 0 && class == "place"
	}
	return !(class == "either" && len(tokens) > 1 && k == len(tokens)-1)
}

// surnameClass reports whether a capitalised word of that class may be a surname
// behind a given name.
func surnameClass(class string) bool {
	switch class {
	case "either", "place", "people", "thing", "":
		return true
	}
	return false
}

// evidence weighs what speaks for a run of capitals being a person's name.
func (r *reading) evidence(c *candidate) float64 {
	score := r.formEvidence(c)
	if len(c.titles) > 0 {
		score += titled
	}
	sentence := &r.t.Sentences[c.sentence]
	placed := c.start > sentence.First && r.lex.is(atPlace, r.fold[c.start-1])
	if c.start > sentence.First {
		score += r.evidenceBefore(c.start - 1)
		if strings.HasPrefix(r.lex.sources[r.fold[c.start-1]], "body:") && !r.sureGiven(c.tokens[0]) && len(c.titles) == 0 { // campaign group NAME
			score -= 4
		}
	}
	if c.last < sentence.Last && !placed {
		score += r.evidenceBehind(c.last, sentence.Last)
	}
	if r.source[c.first] && r.source[c.last-1] && !placed {
		score += 1
	}
	if r.heads(c, sentence) {
		score += 1.5
	}
	if r.rollOf(c.first) != none && len(c.tokens) > 1 {
		score += accepted + 1
	}
	if r.listedPlace(c, sentence) {
		score -= 1.5
	}
	if r.t.Paragraphs[sentence.Paragraph].Kind == text.Heading {
		score--
	}
	return score
}

// heads reports whether a name is a line of its own above one that begins with an
// office, as in an address.
func (r *reading) heads(c *candidate, s *text.Sentence) bool {
	if c.start != s.First || c.last != s.Last || c.sentence+1 >= len(r.t.Sentences) || len(c.tokens) < 2 {
		return false
	}
	below := &r.t.Sentences[c.sentence+1]
	for w := below.First; w < min(below.Last, below.First+4); w++ {
		if isRoleNoun(r.lex, r.fold[w]) {
			return r.capital(below.First)
		}
	}
	return false
}

// listedPlace reports whether a name stands in a list with a place that is nothing
// else: "between Castleford and Leigh Marton".
func (r *reading) listedPlace(c *candidate, s *text.Sentence) bool {
	place := func(w int) bool {
		return w >= s.First && w < s.Last && r.capital(w) && r.lex.notNames[bare(r.fold[w])] == "place"
	}
	joins := func(w int) bool { return w >= s.First && w < s.Last && r.fold[w] == "and" }
	return joins(c.start-1) && (place(c.start-2) || r.placesFrom(c.start-2, s.First)) || joins(c.last) && place(c.last+1) && !(c.last+2 < s.Last && r.capital(c.last+2))
}

// longestList is the most words of a list that is looked back over.
const longestList = 12

// placesFrom reports whether the list of capitalised words that ends with word w
// opens behind "at" or "in".
func (r *reading) placesFrom(w, from int) bool {
	for start := w; w > from && start-w < longestList && (r.capital(w) || r.fold[w] == ","); w-- {
		if r.capital(w) && r.lex.is(atPlace, r.fold[w-1]) {
			return true
		}
	}
	return false
}

// doubleBarrelled reports whether a name ends in two surnames with a hyphen.
func doubleBarrelled(name string) bool {
	_, second, found := strings.Cut(name, "-")
	first, _ := utf8.DecodeRuneInString(second)
	return found && unicode.IsUpper(first) && !strings.Contains(second, "-") && !capitals(name)
}

// formEvidence weighs the words of the name themselves.
func (r *reading) formEvidence(c *candidate) float64 {
	score := 0.0
	first, last := c.tokens[0], c.tokens[len(c.tokens)-1]
	given, isGiven := r.givenName(first.fold)
	switch {
	case isGiven && len(c.tokens) == 1:
		score += 0.5
	case isGiven && given.doubt && len(c.tokens) == 3 && r.sureGiven(c.tokens[1]):
		score += 3
	case isGiven && given.doubt:
		score += 1.2
	case isGiven:
		score += 3
	case len(c.tokens) > 1 && c.first == r.t.Sentences[c.sentence].First:
		score -= 0.7
	}
	if utf8.RuneCountInString(first.surface) == 1 {
		score++
	}
	if len(c.tokens) > 1 && (r.lex.surnames[last.fold] || strings.Contains(last.fold, " ") || gaelic(last.surface)) {
		score += 1.2
	}
	if len(c.tokens) > 1 && doubleBarrelled(last.surface) {
		score += 3
	}
	all := true
	for k, tok := range c.tokens {
		all = all && capitals(tok.surface)
		switch r.lex.notNames[tok.fold] {
		case "place":
			switch {
			case k == 0 || k < len(c.tokens)-1 || !isGiven:
				score -= 1.5
			case given.doubt:
				score -= 0.5
			}
		case "thing", "people":
			score--
		case "geography":
			score -= 1.5
		case "function", "time":
			score -= 2
		}
		if k > 0 && capitals(tok.surface) && !capitals(first.surface) {
			score -= 2
		}
	}
	if all && !isGiven {
		score -= 0.5
	}
	if !strings.ContainsFunc(last.surface, isLower) && utf8.RuneCountInString(last.surface) < 3 {
		score--
	}
	return score
}

// gaelic reports whether a surname begins as Irish and Scottish ones do: McBride,
// MacKellar, O'Hara.
func gaelic(surname string) bool {
	for _, prefix := range []string{"Mc", "Mac", "O'", "O’"} {
		rest, found := strings.CutPrefix(surname, prefix)
		if first, _ := utf8.DecodeRuneInString(rest); found && unicode.IsUpper(first) {
			return true
		}
	}
	return false
}

func isLower(r rune) bool { return r >= 'a' && r <= 'z' || r > 0xdf && r != '×' && r != '÷' }

// evidenceBefore weighs the word before a name.
func (r *reading) evidenceBefore(w int) float64 {
	fold := r.fold[w]
	if first := r.hyphenated(w); first < w { // mum-of-two
		if isRoleNoun(r.lex, r.fold[first]) {
			return 2
		}
		return 0
	}
	if fold == "," && w > 0 {
		fold = r.fold[w-1]
		if _, role := r.lex.roles[fold]; !role {
			return 0
		}
		if r.lex.modifiers[fold] != "firm" && r.owned(w-1) {
			return 2.5
		}
		return 1.5
	}
	if _, role := r.lex.roles[fold]; role {
		return 2
	}
	switch {
	case possessive(r.t.Word(w)) && r.organisationEnding(w+1) != nil: // UNISON's Jane Doe
		return 2
	case r.lex.is(determiner, fold) && !r.lex.is(owner, fold):
		return -3
	case r.lex.is(atPlace, fold):
		return -1.5
	case r.lex.verbs[fold]:
		return 1
	}
	return 0
}

// owned reports whether the noun at word w ends a phrase that a possessive opens: "its
// independent chair", "the club's coach".
func (r *reading) owned(w int) bool {
	for k := w - 1; k >= 0 && w-k <= longestTitles && (r.t.Words[k].Lexical() || r.fold[k] == "-"); k-- {
		if r.lex.is(possessor, r.fold[k]) || possessive(r.t.Word(k)) {
			return true
		}
		if r.lex.verbs[r.fold[k]] || r.lex.is(copula, r.fold[k]) {
			return false
		}
	}
	return false
}

// hyphenated is the first word of those that hyphens join to word w.
func (r *reading) hyphenated(w int) int {
	for w > 1 && r.fold[w-1] == "-" && r.adjacent(w-1) && r.adjacent(w-2) {
		w -= 2
	}
	return w
}

// evidenceBehind weighs what follows a name that ends before word w.
func (r *reading) evidenceBehind(w, last int) float64 {
	score := 0.0
	fold := r.fold[w]
	if r.lex.verbs[fold] || fold == "who" {
		score += 2
	}
	if fold == "of" || fold == "from" { // Jane Doe of the GMB
		at := w + 1
		if at < last && r.fold[at] == "the" {
			at++
		}
		if at < last {
			if known, _ := r.knownAt(at, last); known != nil && known.kind == "union" {
				score += 2
			}
		}
	}
	if fold == ":" && capitals(r.t.Word(w-1)) { // a transcript
		score += 2
	}
	if (fold == "," || fold == "(") && w+1 < last {
		if r.alias(w+1, last) {
			score += 4
		}
		if age(r.t.Word(w+1)) && (w+2 >= last || r.fold[w+2] == "," || r.fold[w+2] == ")" || r.fold[w+2] == "-") {
			score += 4
		} else if r.fold[w+1] == "who" || r.fold[w+1] == "whose" || r.fold[w+1] == "aged" {
			score += 1.5
		} else if fold == "(" && r.namesParty(w+1, w+2) {
			score += 2
		} else if _, found := r.phraseBehind(w+1, last); found {
			score += 3
		}
	}
	return score
}

// alias reports whether words behind word w say that a name is not the real one: "not
// her real name", "whose name has been changed".
func (r *reading) alias(w, last int) bool {
	if fold := r.fold[w]; fold != "not" && fold != "whose" {
		return false
	}
	return slices.Contains(r.fold[w:min(w+longestLabel, last)], "name")
}

// age reports whether a word is a person's age in figures.
func age(word string) bool {
	years, err := strconv.Atoi(word)
	return err == nil && 0 < years && years < 120
}
