package speaker

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

//go:embed givennames.txt
var givenNamesFile string

//go:embed surnames.txt
var surnamesFile string

//go:embed titles.txt
var titlesFile string

//go:embed roles.txt
var rolesFile string

//go:embed organisations.txt
var organisationsFile string

//go:embed kinds.txt
var kindsFile string

//go:embed notnames.txt
var notNamesFile string

//go:embed verbs.txt
var verbsFile string

//go:embed sources.txt
var sourcesFile string

//go:embed grammar.txt
var grammarFile string

//go:embed akin.txt
var akinFile string

//go:embed alike.txt
var alikeFile string

//go:embed papers.txt
var papersFile string

//go:embed parties.txt
var partiesFile string

//go:embed styles.txt
var stylesFile string

//go:embed kin.txt
var kinFile string

//go:embed aliases.txt
var aliasesFile string

//go:embed meets.txt
var meetsFile string

//go:embed modifiers.txt
var modifiersFile string

// A lexicon is what the data files say, by folded word or phrase (words joined
// by one space). It is only read once it is made.
type lexicon struct {
	given      map[string]givenName
	surnames   map[string]bool
	titles     map[string]gender
	titleForms map[string]string // a form of a title: its commonest form
	roles      map[string]roleClass
	kinds      map[string]string // head noun of an organisation's name: its kind
	notNames   map[string]string // word: its class
	verbs      map[string]bool
	sources    map[string]string
	modifiers  map[string]string
	alike      map[string][]string // kind of a noun: the kinds of organisation that it can call
	papers     map[string]string   // verb: the document that it tells of
	meets      map[string]string   // verb of listening to people: how it takes them
	akin       map[string][]string // nouns that head the same roles in other words
	styles     map[string][]string // noun: the titles of those whom it can call
	parties    map[string]string   // word of a party's name: the party
	aliases    map[string]string   // word in front of what somebody wants to be called: its class
	kin        map[string]kinWord  // noun of kinship
	grammar    map[string]wordClass
	known      *phrases // organisations
}

// A wordClass is a set of classes of grammar.txt.
type wordClass uint64

const (
	determiner wordClass = 1 << iota
	indefinite
	owner
	quantifier
	oblique
	atPlace
	preposition
	inRole
	endsRole
	dated
	copula
	appointed
	partyWord
	inControl
	nationwide
	omitted
	councilKind
	credit
	staffWord
	otherWord
	month
	duty
	quantity
	knight
	toldWord
	heardWord
	passive
	placeHead
	joined
	judgedWord
	listener
	acts
	office
	withinName
	prefix
	issuing
	arranging
	membership
	inspecting
	ofText
	nickname
	period
	opinion
	otherPrisons
	study
	manyOwners
	relative
	topical
	possessor
	ofBodies
	councilStaff
	british
	breaks
	campaigning
	inCampaign
	campaigner
	inDocument
	ordinal
	oversight
	management
	rank
	ofMany
	deciding
	inOffice
)

// wordClasses are the classes as grammar.txt calls them, in the order of the bits.
var wordClasses = []string{
	"determiner", "indefinite", "owner", "quantifier", "oblique", "place", "preposition", "in-role", "ends-role", "dated",
	"copula", "appointed", "party", "in-control", "nationwide", "omitted", "council", "credit", "staff", "other", "month", "duty", "quantity", "knight", "told", "heard", "passive", "place-head", "joined", "judged", "listener", "acts", "office", "within-name", "prefix", "issuing", "arranging", "membership", "inspecting", "of-text", "nickname", "period", "opinion", "other-prisons", "study", "many-owners", "relative", "topical", "possessor", "of-bodies", "council-staff", "british", "breaks", "campaigning", "in-campaign", "campaigner", "in-document", "ordinal", "oversight", "management", "rank", "of-many", "deciding", "in-office",
}

// is reports whether a folded word is of a class of grammar.txt.
func (l *lexicon) is(class wordClass, fold string) bool { return l.grammar[fold]&class != 0 }

type roleClass string

type gender byte

const (
	anyGender gender = iota
	male
	female
)

func genderOf(letter string) gender {
	switch letter {
	case "m":
		return male
	case "f":
		return female
	}
	return anyGender
}

// A givenName is what the list of given names says of a word.
type givenName struct {
	gender gender
	doubt  bool // also a common word, a place or a surname
}

// A knownOrganisation is a line of organisations.txt.
type knownOrganisation struct {
	voice corpus.Voice
	kind  string
	name  string

	spoken bool // no list has it: only its being a source gave it away
}

var lexica = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		given:      map[string]givenName{},
		surnames:   map[string]bool{},
		titles:     map[string]gender{},
		titleForms: map[string]string{},
		roles:      map[string]roleClass{},
		kinds:      table(kindsFile),
		notNames:   table(notNamesFile),
		verbs:      map[string]bool{},
		sources:    table(sourcesFile),
		papers:     table(papersFile),
		meets:      table(meetsFile),
		modifiers:  table(modifiersFile),
		alike:      map[string][]string{},
		akin:       map[string][]string{},
		styles:     map[string][]string{},
		parties:    map[string]string{},
		aliases:    map[string]string{},
		kin:        map[string]kinWord{},
		grammar:    map[string]wordClass{},
		known:      newPhrases(),
	}
	for word, class := range table(givenNamesFile) {
		l.given[word] = givenName{genderOf(strings.TrimSuffix(class, "?")), strings.HasSuffix(class, "?")}
	}
	for name := range entries(surnamesFile) {
		l.surnames[name] = true
	}
	for word, class := range table(titlesFile) {
		title, form, _ := strings.Cut(word, "\t")
		l.titles[title] = genderOf(class)
		if form != "" {
			l.titleForms[title] = form
		}
	}
	for word, class := range table(rolesFile) {
		l.roles[word] = roleClass(class)
	}
	for line := range entries(verbsFile) {
		for _, verb := range strings.Fields(line) {
			l.verbs[verb] = true
		}
	}
	for line := range entries(grammarFile) {
		class, words, _ := strings.Cut(line, "\t")
		for _, word := range strings.Fields(words) {
			l.grammar[word] |= 1 << slices.Index(wordClasses, class)
		}
	}
	for line := range entries(akinFile) {
		nouns := strings.Fields(line)
		l.akin[nouns[0]] = append(l.akin[nouns[0]], nouns[1:]...)
	}
	for line := range entries(stylesFile) {
		words := strings.Fields(line)
		l.styles[words[0]] = words[1:]
	}
	for line := range entries(aliasesFile) {
		class, words, _ := strings.Cut(line, "\t")
		for _, word := range strings.Fields(words) {
			l.aliases[word] = class
		}
	}
	for line := range entries(kinFile) {
		words := strings.Fields(line)
		for _, noun := range words[2:] {
			l.kin[noun] = kinWord{words[0], words[1]}
		}
	}
	for line := range entries(partiesFile) {
		words := strings.Fields(line)
		for _, word := range words {
			l.parties[word] = words[0]
		}
	}
	for line := range entries(alikeFile) {
		kind, kinds, _ := strings.Cut(line, "\t")
		for _, other := range strings.Fields(kinds) {
			l.alike[kind] = append(l.alike[kind], strings.Trim(other, "-"))
		}
	}
	for line := range entries(organisationsFile) {
		fields := strings.Split(line, "\t")
		known := &knownOrganisation{voice: corpus.Voice(fields[0]), kind: fields[1], name: fields[2]}
		for _, name := range fields[2:] {
			l.known.add(name, known)
		}
	}
	return l
})

// entries yields the lines of a data file that are neither empty nor a comment.
func entries(file string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// table reads lines of a class, a tab and a word: word to class.
func table(file string) map[string]string {
	m := map[string]string{}
	for line := range entries(file) {
		class, word, _ := strings.Cut(line, "\t")
		m[word] = class
	}
	return m
}

// phrases finds the longest known name that begins at a word: a tree of the folded
// words of names.
type phrases struct {
	next map[string]*phrases
	ends []ending
}

// An ending is a name that ends at its place in the tree.
type ending struct {
	exact string // where the name is one short word: as it must be written
	of    *knownOrganisation
}

func newPhrases() *phrases { return &phrases{next: map[string]*phrases{}} }

// add notes a name; of two organisations that are written alike the first has it.
func (p *phrases) add(name string, of *knownOrganisation) {
	words := text.Words(name, 0)
	if len(words) == 0 {
		return
	}
	for _, w := range words {
		fold := text.Fold(w.Span().Of(name))
		if p.next[fold] == nil {
			p.next[fold] = newPhrases()
		}
		p = p.next[fold]
	}
	exact := ""
	if len(words) == 1 && !strings.ContainsAny(name, "'’") {
		exact = name
	}
	if !slices.ContainsFunc(p.ends, func(e ending) bool { return e.exact == exact }) {
		p.ends = append(p.ends, ending{exact, of})
	}
}

// at is the longest name that begins at word i of t and ends before last, with
// the word behind it; nil where there is none.
func (p *phrases) at(t *text.Text, i, last int) (best *knownOrganisation, end int) {
	if end = i; i >= last {
		return nil, end
	}
	surface := bare(t.Word(i))
	fold := t.Fold(i)
	for _, whole := range []string{fold, text.Fold(surface), joint(fold)} {
		if node := p.next[whole]; node != nil && best == nil {
			if best = node.written(surface); best != nil {
				end = i + 1
			}
		}
	}
	for _, word := range []string{fold, joint(fold)} {
		if node := p.next[word]; node != nil {
			if of, behind := node.at(t, i+1, last); of != nil && behind > end {
				best, end = of, behind
			}
		}
	}
	return best, end
}

// joint is the word for which a folded one may stand in a name: "and" for "&".
func joint(fold string) string {
	if fold == "&" {
		return "and"
	}
	return fold
}

// written is the organisation whose name ends here and has a surface as its word, if
// it is its only one; nil where there is none.
func (p *phrases) written(surface string) *knownOrganisation {
	for _, e := range p.ends {
		if e.exact == "" || writtenAs(surface, e.exact) {
			return e.of
		}
	}
	return nil
}

// named is the organisation whose whole name is name; nil where there is none.
func (p *phrases) named(name string) (*knownOrganisation, bool) {
	words := text.Words(name, 0)
	if len(words) == 0 {
		return nil, false
	}
	t := &text.Text{Source: name, Words: words}
	known, end := p.at(t, 0, len(words))
	if end != len(words) {
		return nil, false
	}
	return known, true
}

// writtenAs reports whether a name of one word is written as it should be: a
// name in capitals needs its capitals, another may stand in capitals too.
func writtenAs(surface, exact string) bool {
	return surface == exact || surface == strings.ToUpper(exact)
}

// bare is a word without the possessive at its end.
func bare(word string) string {
	for _, mark := range []string{"'s", "’s", "'S", "’S", "ʼs", "`s"} {
		if s, found := strings.CutSuffix(word, mark); found {
			return s
		}
	}
	return word
}

// possessive reports whether word ends in a possessive mark.
func possessive(word string) bool { return len(bare(word)) < len(word) }
