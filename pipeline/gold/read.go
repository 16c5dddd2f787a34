package gold

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// An Article is a text with what people found in it.
type Article struct {
	ID     string
	Text   string
	Quotes []Quote
	People []Person
}

// A Quote is an annotated quotation. Its spans are byte ranges of the text.
type Quote struct {
	Kind                 corpus.QuoteKind
	Content, Source, Cue corpus.Spans
	Optional             bool     // neither asked for nor held against a prediction
	Named                bool     // the annotators said who speaks, or that nobody can be named
	Speakers             []string // any of these names is right; none where nobody can be named
}

// A Person is somebody an annotator found in a text; any of the names is right.
type Person struct {
	Names []string
	Kind  string
}

// Quotations are the annotated quotations of a as records have them.
func (a Article) Quotations() []corpus.Quotation {
	var all []corpus.Quotation
	for _, q := range a.Quotes {
		one := corpus.Quotation{Kind: q.Kind, Content: q.Content, Source: q.Source, Cue: q.Cue}
		if len(q.Speakers) > 0 {
			one.Speaker = q.Speakers[0]
		}
		all = append(all, one)
	}
	return all
}

// Read returns the annotated articles of path: a file of JSON lines, perhaps
// compressed (.gz), or a folder as brat keeps them.
func Read(path string) ([]Article, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read annotations: %w", err)
	}
	if info.IsDir() {
		return readBrat(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read annotations: %w", err)
	}
	defer f.Close()
	var lines io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if lines, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("read annotations of %s: %w", path, err)
		}
	}
	articles, err := ReadLines(lines)
	if err != nil {
		return nil, fmt.Errorf("read annotations of %s: %w", path, err)
	}
	return articles, nil
}

// longestLine is the most bytes of one JSON line.
const longestLine = 64 << 20

// ReadLines reads annotated articles from JSON lines, whose spans count code points.
func ReadLines(r io.Reader) ([]Article, error) {
	var all []Article
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		a, err := parseLine(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, a)
	}
	return all, lines.Err()
}

// A line is an annotated article as written; a span may be [start, end) alone.
type line struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Quotes []struct {
		Kind    corpus.QuoteKind `json:"kind"`
		Content corpus.Spans     `json:"content"`
		Source  corpus.Spans     `json:"source"`
		Cue     corpus.Spans     `json:"cue"`
		Flag    string           `json:"flag"`
		Speaker json.RawMessage  `json:"speaker"`
	} `json:"quotes"`
	People []struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	} `json:"people"`
}

func parseLine(b []byte) (Article, error) {
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return Article{}, fmt.Errorf("no annotated article: %w", err)
	}
	if l.ID == "" {
		return Article{}, errors.New(`no annotated article: it has no "id"`)
	}
	a := Article{ID: l.ID, Text: l.Text}
	for _, p := range l.People {
		a.People = append(a.People, Person{strings.Split(p.Name, "|"), p.Kind})
	}
	bytes := pointOffsets(l.Text)
	for _, q := range l.Quotes {
		quote := Quote{Kind: q.Kind, Optional: q.Flag == "optional", Named: q.Speaker != nil}
		for _, part := range []struct {
			from corpus.Spans
			to   *corpus.Spans
		}{{q.Content, &quote.Content}, {q.Source, &quote.Source}, {q.Cue, &quote.Cue}} {
			spans, err := bytes.convert(part.from)
			if err != nil {
				return Article{}, fmt.Errorf("%s: %w", l.ID, err)
			}
			*part.to = spans
		}
		if quote.Kind == "" {
			quote.Kind = corpus.Direct
		}
		var err error
		if quote.Speakers, err = speakers(q.Speaker); err != nil {
			return Article{}, fmt.Errorf("%s: %w", l.ID, err)
		}
		a.Quotes = append(a.Quotes, quote)
	}
	return a, nil
}

func speakers(raw json.RawMessage) ([]string, error) {
	var name *string
	if len(raw) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(raw, &name); err != nil {
		return nil, fmt.Errorf("a speaker is a name or null: %w", err)
	}
	if name == nil {
		return nil, nil
	}
	return strings.Split(*name, "|"), nil
}

// offsets maps the code points of a text to bytes; nil for ASCII.
type offsets struct {
	at   []int32
	size int
}

func pointOffsets(text string) offsets {
	o := offsets{size: len(text)}
	if utf8.RuneCountInString(text) == len(text) {
		return o
	}
	for i := range text {
		o.at = append(o.at, int32(i))
	}
	o.at = append(o.at, int32(len(text)))
	return o
}

func (o offsets) convert(spans corpus.Spans) (corpus.Spans, error) {
	var out corpus.Spans
	for _, s := range spans {
		last := o.size
		if o.at != nil {
			last = len(o.at) - 1
		}
		if s.Start < 0 || s.Start > s.End || s.End > last {
			return nil, fmt.Errorf("span [%d, %d) is outside a text of %d code points", s.Start, s.End, last)
		}
		if o.at != nil {
			s = corpus.Span{Start: int(o.at[s.Start]), End: int(o.at[s.End])}
		}
		out = append(out, s)
	}
	return out, nil
}
