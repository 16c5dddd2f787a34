package speaker

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

// TestLettersAreNotTheirAddressees: the name behind whom a letter is to is only another
// word for that; who wrote it comes next.
func TestLettersAreNotTheirAddressees(t *testing.T) {
	for _, c := range []reference{
		{"Harrowmere Council was rated inadequate. The watchdog came ten months after the department was told.\n\nInspectors looked at the work of the teams.\n\nIn a letter to the council's director of children's services, Helen Falk, [they] said {so}.\n\nHowever, [the letter] added: “{It is late.}”", []string{"Ofsted", "Ofsted"}},
		{"Inspectors came in May. In a letter to Helen Falk, director of children's services, [they] said {so}. [The letter] added {more}.", []string{"Ofsted", "Ofsted"}},
		{"In a letter to the head teacher, Helen Falk, [Carol Tench] wrote: {so}. [The letter] added {more}.", []string{"Carol Tench", "Carol Tench"}},
		{"In her letter to the head teacher, Helen Falk, [Carol Tench] wrote: {so}. [The letter] added {more}.", []string{"Carol Tench", "Carol Tench"}},
		{"In a letter to the education secretary, Tom Reed, [Unison] said {no}. [The letter] said {more}.", []string{"Unison", "Unison"}},
		{"In a letter to parents, [Ms Falk], the head, set out {cuts}. [The letter] said {more}.", []string{"Falk", "Falk"}},
	} {
		c.check(t, inspection)
	}
}

// TestWhoSpeaksAfterAReport: whoever speaks after an inspection's report, or of it, has
// not written it.
func TestWhoSpeaksAfterAReport(t *testing.T) {
	for _, c := range []reference{
		{"[MP] calls for {chief to “go”} after ‘damning’ children’s services report\n\nAN MP has spoken.\n\n[Ofsted inspectors] said {no}.\n\n[The report], which was published on Monday, said {services had got worse}.\n\nIt highlighted:\n\n- Children waiting\n\n[It] said: “{Leaders were slow.}”\n\n[MP Joan Tew] said {yes}.", []string{"Joan Tew", "Ofsted", "Ofsted", "Ofsted", "Joan Tew"}},
		{"[Mother Jane Roe] hits out at {“cruel” care} following report\n\n[The Care Quality Commission] said {no}. [The report] noted {so}. [It] noted {more}.", []string{"Jane Roe", "Care Quality Commission", "Care Quality Commission", "Care Quality Commission"}},
		{"[Helen Falk] said {it was bad} over a report. Ofsted came in May. [The report] said {so}.", []string{"Helen Falk", "Ofsted"}},
		{"The Care Quality Commission (CQC) has rated the leadership of Tarn and Marches Ambulance Service as inadequate.\n\n[It] said {there was bullying}.", []string{"Care Quality Commission"}},
	} {
		c.check(t, Context{})
	}
	for _, c := range []reference{
		{"The Annual Report 2014–2015 of the board was seen. [The report] does confirm {that it met}.", []string{""}},
		{"The Local Plan was seen. [The report] does confirm {that it met}.", []string{"Ofsted"}},
	} {
		ctx := inspection
		ctx.Kind = corpus.Report
		c.check(t, ctx)
	}
}

// TestNamesWithAnd: "and" joins the places and the duties in one name.
func TestNamesWithAnd(t *testing.T) {
	for _, c := range []reference{
		{"[Tarn and Marches Ambulance Service] said {no}.", []string{"Tarn and Marches Ambulance Service"}},
		{"Staff at Tarn and Marches Ambulance Service spoke. [The ambulance service] said {no}.", []string{"Tarn and Marches Ambulance Service"}},
		{"[Ashby and Wexley NHS Foundation Trust] said {no}. [The trust] said {yes}.", []string{"Ashby and Wexley NHS Foundation Trust", "Ashby and Wexley NHS Foundation Trust"}},
		{"[Ashby and Wexley Fire and Rescue Service] said {no}.", []string{"Ashby and Wexley Fire and Rescue Service"}},
		{"[Police and Crime Commissioner Neil Ashby] said {so}. [The Police and Crime Commissioner] said {more}.", []string{"Neil Ashby", "Neil Ashby"}},
		{"A report from His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services (HMICFRS) graded the force.\n\n[The report] said {some hung up}. [It] noted {so}. [HMICFRS] said {more}.", []string{
			"His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services", "His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services", "His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services",
		}},
	} {
		c.check(t, Context{})
	}
}

// TestPartyOfTheLastSpeaker: whoever spoke last may be of the party that a source names
// where the text does not tell theirs.
func TestPartyOfTheLastSpeaker(t *testing.T) {
	for _, c := range []reference{
		{"[Coun Hilda Gars (Con, Upper Fell)] said {no}.\n\n[Police and Crime Commissioner Neil Ashby] said {so}. “{Good,}” [the Conservative] added.", []string{"Hilda Gars", "Neil Ashby", ""}},
		{"[Coun Hilda Gars (Con, Upper Fell)] said {no}.\n\n[Coun Neil Ashby] said {so}. “{Good,}” [the Conservative councillor] added.", []string{"Hilda Gars", "Neil Ashby", ""}},
		{"[Coun Hilda Gars (Con, Upper Fell)] said {no}. [Head teacher Neil Ashby] said {so}. “{Good,}” [the Conservative] added.", []string{"Hilda Gars", "Neil Ashby", "Hilda Gars"}},
		{"[Coun Hilda Gars (Con, Upper Fell)] said {no}. [Coun Neil Ashby (Lab)] said {so}. “{Good,}” [the Conservative] added.", []string{"Hilda Gars", "Neil Ashby", "Hilda Gars"}},
	} {
		c.check(t, Context{})
	}
}

// TestThoseWhoWereMet: people to whom inspectors listened are whom "they" means next.
func TestThoseWhoWereMet(t *testing.T) {
	for _, c := range []reference{
		{"[Foster carers spoken to by inspectors] felt {valued}.", []string{""}},
		{"Over 50 social workers were interviewed. [They] ⟨described⟩ it as {“superb”}.", []string{""}},
		{"Ofsted inspectors met 50 social workers. [They] said {it was good}.", []string{""}},
		{"Inspectors spoke to parents and pupils. [They] said {it was good}.", []string{""}},
		{"Inspectors listened to a group of carers. [They] felt {valued}.", []string{""}},
		{"Inspectors met the director. [They] said {it was good}.", []string{"Ofsted"}},
		{"Inspectors looked at files. [They] said {it was good}.", []string{"Ofsted"}},
	} {
		c.check(t, inspection)
	}
}

// TestDoubtfulOwners: answers that may be given, but never surely.
func TestDoubtfulOwners(t *testing.T) {
	for _, marked := range []string{
		"Harrowmere Safeguarding Children Board met. [Board members] said {it was good}.",
		"[Inspector Carol Tench] said {no}. [Her report] states {so}.",
		"Tarn Park Academy is run by the Channel Partnership. Tarn Park Academy is new. [The trust] said {no}.",
		"[Coun Hilda Gars (Con)] said {no}. [Coun Tom Vane (Con)] said {so}. “{Good,}” [the Conservative] added.",
		"[Coun Tom Gars (Lab)] said {no}. [Council leader Neil Ashby] said {so}. “{Good,}” [the Labour man] added.",
	} {
		quotes, _ := resolve(t, marked, inspection)
		if q := quotes[len(quotes)-1]; q.Speaker != "" && q.Confidence >= sure {
			t.Errorf("%s: %s with %.2f", marked, q.Speaker, q.Confidence)
		}
	}
}

// TestRolesOfPeople: what stands beside a name and is not what its bearer is.
func TestRolesOfPeople(t *testing.T) {
	for _, c := range []struct{ text, name, roles string }{
		{"In a statement read by her solicitor, [Mary Vane] said {no}.", "Mary Vane", ""},
		{"The daughter of one resident, [Lucy Marr], said {no}.", "Lucy Marr", "daughter of one resident"},
		{"Daughter of one resident [Sue Finch] said {no}.", "Sue Finch", "daughter of one resident"},
		{"[Tom Birch], executive director (children at Harrowmere Council), said {no}.", "Tom Birch", "executive director"},
		{"[Trust chief executive Helen Falk] said {no}.", "Helen Falk", "trust chief executive"},
	} {
		_, people := resolve(t, c.text, inspection)
		for i := range people {
			if p := &people[i]; p.Name == c.name {
				var roles []string
				for _, o := range p.Roles {
					roles = append(roles, o.Title)
				}
				if got := strings.Join(roles, "; "); got != c.roles {
					t.Errorf("%s: got %q, want %q", c.text, got, c.roles)
				}
			}
		}
	}
}

// TestPupilsAndGroups: a pupil of one name is a person and doubtful, groups in the plural
// are nobody.
func TestPupilsAndGroups(t *testing.T) {
	quotes, people := resolve(t, "[Year 9 pupil Zayanel] said {no}.", inspection)
	if quotes[0].Speaker != "Zayanel" || quotes[0].Confidence >= sure || people[0].Kind != corpus.KindPerson {
		t.Errorf("got %+v of %+v", quotes[0], people[0])
	}
	reference{"[Voice Groups] said {no}. [The Youth Forums] said {so}.", []string{"", ""}}.check(t, inspection)
	reference{"In a statement [read by her solicitor Jane Roe, Mary Vane] said {no}.", []string{"Mary Vane"}}.check(t, inspection)
}

// TestHoldersAreNearInTime: whom only other documents call by a role is doubtful, is said
// to be, and is nobody where they are of another year.
func TestHoldersAreNearInTime(t *testing.T) {
	records := []*corpus.Record{
		record(t, "a", "2021-01-10", "[Malcolm Everts], director of children's services, said {it was late}."),
		record(t, "b", "2021-12-10", "[The director] said {he would stay}."),
		record(t, "c", "2022-06-01", "[The director] said {he would go}."),
	}
	Register(harrowmereBody, records)
	q := &records[1].Quotes[0]
	if q.Speaker != "Malcolm Everts" || q.Confidence >= sure || !strings.Contains(Explain(q, records[1].Text), "by other documents of this body alone") {
		t.Errorf("got %s", Explain(q, records[1].Text))
	}
	if got := records[2].Quotes[0].Speaker; got != "" {
		t.Errorf("got %s, a year and more behind all evidence", got)
	}
}

// TestAReportHardlyQuotesItself: what an inspectorate's report gives in marks is what
// others told inspectors, so that they are not surely whose words it is.
func TestAReportHardlyQuotesItself(t *testing.T) {
	own := inspection
	own.Kind = corpus.Report
	const told = "Carers were glad of the team. [Inspectors] said it was {amazing}."
	quotes, _ := resolve(t, told, own)
	if q := quotes[0]; q.Speaker != "Ofsted" || q.Confidence >= sure {
		t.Errorf("in a report: %q at %.2f", q.Speaker, q.Confidence)
	}
	quotes, _ = resolve(t, told, inspection)
	if q := quotes[0]; q.Speaker != "Ofsted" || q.Confidence < sure {
		t.Errorf("in an article: %q at %.2f", q.Speaker, q.Confidence)
	}
}
