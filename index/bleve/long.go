package bleve

import (
	"cmp"
	"math"
	"slices"

	"onrecord/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// longText is the length in bytes from which on no words of a text are indexed: to
// index those of a text takes some hundred times its length in memory, and what is
// so long is rare. A search looks into such texts themselves.
const longText = 512 << 10

// A part asked for is what a search asks of the words of a text: a word of a phrase,
// or all of it (word -1).
type asked struct {
	part   index.Part
	phrase *index.Phrase
	word   int
}

// A long is a text whose words are not indexed, as far as a search asks for them.
type long struct {
	at     place
	norms  map[index.Part]float64 // of the length of a part, as the engine has it of other texts
	counts map[asked]int
}

// longs are the long texts of the view, read once for all that the search asks.
func (f *finder) longs() ([]long, error) {
	if f.read {
		return f.long, nil
	}
	f.read = true
	held, err := f.view.have(fieldLong, fieldLong)
	if err != nil {
		return nil, err
	}
	for at := range held.places() {
		if err := f.check(); err != nil {
			return nil, err
		}
		d, err := f.view.document(at)
		if err != nil {
			return nil, err
		}
		f.long = append(f.long, f.countIn(d, at))
	}
	return f.long, nil
}

func (f *finder) countIn(d *index.Document, at place) long {
	l := long{at: at, norms: map[index.Part]float64{}, counts: map[asked]int{}}
	r := f.selection.Read(d)
	for _, part := range []index.Part{index.InText, index.InFurniture} {
		words := 0
		for range d.Words(part) {
			words++
		}
		l.norms[part] = 1 / math.Sqrt(float64(lengthCode(words)))
		for _, p := range f.selection.Phrases() {
			for i, e := range p.Elements {
				l.counts[asked{part, p, i}] = r.Count(part, e)
			}
			l.counts[asked{part, p, -1}] = r.Count(part, p.Elements...)
		}
	}
	return l
}

// withLong adds to docs, the documents of which the index says that they have what
// is asked, the long ones that have it, and to l how often.
func (f *finder) withLong(docs set, l *leaf, what asked) (set, error) {
	longs, err := f.longs()
	if err != nil || len(longs) == 0 {
		return docs, err
	}
	docs = slices.Clone(docs)
	l.read = make([][]standing, len(docs))
	for _, text := range longs {
		if n := text.counts[what]; n > 0 {
			i, number := text.at.segment, uint32(text.at.number)
			docs[i] = roaring.Or(docs[i], roaring.BitmapOf(number))
			l.read[i] = append(l.read[i], standing{number, n, text.norms[what.part]})
		}
	}
	return docs, nil
}

// beside lays standings of other documents among those of a leaf, in order.
func beside(all, more []standing) []standing {
	if len(more) == 0 {
		return all
	}
	all = append(slices.Clone(all), more...)
	slices.SortFunc(all, func(a, b standing) int { return cmp.Compare(a.doc, b.doc) })
	return all
}
