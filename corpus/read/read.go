// Package read opens what a user points at and gives its texts: folders,
// files, archives, lines of JSON, standard input go in; [corpus.Document]s and
// errors with names come out.
//
// [Walk] is the cheap half: it finds the inputs in a fixed order, reads their
// bytes and hashes them. [Input.Read] is the dear half: it makes the document.
// In between, a pipeline leaves out what it already holds under the same hash.
//
// A format is known by content (format.go); an ending that promises something
// else is noted in the document's warnings. Readers by format: plain.go (text,
// Markdown), html.go, pdf.go with the room pdftext, docx.go; a line of JSON
// holds its text itself (lines.go). Metadata come from a JSON line's own
// fields, from side files (metadata.go), from the document, from the file's
// name (name.go), in this order. Furniture that articles carry within their
// text is marked by one function for all formats (furniture.go).
//
// In doubt: a text that is not UTF-8 is Windows-1252 if its odd bytes are the
// letters and marks of English text, otherwise UTF-8 with U+FFFD for each bad
// byte. An ambiguous date (03/04/2022) is no date. A file of JSON lines without
// a single "text" is no collection of documents.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus"
)

// Options bound what is read. The zero value takes the defaults.
type Options struct {
	MaxText     int       // bytes of one text; 16 MB by default
	MaxUnpacked int64     // bytes that one archive or compressed file may unpack to; 1 GB by default
	Stdin       io.Reader // what the path "-" reads
	// Skip is told of each file that a folder or archive holds and that is no
	// document; nil for nobody.
	Skip func(source, reason string)
	// Doubt is told of each file whose name promises another format than what it
	// holds; nil for nobody.
	Doubt func(source, doubt string)
}

// Defaults of Options.
const (
	DefaultMaxText     = 16 << 20
	DefaultMaxUnpacked = 1 << 30
)

func (o Options) withDefaults() Options {
	if o.MaxText == 0 {
		o.MaxText = DefaultMaxText
	}
	if o.MaxUnpacked == 0 {
		o.MaxUnpacked = DefaultMaxUnpacked
	}
	if o.Stdin == nil {
		o.Stdin = strings.NewReader("")
	}
	if o.Skip == nil {
		o.Skip = func(string, string) {}
	}
	if o.Doubt == nil {
		o.Doubt = func(string, string) {}
	}
	return o
}

// An InputError is what is wrong with one input.
type InputError struct {
	Source string // as in Document.Source, or the path where none was opened
	Err    error
}

func (e *InputError) Error() string { return e.Source + ": " + e.Err.Error() }

func (e *InputError) Unwrap() error { return e.Err }

// An Input is one thing to be read.
type Input struct {
	ID     string // of its document
	Source string // of its document
	SHA256 string // of its raw bytes and its side metadata, in hex
	Place  string // absolute path of what the user named; empty for standard input

	format  format
	doubt   string   // where the ending promises another format
	notes   []string // on how the bytes were decoded
	data    []byte   // the bytes, decompressed
	meta    metadata
	maxText int
}

func newInput(source string, f format, data []byte, sum hash, meta metadata, o Options) Input {
	in := Input{ID: meta.ID, Source: source, format: f, data: data, meta: meta, maxText: o.MaxText}
	if in.ID == "" {
		in.ID = withoutEnding(source)
	}
	in.SHA256 = sum.with(meta)
	return in
}

// A hash is the SHA-256 of an input's raw bytes.
type hash [sha256.Size]byte

// with adds the side metadata, where there are any.
func (h hash) with(meta metadata) string {
	if meta.side {
		b, _ := json.Marshal(meta) // strings alone: cannot fail
		h = sha256.Sum256(append(h[:], b...))
	}
	return hex.EncodeToString(h[:])
}

// OwnID reports whether the input's id is its own, and not made of its source.
func (in Input) OwnID() bool { return in.meta.ID != "" }

// Size is the bytes of the input, decompressed.
func (in Input) Size() int { return len(in.data) }

// Read makes the document. It may be called by several workers at once, each
// with its own input. Its error names the input.
func (in Input) Read() (corpus.Document, error) {
	doc, err := in.parse()
	if err == nil && len(doc.Text) > in.maxText {
		err = textTooLarge(in.maxText)
	}
	if err == nil && strings.TrimSpace(doc.Text) == "" {
		err = errEmpty
	}
	if err != nil && in.doubt != "" {
		err = fmt.Errorf("%s: %w", in.doubt, err)
	}
	if err != nil {
		return corpus.Document{}, &InputError{in.Source, err}
	}
	doc.Warnings = append(doc.Warnings, in.notes...)
	doc.ID, doc.Source, doc.SHA256 = in.ID, in.Source, in.SHA256
	if in.doubt != "" {
		doc.Warnings = append(doc.Warnings, in.doubt)
	}
	in.meta.apply(&doc)
	if doc.Published == nil {
		doc.Published = publishedByName(in.Source, doc.URL)
	}
	return doc, nil
}

var errEmpty = errors.New("there is no text in it")

func textTooLarge(most int) error {
	return fmt.Errorf("the text is above the cap of %d bytes; raise it with --max-text, or split the file", most)
}

// parse reads the text by format, without what metadata and names say. A panic
// of a library over a hostile file is an error of that file.
func (in Input) parse() (doc corpus.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = corpus.Document{}, fmt.Errorf("%v that cannot be read (%v); save it anew, or as plain text", in.format, r)
		}
	}()
	switch in.format {
	case formatText, formatMarkdown, formatJSONLine:
		return in.parsePlain()
	case formatHTML:
		return in.parseHTML()
	case formatPDF:
		return in.parsePDF()
	case formatDOCX:
		return in.parseDOCX()
	}
	return corpus.Document{}, fmt.Errorf("format %v cannot be read", in.format)
}
