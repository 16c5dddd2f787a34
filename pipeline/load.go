package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/read"
)

// A Store is what a load needs of an index: look-ups that see what was put, and
// puts that are seen at once by later look-ups. Publishing is its owner's.
type Store interface {
	Input(ctx context.Context, source string) (corpus.Input, bool, error)
	Inputs(ctx context.Context) iter.Seq2[corpus.Input, error]
	Record(ctx context.Context, id string) (*corpus.Record, error)
	Members(ctx context.Context, body string) iter.Seq2[*corpus.Record, error]
	Register(ctx context.Context, body string) (register *corpus.Register, basis string, err error)
	Registers(ctx context.Context) iter.Seq2[*corpus.Register, error]
	Alike(ctx context.Context, signature []uint64) (map[string]int, error)
	PutRecord(ctx context.Context, r *corpus.Record) error
	PutInput(ctx context.Context, in corpus.Input) error
	PutRegister(ctx context.Context, r *corpus.Register, basis string) error
	DeleteRecord(ctx context.Context, id string) error
	DeleteInput(ctx context.Context, source string) error
	DeleteRegister(ctx context.Context, body string) error
}

// Options say how a load or a gathering goes about its work.
type Options struct {
	Workers  int                    // at least 1
	Declared []corpus.DeclaredVisit // of all bodies
	Prune    bool                   // take out documents of the walked inputs' places that are gone
	Progress func(done int)         // told after every input; nil for nobody
}

func (o Options) progress(done int) {
	if o.Progress != nil {
		o.Progress(done)
	}
}

// A Summary is what a load did.
type Summary struct {
	Added            int                  `json:"added"`
	Changed          int                  `json:"changed"`
	Unchanged        int                  `json:"unchanged"`
	Removed          int                  `json:"removed"`
	Failed           corpus.List[Failure] `json:"failed"`
	UnresolvedVisits int                  `json:"unresolved_visits"`
	NewPeople        int                  `json:"new_people"`
	Seconds          float64              `json:"seconds"`
	Warnings         corpus.List[string]  `json:"warnings"`
}

// A Failure is an input that gave no document, and why.
type Failure struct {
	Source string `json:"source"`
	Error  string `json:"error"`
}

// FailureOf is the failure that err tells of, with the input it names.
func FailureOf(err error) Failure {
	if input := new(read.InputError); errors.As(err, &input) {
		return Failure{input.Source, input.Err.Error()}
	}
	return Failure{Error: err.Error()}
}

// Load brings a store up to date with inputs: it reads and analyses those that
// it does not hold as they are, finds their copies, and resolves anew the bodies
// that are touched. The error is one of the store or of ctx; inputs that fail are
// in the summary, and what the store holds of them stays.
func Load(ctx context.Context, store Store, inputs iter.Seq2[read.Input, error], o Options) (Summary, error) {
	l := &load{ctx: ctx, store: store, options: o, began: time.Now(), seen: map[string]string{}, touched: map[string]bool{}}
	for _, stage := range []func() error{func() error { return l.intake(inputs) }, l.prune, l.link, l.resolve} {
		if err := stage(); err != nil {
			return l.summary, err
		}
	}
	l.summary.Seconds = time.Since(l.began).Seconds()
	return l.summary, nil
}

// load is the state of one Load.
type load struct {
	ctx     context.Context
	store   Store
	options Options
	began   time.Time
	summary Summary

	seen    map[string]string // places of the sources walked
	touched map[string]bool   // ids of records that came or changed
}

// A reading is what a worker made of one input.
type reading struct {
	input  read.Input
	held   corpus.Input
	known  bool
	same   bool // held as it is
	record *corpus.Record
	err    error
}

// size is the bytes of what is to be read.
func (r reading) size() int { return r.input.Size() }

func (l *load) intake(inputs iter.Seq2[read.Input, error]) error {
	done := 0
	return inOrder(l.ctx, l.options.Workers, readings(inputs), reading.size, l.read, func(r reading) error {
		err := l.take(r)
		done++
		l.options.progress(done)
		return err
	})
}

// readings makes one item of an input or what kept it from being found.
func readings(inputs iter.Seq2[read.Input, error]) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		for in, err := range inputs {
			if !yield(reading{input: in, err: err}) {
				return
			}
		}
	}
}

// read is the worker: it reads and analyses what is not held as it is.
func (l *load) read(ctx context.Context, r reading) reading {
	if r.err != nil {
		return r
	}
	r.held, r.known, r.err = l.store.Input(ctx, r.input.Source)
	if r.err != nil {
		return r
	}
	r.same = r.known && r.held.SHA256 == r.input.SHA256 && r.held.AnalysisVersion == Version()
	if !r.same {
		r.record, r.err = analyseInput(r.input)
	}
	return r
}

func analyseInput(in read.Input) (*corpus.Record, error) {
	doc, err := in.Read()
	if err != nil {
		return nil, err
	}
	return guarded(&doc)
}

// guarded is analyseDocument, whose panic over a text that nobody thought of is
// an error of that text: the rest of a batch goes on.
func guarded(doc *corpus.Document) (record *corpus.Record, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			record, err = nil, &read.InputError{Source: doc.Source, Err: fmt.Errorf("onrecord failed over this text by a fault of its own (%v); please report it, and leave the file out until it is mended", fault)}
		}
	}()
	return analyseDocument(doc), nil
}

// analyseDocument is Analyse; a document without a body is a group of its own, and
// resolved at once.
func analyseDocument(doc *corpus.Document) *corpus.Record {
	record := Analyse(doc)
	if len(record.Bodies) == 0 {
		Resolve(corpus.Body{}, []*corpus.Record{&record}, nil)
	}
	return &record
}

// take puts a reading into the store.
func (l *load) take(r reading) error {
	if r.input.Source == "" {
		l.summary.Failed = append(l.summary.Failed, FailureOf(r.err))
		return nil
	}
	if place, walked := l.seen[r.input.Source]; walked {
		return l.again(r, place)
	}
	l.seen[r.input.Source] = r.input.Place
	switch {
	case r.err != nil:
		return l.fail(r, r.err)
	case r.known && r.held.ID != "" && !r.same && another(r):
		return l.refuse(r, r.held.Place)
	case r.same && r.held.Error != "":
		l.summary.Failed = append(l.summary.Failed, Failure{r.input.Source, r.held.Error})
		return nil
	case r.same:
		l.summary.Unchanged++
		return nil
	}
	return l.put(r)
}

// again meets a source for the second time in this run: a path given twice, or
// another file of the same name.
func (l *load) again(r reading, place string) error {
	if place == r.input.Place && place != "" {
		return nil
	}
	return l.refuse(r, place)
}

// another reports whether what r read is not a new state of what is held under
// its source, but something else: from another place that is still there, or from
// standard input without an id of its own.
func another(r reading) bool {
	if r.input.Place == "" {
		return r.held.SHA256 != r.input.SHA256 && !r.input.OwnID()
	}
	if r.held.Place == "" || r.held.Place == r.input.Place || r.held.SHA256 == r.input.SHA256 {
		return false
	}
	_, err := os.Stat(r.held.Place)
	return err == nil
}

// refuse notes that an input has the name of another, which stays as it is held.
func (l *load) refuse(r reading, place string) error {
	l.summary.Failed = append(l.summary.Failed, Failure{r.input.Source, fmt.Sprintf(
		"its id %q is that of another input, from %s, which is held and stays; index one of them from a folder of another name, or give it an id",
		r.input.ID, cmp.Or(place, "standard input"))})
	return nil
}

// fail notes that an input gave no document. What it gave before stays.
func (l *load) fail(r reading, err error) error {
	failure := FailureOf(err)
	failure.Source = r.input.Source
	l.summary.Failed = append(l.summary.Failed, failure)
	in := r.held
	in.Source, in.SHA256, in.AnalysisVersion, in.Error = r.input.Source, r.input.SHA256, Version(), failure.Error
	return l.store.PutInput(l.ctx, in)
}

func (l *load) put(r reading) error {
	other, err := l.store.Record(l.ctx, r.record.ID)
	if err != nil {
		return err
	}
	if other != nil && other.Source != r.record.Source && other.SHA256 != r.record.SHA256 {
		return l.fail(r, fmt.Errorf("its id %q is that of %s, which is held and stays; give one of them another id", r.record.ID, other.Source))
	}
	if r.known && r.held.ID != "" && r.held.ID != r.record.ID {
		if err := l.remove(r.held.ID, r.record.Source); err != nil {
			return err
		}
	}
	if other == nil {
		l.summary.Added++
	} else {
		l.summary.Changed++
		if err := l.unsettle(other); err != nil {
			return err
		}
	}
	l.touched[r.record.ID] = true
	if r.record.Left != nil {
		l.summary.Warnings = append(l.summary.Warnings, r.record.Source+": "+r.record.Left.String())
	}
	in := corpus.Input{
		Source: r.input.Source, Place: r.input.Place, ID: r.record.ID, SHA256: r.input.SHA256, AnalysisVersion: Version(), Bodies: bodyIDs(r.record), Pending: true,
	}
	if err := l.store.PutRecord(l.ctx, r.record); err != nil { // the last use of the record, which may be long
		return err
	}
	return l.store.PutInput(l.ctx, in)
}

// remove takes out the record of that id, if it is still source's.
func (l *load) remove(id, source string) error {
	record, err := l.store.Record(l.ctx, id)
	if err != nil || record == nil || record.Source != source {
		return err
	}
	l.summary.Removed++
	if err := l.unsettle(record); err != nil {
		return err
	}
	return l.store.DeleteRecord(l.ctx, id)
}

// prune takes out what earlier runs read from the same places and is gone there.
func (l *load) prune() error {
	if !l.options.Prune {
		return nil
	}
	walked := map[string]bool{} // places that an input of this run was read from
	for _, place := range l.seen {
		walked[place] = place != ""
	}
	var gone []corpus.Input
	for in, err := range l.store.Inputs(l.ctx) {
		if err != nil {
			return err
		}
		if _, seen := l.seen[in.Source]; !seen && walked[in.Place] {
			gone = append(gone, in)
		}
	}
	for _, in := range gone {
		if err := l.remove(in.ID, in.Source); err != nil {
			return err
		}
		if err := l.store.DeleteInput(l.ctx, in.Source); err != nil {
			return err
		}
	}
	return nil
}

func bodyIDs(r *corpus.Record) []string {
	var ids []string
	for _, b := range r.Bodies {
		ids = append(ids, b.ID)
	}
	return ids
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
