package quote

import "onrecord/corpus/text"

// The parts of speech that the tagger tells apart: Penn's, the fine ones joined.
const (
	tagNone uint8 = iota
	tagNoun
	tagNouns
	tagName
	tagPronoun
	tagPossessive
	tagDeterminer
	tagAdjective
	tagAdverb
	tagPreposition
	tagTo
	tagAnd
	tagNumber
	tagVerb
	tagPast
	tagPresent
	tagGerund
	tagParticiple
	tagModal
	tagWh
	tagComma
	tagStop
	tagMark
	tagColon
	tagOther
	tagCount
)

// penn maps the tags that prose gives to those above.
var penn = map[string]uint8{
	"NN": tagNoun, "NNS": tagNouns, "NNP": tagName, "NNPS": tagName, "PRP": tagPronoun, "PRP$": tagPossessive,
	"DT": tagDeterminer, "PDT": tagDeterminer, "JJ": tagAdjective, "JJR": tagAdjective, "JJS": tagAdjective,
	"RB": tagAdverb, "RBR": tagAdverb, "RBS": tagAdverb, "RP": tagAdverb, "IN": tagPreposition, "TO": tagTo, "CC": tagAnd, "CD": tagNumber,
	"VB": tagVerb, "VBD": tagPast, "VBZ": tagPresent, "VBP": tagPresent, "VBG": tagGerund, "VBN": tagParticiple,
	"MD": tagModal, "WDT": tagWh, "WP": tagWh, "WP$": tagWh, "WRB": tagWh, "EX": tagPronoun,
}

// A tagger is a perceptron that tags word by word from the left. Its weights are
// distilled from the tags that prose gives, at a tenth of the cost.
type tagger struct{ table }

// tagFeatures is how many features a word has for the tagger.
const tagFeatures = 14

// plainTag is the tag of what is no word, and tagNone for words.
func plainTag(t *text.Text, w int, f *form) uint8 {
	switch t.Words[w].Kind {
	case text.Alpha:
		return tagNone
	case text.Number:
		return tagNumber
	case text.Mark:
		return tagMark
	}
	switch f.surface[0] {
	case ',':
		return tagComma
	case '.', '!', '?':
		return tagStop
	case ':', ';', '-':
		return tagColon
	}
	return tagOther
}

// tag fills tags for words [first, last), which are whole sentences.
func (g *tagger) tag(r *reading, first, last int, tags []uint8) {
	var features [tagFeatures]uint32
	var scores [tagCount]int32
	for w := first; w < last; w++ {
		if tags[w] = plainTag(r.t, w, r.forms[w]); tags[w] != tagNone {
			continue
		}
		tagFeaturesAt(r, first, last, w, tags, &features)
		scores = [tagCount]int32{}
		for _, f := range features {
			row := g.row(f)
			for label := range scores {
				scores[label] += int32(row[label])
			}
		}
		best := tagNoun
		for label := tagNoun; label < tagCount; label++ {
			if scores[label] > scores[best] {
				best = label
			}
		}
		tags[w] = best
	}
}

// edge stands for the words beyond a sentence.
var edge = &form{surface: " ", word: 1, stem: 1, tail3: 1, shape: shapePunct}

func (r *reading) formWithin(w, first, last int) *form {
	if w < first || w >= last {
		return edge
	}
	return r.forms[w]
}

func tagFeaturesAt(r *reading, first, last, w int, tags []uint8, out *[tagFeatures]uint32) {
	f := r.forms[w]
	before, before2 := r.formWithin(w-1, first, last), r.formWithin(w-2, first, last)
	after, after2 := r.formWithin(w+1, first, last), r.formWithin(w+2, first, last)
	var t1, t2 uint32
	if w > first {
		t1 = uint32(tags[w-1])
	}
	if w > first+1 {
		t2 = uint32(tags[w-2])
	}
	initial := uint32(0)
	if w == first {
		initial = 1
	}
	*out = [tagFeatures]uint32{
		mix(1, f.word, f.shape),
		mix(2, f.tail3, initial),
		mix(3, f.tail2, f.shape),
		mix(4, f.shape, initial),
		mix(5, t1, t2),
		mix(6, t1, f.word),
		mix(7, t1, f.tail3),
		mix(8, before.word, 0),
		mix(9, before2.word, 0),
		mix(10, after.word, 0),
		mix(11, after.tail3, t1),
		mix(12, after2.word, 0),
		mix(13, f.head, f.shape),
		mix(14, after.shape, f.tail3),
	}
}
