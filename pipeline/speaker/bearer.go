package speaker

import (
	"slices"

	"onrecord/corpus/text"
)

// bearer picks the one of several people of a surname that a mention with these
// titles can mean: by gender, by the title itself. It is none where that is not
// settled; fits is how many could be meant.
func (r *reading) bearer(c *candidate, list []int) (id, fits int) {
	if len(list) > mostNamesakes {
		return none, len(list)
	}
	var want gender
	for _, title := range c.titles {
		if g := r.lex.titles[text.Fold(title)]; g != anyGender {
			want = g
		}
	}
	possible := make([]int, 0, len(list))
	for _, id := range list {
		if e := r.entities[id]; compatible(e.gender, want) && !(r.members(c.titles) && r.noMember(e)) {
			possible = append(possible, id)
		}
	}
	if len(possible) > 1 && len(c.titles) > 0 {
		titled := r.those(possible, func(e *entity) bool { return r.bears(e, c.titles) })
		if len(titled) == 0 && want != anyGender { // "Mrs": not the one who is called "Ms"
			titled = r.those(possible, func(e *entity) bool { return !r.titledByGender(e) })
		}
		if len(titled) != 1 && want != anyGender { // "Mr": not the one who has a title of office
			titled = r.those(possible, func(e *entity) bool { return !r.titledByOffice(e) })
		}
		if len(titled) != 1 && slices.Contains(c.titles, "Mrs") { // the mother, not her daughter
			titled = slices.DeleteFunc(slices.Clone(possible), func(id int) bool { return !r.elder(id) })
		}
		if len(titled) == 1 {
			return titled[0], len(possible)
		}
	}
	return r.only(possible), len(possible)
}

// elder reports whether the text calls somebody a mother or a wife.
func (r *reading) elder(id int) bool {
	return slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return married(r.lex.kin[o.head].class) }) ||
		slices.ContainsFunc(r.kinships, func(k kinship) bool { return k.who == id && married(k.class) })
}

// married reports whether a class of kinship is of those who are called "Mrs".
func married(class string) bool { return class == "parent" || class == "spouse" }

func (r *reading) those(people []int, fit func(*entity) bool) []int {
	var fitting []int
	for _, id := range people {
		if fit(r.entities[id]) {
			fitting = append(fitting, id)
		}
	}
	return fitting
}

// members reports whether one of titles is that of a member of a council.
func (r *reading) members(titles []string) bool {
	return slices.ContainsFunc(titles, func(t string) bool { return titleKind(text.Fold(t)) == "cllr" })
}

// noMember reports whether e holds offices and none of them, and no title, is
// that of a member of a council.
func (r *reading) noMember(e *entity) bool {
	return len(e.roles) > 0 && !r.members(e.titles) && !slices.ContainsFunc(e.roles, func(o role) bool {
		return o.class == "member" || o.class == "parliament" || o.party || o.class == ""
	})
}

// bears reports whether e is known by one of titles, in whatever short form.
func (r *reading) bears(e *entity, titles []string) bool {
	for _, title := range titles {
		for _, held := range e.titles {
			if titleKind(text.Fold(title)) == titleKind(text.Fold(held)) {
				return true
			}
		}
		if titleKind(text.Fold(title)) == "cllr" && slices.ContainsFunc(e.roles, func(o role) bool { return o.class == "member" }) {
			return true
		}
	}
	return false
}

// titledByGender reports whether e has a title that tells the gender: Ms.
func (r *reading) titledByGender(e *entity) bool {
	return slices.ContainsFunc(e.titles, func(title string) bool { return r.lex.titles[text.Fold(title)] != anyGender })
}

// titledByOffice reports whether e has a title that tells no gender: Cllr, Dr.
func (r *reading) titledByOffice(e *entity) bool {
	return slices.ContainsFunc(e.titles, func(title string) bool { return r.lex.titles[text.Fold(title)] == anyGender })
}

// titleKind is the commonest form of a title.
func titleKind(fold string) string {
	if form, found := lexica().titleForms[fold]; found {
		return form
	}
	return fold
}

func (r *reading) only(list []int) int {
	if len(list) == 1 {
		return list[0]
	}
	return none
}

// mostNamesakes is the number of bearers of one name above which the name alone
// is taken to tell nothing.
const mostNamesakes = 8
