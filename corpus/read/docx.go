package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"

	"onrecord/corpus"
)

// maxPart bounds one unpacked part of a DOCX, in bytes: its XML is many times
// its text.
const maxPart = 1 << 29

// documentPart is the part of a DOCX that holds its text, and makes an archive one.
const documentPart = "word/document.xml"

func partName(f *zip.File) string { return strings.TrimPrefix(f.Name, "/") }

// parseDOCX reads the paragraphs of a Word document (ECMA-376, WordprocessingML):
// headings by their styles, list items with a bullet, rows of tables as lines
// with tabs, footnotes at the end. Deleted text is left out, inserted text is in.
func (in Input) parseDOCX() (corpus.Document, error) {
	z, err := zip.NewReader(bytes.NewReader(in.data), int64(len(in.data)))
	if err != nil {
		return corpus.Document{}, fmt.Errorf("damaged DOCX: %w; save it anew", err)
	}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		parts[partName(f)] = f
	}
	styles, err := headingStyles(parts["word/styles.xml"])
	if err != nil {
		return corpus.Document{}, err
	}
	d := &docx{styles: styles, most: in.maxText}
	for _, name := range []string{documentPart, "word/footnotes.xml", "word/endnotes.xml"} {
		if err := eachToken(parts[name], d.token); err != nil {
			return corpus.Document{}, err
		}
	}
	d.doc.Text = d.text.String()
	return d.doc, d.properties(parts["docProps/core.xml"])
}

// eachToken reads the XML of a part, if it is there.
func eachToken(part *zip.File, do func(xml.Token) error) error {
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return fmt.Errorf("damaged DOCX: %s: %w; save it anew", part.Name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart}
	dec := xml.NewDecoder(limited)
	for {
		token, err := dec.Token()
		switch {
		case err == io.EOF:
			return nil
		case limited.N <= 0:
			return fmt.Errorf("%s unpacks to more than the cap of %d bytes, as a zip bomb does", part.Name, maxPart)
		case err != nil:
			return fmt.Errorf("damaged DOCX: %s: %w; save it anew", part.Name, err)
		}
		if err := do(token); err != nil {
			return err
		}
	}
}

// A docx is a document under construction.
type docx struct {
	doc    corpus.Document
	styles map[string]style
	most   int
	text   strings.Builder

	open    paragraph
	inside  []paragraph // around the open one: a text box stands within a paragraph
	skipped int         // depth within what is not text
	inText  bool        // within <w:t>
	cells   [][]string  // of the open rows, tables within tables flattened
}

type paragraph struct {
	text  strings.Builder
	style style
	item  bool
}

type style int

const (
	bodyStyle style = iota
	headingStyle
	titleStyle
)

// notText are the elements whose content is no text of the document: deleted
// and moved text, field codes, and the second form of what Word writes twice.
var notText = map[string]bool{"del": true, "moveFrom": true, "instrText": true, "delText": true, "Fallback": true}

func (d *docx) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if d.skipped > 0 || notText[t.Name.Local] {
			d.skipped++
			return nil
		}
		d.start(t)
	case xml.EndElement:
		if d.skipped > 0 {
			d.skipped--
			return nil
		}
		d.end(t.Name.Local)
	case xml.CharData:
		if d.inText && d.skipped == 0 {
			d.open.text.Write(t)
		}
	}
	if d.text.Len()+d.open.text.Len() > d.most {
		return textTooLarge(d.most)
	}
	return nil
}

func (d *docx) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		d.inside = append(d.inside, d.open)
		d.open = paragraph{}
	case "pStyle":
		d.open.style = d.styles[attribute(t, "val")]
	case "numPr":
		d.open.item = true
	case "t":
		d.inText = true
	case "tab", "br", "cr", "ptab":
		d.open.text.WriteByte(' ')
	case "noBreakHyphen":
		d.open.text.WriteByte('-')
	case "tr":
		d.cells = append(d.cells, nil)
	case "tc":
		if n := len(d.cells); n > 0 {
			d.cells[n-1] = append(d.cells[n-1], "")
		}
	}
}

func (d *docx) end(name string) {
	switch name {
	case "t":
		d.inText = false
	case "p":
		d.endParagraph()
	case "tr":
		d.endRow()
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (d *docx) endParagraph() {
	p := &d.open
	text := strings.Join(strings.Fields(p.text.String()), " ")
	item, style := p.item && p.style == bodyStyle, p.style
	if n := len(d.inside); n > 0 {
		d.open, d.inside = d.inside[n-1], d.inside[:n-1]
	}
	if text == "" {
		return
	}
	if item {
		text = "• " + text
	}
	if row := len(d.cells) - 1; row >= 0 && len(d.cells[row]) > 0 {
		cell := &d.cells[row][len(d.cells[row])-1]
		*cell = strings.TrimSpace(*cell + " " + text)
		return
	}
	span := d.write(text)
	if style != bodyStyle {
		d.doc.Headings = append(d.doc.Headings, span)
		if style == titleStyle && d.doc.Title == "" {
			d.doc.Title = text
		}
	}
}

// endRow writes a row of a table; a row within a cell becomes part of the cell.
func (d *docx) endRow() {
	n := len(d.cells)
	if n == 0 {
		return
	}
	row := d.cells[n-1]
	d.cells = d.cells[:n-1]
	text := strings.Trim(strings.Join(row, "\t"), "\t")
	switch {
	case text == "":
	case n > 1 && len(d.cells[n-2]) > 0:
		cell := &d.cells[n-2][len(d.cells[n-2])-1]
		*cell = strings.TrimSpace(*cell + " " + strings.ReplaceAll(text, "\t", " "))
	default:
		d.write(text)
	}
}

// write adds a paragraph to the text.
func (d *docx) write(text string) corpus.Span {
	if d.text.Len() > 0 {
		d.text.WriteString("\n\n")
	}
	start := d.text.Len()
	d.text.WriteString(strings.ToValidUTF8(text, "\ufffd"))
	return corpus.Span{Start: start, End: d.text.Len()}
}

var headingName = regexp.MustCompile(`(?i)^heading\s*\d`)

// headingStyles reads which styles are headings; their ids depend on the
// language of the Word that made them, their names do not.
func headingStyles(part *zip.File) (map[string]style, error) {
	styles := map[string]style{"Title": titleStyle}
	id := ""
	err := eachToken(part, func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "style":
			id = attribute(start, "styleId")
		case "name":
			switch name := attribute(start, "val"); {
			case headingName.MatchString(name):
				styles[id] = headingStyle
			case strings.EqualFold(name, "title"):
				styles[id] = titleStyle
			}
		}
		return nil
	})
	return styles, err
}

// properties reads title and author of the document's own metadata; a title in
// the text goes first.
func (d *docx) properties(part *zip.File) error {
	field := ""
	return eachToken(part, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			field = t.Name.Local
		case xml.EndElement:
			field = ""
		case xml.CharData:
			text := strings.Join(strings.Fields(string(t)), " ")
			switch {
			case field == "title" && d.doc.Title == "":
				d.doc.Title = text
			case field == "creator":
				d.doc.Author = text
			}
		}
		return nil
	})
}
