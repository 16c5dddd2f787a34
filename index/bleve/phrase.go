package bleve

import (
	"onrecord/index"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// phrase finds the documents of a phrase. It is exact where the index decides:
// for single words, and in the text for phrases of forms.
func (f *finder) phrase(p *index.Phrase, in scope) (some, error) {
	if len(p.Elements) == 1 {
		docs, err := f.word(p, p.Elements[0], in)
		return some{docs, true}, err
	}
	if in.part == index.InText && allExact(p) {
		return f.exactPhrase(p, in)
	}
	var found some
	for i, e := range p.Elements {
		docs, err := f.word(p, e, in)
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

// word finds the documents of one word of p.
func (f *finder) word(p *index.Phrase, e index.Element, in scope) (set, error) {
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
// those that have all its pairs and, if it has several, have them in a row.
func (f *finder) exactPhrase(p *index.Phrase, in scope) (some, error) {
	pairs := make([]string, len(p.Elements)-1)
	for i := range pairs {
		pairs[i] = pairOf(p.Elements[i].Text, p.Elements[i+1].Text)
	}
	l := leaf{field: fieldPair, terms: pairs[:1]}
	docs, err := f.haveAll(fieldPair, pairs)
	if err != nil {
		return some{}, err
	}
	if len(pairs) > 1 {
		l.counts = make([]map[uint32]int, len(docs))
		for i := range docs {
			if docs[i], l.counts[i], err = f.inRow(p, i, docs[i]); err != nil {
				return some{}, err
			}
		}
	}
	f.rank(l, docs, in)
	return some{docs, true}, nil
}

// haveAll are the documents that have all terms.
func (f *finder) haveAll(field string, terms []string) (set, error) {
	s := make(set, len(f.view.segments))
	for i := range s {
		for j, term := range terms {
			docs, err := f.view.docs(i, field, term)
			if err != nil {
				return nil, err
			}
			if j > 0 {
				docs = roaring.And(s[i], docs)
			}
			if s[i] = docs; docs.IsEmpty() {
				break
			}
		}
	}
	return s, nil
}

// inRow keeps those of docs in which the words of p stand in a row, and says
// how often they do.
func (f *finder) inRow(p *index.Phrase, i int, docs *roaring.Bitmap) (*roaring.Bitmap, map[uint32]int, error) {
	kept, counts := roaring.New(), map[uint32]int{}
	if docs.IsEmpty() {
		return kept, counts, nil
	}
	starts := map[uint32][]uint64{} // of the rows so far, by document
	for n, e := range p.Elements {
		err := f.view.among(i, exactField(index.InText), e.Text, docs, true, func(posting segment.Posting) {
			doc := uint32(posting.Number())
			at := positions(posting)
			if n == 0 {
				starts[doc] = at
			} else {
				starts[doc] = follow(starts[doc], at, uint64(n))
			}
		})
		if err != nil {
			return nil, nil, err
		}
	}
	for doc, rows := range starts {
		if len(rows) > 0 {
			kept.Add(doc)
			counts[doc] = len(rows)
		}
	}
	return kept, counts, nil
}

// positions unpacks what occurrences.positioned packed.
func positions(p segment.Posting) []uint64 {
	locations := p.Locations()
	if len(locations) == 0 {
		return nil
	}
	differences := locations[0].ArrayPositions()
	all := make([]uint64, 1, len(differences)+1)
	all[0] = locations[0].Pos()
	for _, d := range differences {
		all = append(all, all[len(all)-1]+d)
	}
	return all
}

// follow keeps the starts that have one of positions n behind them. Both are in
// order.
func follow(starts, positions []uint64, n uint64) []uint64 {
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
