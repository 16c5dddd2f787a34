package trace_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/visit/trace"
)

var explain = flag.Bool("explain", false, "log every wrong class")

const root = "../../.."

// A library is the reports of some bodies.
type library struct {
	bodies    []string
	reports   map[string][]*corpus.Record // by body
	sentences map[*corpus.Record][]string // that a paper could quote
	squeezed  map[*corpus.Record]string
}

func (l library) add(body string, reports []*corpus.Record) {
	l.reports[body] = reports
	for _, rec := range reports {
		l.sentences[rec] = sentences(rec)
		l.squeezed[rec] = squeeze(rec.Text)
	}
}

// realReports reads the reports of ../shared; false where it is absent.
func realReports(t testing.TB) (library, bool) {
	t.Helper()
	folder := filepath.Join(root, "../shared/data/reports")
	folders, _ := filepath.Glob(filepath.Join(folder, "*_*"))
	if len(folders) == 0 {
		return library{}, false
	}
	l := library{reports: map[string][]*corpus.Record{}, sentences: map[*corpus.Record][]string{}, squeezed: map[*corpus.Record]string{}}
	var read sync.WaitGroup
	held := make([][]*corpus.Record, len(folders))
	for i := 0; i < len(folders); i += authorityStep {
		read.Go(func() { held[i] = readReports(t, folders[i]) })
	}
	read.Wait()
	for i := 0; i < len(folders); i += authorityStep {
		body := filepath.Base(folders[i])
		l.bodies = append(l.bodies, body)
		l.add(body, held[i])
	}
	return l, true
}

// authorityStep: one authority in so many is read, since PDFs take longest.
const authorityStep = 4

func readReports(t testing.TB, path string) []*corpus.Record {
	t.Helper()
	var all []*corpus.Record
	for in, err := range read.Walk(context.Background(), []string{path}, read.Options{}) {
		if err != nil {
			t.Error(err)
			continue
		}
		doc, err := in.Read()
		if err != nil {
			continue // a web page named .pdf, a scan: the reader's business
		}
		all = append(all, reportRecord(doc))
	}
	return all
}

func reportRecord(doc corpus.Document) *corpus.Record {
	words := text.Parse(doc.Text, doc.Furniture, doc.Headings)
	return &corpus.Record{
		ID: doc.ID, Kind: corpus.Report, Text: doc.Text, Pages: doc.Pages, Furniture: doc.Furniture,
		Sentences: words.SentenceSpans(), Report: &corpus.Front{}, Visit: &corpus.VisitRef{ID: "visit of " + doc.ID, Confidence: 1},
	}
}

// sentences are the sentences of rec that a paper could quote.
func sentences(rec *corpus.Record) []string {
	var all []string
	for _, span := range rec.Sentences {
		s := strings.Join(strings.Fields(span.Of(rec.Text)), " ")
		s = strings.TrimLeft(s, "0123456789. •◼■-–")
		if n := len(strings.Fields(s)); n >= 8 && n <= 45 && strings.HasSuffix(s, ".") && !strings.ContainsAny(s, "[]…\ufffd@") {
			all = append(all, s)
		}
	}
	return all
}

// A change makes of a report a quotation and says how it stands to the report.
type change struct {
	name string
	want corpus.Match
	make func(g *generator) (quotation string, ok bool)
}

// A generator makes quotations of one report.
type generator struct {
	*rand.Rand
	library   library
	body      string
	report    *corpus.Record
	sentences []string
	spare     []string // words to put in
}

var changes = []change{
	{"as it stands", corpus.Verbatim, func(g *generator) (string, bool) { return g.sentence(), true }},
	{"two sentences in a row", corpus.Verbatim, (*generator).inARow},
	{"a part of a sentence", corpus.Verbatim, (*generator).part},
	{"other marks and dashes", corpus.Verbatim, (*generator).otherMarks},
	{"words dropped", corpus.Cut, func(g *generator) (string, bool) { return g.drop(strings.Fields(g.sentence()), 1+g.Intn(5), "") }},
	{"words dropped here and there", corpus.Cut, (*generator).dropScattered},
	{"words dropped, marked", corpus.Cut, func(g *generator) (string, bool) { return g.drop(strings.Fields(g.sentence()), 2+g.Intn(6), "…") }},
	{"sentences joined", corpus.Cut, func(g *generator) (string, bool) { return g.joined(" ") }},
	{"sentences joined, marked", corpus.Cut, func(g *generator) (string, bool) { return g.joined(" ... ") }},
	{"a word replaced", corpus.Altered, func(g *generator) (string, bool) { return g.replace(1) }},
	{"words replaced", corpus.Altered, func(g *generator) (string, bool) { return g.replace(2 + g.Intn(3)) }},
	{"words added", corpus.Altered, (*generator).add},
	{"words dropped and replaced", corpus.Altered, (*generator).dropAndReplace},
	{"another report of the body", corpus.Elsewhere, (*generator).elsewhere},
	{"another authority's report", corpus.NotFound, (*generator).foreign},
	{"words of its own", corpus.NotFound, (*generator).invented},
}

func (g *generator) sentence() string { return g.sentences[g.Intn(len(g.sentences))] }

func (g *generator) inARow() (string, bool) {
	i := g.Intn(max(1, len(g.report.Sentences)-1))
	a, b := g.report.Sentences[i], g.report.Sentences[i+1]
	between := g.report.Text[a.End:b.Start]
	s := a.Of(g.report.Text) + between + b.Of(g.report.Text)
	return strings.Join(strings.Fields(s), " "), strings.TrimSpace(between) == "" && len(strings.Fields(s)) >= 12 && len(between) < 3 && !strings.ContainsAny(s, "[]@")
}

func (g *generator) part() (string, bool) {
	w := strings.Fields(g.sentence())
	n := 3 + g.Intn(len(w)-3)
	i := g.Intn(len(w) - n + 1)
	s := strings.Join(w[i:i+n], " ")
	return s, len(s) > 12
}

// otherMarks changes what does not count: marks, dashes, hyphens, the case of
// the first letter, the last stop.
func (g *generator) otherMarks() (string, bool) {
	s := g.sentence()
	s = strings.NewReplacer("’", "'", "‘", "\"", "”", "'", "“", "'", "–", "-", " - ", " — ", "-", "\u2010", ";", ",").Replace(s)
	if g.Intn(2) == 0 {
		s = strings.TrimSuffix(s, ".") + ","
	}
	return strings.ToLower(s[:1]) + s[1:], true
}

func (g *generator) drop(w []string, n int, mark string) (string, bool) {
	if len(w) < n+6 {
		return "", false
	}
	i := 1 + g.Intn(len(w)-n-1)
	kept := append(slices.Clone(w[:i]), strings.Fields(mark)...)
	return strings.Join(append(kept, w[i+n:]...), " "), !repeats(w, i, n)
}

// repeats reports whether dropping n words of w at i leaves words that stand
// there in a row all the same ("very, very good").
func repeats(w []string, i, n int) bool {
	return plain(w[i-1]) == plain(w[i+n-1]) || plain(w[i]) == plain(w[i+n])
}

func plain(w string) string { return strings.Trim(strings.ToLower(w), ".,;:'’‘\"“”()") }

func (g *generator) dropScattered() (string, bool) {
	w := strings.Fields(g.sentence())
	if len(w) < 14 {
		return "", false
	}
	for range 2 + g.Intn(2) {
		i := 1 + g.Intn(len(w)-2)
		if repeats(w, i, 1) {
			return "", false
		}
		w = slices.Delete(w, i, i+1)
	}
	return strings.Join(w, " "), true
}

func (g *generator) joined(by string) (string, bool) {
	i, k := g.Intn(len(g.sentences)), g.Intn(len(g.sentences))
	return g.sentences[min(i, k)] + by + g.sentences[max(i, k)], max(i, k)-min(i, k) > 1
}

func (g *generator) replace(n int) (string, bool) {
	return g.replaceIn(strings.Fields(g.sentence()), n)
}

func (g *generator) replaceIn(w []string, n int) (string, bool) {
	if len(w) < 5*n {
		return "", false
	}
	for _, i := range g.Perm(len(w))[:n] {
		other := g.spare[g.Intn(len(g.spare))]
		if plain(other) == plain(w[i]) || len(plain(w[i])) == 0 {
			return "", false
		}
		w[i] = other
	}
	return strings.Join(w, " "), true
}

func (g *generator) add() (string, bool) {
	w := strings.Fields(g.sentence())
	for range 1 + g.Intn(3) {
		w = slices.Insert(w, 1+g.Intn(len(w)-1), g.spare[g.Intn(len(g.spare))])
	}
	return strings.Join(w, " "), true
}

func (g *generator) dropAndReplace() (string, bool) {
	s, ok := g.drop(strings.Fields(g.sentence()), 1+g.Intn(3), "")
	if !ok {
		return "", false
	}
	return g.replaceIn(strings.Fields(s), 1)
}

func (g *generator) elsewhere() (string, bool) {
	others := g.library.reports[g.body]
	other := others[g.Intn(len(others))]
	all := g.library.sentences[other]
	if other == g.report || len(all) == 0 {
		return "", false
	}
	s := all[g.Intn(len(all))]
	return s, !strings.Contains(g.library.squeezed[g.report], squeeze(s))
}

func (g *generator) foreign() (string, bool) {
	body := g.library.bodies[g.Intn(len(g.library.bodies))]
	if body == g.body {
		return "", false
	}
	others := g.library.reports[body]
	all := g.library.sentences[others[g.Intn(len(others))]]
	if len(all) == 0 {
		return "", false
	}
	s := all[g.Intn(len(all))]
	for _, own := range g.library.reports[g.body] {
		if strings.Contains(g.library.squeezed[own], squeeze(s)) {
			return "", false
		}
	}
	return s, true
}

func (g *generator) invented() (string, bool) {
	w := make([]string, 8+g.Intn(20))
	for i := range w {
		w[i] = g.spare[g.Intn(len(g.spare))]
	}
	return strings.Join(w, " "), true
}

// squeeze is the letters and digits of s in lower case.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

// article is a document about the visit of report that quotes an inspectorate.
func article(id, quotation string, report *corpus.Record) *corpus.Record {
	words := "The report said: “" + quotation + "”"
	start := strings.Index(words, "“") + len("“")
	return &corpus.Record{
		ID: id, Kind: corpus.Article, Text: words, Visit: &corpus.VisitRef{ID: report.Visit.ID, Confidence: 0.9},
		Quotes: corpus.List[corpus.Quotation]{{
			ID: id + "#1", Kind: corpus.Direct, Voice: corpus.VoiceInspectorate, Content: corpus.Spans{{Start: start, End: start + len(quotation)}},
		}},
	}
}

func TestQualityOnRealReports(t *testing.T) {
	l, ok := realReports(t)
	if !ok {
		t.Skip("without ../shared/data/reports")
	}
	figures := measure(t, l, 50)
	goldtest.Hold(t, filepath.Join(root, "testdata/quality/trace.txt"), figures)
}

// measure traces quotations of every kind of change, rounds of each for every
// body, and tells how many got the right class.
func measure(t *testing.T, l library, rounds int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-32s %-10s %6s %6s %6s %s\n", "change", "class", "right", "of", "%", "wrong")
	right, all, falseVerbatim := 0, 0, 0
	for _, c := range changes {
		got := map[corpus.Match]int{}
		for _, body := range l.bodies {
			for _, made := range generate(l, body, c, rounds) {
				got[made.Quotes[0].Trace.Match]++
				if m := made.Quotes[0].Trace; m.Match != c.want {
					if *explain {
						t.Logf("%s: %s: %s\n%v", c.name, m.Match, made.Text, m.Difference)
					}
					if m.Match == corpus.Verbatim || m.Match == corpus.Elsewhere {
						falseVerbatim++
					}
				}
			}
		}
		n := 0
		var wrong []string
		for m, k := range got {
			n += k
			if m != c.want {
				wrong = append(wrong, fmt.Sprintf("%s %d", m, k))
			}
		}
		slices.Sort(wrong)
		fmt.Fprintf(&b, "%-32s %-10s %6d %6d %6.1f %s\n", c.name, c.want, got[c.want], n, 100*float64(got[c.want])/float64(n), strings.Join(wrong, ", "))
		right, all = right+got[c.want], all+n
	}
	fmt.Fprintf(&b, "all: %.1f %% of %d right, %d falsely verbatim\n", 100*float64(right)/float64(all), all, falseVerbatim)
	if falseVerbatim > 0 {
		t.Errorf("%d quotations are falsely verbatim", falseVerbatim)
	}
	if 100*right < 98*all {
		t.Errorf("%d of %d in the right class", right, all)
	}
	return b.String()
}

// generate makes quotations by c of reports of body, and traces them.
func generate(l library, body string, c change, rounds int) []*corpus.Record {
	var articles []*corpus.Record
	random := rand.New(rand.NewSource(int64(len(c.name)) + int64(len(body))))
	for tries := 0; len(articles) < rounds && tries < 40*rounds; tries++ {
		report := l.reports[body][random.Intn(len(l.reports[body]))]
		g := &generator{Rand: random, library: l, body: body, report: report, sentences: l.sentences[report]}
		if len(g.sentences) < 10 {
			continue
		}
		g.spare = strings.Fields(strings.Join(g.sentences[:10], " "))
		if s, ok := c.make(g); ok {
			articles = append(articles, article(fmt.Sprintf("article %d", len(articles)), s, report))
		}
	}
	trace.Resolve(append(slices.Clone(articles), l.reports[body]...))
	return articles
}
