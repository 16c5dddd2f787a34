package study

import (
	"cmp"
	"context"
	"math"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/index"
)

// A PhraseQuestion says which phrases of a selection to list, and how. The zero
// value lists all that recur.
type PhraseQuestion struct {
	Synonyms *term.Synonyms // nil for those of the field
	Watch    []string       // phrases that are listed first, however often they occur
	Family   string         // list the variants of this phrase alone, down to one place
	By       Dimension      // count the places of each phrase by this too
	Places   int            // fewest places of a phrase; 0 for 2
	// Documents is the fewest documents of a phrase; 0 for 2, or 1 where no
	// more are selected.
	Documents int
	Names     bool // list names of people and bodies too
	Limit     int  // most lines; 0 for all
}

// A PhraseLine is one phrase and its figures.
type PhraseLine struct {
	Phrase      string              `json:"phrase"`                 // commonest form, folded
	Family      string              `json:"family"`                 // a ring of synonyms, or the commonest phrase of the family
	Members     corpus.List[string] `json:"members"`                // the variants of the family that occur, the commonest first
	Count       int                 `json:"count"`                  // places
	Documents   int                 `json:"documents"`              // that have it
	Utterances  int                 `json:"utterances"`             // distinct ones that have it
	Speakers    int                 `json:"speakers"`               // distinct and resolved, inspectorates among them
	Visits      int                 `json:"visits"`                 // distinct and resolved
	First       corpus.Date         `json:"first,omitempty"`        // earliest date of a document
	Last        corpus.Date         `json:"last,omitempty"`         // latest
	Dispersion  float64             `json:"dispersion"`             // DP over documents, from 0 (even) to 1 (Gries 2008)
	Boilerplate bool                `json:"boilerplate"`            // most places stand in sentences that most reports of a framework share
	CValue      float64             `json:"c_value,omitempty"`      // termhood (Frantzi, Ananiadou and Mima 2000)
	Watched     bool                `json:"watched,omitempty"`      // on the watch list
	By          map[string]int      `json:"by,omitempty"`           // places by the dimension asked for
	FamilyCount int                 `json:"family_count,omitempty"` // places of all members, each once
}

// A Listing is the phrases of a selection.
type Listing struct {
	Lines     []PhraseLine
	Phrases   int // that there are; more than lines if a limit cut them
	Nested    int // left out because a longer phrase has most of their places
	Named     int // left out because they are names
	Documents int // read
	Words     int // read
}

// Cut reports whether lines were left out by a limit.
func (l *Listing) Cut() bool { return len(l.Lines) < l.Phrases }

// Phrases lists the phrases of a selection: terms that recur in its documents,
// and families of the field that do though none of their members does. Figures
// are of the phrase alone, whatever its family. Watched phrases come first;
// then those with the highest C-value times 1 - DP, which is the frequency
// adjusted for dispersion (Juilland and others 1970, with Gries' DP); and
// boilerplate last.
func Phrases(ctx context.Context, snap index.Snapshot, s *index.Selection, q PhraseQuestion) (*Listing, error) {
	formulas, err := readFormulas(ctx, snap)
	if err != nil {
		return nil, err
	}
	r := newReading(formulas)
	if err := r.read(ctx, snap, s, nil); err != nil {
		return nil, err
	}
	names, err := readNames(ctx, snap, r.stream, q.Names)
	if err != nil {
		return nil, err
	}
	return newLister(r, q, names).listing(), nil
}

// A candidate is a phrase on its way into the list.
type candidate struct {
	term.Term
	family      int32
	rank        float64
	boilerplate bool
	watched     string // as the watch list has it
}

// A lister makes a listing of a reading.
type lister struct {
	*reading
	PhraseQuestion
	names  names
	kin    *kinship
	labels map[int32]string // of families: their leading phrase in the list
}

func newLister(r *reading, q PhraseQuestion, names names) *lister {
	if q.Synonyms == nil {
		q.Synonyms = term.Field()
	}
	q.Places = cmp.Or(q.Places, 2)
	q.Documents = cmp.Or(q.Documents, min(2, len(r.documents)))
	l := &lister{reading: r, PhraseQuestion: q, names: names, kin: newKinship(r.stream, q.Synonyms), labels: map[int32]string{}}
	for _, phrase := range q.Watch {
		l.kin.ofPhrase(phrase)
	}
	return l
}

func (l *lister) listing() *Listing {
	listing := &Listing{Documents: len(l.documents), Words: l.words}
	all := l.candidates(listing)
	slices.SortFunc(all, l.compare)
	all = append(l.watched(), all...)
	listing.Phrases = len(all)
	if l.Limit > 0 && len(all) > l.Limit {
		all = all[:l.Limit]
	}
	for i := range all {
		listing.Lines = append(listing.Lines, l.line(&all[i]))
	}
	return listing
}

// candidates is the phrases asked for, watched ones aside; listing counts what
// is left out.
func (l *lister) candidates(listing *Listing) []candidate {
	if l.Family != "" {
		return l.variants()
	}
	return l.recurring(listing)
}

// compare puts phrases in the order of the list.
func (l *lister) compare(a, b candidate) int {
	if order := cmp.Or(compareBool(a.boilerplate, b.boilerplate), cmp.Compare(b.rank, a.rank), cmp.Compare(len(b.Places), len(a.Places))); order != 0 {
		return order
	}
	return cmp.Compare(l.surface(&a), l.surface(&b))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// recurring is the terms that recur, and counts in listing what it leaves out.
func (l *lister) recurring(listing *Listing) []candidate {
	found := term.Find(l.kin.families, l.Places, func(t *term.Term) bool {
		if l.documentsOf(t.Places) < l.Documents {
			return false
		}
		if l.isName(*t) {
			listing.Named++
			l.kin.hide(*t)
			return false
		}
		return true
	})
	var all []candidate
	for _, t := range found {
		if t.Hidden {
			listing.Nested++
			l.kin.hide(t)
			continue
		}
		all = append(all, l.candidate(t))
	}
	l.kin.count()
	return l.gather(all)
}

func (l *lister) candidate(t term.Term) candidate {
	return candidate{
		Term: t, family: l.kin.of(t), rank: t.CValue * (1 - l.dispersion(t.Places)), boilerplate: l.boilerplate(t.Places),
	}
}

// gather adds, for each family of the field that recurs though no member does by
// itself, its commonest member; and lifts the commonest member of each family by
// the places of the others, hidden ones aside.
func (l *lister) gather(all []candidate) []candidate {
	leading := map[int32]int{}
	for i, c := range all {
		if held, is := leading[c.family]; !is || len(c.Places) > len(all[held].Places) {
			leading[c.family] = i
		}
	}
	for _, family := range l.kin.ofField() {
		places := l.kin.places(family)
		if _, listed := leading[family]; listed || len(places) < l.Places || l.documentsOf(places) < l.Documents {
			continue
		}
		if t, found := l.leading(family); found {
			leading[family] = len(all)
			all = append(all, candidate{Term: t, family: family, boilerplate: l.boilerplate(t.Places)})
		}
	}
	for family, i := range leading {
		c := &all[i]
		l.labels[family] = l.surface(c)
		if others := l.kin.others(c); len(others) > 0 {
			places := slices.Sorted(slices.Values(append(others, c.Places...)))
			more := math.Log2(float64(c.Words)) * float64(len(others))
			c.rank = max(c.rank, (c.CValue+more)*(1-l.dispersion(places)))
		}
	}
	return all
}

// leading is the commonest variant of family that is a term, no name, and not
// hidden; false where there is none.
func (l *lister) leading(family int32) (term.Term, bool) {
	for _, t := range l.kin.variants(family) {
		if t.Words >= term.Shortest && !l.isName(t) && !l.kin.isHidden(t) {
			return t, true
		}
	}
	return term.Term{}, false
}

func (l *lister) isName(t term.Term) bool {
	first := int(t.Places[0])
	return l.names.has(l.stream.Keys[first : first+t.Words])
}

// variants is every variant of the family asked for.
func (l *lister) variants() []candidate {
	family := l.kin.ofPhrase(l.Family)
	l.kin.count()
	var all []candidate
	for _, t := range l.kin.variants(family) {
		all = append(all, candidate{Term: t, family: family, rank: float64(len(t.Places)), boilerplate: l.boilerplate(t.Places)})
	}
	return all
}

// watched is the phrases of the watch list, in its order.
func (l *lister) watched() []candidate {
	var all []candidate
	for _, phrase := range l.Watch {
		places, words := l.stream.Occurrences(phrase)
		c := candidate{Term: term.Term{Places: places, Words: words}, family: l.kin.ofPhrase(phrase), watched: phrase}
		c.boilerplate = l.boilerplate(places)
		all = append(all, c)
	}
	return all
}

// line is the figures of c.
func (l *lister) line(c *candidate) PhraseLine {
	line := PhraseLine{
		Phrase: l.surface(c), Count: len(c.Places), Documents: l.documentsOf(c.Places),
		Dispersion: l.dispersion(c.Places), Boilerplate: c.boilerplate, CValue: c.CValue, Watched: c.watched != "",
		Members: l.kin.members(c.family), FamilyCount: max(len(c.Places), len(l.kin.places(c.family))),
	}
	line.Family = cmp.Or(l.kin.ring(c.family), l.labels[c.family], first(line.Members), line.Phrase)
	if !slices.Contains(line.Members, line.Phrase) {
		line.Members = append(line.Members, line.Phrase)
	}
	l.tally(&line, c.Places)
	if l.By != "" {
		line.By = l.countBy(l.By, c.Places)
	}
	return line
}

func first(members []string) string {
	if len(members) == 0 {
		return ""
	}
	return members[0]
}

func (l *lister) surface(c *candidate) string {
	if len(c.Places) == 0 {
		return c.watched
	}
	return l.stream.Commonest(c.Places, c.Words)
}
