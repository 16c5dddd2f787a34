package corpus

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"St Helens": "st-helens", "Siân O’Neill": "sian-oneill", "Bournemouth, Christchurch & Poole": "bournemouth-christchurch-poole",
		"  HMP  Norbridge ": "hmp-norbridge", "": "", "—": "", "King's Lynn": "kings-lynn", "Hadley™": "hadleytm",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestLawSlug: a slug is lower case words of letters and digits with a hyphen
// between them, and its own slug.
func TestLawSlug(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slug := Slug(rapid.String().Draw(t, "name"))
		if again := Slug(slug); again != slug {
			t.Fatalf("%q is slugged again as %q", slug, again)
		}
		if strings.ToLower(slug) != slug || strings.Trim(slug, "-") != slug || strings.Contains(slug, "--") || strings.ContainsAny(slug, " /.#") {
			t.Fatalf("got %q", slug)
		}
	})
}

func TestDate(t *testing.T) {
	for in, want := range map[string]Date{"2022": "2022", "2022-06": "2022-06", "2022-06-14": "2022-06-14", "2022-06-14T09:30:00Z": "2022-06-14"} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "14/06/2022", "2022-13", "2022-02-30", "June 2022", "22"} {
		if got, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %q, want an error", in, got)
		}
	}
	if got := Date("2022-02").Last(); got != time.Date(2022, 2, 28, 0, 0, 0, 0, time.UTC) {
		t.Errorf("the last day of February 2022 is %v", got)
	}
	if !Date("2022").Includes("2022-06") || Date("2022-06").Includes("2022") || !Date("2022-06").Compatible("2022") || Date("2022-06").Compatible("2022-07") {
		t.Error("precision is mixed up")
	}
}

func TestSpanJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := Spans(rapid.SliceOf(rapid.Custom(func(t *rapid.T) Span {
			return Span{rapid.Int().Draw(t, "start"), rapid.Int().Draw(t, "end")}
		})).Draw(t, "spans"))
		b, err := json.Marshal(spans)
		if err != nil {
			t.Fatal(err)
		}
		var got Spans
		if err := json.Unmarshal(b, &got); err != nil || len(got) != len(spans) || len(spans) > 0 && !reflect.DeepEqual(got, spans) {
			t.Fatalf("%v comes back as %v, %v", spans, got, err)
		}
	})
}

// TestListsAreNeverNull: no list of a record marshals as null, however empty.
func TestListsAreNeverNull(t *testing.T) {
	record := Record{
		Quotes: List[Quotation]{{Sentiment: &Sentiment{}, Trace: &Trace{}}}, People: List[Person]{{}}, Phrases: List[Phrase]{{}},
		Visit: &VisitRef{}, Report: &Front{},
	}
	for name, value := range map[string]any{"record": record, "register": Register{Visits: List[Visit]{{}}, People: List[Entry]{{}}}} {
		b, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		for _, grade := range []string{"overall", "leaders", "help_and_protection", "in_care", "care_leavers"} {
			b = []byte(strings.ReplaceAll(string(b), `"`+grade+`":null`, ""))
		}
		if strings.Contains(string(b), "null") {
			t.Errorf("%s has a null: %s", name, b)
		}
	}
}

func TestCheckFindsFaults(t *testing.T) {
	sound := func() Record {
		return Record{
			ID: "a", Source: "a.txt", Kind: Article, Unit: "byte", Text: "Ann said “we’re safe”.",
			Quotes: List[Quotation]{{ID: "a#1", Kind: Direct, Rule: "r", Content: Spans{{12, 24}}, Source: Spans{{0, 3}}, Confidence: 0.9, Speaker: "Ann", Speakers: List[Speaker]{{Name: "Ann"}}}},
		}
	}
	if r := sound(); r.Check() != nil {
		t.Fatalf("a sound record has faults: %v", r.Check())
	}
	for name, spoil := range map[string]func(*Record){
		"span out of range":     func(r *Record) { r.Quotes[0].Content[0].End = 99 },
		"span cuts a rune":      func(r *Record) { r.Quotes[0].Content[0].Start = 10 },
		"parts out of order":    func(r *Record) { r.Quotes[0].Content = Spans{{12, 14}, {13, 16}} },
		"confidence above one":  func(r *Record) { r.Quotes[0].Confidence = 1.2 },
		"term with a speaker":   func(r *Record) { r.Quotes[0].Kind = Term },
		"unknown kind":          func(r *Record) { r.Kind = "essay" },
		"another first speaker": func(r *Record) { r.Quotes[0].Speaker = "Bob" },
		"invalid text":          func(r *Record) { r.Text = "\xff" + r.Text[1:] },
		"visit without a rule":  func(r *Record) { r.Visit = &VisitRef{Evidence: List[Evidence]{{Span: Span{0, 3}}}} },
	} {
		r := sound()
		spoil(&r)
		if r.Check() == nil {
			t.Errorf("%s: no fault found", name)
		}
	}
}

func TestFoundComesBack(t *testing.T) {
	r := Record{
		People: List[Person]{{ID: "hadley", Name: "Hadley", Roles: List[Role]{{Title: "director"}}}},
		Quotes: List[Quotation]{{Speaker: "Hadley", SpeakerID: "hadley", Speakers: List[Speaker]{{Name: "Hadley"}}, Confidence: 0.7, Chain: List[ChainLink]{{Rule: "surname"}}}},
	}
	want, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	r.KeepFound()
	r.People[0].ID, r.People[0].Roles[0].Title = "harrowmere/ann-hadley", "chief"
	q := &r.Quotes[0]
	q.Speaker, q.Speakers, q.Confidence, q.Chain = "Ann Hadley", List[Speaker]{{Name: "Ann Hadley"}}, 0.9, List[ChainLink]{{Rule: "register"}}
	q.Trace, r.Visit = &Trace{}, &VisitRef{}
	r.RestoreFound()
	r.Found = nil
	if got, _ := json.Marshal(r); string(got) != string(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
