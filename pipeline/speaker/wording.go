package speaker

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// wording is the text of words [first, last) as a title: one kind of apostrophe,
// single spaces, a small letter in front of all but names.
func (r *reading) wording(first, last int) string {
	for w := first + 1; w+1 < last; w++ { // "director in January", "chief executive since May"
		if r.lex.is(dated, r.fold[w]) {
			if r.lex.is(month, r.fold[w+1]) || r.lex.is(quantity, r.fold[w+1]) || r.lex.notNames[r.fold[w+1]] == "time" || r.t.Words[w+1].Kind == text.Number {
				last = w
			}
		}
	}
	for w := first; w < last; w++ { // nothing of what brackets only open
		if r.fold[w] == "(" && !slices.Contains(r.fold[w:last], ")") {
			last = w
		}
	}
	for last > first && !r.t.Words[last-1].Lexical() {
		last--
	}
	if first >= last {
		return ""
	}
	s := strings.Join(strings.Fields(r.t.Span(first, last).Of(r.t.Source)), " ")
	if word := r.t.Word(first); r.ordinary(r.fold[first]) {
		switch {
		case capitals(word) && len(word) > 3:
			s = strings.ToLower(word) + s[len(word):]
		case r.capital(first) && !capitals(word):
			opening, size := utf8.DecodeRuneInString(s)
			s = string(unicode.ToLower(opening)) + s[size:]
		}
	}
	s = strings.NewReplacer("’", "'", "‘", "'").Replace(s)
	return r.smallHeads(s)
}

// smallHeads writes the nouns of a role behind its first word with small letters.
func (r *reading) smallHeads(wording string) string {
	words := strings.Split(wording, " ")
	for i := 1; i < len(words); i++ {
		if fold := strings.ToLower(words[i]); isRoleNoun(r.lex, fold) && !capitals(words[i]) {
			words[i] = fold
		}
	}
	return strings.Join(words, " ")
}

// ordinary reports whether a capital in front of a role is owed to its place alone.
func (r *reading) ordinary(fold string) bool {
	_, kind := r.lex.kinds[fold]
	_, modifier := r.lex.modifiers[fold]
	return kind || modifier || isRoleNoun(r.lex, fold) || r.lex.notNames[fold] == "thing"
}
