package bleve

import (
	"slices"

	"onrecord/corpus"

	engine "github.com/blevesearch/bleve_index_api"
)

// pending is what was put and is not yet written. Values that are nil were
// deleted.
type pending struct {
	bytes     int
	documents map[string]engine.Document // of the engine, by id
	records   map[string]*corpus.Record
	inputs    map[string]*corpus.Input
	registers map[string]*keptRegister
	signed    map[uint64][]string // ids of records that have or had the value in their signature
}

func newPending() pending {
	return pending{
		documents: map[string]engine.Document{},
		records:   map[string]*corpus.Record{},
		inputs:    map[string]*corpus.Input{},
		registers: map[string]*keptRegister{},
		signed:    map[uint64][]string{},
	}
}

func (p *pending) sign(record *corpus.Record) {
	for _, value := range record.Clues.Signature {
		if ids := p.signed[value]; !slices.Contains(ids, record.ID) {
			p.signed[value] = append(ids, record.ID)
		}
	}
}

// alike counts the values that pending records share with signature.
func (p *pending) alike(signature []uint64, shared map[string]int) {
	for _, value := range signature {
		for _, id := range p.signed[value] {
			if record := p.records[id]; record != nil && slices.Contains(record.Clues.Signature, value) {
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
