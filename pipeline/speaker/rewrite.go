package speaker

import (
	"cmp"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// rewrite gives a record's people, speakers and candidates the names and ids of
// the register. What other readers of the record may hold is copied, not changed.
func (b *registrar) rewrite(r *corpus.Record) {
	of := b.of[r]
	quotes := slices.Clone(r.Quotes)
	people := make([]corpus.Person, len(r.People))
	for i, p := range r.People {
		if g := of[p.ID]; g != nil {
			p.ID, p.Name = g.entry.ID, g.entry.Name
			if len(p.Roles) == 0 || p.Voice == corpus.VoiceOther {
				p.Voice = g.entry.Voice
			}
		}
		people[i] = p
	}
	for i := range quotes {
		rewriteQuotation(&quotes[i], of)
		for k := range people {
			if people[k].ID == quotes[i].SpeakerID {
				quotes[i].Voice = people[k].Voice
			}
		}
	}
	r.Quotes, r.People = quotes, people
}

func rewriteQuotation(q *corpus.Quotation, of map[string]*registered) {
	name := func(speakers []corpus.Speaker) []corpus.Speaker {
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

// settle names the speakers of quotations whose sources are roles that only
// another document gives a holder.
func (b *registrar) settle() {
	holders := b.holders()
	for _, r := range b.records {
		for i := range r.Quotes {
			q := &r.Quotes[i]
			if q.Speaker != "" || q.Kind == corpus.Term || len(q.Source) == 0 || date(r) == "" {
				continue
			}
			b.settleRole(r, q, holders)
		}
	}
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

// settleRole gives a quotation whose source is a bare role ("the director") the
// one who held it when the document was published.
func (b *registrar) settleRole(r *corpus.Record, q *corpus.Quotation, holders map[string][]*registered) {
	words := text.Words(q.Source.Cover().Of(r.Text), 0)
	if len(words) < 2 || len(words) > 6 {
		return
	}
	source := q.Source.Cover()
	word := func(i int) string { return text.Fold(words[i].Span().Of(source.Of(r.Text))) }
	if word(0) != "the" {
		return
	}
	head := b.headOf(text.Fold(source.Of(r.Text)))
	class := b.lex.roles[head]
	if head == "" || class == "public" || class == "spokesman" {
		return
	}
	holder := holderAt(holders[head], date(r), func(o corpus.Role) bool { return b.headOf(o.Title) == head })
	if holder == nil {
		return
	}
	q.Speakers = []corpus.Speaker{{Name: holder.entry.Name, ID: holder.entry.ID}}
	q.Speaker, q.SpeakerID, q.Voice = holder.entry.Name, holder.entry.ID, holder.entry.Voice
	q.Chain = append(slices.Clone(q.Chain), corpus.ChainLink{Span: source, Rule: "register", To: holder.entry.Name})
	q.Confidence *= registerConfidence
	holder.entry.Quotes++
	if !slices.Contains(holder.entry.Documents, r.ID) {
		holder.entry.Documents = append(holder.entry.Documents, r.ID)
		slices.Sort(holder.entry.Documents)
	}
}

// registerConfidence is how sure a role's holder is whom other documents name.
const registerConfidence = 0.75

// holderAt is the one whose evidence of holding a role stands around a date or
// was the last before it; nil where two hold it then.
func holderAt(groups []*registered, at corpus.Date, asked func(corpus.Role) bool) *registered {
	var best *registered
	var latest corpus.Date
	tied := false
	for _, g := range groups {
		began, ended := tenure(g, at, asked)
		if began == "" || ended {
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
