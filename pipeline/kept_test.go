package pipeline

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestALongTextIsReadInParts: what stands in any part of a text that is longer than
// a part is found as in a short one, in its place.
func TestALongTextIsReadInParts(t *testing.T) {
	story := "Harrowmere Borough Council met about the front door.\n\n“We are ready,” Councillor Ann Oduya said. Ofsted’s monitoring visit was in June 2022.\n\n"
	filler := strings.Repeat("The ward was quiet and the plan was put off until the spring.\n\n", 9_000)
	source := strings.Repeat(story+filler, 4)
	record := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: source})
	if err := record.Check(); err != nil {
		t.Fatalf("%.300v", err)
	}
	short := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: story})
	if got, want := len(record.Quotes), 4*len(short.Quotes); got != want || want == 0 {
		t.Errorf("%d quotations, want %d", got, want)
	}
	for _, q := range record.Quotes {
		if q.Speaker != "Ann Oduya" || q.Content.Cover().Of(source) != "We are ready," {
			t.Errorf("%q is said by %q", q.Content.Cover().Of(source), q.Speaker)
		}
	}
	ann := slices.IndexFunc(record.People, func(p corpus.Person) bool { return p.Name == "Ann Oduya" })
	if ann < 0 || len(record.People[ann].Mentions) != 4 {
		t.Errorf("people: %+v", record.People)
	}
	if record.Body == nil || record.Body.ID != "harrowmere" || len(record.Clues.Bodies[0].Spans) != 4 {
		t.Errorf("bodies: %+v", record.Clues.Bodies)
	}
	if got, want := len(record.Clues.Visits), 4*len(short.Clues.Visits); got != want || want == 0 {
		t.Errorf("%d clues to visits, want %d", got, want)
	}
	if got, want := len(record.Sentences), 4*(len(short.Sentences)+9_000); got != want {
		t.Errorf("%d sentences, want %d", got, want)
	}
	if record.Left != nil {
		t.Errorf("left out: %+v", record.Left)
	}
}

// TestALongReportHasItsSections: those behind the first part too, each to the next.
func TestALongReportHasItsSections(t *testing.T) {
	filler := strings.Repeat("Leaders have improved the front door for children in need.\n\n", 12_000)
	source := "Inspection of Harrowmere local authority children’s services\n\nInspection dates: 9 to 20 November 2020\n\nLead inspector: Margaret Ellwood, HMI\n\n" +
		"The experiences and progress of children in care\n\n" + filler + filler + "The impact of leaders on social work practice with children and families\n\n" + filler
	record := Analyse(&corpus.Document{ID: "x", Source: "x.txt", Text: source})
	if record.Kind != corpus.Report || len(record.Sections) != 2 {
		t.Fatalf("a %s with sections %+v", record.Kind, record.Sections)
	}
	for _, s := range record.Sections {
		if !strings.HasPrefix(s.Span.Of(source), s.Heading) || !strings.HasSuffix(s.Span.Of(source), "need.") {
			t.Errorf("the section %q ends with %q", s.Heading, source[s.Span.End-20:s.Span.End])
		}
	}
	if got, want := len(record.Statements), 3*12_000; got != want {
		t.Errorf("%d statements, want %d", got, want)
	}
}

// TestMoreThanARecordKeeps: what is kept begins the text, and the rest is counted.
func TestMoreThanARecordKeeps(t *testing.T) {
	var all keptQuotations
	var folk keptPeople
	for part := range 4 {
		more := make([]corpus.Quotation, mostQuotations/3)
		people := make([]corpus.Person, mostPeople/3)
		for i := range more {
			more[i].ID = fmt.Sprint(part*len(more) + i)
		}
		for i := range people {
			people[i] = corpus.Person{ID: fmt.Sprint(part*len(people) + i), Mentions: make(corpus.Spans, 2)}
		}
		all.add(more, float64(part+1)/4)
		folk.join(people)
	}
	if len(all.kept) != mostQuotations || all.left != 4*(mostQuotations/3)-mostQuotations || all.kept[mostQuotations-1].ID != fmt.Sprint(mostQuotations-1) {
		t.Errorf("%d quotations kept, %d left", len(all.kept), all.left)
	}
	if len(folk.kept) != mostPeople || folk.left != 2*(4*(mostPeople/3)-mostPeople) || folk.kept[mostPeople-1].ID != fmt.Sprint(mostPeople-1) {
		t.Errorf("%d people kept, %d mentions left", len(folk.kept), folk.left)
	}
	var one keptPeople
	for part := range 3 {
		p := corpus.Person{ID: "ann", Titles: []string{"Cllr"}}
		for i := range mostRoles / 2 {
			p.Roles = append(p.Roles, corpus.Role{Title: fmt.Sprint(part, i)})
		}
		one.join([]corpus.Person{p})
	}
	if len(one.kept) != 1 || len(one.kept[0].Roles) != mostRoles || len(one.kept[0].Titles) != 1 {
		t.Errorf("%d people are kept, the first with %d roles", len(one.kept), len(one.kept[0].Roles))
	}
	a := analysis{doc: &corpus.Document{}, quotes: keptQuotations{left: 3}}
	b, err := json.Marshal(a.left(2))
	if err != nil || string(b) != `{"quotations":3,"phrases":2}` || (&analysis{}).left(0) != nil {
		t.Errorf("got %s, %v", b, err)
	}
}
