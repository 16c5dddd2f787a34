package speaker

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// said marks up a text for a test: its quotations stand in braces, the source of
// each in brackets anywhere in the text, in the same order: "[Ann Hale] said {…}".
// A quotation whose source is "[]" has none. A cue in ⟨⟩ is that of the quotation
// whose source stands before it. What stands between “ and ” in braces is a fragment
// of a mixed quotation, and braces right behind “ hold a direct one.
func said(t *testing.T, marked string) (string, []corpus.Quotation) {
	t.Helper()
	var plain strings.Builder
	var sources, contents []corpus.Span
	cues := map[int]corpus.Span{}
	var open []int
	for _, c := range marked {
		switch c {
		case '[', '{', '⟨':
			open = append(open, plain.Len())
		case ']', '}', '⟩':
			if len(open) == 0 {
				t.Fatalf("unbalanced marks in %q", marked)
			}
			span := corpus.Span{Start: open[len(open)-1], End: plain.Len()}
			open = open[:len(open)-1]
			switch c {
			case ']':
				sources = append(sources, span)
			case '}':
				contents = append(contents, span)
			default:
				cues[len(sources)-1] = span
			}
		default:
			plain.WriteRune(c)
		}
	}
	if len(sources) != len(contents) {
		t.Fatalf("%d sources and %d quotations in %q", len(sources), len(contents), marked)
	}
	quotes := make([]corpus.Quotation, len(contents))
	for i := range contents {
		quotes[i] = corpus.Quotation{Kind: corpus.Indirect, Content: corpus.Spans{contents[i]}, Confidence: 1}
		if !sources[i].Empty() {
			quotes[i].Source = corpus.Spans{sources[i]}
		}
		if cue, found := cues[i]; found {
			quotes[i].Cue = corpus.Spans{cue}
		}
		inMarks(plain.String(), &quotes[i])
	}
	return plain.String(), quotes
}

// inMarks gives a quotation the kind and the fragments that its marks tell.
func inMarks(source string, q *corpus.Quotation) {
	content := q.Content[0]
	if strings.HasSuffix(source[:content.Start], "“") {
		q.Kind = corpus.Direct
		return
	}
	for at := content.Start; ; {
		from := strings.Index(source[at:content.End], "“")
		if from < 0 {
			return
		}
		from += at + len("“")
		to := strings.Index(source[from:content.End], "”")
		if to < 0 {
			return
		}
		q.Kind, q.Fragments = corpus.Mixed, append(q.Fragments, corpus.Span{Start: from, End: from + to})
		at = from + to
	}
}

func resolve(t *testing.T, marked string, ctx Context) ([]corpus.Quotation, []corpus.Person) {
	t.Helper()
	source, quotes := said(t, marked)
	people := Resolve(text.Parse(source, nil, nil), quotes, ctx)
	return quotes, people
}

var inspection = Context{Inspectorate: "Ofsted", Body: []string{"Harrowmere", "Harrowmere Borough Council"}}

// speakersOf joins the speakers of each quotation by " & ", "?" for none.
func speakersOf(quotes []corpus.Quotation) []string {
	all := make([]string, len(quotes))
	for i := range quotes {
		if all[i] = strings.ReplaceAll(names(quotes[i].Speakers), " and ", " & "); all[i] == "" {
			all[i] = "?"
		}
	}
	return all
}

func TestSpeakers(t *testing.T) {
	for _, test := range []struct {
		name, text string
		ctx        Context
		want       []string
	}{
		{
			"full name with its title, then title and surname",
			"[Cllr Nadia Brill] said {the plan was sound}.\n\n[Cllr Brill] added {it was late}.", inspection,
			[]string{"Nadia Brill", "Nadia Brill"},
		},
		{
			"apposition before and behind",
			"Harrowmere Borough Council's director of children's services [Helen Falk] said {it was hard}.\n\n[Piers Latham], the trust's medical director, said {it was not}.", inspection,
			[]string{"Helen Falk", "Piers Latham"},
		},
		{
			"a given name alone, where the article does so",
			"Helen Falk, director of children's services, came in May.\n\n[Helen] said {she was glad}.", inspection,
			[]string{"Helen Falk"},
		},
		{
			"two of one surname are told apart by title",
			"Mr Derek Vane and his wife Mrs Olive Vane were there.\n\n[Mrs Vane] said {it was cold}. [Mr Vane] said {it was not}.",
			Context{},
			[]string{"Olive Vane", "Derek Vane"},
		},
		{
			"two of one surname are told apart by office",
			"Chief executive Owen Tarn met Cllr Ada Tarn, the cabinet member.\n\n[Cllr Tarn] said {yes}.", inspection,
			[]string{"Ada Tarn"},
		},
		{
			"what fits two is open",
			"Peter Vane met Paul Vane.\n\n[Mr Vane] said {no}.",
			Context{},
			[]string{"?"},
		},
		{
			"a pronoun means the subject that fits",
			"Helen Falk runs the service. [She] said {it had turned}.\n\nGeorge Penn, a neighbour, listened. [He] said {it had not}.",
			Context{},
			[]string{"Helen Falk", "George Penn"},
		},
		{
			"a pronoun goes on with the turn",
			"[Helen Falk] said {Janet Mills had been a fine colleague}.\n\n[She] added {that the post was open}.",
			Context{},
			[]string{"Helen Falk", "Helen Falk"},
		},
		{
			"a pronoun behind somebody without a name is open",
			"Helen Falk spoke on Monday.\n\nA mother from the estate was angry. [She] said {nobody rang}.",
			Context{},
			[]string{"?"},
		},
		{
			"a role noun means its holder",
			"Inspector Carol Tench came in June. Helen Falk is the council's director of children's services.\n\n[The inspector] said {much was weak}. [The director] said {it was fair}.", inspection,
			[]string{"Carol Tench", "Helen Falk"},
		},
		{
			"a joint statement has two speakers in the order of the text",
			"[Helen Falk and council leader Amos Reeve] said in a joint statement {that they were sorry}.\n\n[They] added {that it would change}.", inspection,
			[]string{"Helen Falk & Amos Reeve", "Helen Falk & Amos Reeve"},
		},
		{
			"a spokesman speaks for the organisation",
			"[A spokeswoman for Wexley Vale NHS Foundation Trust] said {it was sorry}.\n\n[A council spokesman] said {it was too}.", inspection,
			[]string{"Wexley Vale NHS Foundation Trust", "Harrowmere Borough Council"},
		},
		{
			"the report, the watchdog, the inspectors and it",
			"[The report] says {little}. [It] adds {more}.\n\n[Inspectors] found {a gap}. [The watchdog] warned {of delay}.", inspection,
			[]string{"Ofsted", "Ofsted", "Ofsted", "Ofsted"},
		},
		{
			"a letter by somebody is hers",
			"[A letter to the council by inspector Carol Tench] said {that steps were taken}.", inspection,
			[]string{"Carol Tench"},
		},
		{
			"the council by what it is called",
			"Staff of Harrowmere Borough Council met.\n\n[The authority] said {no}. [Council chiefs] said {nothing}.", inspection,
			[]string{"Harrowmere Borough Council", "Harrowmere Borough Council"},
		},
		{
			"the council by its place, where the article never names it",
			"Leaders of the borough council met.\n\n[The council] said {yes}.",
			Context{Body: []string{"Harrowmere"}},
			[]string{"Harrowmere Borough Council"},
		},
		{
			"crowds and strangers are nobody",
			"Helen Falk left.\n\n[Parents] said {they were worried}. [One nurse] said {she was tired}.", inspection,
			[]string{"?", "?"},
		},
		{
			"a place, a team, a paper and a month are nobody",
			"She told the Daily Echo that Poole Harbour and the Edge of Care team had closed in August. [It] said {so}.",
			Context{},
			[]string{"?"},
		},
		{
			"a quotation without source goes on with the turn",
			"[Helen Falk] said {it was hard}.\n\n[]“{We go on}.”",
			Context{},
			[]string{"Helen Falk", "Helen Falk"},
		},
		{
			"a name of words that are in no list",
			"Oolanda Frixham, director of children's services, came in May.\n\n[Oolanda] said {she was glad}. [Torvin Quellish] said {so too}.", inspection,
			[]string{"Oolanda Frixham", "Torvin Quellish"},
		},
		{
			"a couple shares a surname",
			"Charis and Owen Tallow live there. [Mrs Tallow], 36, said {it was damp}. [Mr Tallow] said {so too}.", inspection,
			[]string{"Charis Tallow", "Owen Tallow"},
		},
		{
			"members of a council by the titles that papers shorten",
			"[Clr Una Prosser] said {one}. [Couns Jem Aske and Wyn Lister] said {two}. [Coun. Lister] said {three}.", inspection,
			[]string{"Una Prosser", "Jem Aske & Wyn Lister", "Wyn Lister"},
		},
		{
			"police by rank and number, a judge",
			"[Det Insp Orla Keane] said {one}. [PC 2211 Tom Arden] said {two}. [Judge Pell] said {three}.", inspection,
			[]string{"Orla Keane", "Tom Arden", "Pell"},
		},
		{
			"by age, and by what the one spoken of is",
			"Jas Dhillon, 19, left in May.\n\n[The 19-year-old] said {it was hard}.\n\nCarl Maddock, 50, moved out.\n\n[The tenant] said {it was damp}.", inspection,
			[]string{"Jas Dhillon", "Carl Maddock"},
		},
		{
			"a name that nothing but its age or its hyphen gives away",
			"[Perindamo Sithaparan, 37], said {one}. [Baldo Vadhan-Grewe of the Anchor] said {two}.", inspection,
			[]string{"Perindamo Sithaparan", "Baldo Vadhan-Grewe"},
		},
		{
			"organisations with two duties, and with small words",
			"[A spokesman for Norshire Fire and Rescue Service] said {one}. [Bolton at Home] said {two}. [The council's auditor, Grant Thornton,] said {three}.", inspection,
			[]string{"Norshire Fire & Rescue Service", "Bolton at Home", "Grant Thornton"},
		},
		{
			"the clerk speaks, not the council",
			"[Caro Slade, Nether Marsh Parish Council clerk] said {the bus was late}.", inspection,
			[]string{"Caro Slade"},
		},
		{
			"the chief inspector behind the prisons",
			"[HM Chief Inspector of Prisons Petra Lumley] said {it was dirty}. [Ms Lumley] said {so again}.", inspection,
			[]string{"Petra Lumley", "Petra Lumley"},
		},
		{
			"names in capitals",
			"[HELEN FALK] said {it was hard}. [Ms Falk] added {it was done}.",
			Context{},
			[]string{"Helen Falk", "Helen Falk"},
		},
		{
			"names of many origins",
			"[Siân ap Rhys] said {one}. [Ifeoma Adeyemi-Clarke] said {two}. [Liam O’Driscoll] said {three}. [Zofia Wiśniewska] said {four}. [Mohammed al-Rashid] said {five}. [Hanneke van der Berg] said {six}.",
			Context{},
			[]string{"Siân ap Rhys", "Ifeoma Adeyemi-Clarke", "Liam O’Driscoll", "Zofia Wiśniewska", "Mohammed al-Rashid", "Hanneke van der Berg"},
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

func TestNoPersons(t *testing.T) {
	for _, plain := range []string{
		"The bus stops at Bromhill, Cradwell and Leigh Martle.",
		"The inn on Crescent Hill said it would close.",
		"Progress was slow. Cleanliness mattered.",
		"The clock tower SR2302Mel Quartle.",
	} {
		people := Resolve(text.Parse(plain, nil, nil), nil, Context{})
		if len(people) > 0 {
			t.Errorf("%q: got %+v", plain, people)
		}
	}
}

// TestASubjectBehindANameIsNoRole: what stands between a name's comma and a verb
// is whom the next clause is about.
func TestASubjectBehindANameIsNoRole(t *testing.T) {
	_, people := resolve(t, "After the review by Jane Falk, the council leader provided a statement. [Cllr Omar Hale] said {no}.", Context{})
	for _, p := range people {
		if len(p.Roles) > 0 {
			t.Errorf("%s is %+v", p.Name, p.Roles)
		}
	}
}

func TestRoles(t *testing.T) {
	for _, test := range []struct {
		text, person string
		want         corpus.Role // without its span
	}{
		{
			"Helen Falk, Harrowmere Borough Council’s new permanent director of children’s services, spoke.", "Helen Falk",
			corpus.Role{Title: "director of children's services", Organisation: "Harrowmere Borough Council", Status: "permanent"},
		},
		{"Former chief executive Amos Reeve spoke.", "Amos Reeve", corpus.Role{Title: "chief executive", Status: "former"}},
		{"Ruth Tamsin, who chairs the board, spoke.", "Ruth Tamsin", corpus.Role{Title: "chair of the board", Organisation: "Harrowmere Borough Council"}},
		{"Helen Falk, interim director for nine months, spoke.", "Helen Falk", corpus.Role{Title: "director", Status: "interim"}},
		{"Health Secretary Amos Reeve spoke.", "Amos Reeve", corpus.Role{Title: "health secretary"}},
		{"Tariq Noor of UNISON spoke.", "Tariq Noor", corpus.Role{Organisation: "UNISON"}},
		{"John Keld is the Department for Education’s improvement adviser.", "John Keld", corpus.Role{Title: "improvement adviser", Organisation: "Department for Education"}},
		{"The Labour group's leader, Amos Reeve, spoke.", "Amos Reeve", corpus.Role{Title: "leader"}},
	} {
		_, people := resolve(t, "Harrowmere Borough Council met. "+test.text, inspection)
		i := slices.IndexFunc(people, func(p corpus.Person) bool { return p.Name == test.person })
		if i < 0 || len(people[i].Roles) != 1 {
			t.Errorf("%q: got %+v", test.text, people)
			continue
		}
		got := people[i].Roles[0]
		got.Span = corpus.Span{}
		if got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.text, got, test.want)
		}
	}
}

func TestVoices(t *testing.T) {
	for marked, want := range map[string]corpus.Voice{
		"[Inspector Carol Tench] said {so}.":                                         corpus.VoiceInspectorate,
		"[Helen Falk], director of children's services, said {so}.":                  corpus.VoiceService,
		"[Cllr Amos Reeve], the council leader, said {so}.":                          corpus.VoiceService,
		"[Cllr Amos Reeve], the Labour opposition leader, said {so}.":                corpus.VoiceOpposition,
		"[Councillor Amos Reeve] (Lib Dem, Eastgate) said {so}.":                     corpus.VoiceOpposition,
		"[John Keld], an adviser from the Department for Education, said {so}.":      corpus.VoiceGovernment,
		"[Tariq Noor], UNISON regional organiser, said {so}.":                        corpus.VoiceUnion,
		"[Professor Ada Brandt] said {so}.":                                          corpus.VoiceExpert,
		"[Megan Stroud], a mother of three, said {so}.":                              corpus.VoicePublic,
		"[Megan Stroud], 34, said {so}.":                                             corpus.VoicePublic,
		"[Parents] said {so}.":                                                       corpus.VoicePublic,
		"[Superintendent Ian Rook], of Wexley Police, said {so}.":                    corpus.VoiceProvider,
		"[A spokesman for the Department for Education] said {so}.":                  corpus.VoiceGovernment,
		"[The report] said {so}.":                                                    corpus.VoiceInspectorate,
		"[John Keld], head of inspection at the Care Quality Commission, said {so}.": corpus.VoiceInspectorate,
		"[Dr Ada Brandt], consultant at Wexley Infirmary NHS Trust, said {so}.":      corpus.VoiceProvider,
		"[Helen Falk], Harrowmere Borough Council's education adviser, said {so}.":   corpus.VoiceService,
	} {
		quotes, _ := resolve(t, marked, inspection)
		if quotes[0].Voice != want {
			t.Errorf("%q: got %q, want %q", marked, quotes[0].Voice, want)
		}
	}
}

func TestTermsHaveNoSpeaker(t *testing.T) {
	source := "Helen Falk said the grade was ‘good’."
	at := strings.Index(source, "good")
	quotes := []corpus.Quotation{{Kind: corpus.Term, Content: corpus.Spans{{Start: at, End: at + 4}}, Source: corpus.Spans{{Start: 0, End: 9}}}}
	Resolve(text.Parse(source, nil, nil), quotes, Context{})
	if quotes[0].Speaker != "" || len(quotes[0].Candidates) > 0 {
		t.Errorf("a term got %+v", quotes[0])
	}
}

func TestOpenSpeakersNameTheirCandidates(t *testing.T) {
	quotes, _ := resolve(t, "Peter Vane met Paul Vane.\n\n[Mr Vane] said {no}.", Context{})
	if q := quotes[0]; q.Speaker != "" || len(q.Candidates) != 2 || q.Confidence > Settled {
		t.Errorf("got %+v", q)
	}
}

func TestExplain(t *testing.T) {
	marked := "Helen Falk runs the service. [She] said {it had turned}."
	source, _ := said(t, marked)
	quotes, _ := resolve(t, marked, Context{})
	got := Explain(&quotes[0], source)
	for _, want := range []string{`"She" stands for`, `"Helen Falk" is the name of Helen Falk`, "So Helen Falk speaks"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
}

// Whatever is said in capitals alone, in a transcript or in another tongue, no
// confident speaker is invented.
func TestBadInputNamesNobody(t *testing.T) {
	for _, marked := range []string{
		"THE COUNCIL HAS AGREED A NEW PLAN FOR THE TOWN AND [THE PEOPLE] SAID {IT WAS GOOD}.",
		"Q: Why now?\n\nA: []{Because it is time}.",
		"[Der Bürgermeister] sagte, {der Plan sei gut}. Die Stadt Harrowmere und der Rat.",
		"[Le porte-parole du conseil] a dit que {le plan était bon}.",
		"[&nbsp;<b>said</b>] {and so on}",
	} {
		quotes, _ := resolve(t, marked, Context{})
		if q := quotes[0]; q.Speaker != "" && q.Confidence >= 0.8 {
			t.Errorf("%q: got %q with %.2f", marked, q.Speaker, q.Confidence)
		}
	}
}

func TestTranscriptNames(t *testing.T) {
	quotes, _ := resolve(t, "[HELEN FALK]: {We go on}.\n\n[AMOS REEVE]: {We do not}.", Context{})
	if got := speakersOf(quotes); !slices.Equal(got, []string{"Helen Falk", "Amos Reeve"}) {
		t.Errorf("got %q", got)
	}
}

// A text may end with the source of its last quotation.
func TestTextsThatEndWithTheSource(t *testing.T) {
	for _, marked := range []string{
		"{“It is late,”} ⟨said⟩ [one]", "“{It is late},” said [the inspector]", "[Inspector] ⟨said⟩ {it was late}", "[And’s] said {it}",
		"{It is late}, said [no]", "{It is late}, said [the council, which]", "{It is late}, said [the letter by]", "{It is late}, said [a spokesman for]",
	} {
		source, quotes := said(t, marked)
		checkLaws(t, source, quotes, Resolve(text.Parse(source, nil, nil), quotes, inspection))
	}
}
