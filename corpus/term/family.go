package term

import (
	"slices"
	"strings"
)

// A Family is what variants of a phrase have in common. Families are equal if
// their keys are; the key is not for people to read.
type Family struct {
	Key  string
	Ring string // name of the ring of synonyms that the whole phrase belongs to, if any
}

// Family binds phrase to its variants: the terms of its ring of synonyms, or
// the phrases of the same head and modifier, each up to synonyms. The head is
// the word before the first preposition and the modifier the last word behind
// it ("churn of temporary staff"); without a preposition they are the last word
// and the one before ("workforce churn"). Words that "and" or "or" join are one
// family in any order. Other words aside are let go: "high staff turnover" is
// of the family of "staff turnover".
func (s *Synonyms) Family(phrase string) Family {
	units := s.units(keyNames(phrase))
	if len(units) == 1 {
		return Family{Key: units[0].concept, Ring: units[0].ring}
	}
	if head, modifier, found := divide(units); found {
		return Family{Key: modifier + " > " + head}
	}
	concepts := make([]string, len(units))
	for i, u := range units {
		concepts[i] = u.concept
	}
	slices.Sort(concepts)
	return Family{Key: strings.Join(concepts, " & ")}
}

// Terms are the terms of the ring named name, as the synonym file writes them;
// nil where there is none.
func (s *Synonyms) Terms(name string) []string {
	if r := s.rings[keysOf(name)]; r != nil {
		return r.terms
	}
	return nil
}

// A unit is a word, or the words of a term with synonyms.
type unit struct {
	concept string
	ring    string
	class   Class
}

// units cuts keys at the longest terms that have synonyms, from the left.
func (s *Synonyms) units(keys []string) []unit {
	var units []unit
	for len(keys) > 0 {
		u, n := s.unit(keys)
		units = append(units, u)
		keys = keys[n:]
	}
	return units
}

func (s *Synonyms) unit(keys []string) (unit, int) {
	for n := min(s.longest, len(keys)); n > 0; n-- {
		if r := s.rings[strings.Join(keys[:n], " ")]; r != nil {
			return unit{concept: "ring " + r.name, ring: r.name}, n
		}
	}
	class := Content
	if folded, listed := strings.CutPrefix(keys[0], "="); listed {
		class = classOf(folded)
	}
	return unit{concept: keys[0], class: class}, 1
}

// divide finds head and modifier, where the words have that order.
func divide(units []unit) (head, modifier string, found bool) {
	isPreposition := func(u unit) bool { return u.class == Preposition }
	h, m := len(units)-1, len(units)-2
	if p := slices.IndexFunc(units, isPreposition); p > 0 && p < len(units)-1 {
		h, m = p-1, len(units)-1
		if again := slices.IndexFunc(units[p+1:], isPreposition); again > 0 {
			m = p + again
		}
	}
	if m < 0 || units[h].class > Opener || units[m].class > Opener {
		return "", "", false
	}
	return units[h].concept, units[m].concept, true
}

// A RingPlace is words [Place, Place+Words) of a stream that are a term of a
// ring of synonyms.
type RingPlace struct {
	Place, Words int
	Ring         string
}

// Places finds every term of a ring in s, the longest at each place; those that
// overlap one further left are not sought.
func (y *Synonyms) Places(s *Stream) []RingPlace {
	begins := make([]bool, len(s.names))
	for keys := range y.rings {
		first, _, _ := strings.Cut(keys, " ")
		if key, held := s.keys[first]; held {
			begins[key] = true
		}
	}
	var found []RingPlace
	for at := 0; at < len(s.Keys); at++ {
		if !begins[s.Keys[at]] {
			continue
		}
		end := at + 1
		for end < len(s.Keys) && s.Keys[end] != 0 && end-at < y.longest {
			end++
		}
		names := make([]string, 0, y.longest)
		for _, key := range s.Keys[at:end] {
			names = append(names, s.names[key])
		}
		if u, n := y.unit(names); u.ring != "" {
			found = append(found, RingPlace{Place: at, Words: n, Ring: u.ring})
			at += n - 1
		}
	}
	return found
}
