package tag

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// model is prose's own, loaded on first use.
var model = sync.OnceValue(func() *prose.Model { return prose.ModelFromData("english") })

// Longest stretch handed to prose at a time, in words, and longest word, in
// bytes: what is beyond them is no English sentence and no English word.
const (
	stretch = 250
	longest = 40
)

// Words returns the Penn tags of words [first, last) of t, one a word. Quotation
// marks are tagged ““”; a word that prose could not be asked about has the tag "".
// Context is the sentence, so a range should not cut one.
func Words(t *text.Text, first, last int) []string {
	tags := make([]string, 0, last-first)
	for at := first; at < last; at += stretch {
		tags = append(tags, words(t, at, min(at+stretch, last))...)
	}
	return tags
}

func words(t *text.Text, first, last int) []string {
	tags := make([]string, last-first)
	tokens, owner := ask(t, first, last, prose.WithExtraction(false))
	for i := len(tokens) - 1; i >= 0; i-- { // the first piece of a word tags it
		tags[owner[i]-first] = tokens[i].Tag
	}
	for i := range tags {
		if t.Words[first+i].Kind == text.Mark {
			tags[i] = "``"
		}
	}
	return tags
}

// An Entity is a stretch of words that prose takes for a name.
type Entity struct {
	Span  corpus.Span
	Label string // "PERSON", "GPE"
}

// Entities returns prose's candidates for names in a sentence of t, in order.
func Entities(t *text.Text, sentence int) []Entity {
	s := t.Sentences[sentence]
	var all []Entity
	for at := s.First; at < s.Last; at += stretch {
		all = append(all, entities(t, at, min(at+stretch, s.Last))...)
	}
	return all
}

// person is prose's label for people. It decides where the words of one name are
// labelled differently, as it does in prose itself.
const person = "PERSON"

// entities joins labelled neighbours of one tag, as prose's own chunker does.
func entities(t *text.Text, first, last int) []Entity {
	tokens, owner := ask(t, first, last)
	var all []Entity
	for i, token := range tokens {
		_, label, named := strings.Cut(token.Label, "-")
		if !named {
			continue
		}
		span := t.Words[owner[i]].Span()
		if n := len(all) - 1; n >= 0 && i > 0 && all[n].Span.End == int(t.Words[owner[i-1]].End) && tokens[i-1].Tag == token.Tag {
			all[n].Span.End = span.End
			if label == person {
				all[n].Label = person
			}
			continue
		}
		all = append(all, Entity{span, label})
	}
	return all
}

// ask hands words [first, last) to prose. It returns prose's tokens and for each
// the word that it belongs to; nothing if prose made something else of them.
func ask(t *text.Text, first, last int, opts ...prose.DocOpt) (tokens []prose.Token, owner []int) {
	var line strings.Builder
	for i := first; i < last; i++ {
		for _, piece := range pieces(t.Word(i), t.Words[i].Kind) {
			line.WriteString(piece)
			line.WriteByte(' ')
			owner = append(owner, i)
		}
	}
	tokens, err := run(line.String(), opts)
	if err != nil || len(tokens) != len(owner) {
		return nil, nil
	}
	return tokens, owner
}

// run guards against prose's panics.
func run(line string, opts []prose.DocOpt) (tokens []prose.Token, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("prose panics: %v", r)
		}
	}()
	doc, err := prose.NewDocument(line, append(opts, prose.WithSegmentation(false), prose.UsingModel(model()))...)
	if err != nil {
		return nil, fmt.Errorf("prose: %w", err)
	}
	return doc.Tokens(), nil
}

// pieces writes a word as the tokens that prose's models know, each in a form
// that its tokenizer keeps whole: "council’s" is council and 's, "don’t" is do
// and n't.
func pieces(word string, kind text.WordKind) []string {
	switch kind {
	case text.Mark:
		return []string{`"`}
	case text.Punct, text.Symbol:
		_, size := utf8.DecodeRuneInString(word)
		return []string{word[:size]}
	}
	if len(word) > longest {
		return []string{"thing"}
	}
	stem, suffix := contraction(word)
	stem = strings.Map(plain, stem)
	switch {
	case stem == "":
		return []string{"thing"}
	case suffix == "":
		return []string{stem}
	}
	return []string{stem, suffix}
}

// contraction parts a word from its clitic, in prose's spelling.
func contraction(word string) (stem, clitic string) {
	folded := text.Fold(word)
	for _, clitic := range []string{"n't", "'s", "'ll", "'re", "'m", "'ve", "'d"} {
		if strings.HasSuffix(folded, clitic) && len(folded) > len(clitic) {
			apostrophe := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if clitic == "n't" {
				apostrophe--
			}
			return word[:apostrophe], clitic
		}
	}
	return word, ""
}

// plain drops what makes prose split or lose a word.
func plain(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' {
		return r
	}
	return -1
}
