package gold

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// outer is what does not count at the edges of a span.
const outer = " \t\r\n\u00a0“”\"‘’'.,;:!?-–—()[]"

// A sheet lays the annotations of one article beside what was found in it.
type sheet struct {
	article Article
	upTo    []int32 // letters and digits before each byte of the text
	gold    []annotated
	found   []predicted
}

type annotated struct {
	*Quote
	measured
}

type predicted struct {
	*corpus.Quotation
	measured
	marked bool // touches a quotation mark
}

// measured is a content or source as it is compared.
type measured struct {
	letters corpus.Spans // trimmed, joined and in order
	size    int          // letters and digits in them
	bounds  string       // equal for equal contents
}

// A side is the quotations compared for one set of figures.
type side struct {
	gold  []*annotated
	found []*predicted
}

func newSheet(a Article, quotes []corpus.Quotation) *sheet {
	s := &sheet{article: a, upTo: make([]int32, len(a.Text)+1)}
	n := int32(0)
	for i, r := range a.Text {
		for j := i; j < i+utf8.RuneLen(r); j++ {
			s.upTo[j] = n
		}
		if counts(r) {
			n++
		}
	}
	s.upTo[len(a.Text)] = n
	for i := range a.Quotes {
		q := &a.Quotes[i]
		s.gold = append(s.gold, annotated{q, s.measure(q.Content)})
	}
	for i := range quotes {
		q := &quotes[i]
		if q.Kind == corpus.Term {
			continue
		}
		if m := s.measure(q.Content); m.size > 0 {
			s.found = append(s.found, predicted{q, m, s.marked(q.Content)})
		}
	}
	return s
}

func counts(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func (s *sheet) measure(spans corpus.Spans) measured {
	var m measured
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, corpus.Span.Compare)
	for i, span := range sorted {
		sorted[i] = s.trim(span)
	}
	var key strings.Builder
	for _, span := range sorted {
		b, _ := span.MarshalJSON()
		key.Write(b)
	}
	m.bounds = key.String()
	slices.SortFunc(sorted, corpus.Span.Compare)
	for _, span := range sorted {
		if last := len(m.letters) - 1; last >= 0 && span.Start <= m.letters[last].End {
			m.letters[last].End = max(m.letters[last].End, span.End)
			continue
		}
		m.letters = append(m.letters, span)
	}
	for _, span := range m.letters {
		m.size += s.count(span)
	}
	return m
}

func (s *sheet) trim(span corpus.Span) corpus.Span {
	text := span.Of(s.article.Text)
	left := strings.TrimLeft(text, outer)
	span.Start = span.End - len(left)
	span.End = span.Start + len(strings.TrimRight(left, outer))
	return span
}

func (s *sheet) count(span corpus.Span) int {
	if span.End <= span.Start {
		return 0
	}
	return int(s.upTo[span.End] - s.upTo[span.Start])
}

// common counts the letters that two contents share.
func (s *sheet) common(a, b corpus.Spans) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		n += s.count(corpus.Span{Start: max(a[i].Start, b[j].Start), End: min(a[i].End, b[j].End)})
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return n
}

// matches reports whether two contents share half or more of either.
func matches(a, b corpus.Spans, s *sheet) bool {
	shared := s.common(a, b)
	return shared > 0 && 2*shared >= min(s.total(a), s.total(b))
}

func (s *sheet) total(spans corpus.Spans) int {
	n := 0
	for _, span := range spans {
		n += s.count(span)
	}
	return n
}

// marked reports whether a content touches a quotation mark: a straight single
// one counts where a word begins behind it.
func (s *sheet) marked(content corpus.Spans) bool {
	text := s.article.Text
	for _, span := range content {
		_, before := utf8.DecodeLastRuneInString(text[:span.Start])
		_, behind := utf8.DecodeRuneInString(text[span.End:])
		for i, r := range text[span.Start-before : span.End+behind] {
			if isMark(text, span.Start-before+i, r) {
				return true
			}
		}
	}
	return false
}

func isMark(text string, at int, r rune) bool {
	if r != '\'' {
		return strings.ContainsRune(`“”"‘`, r)
	}
	before, size := utf8.DecodeLastRuneInString(text[:at])
	after, next := utf8.DecodeRuneInString(text[at+1:])
	return (size == 0 || !counts(before)) && next > 0 && counts(after)
}

// side chooses what is compared: everything, or what stands in marks.
func (s *sheet) side(quoted bool) side {
	var v side
	for i := range s.gold {
		if g := &s.gold[i]; !quoted || g.Kind != corpus.Indirect {
			v.gold = append(v.gold, g)
		}
	}
	for i := range s.found {
		if q := &s.found[i]; (!quoted || q.marked) && !s.excused(v.gold, q) {
			v.found = append(v.found, q)
		}
	}
	return v
}

// excused reports whether q is for the greater part an optional quotation of gold.
func (s *sheet) excused(gold []*annotated, q *predicted) bool {
	return slices.ContainsFunc(gold, func(g *annotated) bool {
		return g.Optional && 2*s.common(g.letters, q.letters) >= q.size
	})
}

// bestShare is the greatest share of q that one quotation of gold covers.
func (s *sheet) bestShare(q *predicted) float64 {
	best := 0
	for i := range s.gold {
		best = max(best, s.common(s.gold[i].letters, q.letters))
	}
	return float64(best) / float64(q.size)
}

// agrees reports whether the attributions are one: by speaker where gold names
// one, otherwise by sources that overlap or are missing on both sides.
func (s *sheet) agrees(g *annotated, q *predicted) bool {
	if g.Named {
		return len(g.Speakers) == 0 || namesOne(g.Speakers, q.Quotation)
	}
	a, b := s.measure(g.Source), s.measure(q.Source)
	return s.common(a.letters, b.letters) > 0 || a.size == 0 && b.size == 0
}

func (g *annotated) hasName() bool {
	return len(g.Speakers) > 1 || len(g.Speakers) == 1 && g.Speakers[0] != ""
}

// right reports whether q and its attribution agree with some quotation of gold.
func (s *sheet) right(q *predicted) bool {
	for i := range s.gold {
		if g := &s.gold[i]; matches(g.letters, q.letters, s) && s.agrees(g, q) {
			return true
		}
	}
	return false
}

// namesOne reports whether q is given to one of the names.
func namesOne(names []string, q *corpus.Quotation) bool {
	is := func(name string) bool { return name != "" && slices.Contains(names, name) }
	return is(q.Speaker) || slices.ContainsFunc(q.Speakers, func(s corpus.Speaker) bool { return is(s.Name) })
}

func hasSpeaker(q *corpus.Quotation) bool {
	return q.Speaker != "" || slices.ContainsFunc(q.Speakers, func(s corpus.Speaker) bool { return s.Name != "" })
}

// verdict says of one quotation of gold whether its content was found, with the
// right attribution, with the right name, and with a name at high confidence.
func (s *sheet) verdict(g *annotated, found []*predicted) (matched, right, named, sure bool) {
	for _, q := range found {
		if !matches(g.letters, q.letters, s) {
			continue
		}
		matched = true
		right = right || s.agrees(g, q)
		named = named || namesOne(g.Speakers, q.Quotation)
		sure = sure || hasSpeaker(q.Quotation) && q.Confidence >= confident
	}
	return matched, right, named, sure
}

// errors lists the quoted quotations of gold that were not found or are given
// to somebody else.
func (s *sheet) errors() []Error {
	var all []Error
	v := s.side(true)
	for _, g := range v.gold {
		if g.Optional || g.size == 0 {
			continue
		}
		if _, right, _, _ := s.verdict(g, v.found); right {
			continue
		}
		e := Error{Article: s.article.ID, Content: s.cut(g.Content), Want: s.cut(g.Source)}
		if g.hasName() {
			e.Want = strings.Join(g.Speakers, "|")
		}
		var got []string
		for _, q := range v.found {
			if matches(g.letters, q.letters, s) {
				e.Found, e.Confidence = true, max(e.Confidence, q.Confidence)
				got = append(got, strings.TrimSpace(q.Speaker+" <"+s.cut(q.Source)+">"))
			}
		}
		e.Got = strings.Join(got, "; ")
		all = append(all, e)
	}
	return all
}

// cut shows the beginning of spans.
func (s *sheet) cut(spans corpus.Spans) string {
	var parts []string
	for _, span := range spans {
		parts = append(parts, span.Of(s.article.Text))
	}
	all := strings.Join(parts, " | ")
	if len(all) <= excerpt {
		return all
	}
	end := excerpt
	for !utf8.RuneStart(all[end]) {
		end--
	}
	return all[:end] + "…"
}
