package read

import (
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
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
const maxNodes = 1 << 16

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
	doc, err := extractMain(page)
	if err != nil {
		return corpus.Document{}, err
	}
	doc.Warnings = append(notes, doc.Warnings...)
	links := linkParagraphs(page, doc)
	if isNoPage(page, doc, links) {
		return corpus.Document{}, errNoMainText
	}
	doc.Furniture = withFurniture(links, doc.Text)
	return doc, nil
}

// extractMain finds the main text of a page and what the page says of it.
func extractMain(page *html.Node) (corpus.Document, error) {
	published := pageDate(page)
	result, err := trafilatura.ExtractDocument(page, trafilatura.Options{
		ExcludeComments:  true,
		EnableFallback:   true,
		HtmlDateOverride: &htmldate.Result{}, // pageDate has looked for it, by rules of its own
	})
	if err != nil {
		return corpus.Document{}, errNoMainText
	}
	m := result.Metadata
	doc := corpus.Document{
		Title: withoutOutlet(m.Title, m.Sitename), Author: m.Author, Outlet: m.Sitename, URL: m.URL,
		Language: m.Language, Published: published,
	}
	if strings.Contains(doc.Outlet, "://") { // the outlet's page on a social network
		doc.Outlet = ""
	}
	settleDate(&doc)
	layOut(&doc, result.ContentNode)
	return doc, nil
}

// countNodes is the number of nodes of a page.
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

// settleDate takes the day that the page's address states where that of the
// page is another. A day more or less is the hour of publication in another
// part of the world.
func settleDate(doc *corpus.Document) {
	u, err := url.Parse(doc.URL)
	if err != nil || doc.Published == nil {
		return
	}
	stated, ok := addressDate(u.Path)
	inPage := doc.Published.Date
	if !ok || stated.Compatible(inPage) || stated.Last().Sub(inPage.First()).Abs() <= 24*time.Hour {
		return
	}
	doc.Published = &corpus.Published{Date: stated, From: "url"}
	doc.Warnings = append(doc.Warnings, fmt.Sprintf("the page's address says %s, the page %s; the address was believed", stated, inPage))
}

// withoutOutlet takes the outlet's name off the end of a title.
func withoutOutlet(title, outlet string) string {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if i := strings.LastIndex(title, mark); i > 0 && strings.EqualFold(strings.TrimSpace(title[i+len(mark):]), outlet) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

var errNoMainText = errors.New("no main text in the page, which is an error or landing page; fetch the document itself")

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
	mostLinks  = 0.5  // of the text, in paragraphs that are a link as a whole
)

// isNoPage reports whether a page is an error or landing page: short, and its
// title, headings or text say so; or without any paragraph of prose; or a list
// of links to other pages.
func isNoPage(page *html.Node, doc corpus.Document, links []corpus.Furniture) bool {
	longest, linked := 0, 0
	for _, p := range strings.Split(doc.Text, blankLine) {
		longest = max(longest, len(p))
	}
	for _, l := range links {
		linked += l.Span.Len()
	}
	short := len(doc.Text) < noPageText
	return longest < leastProse || float64(linked) > mostLinks*float64(len(doc.Text)) ||
		short && (noPage.MatchString(doc.Text) || noPage.MatchString(headText(page)))
}

// linkParagraphs are the paragraphs that are links as a whole: ways to other
// pages, not text of this one. The title may well link to the page itself.
func linkParagraphs(page *html.Node, doc corpus.Document) []corpus.Furniture {
	links := linkTexts(page)
	delete(links, squeeze(doc.Title))
	var out []corpus.Furniture
	start := 0
	for _, p := range strings.Split(doc.Text, blankLine) {
		if links[squeeze(p)] {
			out = append(out, corpus.Furniture{Span: corpus.Span{Start: start, End: start + len(p)}, Kind: "links"})
		}
		start += len(p) + len(blankLine)
	}
	return out
}

// linkTexts are the texts of a page's links, squeezed.
func linkTexts(page *html.Node) map[string]bool {
	texts := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" {
			texts[squeeze(nodeText(n))] = true
		}
	}
	delete(texts, "")
	return texts
}

// squeeze is the letters and figures of s alone.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func nodeText(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// headText is the title and first headings of a page.
func headText(page *html.Node) string {
	var b strings.Builder
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "title" || n.Data == "h1") {
			b.WriteString(nodeText(n))
			b.WriteByte('\n')
		}
	}
	return b.String()
}
