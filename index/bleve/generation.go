package bleve

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"onrecord/index"
)

// formatVersion is of the engine's documents and fields, and of what is stored
// in them. Any change to them needs another.
const formatVersion = "5"

// The files of an index directory and of a generation.
const (
	fileLock    = "LOCK"
	fileCurrent = "CURRENT"
	fileVersion = "VERSION"
	fileHeld    = "HELD"
	fileList    = "FILES"
	fileChanged = "CHANGED" // in a generation that differs from the one it was cloned from
	fileRoot    = "root.bolt"
	segmentFile = ".zap" // ends their names
	generations = "gen-"
	unfinished  = ".tmp" // ends the name of a generation that is being cloned
)

func generationName(n int) string { return generations + strconv.Itoa(n) }

// currentGeneration is the number of the published generation, 0 if there is
// none.
func currentGeneration(dir string) (int, error) {
	b, err := os.ReadFile(filepath.Join(dir, fileCurrent))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, checkUnpublished(dir)
	}
	if err != nil {
		return 0, err
	}
	name := strings.TrimSpace(string(b))
	n, err := strconv.Atoi(strings.TrimPrefix(name, generations))
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%s says %q, which is no generation", fileCurrent, name)
	}
	return n, nil
}

// checkUnpublished says whether a directory without CURRENT never had one: no
// generation but the first is begun before one is published.
func checkUnpublished(dir string) error {
	begun, err := filepath.Glob(filepath.Join(dir, generations+"*"))
	if err != nil {
		return err
	}
	for _, path := range begun {
		name := strings.TrimSuffix(filepath.Base(path), unfinished)
		if name != generationName(1) {
			return fmt.Errorf("%s is missing, which names the published one of its generations", fileCurrent)
		}
	}
	return nil
}

// checkVersion says whether a generation is of the version of this program.
func checkVersion(path string) (index.Why, error) {
	b, err := os.ReadFile(filepath.Join(path, fileVersion))
	if err != nil {
		return unreadable(err), err
	}
	if v := strings.TrimSpace(string(b)); v != formatVersion {
		return index.OtherVersion, fmt.Errorf("it has version %q and this program reads %q", v, formatVersion)
	}
	return "", nil
}

// nextGeneration makes the generation to write into: what a killed run left of
// it, or a clone of the current one, or an empty one.
func nextGeneration(dir string, current int) (string, error) {
	path := filepath.Join(dir, generationName(current+1))
	if _, err := checkVersion(path); err == nil {
		return path, nil
	}
	if err := os.RemoveAll(path); err != nil {
		return "", err
	}
	fresh := path + unfinished
	if err := os.RemoveAll(fresh); err != nil {
		return "", err
	}
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return "", err
	}
	if current > 0 {
		if err := clone(filepath.Join(dir, generationName(current)), fresh); err != nil {
			return "", err
		}
	}
	for name, content := range map[string]string{fileVersion: formatVersion + "\n", fileHeld: "locked by those who read this generation\n"} {
		if err := writeFile(filepath.Join(fresh, name), content); err != nil {
			return "", err
		}
	}
	return path, os.Rename(fresh, path)
}

// clone links the segment files of one generation into another and copies the
// root that lists them.
func clone(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		source, target := filepath.Join(from, e.Name()), filepath.Join(to, e.Name())
		switch {
		case filepath.Ext(e.Name()) == segmentFile:
			err = os.Link(source, target)
		case e.Name() == fileRoot:
			err = copyFile(source, target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(target, source); err != nil {
		_ = target.Close()
		return err
	}
	return errors.Join(target.Sync(), target.Close())
}

// makeCurrent publishes a closed generation by one rename.
func makeCurrent(dir string, n int) error {
	path := filepath.Join(dir, generationName(n))
	list, err := listFiles(path)
	if err != nil {
		return err
	}
	fresh := filepath.Join(dir, fileCurrent+unfinished)
	for _, step := range []func() error{
		func() error { return writeFile(filepath.Join(path, fileList), list.String()) },
		func() error { return syncDirectory(path) },
		func() error { return writeFile(fresh, generationName(n)+"\n") },
		func() error { return os.Rename(fresh, filepath.Join(dir, fileCurrent)) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return syncDirectory(dir)
}

// writeFile writes a file so that it is on the disk.
func writeFile(path, content string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	return errors.Join(err, f.Sync(), f.Close())
}

func syncDirectory(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// markChanged notes that something is about to be written into a generation.
func markChanged(path string) error {
	if changed, err := isChanged(path); err != nil || changed {
		return err
	}
	return writeFile(filepath.Join(path, fileChanged), "")
}

func isChanged(path string) (bool, error) {
	_, err := os.Stat(filepath.Join(path, fileChanged))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// sweep removes the generations before the current one that no reader holds. It
// must be called by the writer. What cannot be removed now is left to the next
// sweep.
func sweep(dir string) {
	keep, err := currentGeneration(dir)
	if err != nil {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, generations), unfinished))
		if !strings.HasPrefix(name, generations) || err != nil {
			continue
		}
		if strings.HasSuffix(name, unfinished) || n < keep {
			removeUnheld(filepath.Join(dir, name))
		}
	}
}

func removeUnheld(path string) {
	l, err := tryLock(filepath.Join(path, fileHeld), exclusive)
	if errors.Is(err, errHeld) {
		return
	}
	_ = os.RemoveAll(path)
	if err == nil {
		_ = l.release()
	}
}
