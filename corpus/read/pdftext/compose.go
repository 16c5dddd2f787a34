package pdftext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// A composer writes blocks into one text and keeps where pages, headings and
// furniture are.
type composer struct {
	text    strings.Builder
	out     Text
	starts  []int // where each page begins; -1 as long as nothing of it is written
	hyphens hyphenation
	measure measure
	title   line
}

// compose lays out the document's blocks, paragraphs that run over a page
// joined.
func (d *document) compose() Text {
	c := &composer{hyphens: d.hyphenation(), measure: d.measure, starts: make([]int, len(d.sheets))}
	for i := range c.starts {
		c.starts[i] = -1
	}
	for _, b := range d.blocks() {
		c.write(b)
	}
	c.out.Text = c.text.String()
	c.out.Pages = pageSpans(c.starts, len(c.out.Text))
	c.out.Warnings = d.warnings
	return c.out
}

// blocks are those of all pages, the last paragraph of a page joined with the
// first of the next where it goes on there. What stood between the two (page
// number, footnotes, running head) comes before the paragraph, on its own page,
// or after it, on the next.
func (d *document) blocks() []block {
	var all []block
	for _, s := range d.sheets {
		page := s.blocks(d.measure)
		first := d.firstOfBody(page)
		last := d.lastOfBody(all)
		if first < 0 || last < 0 || all[last].last().page != s.page-1 || !continues(all[last], page[first]) {
			all = append(all, page...)
			continue
		}
		joined := all[last]
		joined.cells = [][]line{append(joined.cells[0][:len(joined.cells[0]):len(joined.cells[0])], page[first].cells[0]...)}
		all = append(all[:last], all[last+1:]...)
		all = append(all, joined)
		all = append(all, page[:first]...)
		all = append(all, page[first+1:]...)
	}
	return all
}

// firstOfBody is the first block that is not furniture, or -1.
func (d *document) firstOfBody(blocks []block) int {
	for i, b := range blocks {
		if !b.furniture() {
			return i
		}
	}
	return -1
}

// lastOfBody is the last block that is neither furniture nor set smaller than
// the text, as footnotes are; or -1.
func (d *document) lastOfBody(blocks []block) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		if b := blocks[i]; !b.furniture() && b.last().size > (1-sizeChange)*d.measure.size {
			return i
		}
	}
	return -1
}

const blankLine = "\n\n"

func (c *composer) write(b block) {
	if c.text.Len() > 0 {
		c.text.WriteString(blankLine)
	}
	start := c.text.Len()
	for i, cell := range b.cells {
		if i > 0 {
			c.text.WriteByte('\t')
		}
		c.writeLines(cell)
	}
	span := corpus.Span{Start: start, End: c.text.Len()}
	text := c.text.String()[start:]
	switch {
	case b.furniture():
		c.out.Furniture = append(c.out.Furniture, corpus.Furniture{Span: span, Kind: furnitureKind(text)})
	case c.isHeading(b, text):
		c.out.Headings = append(c.out.Headings, span)
		c.considerTitle(b.first(), text)
	}
}

// writeLines writes the lines of a paragraph as one.
func (c *composer) writeLines(ls []line) {
	for i, l := range ls {
		text := bulletText(l.text())
		if i > 0 {
			c.join(ls[i-1], l)
		}
		if c.starts[l.page] < 0 {
			c.starts[l.page] = c.text.Len()
		}
		if i+1 < len(ls) && c.hyphens.drop(l, ls[i+1]) {
			text = strings.TrimRight(text, "-\u00ad‐")
		}
		c.text.WriteString(strings.ReplaceAll(text, "\u00ad", "-"))
	}
}

// join writes the space between two lines of a paragraph, unless a word goes on.
func (c *composer) join(a, b line) {
	if !endsInHyphen(a) {
		c.text.WriteByte(' ')
	}
}

// bulletText gives a bullet of a symbol font, which has no code of its own in
// Unicode, as the common one.
func bulletText(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if isPrivate(r) && (n == len(s) || s[n] == ' ') {
		return "•" + s[n:]
	}
	return s
}

// isHeading takes for headings what is set larger than the text, or bold
// throughout, and is short and no sentence.
func (c *composer) isHeading(b block, text string) bool {
	l := b.first()
	large := l.size > 1.12*c.measure.size
	short := len(b.cells[0]) <= 4 && len(text) < 250
	return !b.table && len(b.cells) == 1 && len(l.cells) == 1 && short && (large || l.bold) &&
		!strings.HasSuffix(text, ".") && strings.ContainsFunc(text, unicode.IsLetter)
}

// considerTitle takes the largest heading of the first page, the first of equals.
func (c *composer) considerTitle(l line, text string) {
	if l.page == c.title.page && (c.out.Title == "" || l.size > c.title.size*(1+sizeChange)) {
		c.out.Title, c.title = text, l
	}
}

// pageSpans covers the text with its pages; a page without text is empty.
func pageSpans(starts []int, end int) corpus.Spans {
	spans := make(corpus.Spans, len(starts))
	for i := len(starts) - 1; i >= 0; i-- {
		start := starts[i]
		if start < 0 {
			start = end
		}
		if i == 0 {
			start = 0
		}
		spans[i] = corpus.Span{Start: start, End: end}
		end = start
	}
	return spans
}

// A hyphenation knows the words of a document that stand whole on a line.
type hyphenation struct {
	seen   map[string]bool
	divide bool // the document divides words at line ends
}

func (d *document) hyphenation() hyphenation {
	h := hyphenation{seen: map[string]bool{}}
	var ends [][2]line
	for _, s := range d.sheets {
		ls := s.lines
		for _, t := range s.tables {
			for _, c := range t.cells {
				ls = append(ls[:len(ls):len(ls)], lines(c.words, s.page)...)
			}
		}
		for i, l := range ls {
			for _, w := range l.words {
				h.seen[bareWord(w.text)] = true
			}
			if i > 0 && endsInHyphen(ls[i-1]) {
				ends = append(ends, [2]line{ls[i-1], l})
			}
		}
	}
	joined, kept := 0, 0
	for _, e := range ends {
		whole, compound := halves(e[0], e[1])
		switch {
		case h.seen[compound]:
			kept++
		case h.seen[whole]:
			joined++
		}
	}
	h.divide = joined > kept
	return h
}

// drop reports whether the hyphen at the end of a is there only because the
// line ends: the word stands without it elsewhere in the document, or the
// document divides words and has it nowhere with a hyphen. A soft hyphen always goes.
func (h hyphenation) drop(a, b line) bool {
	if !endsInHyphen(a) {
		return false
	}
	if strings.HasSuffix(a.text(), "\u00ad") {
		return true
	}
	whole, compound := halves(a, b)
	return !h.seen[compound] && (h.seen[whole] || h.divide && startsLower(b.words[0].text))
}

// halves gives the word over two lines without its hyphen and with it.
func halves(a, b line) (whole, compound string) {
	left := strings.TrimRight(a.words[len(a.words)-1].text, "-\u00ad‐")
	right := b.words[0].text
	return bareWord(left + right), bareWord(left + "-" + right)
}

// endsInHyphen reports whether l ends in a hyphen that hangs on a word.
func endsInHyphen(l line) bool {
	s := l.words[len(l.words)-1].text
	r, n := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("-\u00ad‐", r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLetter(before) || unicode.IsDigit(before)
}

func bareWord(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
