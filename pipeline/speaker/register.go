package speaker

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A bearer of names in the register: what several documents say of one person
// or organisation.
type registered struct {
	members []member
	entry   corpus.Entry
	sole    []corpus.Speaker // the entry as the only speaker
}

// A member is a person or organisation of one record.
type member struct {
	record *corpus.Record
	person *corpus.Person
	keys   []string // folded tokens of the name
	gender gender
	quotes int
}

func (m *member) short() bool { return len(m.keys) == 1 }

// Register makes one entry of the people and organisations that the records of
// one body speak of, for each person in the world: full names alike are one;
// forms of a name are one where roles agree; a surname or given name alone
// belongs to the only entry it can mean. Roles carry the document, its date and
// the place of their wording. It gives the records' people, speakers and
// candidates the ids and names of the entries, and settles what a document alone
// could not: a role whose holder at that date another document names.
//
// Ids: inspectors and people of government are their organisation's
// ("ofsted/steve-lowe", "department-for-education/jane-doe"), organisations that are
// known everywhere stand alone ("ofsted", "unison"), all others are the body's
// ("harrowmere/jane-doe"). The order of records changes nothing. Entries are in
// the order of their ids.
func Register(body corpus.Body, records []*corpus.Record) []corpus.Entry {
	b := &registrar{body: body, lex: lexica()}
	b.gather(records)
	b.organisations()
	b.people()
	b.enter()
	for _, r := range b.records {
		b.rewrite(r)
	}
	b.settle()
	return b.entries()
}

// A registrar is the work on one register.
type registrar struct {
	body    corpus.Body
	lex     *lexicon
	records []*corpus.Record
	persons []member
	bodies  []member
	groups  []*registered
	of      map[*corpus.Record]map[string]*registered // by the id within the record
}

// gather lists the members of all records, in the order of the records' ids.
func (b *registrar) gather(records []*corpus.Record) {
	b.records = slices.Clone(records)
	slices.SortStableFunc(b.records, func(x, y *corpus.Record) int { return cmp.Compare(x.ID, y.ID) })
	b.of = map[*corpus.Record]map[string]*registered{}
	for _, r := range b.records {
		b.of[r] = map[string]*registered{}
		counts := map[string]int{}
		for i := range r.Quotes {
			for _, s := range r.Quotes[i].Speakers {
				counts[s.ID]++
			}
		}
		for i := range r.People {
			m := member{record: r, person: &r.People[i], quotes: counts[r.People[i].ID]}
			m.keys = strings.Fields(text.Fold(m.person.Name))
			if m.person.Kind == corpus.KindOrganisation {
				b.bodies = append(b.bodies, m)
				continue
			}
			m.gender = b.genderOf(&m)
			b.persons = append(b.persons, m)
		}
	}
}

func (b *registrar) genderOf(m *member) gender {
	for _, title := range m.person.Titles {
		if g := b.lex.titles[text.Fold(title)]; g != anyGender {
			return g
		}
	}
	if m.short() && len(m.person.Titles) > 0 || len(m.keys) == 0 {
		return anyGender
	}
	return b.lex.given[m.keys[0]].gender
}

// join puts m into a group.
func (b *registrar) join(g *registered, m *member) {
	g.members = append(g.members, *m)
	b.of[m.record][m.person.ID] = g
}

func (b *registrar) newGroup() *registered {
	g := &registered{}
	b.groups = append(b.groups, g)
	return g
}

// organisations groups organisations by name; the forms of the inspected body's
// own name are one.
func (b *registrar) organisations() {
	byKey := map[string]*registered{}
	for i := range b.bodies {
		m := &b.bodies[i]
		key := organisationKey(m.person.Name)
		if b.isBody(m.person.Name) {
			key = ""
		}
		g := byKey[key]
		if g == nil {
			g = b.newGroup()
			byKey[key] = g
		}
		b.join(g, m)
	}
}

// isBody reports whether an organisation's name is the inspected body's: its
// name, or the initials of it, with the noun of a body behind.
func (b *registrar) isBody(name string) bool {
	folded, own := text.Fold(name), text.Fold(b.body.Name)
	if own == "" {
		return false
	}
	kind := b.lex.bodyKind(own)
	for _, form := range []string{own, initials(b.body.Name)} {
		rest, found := strings.CutPrefix(folded, form)
		if !found || len(form) < 2 {
			continue
		}
		if rest == "" || strings.HasPrefix(rest, " ") && b.lex.kinds[lastWord(rest)] == kind && plain(rest) {
			return true
		}
	}
	return false
}

// bodyKind is the kind of an inspected body by its folded name, of which a
// council's has the place alone.
func (l *lexicon) bodyKind(folded string) string {
	if kind := l.kindOf(folded); inspected(kind) {
		return kind
	}
	return "council"
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// plain reports whether the words between a body's place and its last noun are
// only those of councils and trusts ("Borough Council").
func plain(rest string) bool {
	for _, word := range strings.Fields(rest) {
		if word != "council" && word != "trust" && !lexica().is(omitted, word) {
			return false
		}
	}
	return true
}

// enter makes the entries of the groups: names, ids, roles, dates.
func (b *registrar) enter() {
	for _, g := range b.groups {
		slices.SortStableFunc(g.members, func(x, y member) int {
			return cmp.Or(cmp.Compare(date(x.record), date(y.record)), cmp.Compare(x.record.ID, y.record.ID), cmp.Compare(x.person.ID, y.person.ID))
		})
		b.fill(g)
	}
	slices.SortStableFunc(b.groups, func(x, y *registered) int {
		return cmp.Or(cmp.Compare(x.entry.ID, y.entry.ID), cmp.Compare(x.members[0].record.ID, y.members[0].record.ID))
	})
	taken := map[string]int{}
	for _, g := range b.groups {
		taken[g.entry.ID]++
		if n := taken[g.entry.ID]; n > 1 {
			g.entry.ID += "-" + strconv.Itoa(n)
		}
	}
}

func date(r *corpus.Record) corpus.Date {
	if r.Published == nil {
		return ""
	}
	return r.Published.Date
}

func (b *registrar) fill(g *registered) {
	e := &g.entry
	e.Name = canonical(g.members)
	e.Kind = g.members[0].person.Kind
	e.Voice = voiceOf(g.members)
	forms := map[string]bool{}
	evidence := map[corpus.Role][]int{}
	for i := range g.members {
		m := &g.members[i]
		if name := m.person.Name; name != e.Name {
			forms[name] = true
		}
		for _, title := range m.person.Titles {
			if form := title + " " + b.calledBy(title, m.person.Name); form != e.Name {
				forms[form] = true
			}
		}
		if !slices.Contains(e.Documents, m.record.ID) {
			e.Documents = append(e.Documents, m.record.ID)
		}
		e.Quotes += m.quotes
		if d := date(m.record); d != "" {
			if e.First == "" || d < e.First {
				e.First = d
			}
			e.Last = max(e.Last, d)
		}
		addRoles(e, m, evidence)
	}
	for form := range forms {
		e.Aliases = append(e.Aliases, form)
	}
	slices.Sort(e.Aliases)
	slices.Sort(e.Documents)
	e.Body, e.ID = b.identity(g)
}

// calledBy is the part of a name that follows a title: the surname, but the given
// name after Sir and Dame.
func (b *registrar) calledBy(title, name string) string {
	if given, _, full := strings.Cut(name, " "); full && b.lex.is(knight, text.Fold(title)) {
		return given
	}
	return surname(name)
}

func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// addRoles enters m's roles with their document and its date. Of one and the same
// role the first and the last evidence are kept: evidence tells, for a role without
// its document, where they stand.
func addRoles(e *corpus.Entry, m *member, evidence map[corpus.Role][]int) {
	for _, o := range m.person.Roles {
		o.Document, o.Date = m.record.ID, date(m.record)
		same := corpus.Role{Title: o.Title, Status: o.Status, Organisation: o.Organisation}
		at := evidence[same]
		n := len(at)
		switch {
		case n > 0 && e.Roles[at[n-1]].Date == o.Date:
		case n == 2:
			e.Roles[at[1]] = o
		default:
			evidence[same] = append(at, len(e.Roles))
			e.Roles = append(e.Roles, o)
		}
	}
}

// canonical is the fullest name of the members: most parts, given names before
// initials, then the longest; of equals the commonest, then the first in the
// alphabet.
func canonical(members []member) string {
	count := map[string]int{}
	for i := range members {
		count[members[i].person.Name] += 1 + len(members[i].person.Mentions)
	}
	best := ""
	for name := range count {
		if best == "" || fuller(name, best, count) {
			best = name
		}
	}
	return best
}

func fuller(a, b string, count map[string]int) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return cmp.Or(
		-cmp.Compare(len(x), len(y)),
		cmp.Compare(initialsIn(x), initialsIn(y)),
		-cmp.Compare(len([]rune(a)), len([]rune(b))),
		-cmp.Compare(count[a], count[b]),
		cmp.Compare(a, b),
	) < 0
}

func initialsIn(words []string) int {
	n := 0
	for _, w := range words {
		if len(strings.TrimSuffix(w, ".")) == 1 {
			n++
		}
	}
	return n
}

// voiceOf is the voice that most quotations and documents of the members tell;
// one that tells something outweighs "other".
func voiceOf(members []member) corpus.Voice {
	weight := map[corpus.Voice]int{}
	for i := range members {
		if v := members[i].person.Voice; v != "" {
			weight[v] += 2 + 2*members[i].quotes
			if v == corpus.VoiceOther {
				weight[v] = 1
			}
		}
	}
	var best corpus.Voice
	for v, w := range weight {
		if best == "" || w > weight[best] || w == weight[best] && v < best {
			best = v
		}
	}
	return best
}

// identity is the organisation or body that an entry belongs to, and its id.
func (b *registrar) identity(g *registered) (home, id string) {
	slug := corpus.Slug(g.entry.Name)
	if g.entry.Kind == corpus.KindOrganisation {
		if known, _ := b.lex.known.named(g.entry.Name); known != nil {
			return "", corpus.Slug(known.name)
		}
		return b.body.ID, b.prefix(g, b.body.ID) + slug
	}
	switch g.entry.Voice {
	case corpus.VoiceInspectorate:
		home = b.employerOf(g, "inspectorate")
		if home == "" {
			home = corpus.Slug(g.members[0].record.Inspectorate)
		}
	case corpus.VoiceGovernment:
		home = cmp.Or(b.employerOf(g, "government"), "government")
	}
	home = cmp.Or(home, b.body.ID)
	return home, b.prefix(g, home) + slug
}

// prefix is the part of an id before the name; in a group without a body, which
// is one document's, it is the document's id.
func (b *registrar) prefix(g *registered, home string) string {
	if home == "" {
		home = g.members[0].record.ID
	}
	return home + "/"
}

// employerOf is the slug of the organisation of a kind that a role of the group
// names; the first in the alphabet of several.
func (b *registrar) employerOf(g *registered, kind string) string {
	best := ""
	for _, o := range g.entry.Roles {
		known, _ := b.lex.known.named(o.Organisation)
		if known != nil && known.kind == kind && (best == "" || known.name < best) {
			best = known.name
		}
	}
	return corpus.Slug(best)
}

func (b *registrar) entries() []corpus.Entry {
	entries := make([]corpus.Entry, len(b.groups))
	for i, g := range b.groups {
		entries[i] = g.entry
	}
	return entries
}
