package body

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

//go:embed generic.txt
var genericFile string

// genericBefore and genericAfter are the folded words of councils that may
// stand about a name and are no part of it; longest first.
var genericBefore, genericAfter = generic(genericFile)

func generic(file string) (before, after [][]string) {
	for place, words := range pairs(file) {
		folded := fold(words)
		switch place {
		case "before":
			before = insertByLength(before, folded)
		case "after":
			after = insertByLength(after, folded)
		}
	}
	return before, after
}

// pairs yields the two columns of a word list, comments aside.
func pairs(file string) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(file) {
			first, second, found := strings.Cut(strings.TrimSpace(line), "\t")
			if found && !strings.HasPrefix(line, "#") && !yield(first, second) {
				return
			}
		}
	}
}

func insertByLength(list [][]string, words []string) [][]string {
	at := len(list)
	for at > 0 && len(list[at-1]) < len(words) {
		at--
	}
	return append(list[:at], append([][]string{words}, list[at:]...)...)
}

// A token is a lexical word of a name: its fold, and where it stands.
type token struct {
	fold       string
	start, end int
}

// tokens are the lexical words of s, with & as "and".
func tokens(s string) []token {
	var all []token
	for _, w := range text.Words(s, 0) {
		surface := s[w.Start:w.End]
		switch {
		case surface == "&":
			all = append(all, token{"and", int(w.Start), int(w.End)})
		case w.Lexical():
			all = append(all, token{text.Fold(surface), int(w.Start), int(w.End)})
		}
	}
	return all
}

func fold(s string) []string {
	var all []string
	for _, t := range tokens(s) {
		all = append(all, t.fold)
	}
	return all
}

// bare strips the words of councils from a name, from both ends, until a name
// that the register knows or a word of the name itself stands there. A
// possessive at the end is taken off.
func bare(name []token) []token {
	for len(name) > 0 {
		name = unpossessive(name)
		if _, listed := register[key(name)]; listed {
			return name
		}
		rest := withoutGeneric(name)
		if len(rest) == len(name) {
			return name
		}
		name = rest
	}
	return name
}

func unpossessive(name []token) []token {
	last := name[len(name)-1]
	if stem, found := strings.CutSuffix(last.fold, "'s"); found && last.fold != "children's" {
		name = append(name[:len(name)-1:len(name)-1], token{stem, last.start, last.end - (len(last.fold) - len(stem))})
	}
	return name
}

// withoutGeneric takes one generic phrase off the end of name, or else off its
// beginning.
func withoutGeneric(name []token) []token {
	for _, g := range genericAfter {
		if len(g) < len(name) && matches(name[len(name)-len(g):], g) {
			return name[:len(name)-len(g)]
		}
	}
	for _, g := range genericBefore {
		if len(g) < len(name) && matches(name[:len(g)], g) {
			return name[len(g):]
		}
	}
	return name
}

func matches(name []token, words []string) bool {
	for i, w := range words {
		if name[i].fold != w {
			return false
		}
	}
	return true
}

// key is the folded words of a name, joined by spaces.
func key(name []token) string {
	words := make([]string, len(name))
	for i, t := range name {
		words[i] = t.fold
	}
	return strings.Join(words, " ")
}

// unlisted makes a body of a printed name that no list knows: the name without
// the words of councils, as it is printed.
func unlisted(printed string) (corpus.Body, bool) {
	name := bare(tokens(printed))
	if len(name) == 0 {
		return corpus.Body{}, false
	}
	shown := strings.Join(strings.Fields(printed[name[0].start:name[len(name)-1].end]), " ")
	return corpus.Body{ID: corpus.Slug(strings.ReplaceAll(shown, "&", " and ")), Name: shown}, true
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
