package term

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

func streamOf(sources ...string) *Stream {
	s := NewStream()
	for _, source := range sources {
		words := text.Words(source, 0)
		for _, c := range Clauses(source, words, nil) {
			s.Add(source, words, c)
		}
	}
	return s
}

func clausesOf(source string, edges ...int) []string {
	words := text.Words(source, 0)
	var all []string
	for _, c := range Clauses(source, words, edges) {
		first, last := words[c.First], words[c.Last-1]
		all = append(all, source[first.Start:last.End])
	}
	return all
}

func TestClauses(t *testing.T) {
	for source, want := range map[string]string{
		"Drift, delay and a front-door review (A&E)":  "Drift|delay and a front-door review|A&E",
		"Leaders’ oversight of ‘the front door’ fell": "Leaders’ oversight of|the front door|fell",
		"It said “safe enough” - not good":            "It said|safe enough|not good",
	} {
		if got := strings.Join(clausesOf(source), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", source, got, want)
		}
	}
	if got := strings.Join(clausesOf("the ‘front door’ team", 7, 17), "|"); got != "the|front door|team" {
		t.Errorf("with the edges of a quotation: %s", got)
	}
}

func TestEdgesAreOfContentsAndFragments(t *testing.T) {
	got := Edges([]corpus.Quotation{
		{Content: corpus.Spans{{Start: 10, End: 30}}, Fragments: corpus.Spans{{Start: 12, End: 20}}},
		{Content: corpus.Spans{{Start: 2, End: 10}}},
	})
	if want := []int{2, 10, 12, 20, 30}; !slices.Equal(got, want) {
		t.Errorf("edges are %v, want %v", got, want)
	}
}

// find is the surfaces of what Find lists, hidden ones in brackets.
func find(s *Stream, least int) []string {
	var all []string
	for _, t := range Find(NewFamilies(s, Field()), least, nil) {
		form := "%s %d"
		if t.Hidden {
			form = "(%s %d)"
		}
		all = append(all, fmt.Sprintf(form, s.Commonest(t.Places, t.Words), len(t.Places)))
	}
	slices.Sort(all)
	return all
}

func TestLongerTermsHideTheirParts(t *testing.T) {
	s := streamOf(
		"serious and widespread weaknesses", "Serious and widespread weakness", "social work practice", "quality of social work", "the social work practice",
	)
	want := []string{
		"(serious and widespread 2)", "(widespread weakness 2)", "(work practice 2)",
		"serious and widespread weakness 2", "social work 3", "social work practice 2",
	}
	if got := find(s, 2); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestCValueIsThatOfItsSource(t *testing.T) {
	// Worked by hand after the paper: a term of two words 5 times, 3 of them in
	// one of three words and 1 in another, is worth log2(2) (5 - (3+1)/2).
	s := streamOf("soft contact lens", "soft contact lens", "soft contact lens", "hard contact lens", "hard contact lens", "contact lens")
	values := map[string]float64{}
	for _, term := range Find(NewFamilies(s, Field()), 2, nil) {
		values[s.Commonest(term.Places, term.Words)] = term.CValue
	}
	if got := values["contact lens"]; got != 6-5.0/2 {
		t.Errorf("contact lens has the C-value %v, want 3.5", got)
	}
	if got := values["soft contact lens"]; got < 4.754 || got > 4.755 {
		t.Errorf("soft contact lens has the C-value %v, want 3 log2(3)", got)
	}
}

func TestTermsKeepTheirShape(t *testing.T) {
	for _, source := range []string{
		"the care", "care of", "care of the", "council said care", "care which plan", "services in need of care in homes", "local authority children's", "visit on 8",
	} {
		if got := find(streamOf(source, source), 2); slices.ContainsFunc(got, func(s string) bool {
			return strings.Contains(s, strings.ToLower(source))
		}) {
			t.Errorf("%q is a term: %q", source, got)
		}
	}
}

func TestTermOfARingIsATermWhateverItsEdges(t *testing.T) {
	got := find(streamOf("children looked after", "children looked after"), 2)
	if want := []string{"(children looked 2)", "children looked after 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsCutOutOfSomethingLongerIsNoTerm(t *testing.T) {
	long := "alpha bravo charlie delta echo foxtrot golf hotel"
	for _, got := range find(streamOf(long, long), 2) {
		if !strings.HasPrefix(got, "(") {
			t.Errorf("%s is listed", got)
		}
	}
	if got := find(streamOf("the right help at the right time", "right help at the right time"), 2); !slices.Contains(got, "right help at the right time 2") {
		t.Errorf("a function word before it hides a term: %q", got)
	}
}

// plainCount counts terms as a reader would: every run of words of every clause.
func plainCount(s *Stream) map[string]int {
	counts := map[string]int{}
	for first := range s.Keys {
		for n := Shortest; n <= Longest && first+n <= len(s.Keys); n++ {
			keys := s.Keys[first : first+n]
			if slices.ContainsFunc(keys, func(k uint32) bool { return s.Class(k) == Break }) {
				break
			}
			counts[KeyString(keys)]++
		}
	}
	return counts
}

var vocabulary = []string{"care", "plans", "plan", "of", "in", "the", "which", "staff", "social", "workers", "churn", "front", "door", "MASH", "and", "47", "turnover", ","}

func randomStream(t *rapid.T) *Stream {
	return streamOf(strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 120).Draw(t, "words"), " "))
}

func TestFindCountsAsAPlainCountDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := randomStream(t)
		plain := plainCount(s)
		for _, term := range Find(NewFamilies(s, Field()), 2, nil) {
			keys := s.KeysAt(int(term.Places[0]), term.Words)
			if len(term.Places) != plain[keys] {
				t.Fatalf("%q: %d places, by a plain count %d", s.Commonest(term.Places, term.Words), len(term.Places), plain[keys])
			}
			for _, place := range term.Places {
				if s.KeysAt(int(place), term.Words) != keys {
					t.Fatalf("%q is not at %d", s.Commonest(term.Places, term.Words), place)
				}
			}
		}
	})
}

func TestVariantsAreOfTheirFamily(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := randomStream(t)
		f := NewFamilies(s, Field())
		f.Each(func(family Family, place uint32, words int) {
			if at := f.At(place, words); at != family {
				t.Fatalf("%q is of %v as a variant and of %v as a phrase", s.Commonest([]uint32{place}, words), family, at)
			}
		})
	})
}

func TestFamilies(t *testing.T) {
	f := NewFamilies(streamOf(), Field())
	for _, same := range [][]string{
		{"workforce churn", "churn in the workforce", "churn of temporary staff", "high staff turnover", "instability among agency social workers"},
		{"front door", "Front-Door", "MASH", "multi-agency safeguarding hubs", "first contact"},
		{"management oversight", "oversight of management"},
		{"practice quality", "quality of practice", "quality of social work practice"},
		{"recruitment and retention", "retention and recruitment"},
		{"emergency department", "A&E"},
	} {
		for _, phrase := range same[1:] {
			if a, b := f.Phrase(same[0]), f.Phrase(phrase); a != b {
				t.Errorf("%q and %q are of two families, %v and %v", same[0], phrase, a, b)
			}
		}
	}
	for _, pair := range [][2]string{{"workforce churn", "placement churn"}, {"door staff", "staff door"}, {"front door", "front door staff"}} {
		if a, b := f.Phrase(pair[0]), f.Phrase(pair[1]); a == b {
			t.Errorf("%q and %q are of one family, %v", pair[0], pair[1], a)
		}
	}
	if got := f.Ring(f.Phrase("MASH")); got != "front door" {
		t.Errorf("MASH is of the ring %q", got)
	}
}

func TestOwnSynonymsReplaceThoseTheyShareATermWith(t *testing.T) {
	own, err := ParseSynonyms("synonyms.txt", "# ours\nfront door: gateway team\n")
	if err != nil {
		t.Fatal(err)
	}
	f := NewFamilies(streamOf(), Field().With(own))
	if f.Phrase("front door") != f.Phrase("gateway team") || f.Phrase("front door") == f.Phrase("MASH") {
		t.Error("the project's ring does not stand in the place of the field's")
	}
	if f.Phrase("staff turnover") != f.Phrase("workforce churn") {
		t.Error("rings that share no term are gone")
	}
}

func FuzzParseSynonyms(f *testing.F) {
	f.Add("churn: turnover\nturnover: churn\n")
	f.Add(synonymsFile)
	f.Fuzz(func(t *testing.T, source string) {
		s, err := ParseSynonyms("own.txt", source)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "own.txt:") {
				t.Errorf("error without its line: %v", err)
			}
			return
		}
		NewFamilies(streamOf(), s).Phrase(source[:min(len(source), 80)])
	})
}

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
