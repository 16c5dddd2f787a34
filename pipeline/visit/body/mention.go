package body

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A form is how a mention names a body; a greater one is surer.
type form uint8

const (
	place    form = iota // the place alone: "Birmingham"
	acronym              // as the text or the register defines it
	shape                // by the shape of the name
	services             // "Birmingham’s children’s services"
	full                 // "Birmingham City Council", "Birmingham Children’s Trust"
)

// A mention is words [first, last) of a text that name bodies: several for a
// trust that they share.
type mention struct {
	bodies      []corpus.Body
	first, last int
	form        form
	sort        string  // of body: "council", "school", …
	sure        float64 // that such a name is a body's, by its shape
	vague       bool    // no inspected body for certain, where no inspectorate is named
}

// A known is a name by its words behind the first, and what sort of mention it
// is like.
type known struct {
	rest    []string
	entry   entry
	capital bool // the name is an acronym: every letter of it is a capital
	like    mention
}

// byFirst has the names of the register by their first word, the longest first.
var byFirst = func() map[string][]known {
	names := map[string][]known{}
	for name, e := range register {
		words := strings.Fields(name)
		names[words[0]] = append(names[words[0]], known{words[1:], e, acronyms[name], mention{sort: "council", sure: 1}})
	}
	for _, list := range names {
		slices.SortFunc(list, func(a, b known) int {
			if d := len(b.rest) - len(a.rest); d != 0 {
				return d
			}
			return slices.Compare(a.rest, b.rest)
		})
	}
	return names
}()

// acronyms are the names of the register that are written in capitals.
var acronyms = func() map[string]bool {
	set := map[string]bool{}
	for _, a := range authorities {
		for _, n := range a.Names {
			if n == strings.ToUpper(n) {
				set[strings.Join(fold(n), " ")] = true
			}
		}
	}
	return set
}()

// A finder looks for bodies in one text.
type finder struct {
	t *text.Text
	// local are the bodies that the text itself introduces: by the words of
	// their names, and by acronyms in brackets.
	local map[string][]known
}

// mentions are the places of t that name bodies, in order. Furniture is left out.
func mentions(t *text.Text) []mention {
	f := &finder{t: t, local: map[string][]known{}}
	all := f.pass(f.first)
	if len(f.local) == 0 {
		return all
	}
	again := f.pass(f.second)
	return merge(all, again)
}

// pass goes over the words of a text; find is given each that begins with a
// capital or ends a shape, and says where it goes on.
func (f *finder) pass(find func(i int, p text.Paragraph) (mention, bool)) []mention {
	var all []mention
	for _, p := range f.t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		for i := p.First; i < p.Last; i++ {
			if f.t.Words[i].Kind != text.Alpha {
				continue
			}
			if m, ok := find(i, p); ok {
				all = merge(all, []mention{m})
				i = max(i, m.last-1)
			}
		}
	}
	return all
}

// merge adds mentions to those of a text, in order; of two that overlap the
// surer one stays, or else the longer.
func merge(all, more []mention) []mention {
	for _, m := range more {
		at, _ := slices.BinarySearchFunc(all, m.first, func(a mention, first int) int { return a.first - first })
		lo, hi := at, at
		for lo > 0 && all[lo-1].last > m.first {
			lo--
		}
		for hi < len(all) && all[hi].first < m.last {
			hi++
		}
		if slices.ContainsFunc(all[lo:hi], func(a mention) bool { return a.outranks(m) }) {
			continue
		}
		all = slices.Replace(all, lo, hi, m)
	}
	return all
}

func (m mention) outranks(other mention) bool {
	if (m.form == place) != (other.form == place) {
		return m.form != place
	}
	return m.last-m.first > other.last-other.first || m.last-m.first == other.last-other.first && m.form >= other.form
}

// first finds a name of the register at word i, or the shape of a name that
// word i ends or begins.
func (f *finder) first(i int, p text.Paragraph) (mention, bool) {
	if f.capital(i) {
		if m, ok := f.listedAt(i, p); ok {
			f.define(m, p)
			return m, true
		}
		if m, ok := f.prefixed(i, p); ok {
			f.define(m, p)
			return m, true
		}
		if m, ok := f.placed(i, p); ok {
			f.introduce(m)
			return m, true
		}
	}
	m, ok := f.shaped(i, p)
	if ok {
		f.introduce(m)
		f.define(m, p)
	}
	return m, ok
}

// second finds the names and acronyms that the text itself has introduced.
func (f *finder) second(i int, p text.Paragraph) (mention, bool) {
	if !f.capital(i) {
		return mention{}, false
	}
	return f.knownAt(f.local[f.fold(i)], i, p)
}

func (f *finder) capital(i int) bool { return capital(f.t.Word(i)) }

// fold is the folded word i, its possessive taken off.
func (f *finder) fold(i int) string {
	return strings.TrimSuffix(f.t.Fold(i), "'s")
}

// listedAt finds the longest name of the register that begins at word i.
func (f *finder) listedAt(i int, p text.Paragraph) (mention, bool) {
	return f.knownAt(byFirst[f.fold(i)], i, p)
}

func (f *finder) knownAt(names []known, i int, p text.Paragraph) (mention, bool) {
	if i > p.First && f.capital(i-1) && placeWords[f.fold(i-1)] {
		return mention{}, false // "West Dorset" is not Dorset
	}
	for _, n := range names {
		last, ok := f.matches(n, i, p.Last)
		if !ok {
			continue
		}
		m := n.like
		m.first, m.last, m.form, m.bodies = i, last, place, nil
		for _, a := range n.entry.of {
			m.bodies = append(m.bodies, a.Body)
		}
		f.widen(&m, p, n)
		if m.form == place && (n.entry.weak || !f.placeAlone(m, p)) {
			continue
		}
		return m, true
	}
	return mention{}, false
}

// matches matches the words of n at word i; hyphens and commas between them are
// passed over.
func (f *finder) matches(n known, i, last int) (int, bool) {
	if n.capital && f.t.Word(i) != strings.ToUpper(f.t.Word(i)) {
		return 0, false
	}
	i++
	for _, want := range n.rest {
		for i < last && (f.t.Word(i) == "-" || f.t.Word(i) == ",") {
			i++
		}
		if i >= last || f.fold(i) != want && (want != "and" || f.t.Word(i) != "&") && f.t.Fold(i) != want {
			return 0, false
		}
		i++
	}
	return i, true
}

// widen takes the words of councils and services about a place into m and says
// by them what form it is.
func (f *finder) widen(m *mention, p text.Paragraph, n known) {
	last, council := f.councilBehind(m.last, p.Last)
	switch before := f.genericBefore(m.first, p.First); {
	case council:
		m.last, m.form = last, full
	case before < m.first && f.fold(before) != "the":
		m.first, m.form = before, full
	case len(n.entry.of) > 0 && f.isTrust(n):
		m.form = full
	case f.services(m.last, p.Last) > 0 || f.servicesIn(m.first, p.First):
		m.form = services
	case n.capital:
		m.form = acronym
	}
}

// isTrust reports whether n is a name other than that of the place: a trust's.
func (f *finder) isTrust(n known) bool {
	return len(n.rest) > 0 && slices.ContainsFunc(n.rest, func(w string) bool {
		return w == "trust" || w == "children" || w == "children's"
	})
}

// councilBehind finds the words of a council at word i: "City Council", "council".
func (f *finder) councilBehind(i, last int) (int, bool) {
	for j := i; j < min(last, i+4); j++ {
		switch w := f.fold(j); {
		case councilNouns[w]:
			return j + 1, true
		case !councilSorts[w]:
			return i, false
		}
	}
	return i, false
}

// genericBefore is where the generic words before word i begin ("London Borough
// of"); i itself where there are none.
func (f *finder) genericBefore(i, first int) int {
	for _, words := range genericBefore {
		at := i - len(words)
		if at < first {
			continue
		}
		match := true
		for j, w := range words {
			match = match && f.fold(at+j) == w
		}
		if match {
			return at
		}
	}
	return i
}

// services is the number of words in "children’s services" at word i, 0 for none.
func (f *finder) services(i, last int) int {
	if i+2 < last && f.fold(i) == "local" && f.fold(i+1) == "authority" {
		i += 2
	}
	if i+1 >= last || f.t.Fold(i) != "children's" {
		return 0
	}
	switch f.fold(i + 1) {
	case "services", "service", "social":
		return 2
	}
	return 0
}

// servicesIn reports whether "children’s services in" stands before word i.
func (f *finder) servicesIn(i, first int) bool {
	if i-3 < first {
		return false
	}
	in := f.fold(i - 1)
	if in != "in" && in != "at" && in != "across" {
		return false
	}
	return f.fold(i-2) == "services" && f.t.Fold(i-3) == "children's" || f.fold(i-2) == "care" && f.t.Fold(i-3) == "social"
}

// placeAlone reports whether the place that m names stands for itself, and is no
// part of a person's or another body's name ("Wigan Athletic", "West Bromwich",
// "Jane Sutton").
func (f *finder) placeAlone(m mention, p text.Paragraph) bool {
	if m.first > p.First {
		before := f.fold(m.first - 1)
		if f.t.Words[m.first-1].Kind == text.Alpha && f.capital(m.first-1) && !f.sentenceStart(m.first-1, p) && !functionWords[before] {
			return false
		}
	}
	if m.last >= p.Last || f.t.Words[m.last].Kind != text.Alpha || strings.HasSuffix(f.t.Fold(m.last-1), "'s") {
		return true
	}
	next := f.fold(m.last)
	return !f.capital(m.last) || roleWords[next] && next != "city" && next != "county" // "Derby County" plays football
}

func (f *finder) sentenceStart(i int, p text.Paragraph) bool {
	if i == p.First {
		return true
	}
	return f.t.Words[i-1].Kind != text.Alpha && f.t.Words[i-1].Kind != text.Number && f.t.Word(i-1) != "," && f.t.Word(i-1) != "-"
}
