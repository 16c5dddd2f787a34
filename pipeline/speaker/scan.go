package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// A token is one part of a name: a word, or several joined by hyphens or led by
// particles ("Adeyemi-Clarke", "van Dijk").
type token struct {
	first, last int    // words
	surface     string // without a possessive mark
	fold        string
	possessive  bool
}

// longestRun is the most tokens that are looked at together; what a list of
// capitals has beyond them is a run of its own.
const longestRun = 12

// scan goes through the sentences once and gathers candidates for names of
// people, names of organisations, and nouns that stand for one of them.
func (r *reading) scan() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		if r.credit(sentence) || r.shouted(sentence) {
			continue
		}
		r.scanSentence(s, sentence.First, sentence.Last)
	}
	for i := range r.candidates {
		if c := &r.candidates[i]; len(c.tokens) == 1 && !r.opensSentence(c.first) {
			r.alone[c.tokens[0].fold]++
		}
	}
}

// credit reports whether a sentence is a by-line or the credit of a picture.
func (r *reading) credit(s *text.Sentence) bool {
	if s.Last-s.First > 10 {
		return false
	}
	return r.lex.is(credit, r.fold[s.First]) && s.First+1 < s.Last &&
		(r.capital(s.First+1) || r.fold[s.First+1] == ":" || r.lex.is(credit, r.fold[s.First+1]))
}

// shouted reports whether a sentence is in capitals throughout, so that they tell
// nothing of names.
func (r *reading) shouted(s *text.Sentence) bool {
	words, loud := 0, 0
	for w := s.First; w < s.Last; w++ {
		if r.t.Words[w].Kind == text.Alpha {
			words++
			if r.capital(w) && capitals(r.t.Word(w)) {
				loud++
			}
		}
	}
	return words >= 5 && loud*3 > words*2
}

func (r *reading) scanSentence(s, first, last int) {
	var run []token
	for i := first; i < last; {
		if i == first && r.opensWithNoun(i, last) {
			i = r.noun(s, i, last)
			continue
		}
		if !r.capital(i) && (len(run) == 0 || !r.particle(i) || !r.goesOn(run[len(run)-1], i, last)) {
			r.flush(&run, s)
			i = r.noun(s, i, last)
			continue
		}
		if known, end := r.knownAt(i, last); known != nil && !(known.spoken && (len(r.withoutOpening(run)) > 0 || r.capitalKind(end, last))) && !r.partOfName(end, i, last) {
			r.flush(&run, s)
			r.addOrganisation(s, i, end, known)
			i = end
			continue
		}
		tok, next := r.token(i, last)
		run = append(run, tok)
		i = next
		if end, extended := r.extend(run, i, last); extended {
			r.flushOrganisation(&run, s, end)
			i = end
			continue
		}
		if tok.possessive && r.ownsName(run, i, last) {
			if r.apostrophe(i) {
				i++
			}
			continue
		}
		if tok.possessive || len(run) == longestRun || !r.goesOn(tok, i, last) {
			r.flush(&run, s)
		} else if r.fold[i] == "." || r.fold[i] == "&" || r.t.Words[i].Kind == text.Number {
			i++
		}
	}
	r.flush(&run, s)
}

// opensWithNoun reports whether word i, which opens a sentence, owes its capital to
// that and is a noun that stands for somebody.
func (r *reading) opensWithNoun(i, last int) bool {
	if _, noun := r.lex.sources[r.fold[i]]; !noun || !r.capital(i) || i+1 == last || r.capital(i+1) || r.fold[i+1] == "of" && i+2 < last && r.capital(i+2) {
		return false
	}
	known, _ := r.knownAt(i, last)
	return known == nil
}

// partOfName reports whether a known name of one word, which ends before word
// end, is only part of another organisation's: the NHS in an NHS trust.
func (r *reading) partOfName(end, i, last int) bool {
	if end >= last || !r.capital(end) || possessive(r.t.Word(end-1)) {
		return false
	}
	if end != i+1 {
		return r.joins(end)
	}
	if r.fold[i] == "nhs" && r.onlyPlace(end) {
		return true
	}
	for w := end; w < last && w-end < longestName && r.capital(w); w++ {
		if kind := r.lex.kinds[bare(r.fold[w])]; kind == "trust" || kind == "health" || kind == "board" {
			return true
		}
		if possessive(r.t.Word(w)) {
			break
		}
	}
	return r.joins(end)
}

// capitalKind reports whether word w is the noun of an organisation, written as part
// of a name.
func (r *reading) capitalKind(w, last int) bool {
	return w < last && r.capital(w) && r.lex.kinds[bare(r.fold[w])] != ""
}

// joins reports whether word w is the noun of a body that people or organisations
// join, written as part of a name.
func (r *reading) joins(w int) bool { return r.capital(w) && r.lex.is(joined, bare(r.fold[w])) }

func (r *reading) knownAt(i, last int) (*knownOrganisation, int) {
	if known, end := r.own.at(r.t, i, last); known != nil {
		return known, end
	}
	return r.lex.known.at(r.t, i, last)
}

// goesOn reports whether a run of capitals goes on behind tok at word i.
func (r *reading) goesOn(tok token, i, last int) bool {
	if i >= last {
		return false
	}
	switch r.fold[i] {
	case ".": // behind an initial or a title
		_, title := r.lex.titles[tok.fold]
		return (utf8.RuneCountInString(tok.surface) == 1 || title || tok.fold == "st") && i+1 < last && r.capital(i+1)
	case "&":
		return i+1 < last && r.capital(i+1)
	}
	if r.t.Words[i].Kind == text.Number { // PC 2211 NAME
		return r.lex.isTitle(tok.fold) && i+1 < last && r.capital(i+1)
	}
	end := r.particles(i, last)
	return end < last && r.capital(end)
}

// particles is the first word from i on that is no particle of a surname: "van
// der", "al-".
func (r *reading) particles(i, last int) int {
	end := i
	for end < last && end-i < 4 && (r.particle(end) || end > i && r.fold[end] == "-" && r.adjacent(end-1)) {
		end++
	}
	return end
}

// ownsName reports whether the possessive that ends run is part of the name of a
// hospital or school that goes on at word i: King's Mill Hospital, St Mary's
// School.
func (r *reading) ownsName(run []token, i, last int) bool {
	for end := i; end < last && end-i < 4 && (r.capital(end) || end == i && r.apostrophe(end)); end++ {
		if _, kind := r.lex.kinds[bare(r.fold[end])]; kind && r.ofSeveral(run) { // the Residents' Association
			return true
		}
	}
	for _, tok := range run {
		if _, kind := r.lex.kinds[tok.fold]; kind {
			return false
		}
	}
	kind := ""
	for end := i; end < last && end-i < 7 && (r.capital(end) || end > i && r.fold[end] == "of"); end++ {
		kind = r.lex.kinds[bare(r.fold[end])]
	}
	return kind == "health" || kind == "school" || kind == "trust" || kind == "university"
}

// ofSeveral reports whether the possessive that ends run is that of several, and no
// person's: Governors', Children's.
func (r *reading) ofSeveral(run []token) bool {
	tok := run[len(run)-1]
	if r.lex.isTitle(run[0].fold) || r.sureGiven(run[0]) {
		return false
	}
	return r.lex.is(manyOwners, bare(tok.fold)) || strings.HasSuffix(tok.fold, "s") && !possessive(r.t.Word(tok.last-1))
}

// token reads the part of a name that begins at word i, with a capital or with
// particles in front of one.
func (r *reading) token(i, last int) (token, int) {
	end := i + 1
	if p := r.particles(i, last); p < last && r.capital(p) && !r.forename(i, p) {
		end = p + 1
	}
	for end+1 < last && r.fold[end] == "-" && r.adjacent(end-1) && r.adjacent(end) && (r.capital(end+1) || r.doubleGiven(end)) && end-i < 8 {
		end += 2
	}
	surface := r.t.Span(i, end).Of(r.t.Source)
	tok := token{first: i, last: end, surface: bare(surface), possessive: possessive(surface)}
	if end < last && r.t.Words[end].Kind == text.Mark && r.adjacent(end-1) && strings.HasSuffix(surface, "s") && r.apostrophe(end) {
		tok.possessive = true
	}
	tok.fold = text.Fold(tok.surface)
	return tok, end
}

// doubleGiven reports whether the hyphen at word w joins two given names, the second
// written small: Mary-jane.
func (r *reading) doubleGiven(w int) bool {
	_, first := r.lex.given[r.fold[w-1]]
	_, second := r.lex.given[r.fold[w+1]]
	return first && second && r.capital(w-1)
}

func (r *reading) apostrophe(w int) bool {
	mark := r.t.Word(w)
	return (mark == "'" || mark == "’") && !r.quoted[w-1]
}

// adjacent reports whether nothing stands between word i and the next.
func (r *reading) adjacent(i int) bool { return r.t.Words[i].End == r.t.Words[i+1].Start }

func (r *reading) particle(i int) bool { return r.lex.modifiers[r.fold[i]] == "particle" }

// capital reports whether word i begins with a capital letter.
func (r *reading) capital(i int) bool {
	w := r.t.Words[i]
	if w.Kind != text.Alpha {
		return false
	}
	if c := r.t.Source[w.Start]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	first, _ := utf8.DecodeRuneInString(r.t.Source[w.Start:])
	return unicode.IsUpper(first)
}

// capitals reports whether s is in capitals throughout.
func capitals(s string) bool {
	return utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) && s != strings.ToLower(s)
}

// flush takes a finished run of capitals apart.
func (r *reading) flush(run *[]token, s int) {
	tokens := *run
	*run = (*run)[:0]
	tokens = r.withoutOpening(tokens)
	if len(tokens) == 0 {
		return
	}
	if k := r.organisationHead(tokens); k >= 0 {
		if k > 0 {
			r.addOrganisation(s, tokens[0].first, tokens[k].last, nil)
		}
		tokens = tokens[k+1:]
	}
	switch {
	case len(tokens) == 0:
	case r.calledBody(tokens):
		end := r.nameEnd(tokens[len(tokens)-1].last, r.t.Sentences[s].Last)
		r.organisations = append(r.organisations, orgMention{tokens[0].first, end, s, nil, none})
	default:
		r.addCandidate(s, tokens)
	}
}

// nameEnd is where the name of a body ends that goes on behind a preposition at
// word w: "Contact for Carers".
func (r *reading) nameEnd(w, last int) int {
	end := w
	for end+1 < last && (r.fold[end] == "for" || r.fold[end] == "of" || r.fold[end] == "against") && r.capital(end+1) {
		for end++; end < last && r.capital(end); end++ {
		}
	}
	return end
}

// calledBody reports whether the noun of a body in front of a run says that it
// names one: "campaign group NAME", "care provider NAME".
func (r *reading) calledBody(tokens []token) bool {
	w := tokens[0].first - 1
	if w < 0 || r.capital(w) || possessive(r.t.Word(w)) || len(tokens) == 2 && r.sureGiven(tokens[0]) {
		return false
	}
	switch r.lex.sources[r.fold[w]] {
	case "body:charity", "body:company", "body:union":
		return true
	}
	return false
}

// flushOrganisation ends a run as the name of an organisation that goes on to
// word end ("Royal College of Nursing").
func (r *reading) flushOrganisation(run *[]token, s, end int) {
	tokens := r.withoutOpening(*run)
	*run = (*run)[:0]
	if len(tokens) > 0 {
		r.addOrganisation(s, tokens[0].first, end, nil)
	}
}

// withoutOpening drops the words in front of a run that owe their capital to the
// start of the sentence.
func (r *reading) withoutOpening(tokens []token) []token {
	for len(tokens) > 0 && r.lex.notNames[tokens[0].fold] == "function" && r.opensSentence(tokens[0].first) && !(len(tokens) > 1 && r.givenAt(tokens[0]) && !capitals(tokens[0].surface)) {
		tokens = tokens[1:]
	}
	return tokens
}

// opensSentence reports whether word w may owe its capital to its place: the
// first of its sentence, or behind a mark, colon or dash, or in a headline.
func (r *reading) opensSentence(w int) bool {
	s := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[w].Start))]
	return w == s.First || !r.t.Words[w-1].Lexical() && r.fold[w-1] != "," || r.t.Paragraphs[s.Paragraph].Kind == text.Heading || capitals(r.t.Word(w))
}

func (r *reading) givenAt(tok token) bool {
	_, given := r.givenName(tok.fold)
	return given
}

// givenName looks a given name up; of a double name its first half will do.
func (r *reading) givenName(fold string) (givenName, bool) {
	name, found := r.lex.given[fold]
	if first, second, double := strings.Cut(fold, "-"); !found && double {
		name, found = r.lex.given[first]
		if other, given := r.lex.given[second]; given && other.gender != name.gender {
			name.gender = anyGender // Jean-Marc
		}
	}
	return name, found
}

// sureGiven reports whether tok is a given name and hardly anything else.
func (r *reading) sureGiven(tok token) bool {
	name, given := r.givenName(tok.fold)
	return given && !name.doubt
}

// organisationHead is the index of the token that makes a run, as far as it, the
// name of an organisation; -1 where none does.
func (r *reading) organisationHead(tokens []token) int {
	if r.lex.opensOrganisation(tokens[0].fold) && len(tokens) > 1 {
		return len(tokens) - 1
	}
	for k := len(tokens) - 1; k >= 0; k-- {
		if kind, found := r.lex.kinds[tokens[k].fold]; !found || nameless(kind) && r.opensName(tokens, k) {
			continue
		}
		if k > 0 && k == len(tokens)-1 && k <= 2 && r.lex.notNames[tokens[k].fold] == "either" && r.sureGiven(tokens[0]) {
			continue
		}
		if k > 0 && r.lex.isTitle(tokens[k-1].fold) && r.lex.notNames[tokens[k].fold] == "either" {
			continue
		}
		return k
	}
	return -1
}

// nameless reports whether a kind is that of nouns which stand for no organisation.
func nameless(kind string) bool { return kind == "-" || kind == "paper" }

// opensName reports whether token k can be a given name and what follows its
// surname: "Bill" in front of what is no noun of an organisation or office.
func (r *reading) opensName(tokens []token, k int) bool {
	if _, given := r.givenName(tokens[k].fold); !given || k+1 == len(tokens) {
		return false
	}
	next := tokens[k+1].fold
	_, kind := r.lex.kinds[next]
	opens := k == 0 || r.lex.isTitle(tokens[k-1].fold) || isRoleNoun(r.lex, tokens[k-1].fold)
	class := r.lex.notNames[next]
	return opens && !kind && !isRoleNoun(r.lex, next) && (class == "" || class == "place" || surnameClass(class) && r.lex.isTitle(tokens[max(k-1, 0)].fold))
}

// opensOrganisation reports whether a word stands in front of the place in the
// name of an organisation: HMP Norbridge, Healthwatch Wexley.
func (l *lexicon) opensOrganisation(fold string) bool { return l.modifiers[fold] == "opens" }

func (l *lexicon) isTitle(fold string) bool {
	_, title := l.titles[fold]
	return title
}

// smallCouncil is the word behind the name of a council whose nouns are written
// small, "Harrowmere parish council", where the run is its place and word i the
// first of them; i where it is none.
func (r *reading) smallCouncil(run []token, i, last int) int {
	end := i
	for end < last && end-i < 3 && r.lex.is(councilKind, r.fold[end]) && !r.capital(end) {
		end++
	}
	if end == last || r.capital(end) || bare(r.fold[end]) != "council" || run[len(run)-1].possessive {
		return i
	}
	for _, tok := range run {
		_, kind := r.lex.kinds[tok.fold]
		if class := r.lex.notNames[tok.fold]; kind || class != "" && class != "place" && class != "either" || r.lex.isTitle(tok.fold) || isRoleNoun(r.lex, tok.fold) || r.lex.is(partyWord, tok.fold) {
			return i
		}
	}
	return end + 1
}

// morePlaces is the word behind the second place in the name of a health board,
// "NHS Norshire and Marsh", where the run is its first and "and" stands at word i; i
// where it is none.
func (r *reading) morePlaces(run []token, i, last int) int {
	if len(run) < 2 || run[len(run)-2].fold != "nhs" || run[len(run)-1].possessive || i+1 >= last || r.fold[i] != "and" && r.fold[i] != "&" {
		return i
	}
	end := i + 1
	for end < last && end-i < 4 && r.capital(end) && r.onlyPlace(end) {
		end++
	}
	if end == i+1 || end < last && r.capital(end) {
		return i
	}
	return end
}

// extend reports whether the run, whose last word stands before word i, is the
// head of an organisation's name that goes on with "of" or "for" and capitals,
// and where the name ends.
func (r *reading) extend(run []token, i, last int) (end int, extended bool) {
	tok := run[len(run)-1]
	if end := max(r.smallCouncil(run, i, last), r.morePlaces(run, i, last)); end > i {
		return end, true
	}
	kind, head := r.lex.kinds[tok.fold]
	if !head || tok.possessive || kind == "home" {
		return i, false
	}
	end = i
	for range 2 {
		next := end
		if next < last && (r.fold[next] == "of" || r.fold[next] == "for") {
			next++
		} else if extended && next < last && (r.fold[next] == "and" || r.fold[next] == "&") && r.lex.is(nationwide, tok.fold) {
			next++
		} else {
			break
		}
		if next < last && r.fold[next] == "the" {
			next++
		}
		start := next
		for next < last && r.capital(next) && !r.lex.isTitle(r.fold[next]) && next-start < 6 && !(next > start && r.leads(run[0].first) && r.fullNameAt(next, last)) {
			next++
			if possessive(r.t.Word(next - 1)) {
				break
			}
		}
		if next == start || r.fold[end] == "for" && next-start > 1 && ofPlaces(r.lex.kinds[bare(r.fold[next-1])]) { // for Harrowmere Council
			break
		}
		end, extended = next, true
	}
	return end, extended
}
