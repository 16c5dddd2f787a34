package term

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"onrecord/corpus/text"
)

// A Vocabulary numbers words from 1: every word has a key, which it shares with
// the words of its stem, and a form, which it shares with the words of its fold.
// Words of words.txt are keys of their own, whatever their stem. It is not safe
// for concurrent use.
type Vocabulary struct {
	entries map[string]entry // by surface
	keys    map[string]uint32
	forms   map[string]uint32
	classes []Class  // by key
	names   []string // by key: the stem, or the fold of a function word
	folds   []string // by form
	// possessives says by form whether it ends as one.
	possessives []bool
	sieve       *sieve // of the names of keys; nil where all are wanted
}

type entry struct{ key, form uint32 }

// NewVocabulary is a vocabulary without words.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{
		entries: map[string]entry{}, keys: map[string]uint32{}, forms: map[string]uint32{},
		classes: []Class{Break}, names: []string{""}, folds: []string{""}, possessives: []bool{false},
	}
}

// Class is the class of the words of key; of key 0, which parts clauses, Break.
func (v *Vocabulary) Class(key uint32) Class { return v.classes[key] }

// add numbers the word word, which stands in the text as surface: word itself or
// with the apostrophe of a possessive behind it. What the sieve holds back has
// key and form 0.
func (v *Vocabulary) add(surface, word string) entry {
	if e, held := v.entries[surface]; held {
		return e
	}
	name := keyName(text.Fold(word))
	if v.sieve != nil && !v.sieve.recurs(xxh3.HashString(name)) {
		return entry{}
	}
	e := entry{key: v.keyNamed(name), form: v.formOf(text.Fold(surface))}
	v.entries[strings.Clone(surface)] = e
	return e
}

// keyNamed is the key of that name.
func (v *Vocabulary) keyNamed(name string) uint32 {
	key, held := v.keys[name]
	if !held {
		name = strings.Clone(name)
		key = uint32(len(v.names))
		v.keys[name] = key
		v.names = append(v.names, name)
		v.classes = append(v.classes, classNamed(name))
	}
	return key
}

// KeysOf is the keys of the words of phrase, which are added to the vocabulary.
func (v *Vocabulary) KeysOf(phrase string) []uint32 { return v.number(keyNames(phrase)) }

// number is the keys of those names.
func (v *Vocabulary) number(names []string) []uint32 {
	keys := make([]uint32, len(names))
	for i, name := range names {
		keys[i] = v.keyNamed(name)
	}
	return keys
}

func (v *Vocabulary) formOf(folded string) uint32 {
	form, held := v.forms[folded]
	if !held {
		folded = strings.Clone(folded)
		form = uint32(len(v.folds))
		v.forms[folded] = form
		v.folds = append(v.folds, folded)
		v.possessives = append(v.possessives, strings.HasSuffix(folded, "'s") || strings.HasSuffix(folded, "'"))
	}
	return form
}

// A Stream is the words of many clauses laid end to end, numbered by a
// vocabulary. A place is an index into it; between clauses stands key 0.
type Stream struct {
	*Vocabulary
	Keys, Forms []uint32
	noted       int // places that what was noted needs, about
}

// NewStream is a stream without words over an empty vocabulary.
func NewStream() *Stream {
	return &Stream{Vocabulary: NewVocabulary(), Keys: []uint32{0}, Forms: []uint32{0}}
}

// Add lays the words of clause c of words, which are of source, behind the
// stream and returns the place of the first. The word at place first+i is the
// i-th word of the clause that is no mark.
func (s *Stream) Add(source string, words []text.Word, c Clause) (first int) {
	first = len(s.Keys)
	if s.noted > cap(s.Keys) {
		s.Keys, s.Forms = slices.Grow(s.Keys, s.noted), slices.Grow(s.Forms, s.noted)
	}
	for i := c.First; i < c.Last; i++ {
		w := words[i]
		if !w.Lexical() {
			continue
		}
		end := w.End
		if ownsNext(source, words[i:c.Last]) {
			end = words[i+1].End
		}
		e := s.add(source[w.Start:end], source[w.Start:w.End])
		s.Keys = append(s.Keys, e.key)
		s.Forms = append(s.Forms, e.form)
	}
	s.Keys = append(s.Keys, 0)
	s.Forms = append(s.Forms, 0)
	return first
}

// ownsNext reports whether an apostrophe stands behind the first of words, and
// belongs to it.
func ownsNext(source string, words []text.Word) bool {
	if len(words) < 2 || words[1].Lexical() || words[1].Start != words[0].End {
		return false
	}
	r, _ := utf8.DecodeRuneInString(source[words[1].Start:])
	return isApostrophe(r)
}

// possessive reports whether the last of the n words at place is one.
func (s *Stream) possessive(place uint32, n int) bool {
	return s.possessives[s.Forms[int(place)+n-1]]
}

// KeysAt is the keys of the n words at place, as [KeyString] has them.
func (s *Stream) KeysAt(place, n int) string { return KeyString(s.Keys[place : place+n]) }

// KeyString is keys in one string that terms share if and only if they are the
// same.
func KeyString(keys []uint32) string {
	b := make([]byte, 0, 4*Longest)
	for _, key := range keys {
		b = binary.LittleEndian.AppendUint32(b, key)
	}
	return string(b)
}

// WordsOf is how many words a string of keys is of.
func WordsOf(keys string) int { return len(keys) / 4 }

// Occurrences is the places of the words of phrase, each any word of its key,
// within a clause; function words and clause words count like others. It gives
// the number of words too.
func (s *Stream) Occurrences(phrase string) (places []uint32, words int) {
	keys := s.KeysOf(phrase)
	for at := 0; len(keys) > 0 && at+len(keys) <= len(s.Keys); at++ {
		if s.Keys[at] == keys[0] && slices.Equal(s.Keys[at:at+len(keys)], keys) {
			places = append(places, uint32(at))
		}
	}
	return places, len(keys)
}

// Commonest is the commonest surface of the n words at each of places, the first
// in the alphabet of equally common ones.
func (s *Stream) Commonest(places []uint32, n int) string {
	counts := map[[Longest]uint32]int{}
	for _, place := range places {
		var forms [Longest]uint32
		copy(forms[:], s.Forms[place:int(place)+min(n, Longest)])
		counts[forms]++
	}
	best, most := "", 0
	for forms, count := range counts {
		if count < most {
			continue
		}
		if surface := s.surface(forms[:min(n, Longest)]); count > most || surface < best {
			best, most = surface, count
		}
	}
	return best
}

func (s *Stream) surface(forms []uint32) string {
	words := make([]string, len(forms))
	for i, form := range forms {
		words[i] = s.folds[form]
	}
	return strings.Join(words, " ")
}
