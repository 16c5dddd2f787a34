package study

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
	"onrecord/index"
)

// A reading is the words of selected documents, one behind the other, and for
// each where it stands and whose it is.
type reading struct {
	stream    *term.Stream
	documents []readDocument
	passages  []passage
	at        []uint32 // by place of the stream: index of its passage
	voices    []attribution
	words     int

	utterances map[string]int32
	voiced     map[attribution]int32
	formulas   *formulas
}

type readDocument struct {
	*index.Document     // without text, sentences and quotations
	words           int // of the passages read
}

// A passage is one clause: its document, the utterance it is part of, and whose
// words it is, as indices; and whether its sentence is a formula of reports.
type passage struct {
	document, utterance, voice int32
	formula                    bool
}

func newReading(formulas *formulas) *reading {
	return &reading{
		stream: term.NewStream(), passages: []passage{{}}, at: []uint32{0},
		utterances: map[string]int32{}, voiced: map[attribution]int32{}, formulas: formulas,
	}
}

// read adds the sentences of the selected documents, those of known aside; where
// the selection asks for properties of quotations, only what stands in such.
func (r *reading) read(ctx context.Context, snap index.Snapshot, s *index.Selection, known map[string]bool) error {
	for match, err := range snap.Matches(ctx, s) {
		if err != nil {
			return fmt.Errorf("read the documents: %w", err)
		}
		if !known[match.ID] {
			r.document(match, s.Root.OfQuotes())
		}
	}
	return nil
}

func (r *reading) document(match index.Match, inQuotes bool) {
	d := match.Document
	number := int32(len(r.documents))
	head := *d
	head.Text, head.Sentences, head.Quotes = "", nil, nil
	r.documents = append(r.documents, readDocument{Document: &head})
	speech := newSpeech(d)
	for _, span := range d.Sentences {
		words := text.Words(span.Of(d.Text), span.Start)
		first, begun := len(r.stream.Keys), len(r.passages)
		for _, clause := range term.Clauses(d.Text, words, speech.edges) {
			quote := speech.around(int(words[clause.First].Start))
			if inQuotes && !slices.Contains(match.Quotes, quote) {
				continue
			}
			r.clause(d, words, clause, passage{document: number, utterance: r.utteranceIn(d, speech, quote), voice: r.voice(d, quote)})
		}
		if len(r.passages) > begun {
			r.sentence(d, span, begun, first)
		}
	}
}

// clause lays a clause behind the stream.
func (r *reading) clause(d *index.Document, words []text.Word, c term.Clause, p passage) {
	first := r.stream.Add(d.Text, words, c)
	for len(r.at) < len(r.stream.Keys) {
		r.at = append(r.at, uint32(len(r.passages)))
	}
	r.passages = append(r.passages, p)
	n := len(r.stream.Keys) - first - 1
	r.words += n
	r.documents[p.document].words += n
}

func (r *reading) voice(d *index.Document, quote int) int32 {
	a := attribute(d, quote)
	number, held := r.voiced[a]
	if !held {
		number = int32(len(r.voices))
		r.voiced[a] = number
		r.voices = append(r.voices, a)
	}
	return number
}

// utteranceIn is the utterance that quotation quote is; -1 outside quotations.
func (r *reading) utteranceIn(d *index.Document, speech *speech, quote int) int32 {
	if quote < 0 {
		return -1
	}
	if speech.utterances[quote] < 0 {
		var words []string
		for _, part := range d.Quotes[quote].Content {
			words = append(words, folds(part.Of(d.Text))...)
		}
		key := "quoted\n" + attribute(d, quote).speaker + "\n" + d.Visit + "\n" + strings.Join(words, " ")
		speech.utterances[quote] = number(r.utterances, key)
	}
	return speech.utterances[quote]
}

// sentence settles what needs the whole sentence at span: the passages from
// begun on, whose words are in the stream from first on.
func (r *reading) sentence(d *index.Document, span corpus.Span, begun, first int) {
	var words []byte
	for _, form := range r.stream.Forms[first:] {
		if form != 0 {
			words = binary.LittleEndian.AppendUint32(words, form)
		}
	}
	formula := r.formulas.has(d.ID, span.Of(d.Text))
	for i := begun; i < len(r.passages); i++ {
		p := &r.passages[i]
		p.formula = formula
		if p.utterance < 0 {
			p.utterance = number(r.utterances, r.voices[p.voice].speaker+"\n"+d.Visit+"\n"+string(words))
		}
	}
}

// number is the number of key in numbers, which gives new keys the next one.
func number(numbers map[string]int32, key string) int32 {
	n, held := numbers[key]
	if !held {
		n = int32(len(numbers))
		numbers[key] = n
	}
	return n
}

// passageAt is the passage that place of the stream stands in.
func (r *reading) passageAt(place uint32) passage { return r.passages[r.at[place]] }

// value is where place belongs by dimension.
func (r *reading) value(by Dimension, place uint32) string {
	p := r.passageAt(place)
	return value(by, r.documents[p.document].Document, r.voices[p.voice])
}
