package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

const (
	maxDepth   = 3       // archives within archives
	maxMembers = 1 << 17 // of one archive
	// maxRatio is how often its own size a file may unpack to, once it is above
	// freeSize: text packs by 3 to 10, a bomb by 1000.
	maxRatio = 200
	freeSize = 16 << 20
)

// zip reads a file whose format is that of archives: a DOCX, which is one input,
// or an archive of inputs. Its bytes come from in, or from r where that can be
// read at any place.
func (w *walker) zip(f file, packed bool, r io.Reader, in io.Reader, raw *rawFile) {
	z, in, err := w.openZip(r, in)
	switch instead, other := saveAs[endingOf(f.name)]; {
	case err != nil && endingOf(f.name) == ".docx":
		w.fail(f.source(), fmt.Errorf("damaged DOCX: %w; save it anew", err))
	case err != nil:
		w.fail(f.source(), fmt.Errorf("damaged archive: %w; fetch it again", err))
	case slices.ContainsFunc(z.File, func(member *zip.File) bool { return partName(member) == documentPart }):
		f.doubt = doubtOf(formatDOCX, packed, f.name)
		w.whole(f, formatDOCX, in, raw)
	case other:
		w.fail(f.source(), notRead(endingOf(f.name), instead))
	default:
		w.archive(f, z)
	}
}

// archive opens the members of a zip archive.
func (w *walker) archive(f file, z *zip.Reader) {
	if f.depth >= maxDepth {
		w.fail(f.source(), fmt.Errorf("more than %d archives within each other; unpack it first", maxDepth))
		return
	}
	if len(z.File) > maxMembers {
		w.fail(f.source(), fmt.Errorf("%d members, above the cap of %d; split the archive", len(z.File), maxMembers))
		return
	}
	w.refuse(f, z)
	budget := f.budget
	if budget == nil {
		left := w.o.MaxUnpacked
		budget = &left
	}
	doubts := f.doubts
	if f.doubt != "" {
		doubts = append(slices.Clone(doubts), f.source()+" is "+f.doubt)
	}
	w.tree(&place{fsys: z, root: f.source(), depth: f.depth + 1, budget: budget, doubts: doubts})
}

// openZip reads what a zip archive holds. What it read from in comes from rest
// once more.
func (w *walker) openZip(r io.Reader, in io.Reader) (z *zip.Reader, rest io.Reader, err error) {
	if at, ok := r.(interface {
		io.ReaderAt
		fs.File
	}); ok {
		info, err := at.Stat()
		if err == nil && info.Mode().IsRegular() {
			z, err = zip.NewReader(at, info.Size())
			return z, in, err
		}
	}
	data, err := io.ReadAll(io.LimitReader(in, w.o.MaxUnpacked+1))
	if err == nil && int64(len(data)) > w.o.MaxUnpacked {
		err = w.tooMuch()
	}
	if err != nil {
		return nil, nil, err
	}
	z, err = zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return z, bytes.NewReader(data), err
}

// refuse takes the members out of an archive that are not opened, and reports
// them: paths that lead outside of it, and encrypted files.
func (w *walker) refuse(f file, z *zip.Reader) {
	z.File = slices.DeleteFunc(z.File, func(member *zip.File) bool {
		err := refusal(member)
		if err != nil {
			w.fail(f.source()+"/"+member.Name, err)
		}
		return err != nil
	})
}

func refusal(member *zip.File) error {
	const encrypted = 1 // flag of the format
	switch {
	case !fs.ValidPath(strings.TrimSuffix(member.Name, "/")), strings.Contains(member.Name, `\`):
		return errors.New("a path that leads outside the archive, or is malformed; it is not read")
	case member.Flags&encrypted != 0:
		return errors.New("encrypted; unpack the archive with its password and read that")
	}
	return nil
}

// bounded watches over what a member of an archive unpacks to.
func (w *walker) bounded(f file, r io.Reader) io.Reader {
	if f.budget == nil {
		return r
	}
	packed := int64(freeSize)
	if info, err := fs.Stat(f.fsys, f.name); err == nil {
		if h, ok := info.Sys().(*zip.FileHeader); ok {
			packed = int64(h.CompressedSize64)
		}
	}
	return &unpacker{r: r, packed: packed, left: f.budget, tooMuch: w.tooMuch()}
}

// unpacked watches over what a compressed file unpacks to.
func (w *walker) unpacked(f file, r io.Reader) io.Reader {
	left := w.o.MaxUnpacked
	budget := &left
	if f.budget != nil {
		budget = f.budget
	}
	packed := int64(1 << 40)
	if info, err := fs.Stat(f.fsys, f.name); err == nil && info.Mode().IsRegular() {
		packed = info.Size()
	}
	return &unpacker{r: r, packed: packed, left: budget, tooMuch: w.tooMuch()}
}

func (w *walker) tooMuch() error {
	return fmt.Errorf("it unpacks to more than the cap of %d bytes; raise it with --max-unpacked if it is no zip bomb", w.o.MaxUnpacked)
}

// An unpacker ends in an error where a file unpacks beyond its bounds.
type unpacker struct {
	r       io.Reader
	packed  int64 // size before
	read    int64
	left    *int64
	tooMuch error
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.read += int64(n)
	*u.left -= int64(n)
	switch {
	case *u.left < 0:
		return 0, u.tooMuch
	case u.read > freeSize && u.read/maxRatio > u.packed:
		return 0, fmt.Errorf("it unpacks to more than %d times its size, as a zip bomb does; unpack it by hand if it is none", maxRatio)
	}
	return n, err
}

// sideFiles are what lies beside documents for onrecord's own use.
var sideFiles = map[string]bool{
	metadataCSV: true, "visits.csv": true, "synonyms.txt": true, "watch.txt": true, "corrections.jsonl": true,
}

func isSideFile(name string) bool {
	return sideFiles[path.Base(name)] || strings.HasSuffix(name, metaJSON)
}
