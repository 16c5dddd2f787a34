package read

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"

	"pgregory.net/rapid"
)

// checkLaw holds a document against the law of offsets: valid UTF-8, spans on
// rune boundaries and in order, pages that cover the text.
func checkLaw(t interface{ Errorf(string, ...any) }, doc corpus.Document) {
	if !utf8.ValidString(doc.Text) {
		t.Errorf("%s: text is not UTF-8", doc.Source)
	}
	last := 0
	for _, f := range doc.Furniture {
		if err := f.Span.Check(doc.Text); err != nil || f.Span.Empty() || f.Kind == "" {
			t.Errorf("%s: furniture %v: %v", doc.Source, f, err)
		}
		if f.Span.Start < last {
			t.Errorf("%s: furniture %v overlaps or is out of order", doc.Source, f)
		}
		last = f.Span.End
		if len(doc.Pages) > 0 && !standsApart(doc.Text, f.Span) {
			t.Errorf("%s: furniture %q stands within a paragraph", doc.Source, f.Span.Of(doc.Text))
		}
	}
	for _, h := range doc.Headings {
		if err := h.Check(doc.Text); err != nil || h.Empty() {
			t.Errorf("%s: heading %v: %v", doc.Source, h, err)
		}
	}
	at := 0
	for _, p := range doc.Pages {
		if p.Start != at || p.Check(doc.Text) != nil {
			t.Errorf("%s: pages %v do not cover the text", doc.Source, doc.Pages)
		}
		at = p.End
	}
	if len(doc.Pages) > 0 && at != len(doc.Text) {
		t.Errorf("%s: pages end at %d of %d", doc.Source, at, len(doc.Text))
	}
}

// standsApart reports whether s is a paragraph of its own.
func standsApart(text string, s corpus.Span) bool {
	return (s.Start == 0 || strings.HasSuffix(text[:s.Start], blankLine)) &&
		(s.End == len(text) || strings.HasPrefix(text[s.End:], blankLine))
}

// readBytes reads one file called name that holds data.
func readBytes(name string, data []byte) (corpus.Document, error) {
	for in, err := range Walk(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(string(data)), MaxText: 1 << 20}) {
		if err != nil {
			return corpus.Document{}, err
		}
		in.Source, in.format = name, formatByName(in.format, name)
		return in.Read()
	}
	return corpus.Document{}, errEmpty
}

// formatByName lets a name decide between formats that content does not tell apart.
func formatByName(f format, name string) format {
	if f == formatText && promised(name) != formatUnknown {
		return promised(name)
	}
	return f
}

// scraps are what texts of the property tests are made of.
var scraps = []string{
	"Inspectors praised the service", ".", "\n", "\n\n", "\r\n", " ", "\t", "“", "’", "é", "日本", "\u00a0", "\ufeff", "\ufffd",
	"# Heading", "Title\n=====\n", "---\ntitle: x\n---\n", "```", "Read more: a story", "Comments: Our rules", "Hide Ad", "Last Updated:",
	"(Image: Echo)", "\x00", "\x0c", "<p>", "{\"text\":", "%PDF-1.4", "Share", "\u2028",
}

func TestTextIsKeptByteForByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(scraps)).Draw(t, "scraps"), "")
		for _, f := range []format{formatText, formatMarkdown, formatJSONLine} {
			in := Input{Source: "x", format: f, data: []byte(text), maxText: 1 << 20}
			if f != formatJSONLine && utf16Order(in.data) != nil {
				continue // zeros at every other byte
			}
			doc, err := in.Read()
			if err != nil {
				if strings.TrimSpace(text) != "" {
					t.Errorf("%v: %v", f, err)
				}
				continue
			}
			if doc.Text != text {
				t.Errorf("%v: %q became %q", f, text, doc.Text)
			}
			checkLaw(t, doc)
		}
	})
}

func TestTextOfAJSONLineIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + "x"
		line, err := json.Marshal(map[string]string{"text": text})
		if err != nil {
			t.Fatal(err)
		}
		for in, err := range Walk(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(string(line))}) {
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			doc, err := in.Read()
			if err != nil || doc.Text != text {
				t.Errorf("%q became %q (%v)", text, doc.Text, err)
			}
			checkLaw(t, doc)
		}
	})
}

func TestAnyBytesEndInADocumentOrAnError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOf(rapid.Byte()).Draw(t, "data")
		if doc, err := readBytes("x.txt", data); err == nil {
			checkLaw(t, doc)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("caf\xe9 \x93quoted\x94"))
	f.Add("a.txt", []byte("\xff\xfea\x00b\x00"))
	f.Add("a.md", []byte("---\ntitle: x\n---\n# Head\n"))
	f.Add("a.html", []byte("<html><body><article><h1>Head</h1><p>A paragraph of a page, long enough to be one.</p></article></body></html>"))
	f.Add("a.jsonl", []byte(`{"text":"x","published":"2022"}`))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if doc, err := readBytes(name, data); err == nil {
			checkLaw(t, doc)
		}
	})
}
