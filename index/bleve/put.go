package bleve

import (
	"context"

	"onrecord/corpus"
)

// put has hold take something into pending, and writes when a bound of a batch
// is reached.
func (r *run) put(ctx context.Context, hold func(*pending)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.usable(); err != nil {
		return err
	}
	hold(&r.pending)
	if len(r.pending.documents) < batchDocuments && r.pending.bytes < batchBytes {
		return nil
	}
	return r.write()
}

// PutRecord implements index.Run.
func (r *run) PutRecord(ctx context.Context, record *corpus.Record) error {
	value, err := packRecord(record)
	if err != nil {
		return err
	}
	return r.put(ctx, func(p *pending) {
		p.hold(sortRecord, record.ID, value)
		p.holdSearched(record, r.index.longText)
	})
}

// DeleteRecord implements index.Run.
func (r *run) DeleteRecord(ctx context.Context, id string) error {
	return r.put(ctx, func(p *pending) { p.dropRecord(id) })
}

// PutInput implements index.Run.
func (r *run) PutInput(ctx context.Context, in corpus.Input) error {
	value, err := pack(in)
	if err != nil {
		return err
	}
	return r.put(ctx, func(p *pending) { p.hold(sortInput, in.Source, value) })
}

// DeleteInput implements index.Run.
func (r *run) DeleteInput(ctx context.Context, source string) error {
	return r.put(ctx, func(p *pending) { p.drop(sortInput, source) })
}

// PutRegister implements index.Run.
func (r *run) PutRegister(ctx context.Context, register *corpus.Register, basis string) error {
	value, err := pack(keptRegister{register, basis})
	if err != nil {
		return err
	}
	former := keyword(fieldAlias, aliases(register)...)
	return r.put(ctx, func(p *pending) { p.hold(sortRegister, register.Body.ID, value, former) })
}

// DeleteRegister implements index.Run.
func (r *run) DeleteRegister(ctx context.Context, body string) error {
	return r.put(ctx, func(p *pending) { p.drop(sortRegister, body) })
}
