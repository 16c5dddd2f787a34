package bleve

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"onrecord/corpus"
	"onrecord/index"

	"github.com/klauspost/compress/zstd"
)

// An encoder writes a Document as counts and strings one behind the other; a
// decoder reads them in the same order.
type encoder struct{ b []byte }

func (e *encoder) count(n int) { e.b = binary.AppendUvarint(e.b, uint64(n)) }

func (e *encoder) text(s string) {
	e.count(len(s))
	e.b = append(e.b, s...)
}

func (e *encoder) spans(spans corpus.Spans) {
	e.count(len(spans))
	at := 0
	for _, s := range spans {
		e.b = binary.AppendVarint(e.b, int64(s.Start-at))
		e.count(s.Len())
		at = s.Start
	}
}

// encodeDocument puts what a ranked list shows first, so that it can be read
// alone.
func encodeDocument(d *index.Document) []byte {
	head := &encoder{}
	for _, s := range []string{d.ID, string(d.Kind), d.Title, d.Outlet, d.Inspectorate, string(d.Date), d.Body.ID, d.Body.Name, d.Visit} {
		head.text(s)
	}
	e := &encoder{make([]byte, 0, len(d.Text)+len(d.Text)/8+len(d.Quotes)*(len(d.ID)+64)+256)}
	e.text(string(head.b))
	e.text(d.Text)
	e.count(len(d.Bodies))
	for _, b := range d.Bodies {
		e.text(b.ID)
		e.text(b.Name)
	}
	e.spans(d.Pages)
	e.spans(d.Sentences)
	e.spans(d.Furniture)
	e.count(len(d.Quotes))
	for _, q := range d.Quotes {
		e.quote(q)
	}
	return e.b
}

func (e *encoder) quote(q index.Quote) {
	e.text(q.ID)
	e.text(string(q.Kind))
	e.text(string(q.Voice))
	e.spans(q.Content)
	e.count(len(q.Speakers))
	for _, s := range q.Speakers {
		e.text(s.Name)
		e.text(s.ID)
	}
}

var errCut = errors.New("a stored document is cut short")

// A decoder keeps the first fault and gives zeros from then on.
type decoder struct {
	s   string
	err error
}

func (d *decoder) count() int {
	n, size := uvarint(d.s)
	if size <= 0 || n > uint64(len(d.s)) {
		d.fail()
		return 0
	}
	d.s = d.s[size:]
	return int(n)
}

func (d *decoder) fail() {
	d.s, d.err = "", errCut
}

func (d *decoder) text() string {
	n := d.count()
	if n > len(d.s) {
		d.fail()
		return ""
	}
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

func (d *decoder) spans() corpus.Spans {
	n := d.count()
	if n == 0 {
		return nil
	}
	spans := make(corpus.Spans, n)
	at := 0
	for i := range spans {
		at += d.difference()
		spans[i] = corpus.Span{Start: at, End: at + d.length()}
	}
	return spans
}

func (d *decoder) difference() int {
	u, size := uvarint(d.s)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.s = d.s[size:]
	return int(u>>1) ^ -int(u&1)
}

// length is a count of something that is not itself in what is left.
func (d *decoder) length() int {
	u, size := uvarint(d.s)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.s = d.s[size:]
	return int(u)
}

// uvarint is binary.Uvarint of a string.
func uvarint(s string) (uint64, int) {
	var x uint64
	for i := range min(len(s), binary.MaxVarintLen64) {
		x |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

// packedMark begins what is packed (RFC 8878). No document that is not begins so.
var packedMark = []byte{0x28, 0xb5, 0x2f, 0xfd}

// unpackedDocument are the bytes of a document; that of a long text is packed.
func unpackedDocument(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, packedMark) {
		return b, nil
	}
	return unpacker.DecodeAll(b, nil)
}

// decodeHead reads what a ranked list shows of a document.
func decodeHead(b []byte) (*index.Document, error) {
	b, err := unpackedDocument(b)
	if err != nil {
		return nil, err
	}
	size, width := binary.Uvarint(b)
	if width <= 0 || size > uint64(len(b)-width) {
		return nil, errCut
	}
	doc := &index.Document{}
	d := &decoder{s: string(b[width : width+int(size)])}
	d.head(doc)
	return doc, d.err
}

func (d *decoder) head(doc *index.Document) {
	doc.ID = d.text()
	doc.Kind = corpus.Kind(d.text())
	doc.Title = d.text()
	doc.Outlet = d.text()
	doc.Inspectorate = d.text()
	doc.Date = corpus.Date(d.text())
	doc.Body = corpus.Body{ID: d.text(), Name: d.text()}
	doc.Visit = d.text()
}

func decodeDocument(b []byte) (*index.Document, error) {
	b, err := unpackedDocument(b)
	if err != nil {
		return nil, err
	}
	d := &decoder{s: string(b)}
	doc := &index.Document{}
	head := &decoder{s: d.text()}
	head.head(doc)
	doc.Text = d.text()
	for range d.count() {
		doc.Bodies = append(doc.Bodies, corpus.Body{ID: d.text(), Name: d.text()})
	}
	doc.Pages, doc.Sentences, doc.Furniture = d.spans(), d.spans(), d.spans()
	for range d.count() {
		doc.Quotes = append(doc.Quotes, d.quote())
	}
	return doc, cmp.Or(head.err, d.err)
}

func (d *decoder) quote() index.Quote {
	q := index.Quote{ID: d.text(), Kind: corpus.QuoteKind(d.text()), Voice: corpus.Voice(d.text()), Content: d.spans()}
	for range d.count() {
		q.Speakers = append(q.Speakers, corpus.Speaker{Name: d.text(), ID: d.text()})
	}
	return q
}

// Both are safe for use by many goroutines.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
)

// packers write a record's JSON as it comes.
var packers = sync.Pool{New: func() any {
	w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	return w
}}

// packRecord makes compressed JSON of a record, which can be long: its JSON is
// never held as a whole.
func packRecord(r *corpus.Record) ([]byte, error) {
	out := packers.Get().(*zstd.Encoder)
	defer packers.Put(out)
	var packed bytes.Buffer
	out.Reset(&packed)
	if err := errors.Join(r.WriteJSON(out), out.Close()); err != nil {
		return nil, fmt.Errorf("store a record: %w", err)
	}
	return packed.Bytes(), nil
}

// pack makes compressed JSON of a register or an input.
func pack(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("store %T: %w", v, err)
	}
	return packer.EncodeAll(b, make([]byte, 0, len(b)/4)), nil
}

func unpack(b []byte, v any) error {
	if r, long := v.(*corpus.Record); long {
		return unpackRecord(b, r)
	}
	plain, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return fmt.Errorf("read a stored %T: %w", v, err)
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return fmt.Errorf("read a stored %T: %w", v, err)
	}
	return nil
}

// unpackers give a record's JSON as it is read.
var unpackers = sync.Pool{New: func() any {
	r, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	return r
}}

func unpackRecord(b []byte, r *corpus.Record) error {
	in := unpackers.Get().(*zstd.Decoder)
	defer unpackers.Put(in)
	err := in.Reset(bytes.NewReader(b))
	if err == nil {
		err = r.ReadJSON(in)
	}
	if err != nil {
		return fmt.Errorf("read a stored record: %w", err)
	}
	return nil
}
