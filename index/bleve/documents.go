package bleve

import (
	"cmp"
	"iter"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// id is the id of the record that the document at a place searches.
func (v *view) id(at place) (string, error) {
	b, err := v.segments[at.segment].DocID(at.number)
	if err != nil {
		return "", err
	}
	return string(b[len(sortDocument):]), nil
}

// document is what is at hand of the record that the document at a place
// searches.
func (v *view) document(at place) (*index.Document, error) {
	var d *index.Document
	err := v.stored(at, func(b []byte) (err error) {
		d, err = decodeDocument(b)
		return err
	})
	return d, err
}

// head is the part of such a document that a ranked list shows.
func (v *view) head(at place) (*index.Document, error) {
	var d *index.Document
	err := v.stored(at, func(b []byte) (err error) {
		d, err = decodeHead(b)
		return err
	})
	return d, err
}

// places yields the places of docs, in the order of the store.
func (s set) places() iter.Seq[place] {
	return func(yield func(place) bool) {
		for i, docs := range s {
			for it := docs.Iterator(); it.HasNext(); {
				if !yield(place{i, uint64(it.Next())}) {
					return
				}
			}
		}
	}
}

// A named place is one with the id of its record.
type named struct {
	id string
	at place
}

// named are the places of docs by id.
func (v *view) named(docs set) ([]named, error) {
	all := make([]named, 0, docs.count())
	for at := range docs.places() {
		id, err := v.id(at)
		if err != nil {
			return nil, err
		}
		all = append(all, named{id, at})
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Compare(a.id, b.id) })
	return all, nil
}

// ordered yields the places of docs in the order of their ids.
func (v *view) ordered(docs set) iter.Seq2[place, error] {
	return func(yield func(place, error) bool) {
		all, err := v.named(docs)
		if err != nil {
			yield(place{}, err)
			return
		}
		for _, n := range all {
			if !yield(n.at, nil) {
				return
			}
		}
	}
}

// records yields the records that docs search, by id.
func (v *view) records(docs set) iter.Seq2[*corpus.Record, error] {
	return func(yield func(*corpus.Record, error) bool) {
		all, err := v.named(docs)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, n := range all {
			r := new(corpus.Record)
			if _, err := v.load(sortRecord+n.id, r); err != nil {
				yield(nil, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}
