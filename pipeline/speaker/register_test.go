package speaker

import (
	"encoding/json"
	"slices"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

var harrowmereBody = corpus.Body{ID: "harrowmere", Name: "Harrowmere"}

// record is the record of a text marked up as [said] has it.
func record(t *testing.T, id string, published corpus.Date, marked string) *corpus.Record {
	t.Helper()
	source, quotes := said(t, marked)
	r := &corpus.Record{ID: id, Kind: corpus.Article, Inspectorate: "Ofsted", Text: source, Quotes: quotes}
	if published != "" {
		r.Published = &corpus.Published{Date: published, From: "document"}
	}
	r.People = Resolve(text.Parse(source, nil, nil), r.Quotes, inspection)
	return r
}

func harrowmere(t *testing.T) []*corpus.Record {
	t.Helper()
	return []*corpus.Record{
		record(t, "a", "2021-01-10", "[Malcolm Everts], director of children's services, said {it was late}. Harrowmere Council met."),
		record(t, "b", "2021-06-01", "[Helen Falk], interim director of children's services, said {it was early}. [Inspector Carol Tench] said {no}. [A council spokesman] said {so}. Harrowmere Borough Council met."),
		record(t, "c", "2022-03-01", "[Ms Falk] said {it was done}. [The director] said {it was time}."),
		record(t, "d", "2022-09-01", "Former director Helen Falk was there. [Helen] said {she was glad}."),
		record(t, "e", "2023-01-01", "[Cllr Falk] said {nothing}. [Cllr Janet Reeve], the cabinet member, said {little}."),
		record(t, "f", "", "[Cllr Reeve] said {so}. [Gareth Penn], the schools minister, said {not}."),
	}
}

// register is a register and its records as one text.
func register(records []*corpus.Record) string {
	entries := Register(harrowmereBody, records)
	slices.SortFunc(records, func(a, b *corpus.Record) int { return len(a.ID) - len(b.ID) + int(a.ID[0]) - int(b.ID[0]) })
	b, err := json.Marshal(struct {
		Entries []corpus.Entry
		Records []*corpus.Record
	}{entries, records})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func entry(entries []corpus.Entry, id string) *corpus.Entry {
	for i := range entries {
		if entries[i].ID == id {
			return &entries[i]
		}
	}
	return nil
}

func TestRegister(t *testing.T) {
	records := harrowmere(t)
	entries := Register(harrowmereBody, records)
	falk := entry(entries, "harrowmere/helen-falk")
	if falk == nil {
		t.Fatalf("no Helen Falk in %+v", entries)
	}
	if want := []string{"b", "c", "d"}; !slices.Equal(falk.Documents, want) {
		t.Errorf("documents: got %v, want %v", falk.Documents, want)
	}
	if falk.Quotes != 4 || falk.First != "2021-06-01" || falk.Last != "2022-09-01" || falk.Voice != corpus.VoiceService {
		t.Errorf("got %+v", falk)
	}
	var held []string
	for _, o := range falk.Roles {
		held = append(held, o.Status+" "+o.Title+" "+string(o.Date)+" "+o.Document)
	}
	if want := []string{"interim director of children's services 2021-06-01 b", "former director 2022-09-01 d"}; !slices.Equal(held, want) {
		t.Errorf("roles: got %q, want %q", held, want)
	}
	for _, id := range []string{"ofsted", "ofsted/carol-tench", "harrowmere/malcolm-everts", "harrowmere/harrowmere-borough-council", "harrowmere/janet-reeve", "harrowmere/falk", "government/gareth-penn"} {
		if entry(entries, id) == nil {
			t.Errorf("no %s", id)
		}
	}
	want := map[string][]string{
		"b": {"Helen Falk", "Carol Tench", "Harrowmere Borough Council"},
		"c": {"Helen Falk", "Helen Falk"},
		"d": {"Helen Falk"},
		"e": {"Falk", "Janet Reeve"},
		"f": {"Janet Reeve", "Gareth Penn"},
	}
	for _, r := range records {
		if names := speakersOf(r.Quotes); want[r.ID] != nil && !slices.Equal(names, want[r.ID]) {
			t.Errorf("%s: got %q, want %q", r.ID, names, want[r.ID])
		}
		for _, q := range r.Quotes {
			if !slices.ContainsFunc(r.People, func(p corpus.Person) bool { return p.ID == q.SpeakerID }) && entry(entries, q.SpeakerID) == nil {
				t.Errorf("%s: the speaker %q is in no register", r.ID, q.SpeakerID)
			}
		}
	}
}

// "The director" is whoever held the office when the document appeared.
func TestRoleHolderAtTheDate(t *testing.T) {
	records := []*corpus.Record{
		record(t, "a", "2021-01-10", "[Malcolm Everts], director of children's services, said {it was late}."),
		record(t, "b", "2021-02-10", "[The director] said {he would stay}."),
		record(t, "c", "2021-06-01", "[Helen Falk], the director of children's services, said {it was early}."),
		record(t, "d", "2021-07-01", "[The director] said {she was new}."),
		record(t, "e", "2020-01-01", "[The director] said {nothing}."),
	}
	Register(harrowmereBody, records)
	for i, want := range []string{"Malcolm Everts", "Malcolm Everts", "Helen Falk", "Helen Falk", "?"} {
		if got := speakersOf(records[i].Quotes)[0]; got != want {
			t.Errorf("%s: got %q, want %q", records[i].ID, got, want)
		}
	}
}

// One name with roles that do not agree is two people only where a document
// tells them apart; short forms join the only one they fit.
func TestShortNamesJoinTheOnlyOneTheyFit(t *testing.T) {
	records := []*corpus.Record{
		record(t, "a", "2021-01-10", "[Owen Tarn], chief executive, said {no}. [Cllr Mary Tarn] said {yes}."),
		record(t, "b", "2021-02-10", "[Cllr Tarn] said {yes again}."),
		record(t, "c", "2021-03-10", "[Mr Tarn] said {no again}."),
		record(t, "d", "2021-03-11", "[Tarn] said {what}."),
	}
	Register(harrowmereBody, records)
	for i, want := range []string{"Owen Tarn", "Mary Tarn", "Owen Tarn", "?"} {
		if got := speakersOf(records[i].Quotes)[0]; got != want {
			t.Errorf("%s: got %q, want %q", records[i].ID, got, want)
		}
	}
}

// TestRegisterLeavesSharedPartsAlone: what a record found of its own shares the
// lists of its quotations, and stays.
func TestRegisterLeavesSharedPartsAlone(t *testing.T) {
	r := record(t, "a", "2021-01-10", "[Ms Falk] said {no}.")
	full := record(t, "b", "2021-01-11", "[Helen Falk] said {no}.")
	r.KeepFound()
	Register(harrowmereBody, []*corpus.Record{r, full})
	if r.Quotes[0].Speaker != "Helen Falk" {
		t.Fatalf("the register named nobody: %+v", r.Quotes[0])
	}
	found := r.Found.Attributions[0]
	if found.Speaker != "Falk" || found.Speakers[0].Name != "Falk" || len(found.Chain) >= len(r.Quotes[0].Chain) ||
		r.Found.People[len(r.Found.People)-1].Name == "Helen Falk" {
		t.Errorf("what was found was changed through: %+v", found)
	}
}

// TestCouncilAndTrustOfOnePlace: a body that is known by its place is a council, and
// no other body of the place.
func TestCouncilAndTrustOfOnePlace(t *testing.T) {
	records := []*corpus.Record{record(t, "a", "2021-01-10", "[Harrowmere Borough Council] said {yes}. [Harrowmere Hospitals NHS Trust] said {no}. [The borough council] added {more}.")}
	Register(harrowmereBody, records)
	want := []string{"Harrowmere Borough Council", "Harrowmere Hospitals NHS Trust", "Harrowmere Borough Council"}
	if got := speakersOf(records[0].Quotes); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRegisterLeavesListeners: a body that was told something does not become its
// speaker because another document names it.
func TestRegisterLeavesListeners(t *testing.T) {
	records := []*corpus.Record{
		record(t, "a", "2021-01-10", "[Staff at the council] said {it was hard}. [The committee] ⟨was told⟩ {much}."),
		record(t, "b", "2021-02-10", "[Harrowmere Borough Council] said {yes}."),
	}
	Register(harrowmereBody, records)
	if got := speakersOf(records[0].Quotes); !slices.Equal(got, []string{"?", "?"}) {
		t.Errorf("got %q", got)
	}
}
