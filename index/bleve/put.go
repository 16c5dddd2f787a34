package bleve

import (
	"context"

	"onrecord/corpus"
)

// put holds back what hold puts into pending, and writes when a bound of a
// batch is reached. Size is about what it takes in bytes.
func (r *run) put(ctx context.Context, size int, hold func(*pending)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.usable(); err != nil {
		return err
	}
	hold(&r.pending)
	r.pending.bytes += size
	if len(r.pending.documents) < batchDocuments && r.pending.bytes < batchBytes {
		return nil
	}
	return r.write()
}

// PutRecord implements index.Run. The record must not be changed afterwards.
func (r *run) PutRecord(ctx context.Context, record *corpus.Record) error {
	value, err := pack(record)
	if err != nil {
		return err
	}
	return r.put(ctx, len(value)+2*len(record.Text), func(p *pending) {
		p.records[record.ID] = record
		p.sign(record)
		p.documents[sortRecord+record.ID] = storedDocument(sortRecord, record.ID, value)
		p.documents[sortDocument+record.ID] = searched(record)
	})
}

// DeleteRecord implements index.Run.
func (r *run) DeleteRecord(ctx context.Context, id string) error {
	return r.put(ctx, len(id), func(p *pending) {
		p.records[id] = nil
		p.documents[sortRecord+id] = nil
		p.documents[sortDocument+id] = nil
	})
}

// PutInput implements index.Run.
func (r *run) PutInput(ctx context.Context, in corpus.Input) error {
	value, err := pack(in)
	if err != nil {
		return err
	}
	return r.put(ctx, len(value), func(p *pending) {
		p.inputs[in.Source] = &in
		p.documents[sortInput+in.Source] = storedDocument(sortInput, in.Source, value)
	})
}

// DeleteInput implements index.Run.
func (r *run) DeleteInput(ctx context.Context, source string) error {
	return r.put(ctx, len(source), func(p *pending) {
		p.inputs[source] = nil
		p.documents[sortInput+source] = nil
	})
}

// PutRegister implements index.Run. The register must not be changed afterwards.
func (r *run) PutRegister(ctx context.Context, register *corpus.Register, basis string) error {
	kept := &keptRegister{register, basis}
	value, err := pack(kept)
	if err != nil {
		return err
	}
	return r.put(ctx, len(value), func(p *pending) {
		p.registers[register.Body.ID] = kept
		p.documents[sortRegister+register.Body.ID] = storedDocument(sortRegister, register.Body.ID, value, keyword(fieldAlias, aliases(register)...))
	})
}

// DeleteRegister implements index.Run.
func (r *run) DeleteRegister(ctx context.Context, body string) error {
	return r.put(ctx, len(body), func(p *pending) {
		p.registers[body] = nil
		p.documents[sortRegister+body] = nil
	})
}
