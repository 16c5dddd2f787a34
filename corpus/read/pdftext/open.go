package pdftext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"runtime"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// Errors that a caller may want to tell apart.
var (
	ErrEncrypted = errors.New("the PDF is encrypted; save a copy without a password and read that")
	ErrTruncated = errors.New("the PDF is cut off (no end-of-file mark); fetch it again")
	ErrNotPDF    = errors.New("not a PDF")
)

// open makes the library's object reader over data, whose header and end it
// first puts into the one form that the library takes.
func open(data []byte) (*pdf.Reader, error) {
	data, err := normalise(data)
	if err != nil {
		return nil, err
	}
	if err := checkNumbers(data); err != nil {
		return nil, err
	}
	// The library looks into the objects of an encrypted file while it opens it,
	// before they can be checked: it opens it first as if it were not.
	masked := bytes.ReplaceAll(data, []byte("/Encrypt"), []byte("/Masked_"))
	r, err := pdf.NewReader(newMeter(masked), int64(len(masked)))
	if err != nil {
		return nil, fmt.Errorf("the PDF is damaged: %w; print it anew from its source", err)
	}
	if err := checkStreams(r); err != nil || r.Trailer().Key("Masked_").IsNull() {
		return r, err
	}
	r, err = pdf.NewReader(newMeter(data), int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("%w (%v)", ErrEncrypted, err)
	case r.Trailer().Key("Encrypt").Key("Length").Int64() < leastKey:
		return nil, fmt.Errorf("%w (its key is too short to be read)", ErrEncrypted)
	}
	return r, nil
}

// leastKey is the shortest key, in bits, that the library decrypts rightly: it
// does not shorten the keys of single objects to five bytes more than that.
const leastKey = 88

// linearLength is the length that a file arranged for the web states of itself.
var linearLength = regexp.MustCompile(`/Linearized\b[^>]*/L\s+(\d+)`)

// normalise drops what stands before the header and after the last end-of-file
// mark, and writes a header of version 1.7: the library refuses any other form.
func normalise(data []byte) ([]byte, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, ErrNotPDF
	}
	data = data[start:]
	const mark = "%%EOF"
	end := bytes.LastIndex(data, []byte(mark))
	if end < 0 {
		return nil, ErrTruncated
	}
	if m := linearLength.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		if whole, err := strconv.Atoi(string(m[1])); err == nil && whole > len(data) {
			return nil, ErrTruncated // the mark that was found ends the part for the first page
		}
	}
	data = bytes.Clone(data[:end+len(mark)])
	copy(data, "%PDF-1.7\n")
	return data, nil
}

var (
	tableSize  = regexp.MustCompile(`/Size\s+(\d+)`)
	tableIndex = regexp.MustCompile(`/(?:Index|W)\s*\[([\d\s]+)\]`)
	tableStart = regexp.MustCompile(`xref\s+(\d+)\s+(\d+)\s`)
	number     = regexp.MustCompile(`\d+`)
)

// checkNumbers refuses cross-reference tables that claim far more objects than
// the file can hold: the library would make room for all of them.
func checkNumbers(data []byte) error {
	most := 1<<16 + len(data)
	check := func(digits []byte) error {
		if n, err := strconv.Atoi(string(digits)); err != nil || n > most {
			return fmt.Errorf("the PDF is damaged: its cross-reference table claims %s objects", digits)
		}
		return nil
	}
	for _, claim := range []*regexp.Regexp{tableSize, tableIndex, tableStart} {
		for _, m := range claim.FindAllSubmatch(data, -1) {
			for _, group := range m[1:] {
				for _, digits := range number.FindAll(group, -1) {
					if err := check(digits); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// checkStreams refuses a file that keeps an object stream within an object
// stream, which the format forbids and which the library would follow for ever
// without reading a byte. The table is a private field of the Reader: reflection
// can look at it, though not change it.
func checkStreams(r *pdf.Reader) error {
	table := reflect.ValueOf(r).Elem().FieldByName("xref")
	for i := range table.Len() {
		entry := table.Index(i)
		if !entry.FieldByName("inStream").Bool() {
			continue
		}
		holder := int(entry.FieldByName("stream").FieldByName("id").Uint())
		if holder < table.Len() && table.Index(holder).FieldByName("inStream").Bool() {
			return fmt.Errorf("the PDF is damaged: object %d stands in object stream %d, which stands in another", i, holder)
		}
	}
	return nil
}

// A meter is the bytes of a file, read through a budget. The library follows
// some loops of a hostile file for ever; all of them read on and on, or call
// themselves ever deeper, and end here in a panic that Read recovers.
type meter struct {
	*bytes.Reader
	left  int64
	reads int
}

const (
	minBudget    = 1 << 26 // bytes that any file may cause to be read
	budgetFactor = 1 << 6  // reads of the same byte, in the mean
	leastRead    = 1 << 11 // bytes that a read counts for: many small ones take time too
	maxFrames    = 8000    // of the stack, at the time of a read
	framesEvery  = 16      // reads between two looks at the stack, which take time
)

func newMeter(data []byte) *meter {
	return &meter{Reader: bytes.NewReader(data), left: max(minBudget, budgetFactor*int64(len(data)))}
}

func (m *meter) ReadAt(p []byte, off int64) (int, error) {
	if m.left -= max(int64(len(p)), leastRead); m.left < 0 {
		panic(errors.New("its objects refer to each other in a circle"))
	}
	var frame [1]uintptr
	if m.reads++; m.reads%framesEvery == 0 && runtime.Callers(maxFrames, frame[:]) > 0 {
		panic(errors.New("its objects are nested without end"))
	}
	if off < 0 {
		return 0, io.EOF
	}
	return m.Reader.ReadAt(p, off)
}
