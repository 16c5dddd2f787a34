package tag

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/text"
)

func TestWords(t *testing.T) {
	parsed := text.Parse("The council’s director, Ann Oduya, didn't say “no” to O'Malley.", nil, nil)
	tags := Words(parsed, 0, len(parsed.Words))
	for word, want := range map[string]string{"The": "DT", "council’s": "NN", "director": "NN", "Ann": "NNP", "didn't": "VBD", "say": "VB", "“": "``", "O'Malley": "NNP"} {
		i := slices.IndexFunc(parsed.Words, func(w text.Word) bool { return w.Span().Of(parsed.Source) == word })
		if tags[i] != want {
			t.Errorf("%q is tagged %q, want %q", word, tags[i], want)
		}
	}
}

func TestEntities(t *testing.T) {
	source := "On Monday Margaret Hollis met John Bright in London."
	parsed := text.Parse(source, nil, nil)
	var got []string
	for _, e := range Entities(parsed, 0) {
		got = append(got, e.Label+" "+e.Span.Of(source))
	}
	for _, want := range []string{"PERSON Margaret Hollis", "PERSON John Bright"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
}

func TestHostileInput(t *testing.T) {
	for _, source := range []string{"ȺȺȺȺ's", strings.Repeat("\"", 20000), strings.Repeat("a", 100000), "'''s", "n't 's 'll", ":) (: 8-D", "a@b.c http://x.y", strings.Repeat("‘’", 5000)} {
		parsed := text.Parse(source, nil, nil)
		if got := Words(parsed, 0, len(parsed.Words)); len(got) != len(parsed.Words) {
			t.Errorf("%.20q: %d tags for %d words", source, len(got), len(parsed.Words))
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The council’s director didn't say “no”.")
	f.Add("ȺȺȺȺ's :) 5'8\" O.o")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 2000 {
			t.Skip()
		}
		parsed := text.Parse(source, nil, nil)
		if got := Words(parsed, 0, len(parsed.Words)); len(got) != len(parsed.Words) {
			t.Fatalf("%d tags for %d words", len(got), len(parsed.Words))
		}
		for i := range parsed.Sentences {
			for _, e := range Entities(parsed, i) {
				if err := e.Span.Check(source); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// TestNewsIsTagged holds that hardly a word of real news is left without a tag,
// and that a second run gives the same tags.
func TestNewsIsTagged(t *testing.T) {
	const news = "../../../shared/data/polnear/dev.jsonl"
	file, err := os.Open(news)
	if err != nil {
		t.Skipf("%s is not there: the shared news is not part of the project", news)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	words, untagged, unlike := 0, 0, 0
	for n := 0; lines.Scan() && n < 12; n++ {
		var article struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &article); err != nil {
			t.Fatal(err)
		}
		parsed := text.Parse(article.Text, nil, nil)
		for _, s := range parsed.Sentences {
			tags, again := Words(parsed, s.First, s.Last), Words(parsed, s.First, s.Last)
			for i := range tags {
				words++
				if tags[i] == "" {
					untagged++
				}
				if tags[i] != again[i] {
					unlike++
				}
			}
		}
	}
	if untagged*200 > words || unlike > 0 {
		t.Errorf("of %d words %d have no tag, and %d another the second time", words, untagged, unlike)
	}
}
