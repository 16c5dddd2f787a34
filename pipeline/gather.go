package pipeline

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/pipeline/copies"
)

// An Outcome is what an input came to: a record, or why there is none.
type Outcome struct {
	Source string
	Record *corpus.Record
	Err    error
}

// Gather reads, analyses, links and resolves inputs by themselves, without a
// store, and returns what became of each in the order of the inputs. Of two
// inputs with one id the second fails. The error is that of ctx.
func Gather(ctx context.Context, inputs iter.Seq2[read.Input, error], o Options) ([]Outcome, error) {
	var all []Outcome
	sources := map[string]string{} // by id
	err := inOrder(ctx, o.Workers, readings(inputs), reading.size,
		func(_ context.Context, r reading) reading {
			if r.err == nil {
				r.record, r.err = analyseInput(r.input)
			}
			return r
		},
		func(r reading) error {
			all = append(all, outcome(r, sources))
			o.progress(len(all))
			return nil
		})
	if err != nil {
		return nil, err
	}
	var records []*corpus.Record
	for _, o := range all {
		if o.Record != nil {
			records = append(records, o.Record)
		}
	}
	settle(records, o.Declared)
	return all, nil
}

func outcome(r reading, sources map[string]string) Outcome {
	if r.err != nil {
		failure := FailureOf(r.err)
		return Outcome{Source: failure.Source, Err: r.err}
	}
	source := r.record.Source
	if other, taken := sources[r.record.ID]; taken {
		return Outcome{Source: source, Err: &read.InputError{
			Source: source, Err: fmt.Errorf("its id %q is that of %s; give one of them another id", r.record.ID, other),
		}}
	}
	sources[r.record.ID] = source
	return Outcome{Source: source, Record: r.record}
}

// GatherDocuments is Gather for documents that are at hand; records come in the
// order of documents. The error is that of ctx or of the first document over which
// analysis fails.
func GatherDocuments(ctx context.Context, documents []corpus.Document, o Options) ([]*corpus.Record, error) {
	var records []*corpus.Record
	err := inOrder(ctx, o.Workers, slices.Values(documents),
		func(doc corpus.Document) int { return len(doc.Text) },
		func(_ context.Context, doc corpus.Document) reading {
			record, err := guarded(&doc)
			return reading{record: record, err: err}
		},
		func(r reading) error {
			if r.err != nil {
				return r.err
			}
			records = append(records, r.record)
			o.progress(len(records))
			return nil
		})
	if err != nil {
		return nil, err
	}
	settle(records, o.Declared)
	return records, nil
}

// settle links and resolves what was gathered.
func settle(records []*corpus.Record, declared []corpus.DeclaredVisit) {
	copies.Group(records)
	members := map[string][]*corpus.Record{}
	for _, r := range records {
		for _, b := range r.Bodies {
			members[b.ID] = append(members[b.ID], r)
		}
	}
	for _, id := range sortedKeys(members) {
		Resolve(bodyNamed(id, members[id]), members[id], declaredOf(id, declared))
	}
}
