package bleve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"onrecord/index"
)

// Index is the index in a directory. It implements index.Index.
type Index struct {
	dir      string
	longText int // bytes of a text from which on its words are not indexed
	Limits   index.Limits
}

// At is the index in dir, which need not exist yet.
func At(dir string) *Index { return &Index{dir: dir, longText: longText, Limits: index.DefaultLimits} }

func (x *Index) name() string { return index.Name{Engine: "bleve", Place: x.dir}.String() }

func (x *Index) unavailable(why index.Why, err error) error {
	return &index.UnavailableError{Index: x.name(), Why: why, Err: err}
}

// Open is a snapshot of the published generation.
func (x *Index) Open(ctx context.Context) (index.Snapshot, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := currentGeneration(x.dir)
		switch {
		case err != nil:
			return nil, x.unavailable(unreadable(err), err)
		case n == 0:
			return nil, x.unavailable(x.absence())
		}
		s, err := x.openGeneration(n)
		if err == nil {
			return s, nil
		}
		// It may have been swept away between the look at CURRENT and now.
		if now, _ := currentGeneration(x.dir); now == n {
			return nil, err
		}
	}
}

// absence tells a directory that holds no index from one whose first run is
// not yet published.
func (x *Index) absence() (index.Why, error) {
	if _, err := os.Stat(filepath.Join(x.dir, generationName(1))); err == nil {
		return index.Missing, fmt.Errorf("its first run has not ended yet, or its %s is lost", fileCurrent)
	}
	return index.Missing, nil
}

func (x *Index) openGeneration(n int) (*snapshot, error) {
	path := filepath.Join(x.dir, generationName(n))
	if why, err := checkPublished(path); err != nil {
		return nil, x.unavailable(why, err)
	}
	held, err := tryLock(filepath.Join(path, fileHeld), shared)
	if err != nil {
		return nil, x.unavailable(unreadable(err), err)
	}
	s, err := newSnapshot(x, path, held)
	if err != nil {
		_ = held.release()
		return nil, x.unavailable(unreadable(err), err)
	}
	return s, nil
}

// Begin starts a run on a clone of the published generation, or goes on with
// what a killed run left of one.
func (x *Index) Begin(ctx context.Context, wait time.Duration) (index.Run, error) {
	if err := os.MkdirAll(x.dir, 0o755); err != nil {
		return nil, x.unavailable(index.Unwritable, err)
	}
	l, err := lockToWrite(ctx, x.name(), filepath.Join(x.dir, fileLock), wait)
	if err != nil {
		return nil, err
	}
	r, err := x.begin(l)
	if err != nil {
		_ = l.release()
		return nil, err
	}
	return r, nil
}

func (x *Index) begin(l *lock) (*run, error) {
	current, err := currentGeneration(x.dir)
	if err != nil {
		return nil, x.unavailable(unreadable(err), err)
	}
	if current > 0 {
		if why, err := checkPublished(filepath.Join(x.dir, generationName(current))); err != nil {
			return nil, x.unavailable(why, err)
		}
	}
	s, err := x.openNext(current)
	if err != nil {
		return nil, err
	}
	sweep(x.dir)
	return newRun(x, l, s, current+1), nil
}

// openNext opens the generation to write into. One that a killed run left so
// that it cannot be opened is made anew.
func (x *Index) openNext(current int) (*store, error) {
	for again := true; ; again = false {
		path, err := nextGeneration(x.dir, current)
		if err != nil {
			return nil, x.unavailable(begunWrong(err), err)
		}
		s, err := openWritten(path, filepath.Join(x.dir, generationName(current)))
		if err == nil {
			return s, nil
		}
		if !again {
			return nil, x.unavailable(begunWrong(err), err)
		}
		if err := os.RemoveAll(path); err != nil {
			return nil, x.unavailable(index.Unwritable, err)
		}
	}
}

// errEmptied says that nothing of what a generation was cloned from is in it.
var errEmptied = errors.New("it has lost its segments")

// openWritten opens a generation to write into, cloned from another. The engine
// opens one whose segments it cannot read as if it were empty: that is an
// error, unless the other is empty too or is not there.
func openWritten(path, from string) (*store, error) {
	s, err := openStore(path, false)
	if err != nil {
		return nil, err
	}
	n, err := s.segments()
	if err == nil && n == 0 && hasSegments(from) {
		err = errEmptied
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// refusals are what the system says of files that it keeps from us: they may
// well be whole.
var refusals = []error{fs.ErrPermission, syscall.ENOTDIR, syscall.EROFS, syscall.EMFILE, syscall.ENFILE}

// unreadable says why what is published could not be read: the system refuses
// it, or it is damaged.
func unreadable(err error) index.Why {
	if slices.ContainsFunc(refusals, func(refusal error) bool { return errors.Is(err, refusal) }) {
		return index.Unreadable
	}
	return index.Damaged
}

// begunWrong says why a generation could not be made: its files are not there,
// or cannot be written.
func begunWrong(err error) index.Why {
	if errors.Is(err, fs.ErrNotExist) {
		return index.Damaged
	}
	return index.Unwritable
}
