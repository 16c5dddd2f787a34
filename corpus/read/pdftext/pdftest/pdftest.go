// Package pdftest writes small PDFs for tests: text at given places, rules,
// and whatever else a test puts into the objects of the file.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"
)

// A File is a PDF under construction. Its objects 1 to 4 are the catalogue, the
// page tree, Helvetica (as /F1) and Helvetica-Bold (as /F2).
type File struct {
	objects []string
	pages   []int
	// Trailer is added to the trailer dictionary ("/Info 9 0 R").
	Trailer string
}

// New gives a file without pages.
func New() *File {
	return &File{objects: []string{
		"<</Type /Catalog /Pages 2 0 R>>",
		"", // the page tree, known at the end
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>",
	}}
}

// Object adds an object and gives its number.
func (f *File) Object(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// Stream adds a stream whose dictionary has the entries in dict besides its length.
func (f *File) Stream(dict, data string) int {
	return f.Object(fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// Page adds an A4 page with the given content stream.
func (f *File) Page(content string) {
	f.PageWith(content, "")
}

// PageWith adds a page whose dictionary and resources have more entries.
func (f *File) PageWith(content, resources string) {
	stream := f.Stream("", content)
	page := f.Object(fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"+
		" /Resources <</Font <</F1 3 0 R /F2 4 0 R>> %s>>>>", stream, resources))
	f.pages = append(f.pages, page)
}

// Bytes is the file with its cross-reference table.
func (f *File) Bytes() []byte {
	kids := make([]string, len(f.pages))
	for i, p := range f.pages {
		kids[i] = fmt.Sprintf("%d 0 R", p)
	}
	if f.objects[1] == "" {
		f.objects[1] = fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(f.pages), strings.Join(kids, " "))
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(f.objects))
	for i, body := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, f.Trailer, start)
	return b.Bytes()
}

// Tree replaces the page tree by a dictionary of one's own.
func (f *File) Tree(body string) { f.objects[1] = body }

// Text draws s in a font (F1, F2) and size with its baseline starting at (x, y).
func Text(font string, size, x, y float64, s string) string {
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	return fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", font, size, x, y, escape.Replace(s))
}

// Rule draws a thin filled rectangle from (x0, y0) to (x1, y1).
func Rule(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("%g %g %g %g re f\n", x0, y0, max(x1-x0, 0.5), max(y1-y0, 0.5))
}
