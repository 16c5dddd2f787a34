package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"
)

//go:embed abbreviations.txt
var abbreviationsFile string

// abbreviations maps a folded abbreviation to its class, as abbreviations.txt
// has them.
var abbreviations = func() map[string]string {
	classes := map[string]string{}
	for line := range strings.Lines(abbreviationsFile) {
		class, word, found := strings.Cut(strings.TrimSpace(line), "\t")
		if found && !strings.HasPrefix(line, "#") {
			classes[word] = class
		}
	}
	return classes
}()

// punkt is made once: its training data takes a while to parse, and it is only
// read afterwards.
var punkt = sync.OnceValue(func() *sentences.DefaultSentenceTokenizer {
	tokenizer, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		panic("the sentence model that the program embeds does not load: " + err.Error())
	}
	for word, class := range abbreviations {
		if class != "figure" {
			tokenizer.Storage.AbbrevTypes.Add(word)
		}
	}
	return tokenizer
})

// window is the most bytes handed to Punkt at a time: what a paragraph has
// beyond it is cut at white space, so that time stays linear.
const window = 32 << 10

// sentenceEnds are the byte offsets in paragraph at which sentences end, in
// order. What follows the last of them is a sentence too.
func sentenceEnds(paragraph string) []int {
	var ends []int
	for base := 0; base < len(paragraph); {
		part := paragraph[base:]
		if len(part) > window {
			part = part[:cutAt(part, window)]
		}
		for _, end := range punkt().SentencePositions(part) {
			ends = append(ends, base+end)
		}
		base += len(part)
	}
	ends = append(ends, missedEnds(paragraph)...)
	slices.Sort(ends)
	ends = slices.Compact(ends)
	return slices.DeleteFunc(ends, func(end int) bool { return falseEnd(paragraph, end) })
}

// cutAt is the place of the last white space in the first most bytes of s, or
// the last rune boundary where there is none.
func cutAt(s string, most int) int {
	if i := strings.LastIndexAny(s[:most], " \t\n"); i > 0 {
		return i
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return most
}

// missedEnds finds what Punkt lets through before white space and a capital or an
// opening mark: a stop with closing marks behind it (.’ ?” !'), and one behind a
// figure ("in July 2022. Inspectors …"), which Punkt takes for an ordinal.
func missedEnds(s string) []int {
	var ends []int
	for i := 0; i < len(s); {
		stop := strings.IndexAny(s[i:], ".!?…")
		if stop < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(s[i+stop:])
		i += stop + size
		marks := len(s[i:]) - len(strings.TrimLeft(s[i:], "’'”\")]"))
		if startsSentence(s[i+marks:]) && (marks > 0 || endsInFigure(s[:i])) {
			ends = append(ends, i+marks)
		}
	}
	return ends
}

// endsInFigure reports whether s ends in a figure and a stop, and the figure is not
// that of an item of a list ("1. The council …", "must: 1. Improve …").
func endsInFigure(s string) bool {
	figure := lastToken(strings.TrimSuffix(s, "."))
	if len(figure)+1 >= len(s) || strings.ContainsFunc(figure, unicode.IsLetter) || !strings.ContainsFunc(figure, unicode.IsDigit) {
		return false
	}
	before := strings.TrimRight(s[:len(s)-len(figure)-1], " \t\n\r\u00a0‘'“\"(")
	return before != "" && !strings.ContainsRune(".:;!?", rune(before[len(before)-1]))
}

// startsSentence reports whether s is white space with a capital behind it,
// marks aside.
func startsSentence(s string) bool {
	trimmed := strings.TrimLeft(s, " \t\n\r\u00a0")
	if len(trimmed) == len(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(trimmed, "‘'“\"(["))
	return unicode.IsUpper(first)
}

// falseEnd reports whether the sentence end at offset end stands behind an
// abbreviation, or cuts a sentence before a small letter.
func falseEnd(s string, end int) bool {
	if end >= len(s) {
		return false
	}
	head := strings.TrimRight(s[:end], " \t\n\r\u00a0")
	rest := strings.TrimLeft(s[end:], " \t\n\r\u00a0")
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "‘'“\"([)]’”"))
	if unicode.IsLower(next) {
		return true
	}
	if !strings.HasSuffix(head, ".") {
		return false
	}
	word := lastToken(strings.TrimSuffix(head, "."))
	capital, _ := utf8.DecodeRuneInString(word)
	switch abbreviations[Fold(word)] {
	case "title":
		return unicode.IsUpper(capital)
	case "inner":
		return true
	case "unit":
		return !unicode.IsUpper(next)
	case "figure":
		return unicode.IsDigit(next)
	}
	return false
}

// lastToken is what stands behind the last white space or opening mark of s.
func lastToken(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(‘'“\"", r) })
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}
