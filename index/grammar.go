package index

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// lexicon names the kinds of tokens for the grammar.
var lexicon = tokenNames{"EOF": lexer.EOF, "Phrase": tokenPhrase, "Near": tokenNear, "And": tokenAnd, "Or": tokenOr, "Not": tokenNot, "Open": tokenOpen, "Close": tokenClose, "Field": tokenField, "Word": tokenWord}

type (
	anyNode struct {
		Of []*allNode `parser:"@@ ( Or @@ )*"`
	}
	allNode struct {
		Of []*notNode `parser:"@@ ( And? @@ )*"`
	}
	notNode struct {
		Not []string  `parser:"@Not*"`
		Of  *nearNode `parser:"@@"`
	}
	nearNode struct {
		First *atomNode    `parser:"@@"`
		Rest  []*nearRight `parser:"@@*"`
	}
	nearRight struct {
		Pos lexer.Position
		Op  string    `parser:"@Near"`
		Of  *atomNode `parser:"@@"`
	}
	atomNode struct {
		Pos    lexer.Position
		Group  *anyNode   `parser:"  Open @@ Close"`
		Field  *fieldNode `parser:"| @@"`
		Phrase string     `parser:"| @Phrase"`
		Word   string     `parser:"| @Word"`
	}
	fieldNode struct {
		Pos    lexer.Position
		Name   string `parser:"@Field"`
		Phrase string `parser:"( @Phrase"`
		Word   string `parser:"| @Word )"`
	}
)

var grammar = participle.MustBuild[anyNode](participle.Lexer(lexicon))

// ParseQuery parses a query in the language that [Query] describes. The error
// is a *QueryError at the place of the fault.
func ParseQuery(source string) (*Query, error) {
	tokens, err := checkQuery(source)
	if err != nil {
		return nil, err
	}
	b := builder{source}
	root, err := b.tree(tokens)
	if err != nil {
		return nil, err
	}
	return &Query{Source: source, Root: asGroup(root)}, nil
}

// tree parses tokens. A single phrase or word, as most queries are, needs no
// grammar, which would take longer than the search.
func (b builder) tree(tokens tokenStream) (Expr, error) {
	if only := tokens[0]; len(tokens) == 1 && (only.Type == tokenPhrase || only.Type == tokenWord) {
		if only.Type == tokenPhrase {
			return b.phrase(only.Value, only.Pos.Offset)
		}
		return b.word(only.Value, only.Pos.Offset)
	}
	if err := checkOperands(b.source, tokens); err != nil {
		return nil, err
	}
	stream, err := lexer.Upgrade(&tokens)
	if err != nil {
		return nil, grammarError(b.source, err)
	}
	tree, err := grammar.ParseFromLexer(stream)
	if err != nil {
		return nil, grammarError(b.source, err)
	}
	return b.any(tree)
}

func fault(source string, at int, format string, args ...any) *QueryError {
	return &QueryError{Query: source, Offset: at, Msg: fmt.Sprintf(format, args...)}
}

// checkQuery cuts source into tokens, and holds it against the caps before
// anything grows with it.
func checkQuery(source string) (tokenStream, error) {
	if !utf8.ValidString(source) {
		return nil, fault(source, validPrefix(source), "this is no valid UTF-8")
	}
	if i := strings.IndexFunc(source, isStrayControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(source[i:])
		return nil, fault(source, i, "control character %U; take it out", r)
	}
	var tokens tokenStream
	clauses, depth := 0, 0
	for at := 0; ; {
		token, err := nextToken(source, at)
		switch {
		case err != nil:
			return nil, err
		case token.Pos.Offset+len(token.Value) > MaxQueryBytes:
			return nil, fault(source, MaxQueryBytes, "the query is %d bytes long; the cap is %d", len(source), MaxQueryBytes)
		case token.EOF() && len(tokens) == 0:
			return nil, fault(source, len(source), "the query is empty: write a word or a phrase in quotation marks")
		case token.EOF():
			return tokens, nil
		}
		tokens = append(tokens, token)
		at = token.Pos.Offset + len(token.Value)
		switch token.Type {
		case tokenWord, tokenPhrase:
			clauses++
		case tokenOpen:
			depth++
		case tokenClose:
			depth--
		}
		switch {
		case clauses > MaxClauses:
			return nil, fault(source, token.Pos.Offset, "more than %d words, phrases and fields, which is the cap on clauses", MaxClauses)
		case depth > MaxDepth:
			return nil, fault(source, token.Pos.Offset, "more than %d parentheses within each other, which is the cap on depth", MaxDepth)
		}
	}
}

func isStrayControl(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

func validPrefix(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			return i
		}
	}
	return len(s)
}

// grammarError says what the grammar did not expect, and where.
func grammarError(source string, err error) error {
	var unexpected *participle.UnexpectedTokenError
	if errors.As(err, &unexpected) {
		return refuseToken(source, unexpected.Unexpected)
	}
	var at participle.Error
	if errors.As(err, &at) {
		return fault(source, at.Position().Offset, "%s", at.Message())
	}
	return fault(source, 0, "%v", err)
}

func refuseToken(source string, token lexer.Token) *QueryError {
	if token.EOF() {
		return fault(source, len(source), "the query ends too early: %s", missing(source))
	}
	return fault(source, token.Pos.Offset, "unexpected %q", token.Value)
}

// checkOperands looks for the first place where an operand is missing. The
// grammar, which tries other ways to read what stands before it, would say that
// the fault lies there.
func checkOperands(source string, tokens tokenStream) error {
	wanted := true // behind what is read so far must stand an operand
	for _, token := range append(slices.Clone(tokens), lexer.EOFToken(lexer.Position{})) {
		switch token.Type {
		case tokenAnd, tokenOr, tokenNear, tokenClose, lexer.EOF:
			if wanted {
				return refuseToken(source, token)
			}
		}
		switch token.Type {
		case tokenWord, tokenPhrase, tokenClose:
			wanted = false
		default:
			wanted = true
		}
	}
	return nil
}

// missing says what is missing at the end of source.
func missing(source string) string {
	if strings.Count(source, "(") > strings.Count(source, ")") {
		return "a word or a closing parenthesis is missing"
	}
	return "a word or a phrase is missing"
}
