package gold

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// readBrat reads a folder as brat keeps it: NAME.txt with NAME.ann beside it,
// or, as PolNeAR has them, text/NAME.txt with attributions/NAME_ANNOTATOR.ann,
// of which the first annotator's is taken.
func readBrat(folder string) ([]Article, error) {
	texts, notes := folder, folder
	if info, err := os.Stat(filepath.Join(folder, "text")); err == nil && info.IsDir() {
		texts, notes = filepath.Join(folder, "text"), filepath.Join(folder, "attributions")
	}
	annotated, err := annotationFiles(notes)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(texts)
	if err != nil {
		return nil, fmt.Errorf("read annotations: %w", err)
	}
	var all []Article
	for _, e := range entries {
		name, isText := strings.CutSuffix(e.Name(), ".txt")
		if !isText {
			continue
		}
		text, err := os.ReadFile(filepath.Join(texts, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read annotations: %w", err)
		}
		if !utf8.Valid(text) {
			return nil, fmt.Errorf("read annotations: %s is not UTF-8; convert it first", filepath.Join(texts, e.Name()))
		}
		a := Article{ID: name, Text: string(text)}
		if file, found := annotated[name]; found {
			if a.Quotes, err = readAnn(file, a.Text); err != nil {
				return nil, fmt.Errorf("read annotations of %s: %w", file, err)
			}
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("read annotations: no .txt files in %s; a brat folder has NAME.txt beside NAME.ann", texts)
	}
	return all, nil
}

// annotationFiles maps the name of a text to its first .ann file.
func annotationFiles(folder string) (map[string]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("read annotations: %w", err)
	}
	files := map[string]string{}
	for _, e := range entries {
		name, isNotes := strings.CutSuffix(e.Name(), ".ann")
		if !isNotes {
			continue
		}
		stem := name
		if i := strings.LastIndexByte(name, '_'); i >= 0 {
			stem = name[:i]
		}
		for _, key := range []string{name, stem} {
			if _, held := files[key]; !held {
				files[key] = filepath.Join(folder, e.Name())
			}
		}
	}
	return files, nil
}

func readAnn(file, text string) ([]Quote, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	bytes := pointOffsets(text)
	parts := map[string]corpus.Spans{}
	var events [][]string
	for n, l := range strings.Split(string(b), "\n") {
		fields := strings.Split(l, "\t")
		switch {
		case strings.HasPrefix(l, "T") && len(fields) >= 3: // a text with a line break in it runs on
			spans, err := annSpans(fields[1])
			if err == nil {
				parts[fields[0]], err = bytes.convert(spans)
			}
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
		case strings.HasPrefix(l, "E") && len(fields) >= 2:
			events = append(events, strings.Fields(fields[1]))
		}
	}
	return quotesOf(events, parts, insideMarks(text), text), nil
}

// annSpans reads "Content 0 15", or "Content 0 15;20 25" where it is interrupted.
func annSpans(field string) (corpus.Spans, error) {
	_, places, found := strings.Cut(field, " ")
	if !found {
		return nil, errors.New("an annotation is LABEL START END")
	}
	var spans corpus.Spans
	for place := range strings.SplitSeq(places, ";") {
		start, end, _ := strings.Cut(place, " ")
		a, err := strconv.Atoi(start)
		if err != nil {
			return nil, fmt.Errorf("an annotation is LABEL START END: %w", err)
		}
		b, err := strconv.Atoi(end)
		if err != nil {
			return nil, fmt.Errorf("an annotation is LABEL START END: %w", err)
		}
		spans = append(spans, corpus.Span{Start: a, End: b})
	}
	return spans, nil
}

// quotesOf makes the quotations of brat's events, whose arguments are
// ROLE:ANNOTATION pairs.
func quotesOf(events [][]string, parts map[string]corpus.Spans, marked []corpus.Span, text string) []Quote {
	var all []Quote
	for _, event := range events {
		var q Quote
		for _, argument := range event {
			role, id, _ := strings.Cut(argument, ":")
			switch strings.ToLower(strings.TrimRight(role, "0123456789")) {
			case "content":
				q.Content = append(q.Content, parts[id]...)
			case "source":
				q.Source = append(q.Source, parts[id]...)
			case "cue":
				q.Cue = append(q.Cue, parts[id]...)
			}
		}
		if len(q.Content) == 0 {
			continue
		}
		for _, spans := range []corpus.Spans{q.Content, q.Source, q.Cue} {
			slices.SortFunc(spans, corpus.Span.Compare)
		}
		q.Kind = kindOf(text, q.Content, marked)
		all = append(all, q)
	}
	slices.SortStableFunc(all, func(a, b Quote) int {
		return cmp.Or(slices.CompareFunc(a.Content, b.Content, corpus.Span.Compare))
	})
	return all
}

// insideMarks finds what stands in double quotation marks, marks included,
// line by line; what a line leaves open ends with it.
func insideMarks(text string) []corpus.Span {
	var spans []corpus.Span
	open := -1
	for i, r := range text {
		switch {
		case r == '\n':
			if open >= 0 {
				spans = append(spans, corpus.Span{Start: open, End: i})
			}
			open = -1
		case r == '“' || r == '"' && open < 0:
			open = i
		case (r == '”' || r == '"') && open >= 0:
			spans = append(spans, corpus.Span{Start: open, End: i + utf8.RuneLen(r)})
			open = -1
		}
	}
	if open >= 0 {
		spans = append(spans, corpus.Span{Start: open, End: len(text)})
	}
	return spans
}

// kindOf tells the kind of a quotation by the share of its letters in marks:
// above 98 % it is direct, none indirect.
func kindOf(text string, content corpus.Spans, marked []corpus.Span) corpus.QuoteKind {
	letters, inside, m := 0, 0, 0
	for _, s := range content {
		for i, r := range s.Of(text) {
			if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				continue
			}
			letters++
			at := s.Start + i
			for m < len(marked) && marked[m].End <= at {
				m++
			}
			if m < len(marked) && marked[m].Start <= at {
				inside++
			}
		}
	}
	switch {
	case inside == 0:
		return corpus.Indirect
	case float64(inside) > 0.98*float64(letters):
		return corpus.Direct
	}
	return corpus.Mixed
}
