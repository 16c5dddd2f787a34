package speaker

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

// checkLaws holds what is true of every text: mentions and steps are spans of it,
// names hold no title, what is settled has a speaker among the people, and what
// is not has no confidence.
func checkLaws(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, source string, quotes []corpus.Quotation, people []corpus.Person,
) {
	t.Helper()
	ids := map[string]bool{}
	for _, p := range people {
		if p.Name == "" || p.ID == "" || ids[p.ID] {
			t.Fatalf("person %+v has no name, no id or that of another", p)
		}
		ids[p.ID] = true
		for _, span := range p.Mentions {
			if err := span.Check(source); err != nil || span.Empty() {
				t.Fatalf("mention of %s: %v is empty or bad: %v", p.Name, span, err)
			}
		}
		for _, o := range p.Roles {
			if err := o.Span.Check(source); err != nil {
				t.Fatalf("role of %s: %v", p.Name, err)
			}
		}
		if first, _, several := strings.Cut(p.Name, " "); p.Kind == corpus.KindPerson && several && lexica().isTitle(text.Fold(first)) {
			t.Fatalf("the name %q begins with a title", p.Name)
		}
	}
	for _, q := range quotes {
		for _, step := range q.Chain {
			if err := step.Span.Check(source); err != nil {
				t.Fatalf("step %+v: %v", step, err)
			}
		}
		switch {
		case q.Confidence < 0 || q.Confidence > 1:
			t.Fatalf("confidence %v", q.Confidence)
		case q.Speaker == "" && (len(q.Speakers) > 0 || q.Confidence > Settled):
			t.Fatalf("an open quotation has %v with %v", q.Speakers, q.Confidence)
		case q.Speaker != "" && (!ids[q.SpeakerID] || len(q.Chain) == 0 || q.Speakers[0].Name != q.Speaker):
			t.Fatalf("the speaker %q is none of the people, has no chain or is not the first of %v", q.Speaker, q.Speakers)
		}
	}
}

// pieces make texts that are hard on the rules.
var pieces = []string{
	"Cllr ", "Ms ", "Dr. ", "Ann ", "Hale", "O’Hara", "van ", "der ", "al", "-", "’s ", "'", "“", "”", "(", ")", ", ", ". ", ".\n\n", ": ",
	"director ", "of ", "children’s ", "services ", "the ", "The ", "Council ", "council ", "Harrowmere ", "BCP ", "Ofsted ", "NHS ", "Trust ",
	"he ", "She ", "it ", "They ", "said ", "told ", "who ", "chairs ", "is ", "former ", "34", "and ", "&", "a ", "mother ", "spokesman ",
	"for ", "report ", "inspectors ", "Q", "É", "Ⱥ", "\u00ad", "\u0301", "1", "A ", "J. ", "HMP ", "St ", "Mary’s ", "School ",
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
		parsed := text.Parse(source, nil, nil)
		quotes := drawQuotations(t, parsed)
		again := slices.Clone(quotes)
		people := Resolve(parsed, quotes, inspection)
		checkLaws(t, source, quotes, people)
		if !reflect.DeepEqual(Resolve(parsed, again, inspection), people) || !reflect.DeepEqual(again, quotes) {
			t.Fatalf("a second time gives other speakers or people")
		}
	})
}

// drawQuotations puts quotations with any words as source and content.
func drawQuotations(t *rapid.T, parsed *text.Text) []corpus.Quotation {
	n := len(parsed.Words)
	if n == 0 {
		return nil
	}
	span := func(label string) corpus.Span {
		first := rapid.IntRange(0, n-1).Draw(t, label)
		return parsed.Span(first, min(n, first+1+rapid.IntRange(0, 6).Draw(t, label+" length")))
	}
	quotes := make([]corpus.Quotation, rapid.IntRange(0, 4).Draw(t, "quotations"))
	for i := range quotes {
		quotes[i] = corpus.Quotation{Kind: rapid.SampledFrom([]corpus.QuoteKind{corpus.Direct, corpus.Indirect, corpus.Mixed}).Draw(t, "kind"), Content: corpus.Spans{span("content")}, Confidence: 1}
		if rapid.Bool().Draw(t, "sourced") {
			quotes[i].Source = corpus.Spans{span("source")}
		}
	}
	return quotes
}

// A text of the words that the rules know may stop behind any of them, and the
// source of its last quotation, its cue or its content be what it stops with.
func TestLawsOfTextsCutShort(t *testing.T) {
	l := lexica()
	words := slices.Concat(keys(l.grammar), keys(l.sources), keys(l.roles), keys(l.kinds), keys(l.verbs))
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(keys(l.grammar)), rapid.SampledFrom(keys(l.sources)), rapid.SampledFrom(pieces),
			rapid.SampledFrom([]string{"Ann Hale", "Cllr Ann Hale", "Mrs Hale", "Ann", "Wexley Council"}))
		source := ""
		for _, word := range rapid.SliceOfN(drawn, 1, 12).Draw(t, "words") {
			if rapid.Bool().Draw(t, "capital") {
				word = properCase(word)
			}
			source += strings.TrimRight(word, " ") + rapid.SampledFrom([]string{" ", " ", " ", ", ", ". ", "’s ", "-"}).Draw(t, "joint")
		}
		parsed := text.Parse(source, nil, nil)
		if len(parsed.Words) == 0 {
			return
		}
		tail := func(label string) corpus.Spans {
			n := len(parsed.Words)
			return corpus.Spans{parsed.Span(max(0, n-rapid.IntRange(1, 4).Draw(t, label)), n)}
		}
		quotes := append(drawQuotations(t, parsed), corpus.Quotation{Kind: corpus.Direct, Source: tail("source"), Content: tail("content"), Cue: tail("cue"), Confidence: 1})
		Resolve(parsed, quotes, inspection)
		for _, q := range quotes {
			for _, step := range q.Chain {
				if err := step.Span.Check(source); err != nil {
					t.Fatalf("step %+v: %v", step, err)
				}
			}
		}
	})
}

// Nor does it matter where a text stops behind somebody who speaks.
func TestTextsCutShortBehindAName(t *testing.T) {
	l := lexica()
	words := slices.Concat(keys(l.grammar), keys(l.sources), keys(l.modifiers))
	for _, opening := range []string{"Ann Hale", "Mrs Hale", "Wexley Council", "The report", "Inspectors"} {
		for _, joint := range []string{" ", ", ", " (", "’s ", " and "} {
			for _, word := range words {
				source := opening + joint + word
				parsed := text.Parse(source, nil, nil)
				n := len(parsed.Words)
				quotes := []corpus.Quotation{
					{Kind: corpus.Indirect, Source: corpus.Spans{{Start: 0, End: len(opening)}}, Content: corpus.Spans{parsed.Span(n-1, n)}, Confidence: 1},
					{Kind: corpus.Direct, Source: corpus.Spans{parsed.Span(n-1, n)}, Content: corpus.Spans{parsed.Span(n-1, n)}, Confidence: 1},
				}
				checkLaws(t, source, quotes, Resolve(parsed, quotes, inspection))
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Cllr Ann Hale said it was late. She added more.", 0, 13, 19, 30)
	f.Add("", 0, 0, 0, 0)
	f.Fuzz(func(t *testing.T, source string, a, b, c, d int) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		parsed := text.Parse(source, nil, nil)
		var quotes []corpus.Quotation
		if from, to := (corpus.Span{Start: a, End: b}), (corpus.Span{Start: c, End: d}); from.Check(source) == nil && to.Check(source) == nil {
			quotes = []corpus.Quotation{{Kind: corpus.Direct, Source: corpus.Spans{from}, Content: corpus.Spans{to}, Confidence: 1}}
		}
		checkLaws(t, source, quotes, Resolve(parsed, quotes, Context{}))
	})
}

// Eight times the input takes some eight times as long, whatever it is made of; square
// time would grow 64-fold.
func TestLinearTime(t *testing.T) {
	name := func(i int) string { return string(rune('A'+i%26)) + strings.Repeat(string(rune('a'+i/26%26)), 3) }
	for label, make := range map[string]func(n int) string{
		"names": func(n int) string {
			return repeat(n, func(i int) string { return name(i) + " " + name(i/26) + "son said so. " })
		},
		"namesakes": func(n int) string {
			return repeat(n, func(i int) string { return "Mr " + name(i) + " Smith met Mr Smith. " })
		},
		"organisations": func(n int) string {
			return repeat(n, func(i int) string { return name(i) + " Borough Council met the council. " })
		},
		"marks": func(n int) string { return strings.Repeat(`"`, n*4) },
		"roles": func(n int) string {
			return repeat(n, func(i int) string { return "Ann " + name(i) + ", the director, said the director left. " })
		},
		"roles of one": func(n int) string {
			return repeat(n, func(i int) string {
				return "Ann Hale, the " + strings.ToLower(name(i)+name(i/26)) + " director, left. "
			})
		},
		"one run": func(n int) string { return repeat(n, func(i int) string { return name(i) + " " }) },
		"boards": func(n int) string {
			return repeat(n, func(i int) string { return name(i) + " Borough Council met the commission and the panel. " })
		},
		"papers": func(n int) string {
			return repeat(n, func(i int) string {
				return "A review by " + name(i) + " Council was long. The study and the report say so. Ofsted came. "
			})
		},
		"notices": func(n int) string { return strings.Repeat("The agency issued a notice, a letter, a report, ", n) },
		"own organisations": func(n int) string {
			return repeat(n, func(i int) string { return "Tarn " + name(i) + " " + name(i/26) + " Trust said so. Tarn left. " })
		},
		"speaking bodies": func(n int) string {
			return repeat(n, func(i int) string { return "Tarn " + name(i) + name(i/26) + ", which campaigns, said so. Tarn left. " })
		},
		"rolls": func(n int) string {
			return repeat(n, func(i int) string { return "Senior data analyst: Ann " + name(i) + "\n\n" })
		},
		"campaigns": func(n int) string {
			return repeat(n, func(i int) string {
				return "The Save Our " + name(i) + name(i/26) + " group met. Campaigners said so. "
			})
		},
		"relatives": func(n int) string {
			return repeat(n, func(i int) string { return "Bob " + name(i) + " and his wife, Ann, met. Mrs " + name(i) + " said so. " })
		},
		"of the council": func(n int) string { return strings.Repeat("Council of the ", n) },
	} {
		t.Run(label, func(t *testing.T) {
			const parts, growth, most, noise = 600, 8, 24, 5 * time.Millisecond
			var short, long time.Duration
			for range 4 { // a busy machine may spoil a measurement
				if short, long = least(make(parts)), least(make(growth*parts)); long <= most*short+noise {
					return
				}
			}
			t.Errorf("%v for %d parts, %v for %d times as many", short, parts, long, growth)
		})
	}
}

// least is the shortest of three times that source takes.
func least(source string) time.Duration {
	return min(timeOf(source), timeOf(source), timeOf(source))
}

func repeat(n int, part func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(part(i))
	}
	return b.String()
}

// timeOf is how long Resolve takes over source when every sentence is a quotation
// whose source is its first words and a pronoun's turn.
func timeOf(source string) time.Duration {
	parsed := text.Parse(source, nil, nil)
	quotes := make([]corpus.Quotation, 0, len(parsed.Sentences))
	for _, s := range parsed.Sentences {
		quotes = append(quotes, corpus.Quotation{
			Kind: corpus.Indirect, Confidence: 1,
			Source:  corpus.Spans{parsed.Span(s.First, min(s.First+2, s.Last))},
			Content: corpus.Spans{parsed.Span(s.Last-1, s.Last)},
		})
	}
	start := time.Now()
	Resolve(parsed, quotes, inspection)
	return time.Since(start)
}

// A register says the same whatever the order of its records, and a second time.
func TestRegisterIsOrderFree(t *testing.T) {
	shuffle := rand.New(rand.NewPCG(1, 2))
	want := register(harrowmere(t))
	for range 20 {
		records := harrowmere(t)
		shuffle.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if got := register(records); got != want {
			t.Fatalf("another order gives another register:\n%s\nwant\n%s", got, want)
		}
	}
}

// TestTitlesAreNoNames: a source of titles alone, with a noun of an office behind, is
// nobody's name.
func TestTitlesAreNoNames(t *testing.T) {
	for _, marked := range []string{"[Cllr Cllr, MP] said {one}.", "[Dr. Cllr, Ms] said {one}.", "[Sir Rev, chief executive of it,] said {one}."} {
		source, quotes := said(t, marked)
		people := Resolve(text.Parse(source, nil, nil), quotes, Context{})
		checkLaws(t, source, quotes, people)
		if len(people) > 0 {
			t.Errorf("%q: got %+v", marked, people)
		}
	}
}

// TestIdsAreApart: two names of one slug have two ids.
func TestIdsAreApart(t *testing.T) {
	_, people := resolve(t, "[Ann O’Hale] said {one}. [Ann Ohale] said {two}.", Context{})
	if len(people) != 2 || people[0].ID != "ann-ohale" || people[1].ID != "ann-ohale-2" {
		t.Errorf("got %+v", people)
	}
}

func TestDataFilesAreFolded(t *testing.T) {
	l := lexica()
	for name, words := range map[string][]string{
		"given names": keys(l.given), "titles": keys(l.titles), "roles": keys(l.roles), "kinds": keys(l.kinds),
		"not names": keys(l.notNames), "verbs": keys(l.verbs), "sources": keys(l.sources), "modifiers": keys(l.modifiers), "surnames": keys(l.surnames),
	} {
		if len(words) == 0 {
			t.Errorf("%s: none", name)
		}
		for _, w := range words {
			if !utf8.ValidString(w) || text.Fold(w) != w || strings.TrimSpace(w) != w || w == "" {
				t.Errorf("%s: %q is not folded", name, w)
			}
		}
	}
}

func keys[V any](m map[string]V) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// A word stands once in a file, or in a class of grammar.txt, and is one word where
// it is looked up as one; the classes are those that the head of a file explains.
func TestDataFilesSayEachThingOnce(t *testing.T) {
	for name, file := range map[string]string{
		"given names": givenNamesFile, "surnames": surnamesFile, "titles": titlesFile, "roles": rolesFile, "kinds": kindsFile,
		"not names": notNamesFile, "sources": sourcesFile, "modifiers": modifiersFile,
	} {
		seen := map[string]bool{}
		for line := range entries(file) {
			class, word, found := strings.Cut(line, "\t")
			if !found {
				word = class
			}
			if seen[word] {
				t.Errorf("%s: %q stands twice", name, word)
			}
			seen[word] = true
			if name == "sources" && strings.Contains(word, " ") {
				t.Errorf("%s: %q are several words", name, word)
			}
		}
	}
	verbs := map[string]bool{}
	for line := range entries(verbsFile) {
		for _, verb := range strings.Fields(line) {
			if verbs[verb] {
				t.Errorf("verbs: %q stands twice", verb)
			}
			verbs[verb] = true
		}
	}
}

func TestClassesAreExplainedAndUsed(t *testing.T) {
	for name, file := range map[string]string{"roles": rolesFile, "not names": notNamesFile, "sources": sourcesFile, "grammar": grammarFile} {
		explained, used := map[string]bool{}, map[string]bool{}
		for line := range strings.Lines(file) {
			if rest, found := strings.CutPrefix(line, "#   "); found && !strings.HasPrefix(rest, " ") {
				explained[strings.Fields(rest)[0]] = true
			}
		}
		for line := range entries(file) {
			class, _, _ := strings.Cut(line, "\t")
			if strings.HasPrefix(class, "body:") {
				class = "body:KIND"
			}
			if !explained[class] {
				t.Errorf("%s: no word on the class %q", name, class)
			}
			used[class] = true
		}
		for class := range explained {
			if !used[class] {
				t.Errorf("%s: no entry of the class %q", name, class)
			}
		}
	}
	for kind, alike := range lexica().alike {
		for _, other := range alike {
			if other != "" && !slices.Contains(slices.Collect(maps.Values(lexica().kinds)), other) {
				t.Errorf("alike: %q may be called %q, which is no kind", other, kind)
			}
		}
	}
	for _, class := range wordClasses {
		if !strings.Contains(grammarFile, "\n"+class+"\t") {
			t.Errorf("grammar: no entry of the class %q", class)
		}
	}
}
