package text

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// paragraphs cuts source at blank lines, at hard line ends, and at the edges of
// furniture and headings.
func paragraphs(source string, furniture []corpus.Furniture, headings corpus.Spans) iter.Seq[Paragraph] {
	marked := markedParagraphs(furniture, headings)
	wrapped := hardWrapped(source)
	return func(yield func(Paragraph) bool) {
		at := 0
		for _, m := range marked {
			if m.Span.Start < at || m.Span.Empty() {
				continue
			}
			if !plain(source, corpus.Span{Start: at, End: m.Span.Start}, wrapped, yield) || !yield(m) {
				return
			}
			at = m.Span.End
		}
		plain(source, corpus.Span{Start: at, End: len(source)}, wrapped, yield)
	}
}

// markedParagraphs are those that a reader marked, in order.
func markedParagraphs(furniture []corpus.Furniture, headings corpus.Spans) []Paragraph {
	marked := make([]Paragraph, 0, len(furniture)+len(headings))
	for _, f := range furniture {
		marked = append(marked, Paragraph{Span: f.Span, Kind: Furniture})
	}
	for _, h := range headings {
		marked = append(marked, Paragraph{Span: h, Kind: Heading})
	}
	slices.SortStableFunc(marked, func(a, b Paragraph) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), -cmp.Compare(a.Kind, b.Kind))
	})
	return marked
}

// plain yields the paragraphs of the part of source that no reader marked, and
// reports whether more are wanted.
func plain(source string, part corpus.Span, wrapped bool, yield func(Paragraph) bool) bool {
	var open corpus.Span
	flush := func() bool {
		p := Paragraph{Span: open}
		open = corpus.Span{}
		if p.Span.Empty() {
			return true
		}
		p.Kind = kindOf(p.Span.Of(source))
		return yield(p)
	}
	for line := range lines(source, part) {
		if strings.TrimSpace(line.Of(source)) == "" {
			if !flush() {
				return false
			}
			continue
		}
		if !open.Empty() && breaks(open.Of(source), line.Of(source), wrapped) && !flush() {
			return false
		}
		open = open.Cover(line)
	}
	return flush()
}

// lines yields the lines of part, without their ends.
func lines(source string, part corpus.Span) func(yield func(corpus.Span) bool) {
	return func(yield func(corpus.Span) bool) {
		at := part.Start
		for at < part.End {
			end, size := part.End, 0
			if i := strings.IndexAny(source[at:part.End], "\n\r\f\v\u2028\u2029\u0085"); i >= 0 {
				end = at + i
				_, size = utf8.DecodeRuneInString(source[end:])
			}
			if !yield(corpus.Span{Start: at, End: end}) {
				return
			}
			at = end + size
			if size > 0 && source[end] == '\r' && at < part.End && source[at] == '\n' {
				at++
			}
		}
	}
}

// breaks reports whether line begins a new paragraph behind what is open.
func breaks(open, line string, wrapped bool) bool {
	if itemMark(line) > 0 {
		return true
	}
	indented := strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	ended := ends(open)
	switch {
	case wrapped:
		return indented
	case unicode.IsLower(first):
		return ended // a line end within a sentence
	}
	return true
}

// ends reports whether s closes like a sentence or a heading rather than in mid-air.
func ends(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".!?…:;”\"’'»)]", last)
}

// hardWrapped reports whether the lines of source were broken by width: no
// line is long, and most line ends within its paragraphs follow a line that is
// not short and stops in mid-sentence.
func hardWrapped(source string) bool {
	inside, all := 0, 0
	previous := ""
	for line := range lines(source, corpus.Span{End: len(source)}) {
		s := strings.TrimSpace(line.Of(source))
		if s != "" && previous != "" {
			all++
			if len(previous) >= wrapWidth/3 && !ends(previous) {
				inside++
			}
		}
		previous = s
	}
	return all >= 4 && inside*2 > all && longestLine(source) <= wrapWidth
}

// wrapWidth is the most bytes a line of hard-wrapped text has.
const wrapWidth = 120

func longestLine(source string) int {
	longest := 0
	for line := range lines(source, corpus.Span{End: len(source)}) {
		longest = max(longest, line.Len())
	}
	return longest
}

func kindOf(paragraph string) ParagraphKind {
	switch {
	case itemMark(paragraph) > 0:
		return Item
	case looksLikeHeading(paragraph):
		return Heading
	}
	return Body
}

// itemMark is the length in bytes of the bullet or number that begins a list
// item, and 0 where line is none. A year or a figure is no number of a list.
func itemMark(line string) int {
	s := strings.TrimLeft(line, " \t\u00a0")
	indent := len(line) - len(s)
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•●○◦▪■◼◾▶➢✓–—-*·\uf0b7", r) && size < len(s) && s[size] == ' ' {
		return indent + size
	}
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' ' {
		return indent + n + 1
	}
	return 0
}

// looksLikeHeading: short, in one line, begins with a capital or digit, and does
// not close like a sentence.
func looksLikeHeading(paragraph string) bool {
	s := strings.TrimSpace(paragraph)
	if len(s) > 120 || strings.ContainsAny(s, "\n\r") || len(strings.Fields(s)) > 14 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "‘’'\"“ "))
	last, _ := utf8.DecodeLastRuneInString(s)
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && !strings.ContainsRune(".!?…:;,”\"", last)
}
