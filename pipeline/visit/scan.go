package visit

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

//go:embed vocabulary.txt
var vocabularyFile string

// An entry is one phrase of vocabulary.txt behind its first word.
type entry struct {
	class string
	rest  []string
	value string
}

// vocabulary maps the first word of a phrase to the phrases that begin with it.
var vocabulary = func() map[string][]entry {
	phrases := map[string][]entry{}
	for line := range strings.Lines(vocabularyFile) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(strings.ReplaceAll(fields[1], "'s", ""))
		e := entry{class: fields[0], rest: words[1:]}
		if len(fields) > 2 {
			e.value = fields[2]
		}
		phrases[words[0]] = append(phrases[words[0]], e)
	}
	return phrases
}()

// triggers are the first words of phrases that make a sentence worth reading.
var triggers = func() map[string]bool {
	first := map[string]bool{}
	for word, entries := range vocabulary {
		for _, e := range entries {
			switch e.class {
			case "head", "went", "rate", "publish", "report", "partial", "name", "inspector", "sector", "find":
				first[word] = true
			}
		}
	}
	return first
}()

// A token is a word of a sentence as the rules see it: folded, without marks,
// hyphens and possessive endings.
type token struct {
	fold    string
	word    int // in the text
	capital bool
	spoken  bool // stands in quotation marks
	kind    text.WordKind
}

// An item is a phrase of the vocabulary found at tokens [from, to).
type item struct {
	class, value string
	from, to     int
}

// A sentence is what the rules read: its tokens, the vocabulary in it, its dates.
type sentence struct {
	t       *text.Text
	index   int
	tokens  []token
	items   []item
	moments []moment
	told    []mention // what it speaks of, with dates
	title   bool
	lead    int     // number of its paragraph, headings and furniture not counted
	doubt   float64 // that the document tells of an inspection at all
	they    bool    // "they" are inspectors
	slow    bool    // its inspectorate is not known to be Ofsted: reports can take longer
	coming  bool    // it speaks of a visit that has not been
}

// worthReading reports whether words [first, last) hold a trigger.
func worthReading(t *text.Text, first, last int) bool {
	for i := first; i < last; i++ {
		if t.Words[i].Kind == text.Alpha && triggers[t.Fold(i)] {
			return true
		}
	}
	return false
}

// tokens makes the tokens of words [first, last); spoken says whether marks
// are open at its beginning, and comes back as it is at its end.
func tokens(t *text.Text, first, last int, spoken bool) ([]token, bool) {
	var toks []token
	for i := first; i < last; i++ {
		w := t.Word(i)
		switch t.Words[i].Kind {
		case text.Mark:
			spoken = marks(w, spoken)
			continue
		case text.Punct:
			if w == "-" {
				continue
			}
		}
		r, _ := utf8.DecodeRuneInString(w)
		toks = append(toks, token{
			fold: strings.TrimSuffix(text.Fold(w), "'s"), word: i,
			capital: unicode.IsUpper(r), spoken: spoken, kind: t.Words[i].Kind,
		})
	}
	return toks, spoken
}

// marks is whether speech is open behind the mark w.
func marks(w string, open bool) bool {
	switch w {
	case "“", "‘":
		return true
	case "”", "’":
		return false
	case "\"":
		return !open
	}
	return open
}

// scan finds the vocabulary in toks: for each class the longest phrase at each place.
func scan(toks []token) []item {
	var items []item
	for i, tok := range toks {
		here := len(items)
		for _, e := range vocabulary[tok.fold] {
			if !follows(toks[i+1:], e.rest) {
				continue
			}
			found := item{e.class, e.value, i, i + 1 + len(e.rest)}
			items = keepLongest(items, here, found)
		}
	}
	return items
}

func follows(toks []token, rest []string) bool {
	if len(toks) < len(rest) {
		return false
	}
	for i, w := range rest {
		if toks[i].fold != w {
			return false
		}
	}
	return true
}

func keepLongest(items []item, here int, found item) []item {
	for k := here; k < len(items); k++ {
		if items[k].class == found.class {
			if found.to > items[k].to {
				items[k] = found
			}
			return items
		}
	}
	return append(items, found)
}

// at is the item of class that begins at token i, if there is one.
func (s *sentence) at(i int, class string) (item, bool) {
	for _, it := range s.items {
		if it.from == i && it.class == class {
			return it, true
		}
	}
	return item{}, false
}

// endingAt is the item of class whose last token is i, if there is one.
func (s *sentence) endingAt(i int, class string) (item, bool) {
	return endingAt(s.items, i, class)
}

func endingAt(items []item, i int, class string) (item, bool) {
	for _, it := range items {
		if it.to == i+1 && it.class == class {
			return it, true
		}
	}
	return item{}, false
}

// within is the first item of class among tokens [from, to), if there is one.
func (s *sentence) within(from, to int, class string) (item, bool) {
	for _, it := range s.items {
		if it.class == class && it.from >= from && it.to <= to {
			return it, true
		}
	}
	return item{}, false
}

// has reports whether the sentence holds an item of class.
func (s *sentence) has(class string) bool {
	_, found := s.within(0, len(s.tokens), class)
	return found
}

// fold is the folded token i, and "" outside the sentence.
func (s *sentence) fold(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].fold
}

// span is the place of tokens [from, to) in the text.
func (s *sentence) span(from, to int) corpus.Span {
	return s.t.Span(s.tokens[from].word, s.tokens[to-1].word+1)
}

// number is the value of an item as a number; 0 where it has none.
func (it item) number() int {
	n, _ := strconv.Atoi(it.value)
	return n
}
