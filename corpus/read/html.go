package read

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/corpus"

	"github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// maxNodes bounds the elements of a page: the extraction looks at each of them
// many times.
const maxNodes = 1 << 18

// parseHTML finds the main text of a web page, its title, author, date, outlet
// and address, by go-trafilatura and go-htmldate. Paragraphs, headings, list
// items and rows of tables keep their bounds.
func (in Input) parseHTML() (corpus.Document, error) {
	source, notes := decodeHTML(in.data)
	page, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return corpus.Document{}, fmt.Errorf("broken HTML: %w", err)
	}
	if n := countNodes(page); n > maxNodes {
		return corpus.Document{}, fmt.Errorf("a web page of %d elements, above the cap of %d; save its text alone", n, maxNodes)
	}
	published := pageDate(page)
	result, err := trafilatura.ExtractDocument(page, trafilatura.Options{
		ExcludeComments:  true,
		EnableFallback:   true,
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil {
		return corpus.Document{}, errNoMainText
	}
	m := result.Metadata
	doc := corpus.Document{
		Title: m.Title, Author: m.Author, Outlet: m.Sitename, URL: m.URL,
		Published: published, Warnings: notes,
	}
	layOut(&doc, result.ContentNode)
	if isNoPage(page, doc) {
		return corpus.Document{}, errNoMainText
	}
	doc.Furniture = withFurniture(nil, doc.Text)
	return doc, nil
}

// countNodes walks the tree without recursion: pages nest as deep as they like.
func countNodes(root *html.Node) int {
	n := 0
	for range root.Descendants() {
		n++
	}
	return n
}

// decodeHTML gives a page as UTF-8, from the character set that it declares.
func decodeHTML(b []byte) (text string, notes []string) {
	if order := utf16Order(b); order != nil {
		return decodeUTF16(b, order)
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	encoding, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], "")
	if name == "utf-8" {
		return decode(b)
	}
	out, err := encoding.NewDecoder().Bytes(b)
	if err != nil {
		return decode(b)
	}
	text, notes = replaceInvalid(out)
	return text, append([]string{"converted from " + name}, notes...)
}

// clock stands for the time at which a page is read: its date must come from
// the page alone, the same on every day that it is read.
var clock = time.Date(2100, time.January, 1, 0, 0, 0, 0, time.UTC)

// pageDate is the date that a page says it was first published on.
func pageDate(page *html.Node) *corpus.Published {
	found, err := htmldate.FromDocument(page, htmldate.Options{
		UseOriginalDate:     true,
		SkipExtensiveSearch: true,
		DeferUrlExtractor:   true,
		MaxDate:             clock,
		DateParserConfig:    &dateparser.Configuration{CurrentTime: clock},
	})
	if err != nil || found.IsZero() {
		return nil
	}
	t := found.DateTime
	return &corpus.Published{Date: corpus.Day(t.Year(), t.Month(), t.Day()), From: "document"}
}

var errNoMainText = errors.New("a web page without main text, such as an error or landing page; fetch the document itself")

//go:embed nopage.txt
var noPageList string

var noPage = parseNoPage(noPageList)

func parseNoPage(list string) *regexp.Regexp {
	var all []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(all, "|") + `)\b`)
}

const (
	noPageText = 1500 // bytes: a page that says more is no mere notice
	leastProse = 60   // bytes of the longest paragraph: a page without one is no text
)

// isNoPage reports whether a page is an error or landing page: short, and its
// title, headings or text say so; or without any paragraph of prose.
func isNoPage(page *html.Node, doc corpus.Document) bool {
	longest := 0
	for _, p := range strings.Split(doc.Text, blankLine) {
		longest = max(longest, len(p))
	}
	if longest < leastProse {
		return true
	}
	return len(doc.Text) < noPageText && (noPage.MatchString(doc.Text) || noPage.MatchString(headText(page)))
}

// headText is the title and first headings of a page.
func headText(page *html.Node) string {
	var b strings.Builder
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "title" || n.Data == "h1") {
			for t := range n.Descendants() {
				if t.Type == html.TextNode {
					b.WriteString(t.Data)
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
