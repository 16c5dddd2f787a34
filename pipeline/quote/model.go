package quote

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

// A Model is what was learnt of quotations from annotated texts: a tagger, a
// sequence model of content, source and cue, a linker of contents to sources,
// and how far to trust them.
type Model struct {
	tagger tagger
	bands  map[uint32]uint8 // how often the stems that are cues are
	chain  chain            // the first pass
	second chain            // the second pass, which sees the first's labels
	linker linker
	doubt  doubt
}

func (m *Model) band(stem uint32) uint8 { return m.bands[stem] }

//go:embed model.bin
var modelFile []byte

// ModelSum tells the model that the program carries from any other.
func ModelSum() string {
	sum := sha256.Sum256(modelFile)
	return hex.EncodeToString(sum[:8])
}

// embedded is the model that the program carries; nil if it carries none.
var embedded = sync.OnceValue(func() *Model {
	if len(modelFile) == 0 {
		return nil
	}
	m, err := ReadModel(bytes.NewReader(modelFile))
	if err != nil {
		panic("the quotation model that the program embeds does not load: " + err.Error())
	}
	return m
})

// magic opens a model file; its number grows with the features and the layout.
const magic = "onrecord quotations 1\n"

// WriteTo writes m, compressed, as ReadModel reads it: the same model, the same
// bytes. It returns how many there were before compression.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	for _, t := range []*table{&m.tagger.table, &m.chain.table, &m.second.table, &m.linker.table} {
		put(&b, uint32(len(t.rows)), uint32(t.stride), t.scale, t.rows)
	}
	put(&b, m.chain.start, m.chain.follow, m.second.start, m.second.follow, m.doubt.weights, uint32(len(m.bands)))
	for _, stem := range slices.Sorted(maps.Keys(m.bands)) {
		put(&b, stem, m.bands[stem])
	}
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return 0, fmt.Errorf("write quotation model: %w", err)
	}
	n, err := b.WriteTo(packed)
	if err == nil {
		err = packed.Close()
	}
	if err != nil {
		return n, fmt.Errorf("write quotation model: %w", err)
	}
	return n, nil
}

func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		// Values of fixed size do not fail to be written to a buffer.
		_ = binary.Write(b, binary.LittleEndian, v)
	}
}

// mostRows bounds what a damaged model file can ask for.
const mostRows = 1 << 24

// ReadModel reads a model that WriteTo wrote.
func ReadModel(file io.Reader) (*Model, error) {
	packed, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("read quotation model: %w", err)
	}
	r := bufio.NewReader(packed)
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != magic {
		return nil, errors.New("read quotation model: not a model of this version; train it anew")
	}
	m := &Model{bands: map[uint32]uint8{}}
	get := func(values ...any) error {
		for _, v := range values {
			if err := binary.Read(r, binary.LittleEndian, v); err != nil {
				return fmt.Errorf("read quotation model: %w", err)
			}
		}
		return nil
	}
	for _, t := range []*table{&m.tagger.table, &m.chain.table, &m.second.table, &m.linker.table} {
		var size, stride uint32
		if err := get(&size, &stride, &t.scale); err != nil {
			return nil, err
		}
		if size > mostRows || stride == 0 || size > 0 && (size/stride == 0 || size/stride&(size/stride-1) != 0) {
			return nil, errors.New("read quotation model: a table of impossible size; train it anew")
		}
		t.rows, t.stride, t.mask = make([]int8, size), int(stride), size/stride-1
		if err := get(t.rows); err != nil {
			return nil, err
		}
	}
	var n uint32
	if err := get(&m.chain.start, &m.chain.follow, &m.second.start, &m.second.follow, &m.doubt.weights, &n); err != nil {
		return nil, err
	}
	if n > mostRows {
		return nil, errors.New("read quotation model: a lexicon of impossible size; train it anew")
	}
	for range n {
		var stem uint32
		var band uint8
		if err := get(&stem, &band); err != nil {
			return nil, err
		}
		m.bands[stem] = band
	}
	m.chain.pack()
	m.second.pack()
	return m, nil
}
