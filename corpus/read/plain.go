package read

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus"
)

// parsePlain reads plain text, Markdown and the text of a JSON line, which all
// stay as they are.
func (in Input) parsePlain() (corpus.Document, error) {
	var doc corpus.Document
	if in.format == formatJSONLine {
		doc.Text = sharing(in.data)
	} else {
		doc.Text, doc.Warnings = decode(in.data)
	}
	if n := len(utf8BOM); strings.HasPrefix(doc.Text, string(utf8BOM)) {
		mark := corpus.Furniture{Span: corpus.Span{Start: 0, End: n}, Kind: "byte-order-mark"}
		doc.Furniture = append(doc.Furniture, mark)
	}
	if in.format == formatMarkdown {
		parseMarkdown(&doc)
	}
	doc.Furniture = withFurniture(doc.Furniture, doc.Text)
	if doc.Published == nil {
		doc.Published = publishedInText(doc.Text)
	}
	return doc, nil
}

// textLines are the lines of a text, without their ends.
func textLines(text string) corpus.Spans {
	return slices.AppendSeq(make(corpus.Spans, 0, strings.Count(text, "\n")+1), eachLine(text))
}

// eachLine yields the lines of a text, without their ends.
func eachLine(text string) iter.Seq[corpus.Span] {
	return func(yield func(corpus.Span) bool) {
		for start := 0; start < len(text); {
			end, next := strings.IndexByte(text[start:], '\n'), len(text)
			if end < 0 {
				end = len(text)
			} else {
				end += start
				next = end + 1
			}
			if !yield(corpus.Span{Start: start, End: end - trailing(text[start:end])}) {
				return
			}
			start = next
		}
	}
}

// trailing is the length of the blanks at the end of a line.
func trailing(line string) int { return len(line) - len(strings.TrimRight(line, " \t\r")) }

var (
	atxHeading = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?$`)
	setextRule = regexp.MustCompile(`^ {0,3}(=+|-{2,})$`)
	codeFence  = regexp.MustCompile("^ {0,3}(?:```|~~~)")
	frontKey   = regexp.MustCompile(`^([A-Za-z_-]+):[ \t]*(.*)$`)
	noHeading  = regexp.MustCompile(`^\s*(?:[-*+>|#]|\d+[.)]\s|$)`) // what a rule below does not make a heading
)

const frontRule = "---"

// parseMarkdown marks the headings of a Markdown text (as CommonMark has them)
// and reads its front matter. The title is that of the front matter, otherwise
// the first heading of the first level.
func parseMarkdown(doc *corpus.Document) {
	text, ls := doc.Text, textLines(doc.Text)
	fenced := false
	for i := parseFrontMatter(doc, ls); i < len(ls); i++ {
		line := ls[i].Of(text)
		if codeFence.MatchString(line) {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		if m := atxHeading.FindStringSubmatchIndex(line); m != nil {
			addHeading(doc, corpus.Span{Start: ls[i].Start + m[4], End: ls[i].Start + m[5]}, m[3]-m[2] == 1)
		} else if i+1 < len(ls) && setextRule.MatchString(ls[i+1].Of(text)) && !noHeading.MatchString(line) {
			addHeading(doc, ls[i], strings.Contains(ls[i+1].Of(text), "="))
			i++
		}
	}
}

func addHeading(doc *corpus.Document, span corpus.Span, first bool) {
	doc.Headings = append(doc.Headings, span)
	if first && doc.Title == "" {
		doc.Title = strings.TrimSpace(span.Of(doc.Text))
	}
}

// parseFrontMatter reads the simple "key: value" lines between two rules at
// the very start, which are furniture, and gives the number of lines they take.
func parseFrontMatter(doc *corpus.Document, ls corpus.Spans) int {
	if len(ls) == 0 || strings.TrimPrefix(ls[0].Of(doc.Text), string(utf8BOM)) != frontRule {
		return 0
	}
	var m metadata
	for i, l := range ls[1:] {
		line := l.Of(doc.Text)
		if line == frontRule || line == "..." {
			m.apply(doc)
			span := corpus.Span{Start: ls[0].Start, End: l.End}
			if len(doc.Furniture) > 0 { // a byte order mark stands before
				span.Start = doc.Furniture[0].Span.End
			}
			doc.Furniture = append(doc.Furniture, corpus.Furniture{Span: span, Kind: "front-matter"})
			return i + 2
		}
		if kv := frontKey.FindStringSubmatch(line); kv != nil {
			if to := m.field(frontName(kv[1])); to != nil {
				*to = strings.Trim(kv[2], `"' `)
			}
		}
	}
	return 0
}

// frontName is the field that a key of a front matter stands for.
func frontName(key string) string {
	switch key = strings.ToLower(key); key {
	case "date":
		return "published"
	case "source", "publisher", "site":
		return "outlet"
	case "link":
		return "url"
	case "id": // the front matter is the document's own, and no name for it among others
		return ""
	}
	return key
}
