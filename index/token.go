package index

import (
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// The kinds of tokens in a query.
const (
	tokenPhrase lexer.TokenType = iota + 1
	tokenNear
	tokenAnd
	tokenOr
	tokenNot
	tokenOpen
	tokenClose
	tokenField
	tokenWord
)

// marks are the double quotation marks. One opens a phrase, straight or curly,
// and the next one closes it.
const marks = `"“”„‟″«»`

// nextToken is the token of source that begins at or behind byte at, white
// space aside. Nothing of source is looked at more than a few times.
func nextToken(source string, at int) (lexer.Token, error) {
	rest := strings.TrimLeftFunc(source[at:], func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' })
	at = len(source) - len(rest)
	if rest == "" {
		return lexer.EOFToken(lexer.Position{Offset: at}), nil
	}
	kind, size, err := classifyToken(rest)
	if err != nil {
		return lexer.Token{}, fault(source, at, "%v", err)
	}
	return lexer.Token{Type: kind, Value: rest[:size], Pos: lexer.Position{Offset: at}}, nil
}

var errUnclosed = errors.New("this quotation mark is never closed")

// classifyToken says what sort of token s begins with, and how long it is.
func classifyToken(s string) (lexer.TokenType, int, error) {
	switch s[0] {
	case '(':
		return tokenOpen, 1, nil
	case ')':
		return tokenClose, 1, nil
	case '-':
		return tokenNot, 1, nil
	}
	if size, opened := phraseSize(s); size > 0 {
		return tokenPhrase, size, nil
	} else if opened {
		return 0, 0, errUnclosed
	}
	size := wordSize(s)
	word := s[:size]
	switch {
	case word == "AND":
		return tokenAnd, size, nil
	case word == "OR":
		return tokenOr, size, nil
	case word == "NOT":
		return tokenNot, size, nil
	case word == "NEAR", strings.HasPrefix(word, "NEAR/"):
		return tokenNear, size, nil
	}
	if size := fieldSize(word); size > 0 {
		return tokenField, size, nil
	}
	return tokenWord, size, nil
}

// phraseSize is the length of the phrase in marks that s begins with, 0 if there
// is none; opened tells a double mark that is never closed from no mark at all.
// A single mark opens only if it is curly, and closes where no letter follows.
func phraseSize(s string) (size int, opened bool) {
	body := strings.TrimPrefix(strings.TrimPrefix(s, "~"), "=")
	r, width := utf8.DecodeRuneInString(body)
	inside := body[width:]
	before := len(s) - len(inside)
	switch {
	case strings.ContainsRune(marks, r):
		end := strings.IndexAny(inside, marks)
		if end < 0 {
			return 0, true
		}
		_, width := utf8.DecodeRuneInString(inside[end:])
		return before + end + width, true
	case r == '‘':
		if end := singleEnd(inside); end > 0 {
			return before + end, true
		}
	}
	return 0, false
}

// singleEnd is the length of s with the single mark that closes it, 0 if none
// does before another mark opens.
func singleEnd(s string) int {
	for i, r := range s {
		switch {
		case r == '‘' || strings.ContainsRune(marks, r):
			return 0
		case r == '’':
			end := i + len("’")
			if next, _ := utf8.DecodeRuneInString(s[end:]); !unicode.IsLetter(next) {
				return end
			}
		}
	}
	return 0
}

// wordSize is the length of what runs to white space, a parenthesis or a mark.
func wordSize(s string) int {
	size := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || strings.ContainsRune(marks, r)
	})
	if size < 0 {
		return len(s)
	}
	return size
}

// fieldSize is the length of the letters and hyphens with a colon behind them
// that word begins with, 0 if it does not.
func fieldSize(word string) int {
	name, _, found := strings.Cut(word, ":")
	first, _ := utf8.DecodeRuneInString(name)
	if !found || !unicode.IsLetter(first) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		return 0
	}
	return len(name) + 1
}

// A tokenStream hands tokens to the grammar.
type tokenStream []lexer.Token

// Next implements lexer.Lexer.
func (s *tokenStream) Next() (lexer.Token, error) {
	if len(*s) == 0 {
		return lexer.EOFToken(lexer.Position{}), nil
	}
	token := (*s)[0]
	*s = (*s)[1:]
	return token, nil
}

// tokenNames implements lexer.Definition for a grammar that is only ever given
// tokens.
type tokenNames map[string]lexer.TokenType

// Symbols implements lexer.Definition.
func (n tokenNames) Symbols() map[string]lexer.TokenType { return n }

// Lex implements lexer.Definition.
func (n tokenNames) Lex(string, io.Reader) (lexer.Lexer, error) {
	return nil, errors.ErrUnsupported
}
