package read

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	gohash "hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Walk finds the inputs of paths, in the order given and by name within
// folders and archives: files, folders, archives, lines of JSON, "-" for
// standard input. Each turn gives an input, or an [*InputError] that names what
// could not be opened; the walk goes on after an error. It ends early when ctx
// does, with the context's error as the last.
func Walk(ctx context.Context, paths []string, o Options) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		w := &walker{ctx: ctx, o: o.withDefaults(), yield: yield}
		for _, p := range paths {
			if !w.goesOn() {
				return
			}
			w.path(p)
		}
	}
}

type walker struct {
	ctx   context.Context
	at    string // absolute path of what the user named; empty for standard input
	o     Options
	yield func(Input, error) bool
	done  bool

	found   int    // inputs and errors so far
	doubted string // source of the file that was doubted last, which may hold many inputs
}

// goesOn reports whether anyone still listens.
func (w *walker) goesOn() bool {
	if !w.done && w.ctx.Err() != nil {
		w.done = true
		w.yield(Input{}, w.ctx.Err())
	}
	return !w.done
}

// give yields an input. What standard input gave has no place to be told apart
// by: its source names its own id where it has one, not its line.
func (w *walker) give(in Input) {
	in.Place = w.at
	if w.at == "" && in.meta.ID != "" {
		in.Source = "-#" + in.meta.ID
	}
	w.found++
	if !w.done {
		w.done = !w.yield(in, nil)
	}
}

// giveOf yields an input that f is, or holds.
func (w *walker) giveOf(f file, in Input) {
	in.doubt, in.notes = f.doubt, append(in.notes, f.doubts...)
	if source := f.source(); in.doubt != "" && source != w.doubted && !w.done {
		w.doubted = source
		w.o.Doubt(source, in.doubt)
	}
	w.give(in)
}

func (w *walker) fail(source string, err error) {
	w.found++
	if !w.done {
		w.done = !w.yield(Input{}, &InputError{source, err})
	}
}

// A place is a tree of files: a folder on disk or an archive.
type place struct {
	fsys   fs.FS
	root   string // source of the tree itself; empty for a file that was named by itself
	depth  int    // archives around it
	budget *int64 // bytes that the outermost archive may still unpack to; nil on disk
	notes  map[string]metadataFile
	doubts []string // on the archives around it
}

func (p *place) source(name string) string { return path.Join(p.root, name) }

// path opens what the user named.
func (w *walker) path(p string) {
	w.at = ""
	if p == "-" {
		w.stream(file{place: &place{fsys: emptyFS{}}, name: p, named: true}, w.o.Stdin)
		return
	}
	full, err := filepath.Abs(p)
	if err != nil {
		w.fail(filepath.Base(p), err)
		return
	}
	info, err := os.Stat(p)
	if err != nil {
		w.fail(filepath.Base(full), fmt.Errorf("%w: %s", explainOpen(err), p))
		return
	}
	w.at = full
	if info.IsDir() {
		w.folder(full)
		return
	}
	here := &place{fsys: os.DirFS(filepath.Dir(full))}
	w.open(file{place: here, name: filepath.Base(full), named: true})
}

// folder opens a folder that the user named.
func (w *walker) folder(full string) {
	before := w.found
	w.tree(&place{fsys: os.DirFS(full), root: filepath.Base(full)})
	if w.found == before && w.goesOn() {
		w.o.Skip(filepath.Base(full), "there is no document in this folder; "+readable)
	}
}

// emptyFS holds no file: nothing lies beside standard input.
type emptyFS struct{}

func (emptyFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// explainOpen says what to do about a file that does not open.
func explainOpen(err error) error {
	var in *fs.PathError
	if errors.As(err, &in) {
		err = in.Err // the source is named already
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w; check the path", fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w; make it readable for this user", fs.ErrPermission)
	}
	return err
}

// A file is one file of a place.
type file struct {
	*place
	name  string // slash path within the place
	named bool   // by the user, so that it must be a document
	doubt string // where its ending promises another format
}

func (f file) source() string { return f.place.source(f.name) }

// tree opens all files of a folder or archive that can be documents.
func (w *walker) tree(p *place) {
	err := fs.WalkDir(p.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case !w.goesOn():
			return fs.SkipAll
		case p.budget != nil && *p.budget < 0:
			w.fail(p.root, errors.New("the rest of the archive is not read"))
			return fs.SkipAll
		case err != nil:
			w.fail(p.source(name), explainOpen(err))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			if name != "." && passedOver(entry.Name()) {
				return fs.SkipDir
			}
			return nil
		case passedOver(entry.Name()) || isSideFile(entry.Name()):
			return nil
		}
		w.entry(file{place: p, name: name})
		return nil
	})
	if err != nil {
		w.fail(p.root, explainOpen(err))
	}
}

// passedOver are hidden files, what systems leave in archives, and indexes.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || strings.HasSuffix(name, ".index")
}

// entry opens a file found in a tree, unless it is clearly no document.
func (w *walker) entry(f file) {
	info, err := fs.Stat(f.fsys, f.name)
	switch {
	case err != nil:
		w.fail(f.source(), explainOpen(err))
	case info.IsDir():
		w.o.Skip(f.source(), "a link to a folder; name the folder itself to read it")
	case !info.Mode().IsRegular():
		w.o.Skip(f.source(), "not a regular file")
	case notDocuments[endingOf(f.name)]:
		w.o.Skip(f.source(), endingOf(f.name)+" files are not documents")
	default:
		w.open(f)
	}
}

// endingOf is the ending of a name in lower case, a .gz put aside.
func endingOf(name string) string {
	return path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))
}

func (w *walker) open(f file) {
	r, err := f.fsys.Open(f.name)
	if err != nil {
		w.fail(f.source(), explainOpen(err))
		return
	}
	defer r.Close()
	w.stream(f, r)
}

// A rawFile is the bytes of a file as they stand on disk or in an archive,
// hashed as they are read.
type rawFile struct {
	r   io.Reader
	sum gohash.Hash
}

func (r *rawFile) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.sum.Write(p[:n])
	return n, err
}

// hash reads to the end, which a decompressor may not have done, and gives the hash.
func (r *rawFile) hash() (hash, error) {
	_, err := io.Copy(io.Discard, r)
	return hash(r.sum.Sum(nil)), err
}

// stream reads one file to its end: the input that it is, or those that it holds.
func (w *walker) stream(f file, r io.Reader) {
	raw := &rawFile{r, sha256.New()}
	in := bufio.NewReaderSize(w.bounded(f, raw), 1<<16)
	name, packed := f.name, false
	kind, ok := w.known(f, name, in)
	if ok && kind == formatGzip {
		packed = true
		unzipped, err := gzip.NewReader(in)
		if err != nil {
			w.fail(f.source(), fmt.Errorf("damaged gzip: %w; fetch it again", err))
			return
		}
		name = withoutGz(name)
		in = bufio.NewReaderSize(w.unpacked(f, unzipped), 1<<16)
		r = in // an archive within is not to be read in place
		kind, ok = w.known(f, name, in)
	}
	if !ok {
		return
	}
	f.doubt = doubtOf(kind, packed, f.name)
	switch kind {
	case formatGzip:
		w.fail(f.source(), errors.New("compressed twice; unpack it once"))
	case formatJSONLines:
		w.lines(f, in)
	case formatZip:
		w.zip(f, packed, r, in, raw)
	default:
		w.whole(f, kind, in, raw)
	}
}

func withoutGz(name string) string {
	const gz = ".gz"
	if strings.HasSuffix(strings.ToLower(name), gz) {
		return name[:len(name)-len(gz)]
	}
	return name
}

// known is the format of what in will give, ok if it is one that can be read.
// It reports a file that is none: as an error if its ending or its user says
// that it is a document, else as a notice.
func (w *walker) known(f file, name string, in *bufio.Reader) (kind format, ok bool) {
	head, err := in.Peek(sniffed)
	if err != nil && err != io.EOF {
		w.fail(f.source(), explainRead(explainOpen(err)))
		return formatUnknown, false
	}
	kind, err = sniff(head, name)
	ending := endingOf(name)
	promise := promised(name) != formatUnknown
	switch {
	case err == nil && kind == formatText && notDocuments[ending]:
		err = fmt.Errorf("%s files are not documents; %s", ending, readable)
	case err == nil:
		return kind, true
	case promise && !errors.Is(err, errEmpty):
		err = fmt.Errorf("named %s, but holds %w", ending, err)
	}
	if f.named || promise || saveAs[ending] != "" {
		w.fail(f.source(), err)
	} else {
		w.o.Skip(f.source(), err.Error())
	}
	return formatUnknown, false
}

// whole reads a file that is one input.
func (w *walker) whole(f file, kind format, in io.Reader, raw *rawFile) {
	most := w.o.MaxUnpacked
	tooLarge := fmt.Errorf("the file is above the cap of %d bytes; raise it with --max-unpacked", most)
	if kind == formatText || kind == formatMarkdown || kind == formatHTML {
		const widest = 4 // bytes of another character set that become one of UTF-8, at most
		most, tooLarge = widest*int64(w.o.MaxText), textTooLarge(w.o.MaxText)
	}
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(data)) > most {
		err = tooLarge
	}
	var sum hash
	if err == nil {
		sum, err = raw.hash()
	}
	var meta metadata
	if err == nil {
		meta, err = f.metadata()
	}
	if err != nil {
		w.fail(f.source(), explainRead(err))
		return
	}
	w.giveOf(f, newInput(f.source(), kind, data, sum, meta, w.o))
}

func explainRead(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("cut off: %w; fetch it again", err)
	}
	return err
}
