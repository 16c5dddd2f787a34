package index

import (
	"context"
	"iter"
	"time"

	"onrecord/corpus"
)

// An Index is a place that keeps records. It is safe for use by many
// goroutines and processes: any number read, one writes.
type Index interface {
	// Open is a snapshot of what was published last. The error is an
	// *UnavailableError where there is none that can be read.
	Open(ctx context.Context) (Snapshot, error)
	// Begin starts the one run that may write, waiting up to wait for
	// another to end; then the error is an *UnavailableError that names its
	// holder. An index that does not exist yet is made. What a killed run
	// had put is there to go on from.
	Begin(ctx context.Context, wait time.Duration) (Run, error)
}

// A Snapshot is one published state of an index. Its methods may be called
// from many goroutines; after Close none may.
type Snapshot interface {
	Names
	// Generation names the state: another publication has another name. It
	// is what caches are keyed by.
	Generation() string
	// Select looks up the names in query and filter. A nil query selects
	// every document that passes the filter. Errors are *QueryError and
	// *UnknownError.
	Select(ctx context.Context, query *Query, filter Filter) (*Selection, error)
	// Search is one page of the selected documents, ranked.
	Search(ctx context.Context, s *Selection, r Request) (Page, error)
	// Matches yields every selected document with its places, by id.
	Matches(ctx context.Context, s *Selection) iter.Seq2[Match, error]
	// Records yields the record of every selected document, by id.
	Records(ctx context.Context, s *Selection) iter.Seq2[*corpus.Record, error]
	// Record is the record of one document, ErrNotHeld if there is none.
	Record(ctx context.Context, id string) (*corpus.Record, error)
	// Registers yields the registers, by body; that of documents without a
	// body has the empty id.
	Registers(ctx context.Context) iter.Seq2[*corpus.Register, error]
	// Inputs yields what became of every input, by source.
	Inputs(ctx context.Context) iter.Seq2[corpus.Input, error]
	Close() error
}

// A Run is one go at changing an index. Look-ups see what was published, what
// a killed run left, and what this run put. A record put twice is held once,
// as put last. Methods may be called from many goroutines.
//
// The signatures speak of corpus types alone, so that what the pipeline needs
// of a store is met without either knowing the other.
type Run interface {
	// Input is what became of an input, by its source; false if unknown.
	Input(ctx context.Context, source string) (corpus.Input, bool, error)
	// Inputs yields every input, by source.
	Inputs(ctx context.Context) iter.Seq2[corpus.Input, error]
	// Record is the record of one document, nil if there is none.
	Record(ctx context.Context, id string) (*corpus.Record, error)
	// Records yields every record, by id.
	Records(ctx context.Context) iter.Seq2[*corpus.Record, error]
	// Members yields, by id, the records that concern a body, as their main
	// one or another; for the empty id those that concern none.
	Members(ctx context.Context, body string) iter.Seq2[*corpus.Record, error]
	// Bodies yields, in order, the ids of the bodies that records concern,
	// the empty one included if there is a record without.
	Bodies(ctx context.Context) iter.Seq2[string, error]
	// Register is a body's register and the basis it was put with; nil if
	// there is none.
	Register(ctx context.Context, body string) (*corpus.Register, string, error)
	// Registers yields the registers, by body.
	Registers(ctx context.Context) iter.Seq2[*corpus.Register, error]
	// Alike counts, for every record whose signature (Clues.Signature) shares
	// a value with the given one, how many values it shares.
	Alike(ctx context.Context, signature []uint64) (map[string]int, error)

	// PutRecord adds a record, or replaces the one of the same id. The record
	// must not be changed before the run has ended.
	PutRecord(ctx context.Context, r *corpus.Record) error
	// PutInput notes what became of an input. Put its record first: a run
	// killed in between then reads the input again.
	PutInput(ctx context.Context, in corpus.Input) error
	// PutRegister adds or replaces the register of a body. The basis is the
	// caller's own note of what it was made from.
	PutRegister(ctx context.Context, r *corpus.Register, basis string) error
	// DeleteRecord, DeleteInput and DeleteRegister take out what they name;
	// it is no error if it is not there.
	DeleteRecord(ctx context.Context, id string) error
	DeleteInput(ctx context.Context, source string) error
	DeleteRegister(ctx context.Context, body string) error

	// Publish makes what was put the state that Open gives, all at once, and
	// ends the run. If it fails, what was published before stands.
	Publish(ctx context.Context) error
	// Abandon ends the run. What was put stays unpublished and the next run
	// goes on from it. After Publish it does nothing.
	Abandon() error
}

// A Request asks for a page of hits.
type Request struct {
	Size   int    // most hits to give; 0 gives none, only the total
	After  Cursor // empty for the first page
	Sort   Sort
	Places bool // count the places of each hit
}

// Sort is an order of hits; equal ones go by id.
type Sort string

// The orders of hits.
const (
	ByScore Sort = ""     // best first
	ByDate  Sort = "date" // oldest first, undated last
	ByID    Sort = "id"
)

// A Cursor is where a page ended: opaque, and good only for the same
// selection, order and generation.
type Cursor string

// A Page is some of the hits.
type Page struct {
	Hits  []Hit
	Total int    // how many documents are selected in all
	Next  Cursor // to ask for the page that follows; empty behind the last
}

// A Hit is one selected document in a ranked list.
type Hit struct {
	Doc    string      `json:"doc"`
	Score  float64     `json:"score"`
	Title  string      `json:"title,omitempty"`
	Outlet string      `json:"outlet,omitempty"`
	Date   corpus.Date `json:"date,omitempty"`
	Body   string      `json:"body,omitempty"`  // id of the main one
	Visit  string      `json:"visit,omitempty"` // id
	Hits   int         `json:"hits"`            // places in its text, if asked for
}

// A Match is one selected document with its places.
type Match struct {
	*Document
	Places []Place // in the order of the text
	Quotes []int   // of Document.Quotes, those that the selection allows
}

// A Place is where the words of a query stand.
type Place struct {
	Span  corpus.Span // of the text
	Quote int         // index into Document.Quotes of the innermost quotation it stands in; -1 for none
}
