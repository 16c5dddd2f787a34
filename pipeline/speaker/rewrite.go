package speaker

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// rewrite gives a record's people, speakers and candidates the names and ids of
// the register. What the record's Found shares with them is copied, not changed.
func (b *registrar) rewrite(r *corpus.Record) {
	of := b.of[r]
	people := make([]corpus.Person, len(r.People))
	voices := make(map[string]corpus.Voice, len(r.People))
	for i, p := range r.People {
		if g := of[p.ID]; g != nil {
			p.ID, p.Name = g.entry.ID, g.entry.Name
			if len(p.Roles) == 0 || p.Voice == corpus.VoiceOther {
				p.Voice = g.entry.Voice
			}
		}
		people[i] = p
		voices[p.ID] = p.Voice
	}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		rewriteQuotation(q, of)
		if voice, named := voices[q.SpeakerID]; named {
			q.Voice = voice
		}
	}
	r.People = people
}

func rewriteQuotation(q *corpus.Quotation, of map[string]*registered) {
	name := func(speakers []corpus.Speaker) []corpus.Speaker {
		if len(speakers) == 1 && speakers[0].Confidence == 0 {
			return of[speakers[0].ID].alone(speakers)
		}
		named := slices.Clone(speakers)
		for i := range named {
			if g := of[named[i].ID]; g != nil {
				named[i].ID, named[i].Name = g.entry.ID, g.entry.Name
			}
		}
		return named
	}
	q.Speakers, q.Candidates = name(q.Speakers), name(q.Candidates)
	if len(q.Speakers) == 0 {
		return
	}
	if full := q.Speakers[0].Name; full != q.Speaker && len(q.Chain) > 0 {
		q.Chain = append(slices.Clone(q.Chain), corpus.ChainLink{Span: q.Chain[0].Span, Rule: "register", To: full})
	}
	q.Speaker, q.SpeakerID = q.Speakers[0].Name, q.Speakers[0].ID
}

// alone is g as the only speaker, one list for all quotations; as it was where
// nobody is registered.
func (g *registered) alone(before []corpus.Speaker) []corpus.Speaker {
	if g == nil {
		return before
	}
	if g.sole == nil {
		g.sole = []corpus.Speaker{{Name: g.entry.Name, ID: g.entry.ID}}
	}
	return g.sole
}

// settle names the speakers of quotations whose sources only another document
// explains: a role by its holder, "the inspectors" by the inspectorate, "the
// council" by its name.
func (b *registrar) settle() {
	holders := b.holders()
	for _, r := range b.records {
		for i := range r.Quotes {
			q := &r.Quotes[i]
			if q.Speaker != "" || q.Kind == corpus.Term || len(q.Source) == 0 || b.undergoes(r, q) {
				continue
			}
			if g := b.byNoun(r, q); g != nil {
				b.give(r, q, g, "register")
			} else if g := b.byRole(r, q, holders); g != nil {
				b.give(r, q, g, "holder")
			}
		}
	}
}

// undergoes reports whether the cue of a quotation says that its source is spoken
// to or of: "the council was told".
func (b *registrar) undergoes(r *corpus.Record, q *corpus.Quotation) bool {
	isPassive := false
	for word := range strings.FieldsSeq(text.Fold(q.Cue.Cover().Of(r.Text))) {
		if isPassive && b.lex.is(toldWord|judgedWord, word) {
			return true
		}
		isPassive = isPassive || b.lex.is(passive, word)
	}
	return false
}

// give makes the entry of g the speaker of q by a rule.
func (b *registrar) give(r *corpus.Record, q *corpus.Quotation, g *registered, rule string) {
	e := &g.entry
	q.Speakers = g.alone(nil)
	q.Speaker, q.SpeakerID, q.Voice = e.Name, e.ID, e.Voice
	q.Chain = append(slices.Clone(q.Chain), corpus.ChainLink{Span: q.Source.Cover(), Rule: rule, To: e.Name})
	q.Confidence = min(q.Confidence/Settled, 1) * registerConfidence
	e.Quotes++
	if !slices.Contains(e.Documents, r.ID) {
		e.Documents = append(e.Documents, r.ID)
		slices.Sort(e.Documents)
	}
}

// byNoun is the organisation that the noun of a short source can only mean: the
// one inspectorate of the body's documents, or the body itself.
func (b *registrar) byNoun(r *corpus.Record, q *corpus.Quotation) *registered {
	words := strings.Fields(text.Fold(q.Source.Cover().Of(r.Text)))
	if len(words) == 0 || len(words) > 4 {
		return nil
	}
	for i, word := range words {
		if i > 0 && b.lex.is(preposition, word) && b.lex.roles[words[i-1]] != "spokesman" { // staff at the home
			return nil
		}
	}
	noun := words[len(words)-1]
	if b.lex.roles[noun] == "spokesman" && len(words) > 1 {
		noun = words[len(words)-2]
	}
	class := b.lex.sources[noun]
	kind, ofKind := strings.CutPrefix(class, "body:")
	var fits []*registered
	for _, g := range b.groups {
		switch e := &g.entry; {
		case e.Kind != corpus.KindOrganisation:
		case class == "inspectors" && e.Voice == corpus.VoiceInspectorate,
			ofKind && b.isBody(e.Name) && b.lex.kinds[lastWord(text.Fold(e.Name))] == kind:
			fits = append(fits, g)
		}
	}
	return onlyGroup(fits)
}

// holders lists the groups by the head nouns of their roles.
func (b *registrar) holders() map[string][]*registered {
	by := map[string][]*registered{}
	for _, g := range b.groups {
		for _, o := range g.entry.Roles {
			if head := b.headOf(o.Title); head != "" && !slices.Contains(by[head], g) {
				by[head] = append(by[head], g)
			}
		}
	}
	return by
}

// byRole is the one who held the role that is the source ("the director") when
// the document was published.
func (b *registrar) byRole(r *corpus.Record, q *corpus.Quotation, holders map[string][]*registered) *registered {
	words := strings.Fields(text.Fold(q.Source.Cover().Of(r.Text)))
	if date(r) == "" || len(words) < 2 || len(words) > 6 || words[0] != "the" {
		return nil
	}
	head := b.headOf(strings.Join(words, " "))
	switch class := b.lex.roles[head]; class {
	case "", "public", "spokesman":
		return nil
	}
	return holderAt(holders[head], date(r), func(o corpus.Role) bool { return b.headOf(o.Title) == head })
}

// registerConfidence is how sure a speaker is whom only other documents name.
const registerConfidence = 0.75

// holderAt is the one whose evidence of holding a role stands around a date or
// was the last before it, no more than a year; nil where two hold it then.
func holderAt(groups []*registered, at corpus.Date, asked func(corpus.Role) bool) *registered {
	var best *registered
	var latest corpus.Date
	tied := false
	for _, g := range groups {
		began, ended := tenure(g, at, asked)
		if began == "" || ended || began.First().AddDate(1, 0, 0).Before(at.First()) && !heldLater(g, at, asked) {
			continue
		}
		switch {
		case began > latest:
			best, latest, tied = g, began, false
		case began == latest:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

// tenure is the date of the last evidence up to a date that g holds the role, and
// whether evidence up to then says that it ended.
func tenure(g *registered, at corpus.Date, asked func(corpus.Role) bool) (began corpus.Date, ended bool) {
	roles := slices.Clone(g.entry.Roles)
	slices.SortStableFunc(roles, func(x, y corpus.Role) int { return cmp.Compare(x.Date, y.Date) })
	for _, o := range roles {
		if o.Date == "" || o.Date > at || !asked(o) {
			continue
		}
		ended = o.Status == "former"
		if !ended && o.Status != "incoming" {
			began = o.Date
		}
	}
	return began, ended
}

// heldLater reports whether evidence behind a date says that g still held the role.
func heldLater(g *registered, at corpus.Date, asked func(corpus.Role) bool) bool {
	return slices.ContainsFunc(g.entry.Roles, func(o corpus.Role) bool {
		return o.Date > at && o.Status != "former" && o.Status != "incoming" && asked(o)
	})
}
