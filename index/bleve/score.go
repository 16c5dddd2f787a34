package bleve

import (
	"cmp"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A leaf is a word or phrase of the query that ranks documents.
type leaf struct {
	// A word is terms of a field.
	field string
	terms []string
	// A phrase says for every segment where it stands, in order.
	standings [][]standing
	// Where it stands in texts whose words are not indexed, by segment.
	read [][]standing
	docs uint64 // how many documents have it
}

// A standing is how often a leaf stands in a document, with the norm that the
// engine makes of the document's length code.
type standing struct {
	doc   uint32
	count int
	norm  float64
}

// rank lets a word or phrase that docs have count for the score.
func (f *finder) rank(l leaf, docs set, in scope) {
	if in.ranked {
		l.docs = docs.count()
		f.leaves = append(f.leaves, l)
	}
}

// The constants of BM25 (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
// Framework: BM25 and Beyond", 2009). The length that documents are held
// against is fixed, where BM25 takes the average: a score then depends on no
// sum over the whole index.
const (
	saturation      = 1.2
	lengthWeight    = 0.75
	referenceLength = 400 // words, about an article's
)

// scores are those of docs, segment by segment in order. They are sums in the
// order of the query, so that they come out the same to the last bit.
func (v *view) scores(found *finding) ([][]float64, error) {
	all := make([][]float64, len(found.docs))
	for i, docs := range found.docs {
		all[i] = make([]float64, docs.GetCardinality())
	}
	held, err := v.held()
	if err != nil {
		return nil, err
	}
	for _, l := range found.leaves {
		rarity := math.Log1p((float64(held.count()) - float64(l.docs) + 0.5) / (float64(l.docs) + 0.5))
		for i := range all {
			if err := v.addScores(all[i], i, found.docs, l, rarity); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// addScores adds what one leaf gives to the scores of the documents of a
// segment.
func (v *view) addScores(scores []float64, i int, docs set, l leaf, rarity float64) error {
	if len(scores) == 0 {
		return nil
	}
	standings, err := v.stand(i, docs[i], &l)
	if err != nil {
		return err
	}
	at, it := 0, docs[i].Iterator()
	for _, s := range standings {
		for it.HasNext() && it.PeekNext() < s.doc {
			it.Next()
			at++
		}
		if it.HasNext() && it.PeekNext() == s.doc {
			scores[at] += rarity * s.weight()
		}
	}
	return nil
}

// weight is what BM25 makes of a standing, rarity aside.
func (s *standing) weight() float64 {
	n, length := float64(s.count), lengthOf(math.Round(1/(s.norm*s.norm)))
	return n * (saturation + 1) / (n + saturation*(1-lengthWeight+lengthWeight*length/referenceLength))
}

// stand says where a leaf stands in those of docs that have it, in order.
func (v *view) stand(i int, docs *roaring.Bitmap, l *leaf) ([]standing, error) {
	var more []standing
	if l.read != nil {
		more = l.read[i]
	}
	if l.standings != nil {
		return beside(l.standings[i], more), nil
	}
	var all []standing
	for _, term := range l.terms {
		list, err := v.postings(i, l.field, term)
		if err != nil {
			return nil, err
		}
		err = among(list.Iterator(true, true, false, nil), docs, func(p segment.Posting) {
			all = append(all, standing{uint32(p.Number()), int(p.Frequency()), p.Norm()})
		})
		if err != nil {
			return nil, err
		}
	}
	if len(l.terms) > 1 {
		all = together(all)
	}
	return beside(all, more), nil
}

// together makes one of the standings in each document, in order.
func together(all []standing) []standing {
	slices.SortFunc(all, func(a, b standing) int { return cmp.Compare(a.doc, b.doc) })
	one := all[:0]
	for _, s := range all {
		if last := len(one) - 1; last >= 0 && one[last].doc == s.doc {
			one[last].count += s.count
		} else {
			one = append(one, s)
		}
	}
	return one
}
