package quote

import (
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// TestUnreadableWordsAreDoubted: what is written in capitals from end to end, or
// is the remains of a page, is never given to anybody surely; marks alone are
// nobody's words.
func TestUnreadableWordsAreDoubted(t *testing.T) {
	for _, s := range []string{
		"CLLR BEN PYM TOLD THE MEETING IT WAS LATE. “NOBODY LISTENED,” HE SAID. “THEY WILL NOW.” ANN ROE, THE DIRECTOR, SAID: “WE HAVE LISTENED.”",
		`{"@type":"Person","name":"Ann Roe","said":"late"} Ann Roe left.`,
		`\"It was late,\" said Ann Roe.`,
	} {
		for _, q := range Extract(text.Parse(s, nil, nil)) {
			if q.Confidence >= 0.8 && q.Kind != corpus.Term {
				t.Errorf("%s: %q has a confidence of %v", s, shown(s, q), q.Confidence)
			}
		}
	}
	s := "Cllr Ann Roe said the lamp was late. " + strings.Repeat("»", 500) + " Mr Pym was not there."
	for _, q := range Extract(text.Parse(s, nil, nil)) {
		for _, part := range q.Content {
			if !strings.ContainsFunc(part.Of(s), unicode.IsLetter) {
				t.Errorf("%q is nobody's words", part.Of(s))
			}
		}
	}
}
