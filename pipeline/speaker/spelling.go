package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// written is a name as it is written in running text: names in capitals
// throughout get small letters.
func (r *reading) written(tokens []token) string {
	parts := make([]string, len(tokens))
	for i, tok := range tokens {
		parts[i] = strings.Join(strings.Fields(tok.surface), " ")
		if capitals(tok.surface) && utf8.RuneCountInString(tok.surface) > 2 {
			parts[i] = properCase(parts[i])
		}
		if utf8.RuneCountInString(parts[i]) == 1 && tok.last < len(r.fold) && r.fold[tok.last] == "." && i < len(tokens)-1 {
			parts[i] += "."
		}
	}
	return strings.Join(parts, " ")
}

// properCase writes "O’DRISCOLL-HALE" as "O’Driscoll-Hale", "MCKAY" as "McKay".
func properCase(s string) string {
	var b strings.Builder
	up := true
	for i, c := range s {
		if up {
			b.WriteRune(unicode.ToUpper(c))
		} else {
			b.WriteRune(unicode.ToLower(c))
		}
		up = !unicode.IsLetter(c) || i == 1 && strings.HasPrefix(s, "MC")
	}
	return b.String()
}
