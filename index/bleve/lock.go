package bleve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"onrecord/index"
)

// A lock is a file that the kernel holds locked for this process, until it is
// released or the process is gone.
type lock struct{ file *os.File }

// errHeld says that another process, or another part of this one, holds a lock.
var errHeld = errors.New("held")

const (
	shared    = syscall.LOCK_SH
	exclusive = syscall.LOCK_EX
)

// tryLock locks the file at path, or gives errHeld at once.
func tryLock(path string, how int) (*lock, error) {
	flags := os.O_RDWR | os.O_CREATE
	if how == shared {
		flags = os.O_RDONLY
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		return &lock{f}, nil
	}
	_ = f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errHeld
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

func (l *lock) release() error { return l.file.Close() }

// lockToWrite waits up to wait for the right to write, and leaves in the lock's
// file who has it.
func lockToWrite(ctx context.Context, name, path string, wait time.Duration) (*lock, error) {
	deadline := time.Now().Add(wait)
	for {
		l, err := signedLock(path)
		switch {
		case err == nil:
			return l, nil
		case !errors.Is(err, errHeld):
			return nil, &index.UnavailableError{Index: name, Why: index.Unwritable, Err: err}
		case !time.Now().Before(deadline):
			return nil, &index.UnavailableError{Index: name, Why: index.Locked, Holder: holderIn(path)}
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(min(lockPause, time.Until(deadline))):
		}
	}
}

const lockPause = 50 * time.Millisecond

// signedLock is the right to write, if nobody has it.
func signedLock(path string) (*lock, error) {
	l, err := tryLock(path, exclusive)
	if err != nil {
		return nil, err
	}
	if err := l.sign(); err != nil {
		return nil, errors.Join(err, l.release())
	}
	return l, nil
}

func (l *lock) sign() error {
	host, err := os.Hostname()
	if err != nil {
		host = "an unnamed host"
	}
	b, err := json.Marshal(index.Holder{PID: os.Getpid(), Host: host, Since: time.Now().UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(append(b, '\n'), 0)
	return err
}

// holderIn is who the lock's file names, nil if it names nobody.
func holderIn(path string) *index.Holder {
	b, err := os.ReadFile(path)
	var h index.Holder
	if err != nil || json.Unmarshal(b, &h) != nil {
		return nil
	}
	return &h
}
