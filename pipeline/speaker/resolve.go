package speaker

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A Context is what is known of a document beside its text. Every field may be
// empty.
type Context struct {
	Kind         corpus.Kind
	Title        string
	Author       string
	Outlet       string
	Inspectorate string   // canonical name: "Ofsted"
	Issuer       string   // who issued a report or letter, where no inspectorate did
	Inspector    string   // lead inspector, by the front matter
	Body         []string // names of the inspected body, the canonical one first: "Harrowmere", "Harrowmere Borough Council"
}

// Resolve finds the people and organisations of a document and gives each of
// its quotations a speaker, or leaves it unresolved with the candidates. It sets
// Speaker, SpeakerID, Speakers, Voice, Chain and Candidates of quotes, which are
// in the order of the text, and lowers Confidence by the doubt about the speaker.
//
// People are in the order of their first mention; their ids are provisional, the
// slugs of their names. An organisation is among them if it speaks, employs
// somebody who is named, or is the inspectorate or the inspected body.
func Resolve(t *text.Text, quotes []corpus.Quotation, ctx Context) []corpus.Person {
	r := newReading(t, quotes, ctx)
	r.campaigns()
	r.calledBodies()
	r.speakingBodies()
	r.readRolls()
	r.scan()
	r.organisationEntities()
	r.people()
	r.addressee()
	r.addInspector()
	r.rolesOfRolls()
	r.ofInspectorate()
	r.gatherFirms()
	r.gatherPapers()
	r.resolveNouns()
	r.unnamed()
	slices.SortStableFunc(r.mentions, func(a, b mention) int { return cmp.Compare(a.first, b.first) })
	r.gatherKin()
	extraction := make([]float64, len(quotes))
	for i := range quotes {
		extraction[i] = quotes[i].Confidence
		r.attribute(&quotes[i])
	}
	r.repeated(quotes, extraction)
	r.foreseen(quotes, extraction)
	return r.persons()
}

// addInspector makes the lead inspector of the front matter a person of the
// document, even where its text has no other mention.
func (r *reading) addInspector() {
	if r.ctx.Inspector == "" {
		return
	}
	key := text.Fold(r.ctx.Inspector)
	id, found := r.full[key]
	if !found {
		tokens := make([]token, 0, 3)
		for s := range strings.FieldsSeq(r.ctx.Inspector) {
			tokens = append(tokens, token{surface: s, fold: text.Fold(s), last: len(r.fold)})
		}
		if len(tokens) == 0 || len(tokens) > longestName {
			return
		}
		c := candidate{tokens: tokens}
		if id = r.sameName(&c); id == none {
			id = r.newPerson(&c)
			r.entities[id].gender = r.genderOfName(&c)
		}
		r.full[key] = id
	}
	if !slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return o.class == "inspector" }) {
		r.hold(id, role{Role: corpus.Role{Title: "lead inspector"}, class: "inspector", head: "inspector", employer: r.office})
	}
}

// persons are the people and the organisations that matter, in the order of
// their first mention.
func (r *reading) persons() []corpus.Person {
	spans := make([]corpus.Spans, len(r.entities))
	for i := range r.mentions {
		if m := &r.mentions[i]; m.entity != none && m.rule != "noun" && !m.stranger() {
			spans[m.entity] = append(spans[m.entity], r.t.Span(m.first, m.last))
		}
	}
	for _, o := range r.late {
		if span := r.t.Span(o.first, o.last); !slices.Contains(spans[o.entity], span) {
			spans[o.entity] = append(spans[o.entity], span)
		}
	}
	for _, e := range r.entities {
		for _, o := range e.roles {
			if o.employer != none {
				r.entities[o.employer].spoken = true
			}
		}
	}
	var people []corpus.Person
	for id, e := range r.entities {
		if e.organisation && !e.spoken && id != r.body && id != r.office {
			continue
		}
		people = append(people, r.person(id, spans[id]))
	}
	slices.SortStableFunc(people, func(a, b corpus.Person) int { return cmp.Compare(start(a.Mentions), start(b.Mentions)) })
	return people
}

func start(spans corpus.Spans) int {
	if len(spans) == 0 {
		return 1 << 62
	}
	return spans[0].Start
}

func (r *reading) person(id int, spans corpus.Spans) corpus.Person {
	e := r.entities[id]
	p := corpus.Person{
		ID: r.id(id), Name: e.name, Kind: corpus.KindPerson, Voice: r.voice(id),
		Titles: e.titles, Mentions: spans,
	}
	if e.organisation {
		p.Kind = corpus.KindOrganisation
	}
	for _, o := range e.roles {
		p.Roles = append(p.Roles, o.Role)
	}
	return p
}

// Settled is the confidence from which on a speaker is given; below it the
// quotation is unresolved and the speaker one of its candidates.
const Settled = 0.5

// attribute gives one quotation its speaker and remembers the turn.
func (r *reading) attribute(q *corpus.Quotation) {
	q.Speaker, q.SpeakerID, q.Speakers, q.Voice, q.Chain, q.Candidates = "", "", nil, "", nil, nil
	if q.Kind == corpus.Term {
		return
	}
	a := r.answer(q)
	if r.quotesItself(a) {
		a.confidence = min(a.confidence, ofItself)
	}
	r.remember(q, a)
	r.learnCalls(q, a)
	q.Voice = a.voice
	q.Chain = a.chain
	if len(a.speakers) == 0 || a.confidence < Settled {
		q.Confidence = min(q.Confidence, Settled)
		for _, id := range a.speakers {
			q.Candidates = append(q.Candidates, r.speaker(id, a.confidence))
		}
		for _, c := range a.others {
			q.Candidates = append(q.Candidates, r.speaker(c.entity, c.confidence))
		}
		return
	}
	for _, id := range a.speakers {
		r.entities[id].spoken = true
	}
	q.Speakers = r.speakers(a.speakers)
	q.Speaker, q.SpeakerID = q.Speakers[0].Name, q.Speakers[0].ID
	if q.Voice == "" {
		q.Voice = r.voice(a.speakers[0])
	}
	q.Confidence = combined(q.Confidence, a.confidence)
	if a.confidence < certain {
		for _, c := range a.others {
			q.Candidates = append(q.Candidates, r.speaker(c.entity, c.confidence))
		}
	}
}

// ofItself is the most that an inspectorate is trusted to be quoted in its own report,
// where marks are for what others said.
const ofItself = 0.7

// quotesItself reports whether a gives words in a report or letter to the inspectorate
// that issued it.
func (r *reading) quotesItself(a answer) bool {
	return r.ofInspection() && r.office != none && len(a.speakers) == 1 && a.speakers[0] == r.office
}

// combined is the confidence that a quotation has the right speaker, from that of
// its extraction and that of its speaker. Doubt about the bounds of a quotation is
// only in part doubt about who speaks, so the former counts by a power below one,
// which was set on the gold articles so that confidences of 0.9 and more hold.
func combined(extraction, speaker float64) float64 {
	return math.Pow(extraction, extractionPower) * speaker
}

const extractionPower = 0.3

// certain is the confidence above which other candidates are not worth a word.
const certain = 0.9

// speakers are those of a quotation; the quotations of one speaker alone share a
// list.
func (r *reading) speakers(ids []int) []corpus.Speaker {
	if len(ids) == 1 {
		id := ids[0]
		if list := r.sole[id]; list == nil || list[0].Name != r.entities[id].name {
			r.sole[id] = []corpus.Speaker{r.speaker(id, 0)}
		}
		return r.sole[id]
	}
	all := make([]corpus.Speaker, len(ids))
	for i, id := range ids {
		all[i] = r.speaker(id, 0)
	}
	return all
}

func (r *reading) speaker(id int, confidence float64) corpus.Speaker {
	return corpus.Speaker{Name: r.entities[id].name, ID: r.id(id), Confidence: confidence}
}

// id is the slug of an entity's name as it was when first asked for, with a number
// where another has that already.
func (r *reading) id(id int) string {
	e := r.entities[id]
	if e.id != "" {
		return e.id
	}
	slug := corpus.Slug(e.name)
	e.id = slug
	for r.ids[e.id] > 0 {
		r.ids[slug]++
		e.id = slug + "-" + strconv.Itoa(r.ids[slug])
	}
	r.ids[e.id]++
	return e.id
}
