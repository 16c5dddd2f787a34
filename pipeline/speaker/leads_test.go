package speaker

import (
	"slices"
	"testing"

	"onrecord/corpus"
)

var prison = Context{Body: []string{"HMP Norbridge"}}

// TestWhoDoesNotSpeak: sources that are spoken to or of, that are places, or that
// are only part of a phrase.
func TestWhoDoesNotSpeak(t *testing.T) {
	for _, test := range []struct {
		name, text string
		ctx        Context
		want       []string
	}{
		{
			"who was told does not say it",
			"[The committee] ⟨was told⟩ {that two heads had left}. [The court] ⟨heard⟩ {that it was late}. []⟨Parents were told⟩ {that it would close}.", inspection,
			[]string{"?", "?", "?"},
		},
		{
			"the agent of a passive says it",
			"[Harrowmere Council] ⟨was accused⟩ {of “burying its head”} by the union Unison. Cllr Ann Falk spoke. [The plan] ⟨has been branded⟩ {“chaotic”} by Cllr Falk.", inspection,
			[]string{"Unison", "Ann Falk"},
		},
		{
			"the report that a passive names is the inspectorate's",
			"[The school] ⟨was described⟩ as {“chaotic and unsafe”} in a report out today.", inspection,
			[]string{"Ofsted"},
		},
		{
			"inspectors report what they were told",
			"[Inspectors] ⟨were told⟩ {that drugs were “easy to get”}.", inspection,
			[]string{"Ofsted"},
		},
		{
			"a participle between commas is passive where an agent follows",
			"[The department], ⟨labelled⟩ {“dysfunctional”} by the regulator last year, has a new director.", inspection,
			[]string{"Ofsted"},
		},
		{
			"an active cue keeps its subject",
			"[Cllr Ann Falk] ⟨praised⟩ {“patient” work} by the council's court team. [Piers Latham] ⟨was quoted as saying⟩ {it was so}.", inspection,
			[]string{"Ann Falk", "Piers Latham"},
		},
		{
			"a place in a phrase does not speak: the lead is the inspectorate's",
			"Children in [Harrowmere] are {“at risk of harm” because of delay}.", inspection,
			[]string{"Ofsted"},
		},
		{
			"a source cut off its phrase is read with it",
			"An MP in [West Norshire] branded {the plan as “nuts”}.\n\nTom Lowe, MP for West Norshire, said no more.",
			Context{},
			[]string{"Tom Lowe"},
		},
		{
			"an apposition stands for the name before it",
			"Norshire Women in Fire, [a support group,] said {they believed her}. Kim Astley, [a former firefighter,] said {so}.",
			Context{},
			[]string{"Norshire Women in Fire", "Kim Astley"},
		},
		{
			"the subject of a clause behind who is not the speaker",
			"Rosa Idle, who has led it since her predecessor, [Stephen Garrow], left in June, ⟨said⟩: {it was hard}.",
			Context{},
			[]string{"Rosa Idle"},
		},
		{
			"the family of somebody is not he",
			"[The family of Albert Moss, 84, who died,] said {it was no comfort}. [Campaigners at the Howard League] said {so}.",
			Context{},
			[]string{"?", "Howard League"},
		},
		{
			"staff at a home are not the home, authorities are nobody",
			"[Staff at the home] said {they begged}. [Authorities] said {no}.", inspection,
			[]string{"?", "?"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			quotes, _ := resolve(t, test.text, test.ctx)
			if got := speakersOf(quotes); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestLeads: what an article quotes before it names who said it.
func TestLeads(t *testing.T) {
	for _, test := range []struct {
		name, text string
		ctx        Context
		want       []string
	}{
		{
			"the words of a lead come again under their speaker",
			"[A union member] challenged {councillors to “stand up and be counted”}.\n\nTony Callis of Unison met Cllr Ann Falk. [Mr Callis] said: “{They must now stand up and be counted.}”", inspection,
			[]string{"Tony Callis", "Tony Callis"},
		},
		{
			"what an inspector says there, the lead says of the inspection",
			"[The quality of services] has {“serious and widespread” weaknesses}.\n\nLead inspector Carol Tench visited. [Ms Tench] said: “{There are serious and widespread weaknesses.}”", inspection,
			[]string{"Ofsted", "Carol Tench"},
		},
		{
			"what another watchdog says there is not said of the inspection",
			"[Homes] have {“unsafe wiring and long waits”}.\n\nOfsted came in May. [The Housing Ombudsman] said: “{There were unsafe wiring and long waits for all}.”", inspection,
			[]string{"Housing Ombudsman", "Housing Ombudsman"},
		},
		{
			"nor is what its head says",
			"[Homes] have {“unsafe wiring and long waits”}.\n\nOfsted came in May. [Housing Ombudsman Ann Falk] said: “{There were unsafe wiring and long waits for all}.”", inspection,
			[]string{"Ann Falk", "Ann Falk"},
		},
		{
			"words of two speakers tell nothing",
			"[The plan] is {“wholly wrong”}.\n\nAnn Falk and Piers Latham met. [Mrs Falk] said: “{It is wholly wrong.}” [Mr Latham] said: “{Yes, wholly wrong.}”",
			Context{},
			[]string{"?", "Ann Falk", "Piers Latham"},
		},
		{
			"one long word may be anybody's, and so may small ones",
			"[The plan] is {“unacceptable”}. [It] is {“what it was”}.\n\nAnn Falk came. [Mrs Falk] said: “{It is unacceptable, but it is what it was.}”",
			Context{},
			[]string{"?", "?", "Ann Falk"},
		},
		{
			"a resident of the lead is the one who is called so",
			"A plan was refused after [a resident] said {it was a “land grab”}.\n\nThe barns are large. They stand by the sea. They are old. They leak.\n\nOne resident, John Hume, was there.",
			Context{},
			[]string{"John Hume"},
		},
		{
			"what the next sentence calls somebody's verdict is theirs",
			"[Children] are left in {“homes that nobody wants”}.\n\nThat is the verdict of Ofsted, which published its findings.", inspection,
			[]string{"Ofsted"},
		},
		{
			"one of the findings of somebody is theirs",
			"[Children] are left in {“homes that nobody wants”}.\n\nThis was one of the main findings of Ofsted, which published them.", inspection,
			[]string{"Ofsted"},
		},
		{
			"what the next sentence calls part of a plan is nobody's words",
			"[Children] are left in {“homes that nobody wants”}.\n\nThat is part of Harrowmere Council's plan for care.",
			Context{},
			[]string{"?"},
		},
		{
			"a clause of relative inspectors is theirs",
			"[Oversight in Harrowmere's services, which] inspectors once ⟨called⟩ {“weak”}, is better. INSPECTORS who walked into [Wexley General] found {calm}. " +
				"Parents who walked into [Wexley General] said {it was cold}.", inspection,
			[]string{"Ofsted", "Ofsted", "?"},
		},
		{
			"a participle at the start has the subject of its sentence",
			"[]⟨Describing⟩ the report as {“the fourth”}, Mehmet Naz, of the group Out and Up, said no more. Eighteen months ago the inspectorate came. [Two years ago the inspectorate] said {so}.", inspection,
			[]string{"Mehmet Naz", "Ofsted"},
		},
		{
			"a list of people is joined by commas",
			"In a joint statement, director Helena Groves, Det Supt Temi Balogun and chief nurse Iqbal [Patel-Cross] said {sorry}.", inspection,
			[]string{"Helena Groves & Temi Balogun & Iqbal Patel-Cross"},
		},
		{
			"an apposition may be of one of two",
			"[Ashby Council's executive member for education], Cllr Petra Hart, and Dr Ross Illing, of the trust, apologised {“fully”}. [They] said {so}.",
			Context{},
			[]string{"Petra Hart & Ross Illing", "Petra Hart & Ross Illing"},
		},
		{
			"a comma alone joins nobody, and a pair is two",
			"Deputy chief [Ade Banko], DCC Bryony Tate's stand-in, said {so}. Kestrel Council met. [The pair] said {no}.",
			Context{},
			[]string{"Ade Banko", "?"},
		},
		{
			"another one is not the one before",
			"[A parent] said {she was sad}.\n\nAnother, [Steph Corr], 29, said {she was lost}.", inspection,
			[]string{"?", "Steph Corr"},
		},
		{
			"the chief inspector of a lead is the one named next",
			"[The chief inspector of prisons] said {it was “squalid”}.\n\nCharlie Whit said no more. HM Inspectorate of Prisons went in March.", prison,
			[]string{"Charlie Whit"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			quotes, _ := resolve(t, test.text, test.ctx)
			if got := speakersOf(quotes); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestReopenedGoesOn: a quotation that nothing closes goes on in a later paragraph,
// whatever stands between; one that is closed does not.
func TestReopenedGoesOn(t *testing.T) {
	quotes, _ := resolve(t, "[Helen Falk] ⟨said⟩: “{We know.}\n\nWexley Hospital\n\n“[]{We will mend it.}”", Context{})
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Helen Falk", "Helen Falk"}) {
		t.Errorf("got %q", got)
	}
	quotes, _ = resolve(t, "[Helen Falk] ⟨said⟩: “{We know.}”\n\nGeorge Penn\n\nGeorge Penn came.\n\n“[]{We will mend it.}”", Context{})
	if got := speakersOf(quotes); got[1] == "Helen Falk" {
		t.Errorf("got %q", got)
	}
}

// TestDocumentsAreTheirIssuers: papers, motions, websites and statements.
func TestDocumentsAreTheirIssuers(t *testing.T) {
	quotes, _ := resolve(t, "[Papers from Cosla] state {it is so}. [The council's website] says {so}. Rob James spoke. [His motion] called for {more}. "+
		"[The Ofsted report] says {little}. [A study] found {nothing}.", inspection)
	want := []string{"Cosla", "Harrowmere Borough Council", "Rob James", "Ofsted", "?"}
	if got := speakersOf(quotes); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	quotes, _ = resolve(t, "[A leaked memo], sent by her deputy Rhodri Blaine in May, warned {so}.", inspection)
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Rhodri Blaine"}) {
		t.Errorf("of documents by somebody got %q", got)
	}
	quotes, _ = resolve(t, "Ofsted's letter to [Harrowmere Borough Council] finds {so}. Ofsted's letter to [parents] praised {them}. [No council] said {so}.", inspection)
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Ofsted", "Ofsted", "?"}) {
		t.Errorf("of letters to somebody got %q", got)
	}
	quotes, _ = resolve(t, "The letter was sent on Friday. [The letter] calls {it “violent”}. HMP Norbridge holds 100. Inspectors came.", prison)
	if got := speakersOf(quotes); !slices.Equal(got, []string{"HM Inspectorate of Prisons"}) {
		t.Errorf("of a prison got %q", got)
	}
	quotes, _ = resolve(t, "Oakfield Academy got a report. The report said much. [It] went on: {pupils are absent}.", Context{})
	if q := quotes[0]; q.Speaker != "" {
		t.Errorf("a report that nobody issued is %q's", q.Speaker)
	}
}

// TestUnnamedInspectorate: who inspects is known by what is inspected only where that
// is a prison of England or Wales, and never surely.
func TestUnnamedInspectorate(t *testing.T) {
	for marked, want := range map[string]string{
		"[Inspectors] found {mice} at HMP Norbridge.":                                                               prisonInspectorate,
		"[Inspectors] found {mice} at Oakfield Academy, which stands beside HMP Norbridge.":                         "",
		"HMP Norbridge is quiet. Oakfield Academy opened. Oakfield Academy is poor, [inspectors] said: {it leaks}.": "",
		"Trains to Scotland pass HMP Norbridge. [Inspectors] said {tickets were late}.":                             "",
	} {
		quotes, _ := resolve(t, marked, Context{})
		if q := quotes[0]; q.Speaker != want || q.Confidence > 0.8 {
			t.Errorf("%s: got %q with %v, want %q", marked, q.Speaker, q.Confidence, want)
		}
	}
}

// TestJointBodies: organisations that speak together, go on together, and issue a
// joint report.
func TestJointBodies(t *testing.T) {
	quotes, _ := resolve(t, "Ofsted and [the Care Quality Commission (CQC)] found {much}. [They] said {so}.\n\n[The joint report] said {more}.\n\n"+
		"Ashby Borough Council and NHS Norshire Integrated Care Board were ordered to act. In a joint statement, [they] said {sorry}.\n\n[A spokesman for the ICB] said {yes}. [The firm] said {no}.", inspection)
	want := []string{
		"Ofsted & Care Quality Commission", "Ofsted & Care Quality Commission", "Ofsted & Care Quality Commission",
		"Ashby Borough Council & NHS Norshire Integrated Care Board", "NHS Norshire Integrated Care Board", "?",
	}
	if got := speakersOf(quotes); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSpokeswomenGoOn: a spokeswoman nobody names goes on as "she", for whom she
// speaks.
func TestSpokeswomenGoOn(t *testing.T) {
	quotes, _ := resolve(t, "Cllr Jenny Brent, who chairs the panel, was hopeful.\n\nWexley Vale NHS Trust runs it. A trust spokeswoman was there.\n\n[She] said {it was seen to}.", Context{})
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Wexley Vale NHS Trust"}) {
		t.Errorf("got %q", got)
	}
}

func TestOrganisationNames(t *testing.T) {
	for marked, want := range map[string]string{
		"[The Prison Governors’ Association] said {no}.":                                              "Prison Governors’ Association",
		"[The Wexley Residents' Association] said {no}.":                                              "Wexley Residents' Association",
		"[Campaign group Safer Births Wexley] said {no}.":                                             "Safer Births Wexley",
		"[The charity Contact for Carers] said {no}.":                                                 "Contact for Carers",
		"[Isle of Wexley NHS Trust] said {no}.":                                                       "Isle of Wexley NHS Trust",
		"[Wexham parish council] said {no}.":                                                          "Wexham parish council",
		"[The Diocese of Harrowmere] said {no}.":                                                      "Diocese of Harrowmere",
		"[The Children’s Commissioner] said {no}.":                                                    "Children’s Commissioner",
		"[The POA] said {no}. PRISON OFFICERS ANGRY.":                                                 "POA",
		"[The POA] said {no}. The Prison Officers' Association met.":                                  "Prison Officers' Association",
		"[Unison] said {no}.":                                                                         "Unison",
		"Prison inspectors met Paul Lowe, and [the union Unite] said {no}.":                           "Unite",
		"The Independent Monitoring Board met. [The board's annual report] said {no}.":                "Independent Monitoring Board",
		"Harrowmere Council met on Monday. It was late when [Harrowmere] said {no}.":                  "Harrowmere Council",
		"Wexley Vale NHS Trust is large. The trust disputes this. [A spokeswoman] said {no}.":         "Wexley Vale NHS Trust",
		"[Lowmarsh Police Federation] said {no}. Lowmarsh Police came.":                               "Lowmarsh Police Federation",
		"[The Trust statement] added {no}. Wexley Vale NHS Trust met.":                                "Wexley Vale NHS Trust",
		"Wexley Council gave way but [West Wexley Council but the Wexley Vale Trust] pledged {more}.": "Wexley Vale Trust",
	} {
		quotes, _ := resolve(t, marked, Context{})
		if got := speakersOf(quotes)[0]; got != want {
			t.Errorf("%s: got %q, want %q", marked, got, want)
		}
	}
}

// TestTitleBeforeTheName: a title and a surname do not announce somebody whom the
// text names in full only later.
func TestTitleBeforeTheName(t *testing.T) {
	quotes, _ := resolve(t, "It was hot. It was dry. It was late. Nobody came. [Col Duggan] said {no}. Marie Duggan left in May. [Mrs Duggan] said {yes}.", Context{})
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Col Duggan", "Marie Duggan"}) {
		t.Errorf("got %q", got)
	}
}

func TestNames(t *testing.T) {
	for marked, want := range map[string]string{
		"[Coun Bill Winlow] said {no}.":                                                           "Bill Winlow",
		"[Bill Chard of the GMB] said {no}.":                                                      "Bill Chard",
		"[Chief Fire Officer Sheila Norman QFSM] said {no}.":                                      "Sheila Norman",
		"[Sir Humphrey Vale MP, who sits on a committee,] asked {why}.":                           "Humphrey Vale",
		"[Carolyn Meadows, the deputy director,] said {no}.":                                      "Carolyn Meadows",
		"[An Bo, chief executive of Wexley Council,] said {no}.":                                  "An Bo",
		"[Joan St Clare] said {no}. She went to St Clare Street.":                                 "Joan St Clare",
		"Lee Anne West lives here. [Lee Anne] said {no}.":                                         "Lee Anne West",
		"Isle of Wexley Coroner Caroline Moss sat. Maggie Oldroyd came. [The coroner] said {no}.": "Caroline Moss",
		"Harrowmere MP Dame Julia Frost came. [The MP] said {no}.":                                "Julia Frost",
		"The Justice Secretary must reply. [Mary-jane Scott] said {no}.":                          "Mary-jane Scott",
	} {
		quotes, people := resolve(t, marked, Context{})
		if got := speakersOf(quotes)[0]; got != want {
			t.Errorf("%s: got %q, want %q", marked, got, want)
		}
		for _, p := range people {
			if p.Name == "Secretary" {
				t.Errorf("%s: an office is a person", marked)
			}
		}
	}
}

// TestLetter: whom a letter greets has the office below the name in its address;
// inspectors belong to the inspectorate.
func TestLetter(t *testing.T) {
	_, people := resolve(t, "Dheeraj Falk\n\nDirector of Children’s Services\n\nHarrowmere Borough Council\n\nThe Civic Hall\n\nDear Mr Falk\n\n"+
		"This letter is short. The inspectors were Carol Tench, Piers Latham and Ann Vane. [Ms Tench] said {so}.",
		Context{Kind: corpus.Letter, Inspectorate: "Ofsted", Inspector: "Mary-jane Scott", Body: []string{"Harrowmere"}})
	want := map[string]corpus.Role{
		"Dheeraj Falk":    {Title: "director of Children's Services", Organisation: "Harrowmere Borough Council"},
		"Carol Tench":     {Title: "inspector", Organisation: "Ofsted"},
		"Piers Latham":    {Title: "inspector", Organisation: "Ofsted"},
		"Ann Vane":        {Title: "inspector", Organisation: "Ofsted"},
		"Mary-jane Scott": {Title: "lead inspector", Organisation: "Ofsted"},
	}
	for _, p := range people {
		role, asked := want[p.Name]
		if !asked {
			continue
		}
		delete(want, p.Name)
		if len(p.Roles) != 1 || p.Roles[0].Title != role.Title || p.Roles[0].Organisation != role.Organisation {
			t.Errorf("%s is %+v, want %+v", p.Name, p.Roles, role)
		}
	}
	if len(want) > 0 {
		t.Errorf("missed %v in %+v", want, people)
	}
}

// TestIndependentIsNoParty: an independent chair is nobody's opponent.
func TestIndependentIsNoParty(t *testing.T) {
	_, people := resolve(t, "Independent chair of the improvement board [Moira Gibb] said {yes}. Independent councillor [Tom Aldous] said {no}.", inspection)
	voices := map[string]corpus.Voice{}
	for _, p := range people {
		voices[p.Name] = p.Voice
	}
	if voices["Moira Gibb"] == corpus.VoiceOpposition || voices["Tom Aldous"] != corpus.VoiceOpposition {
		t.Errorf("got %v", voices)
	}
}

// TestInspectorsListed: those whom a report lists are inspectors, those who were in
// the way are not.
func TestInspectorsListed(t *testing.T) {
	for text, want := range map[string]bool{
		"The inspectors were Ann Hale and Piers Latham.":        true,
		"The inspectors are: Ann Hale, Piers Latham.":           true,
		"The inspectors were met by Ann Hale and Piers Latham.": false,
	} {
		_, people := resolve(t, text, inspection)
		for _, p := range people {
			if p.Kind == corpus.KindPerson && (len(p.Roles) == 1 && p.Roles[0].Title == "inspector") != want {
				t.Errorf("%s: got %+v", text, p)
			}
		}
	}
}
