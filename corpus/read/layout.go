package read

import (
	"strings"

	"onrecord/corpus"

	"golang.org/x/net/html"
)

const blankLine = "\n\n"

// blockElements begin and end a paragraph of their own.
var blockElements = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "br": true, "caption": true, "dd": true,
	"details": true, "div": true, "dl": true, "dt": true, "figcaption": true, "figure": true, "footer": true, "h1": true,
	"h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "header": true, "hr": true, "li": true, "main": true,
	"ol": true, "p": true, "pre": true, "section": true, "summary": true, "table": true, "tbody": true, "tfoot": true,
	"thead": true, "tr": true, "ul": true,
}

// A layout writes a tree of elements as paragraphs parted by blank lines, with
// a bullet before the items of lists and tabs between the cells of tables.
type layout struct {
	doc     *corpus.Document
	text    strings.Builder
	open    strings.Builder // the paragraph under construction
	heading bool
	item    bool // the open paragraph is the first of a list item
	space   bool // a blank stands before the next letter
}

// layOut sets the document's text and headings from the elements under root.
func layOut(doc *corpus.Document, root *html.Node) {
	l := &layout{doc: doc}
	if root != nil {
		l.walk(root)
	}
	l.endParagraph()
	doc.Text = l.text.String()
}

// walk goes through the tree without recursion.
func (l *layout) walk(root *html.Node) {
	l.enter(root)
	for n := root; n != nil; {
		if n.FirstChild != nil {
			n = n.FirstChild
			l.enter(n)
			continue
		}
		l.leave(n)
		for n != root && n.NextSibling == nil {
			n = n.Parent
			l.leave(n)
		}
		if n == root {
			return
		}
		n = n.NextSibling
		l.enter(n)
	}
}

func (l *layout) enter(n *html.Node) {
	if n.Type == html.TextNode {
		l.write(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	if blockElements[n.Data] {
		l.endParagraph()
	}
	switch n.Data {
	case "li":
		l.item = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		l.heading = true
	case "td", "th":
		if l.open.Len() > 0 {
			l.open.WriteByte('\t')
			l.space = false
		}
	}
}

func (l *layout) leave(n *html.Node) {
	if n.Type == html.ElementNode && blockElements[n.Data] {
		l.endParagraph()
		l.heading = false
		if n.Data == "li" {
			l.item = false
		}
	}
}

// write adds text with its blanks folded to one space.
func (l *layout) write(s string) {
	for i, word := range strings.FieldsFunc(s, isBlank) {
		if l.open.Len() > 0 && (i > 0 || l.space || isBlankByte(s[0])) && !strings.HasSuffix(l.open.String(), "\t") {
			l.open.WriteByte(' ')
		}
		l.open.WriteString(strings.ToValidUTF8(word, "\ufffd"))
		l.space = false
	}
	if s != "" && isBlankByte(s[len(s)-1]) {
		l.space = true
	}
}

// isBlank is what HTML folds: a no-break space is a letter to it.
func isBlank(r rune) bool { return r < ' ' || r == ' ' }

func isBlankByte(c byte) bool { return c <= ' ' }

func (l *layout) endParagraph() {
	p := strings.Trim(l.open.String(), " \t\u00a0")
	l.open.Reset()
	l.space = false
	if p == "" {
		return
	}
	if l.text.Len() > 0 {
		l.text.WriteString(blankLine)
	}
	if l.item {
		l.text.WriteString("• ")
		l.item = false
	}
	start := l.text.Len()
	l.text.WriteString(p)
	if l.heading {
		l.doc.Headings = append(l.doc.Headings, corpus.Span{Start: start, End: l.text.Len()})
	}
}
