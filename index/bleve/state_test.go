package bleve

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/index"
	"onrecord/index/indextest"
)

// published makes an index of some records.
func published(t *testing.T, dir string, seed uint64, n int) *Index {
	t.Helper()
	x := At(dir)
	r, err := x.Begin(t.Context(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range indextest.Records(seed, n) {
		if err := r.PutRecord(t.Context(), record); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return x
}

func total(t *testing.T, x *Index) int {
	t.Helper()
	s, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	selected, err := s.Select(t.Context(), nil, index.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.Search(t.Context(), selected, index.Request{})
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}

func unavailable(t *testing.T, err error, why index.Why) {
	t.Helper()
	var u *index.UnavailableError
	if !errors.As(err, &u) || u.Why != why {
		t.Errorf("got %v, want an index that %s", err, why)
	}
}

func TestStatesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(dir string) error
		why   index.Why
	}{
		"another version": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "gen-2", fileVersion), []byte("999\n"), 0o600)
		}, index.OtherVersion},
		"no version":    {func(dir string) error { return os.Remove(filepath.Join(dir, "gen-2", fileVersion)) }, index.Damaged},
		"no generation": {func(dir string) error { return os.RemoveAll(filepath.Join(dir, "gen-2")) }, index.Damaged},
		"CURRENT is nonsense": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, fileCurrent), []byte("\x00\x01"), 0o600)
		}, index.Damaged},
		"CURRENT is empty":   {func(dir string) error { return os.Truncate(filepath.Join(dir, fileCurrent), 0) }, index.Damaged},
		"CURRENT is gone":    {func(dir string) error { return os.Remove(filepath.Join(dir, fileCurrent)) }, index.Damaged},
		"HELD is empty":      {func(dir string) error { return os.Truncate(filepath.Join(dir, "gen-2", fileHeld), 0) }, index.Damaged},
		"HELD is gone":       {func(dir string) error { return os.Remove(filepath.Join(dir, "gen-2", fileHeld)) }, index.Damaged},
		"FILES is empty":     {func(dir string) error { return os.Truncate(filepath.Join(dir, "gen-2", fileList), 0) }, index.Damaged},
		"FILES is cut":       {func(dir string) error { return os.Truncate(filepath.Join(dir, "gen-2", fileList), 12) }, index.Damaged},
		"a byte of the root": {func(dir string) error { return changeByte(filepath.Join(dir, "gen-2", fileRoot)) }, index.Damaged},
		"a byte of a segment": {func(dir string) error {
			segments, err := filepath.Glob(filepath.Join(dir, "gen-2", "*.zap"))
			return errors.Join(err, changeByte(segments[0]))
		}, index.Damaged},
		"a root cut short": {func(dir string) error { return os.Truncate(filepath.Join(dir, "gen-2", fileRoot), 100) }, index.Damaged},
		"a root of nonsense": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "gen-2", fileRoot), []byte(strings.Repeat("nonsense", 10_000)), 0o600)
		}, index.Damaged},
		"no segment": {func(dir string) error {
			segments, err := filepath.Glob(filepath.Join(dir, "gen-2", "*.zap"))
			for _, s := range segments {
				err = errors.Join(err, os.Remove(s))
			}
			return err
		}, index.Damaged},
		"an empty segment": {func(dir string) error {
			segments, err := filepath.Glob(filepath.Join(dir, "gen-2", "*.zap"))
			for _, s := range segments {
				err = errors.Join(err, os.Truncate(s, 0))
			}
			return err
		}, index.Damaged},
		"a segment of nonsense": {func(dir string) error {
			segments, err := filepath.Glob(filepath.Join(dir, "gen-2", "*.zap"))
			for _, s := range segments {
				info, failed := os.Stat(s)
				if failed != nil {
					return failed
				}
				err = errors.Join(err, os.WriteFile(s, make([]byte, info.Size()), 0o600))
			}
			return err
		}, index.Damaged},
		"no index at all": {func(dir string) error { return os.RemoveAll(dir) }, index.Missing},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			published(t, dir, 1, 10)
			x := published(t, dir, 2, 10)
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			s, err := x.Open(t.Context())
			if err == nil {
				_ = s.Close()
			}
			unavailable(t, err, c.why)
			if c.why == index.Missing {
				return
			}
			if r, err := x.Begin(t.Context(), 0); err == nil {
				t.Errorf("a run began on it: %v", r.Abandon())
			} else {
				unavailable(t, err, c.why)
			}
		})
	}
}

// changeByte changes the byte in the middle of a file.
func changeByte(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[len(b)/2] ^= 0x40
	return os.WriteFile(path, b, 0o600)
}

// What was copied has other times, and a note of who wrote last says nothing about
// what is held.
func TestACopyOfAnIndexIsAsGood(t *testing.T) {
	dir, copied := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	published(t, dir, 1, 10)
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(copied, fileLock), 0); err != nil {
		t.Fatal(err)
	}
	if n := total(t, At(copied)); n != 10 {
		t.Errorf("%d documents, want 10", n)
	}
	if n := total(t, published(t, copied, 1, 10)); n != 10 {
		t.Errorf("%d documents after another run, want 10", n)
	}
	if holder := holderIn(filepath.Join(copied, fileLock)); holder == nil || holder.PID != os.Getpid() {
		t.Errorf("the run was noted as %v", holder)
	}
}

func TestAFileIsNoDamagedIndex(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(file, []byte("minutes"), 0o600); err != nil {
		t.Fatal(err)
	}
	x := At(file)
	_, err := x.Open(t.Context())
	unavailable(t, err, index.Unreadable)
	_, err = x.Begin(t.Context(), 0)
	unavailable(t, err, index.Unwritable)
}

func TestWhatIsForbiddenIsNotDamaged(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	for _, name := range []string{".", fileCurrent, "gen-1", "gen-1/" + fileVersion, "gen-1/" + fileList, "gen-1/" + fileHeld, "gen-1/" + fileRoot, "gen-1/*" + segmentFile} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			x := published(t, dir, 1, 5)
			files, err := filepath.Glob(filepath.Join(dir, name))
			if err != nil || len(files) == 0 {
				t.Fatalf("no file is called %s: %v", name, err)
			}
			for _, file := range files {
				forbid(t, file, 0)
			}
			_, err = x.Open(t.Context())
			unavailable(t, err, index.Unreadable)
		})
	}
	t.Run("to write", func(t *testing.T) {
		dir := t.TempDir()
		x := published(t, dir, 1, 5)
		forbid(t, dir, 0o500)
		_, err := x.Begin(t.Context(), 0)
		unavailable(t, err, index.Unwritable)
		if n := total(t, x); n != 5 {
			t.Errorf("%d documents can be read, want 5", n)
		}
	})
}

// forbid changes what may be done with a file until the test has ended.
func forbid(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestARunOnAnotherVersionIsRefused(t *testing.T) {
	dir := t.TempDir()
	x := published(t, dir, 1, 5)
	if err := os.WriteFile(filepath.Join(dir, "gen-1", fileVersion), []byte("999\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := x.Begin(t.Context(), 0)
	unavailable(t, err, index.OtherVersion)
}

func TestOldGenerationsGoWhenNobodyReadsThem(t *testing.T) {
	dir := t.TempDir()
	x := published(t, dir, 1, 5)
	reader, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	held := filepath.Join(dir, reader.Generation())
	published(t, dir, 2, 5)
	if _, err := os.Stat(held); err != nil {
		t.Errorf("a generation that is read is gone: %v", err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	published(t, dir, 3, 5)
	if _, err := os.Stat(held); err == nil {
		t.Error("a generation that nobody reads is still there")
	}
	found, err := filepath.Glob(filepath.Join(dir, generations+"*"))
	if err != nil || len(found) != 1 {
		t.Errorf("generations left: %v, %v", found, err)
	}
}

func TestAnEmptiedIndexCanBeFilledAgain(t *testing.T) {
	dir := t.TempDir()
	x := published(t, dir, 1, 5)
	r, err := x.Begin(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range indextest.Records(1, 5) {
		if err := r.DeleteRecord(t.Context(), record.ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := total(t, x); n != 0 {
		t.Errorf("%d documents are left", n)
	}
	published(t, dir, 1, 3)
	if n := total(t, x); n != 3 {
		t.Errorf("%d documents, want 3", n)
	}
}

func TestWhatAKilledRunLeftUnusableIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	x := published(t, dir, 1, 7)
	r, err := x.Begin(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Abandon(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "gen-2", fileRoot), []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	published(t, dir, 1, 7)
	if n := total(t, x); n != 7 {
		t.Errorf("%d documents, want 7", n)
	}
}

// The process that TestFullDisk starts may write files of few bytes only.
const smallDisk = "ONRECORD_TEST_SMALL_DISK"

// TestFullDisk has a process of its own meet write errors of the system: its
// files may not grow beyond a size.
func TestFullDisk(t *testing.T) {
	if dir := os.Getenv(smallDisk); dir != "" {
		writeUntilFull(t, dir)
		return
	}
	dir := t.TempDir()
	x := published(t, dir, 1, 30)
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
	command.Env = append(os.Environ(), smallDisk+"="+dir)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	if n := total(t, x); n != 30 {
		t.Errorf("%d documents are left of 30", n)
	}
	published(t, dir, 2, 300)
	if n := total(t, x); n < 300 {
		t.Errorf("%d documents after the disk had room again", n)
	}
}

func writeUntilFull(t *testing.T, dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	x := At(dir)
	r, err := x.Begin(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	limit := syscall.Rlimit{Cur: 100 << 10, Max: 100 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	for _, record := range indextest.Records(3, 5000) {
		if err = r.PutRecord(t.Context(), record); err != nil {
			break
		}
	}
	if !errors.Is(err, errWrite) || !strings.Contains(err.Error(), "file too large") || !strings.Contains(err.Error(), dir) {
		t.Errorf("a write that fails gives %v", err)
	}
	if again := r.Publish(t.Context()); !errors.Is(again, errWrite) {
		t.Errorf("publishing after a failed write gives %v", again)
	}
	if n := total(t, x); n != 30 {
		t.Errorf("%d documents are published, want the 30 from before", n)
	}
	if err := r.Abandon(); err != nil {
		t.Errorf("abandon: %v", err)
	}
}

func TestCapsAreSaid(t *testing.T) {
	x := published(t, t.TempDir(), 1, 50)
	x.Limits.Expansions = 3
	s, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	search := func(query string) error {
		q, err := index.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		selected, err := s.Select(t.Context(), q, index.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Search(t.Context(), selected, index.Request{Size: 1})
		return err
	}
	var fault *index.QueryError
	if err := search("the i*"); !errors.As(err, &fault) || fault.Offset != 4 || !strings.Contains(fault.Msg, "cap on a wildcard") {
		t.Errorf("a wide wildcard gives %v", err)
	}
	x.Limits.Time = time.Nanosecond
	if err := search("the NEAR/3 heart"); !errors.As(err, &fault) || !strings.Contains(fault.Msg, "cap on time") {
		t.Errorf("a slow search gives %v", err)
	}
	if err := search("the"); errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the cap shows as %v", err)
	}
}
