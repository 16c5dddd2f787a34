package bleve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	engine "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// boltTimeout bounds the wait for root.bolt, which without it has no end.
const boltTimeout = "10s"

// analysers make the words of documents in a batch.
const analysers = 2

// A store is one generation, open.
type store struct {
	path   string
	scorch *scorch.Scorch
	queue  *engine.AnalysisQueue
	faults chan error // of the engine's own workers
}

// open stores by path: the engine reports faults of its workers, which it would
// otherwise meet again and again, to one function by name.
var open sync.Map

const reportFault = "onrecord"

var register = sync.OnceFunc(func() {
	scorch.RegistryAsyncErrorCallbacks[reportFault] = func(err error, path string) {
		if s, held := open.Load(path); held && !errors.Is(err, scorch.ErrCleanup) {
			select {
			case s.(*store).faults <- err:
			default:
			}
		}
	}
})

func openStore(path string, readOnly bool) (*store, error) {
	register()
	queue := engine.NewAnalysisQueue(analysers)
	opened, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path": path, "read_only": readOnly, "bolt_timeout": boltTimeout, "asyncErrorCallbackName": reportFault,
	}, queue)
	if err != nil {
		queue.Close()
		return nil, err
	}
	s := &store{path, opened.(*scorch.Scorch), queue, make(chan error, 1)}
	if !readOnly {
		open.Store(path, s)
	}
	if err := s.scorch.Open(); err != nil {
		open.Delete(path)
		queue.Close()
		return nil, err
	}
	return s, nil
}

func (s *store) close() error {
	defer s.queue.Close()
	defer open.CompareAndDelete(s.path, s)
	return s.scorch.Close()
}

// do waits for work of the engine, or for the fault that keeps it from ending.
func (s *store) do(work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case err := <-s.faults:
		return err
	}
}

// write puts a batch on disk, all or nothing.
func (s *store) write(b *engine.Batch) error {
	return s.do(func() error { return s.scorch.Batch(b) })
}

// tiers is a plan to merge until there is about one segment for every power of
// ten of documents.
var tiers = mergeplan.MergePlanOptions{
	MaxSegmentsPerTier: 1, MaxSegmentSize: mergeplan.MaxSegmentSizeLimit, TierGrowth: 10,
	SegmentsPerMergeTask: 10, FloorSegmentSize: batchDocuments, ReclaimDeletesWeight: 2,
}

// compact merges segments, since a search looks into each: all of them after
// much has changed, so that this is seldom, and otherwise the small ones.
func (s *store) compact(ctx context.Context) error {
	plan := &tiers
	switch much, err := s.muchChanged(); {
	case err != nil:
		return err
	case much:
		plan = &mergeplan.SingleSegmentMergePlanOptions
	}
	for before := -1; ; {
		n, err := s.segments()
		if err != nil || n == before || n < 2 {
			return err
		}
		before = n
		if err := s.do(func() error { return s.scorch.ForceMerge(ctx, plan) }); err != nil {
			return err
		}
		// An empty batch ends when what was merged is in the root.
		if err := s.write(engine.NewBatch()); err != nil {
			return err
		}
	}
}

// muchChanged reports whether the documents outside the largest segment are
// more than a quarter of those in it.
func (s *store) muchChanged() (bool, error) {
	v, err := s.view()
	if err != nil {
		return false, err
	}
	defer func() { _ = v.close() }()
	var all, largest uint64
	for _, g := range v.segments {
		all += g.Count()
		largest = max(largest, g.Count())
	}
	return (all-largest)*4 > largest, nil
}

func (s *store) segments() (int, error) {
	v, err := s.view()
	if err != nil {
		return 0, err
	}
	defer func() { _ = v.close() }()
	return len(v.segments), nil
}

// closeTidy closes the store and removes the segment files that it no longer
// uses, which otherwise the next writer would.
func (s *store) closeTidy() error {
	v, err := s.view()
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, g := range v.segments {
		if kept, ok := g.Segment().(segment.PersistedSegment); ok {
			used[filepath.Base(kept.Path())] = true
		}
	}
	if err := errors.Join(v.close(), s.close()); err != nil {
		return err
	}
	found, err := filepath.Glob(filepath.Join(s.path, "*"+segmentFile))
	for _, file := range found {
		if !used[filepath.Base(file)] {
			err = errors.Join(err, os.Remove(file))
		}
	}
	return err
}

// view is what the store holds now.
func (s *store) view() (*view, error) {
	r, err := s.scorch.Reader()
	if err != nil {
		return nil, err
	}
	snap := r.(*scorch.IndexSnapshot)
	v := &view{snap: snap, segments: snap.Segments()}
	v.pairs = make([]sync.Pool, len(v.segments))
	v.held = sync.OnceValues(func() (set, error) { return v.have(fieldIs, sortDocument) })
	return v, nil
}

// A view is one state of a store; it does not change.
type view struct {
	snap     *scorch.IndexSnapshot
	segments []*scorch.SegmentSnapshot
	held     func() (set, error) // all documents that are searched
	pairs    []sync.Pool         // of *pairReader, by segment
}

func (v *view) close() error { return v.snap.Close() }

// A place in a view: the number of a segment and of a document in it.
type place struct {
	segment int
	number  uint64
}

// find is the place of a document of the engine, by its id.
func (v *view) find(id string) (place, bool, error) {
	for i := range v.segments {
		docs, err := v.docs(i, fieldID, id)
		if err != nil {
			return place{}, false, err
		}
		if !docs.IsEmpty() {
			return place{i, uint64(docs.Minimum())}, true, nil
		}
	}
	return place{}, false, nil
}

// stored calls use with what is stored of a document. The bytes are good only
// during the call.
func (v *view) stored(at place, use func([]byte) error) error {
	found := false
	var failed error
	err := v.segments[at.segment].VisitDocument(at.number, func(name string, _ byte, value []byte, _ []uint64) bool {
		if name != fieldStored {
			return true
		}
		found, failed = true, use(value)
		return false
	})
	switch {
	case err != nil:
		return err
	case !found:
		return fmt.Errorf("document %d of segment %d stores nothing", at.number, at.segment)
	}
	return failed
}

// load unpacks what is stored under an id, if there is such a document.
func (v *view) load(id string, into any) (bool, error) {
	at, found, err := v.find(id)
	if err != nil || !found {
		return false, err
	}
	return true, v.stored(at, func(b []byte) error { return unpack(b, into) })
}

// each unpacks all documents of one sort, by id.
func each[T any](v *view, sort string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for id, err := range v.terms(fieldID, sort) {
			if err != nil {
				yield(nil, err)
				return
			}
			into := new(T)
			held, err := v.load(id, into)
			if err != nil {
				yield(nil, err)
				return
			}
			if held && !yield(into, nil) {
				return
			}
		}
	}
}

// terms yields the terms of a field that begin so, in order, those of deleted
// documents included.
func (v *view) terms(name, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		dict, err := v.snap.FieldDictPrefix(name, []byte(prefix))
		if err != nil {
			yield("", err)
			return
		}
		for {
			entry, err := dict.Next()
			if err != nil {
				yield("", err)
				break
			}
			if entry == nil || !yield(entry.Term, nil) {
				break
			}
		}
		_ = dict.Close()
	}
}

// live yields those of terms that a document has which is not deleted.
func (v *view) live(name, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for term, err := range v.terms(name, prefix) {
			if err != nil {
				yield("", err)
				return
			}
			n, err := v.count(name, term)
			if err != nil {
				yield("", err)
				return
			}
			if n > 0 && !yield(term, nil) {
				return
			}
		}
	}
}
