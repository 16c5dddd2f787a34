package bleve

import (
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/index"
)

// A publishedFile is what FILES notes of a file of a generation.
type publishedFile struct {
	name    string
	size    int64
	written int64  // when, in nanoseconds since 1970
	sum     uint32 // CRC-32 of Castagnoli
}

type publishedFiles []publishedFile

// String is a line a file, as FILES has them.
func (all publishedFiles) String() string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%s %d %d %08x\n", f.name, f.size, f.written, f.sum)
	}
	return b.String()
}

func parseFiles(list string) (publishedFiles, error) {
	var all publishedFiles
	for line := range strings.Lines(list) {
		var f publishedFile
		if n, err := fmt.Sscanf(line, "%s %d %d %x\n", &f.name, &f.size, &f.written, &f.sum); n < 4 || err != nil {
			return nil, fmt.Errorf("%s says %q, which is no file", fileList, line)
		}
		all = append(all, f)
	}
	return all, nil
}

// namesOf are the files of a generation that are published and do not change.
func namesOf(path string) ([]string, error) {
	segments, err := filepath.Glob(filepath.Join(path, "*"+segmentFile))
	if err != nil {
		return nil, err
	}
	names := []string{fileHeld, fileRoot}
	for _, s := range segments {
		names = append(names, filepath.Base(s))
	}
	return names, nil
}

// listFiles looks at the files of a generation that is about to be published.
func listFiles(path string) (publishedFiles, error) {
	names, err := namesOf(path)
	if err != nil {
		return nil, err
	}
	all := make(publishedFiles, len(names))
	for i, name := range names {
		if all[i], err = lookAt(filepath.Join(path, name), time.Time{}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// lookAt notes what there is to note of a file; of one written at the given time
// without its sum.
func lookAt(path string, at time.Time) (publishedFile, error) {
	none := publishedFile{}
	f, err := os.Open(path)
	if err != nil {
		return none, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return none, err
	}
	noted := publishedFile{name: filepath.Base(path), size: info.Size(), written: info.ModTime().UnixNano()}
	if info.ModTime().Equal(at) {
		return noted, nil
	}
	sum := crc32.New(castagnoli)
	if _, err := io.Copy(sum, f); err != nil {
		return none, err
	}
	noted.sum = sum.Sum32()
	return noted, nil
}

// checkPublished says whether a published generation can be read: it is of this
// version, and its files are all there and as they were published.
func checkPublished(path string) (index.Why, error) {
	if why, err := checkVersion(path); err != nil {
		return why, err
	}
	if err := checkFiles(path); err != nil {
		return unreadable(err), err
	}
	return "", nil
}

func checkFiles(path string) error {
	list, err := os.ReadFile(filepath.Join(path, fileList))
	if err != nil {
		return err
	}
	published, err := parseFiles(string(list))
	if err != nil {
		return err
	}
	names, err := namesOf(path)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !slices.ContainsFunc(published, func(f publishedFile) bool { return f.name == name }) {
			return fmt.Errorf("%s does not list %s", fileList, name)
		}
	}
	for _, f := range published {
		now, err := lookAt(filepath.Join(path, f.name), time.Unix(0, f.written))
		switch {
		case err != nil:
			return err
		case now.size != f.size, now.written != f.written && now.sum != f.sum:
			return fmt.Errorf("%s is not what was published", f.name)
		}
	}
	return nil
}

// hasSegments reports whether a generation has any.
func hasSegments(path string) bool {
	segments, _ := filepath.Glob(filepath.Join(path, "*"+segmentFile))
	return len(segments) > 0
}
