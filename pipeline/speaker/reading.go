package speaker

import (
	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A reading is one text and what is known of it so far.
type reading struct {
	t      *text.Text
	ctx    Context
	lex    *lexicon
	quotes []corpus.Quotation
	fold   []string
	told   []bool // for each word, whether it stands in the content of a quotation
	quoted []bool // for each word, whether it stands in the marks of a quotation
	source []bool // for each word, whether it stands in the source of a quotation
	cue    []bool // for each word, whether it stands in the cue of a quotation
	inName []bool // for each word, whether it is part of a person's name
	own    *phrases
	small  map[string]bool // words that the text writes without a capital

	rolls         []roll // in the order of the text
	candidates    []candidate
	kin           []relation
	kinships      []kinship
	alone         map[string]int // how often a capitalised word stands alone within a sentence
	organisations []orgMention
	nouns         []nounMention
	late          []orgMention // organisations and people that only their being a source gave away
	papers        []paper
	firms         []firm // in the order of the text

	entities   []*entity
	mentions   []mention
	initials   map[string]int   // organisations by the initials of their names
	byOpening  map[string][]int // organisations by the first of the words of their names
	byClosing  map[string]int   // organisations by the last of them and by the noun in front of "of", none where two have it
	endings    map[string]int   // organisations by the ends of those initials, none where two have them
	orgByKey   map[string]int
	firstNamed map[int]int // word where an organisation is first named
	surnames   map[string][]int
	inside     map[string][]int // people by words in their surnames
	byPlaces   map[string][]int // organisations by their names without the nouns of a body
	givens     map[string][]int
	full       map[string]int
	byKind     map[string][]int         // organisations' mentions by kind, in the order of the text
	kinds      map[string]int           // how many organisations of a kind there are
	ages       map[string][]int         // people by their age in figures
	byHead     map[string][]int         // people by the head nouns of their roles
	called     map[string][]int         // people by nouns beside their names that are no offices
	partisans  map[string][]int         // people by their party
	foreshown  map[string]int           // who was introduced by a noun alone and named next
	body       int                      // entity of the inspected body, none if not known
	office     int                      // entity of the inspectorate or issuing body, none if not known
	supposed   bool                     // nothing names it: it follows from the kind of the body
	officeAt   []int                    // words where the text names it, in order
	sole       map[int][]corpus.Speaker // by entity: who speaks alone
	ids        map[string]int           // how many entities have a slug as their id, or with a number
	turns      []turn
	spoken     bool // somebody named has spoken
}

// none is the entity of a mention that names nobody.
const none = -1

func newReading(t *text.Text, quotes []corpus.Quotation, ctx Context) *reading {
	r := &reading{
		t: t, ctx: ctx, lex: lexica(), quotes: quotes,
		fold:     make([]string, len(t.Words)),
		told:     make([]bool, len(t.Words)),
		quoted:   make([]bool, len(t.Words)),
		source:   make([]bool, len(t.Words)),
		cue:      make([]bool, len(t.Words)),
		inName:   make([]bool, len(t.Words)),
		own:      newPhrases(),
		small:    map[string]bool{},
		alone:    map[string]int{},
		initials: map[string]int{}, firstNamed: map[int]int{}, endings: map[string]int{}, byOpening: map[string][]int{}, byClosing: map[string]int{},
		orgByKey: map[string]int{}, surnames: map[string][]int{}, inside: map[string][]int{}, givens: map[string][]int{}, full: map[string]int{},
		byKind: map[string][]int{}, byHead: map[string][]int{}, ages: map[string][]int{}, byPlaces: map[string][]int{}, kinds: map[string]int{},
		called: map[string][]int{}, partisans: map[string][]int{}, foreshown: map[string]int{},
		sole: map[int][]corpus.Speaker{}, ids: map[string]int{},
		body: none, office: none,
	}
	for i := range t.Words {
		r.fold[i] = t.Fold(i)
		if t.Words[i].Kind == text.Alpha && !r.capital(i) {
			r.small[r.fold[i]] = true
		}
	}
	for i := range quotes {
		q := &quotes[i]
		r.mark(r.quoted, q.Fragments)
		if q.Kind == corpus.Direct || q.Kind == corpus.Term {
			r.mark(r.quoted, q.Content)
		}
		r.mark(r.told, q.Content)
		r.mark(r.source, q.Source)
		r.mark(r.cue, q.Cue)
	}
	for _, name := range ctx.Body {
		if name = bare(name); inspected(r.kindOf(name)) && r.lex.notNames[text.Fold(name)] == "" {
			r.own.add(name, &knownOrganisation{name: name})
		}
	}
	return r
}

func (r *reading) mark(words []bool, spans corpus.Spans) {
	for _, s := range spans {
		first, last := r.t.WordsIn(s)
		for w := first; w < last; w++ {
			words[w] = true
		}
	}
}
