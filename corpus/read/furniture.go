package read

import (
	"bufio"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

//go:embed furniture.txt
var furnitureList string

// A furnisher knows the furniture of articles by the patterns of furniture.txt.
type furnisher struct {
	any   *regexp.Regexp // matches where one of lines does: nearly no line gets further
	lines []pattern
	parts []pattern
}

type pattern struct {
	kind  string
	end   bool // reaches to the end of the text
	match *regexp.Regexp
}

var articleFurniture = parseFurniture(furnitureList)

func parseFurniture(list string) furnisher {
	var f furnisher
	var all []string
	for in := bufio.NewScanner(strings.NewReader(list)); in.Scan(); {
		fields := strings.Fields(in.Text())
		if len(fields) < 3 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		scope, kind := fields[0], fields[1]
		expr := strings.TrimSpace(in.Text()[strings.Index(in.Text(), kind)+len(kind):])
		if scope == "part" {
			f.parts = append(f.parts, pattern{kind: kind, match: regexp.MustCompile(`(?m)` + expr)})
			continue
		}
		all = append(all, expr)
		match := regexp.MustCompile(`(?i)^(?:` + expr + `)$`)
		f.lines = append(f.lines, pattern{kind: kind, end: scope == "end", match: match})
	}
	f.any = regexp.MustCompile(`(?i)^(?:` + strings.Join(all, "|") + `)$`)
	return f
}

const (
	maxFurnitureLine = 400 // bytes: a longer line is a paragraph
	bodyBeforeEnd    = 200 // bytes of text that stand before what is furniture to the end
	wrappedLine      = 40  // bytes: a shorter line is not broken for its width
)

// withFurniture adds to the furniture that a format marks what articles carry
// within their text ("Read more: …", comment rules, advertisements, captions):
// whole lines and parts of lines, as furniture.txt lists them. The spans come
// in order and do not overlap.
func withFurniture(known []corpus.Furniture, text string) []corpus.Furniture {
	out := slices.Concat(known, articleFurniture.find(text))
	slices.SortStableFunc(out, func(a, b corpus.Furniture) int { return a.Span.Compare(b.Span) })
	apart := out[:0]
	for _, f := range out {
		if n := len(apart); n == 0 || !apart[n-1].Span.Overlaps(f.Span) {
			apart = append(apart, f)
		}
	}
	return apart
}

func (f furnisher) find(text string) []corpus.Furniture {
	var out []corpus.Furniture
	end := len(text)
	before := "" // the line before, unless it is furniture
	for l := range eachLine(text) {
		line := l.Of(text)
		p, ok := f.line(strings.TrimSpace(line))
		if !ok || goesOn(before, strings.TrimSpace(line)) {
			before = line
			continue
		}
		before = ""
		if p.end && len(strings.TrimSpace(text[:l.Start])) >= bodyBeforeEnd {
			end = l.Start
			rest := corpus.Span{Start: l.Start, End: len(text)}
			out = append(out, corpus.Furniture{Span: trimSpan(rest, text), Kind: p.kind})
			break
		}
		out = append(out, corpus.Furniture{Span: trimSpan(l, text), Kind: p.kind})
	}
	for _, p := range f.parts {
		for _, m := range p.match.FindAllStringIndex(text[:end], -1) {
			out = append(out, corpus.Furniture{Span: trimSpan(corpus.Span{Start: m[0], End: m[1]}, text), Kind: p.kind})
		}
	}
	return out
}

// line is the pattern that a whole line matches.
func (f furnisher) line(line string) (pattern, bool) {
	if line == "" || len(line) > maxFurnitureLine || !f.any.MatchString(line) {
		return pattern{}, false
	}
	i := slices.IndexFunc(f.lines, func(p pattern) bool { return p.match.MatchString(line) })
	return f.lines[i], true
}

// goesOn reports whether line goes on with the sentence of the line before, in
// a text that is broken into lines of a set width.
func goesOn(before, line string) bool {
	before = strings.TrimRight(before, " \t\r")
	if before == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(first) || len(before) >= wrappedLine && !strings.ContainsRune(`.!?:…"'”’)`, last)
}

// trimSpan leaves the blanks around a span out.
func trimSpan(s corpus.Span, text string) corpus.Span {
	in := s.Of(text)
	left := len(in) - len(strings.TrimLeft(in, " \t\r\n"))
	return corpus.Span{Start: s.Start + left, End: s.Start + len(strings.TrimRight(in, " \t\r\n"))}
}
