package body

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

func ids(bodies []corpus.Body) string {
	var all []string
	for _, b := range bodies {
		all = append(all, b.ID)
	}
	return strings.Join(all, " ")
}

func chosen(title, source string) string {
	doc := &corpus.Document{Title: title, Text: source}
	return ids(Choose(Find(doc, text.Parse(source, nil, nil), corpus.Span{})))
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"BCP Council":                                 "bournemouth-christchurch-and-poole",
		"Bournemouth, Christchurch & Poole":           "bournemouth-christchurch-and-poole",
		"bournemouth-christchurch-and-poole":          "bournemouth-christchurch-and-poole",
		"London Borough of Lambeth":                   "lambeth",
		"City of Doncaster Council":                   "doncaster",
		"Bristol, City of":                            "bristol",
		"Kingston upon Hull City":                     "kingston-upon-hull",
		"Hull City Council’s children’s services":     "kingston-upon-hull",
		"City of London":                              "city-of-london",
		"St. Helens Borough Council":                  "st-helens",
		"County Durham":                               "durham",
		"Durham County Council":                       "durham",
		"Slough Children First":                       "slough",
		"Together for Children":                       "sunderland",
		"the Royal Borough of Windsor and Maidenhead": "windsor-and-maidenhead",
		"Council of the Isles of Scilly":              "isles-of-scilly",
		"Harrowmere":                                  "",
		"Achieving for Children":                      "", // serves several
		"":                                            "",
	} {
		if b, _ := Lookup(name); b.ID != want {
			t.Errorf("%q: got %q, want %q", name, b.ID, want)
		}
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"Harrowmere Borough Council":                     "harrowmere",
		"the City and County of Harrowmere":              "harrowmere",
		"Wexley Vale Hospitals NHS Foundation Trust":     "wexley-vale-hospitals-nhs-foundation-trust",
		"HMP Norbridge":                                  "hmp-norbridge",
		"St Aidan’s Primary School":                      "st-aidans-primary-school",
		"Achieving for Children":                         "kingston-upon-thames richmond-upon-thames windsor-and-maidenhead",
		"Slough, Reading and Bury":                       "slough reading bury",
		"Windsor and Maidenhead and Slough":              "windsor-and-maidenhead slough",
		"North Northamptonshire & West Northamptonshire": "north-northamptonshire west-northamptonshire",
		"Harrowmere and Slough":                          "harrowmere-and-slough",
		"  ":                                             "",
	} {
		if got := ids(Named(name)); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	if got := Nearest("Bornmouth Christchurch Poole", 1); len(got) != 1 || got[0] != "Bournemouth, Christchurch and Poole" {
		t.Errorf("got %q", got)
	}
	if got := Nearest("", 3); len(got) != 0 {
		t.Errorf("nothing is like %q", got)
	}
}

func TestRegisterIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range Authorities() {
		if seen[a.Body.ID] {
			t.Errorf("%s is there twice", a.Body.ID)
		}
		seen[a.Body.ID] = true
		if got, ok := Lookup(a.Body.Name); !ok || got != a.Body {
			t.Errorf("%s is looked up as %v", a.Body.Name, got)
		}
		for _, n := range a.Neighbours {
			if n == "" || n == a.Body.ID && a.Body.ID != "tameside" {
				t.Errorf("%s has the neighbour %q", a.Body.ID, n)
			}
		}
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct{ name, title, text, want string }{
		{"council in the lead", "", "Ofsted has rated Wigan Council’s children’s services inadequate.\n\nThe council said sorry.", "wigan"},
		{"services of a place", "", "Children’s services in Bury are failing, Ofsted says.", "bury"},
		{"place and the council", "", "Children in Kirklees were left in danger, Ofsted inspectors found. The council’s leaders were slow.", "kirklees"},
		{"trust of a council", "", "Birmingham Children’s Trust has been praised by Ofsted.", "birmingham"},
		{"several by one trust", "", "Ofsted inspectors praised Northamptonshire Children’s Trust.", "north-northamptonshire west-northamptonshire"},
		{"two in the title", "Ofsted inspects Slough Council and Reading Council", "Slough Council and Reading Council were inspected.", "slough reading"},
		{"a football club", "", "Wigan Athletic beat Reading in the rain. Bury lost.", ""},
		{"football clubs", "Hull City lose at Derby County", "Hull City and Derby County were inspected by fans, Ofsted joked. Derby County won.", ""},
		{"news of a town", "Wigan man wins prize", "A man in Wigan has won. Everyone in Wigan is glad, and Wigan will dance in Wigan.", ""},
		{"a verb and a surname", "", "Reading is good for you, Jane Sutton told Ofsted.", ""},
		{"New York", "", "Inspectors in New York and West Bromwich met.", ""},
		{"a hospital by a council's name", "", "The CQC has inspected Sandwell and West Birmingham Hospitals NHS Trust.", "sandwell-and-west-birmingham-hospitals-nhs-trust"},
		{"police of a county", "", "HMICFRS has inspected Durham Constabulary.", "durham-constabulary"},
		{"county, not city", "", "Lincolnshire County Council was inspected by Ofsted.", "lincolnshire"},
		{"a district with a county's name", "", "Ofsted visited West Dorset District Council.", "west-dorset"},
		{"worked there before", "", "Ofsted has inspected Harrowmere Borough Council. Its director previously worked at Leeds City Council and joined from Wigan Council.", "harrowmere"},
		{"neighbouring council", "", "Harrowmere Council is inadequate, says Ofsted. Neighbouring Kirklees Council was rated good.", "harrowmere"},
		{"a list of councils", "", "Ofsted is inspecting Harrowmere Borough Council.\n\nCouncils such as Leeds City Council, Wigan Council and Kent County Council were inspected before.", "harrowmere"},
		{"acronym of its own", "", "Ofsted came to Harrowmere Borough Council (HBC) in May. HBC said it was sorry.", "harrowmere"},
		{"prison", "", "HMP Norbridge is unsafe, the chief inspector of prisons has said.", "hmp-norbridge"},
		{"school in small letters", "", "Thornfield primary school has been told by Ofsted to improve.", "thornfield-primary-school"},
		{"care home", "", "The CQC has put Glen Norran Care Home in special measures.", "glen-norran-care-home"},
		{"leader of a council", "", "Leader of Harrowmere Borough Council Ann Oduya met Ofsted.", "harrowmere"},
		{"union, not a body", "", "The Royal College of Nursing spoke to the CQC.", ""},
		{"nothing at all", "", "The weather was fine.", ""},
	} {
		if got := chosen(c.title, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMetadataAndFrontMatterWin(t *testing.T) {
	source := "Wigan Council and Wigan Council again. Ofsted rated Wigan Council. Focused visit to Harrowmere children’s services"
	at := strings.Index(source, "Harrowmere")
	parsed := text.Parse(source, nil, nil)
	printed := corpus.Span{Start: at, End: at + len("Harrowmere")}
	if got := ids(Choose(Find(&corpus.Document{Text: source}, parsed, printed))); got != "harrowmere" {
		t.Errorf("front matter: got %q", got)
	}
	clues := Find(&corpus.Document{Text: source, Body: "Leeds City Council"}, parsed, printed)
	if got := ids(Choose(clues)); got != "leeds" || !clues[0].Declared {
		t.Errorf("metadata: got %q", got)
	}
	if got := ids(Choose(Find(&corpus.Document{Text: source, Body: "hmp-norbridge"}, parsed, printed))); got != "hmp-norbridge" {
		t.Errorf("an id that no list knows: got %q", got)
	}
}

// The clues of any text have sound places that name something, and each body once.
func FuzzFind(f *testing.F) {
	f.Add("Ofsted visited HMP/YOI Norbridge (HMPN), Hull City Council’s and B&NES.", "https://www.leeds.gov.uk/x")
	f.Add("Leader of of the the Council Council children’s services in", "//")
	f.Fuzz(func(t *testing.T, source, url string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		seen := map[string]bool{}
		for _, c := range Find(&corpus.Document{Text: source, URL: url}, text.Parse(source, nil, nil), corpus.Span{}) {
			if seen[c.Body.ID] || c.Body.ID == "" || c.Body.Name == "" {
				t.Errorf("body %+v is there twice or has no name", c.Body)
			}
			seen[c.Body.ID] = true
			for _, s := range c.Spans {
				if err := s.Check(source); err != nil || s.Empty() {
					t.Errorf("%v: %v", s, err)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	paragraph := "Ofsted has told Harrowmere Borough Council that its children’s services must improve. Ann Oduya, who previously worked in Leeds, said: “We know there is more to do.”\n\n"
	source := strings.Repeat(paragraph, 200)
	parsed := text.Parse(source, nil, nil)
	doc := &corpus.Document{Text: source}
	for b.Loop() {
		Find(doc, parsed, corpus.Span{})
	}
	b.ReportMetric(float64(len(parsed.Words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
