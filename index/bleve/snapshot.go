package bleve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// A snapshot implements index.Snapshot.
type snapshot struct {
	index      *Index
	generation string
	held       *lock
	store      *store
	view       *view
}

func newSnapshot(x *Index, path string, held *lock) (*snapshot, error) {
	s, err := openStore(path, true)
	if err != nil {
		return nil, err
	}
	v, err := s.view()
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	if err := v.complete(path); err != nil {
		return nil, errors.Join(err, v.close(), s.close())
	}
	return &snapshot{x, filepath.Base(path), held, s, v}, nil
}

// complete says whether the segments that a generation has were all read: the
// engine passes over one that makes no sense to it.
func (v *view) complete(path string) error {
	files, err := filepath.Glob(filepath.Join(path, "*"+segmentFile))
	if err == nil && len(v.segments) != len(files) {
		err = fmt.Errorf("of its %d segments %d can be used", len(files), len(v.segments))
	}
	return err
}

// Close lets go of the generation.
func (s *snapshot) Close() error {
	return errors.Join(s.view.close(), s.store.close(), s.held.release())
}

// Generation implements index.Snapshot.
func (s *snapshot) Generation() string { return s.generation }

// Select implements index.Snapshot.
func (s *snapshot) Select(ctx context.Context, query *index.Query, filter index.Filter) (*index.Selection, error) {
	return index.Select(ctx, s, query, filter)
}

// Lookup implements index.Names.
func (s *snapshot) Lookup(_ context.Context, f index.Field, value string) ([]string, error) {
	key := f.Key(value)
	if key == "" {
		return nil, nil
	}
	if f == index.FieldDoc {
		_, found, err := s.view.find(sortDocument + key)
		if err != nil || !found {
			return nil, err
		}
		return []string{key}, nil
	}
	var keys []string
	n, err := s.view.count(string(f), key)
	if err != nil {
		return nil, err
	}
	if n > 0 {
		keys = append(keys, key)
	}
	for term, err := range s.view.live(fieldAlias, aliasPrefix(f, value)) {
		if err != nil {
			return nil, err
		}
		now := term[len(aliasPrefix(f, value)):]
		if !slices.Contains(keys, now) {
			keys = append(keys, now)
		}
	}
	return keys, nil
}

// Known implements index.Names. It reads every document: only who asked for a
// value that is unknown waits for it.
func (s *snapshot) Known(ctx context.Context, f index.Field) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		held, err := s.view.held()
		if err != nil {
			yield("", s.unreadable(err))
			return
		}
		for at, err := range until(ctx, s.view.ordered(held)) {
			if err != nil {
				yield("", err)
				return
			}
			d, err := s.view.document(at)
			if err != nil {
				yield("", s.unreadable(err))
				return
			}
			for _, value := range d.All(f) {
				if !yield(value, nil) {
					return
				}
			}
		}
	}
}

// Record implements index.Snapshot.
func (s *snapshot) Record(ctx context.Context, id string) (*corpus.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := new(corpus.Record)
	found, err := s.view.load(sortRecord+id, r)
	if err != nil {
		return nil, s.unreadable(err)
	}
	if !found {
		return nil, index.ErrNotHeld
	}
	return r, nil
}

func (s *snapshot) unreadable(err error) error {
	return s.index.unavailable(unreadable(err), err)
}

// Registers implements index.Snapshot.
func (s *snapshot) Registers(ctx context.Context) iter.Seq2[*corpus.Register, error] {
	return until(ctx, registers(s.view))
}

// Inputs implements index.Snapshot.
func (s *snapshot) Inputs(ctx context.Context) iter.Seq2[corpus.Input, error] {
	return until(ctx, inputs(s.view))
}

// until ends a walk when ctx does.
func until[T any](ctx context.Context, walk iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for found, err := range walk {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(found, err) || err != nil {
				return
			}
		}
	}
}

// Matches implements index.Snapshot.
func (s *snapshot) Matches(ctx context.Context, selection *index.Selection) iter.Seq2[index.Match, error] {
	return func(yield func(index.Match, error) bool) {
		found, err := s.find(ctx, selection)
		if err != nil {
			yield(index.Match{}, err)
			return
		}
		for at, err := range until(ctx, s.view.ordered(found.docs)) {
			if err != nil {
				yield(index.Match{}, err)
				return
			}
			d, err := s.view.document(at)
			if err != nil {
				yield(index.Match{}, s.unreadable(err))
				return
			}
			if m, ok := selection.Match(d); ok && !yield(m, nil) {
				return
			}
		}
	}
}

// Records implements index.Snapshot.
func (s *snapshot) Records(ctx context.Context, selection *index.Selection) iter.Seq2[*corpus.Record, error] {
	return func(yield func(*corpus.Record, error) bool) {
		found, err := s.find(ctx, selection)
		if err != nil {
			yield(nil, err)
			return
		}
		until(ctx, s.view.records(found.docs))(yield)
	}
}

// find says which documents are selected, for sure.
func (s *snapshot) find(ctx context.Context, selection *index.Selection) (*finding, error) {
	limits := s.index.Limits
	f := &finder{ctx: ctx, view: s.view, limits: limits, until: time.Now().Add(limits.Time), selection: selection}
	return f.find()
}
