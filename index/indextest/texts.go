package indextest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"onrecord/corpus"
)

// vocabulary is few words, so that phrases recur by chance.
var vocabulary = strings.Fields(`the The of at to and in heart front door Front-door front-door visits visit
	visited inspectors inspector leaders leader children children’s children's care leavers council’s staff
	workforce improving improved improves budget is was not no very very School ward 2022 3.5 p.m.`)

var bodies = []corpus.Body{
	{ID: "harrowmere", Name: "Harrowmere"},
	{ID: "wexley-vale", Name: "Wexley Vale Hospital Trust"},
	{ID: "st-orrins", Name: "St Orrin’s School"},
}

// who speaks, for which voice; a person of no id is unresolved.
var people = []struct {
	name, id string
	voice    corpus.Voice
}{
	{"Ann Oduya", "harrowmere/ann-oduya", corpus.VoiceService},
	{"Bel Tarrant", "harrowmere/bel-tarrant", corpus.VoiceOpposition},
	{"Ann Oduya", "wexley-vale/ann-oduya", corpus.VoiceService},
	{"Ofsted", "ofsted", corpus.VoiceInspectorate},
	{"", "", ""},
}

var outlets = []string{"Harrowmere Herald", "The Vale Post", ""}

var dates = []corpus.Date{"2021-12-06", "2022-06", "2022-06-14", "2022-07-01", "2023", ""}

// Records makes n records by a seed. Their ids are in no order.
func Records(seed uint64, n int) []*corpus.Record {
	random := rand.New(rand.NewPCG(seed, 1))
	records := make([]*corpus.Record, n)
	for i := range records {
		records[i] = record(random, fmt.Sprintf("%s/%03d", pick(random, []string{"articles", "Reports", "letters"}), (i*37)%n))
	}
	return records
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

func record(random *rand.Rand, id string) *corpus.Record {
	r := &corpus.Record{
		ID: id, Source: id + ".txt", SHA256: fmt.Sprintf("%016x", random.Uint64()), AnalysisVersion: "1", Unit: "byte",
		Kind: pick(random, []corpus.Kind{corpus.Article, corpus.Report, corpus.Letter}), Outlet: pick(random, outlets),
		Title: phrase(random, 2+random.IntN(4)), Inspectorate: pick(random, []string{"Ofsted", "Care Quality Commission", ""}),
	}
	if date := pick(random, dates); date != "" {
		r.Published = &corpus.Published{Date: date, From: "document"}
	}
	if random.IntN(5) > 0 {
		about(r, random)
	}
	w := writer{random: random, record: r}
	for range 1 + random.IntN(5) {
		w.paragraph()
	}
	r.Text = w.text.String()
	r.Clues.Signature = []uint64{random.Uint64N(50), 100 + random.Uint64N(50), 200 + random.Uint64N(50)}
	return r
}

func about(r *corpus.Record, random *rand.Rand) {
	main := pick(random, bodies)
	r.Body, r.Bodies = &main, corpus.List[corpus.Body]{main}
	if other := pick(random, bodies); other != main {
		r.Bodies = append(r.Bodies, other)
	}
	if random.IntN(4) > 0 {
		r.Visit = &corpus.VisitRef{ID: main.ID + pick(random, []string{"/2021-full", "/2021-monitoring-1"}), Confidence: 0.9}
	}
}

func phrase(random *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pick(random, vocabulary)
	}
	return strings.Join(words, pick(random, []string{" ", " ", " ", ", ", " – "}))
}

// A writer writes the text of a record, and marks quotations and furniture.
type writer struct {
	random *rand.Rand
	record *corpus.Record
	text   strings.Builder
}

func (w *writer) write(s string) corpus.Span {
	start := w.text.Len()
	w.text.WriteString(s)
	return corpus.Span{Start: start, End: w.text.Len()}
}

func (w *writer) paragraph() {
	switch w.random.IntN(5) {
	case 0:
		span := w.write("Read more: " + phrase(w.random, 3))
		w.record.Furniture = append(w.record.Furniture, corpus.Furniture{Span: span, Kind: "read-more"})
	case 1, 2:
		w.quotation()
	default:
		span := w.write(phrase(w.random, 4+w.random.IntN(20)) + ".")
		w.record.Sentences = append(w.record.Sentences, span)
	}
	w.write(pick(w.random, []string{"\n\n", "\n", " "}))
}

// quotation writes speech in one or two parts, and perhaps speech within it.
func (w *writer) quotation() {
	who := pick(w.random, people)
	q := corpus.Quotation{Kind: pick(w.random, []corpus.QuoteKind{corpus.Direct, corpus.Mixed, corpus.Indirect}), Voice: who.voice, Confidence: 1}
	if who.name != "" {
		speaker := corpus.Speaker{Name: who.name, ID: who.id}
		q.Speaker, q.SpeakerID, q.Speakers = who.name, who.id, corpus.List[corpus.Speaker]{speaker}
	}
	w.write("“")
	q.Content = append(q.Content, w.write(phrase(w.random, 3+w.random.IntN(8))))
	w.write(",” " + who.name + " said. ")
	if w.random.IntN(3) == 0 {
		w.write("“")
		q.Content = append(q.Content, w.write(phrase(w.random, 3+w.random.IntN(5))))
		w.write("”")
	}
	w.add(q)
	if w.random.IntN(4) == 0 {
		inner := q
		inner.Content = q.Content[:1]
		inner.Kind, inner.Speaker, inner.SpeakerID, inner.Speakers, inner.Voice = corpus.Term, "", "", nil, ""
		w.add(inner)
	}
}

func (w *writer) add(q corpus.Quotation) {
	cover := q.Content.Cover()
	q.ID = fmt.Sprintf("%s#%d-%d/%s", w.record.ID, cover.Start, cover.End, q.Kind)
	w.record.Quotes = append(w.record.Quotes, q)
}

// Registers are those of the made-up bodies, with names from before.
func Registers() []*corpus.Register {
	var all []*corpus.Register
	for _, b := range bodies {
		all = append(all, &corpus.Register{Body: b, Visits: corpus.List[corpus.Visit]{{
			ID: b.ID + "/2021-full", Body: b.ID, Kind: corpus.FullVisit, Aliases: corpus.List[string]{b.ID + "/x-full"},
		}}})
	}
	all[0].People = corpus.List[corpus.Entry]{{
		ID: "harrowmere/bel-tarrant", Name: "Bel Tarrant", Kind: corpus.KindPerson, Aliases: corpus.List[string]{"Cllr Tarrant"},
	}, {ID: "harrowmere/olive-penn", Name: "Olive Penn", Kind: corpus.KindPerson}}
	return all
}

// Query makes a query of the vocabulary.
func Query(random *rand.Rand, depth int) string {
	word := func() string {
		return strings.ToLower(strings.Map(func(r rune) rune {
			if r == '–' {
				return ' '
			}
			return r
		}, pick(random, vocabulary)))
	}
	if depth > 0 {
		a, b := Query(random, depth-1), Query(random, depth-1)
		switch random.IntN(9) {
		case 0:
			return a + " " + b
		case 1:
			return "(" + a + ") AND (" + b + ")"
		case 2:
			return "(" + a + ") OR (" + b + ")"
		case 3:
			return "(" + a + ") -(" + b + ")"
		case 4:
			return "(" + condition(random) + " " + a + ")"
		case 5:
			return "(in:" + pick(random, []string{"title", "furniture"}) + " " + a + ") OR " + b
		case 6:
			return "(" + condition(random) + " " + condition(random) + " " + a + ")"
		}
		return a
	}
	switch random.IntN(9) {
	case 0:
		return "=" + word()
	case 1:
		return `"` + word() + " " + word() + `"`
	case 2:
		return "“" + word() + " " + word() + " " + word() + "”"
	case 3:
		return `~"` + word() + " " + word() + `"`
	case 4:
		return fmt.Sprintf(`%s NEAR/%d "%s %s"`, word(), 1+random.IntN(6), word(), word())
	case 5:
		return fmt.Sprintf(`(=%s OR %s) NEAR/%d %s`, word(), word(), 1+random.IntN(6), word())
	case 6:
		return "visit*"
	case 7:
		return `"the ` + word() + " " + word() + ` of"`
	}
	return word()
}

func condition(random *rand.Rand) string {
	return pick(random, []string{
		`speaker:"Ann Oduya"`, "speaker:harrowmere/ann-oduya", "speaker:ofsted", "(speaker:ofsted OR speaker:harrowmere/bel-tarrant)",
		"voice:service", "quote-kind:direct", "in:quote", "-voice:opposition", "-speaker:ofsted",
		"visit:harrowmere/2021-full", "visit:harrowmere/x-full", "body:harrowmere", `body:"Wexley Vale hospital trust"`,
		"outlet:“the vale post”", "kind:report", "in:letter", "inspectorate:ofsted",
		"date:2022-06", "from:2022-06-10", "to:2022", "date:2021..2022-06-14",
	})
}
