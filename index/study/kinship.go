package study

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/term"
)

// A kinship numbers the families of a reading and finds their variants.
type kinship struct {
	stream   *term.Stream
	families *term.Families
	numbers  map[term.Family]int32
	all      []term.Family // by number
	starts   []uint32      // by number: where its occurrences begin in occurred
	occurred []occurrence
	known    map[int32][]string // members
	hidden   map[string]bool    // terms that are not listed, by keys
}

// An occurrence is words words at place that are a variant of a family.
type occurrence struct {
	place uint32
	words uint8
}

func newKinship(stream *term.Stream, synonyms *term.Synonyms) *kinship {
	return &kinship{
		stream: stream, families: term.NewFamilies(stream, synonyms),
		numbers: map[term.Family]int32{}, known: map[int32][]string{}, hidden: map[string]bool{},
	}
}

func (k *kinship) number(f term.Family) int32 {
	n, held := k.numbers[f]
	if !held {
		n = int32(len(k.all))
		k.numbers[f] = n
		k.all = append(k.all, f)
	}
	return n
}

// of is the family of t.
func (k *kinship) of(t term.Term) int32 { return k.number(k.families.At(t.Places[0], t.Words)) }

// ofPhrase is the family of a phrase that a user wrote.
func (k *kinship) ofPhrase(phrase string) int32 { return k.number(k.families.Phrase(phrase)) }

// ring is the name of the ring of synonyms that family is, empty where it is none.
func (k *kinship) ring(family int32) string { return k.families.Ring(k.all[family]) }

// count finds the variants of the families numbered so far, and of those that
// have a ring of synonyms.
func (k *kinship) count() {
	type found struct {
		family int32
		occurrence
	}
	var all []found
	k.families.Each(func(f term.Family, place uint32, words int) {
		n, wanted := k.numbers[f]
		if !wanted && k.families.HasRing(f) {
			n, wanted = k.number(f), true
		}
		if wanted {
			all = append(all, found{n, occurrence{place, uint8(words)}})
		}
	})
	k.starts = make([]uint32, len(k.all)+1)
	for _, f := range all {
		k.starts[f.family+1]++
	}
	for i := range k.all {
		k.starts[i+1] += k.starts[i]
	}
	filled := slices.Clone(k.starts)
	k.occurred = make([]occurrence, len(all))
	for _, f := range all {
		k.occurred[filled[f.family]] = f.occurrence
		filled[f.family]++
	}
}

// occurrences is the variants of family, in order.
func (k *kinship) occurrences(family int32) []occurrence {
	if int(family)+1 >= len(k.starts) {
		return nil
	}
	return k.occurred[k.starts[family]:k.starts[family+1]]
}

// ofField is the families that have a ring of synonyms.
func (k *kinship) ofField() []int32 {
	var of []int32
	for n, f := range k.all {
		if k.families.HasRing(f) {
			of = append(of, int32(n))
		}
	}
	return of
}

// places is where the variants of family begin, in order, each place once.
func (k *kinship) places(family int32) []uint32 {
	var places []uint32
	for _, o := range k.occurrences(family) {
		if len(places) == 0 || places[len(places)-1] != o.place {
			places = append(places, o.place)
		}
	}
	return places
}

// hide notes that t is not to be listed.
func (k *kinship) hide(t term.Term) { k.hidden[k.stream.KeysAt(int(t.Places[0]), t.Words)] = true }

func (k *kinship) isHidden(t term.Term) bool {
	return k.hidden[k.stream.KeysAt(int(t.Places[0]), t.Words)]
}

// others is where the variants of c's family begin that are neither c nor hidden.
func (k *kinship) others(c *candidate) []uint32 {
	own := k.stream.KeysAt(int(c.Places[0]), c.Words)
	var places []uint32
	for _, o := range k.occurrences(c.family) {
		if keys := k.stream.KeysAt(int(o.place), int(o.words)); keys != own && !k.hidden[keys] {
			places = append(places, o.place)
		}
	}
	return places
}

// variants is the variants of family, the commonest first.
func (k *kinship) variants(family int32) []term.Term {
	byKeys := map[string]int{}
	var all []term.Term
	for _, o := range k.occurrences(family) {
		keys := k.stream.KeysAt(int(o.place), int(o.words))
		i, held := byKeys[keys]
		if !held {
			i = len(all)
			byKeys[keys] = i
			all = append(all, term.Term{Words: int(o.words)})
		}
		all[i].Places = append(all[i].Places, o.place)
	}
	slices.SortFunc(all, func(a, b term.Term) int {
		return cmp.Or(cmp.Compare(len(b.Places), len(a.Places)), strings.Compare(k.surface(a), k.surface(b)))
	})
	return all
}

func (k *kinship) surface(t term.Term) string { return k.stream.Commonest(t.Places, t.Words) }

// members is the surfaces of the variants of family, the commonest first.
func (k *kinship) members(family int32) []string {
	members, held := k.known[family]
	if !held {
		for _, t := range k.variants(family) {
			members = append(members, k.surface(t))
		}
		k.known[family] = members
	}
	return slices.Clone(members)
}
