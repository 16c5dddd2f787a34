package bleve

import (
	"math/bits"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"

	engine "github.com/blevesearch/bleve_index_api"
	"github.com/zeebo/xxh3"
)

// pending is what was put and is not yet written.
type pending struct {
	bytes      int                        // that it counts for
	terms      map[uint64]bool            // hashes of the words and pairs of words of the texts
	documents  map[string]engine.Document // by id; nil if it is to be deleted
	stored     map[string][]byte          // what they store, packed, by id; nil if it is to be deleted
	signatures map[string][]uint64        // of records, by their ids; nil if it is to be deleted
	signed     map[uint64][]string        // ids of records that have or had the value in their signature
}

func newPending() pending {
	return pending{
		terms:      map[uint64]bool{},
		documents:  map[string]engine.Document{},
		stored:     map[string][]byte{},
		signatures: map[string][]uint64{},
		signed:     map[uint64][]string{},
	}
}

// hold takes a document that stores a packed value.
func (p *pending) hold(sort, id string, value []byte, more ...engine.Field) {
	p.stored[sort+id] = value
	p.documents[sort+id] = storedDocument(sort, id, value, more...)
	p.bytes += len(value)
}

// drop takes note that a document is to be deleted.
func (p *pending) drop(sort, id string) {
	p.stored[sort+id] = nil
	p.documents[sort+id] = nil
	p.bytes += len(id)
}

// holdSearched takes the document by which a record is searched; a text of so many
// bytes is long.
func (p *pending) holdSearched(r *corpus.Record, long int) {
	p.documents[sortDocument+r.ID] = searched(r, long)
	p.bytes += p.weigh(r.Text, long)
	p.signatures[r.ID] = r.Clues.Signature
	for _, v := range r.Clues.Signature {
		if ids := p.signed[v]; !slices.Contains(ids, r.ID) {
			p.signed[v] = append(ids, r.ID)
		}
	}
}

// What things count for in a batch, in bytes of the bound. What the engine holds of a
// batch grows with its terms: those of each text, and the different ones of all.
const (
	perByte = 2
	perTerm = 6
	perNew  = 20
)

// weigh is what a text counts for beside what is pending. A text that is long, the
// words of which are not indexed, fills a batch: its record is held until then.
func (p *pending) weigh(source string, long int) int {
	if len(source) >= long {
		return batchBytes
	}
	weight := perByte * len(source)
	own := map[uint64]bool{}
	note := func(term uint64, terms int) {
		if own[term] {
			return
		}
		own[term] = true
		weight += terms * perTerm
		if !p.terms[term] {
			p.terms[term] = true
			weight += terms * perNew
		}
	}
	var before uint64
	for _, w := range text.Words(source, 0) {
		if w.Lexical() {
			word := xxh3.HashString(w.Span().Of(source))
			note(word, 2) // as it is, and its stem
			note(bits.RotateLeft64(before, 1)^word, 1)
			before = word
		}
	}
	return weight
}

func (p *pending) dropRecord(id string) {
	p.drop(sortRecord, id)
	p.documents[sortDocument+id] = nil
	p.signatures[id] = nil
}

// alike counts the values that pending records share with signature.
func (p *pending) alike(signature []uint64, shared map[string]int) {
	for _, value := range signature {
		for _, id := range p.signed[value] {
			if slices.Contains(p.signatures[id], value) {
				shared[id]++
			}
		}
	}
}

// batch is what is pending as one batch of the engine.
func (p *pending) batch() *engine.Batch {
	b := engine.NewBatch()
	for id, d := range p.documents {
		if d == nil {
			b.Delete(id)
		} else {
			b.Update(d)
		}
	}
	return b
}
