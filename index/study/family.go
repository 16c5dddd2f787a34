package study

import (
	"cmp"
	"context"
	"strings"

	"onrecord/corpus/term"
	"onrecord/index"
)

// Family is the variants of phrase that occur in the selected documents, the
// commonest first: the terms of its ring of synonyms, or the phrases of the same
// head and modifier. Synonyms may be nil for those of the field.
func Family(ctx context.Context, snap index.Snapshot, s *index.Selection, synonyms *term.Synonyms, phrase string) ([]string, error) {
	r := newReading(&formulas{})
	if err := r.read(ctx, snap, s, nil); err != nil {
		return nil, err
	}
	kin := newKinship(r.stream, cmp.Or(synonyms, term.Field()))
	family := kin.ofPhrase(phrase)
	kin.count()
	return kin.members(family), nil
}

// FamilyQuery asks for every place of the members of a family, by stem.
func FamilyQuery(members []string) string {
	quoted := make([]string, len(members))
	for i, m := range members {
		quoted[i] = `~"` + m + `"`
	}
	return strings.Join(quoted, " OR ")
}
