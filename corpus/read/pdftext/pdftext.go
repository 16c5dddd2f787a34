// Package pdftext reads the text of a PDF in the order in which a person reads
// it.
//
// The objects of the file and the names of glyphs are the work of
// github.com/ledongthuc/pdf; what is drawn where is read by an interpreter of
// its own (interpret.go), since the library's loses a font set between q and Q
// and breaks words at every run of letters. From there:
//
//	letters ─▶ words and lines ─▶ tables, columns ─▶ paragraphs ─▶ text
//	interpret.go    line.go     table.go column.go  paragraph.go  compose.go
//
// Paragraphs are parted by a blank line and hold no line break. A row of a
// ruled table is a paragraph whose cells are parted by tabs. Hyphenation at
// line ends is undone where the document's other words speak for it. A
// paragraph that runs over a page goes on unbroken; the running heads and page
// numbers in between stand before it, as furniture.
//
// In doubt: columns are looked for two by two; a table without rules comes out
// line by line; slanted text comes last; scanned pages have no text, and a
// document of nothing else is an error.
package pdftext

import (
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus"
)

// A Text is what a PDF says. Spans are ranges of bytes of Text.
type Text struct {
	Title     string // of the first page, or of the file's own metadata
	Author    string // of the file's own metadata
	Language  string // of the file's own metadata, "en"
	Text      string // valid UTF-8
	Pages     corpus.Spans
	Headings  corpus.Spans
	Furniture []corpus.Furniture // "running-head" and "page-number"
	Warnings  []string
}

// ErrNoText is the error of a document that shows no letters.
var ErrNoText = errors.New("no text in the PDF, only images; run it through OCR first")

// TooLargeError is the error of a document whose text is above the cap.
type TooLargeError struct{ Cap int }

func (e TooLargeError) Error() string {
	return fmt.Sprintf("the text is above the cap of %d bytes", e.Cap)
}

// maxContent bounds the page descriptions that are interpreted, in bytes: a
// small file can unfold to any size.
const maxContent = 1 << 28

// Read gives the text of the PDF in data, of at most most bytes. Whatever is
// wrong with the file ends in an error, not in a panic.
func Read(data []byte, most int) (text Text, err error) {
	defer func() {
		if r := recover(); r != nil {
			text, err = Text{}, fmt.Errorf("the PDF is damaged: %v; print it anew from its source", r)
		}
	}()
	r, err := open(data)
	if err != nil {
		return Text{}, err
	}
	pages, err := leaves(r.Trailer().Key("Root").Key("Pages"))
	if err != nil {
		return Text{}, err
	}
	d, err := newDocument(pages, most)
	if err != nil {
		return Text{}, err
	}
	text = d.compose()
	if len(text.Text) > most {
		return Text{}, TooLargeError{most}
	}
	if strings.TrimSpace(text.Text) == "" {
		return Text{}, ErrNoText
	}
	language, _, _ := strings.Cut(r.Trailer().Key("Root").Key("Lang").Text(), "-")
	text.Language = strings.ToLower(language)
	info := r.Trailer().Key("Info")
	if text.Title == "" {
		text.Title = saneTitle(info.Key("Title").Text())
	}
	text.Author = strings.TrimSpace(info.Key("Author").Text())
	return text, nil
}

// A document is the sheets of a PDF and what they have in common.
type document struct {
	sheets   []sheet
	measure  measure
	warnings []string
}

func newDocument(pages []leaf, most int) (*document, error) {
	in := &interpreter{fonts: map[string]*font{}, budget: maxContent}
	d := &document{}
	size, unknown := 0, 0
	for i, l := range pages {
		drawn, err := draw(in, l)
		if err != nil {
			d.warnings = append(d.warnings, fmt.Sprintf("page %d breaks off: %v", i+1, err))
		}
		for _, g := range drawn.glyphs {
			size += len(g.text)
			unknown += strings.Count(g.text, "\ufffd")
		}
		if size > most {
			return nil, TooLargeError{most}
		}
		d.sheets = append(d.sheets, newSheet(i, drawn))
	}
	if in.budget <= 0 {
		return nil, fmt.Errorf("the PDF unfolds to more than %d bytes of page descriptions", maxContent)
	}
	if unknown > 0 {
		d.warnings = append(d.warnings, fmt.Sprintf("%d letters have no Unicode in their fonts and are shown as U+FFFD", unknown))
	}
	d.markFurniture()
	d.measure = measureOf(d.body())
	return d, nil
}

// draw interprets one page. What was drawn before the page broke off counts.
func draw(in *interpreter, l leaf) (out drawing, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = in.out, fmt.Errorf("%v", r)
		}
	}()
	return in.page(l), nil
}

// body is the lines of running text of all pages.
func (d *document) body() []line {
	var out []line
	for _, s := range d.sheets {
		for _, l := range s.lines {
			if !l.art {
				out = append(out, l)
			}
		}
	}
	return out
}

// metadataNoise opens the titles that programs put in by themselves.
var metadataNoise = []string{"microsoft word", "untitled", "document", "powerpoint presentation"}

// saneTitle is the title of the metadata, unless it is a file's name or a
// program's own.
func saneTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	low := strings.ToLower(s)
	for _, noise := range metadataNoise {
		if strings.HasPrefix(low, noise) {
			return ""
		}
	}
	if !strings.Contains(s, " ") || strings.Contains(low, ".doc") || strings.Contains(low, ".pdf") {
		return ""
	}
	return s
}
