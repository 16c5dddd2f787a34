package bleve

import (
	"context"
	"fmt"
	"iter"
	"maps"

	"onrecord/corpus"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// look finds what is held under an id of the engine, pending or else in the
// store; nil if there is nothing.
func look[T any](ctx context.Context, r *run, id string) (*T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.usable(); err != nil {
		return nil, err
	}
	into := new(T)
	if value, known := r.pending.stored[id]; known {
		if value == nil {
			return nil, nil
		}
		return into, unpack(value, into)
	}
	v, err := r.store.view()
	if err != nil {
		return nil, err
	}
	defer func() { _ = v.close() }()
	found, err := v.load(id, into)
	if err != nil || !found {
		return nil, err
	}
	return into, nil
}

// Input implements index.Run.
func (r *run) Input(ctx context.Context, source string) (corpus.Input, bool, error) {
	found, err := look[corpus.Input](ctx, r, sortInput+source)
	if err != nil || found == nil {
		return corpus.Input{}, false, err
	}
	return *found, true, nil
}

// Record implements index.Run.
func (r *run) Record(ctx context.Context, id string) (*corpus.Record, error) {
	return look[corpus.Record](ctx, r, sortRecord+id)
}

// Register implements index.Run.
func (r *run) Register(ctx context.Context, body string) (*corpus.Register, string, error) {
	kept, err := look[keptRegister](ctx, r, sortRegister+body)
	if err != nil || kept == nil {
		return nil, "", err
	}
	return kept.Register, kept.Basis, nil
}

// written is a view of everything that was put.
func (r *run) written(ctx context.Context) (*view, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.write(); err != nil {
		return nil, err
	}
	return r.store.view()
}

// over yields what walk finds in everything that was put.
func over[T any](ctx context.Context, r *run, walk func(*view) iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		v, err := r.written(ctx)
		if err != nil {
			yield(zero, err)
			return
		}
		defer func() { _ = v.close() }()
		for found, err := range walk(v) {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(found, err) || err != nil {
				return
			}
		}
	}
}

// Inputs implements index.Run.
func (r *run) Inputs(ctx context.Context) iter.Seq2[corpus.Input, error] {
	return over(ctx, r, inputs)
}

// Records implements index.Run.
func (r *run) Records(ctx context.Context) iter.Seq2[*corpus.Record, error] {
	return over(ctx, r, func(v *view) iter.Seq2[*corpus.Record, error] { return each[corpus.Record](v, sortRecord) })
}

// Registers implements index.Run.
func (r *run) Registers(ctx context.Context) iter.Seq2[*corpus.Register, error] {
	return over(ctx, r, registers)
}

// Members implements index.Run.
func (r *run) Members(ctx context.Context, body string) iter.Seq2[*corpus.Record, error] {
	if body == "" {
		body = noBody
	}
	return over(ctx, r, func(v *view) iter.Seq2[*corpus.Record, error] {
		return func(yield func(*corpus.Record, error) bool) {
			docs, err := v.have(fieldMember, body)
			if err != nil {
				yield(nil, err)
				return
			}
			v.records(docs)(yield)
		}
	})
}

// Bodies implements index.Run.
func (r *run) Bodies(ctx context.Context) iter.Seq2[string, error] {
	return over(ctx, r, func(v *view) iter.Seq2[string, error] {
		return func(yield func(string, error) bool) {
			for body, err := range v.live(fieldMember, "") {
				if body == noBody {
					body = ""
				}
				if !yield(body, err) || err != nil {
					return
				}
			}
		}
	})
}

// Alike implements index.Run.
func (r *run) Alike(ctx context.Context, signature []uint64) (map[string]int, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.usable(); err != nil {
		return nil, err
	}
	v, err := r.store.view()
	if err != nil {
		return nil, err
	}
	defer func() { _ = v.close() }()
	shared, err := v.alike(signature)
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(shared, func(id string, _ int) bool { _, newer := r.pending.signatures[id]; return newer })
	r.pending.alike(signature, shared)
	return shared, nil
}

// alike counts the values that records share with signature.
func (v *view) alike(signature []uint64) (map[string]int, error) {
	shared := map[string]int{}
	terms := signatureTerms(signature)
	for i := range v.segments {
		counts, err := v.having(i, fieldSimilar, terms)
		if err != nil {
			return nil, err
		}
		for number, n := range counts {
			id, err := v.id(place{i, number})
			if err != nil {
				return nil, err
			}
			shared[id] = n
		}
	}
	return shared, nil
}

// having counts, for the documents of a segment that have any of the terms, how
// many they have.
func (v *view) having(i int, field string, terms []string) (map[uint64]int, error) {
	dict, err := v.segments[i].Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("read field %s: %w", field, err)
	}
	counts := map[uint64]int{}
	var list segment.PostingsList
	var postings segment.PostingsIterator
	for _, term := range terms {
		if list, err = dict.PostingsList([]byte(term), v.segments[i].Deleted(), list); err != nil {
			return nil, fmt.Errorf("read field %s: %w", field, err)
		}
		postings = list.Iterator(false, false, false, postings)
		for {
			p, err := postings.Next()
			if err != nil {
				return nil, fmt.Errorf("read field %s: %w", field, err)
			}
			if p == nil {
				break
			}
			counts[p.Number()]++
		}
	}
	return counts, nil
}

func inputs(v *view) iter.Seq2[corpus.Input, error] {
	return func(yield func(corpus.Input, error) bool) {
		for in, err := range each[corpus.Input](v, sortInput) {
			if err != nil {
				yield(corpus.Input{}, err)
				return
			}
			if !yield(*in, nil) {
				return
			}
		}
	}
}

func registers(v *view) iter.Seq2[*corpus.Register, error] {
	return func(yield func(*corpus.Register, error) bool) {
		for kept, err := range each[keptRegister](v, sortRegister) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(kept.Register, nil) {
				return
			}
		}
	}
}
