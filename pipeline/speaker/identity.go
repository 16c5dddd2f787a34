package speaker

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// people groups the persons of all records: full names first, then shorter and
// longer forms of them, then single names.
func (b *registrar) people() {
	slices.SortStableFunc(b.persons, func(x, y member) int {
		return cmp.Or(-cmp.Compare(len(x.keys), len(y.keys)), cmp.Compare(strings.Join(x.keys, " "), strings.Join(y.keys, " ")), cmp.Compare(x.record.ID, y.record.ID))
	})
	i := &namesIndex{bySurname: map[string][]*registered{}, byGiven: map[string][]*registered{}}
	for k := range b.persons {
		if m := &b.persons[k]; !m.short() {
			b.addFull(m, i)
		}
	}
	for k := range b.persons {
		if m := &b.persons[k]; m.short() {
			b.addShort(m, i)
		}
	}
}

// namesIndex finds groups by the parts of their names.
type namesIndex struct {
	bySurname, byGiven map[string][]*registered
}

func (i *namesIndex) add(g *registered, m *member) {
	insert := func(names map[string][]*registered, key string) {
		if !slices.Contains(names[key], g) {
			names[key] = append(names[key], g)
		}
	}
	last := m.keys[len(m.keys)-1]
	insert(i.bySurname, last)
	if !m.short() {
		insert(i.byGiven, m.keys[0])
	}
}

// addFull puts a person with a full name to the group of that name, or to the
// only one whose name can be another form of it.
func (b *registrar) addFull(m *member, i *namesIndex) {
	var same, akin []*registered
	for _, g := range i.bySurname[m.keys[len(m.keys)-1]] {
		switch {
		case b.sharesRecord(g, m) || !compatible(genderOfGroup(g), m.gender):
		case slices.Equal(g.members[0].keys, m.keys):
			same = append(same, g)
		case sameGiven(g.members[0].keys[0], m.keys[0]) && b.rolesAgree(g, m):
			akin = append(akin, g)
		}
	}
	g := onlyGroup(same)
	if g == nil && len(same) == 0 {
		g = onlyGroup(akin)
	}
	if g == nil {
		g = b.newGroup()
	}
	b.join(g, m)
	i.add(g, m)
}

func onlyGroup(groups []*registered) *registered {
	if len(groups) == 1 {
		return groups[0]
	}
	return nil
}

// sharesRecord reports whether g has a member in m's record already: within a
// document two names have been found to be two people.
func (b *registrar) sharesRecord(g *registered, m *member) bool {
	return slices.ContainsFunc(g.members, func(other member) bool { return other.record == m.record })
}

func genderOfGroup(g *registered) gender {
	for i := range g.members {
		if g.members[i].gender != anyGender {
			return g.members[i].gender
		}
	}
	return anyGender
}

// rolesAgree reports whether what is known of m's roles can be the group's: one
// of both has none, or a noun heads roles of both, or both are of one voice.
func (b *registrar) rolesAgree(g *registered, m *member) bool {
	heads := b.headsOf(m.person)
	if len(heads) == 0 {
		return true
	}
	none := true
	for i := range g.members {
		other := b.headsOf(g.members[i].person)
		none = none && len(other) == 0
		for _, head := range other {
			if slices.Contains(heads, head) || slices.ContainsFunc(heads, func(h string) bool { return slices.Contains(b.lex.akin[h], head) }) {
				return true
			}
		}
	}
	return none
}

// headsOf are the head nouns of a person's roles.
func (b *registrar) headsOf(p *corpus.Person) []string {
	var heads []string
	for _, o := range p.Roles {
		if head := b.headOf(o.Title); head != "" {
			heads = append(heads, head)
		}
	}
	return heads
}

// headOf is the head noun of a role's title: the last one in front of a
// preposition.
func (b *registrar) headOf(title string) string {
	head := ""
	for _, word := range strings.Fields(strings.ToLower(title)) {
		if head != "" && b.lex.is(preposition, word) {
			return head
		}
		if _, role := b.lex.roles[word]; role {
			head = word
		}
	}
	return head
}

// addShort puts a person known by surname or given name alone to the only group
// that it can mean; several are told apart by title and role.
func (b *registrar) addShort(m *member, i *namesIndex) {
	fits := b.fitting(m, i.bySurname[m.keys[0]])
	if len(fits) == 0 && len(m.person.Titles) == 0 {
		fits = b.fitting(m, i.byGiven[m.keys[0]])
	}
	g := onlyGroup(fits)
	if g == nil {
		g = b.sameShort(m, i)
	}
	if g == nil {
		g = b.newGroup()
	}
	b.join(g, m)
	i.add(g, m)
}

func (b *registrar) fitting(m *member, groups []*registered) []*registered {
	var fits []*registered
	for _, g := range groups {
		if g.members[0].short() || b.sharesRecord(g, m) || !compatible(genderOfGroup(g), m.gender) || !b.rolesAgree(g, m) || !b.titlesAgree(g, m) {
			continue
		}
		fits = append(fits, g)
	}
	return fits
}

// titlesAgree reports whether m, if it is called a councillor, can be the group's:
// one is by title or role, or nothing is known of what the group is.
func (b *registrar) titlesAgree(g *registered, m *member) bool {
	if !titledMember(m.person) {
		return true
	}
	unknown := true
	for i := range g.members {
		p := g.members[i].person
		if titledMember(p) || slices.ContainsFunc(b.headsOf(p), func(h string) bool { return b.lex.roles[h] == "member" }) {
			return true
		}
		unknown = unknown && len(p.Roles) == 0
	}
	return unknown
}

func titledMember(p *corpus.Person) bool {
	return slices.ContainsFunc(p.Titles, func(t string) bool { return titleKind(text.Fold(t)) == "cllr" })
}

// sameShort is the group of the same single name, where there is no fuller one.
func (b *registrar) sameShort(m *member, i *namesIndex) *registered {
	for _, g := range i.bySurname[m.keys[0]] {
		if g.members[0].short() && !b.sharesRecord(g, m) && compatible(genderOfGroup(g), m.gender) && b.rolesAgree(g, m) {
			return g
		}
	}
	return nil
}
