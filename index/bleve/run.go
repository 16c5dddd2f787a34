package bleve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
)

// The bounds of a batch: what is put is written when it reaches one of them.
const (
	batchRecords   = 2000
	batchDocuments = 3 * batchRecords // of the engine: a record is two, its input one
	batchBytes     = 8 << 20
)

// A run implements index.Run. What is put is held back until it fills a batch;
// look-ups by id see it there, and everything else has it written first.
type run struct {
	index      *Index
	lock       *lock
	generation int

	mu      sync.Mutex
	store   *store
	pending pending
	failed  error // of a write; nothing more can be written then
	ended   bool
}

var (
	errEnded = errors.New("the run has ended")
	errWrite = errors.New("nothing more can be written in this run; what was published stands, and the next run goes on from what was written")
)

func newRun(x *Index, l *lock, s *store, generation int) *run {
	return &run{index: x, lock: l, store: s, generation: generation, pending: newPending()}
}

// usable says why the run can do no more, if it cannot.
func (r *run) usable() error {
	if r.ended {
		return errEnded
	}
	return r.failed
}

// write brings what is pending into the store, in one atomic batch.
func (r *run) write() error {
	if err := r.usable(); err != nil || len(r.pending.documents) == 0 {
		return err
	}
	err := markChanged(r.store.path)
	if err == nil {
		err = r.store.write(r.pending.batch())
	}
	if err != nil {
		r.failed = fmt.Errorf("write to index %s: %w; %w", r.index.name(), err, errWrite)
		return r.failed
	}
	r.pending = newPending()
	return nil
}

// Publish writes what is pending, merges what makes searching slow, and makes
// the generation the current one.
func (r *run) Publish(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.write(); err != nil {
		return err
	}
	if err := r.publish(ctx); err != nil {
		r.failed = fmt.Errorf("publish index %s: %w; what was published before stands", r.index.name(), err)
		return r.failed
	}
	sweep(r.index.dir)
	l := r.lock
	r.lock = nil
	return l.release()
}

// publish leaves the generation that is current as it is if nothing was changed.
func (r *run) publish(ctx context.Context) error {
	if changed, err := isChanged(r.store.path); err != nil || !changed && r.generation > 1 {
		r.ended = true
		return errors.Join(err, r.store.close(), os.RemoveAll(r.store.path))
	}
	if err := r.store.compact(ctx); err != nil {
		return err
	}
	r.ended = true
	if err := r.store.closeTidy(); err != nil {
		return err
	}
	return makeCurrent(r.index.dir, r.generation)
}

// Abandon ends the run without publishing.
func (r *run) Abandon() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var err error
	if !r.ended {
		if r.failed == nil {
			err = r.write()
		}
		r.ended = true
		err = errors.Join(err, r.store.close())
	}
	if r.lock == nil {
		return err
	}
	err = errors.Join(err, r.lock.release())
	r.lock = nil
	return err
}
