package quote

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/text"
)

// TestLexiconIsWhole: each line of lexicon.txt is of a class that the code knows,
// each class has words, and each word is folded and stands once in its class.
func TestLexiconIsWhole(t *testing.T) {
	if class(1)<<(len(classNames)-1) != mentioning {
		t.Fatal("classes and their names do not pair")
	}
	words := map[string][]string{}
	for line := range strings.Lines(lexiconFile) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, found := strings.Cut(line, ":")
		if !found || !slices.Contains(classNames, name) {
			t.Errorf("no class in front of %q", line)
		}
		for word := range strings.FieldsSeq(list) {
			if word != text.Fold(word) {
				t.Errorf("%s: %q is not folded", name, word)
			}
			if slices.Contains(words[name], word) {
				t.Errorf("%s: %q stands twice", name, word)
			}
			words[name] = append(words[name], word)
		}
	}
	for _, name := range classNames {
		if len(words[name]) == 0 {
			t.Errorf("%s has no words", name)
		}
	}
}
