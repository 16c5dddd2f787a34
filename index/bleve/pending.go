package bleve

import (
	"slices"

	"onrecord/corpus"

	engine "github.com/blevesearch/bleve_index_api"
)

// pending is what was put and is not yet written.
type pending struct {
	bytes      int
	documents  map[string]engine.Document // by id; nil if it is to be deleted
	stored     map[string][]byte          // what they store, packed, by id; nil if it is to be deleted
	signatures map[string][]uint64        // of records, by their ids; nil if it is to be deleted
	signed     map[uint64][]string        // ids of records that have or had the value in their signature
}

func newPending() pending {
	return pending{
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
	p.bytes += weight(r.Text)
	p.signatures[r.ID] = r.Clues.Signature
	for _, v := range r.Clues.Signature {
		if ids := p.signed[v]; !slices.Contains(ids, r.ID) {
			p.signed[v] = append(ids, r.ID)
		}
	}
}

// weight is what a text counts for in a batch. In texts that are long, though not so
// long that their words are left out, there can be far more different words than in
// many short ones.
func weight(text string) int {
	if len(text) < rather {
		return 2 * len(text)
	}
	return 16 * len(text)
}

// rather long is a text of so many bytes.
const rather = 64 << 10

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
