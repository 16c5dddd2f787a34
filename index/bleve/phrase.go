package bleve

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/index"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// phrase finds the documents of a phrase. It is exact where the index decides:
// for single words, and in the text for phrases of forms.
func (f *finder) phrase(p *index.Phrase, in scope) (some, error) {
	if len(p.Elements) == 1 {
		docs, err := f.word(p, 0, in)
		return some{docs, true}, err
	}
	if in.part == index.InText && allExact(p) {
		return f.exactPhrase(p, in)
	}
	var found some
	for i := range p.Elements {
		docs, err := f.word(p, i, in)
		if err != nil {
			return some{}, err
		}
		if i > 0 {
			docs = docs.and(found.docs)
		}
		found.docs = docs
	}
	return found, nil
}

func allExact(p *index.Phrase) bool {
	for _, e := range p.Elements {
		if e.Form != index.Exact {
			return false
		}
	}
	return true
}

// word finds the documents of word n of p.
func (f *finder) word(p *index.Phrase, n int, in scope) (set, error) {
	e := p.Elements[n]
	l := leaf{field: exactField(in.part), terms: []string{e.Text}}
	switch e.Form {
	case index.Stem:
		l.field = stemField(in.part)
	case index.Prefix:
		terms, err := f.expand(p, l.field, e.Text)
		if err != nil {
			return nil, err
		}
		l.terms = terms
	}
	docs, err := f.view.haveAny(l.field, l.terms)
	if err != nil {
		return nil, err
	}
	if docs, err = f.withLong(docs, &l, asked{in.part, p, n}); err != nil {
		return nil, err
	}
	f.rank(l, docs, in)
	return docs, nil
}

// expand gives the words that begin with prefix.
func (f *finder) expand(p *index.Phrase, field, prefix string) ([]string, error) {
	var terms []string
	for term, err := range f.view.live(field, prefix) {
		if err != nil {
			return nil, err
		}
		if len(terms) == f.limits.Expansions {
			return nil, f.limits.RefuseWildcard(f.selection, p, prefix)
		}
		terms = append(terms, term)
	}
	return terms, nil
}

// exactPhrase finds the documents of a phrase of two or more words in the text:
// those in which its pairs stand in a row.
func (f *finder) exactPhrase(p *index.Phrase, in scope) (some, error) {
	docs := make(set, len(f.view.segments))
	l := leaf{standings: make([][]standing, len(docs))}
	for i := range docs {
		var err error
		if docs[i], l.standings[i], err = f.view.phrase(p, i); err != nil {
			return some{}, err
		}
	}
	docs, err := f.withLong(docs, &l, asked{in.part, p, -1})
	if err != nil {
		return some{}, err
	}
	f.rank(l, docs, in)
	return some{docs, true}, nil
}

// phrase finds the documents of p in a segment.
func (v *view) phrase(p *index.Phrase, i int) (*roaring.Bitmap, []standing, error) {
	pairs := make([]*pairReader, 0, len(p.Elements)-1)
	defer func() {
		for _, r := range pairs {
			v.pairs[i].Put(r)
		}
	}()
	var common *roaring.Bitmap
	for n := range cap(pairs) {
		r, err := v.pairReader(i)
		if err != nil {
			return nil, nil, err
		}
		pairs = append(pairs, r)
		if err := r.read(n, p, v.segments[i].Deleted()); err != nil {
			return nil, nil, err
		}
		if n == 0 {
			common = r.docs
		} else {
			common = roaring.And(common, r.docs)
		}
		if common.IsEmpty() {
			return none, nil, nil
		}
	}
	return inRow(deciding(pairs), common)
}

// A pairReader reads the postings of two words side by side, the first of which
// is word first of a phrase. It is used again for other pairs of its segment, so
// that a search makes little that has to be cleared away.
type pairReader struct {
	first    int
	docs     *roaring.Bitmap
	postings segment.PostingsIterator
	list     segment.PostingsList
	dict     segment.TermDictionary
	term     []byte
}

func (v *view) pairReader(i int) (*pairReader, error) {
	if r, ok := v.pairs[i].Get().(*pairReader); ok {
		return r, nil
	}
	dict, err := v.segments[i].Segment().Dictionary(fieldPair)
	if err != nil {
		return nil, fmt.Errorf("read field %s: %w", fieldPair, err)
	}
	return &pairReader{dict: dict}, nil
}

// read turns to the pair that begins with word n of p.
func (r *pairReader) read(n int, p *index.Phrase, deleted *roaring.Bitmap) error {
	r.first = n
	r.term = append(append(append(r.term[:0], p.Elements[n].Text...), between), p.Elements[n+1].Text...)
	list, err := r.dict.PostingsList(r.term, deleted, r.list)
	if err != nil {
		return fmt.Errorf("read field %s: %w", fieldPair, err)
	}
	r.list = list
	r.postings = list.Iterator(true, true, len(p.Elements) > 2, r.postings)
	r.docs = documents(r.postings)
	return nil
}

// deciding leaves out pairs of which both words are in another: if a b and c d
// stand where they must, so does b c. The commonest, which take longest to read,
// go first.
func deciding(all []*pairReader) []*pairReader {
	if len(all) < 3 {
		return all
	}
	inner := make([]int, 0, len(all))
	for n := 1; n < len(all)-1; n++ {
		inner = append(inner, n)
	}
	slices.SortFunc(inner, func(a, b int) int {
		return cmp.Compare(all[b].docs.GetCardinality(), all[a].docs.GetCardinality())
	})
	left := make([]bool, len(all))
	for _, n := range inner {
		left[n] = !left[n-1] && !left[n+1]
	}
	kept := make([]*pairReader, 0, len(all))
	for n, r := range all {
		if !left[n] {
			kept = append(kept, r)
		}
	}
	return kept
}

// inRow keeps those of docs, all of which have the pairs, in which they stand in
// a row, and says how often they do.
func inRow(pairs []*pairReader, docs *roaring.Bitmap) (*roaring.Bitmap, []standing, error) {
	found := make([]standing, 0, docs.GetCardinality())
	if len(pairs) == 1 {
		err := among(pairs[0].postings, docs, func(p segment.Posting) {
			found = append(found, standing{uint32(p.Number()), placedCount(p), p.Norm()})
		})
		return docs.Clone(), found, err
	}
	starts := make([][]uint32, 0, cap(found)) // of the rows so far, document by document
	var all, at []uint32
	for n, pair := range pairs {
		d := 0
		err := among(pair.postings, docs, func(p segment.Posting) {
			if n == 0 {
				found = append(found, standing{doc: uint32(p.Number()), norm: p.Norm()})
				begin := len(all)
				all = appendPlaces(all, p)
				starts = append(starts, all[begin:])
				return
			}
			at = appendPlaces(at[:0], p)
			starts[d] = follow(starts[d], at, uint32(pair.first))
			d++
		})
		if err != nil {
			return nil, nil, err
		}
	}
	kept, rows := roaring.New(), found[:0]
	for d, s := range found {
		if s.count = len(starts[d]); s.count > 0 {
			kept.Add(s.doc)
			rows = append(rows, s)
		}
	}
	return kept, rows, nil
}

// follow keeps the starts that have one of positions n behind them. Both are in
// order.
func follow(starts, positions []uint32, n uint32) []uint32 {
	kept := starts[:0]
	for _, start := range starts {
		for len(positions) > 0 && positions[0] < start+n {
			positions = positions[1:]
		}
		if len(positions) > 0 && positions[0] == start+n {
			kept = append(kept, start)
		}
	}
	return kept
}
