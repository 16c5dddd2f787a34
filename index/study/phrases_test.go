package study

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
	"onrecord/index"

	"pgregory.net/rapid"
)

func phrases(t testing.TB, h *held, q PhraseQuestion) *Listing {
	t.Helper()
	listing, err := Phrases(t.Context(), h, selectAll(t, h, "", index.Filter{}), q)
	if err != nil {
		t.Fatal(err)
	}
	return listing
}

func lineOf(t testing.TB, l *Listing, phrase string) PhraseLine {
	t.Helper()
	for _, line := range l.Lines {
		if line.Phrase == phrase {
			return line
		}
	}
	t.Fatalf("%q is not listed: %+v", phrase, l.Lines)
	return PhraseLine{}
}

// said is a document that is only a quotation by speaker.
func said(id, speaker, visit string, date corpus.Date, words string) *corpus.Record {
	r := document(id, corpus.Article, "“"+words+"”")
	return about(quoted(r, words, speaker, corpus.VoiceService), "harrowmere", visit, date)
}

// plain is a recount of a phrase by reading every word of every record.
type plain struct {
	count, documents, utterances, speakers, visits int
	first, last                                    corpus.Date
	dispersion                                     float64
	by                                             map[string]int
}

// recount counts the stems of phrase in records whose every text is one
// quotation without punctuation.
func recount(records []*corpus.Record, phrase string) plain {
	p := plain{by: map[string]int{}}
	utterances, speakers, visits := map[string]bool{}, map[string]bool{}, map[string]bool{}
	stems := stemsOf(phrase)
	words := 0
	counts := make([]int, len(records))
	for i, r := range records {
		all := stemsOf(r.Text)
		words += len(all)
		for at := range all {
			if at+len(stems) <= len(all) && slices.Equal(all[at:at+len(stems)], stems) {
				counts[i]++
			}
		}
		p.count += counts[i]
		if counts[i] == 0 {
			continue
		}
		q := r.Quotes[0]
		p.documents++
		p.by[r.Visit.ID] += counts[i]
		utterances[q.Speaker+r.Visit.ID+strings.ToLower(r.Text)] = true
		visits[r.Visit.ID] = true
		if q.Speaker != "" {
			speakers[q.Speaker] = true
		}
		if date := r.Published.Date; p.first == "" || date < p.first {
			p.first = date
		}
		p.last = max(p.last, r.Published.Date)
	}
	p.utterances, p.speakers, p.visits = len(utterances), len(speakers), len(visits)
	for i, r := range records {
		p.dispersion += math.Abs(float64(counts[i])/float64(p.count)-float64(len(stemsOf(r.Text)))/float64(words)) / 2
	}
	return p
}

func stemsOf(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if w.Lexical() {
			all = append(all, text.Stem(text.Fold(s[w.Start:w.End])))
		}
	}
	return all
}

func TestFiguresAreThoseOfAPlainRecount(t *testing.T) {
	vocabulary := []string{"care", "plans", "plan", "of", "front", "door", "Staff", "churn", "safe"}
	rapid.Check(t, func(t *rapid.T) {
		var records []*corpus.Record
		for i := range rapid.IntRange(1, 8).Draw(t, "documents") {
			words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 25).Draw(t, "words")
			speaker := rapid.SampledFrom([]string{"Ann Oduya", "Tom Shaw", ""}).Draw(t, "speaker")
			visit := rapid.SampledFrom([]string{"harrowmere/2021-full", "harrowmere/2021-monitoring-1"}).Draw(t, "visit")
			date := corpus.Year(rapid.IntRange(2019, 2022).Draw(t, "year"))
			records = append(records, said(fmt.Sprint("d", i), speaker, visit, date, strings.Join(words, " ")))
		}
		h := hold(records...)
		s, err := h.Select(t.Context(), nil, index.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		listing, err := Phrases(t.Context(), h, s, PhraseQuestion{By: ByVisit, Documents: 1, Watch: []string{"front door", "of care"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range listing.Lines {
			want := recount(records, line.Phrase)
			if want.count == 0 {
				if line.Count != 0 || line.Documents != 0 || line.Dispersion != 0 {
					t.Fatalf("%q occurs nowhere: %+v", line.Phrase, line)
				}
				continue
			}
			got := plain{line.Count, line.Documents, line.Utterances, line.Speakers, line.Visits, line.First, line.Last, want.dispersion, line.By}
			if fmt.Sprint(got) != fmt.Sprint(want) || math.Abs(line.Dispersion-want.dispersion) > 1e-9 {
				t.Fatalf("%q:\n got %+v, dispersion %v\nwant %+v", line.Phrase, got, line.Dispersion, want)
			}
		}
	})
}

func TestListingDoesNotDependOnTheLimit(t *testing.T) {
	h := harrowmere()
	all := phrases(t, h, PhraseQuestion{Documents: 1, Places: 1})
	for limit := 1; limit < len(all.Lines); limit++ {
		some := phrases(t, h, PhraseQuestion{Documents: 1, Places: 1, Limit: limit})
		if !some.Cut() || some.Phrases != len(all.Lines) || fmt.Sprint(some.Lines) != fmt.Sprint(all.Lines[:limit]) {
			t.Fatalf("the first %d of %d are %+v", limit, some.Phrases, some.Lines)
		}
	}
}

func TestSyndicatedStatementIsOneUtterance(t *testing.T) {
	words := "We have a strong front door"
	h := hold(
		said("a", "Ann Oduya", "v/1", "2021", words), said("b", "Ann Oduya", "v/1", "2021", strings.ToUpper(words)),
		said("c", "Ann Oduya", "v/2", "2022", words), said("d", "Tom Shaw", "v/1", "2021", words),
	)
	line := lineOf(t, phrases(t, h, PhraseQuestion{}), "strong front door")
	if line.Count != 4 || line.Utterances != 3 || line.Speakers != 2 || line.Visits != 2 {
		t.Errorf("the figures are %+v", line)
	}
}

func TestFamilyBringsItsVariants(t *testing.T) {
	h := hold(
		document("a", corpus.Article, "The “churn of temporary staff” goes on. High staff turnover is costly."),
		document("b", corpus.Article, "There is churn in the workforce. A churn of temporary staff remains. The front door is open."),
	)
	listing := phrases(t, h, PhraseQuestion{Family: "workforce churn"})
	var got []string
	for _, line := range listing.Lines {
		got = append(got, fmt.Sprint(line.Phrase, " ", line.Count))
	}
	if want := []string{"churn of temporary staff 2", "churn in the workforce 1", "staff turnover 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	members, err := Family(t.Context(), h, selectAll(t, h, "", index.Filter{}), nil, "workforce churn")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Concord(t.Context(), h, selectAll(t, h, FamilyQuery(members), index.Filter{}), ByPlace, 0)
	if err != nil {
		t.Fatal(err)
	}
	if c.Places != 4 {
		t.Errorf("a search for the family finds %d places, want 4: %+v", c.Places, c.Lines)
	}
}

func TestFamilyOfTheFieldIsListedThoughNoMemberRecurs(t *testing.T) {
	h := hold(
		document("a", corpus.Article, "The churn of temporary staff goes on."),
		document("b", corpus.Article, "There is churn in the workforce."),
	)
	listing := phrases(t, h, PhraseQuestion{})
	line := lineOf(t, listing, "churn in the workforce")
	if want := "churn in the workforce, churn of temporary staff"; strings.Join(line.Members, ", ") != want || line.Count != 1 || line.FamilyCount != 2 {
		t.Errorf("the line is %+v", line)
	}
}

func TestNamesAreLeftOutUnlessAskedFor(t *testing.T) {
	h := hold(document("a", corpus.Article, "Leader Ann Oduya left Wexley Vale."), document("b", corpus.Article, "The leader Ann Oduya came back to Wexley Vale."))
	h.registers = []*corpus.Register{{
		Body:   corpus.Body{ID: "wexley-vale", Name: "Wexley Vale"},
		People: corpus.List[corpus.Entry]{{Name: "Ms Ann Oduya", Kind: corpus.KindPerson}},
	}}
	if listing := phrases(t, h, PhraseQuestion{}); len(listing.Lines) != 0 || listing.Named != 3 {
		t.Errorf("%d names are left out of %+v", listing.Named, listing.Lines)
	}
	lineOf(t, phrases(t, h, PhraseQuestion{Names: true}), "leader ann oduya")
}

func TestWatchedPhrasesComeFirst(t *testing.T) {
	h := harrowmere()
	listing := phrases(t, h, PhraseQuestion{Watch: []string{"a new", "edge of care", "Front Door"}})
	for i, want := range []PhraseLine{{Phrase: "a new", Count: 1}, {Phrase: "edge of care"}, {Phrase: "front door", Count: 5}} {
		if got := listing.Lines[i]; got.Phrase != want.Phrase || got.Count != want.Count || !got.Watched {
			t.Errorf("line %d is %+v, want %+v", i, got, want)
		}
	}
}

func TestFormulasOfReportsAreBoilerplateAndLast(t *testing.T) {
	var records []*corpus.Record
	for i, own := range []string{"Care planning is weak.", "Care planning is strong.", "Care planning drifts. Care planning drifts.", "Nothing of it is here."} {
		formula := fmt.Sprintf("On %d June Harrowmere was sent prompt written answers.", i+1)
		r := about(document(fmt.Sprint("r", i), corpus.Report, own+" "+formula), "harrowmere", "v/1", "2021")
		r.Report = &corpus.Front{Framework: "ILACS standard"}
		records = append(records, r)
	}
	listing := phrases(t, hold(records...), PhraseQuestion{})
	if line := lineOf(t, listing, "care planning"); line.Boilerplate {
		t.Errorf("care planning is called boilerplate: %+v", line)
	}
	if line := lineOf(t, listing, "sent prompt written answers"); !line.Boilerplate {
		t.Errorf("the formula is not called boilerplate: %+v", line)
	}
	if last := listing.Lines[len(listing.Lines)-1]; !last.Boilerplate {
		t.Errorf("the last line is %+v", last)
	}
}

func TestFilterByVoiceKeepsToItsQuotations(t *testing.T) {
	h := harrowmere()
	s := selectAll(t, h, "", index.Filter{}.With(index.FieldVoice, "service"))
	listing, err := Phrases(t.Context(), h, s, PhraseQuestion{Places: 1})
	if err != nil {
		t.Fatal(err)
	}
	if line := lineOf(t, listing, "front door"); line.Count != 1 || listing.Words != 6 {
		t.Errorf("in %d words: %+v", listing.Words, line)
	}
}

func TestTableByVisitAddsUp(t *testing.T) {
	h := harrowmere()
	for _, by := range Dimensions() {
		line := lineOf(t, phrases(t, h, PhraseQuestion{By: by}), "front door")
		sum := 0
		for n := range maps.Values(line.By) {
			sum += n
		}
		if sum != line.Count {
			t.Errorf("by %s: %v is not %d", by, line.By, line.Count)
		}
	}
	want := map[string]int{"harrowmere/2021-full": 3, "harrowmere/2021-monitoring-1": 2}
	if line := lineOf(t, phrases(t, h, PhraseQuestion{By: ByVisit}), "front door"); !maps.Equal(line.By, want) {
		t.Errorf("by visit: %v, want %v", line.By, want)
	}
}

func TestOwnSynonymsMakeTheFamilies(t *testing.T) {
	own, err := term.ParseSynonyms("synonyms.txt", "front door: gateway team")
	if err != nil {
		t.Fatal(err)
	}
	h := hold(document("a", corpus.Article, "The gateway team met. The front door shut."))
	line := lineOf(t, phrases(t, h, PhraseQuestion{Family: "front door", Synonyms: own}), "gateway team")
	if line.Family != "front door" || len(line.Members) != 2 {
		t.Errorf("the line is %+v", line)
	}
}
