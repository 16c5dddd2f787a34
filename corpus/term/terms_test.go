package term

import (
	"strings"
	"testing"
)

func TestSynonymErrorsNameTheLine(t *testing.T) {
	for source, want := range map[string]string{
		"churn: turnover\nturnover: churn\n":        "own.txt:2: a cycle",
		"a1: b1\nb1: c1\nc1: a1\n":                  "own.txt:3: a cycle",
		"churn: churning over, Churn\n":             "own.txt:1: a cycle",
		"staff: workforce\n\n# x\ncrew: Workforces": "own.txt:4: a clash",
		"staff: workforce\nworkforce: crew":         "own.txt:2: a clash",
		"staff":                                     "own.txt:1: \"staff\" is no ring",
		"staff: ,":                                  "own.txt:1: \"staff\" has no synonym",
	} {
		_, err := ParseSynonyms("own.txt", source)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", source, err, want)
		}
	}
}
