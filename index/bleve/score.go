package bleve

import (
	"math"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A leaf is a word or phrase of the query that ranks documents.
type leaf struct {
	field string
	terms []string
	// counts says for every segment how often a phrase stands in a document;
	// nil if the postings of terms say so.
	counts []map[uint32]int
	docs   uint64 // how many documents have it
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
	held, err := v.count(fieldIs, sortDocument)
	if err != nil {
		return nil, err
	}
	for _, l := range found.leaves {
		rarity := math.Log1p((float64(held) - float64(l.docs) + 0.5) / (float64(l.docs) + 0.5))
		for i := range all {
			if err := v.addScores(all[i], i, found.docs, l, rarity); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// addScores adds what one leaf gives to the scores of a segment.
func (v *view) addScores(scores []float64, i int, docs set, l leaf, rarity float64) error {
	if len(scores) == 0 {
		return nil
	}
	counts := make([]float64, len(scores))
	norms := make([]float64, len(scores))
	for _, term := range l.terms {
		at, it := 0, docs[i].Iterator()
		err := v.among(i, l.field, term, docs[i], false, func(p segment.Posting) {
			for uint64(it.Next()) != p.Number() {
				at++
			}
			counts[at] += float64(l.count(i, p))
			norms[at] = p.Norm()
			at++
		})
		if err != nil {
			return err
		}
	}
	for at, n := range counts {
		if n > 0 {
			length := 1 / (norms[at] * norms[at])
			scores[at] += rarity * n * (saturation + 1) / (n + saturation*(1-lengthWeight+lengthWeight*length/referenceLength))
		}
	}
	return nil
}

// count is how often the leaf stands in the document of a posting of it.
func (l *leaf) count(i int, p segment.Posting) int {
	if l.counts == nil {
		return int(p.Frequency())
	}
	return l.counts[i][uint32(p.Number())]
}
