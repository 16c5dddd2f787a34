package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

func (in Input) parseHTML() (corpus.Document, error) {
	text, notes := decodeHTML(in.data)
	page, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return corpus.Document{}, fmt.Errorf("broken HTML: %w", err)
	}
	result, err := trafilatura.ExtractDocument(page, trafilatura.Options{
		ExcludeComments: true,
		EnableFallback:  true,
	})
	if err != nil {
		return corpus.Document{}, errors.New("a web page without main text, such as an error or landing page")
	}
	m := result.Metadata
	doc := corpus.Document{Title: m.Title, Author: m.Author, Outlet: m.Sitename, URL: m.URL, Text: result.ContentText, Warnings: notes}
	return doc, nil
}

var _ = bytes.NewReader
var _ = io.EOF

func decodeHTML(b []byte) (string, []string) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], "")
	out, err := enc.NewDecoder().Bytes(b)
	if name == "utf-8" || err != nil {
		return replaceInvalid(b)
	}
	text, _ := replaceInvalid(out)
	return text, []string{"converted from " + name}
}
