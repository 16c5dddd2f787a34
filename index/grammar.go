package index

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// marks are the double quotation marks, as they stand in a class of a regular
// expression.
const marks = `"“”„‟″«»`

// lexicon cuts a query into tokens. A straight or curly mark opens a phrase and
// the next one closes it; a single mark does only if it is a curly opening one.
var lexicon = lexer.MustSimple([]lexer.SimpleRule{
	{Name: "Space", Pattern: `[\s\x{00a0}\x{feff}]+`},
	{Name: "Phrase", Pattern: `[~=]?(?:[` + marks + `][^` + marks + `]*[` + marks + `]|‘(?:[^‘’` + marks + `]|’\pL)*’)`},
	{Name: "Unclosed", Pattern: `[~=]?[` + marks + `]`},
	{Name: "Near", Pattern: `NEAR(?:/[^\s()` + marks + `]*|\b)`},
	{Name: "And", Pattern: `AND\b`},
	{Name: "Or", Pattern: `OR\b`},
	{Name: "Not", Pattern: `NOT\b|-`},
	{Name: "Open", Pattern: `\(`},
	{Name: "Close", Pattern: `\)`},
	{Name: "Field", Pattern: `\pL[\pL-]*:`},
	{Name: "Word", Pattern: `[^\s()` + marks + `]+`},
})

var tokens = lexicon.Symbols()

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

var grammar = participle.MustBuild[anyNode](participle.Lexer(lexicon), participle.Elide("Space"))

// ParseQuery parses a query in the language that [Query] describes. The error
// is a *QueryError at the place of the fault.
func ParseQuery(source string) (*Query, error) {
	if err := checkQuery(source); err != nil {
		return nil, err
	}
	tree, err := grammar.ParseString("", source)
	if err != nil {
		return nil, grammarError(source, err)
	}
	b := builder{source}
	root, err := b.any(tree)
	if err != nil {
		return nil, err
	}
	return &Query{Source: source, Root: asGroup(root)}, nil
}

func fault(source string, at int, format string, args ...any) *QueryError {
	return &QueryError{Query: source, Offset: at, Msg: fmt.Sprintf(format, args...)}
}

// checkQuery holds source against the caps and finds the faults that need no
// grammar, before anything grows with it.
func checkQuery(source string) error {
	if len(source) > MaxQueryBytes {
		return fault(source, MaxQueryBytes, "the query is %d bytes long; the cap is %d", len(source), MaxQueryBytes)
	}
	for i, r := range source {
		switch {
		case r == utf8.RuneError && !utf8.ValidString(source[i:min(i+utf8.UTFMax, len(source))]) && !strings.HasPrefix(source[i:], "\uFFFD"):
			return fault(source, i, "this is no valid UTF-8")
		case unicode.IsControl(r) && !unicode.IsSpace(r):
			return fault(source, i, "control character %U; take it out", r)
		}
	}
	return checkTokens(source)
}

func checkTokens(source string) error {
	stream, err := lexicon.LexString("", source)
	if err != nil {
		return grammarError(source, err)
	}
	clauses, depth := 0, 0
	for empty := true; ; {
		token, err := stream.Next()
		if err != nil {
			return grammarError(source, err)
		}
		switch token.Type {
		case lexer.EOF:
			if empty {
				return fault(source, len(source), "the query is empty: write a word or a phrase in quotation marks")
			}
			return nil
		case tokens["Unclosed"]:
			return fault(source, token.Pos.Offset, "this quotation mark is never closed")
		case tokens["Word"], tokens["Phrase"]:
			clauses++
		case tokens["Open"]:
			depth++
		case tokens["Close"]:
			depth--
		}
		empty = empty && token.Type == tokens["Space"]
		switch {
		case clauses > MaxClauses:
			return fault(source, token.Pos.Offset, "more than %d words, phrases and fields, which is the cap on clauses", MaxClauses)
		case depth > MaxDepth:
			return fault(source, token.Pos.Offset, "more than %d parentheses within each other, which is the cap on depth", MaxDepth)
		}
	}
}

// grammarError says what the grammar did not expect, and where.
func grammarError(source string, err error) error {
	var unexpected *participle.UnexpectedTokenError
	if errors.As(err, &unexpected) {
		token := unexpected.Unexpected
		if token.EOF() {
			return fault(source, len(source), "the query ends too early: %s", missing(source))
		}
		return fault(source, token.Pos.Offset, "unexpected %q", token.Value)
	}
	var at participle.Error
	if errors.As(err, &at) {
		return fault(source, at.Position().Offset, "%s", at.Message())
	}
	return fault(source, 0, "%v", err)
}

// missing says what is missing at the end of source.
func missing(source string) string {
	if strings.Count(source, "(") > strings.Count(source, ")") {
		return "a word or a closing parenthesis is missing"
	}
	return "a word or a phrase is missing"
}
