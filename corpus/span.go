package corpus

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// A Span is the half-open range [Start, End) of bytes of a document's text.
// In JSON it is the pair [start, end].
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover is the smallest span that holds both s and t; an empty span adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Of is the text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Compare orders spans by start, then by end.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

// Check says what is wrong with s as a span of text: out of range, reversed, or
// cutting a rune. It returns nil for a sound span.
func (s Span) Check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start > s.End:
		return fmt.Errorf("span [%d,%d) is outside a text of %d bytes", s.Start, s.End, len(text))
	case s.Start < len(text) && !utf8.RuneStart(text[s.Start]),
		s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return fmt.Errorf("span [%d,%d) cuts a rune", s.Start, s.End)
	}
	return nil
}

// MarshalJSON writes [start,end].
func (s Span) MarshalJSON() ([]byte, error) { return s.appendJSON(nil), nil }

func (s Span) appendJSON(b []byte) []byte {
	b = strconv.AppendInt(append(b, '['), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	return append(b, ']')
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("a span is [start, end]: %w", err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// Spans are the parts of one thing, in the order of the text.
type Spans []Span

// MarshalJSON writes [[start,end],…], and [] for none.
func (ss Spans) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for i, s := range ss {
		if i > 0 {
			b = append(b, ',')
		}
		b = s.appendJSON(b)
	}
	return append(b, ']'), nil
}

// Cover is the smallest span that holds every part; the zero Span for none.
func (ss Spans) Cover() Span {
	var all Span
	for _, s := range ss {
		all = all.Cover(s)
	}
	return all
}

// Overlap reports whether any part of ss overlaps t.
func (ss Spans) Overlap(t Span) bool {
	for _, s := range ss {
		if s.Overlaps(t) {
			return true
		}
	}
	return false
}

// A List marshals as [] where a nil slice would be null.
type List[T any] []T

// MarshalJSON writes the list, and [] for none.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(l))
}
