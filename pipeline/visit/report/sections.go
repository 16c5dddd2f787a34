package report

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

//go:embed headings.txt
var headingsFile string

// A heading is a row of headings.txt.
type heading struct {
	under string // what stands under it: "text", "actions" or "contents"
	words []string
}

var headings = func() []heading {
	var all []heading
	for under, words := range columns(headingsFile) {
		all = append(all, heading{under, pattern(words)})
	}
	return all
}()

// A section is a headed run of paragraphs.
type section struct {
	under       string
	first, last int // paragraphs, the heading first
}

// sections are the headed parts of t behind byte offset from; what was read
// already is no heading. A heading without text
// under it, as in a table of contents, begins none. In the reports of an
// inspectorate whose headings are not listed any heading counts.
func sections(t *text.Text, from int, read corpus.Spans, onlyListed bool) []section {
	var all []section
	for i, p := range t.Paragraphs {
		if p.Span.Start < from || p.Kind == text.Furniture || read.Overlap(p.Span) {
			continue
		}
		under, ok := headingOf(t, p)
		if !ok && (onlyListed || p.Kind != text.Heading) {
			continue
		}
		if n := len(all); n > 0 {
			all[n-1].last = i
		}
		all = append(all, section{under, i, len(t.Paragraphs)})
	}
	return slices.DeleteFunc(all, func(s section) bool { return s.under == "contents" || !hasText(t, s) })
}

func hasText(t *text.Text, s section) bool {
	return slices.ContainsFunc(t.Paragraphs[s.first+1:s.last], func(p text.Paragraph) bool { return p.Kind == text.Body || p.Kind == text.Item })
}

// longestHeading is the most words that a heading has, the grade in its line included.
const longestHeading = 28

// headingOf matches the listed headings at paragraph p: the longest that begins
// it, if all that follows is a grade, a number or a mark.
func headingOf(t *text.Text, p text.Paragraph) (under string, ok bool) {
	printed := strings.TrimSpace(p.Span.Of(t.Source))
	if p.Last-p.First > longestHeading || p.Kind == text.Item || hasPageNumber(printed) {
		return "", false
	}
	words := fold(strings.ReplaceAll(printed, "\u00ad", ""))
	longest := 0
	for _, h := range headings {
		if len(h.words) > longest && hasPrefix(words, h.words) && onlyGrade(words[len(h.words):]) {
			longest, under = len(h.words), h.under
		}
	}
	return under, longest > 0
}

// hasPageNumber reports whether a line ends with a figure that stands apart, as
// in a table of contents.
func hasPageNumber(line string) bool {
	words := strings.TrimRightFunc(line, unicode.IsDigit)
	return words != line && strings.TrimRight(words, "\t .…") != words
}

func onlyGrade(words []string) bool {
	for _, w := range words {
		if !gradeWords[w] && !tableHeads[w] && !unicode.IsDigit(rune(w[0])) && w != "is" && w != "that" && w != "it" {
			return false
		}
	}
	return true
}

// shown makes the sections of a record.
func (s section) shown(t *text.Text) corpus.Section {
	head, tail := t.Paragraphs[s.first], t.Paragraphs[s.last-1]
	return corpus.Section{
		Span:    corpus.Span{Start: head.Span.Start, End: tail.Span.End},
		Heading: strings.TrimRightFunc(strings.Join(strings.Fields(head.Span.Of(t.Source)), " "), unicode.IsDigit),
	}
}

// recommendations are the things that a section of actions asks for: the items
// of its list, or its paragraphs where it has none.
func recommendations(t *text.Text, s section) []corpus.Recommendation {
	var parts []text.Paragraph
	for _, p := range t.Paragraphs[s.first+1 : s.last] {
		if p.Kind != text.Furniture {
			parts = append(parts, p)
		}
	}
	listed := slices.ContainsFunc(parts, func(p text.Paragraph) bool { return mark(t, p) != "" })
	var all []corpus.Recommendation
	for i, p := range parts {
		printed := strings.TrimSpace(p.Span.Of(t.Source))
		switch m := mark(t, p); {
		case m == "" && (p.Kind == text.Heading || strings.HasSuffix(printed, ":")), len(all) == 0 && leadsIn(t, parts, i):
		case len(all) > 0 && goesOn(all[len(all)-1].Text, m):
			last := &all[len(all)-1]
			last.Span = last.Span.Cover(p.Span)
			last.Text += " " + strings.Join(strings.Fields(printed), " ")
		case m != "" || !listed:
			all = append(all, corpus.Recommendation{Span: p.Span, Text: strings.Join(strings.Fields(strings.TrimPrefix(printed, m)), " ")})
		}
	}
	return all
}

// mark is the bullet or number that begins an item of a list; empty for other
// paragraphs.
func mark(t *text.Text, p text.Paragraph) string {
	first, rest, found := strings.Cut(strings.TrimSpace(p.Span.Of(t.Source)), " ")
	bullet, size := utf8.DecodeRuneInString(first)
	switch {
	case !found || rest == "":
		return ""
	case size == len(first) && (unicode.IsSymbol(bullet) || unicode.Is(unicode.Co, bullet) || strings.ContainsRune("•–—-*·", bullet)):
		return first
	case p.Kind == text.Item && unicode.IsDigit(bullet):
		return first
	}
	return ""
}

// leadsIn reports whether part i only leads to the list: it ends with a colon, or
// a subheading follows it.
func leadsIn(t *text.Text, parts []text.Paragraph, i int) bool {
	if strings.HasSuffix(strings.TrimSpace(parts[i].Span.Of(t.Source)), ":") {
		return true
	}
	return i+1 < len(parts) && (parts[i+1].Kind == text.Heading || strings.HasSuffix(strings.TrimSpace(parts[i+1].Span.Of(t.Source)), ":"))
}

// goesOn reports whether a recommendation goes on in the next paragraph, which
// begins with mark: behind the end of a page, or in bullets behind its colon.
func goesOn(recommendation, mark string) bool {
	if mark == "" {
		return !strings.ContainsAny(recommendation[len(recommendation)-1:], ".;:?!)")
	}
	bullet, _ := utf8.DecodeRuneInString(mark)
	return strings.HasSuffix(recommendation, ":") && !unicode.IsDigit(bullet)
}
