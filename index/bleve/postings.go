package bleve

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A set is documents of a view: for every segment their numbers. The bitmaps
// may be the engine's own and are never changed. The nil set is all documents.
type set []*roaring.Bitmap

var none = roaring.New()

func (s set) count() uint64 {
	var n uint64
	for _, docs := range s {
		n += docs.GetCardinality()
	}
	return n
}

func (s set) and(t set) set {
	switch {
	case s == nil:
		return t
	case t == nil:
		return s
	}
	return combine(s, t, roaring.And)
}

func (s set) or(t set) set {
	if s == nil || t == nil {
		return nil
	}
	return combine(s, t, roaring.Or)
}

func combine(s, t set, op func(a, b *roaring.Bitmap) *roaring.Bitmap) set {
	combined := make(set, len(s))
	for i := range s {
		combined[i] = op(s[i], t[i])
	}
	return combined
}

// postings are the live documents of one term in a segment; nil if there are
// none in the segment, dead ones included.
func (v *view) postings(i int, field, term string) (segment.PostingsList, error) {
	dict, err := v.segments[i].Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("read field %s: %w", field, err)
	}
	list, err := dict.PostingsList([]byte(term), v.segments[i].Deleted(), nil)
	if err != nil {
		return nil, fmt.Errorf("read field %s: %w", field, err)
	}
	return list, nil
}

// docs are the documents of a segment that have a term.
func (v *view) docs(i int, field, term string) (*roaring.Bitmap, error) {
	list, err := v.postings(i, field, term)
	if err != nil {
		return nil, err
	}
	return documents(list.Iterator(false, false, false, nil)), nil
}

// documents are all that postings not yet read are of.
func documents(postings segment.PostingsIterator) *roaring.Bitmap {
	it, ok := postings.(segment.OptimizablePostingsIterator)
	if !ok {
		return none
	}
	if only, single := it.DocNum1Hit(); single {
		return roaring.BitmapOf(uint32(only))
	}
	if docs := it.ActualBitmap(); docs != nil {
		return docs
	}
	return none
}

// have are the documents of the view that have a term.
func (v *view) have(field, term string) (set, error) {
	s := make(set, len(v.segments))
	for i := range s {
		docs, err := v.docs(i, field, term)
		if err != nil {
			return nil, err
		}
		s[i] = docs
	}
	return s, nil
}

// haveAny are the documents of the view that have one of the terms.
func (v *view) haveAny(field string, terms []string) (set, error) {
	if len(terms) == 1 {
		return v.have(field, terms[0])
	}
	s := make(set, len(v.segments))
	for i := range s {
		all := make([]*roaring.Bitmap, len(terms))
		for j, term := range terms {
			docs, err := v.docs(i, field, term)
			if err != nil {
				return nil, err
			}
			all[j] = docs
		}
		s[i] = roaring.FastOr(all...)
	}
	return s, nil
}

// count is how many documents have a term.
func (v *view) count(field, term string) (uint64, error) {
	var n uint64
	for i := range v.segments {
		list, err := v.postings(i, field, term)
		if err != nil {
			return 0, err
		}
		n += list.Count()
	}
	return n, nil
}

// among calls use with the posting of each of docs, in order.
func among(postings segment.PostingsIterator, docs *roaring.Bitmap, use func(segment.Posting)) error {
	sure := false // that the postings are of docs alone
	if it, ok := postings.(segment.OptimizablePostingsIterator); ok {
		all := it.ActualBitmap()
		if all != nil && all != docs {
			it.ReplaceActual(roaring.And(all, docs))
		}
		sure = all != nil
	}
	for {
		p, err := postings.Next()
		if err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if p == nil {
			return nil
		}
		if sure || docs.Contains(uint32(p.Number())) {
			use(p)
		}
	}
}
