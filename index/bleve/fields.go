package bleve

import (
	"math"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"

	engine "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The fields of the engine's documents. Those of a text's words have a
// counterpart for titles and furniture.
const (
	fieldID      = "_id"    // the engine's own
	fieldStored  = "stored" // not searched
	fieldIs      = "is"     // what sort of document of the engine
	fieldDate    = "date"
	fieldMember  = "member"    // ids of the bodies a record concerns; noBody if none
	fieldSimilar = "signature" // values of the signature
	fieldAlias   = "alias"     // of registers: field, key of a name, key of what it is called now
	fieldPair    = "pair"
	fieldLong    = "long" // its own term: none of the text's words are indexed
)

// exactField and stemField are where the words of a part are searched.
func exactField(part index.Part) string { return string(part) }
func stemField(part index.Part) string  { return string(part) + "~" }

// noBody is the member value of records without a body. No slug is like it.
const noBody = "-"

// The sorts of documents of the engine, which begin their ids.
const (
	sortDocument = "d/" // searched; stores an index.Document
	sortRecord   = "r/"
	sortRegister = "g/"
	sortInput    = "i/"
)

// A field is one field of a document, analysed already.
type field struct {
	name    string
	options engine.FieldIndexingOptions
	length  int
	terms   engine.TokenFrequencies
	value   []byte
}

func (f *field) Name() string                                      { return f.name }
func (f *field) Value() []byte                                     { return f.value }
func (f *field) ArrayPositions() []uint64                          { return nil }
func (f *field) EncodedFieldType() byte                            { return 't' }
func (f *field) Analyze()                                          {}
func (f *field) Options() engine.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                               { return f.length }
func (f *field) AnalyzedTokenFrequencies() engine.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                         { return uint64(len(f.value)) }

// A document is what goes into the engine. Its fields are made when the engine
// asks for them, so that its own workers do the work; what they are made of, a
// long record maybe, is let go then.
type document struct {
	id     string
	build  func() []engine.Field
	fields []engine.Field
}

func (d *document) ID() string                                  { return d.id }
func (d *document) Size() int                                   { return 0 }
func (d *document) VisitComposite(engine.CompositeFieldVisitor) {}
func (d *document) HasComposite() bool                          { return false }
func (d *document) NumPlainTextBytes() uint64                   { return 0 }
func (d *document) StoredFieldsBytes() uint64                   { return 0 }
func (d *document) Indexed() bool                               { return true }

// AddIDField is called before any other; the id is added with the others.
func (d *document) AddIDField() {}

func (d *document) VisitFields(visit engine.FieldVisitor) {
	if d.fields == nil {
		d.fields = append(d.build(), &field{
			name: fieldID, options: engine.IndexField | engine.StoreField, length: 1, value: []byte(d.id), terms: keywords(d.id),
		})
		d.build = nil
	}
	for _, f := range d.fields {
		visit(f)
	}
}

// storedDocument is a document that is looked up by id and never searched.
func storedDocument(sort, id string, value []byte, more ...engine.Field) *document {
	return &document{id: sort + id, build: func() []engine.Field {
		return append(more, stored(value), keyword(fieldIs, sort))
	}}
}

func stored(value []byte) *field {
	return &field{name: fieldStored, options: engine.StoreField, value: value}
}

// searched is the document by which a record is searched. The words of a text of so
// many bytes as long are not indexed.
func searched(r *corpus.Record, long int) *document {
	return &document{id: sortDocument + r.ID, build: func() []engine.Field {
		d := index.DocumentOf(r)
		value := encodeDocument(d)
		if len(d.Text) >= long {
			value = packer.EncodeAll(value, make([]byte, 0, len(value)/3))
		}
		fields := []engine.Field{stored(value), keyword(fieldIs, sortDocument), keyword(fieldMember, members(r)...)}
		if d.Date != "" {
			fields = append(fields, keyword(fieldDate, string(d.Date)))
		}
		if len(r.Clues.Signature) > 0 {
			fields = append(fields, keyword(fieldSimilar, signatureTerms(r.Clues.Signature)...))
		}
		return appendWordFields(appendKeyFields(fields, d), d, long)
	}}
}

func members(r *corpus.Record) []string {
	ids := map[string]bool{}
	if r.Body != nil {
		ids[r.Body.ID] = true
	}
	for _, b := range r.Bodies {
		ids[b.ID] = true
	}
	if len(ids) == 0 {
		return []string{noBody}
	}
	all := make([]string, 0, len(ids))
	for id := range ids {
		all = append(all, id)
	}
	return all
}

// signatureTerms are terms of eight bytes.
func signatureTerms(signature []uint64) []string {
	terms := make([]string, len(signature))
	for i, v := range signature {
		var b [8]byte
		for j := range b {
			b[j] = byte(v >> (56 - 8*j))
		}
		terms[i] = string(b[:])
	}
	return terms
}

func appendKeyFields(fields []engine.Field, d *index.Document) []engine.Field {
	for _, f := range index.Fields() {
		keys := d.Keys(f)
		for i := range d.Quotes {
			keys = append(keys, d.Quotes[i].Keys(f)...)
		}
		if f != index.FieldDoc && len(keys) > 0 {
			fields = append(fields, keyword(string(f), keys...))
		}
	}
	return fields
}

func appendWordFields(fields []engine.Field, d *index.Document, long int) []engine.Field {
	parts := []index.Part{index.InTitle, index.InText, index.InFurniture}
	if len(d.Text) >= long {
		parts = parts[:1]
		fields = append(fields, keyword(fieldLong, fieldLong))
	}
	for _, part := range parts {
		words := gather(d, part)
		if words.length == 0 {
			continue
		}
		length := lengthCode(words.length)
		fields = append(fields,
			&field{name: exactField(part), options: engine.IndexField, length: length, terms: words.exact.counted()},
			&field{name: stemField(part), options: engine.IndexField, length: length, terms: words.stems.counted()})
		if part == index.InText {
			fields = append(fields, &field{
				name: fieldPair, options: engine.IndexField | engine.IncludeTermVectors, length: length, terms: words.pairs.placed(),
			})
		}
	}
	return fields
}

// lengthCode rounds a length in words to one of about 12 a doubling, so that the
// engine keeps it in a byte; lengthOf is the length that a code stands for.
func lengthCode(words int) int {
	return max(1, min(127, int(math.Round(8*math.Log2(1+float64(words)/8)))))
}

func lengthOf(code float64) float64 { return 8 * (math.Exp2(code/8) - 1) }

// gathered is the words of a part of a document.
type gathered struct {
	length              int
	exact, stems, pairs occurrences
}

// occurrences are the positions of terms, in order.
type occurrences map[string][]int

func gather(d *index.Document, part index.Part) gathered {
	g := gathered{exact: occurrences{}, stems: occurrences{}, pairs: occurrences{}}
	source := d.Text
	if part == index.InTitle {
		source = d.Title
	}
	before, at := "", -1
	for w := range d.Words(part) {
		folded := text.Fold(w.Span.Of(source))
		stem := text.Stem(folded)
		g.exact[folded] = append(g.exact[folded], w.Position)
		g.stems[stem] = append(g.stems[stem], w.Position)
		if part == index.InText && at == w.Position-1 && g.length > 0 {
			pair := before + string(between) + folded
			g.pairs[pair] = append(g.pairs[pair], at)
		}
		before, at = folded, w.Position
		g.length++
	}
	return g
}

// between parts the two words of a pair. No word holds it.
const between = ' '

// counted are the terms with how often they stand in the field. The engine takes
// the terms from the keys alone.
func (o occurrences) counted() engine.TokenFrequencies {
	terms := make(engine.TokenFrequencies, len(o))
	backing := make([]engine.TokenFreq, 0, len(o))
	for term, positions := range o {
		backing = append(backing, engine.TokenFreq{})
		tf := &backing[len(backing)-1]
		tf.SetFrequency(len(positions))
		terms[term] = tf
	}
	return terms
}

// placed are the terms with their positions. Most stand in a text once: their
// position takes the place of how often they stand there, and is odd. The
// others have one location, of the first position and then the differences.
func (o occurrences) placed() engine.TokenFrequencies {
	terms := o.counted()
	for term, positions := range o {
		tf := terms[term]
		if len(positions) == 1 {
			tf.SetFrequency(positions[0]<<1 | 1)
			continue
		}
		tf.SetFrequency(len(positions) << 1)
		location := &engine.TokenLocation{Position: positions[0], ArrayPositions: make([]uint64, len(positions)-1)}
		for i := range location.ArrayPositions {
			location.ArrayPositions[i] = uint64(positions[i+1] - positions[i])
		}
		tf.Locations = []*engine.TokenLocation{location}
	}
	return terms
}

// placedCount is how often a term of such a field stands in a text.
func placedCount(p segment.Posting) int {
	if f := p.Frequency(); f&1 == 0 {
		return int(f >> 1)
	}
	return 1
}

// appendPlaces adds the positions of a term of such a field to all.
func appendPlaces(all []uint32, p segment.Posting) []uint32 {
	if f := p.Frequency(); f&1 == 1 {
		return append(all, uint32(f>>1))
	}
	for _, location := range p.Locations() {
		at := uint32(location.Pos())
		all = append(all, at)
		for _, d := range location.ArrayPositions() {
			at += uint32(d)
			all = append(all, at)
		}
	}
	return all
}

// keyword is a field whose terms are there or not.
func keyword(name string, terms ...string) *field {
	return &field{name: name, options: engine.IndexField, length: 1, terms: keywords(terms...)}
}

func keywords(terms ...string) engine.TokenFrequencies {
	all := make(engine.TokenFrequencies, len(terms))
	for _, t := range terms {
		tf := &engine.TokenFreq{Term: []byte(t)}
		tf.SetFrequency(1)
		all[t] = tf
	}
	return all
}

type keptRegister struct {
	Register *corpus.Register `json:"register"`
	Basis    string           `json:"basis"`
}

// aliases are the terms for what the visits and people of a register are called,
// and were before: so that they are known even if no document has them.
func aliases(r *corpus.Register) []string {
	var all []string
	for _, v := range r.Visits {
		all = appendAliases(all, index.FieldVisit, v.ID, v.ID)
		all = appendAliases(all, index.FieldVisit, v.ID, v.Aliases...)
	}
	for _, p := range r.People {
		all = appendAliases(all, index.FieldSpeaker, p.ID, p.ID, p.Name)
		all = appendAliases(all, index.FieldSpeaker, p.ID, p.Aliases...)
	}
	return all
}

func appendAliases(all []string, f index.Field, id string, names ...string) []string {
	for _, name := range names {
		all = append(all, aliasPrefix(f, name)+f.Key(id))
	}
	return all
}

func aliasPrefix(f index.Field, name string) string {
	return string(f) + "\x00" + f.Key(name) + "\x00"
}
