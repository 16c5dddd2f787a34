package body

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/visit/inspectorate"
)

// The rules of clues, surest first.
const (
	RuleDeclared = "declared"     // by the document's metadata
	RuleFront    = "front matter" // the title of a report or letter
	RuleDomain   = "domain"       // the web address is the body's own
)

// What a mention weighs by its form, and by where it stands.
var weightOf = [...]float64{place: 0.3, acronym: 0.8, shape: 1, services: 1.2, full: 1}

const (
	weightDeclared  = 100.0
	weightFront     = 50.0
	weightDomain    = 1.0
	timesTitle      = 2.5  // in the title
	timesLead       = 1.5  // in the first paragraphs
	timesNear       = 1.5  // beside an inspectorate or an inspection
	timesList       = 0.3  // one of several bodies in the sentence
	timesBackground = 0.15 // behind words that make it background
	timesOutside    = 0.5  // of a sort that the inspectorate does not inspect
	timesVague      = 0.05 // a place alone or a vague shape, in a text that names no inspectorate
	timesSite       = 0.3  // a hospital, in a text that names the trust that runs it
	leadParagraphs  = 4
	fewInSentence   = 3
)

// Find lists the inspected bodies that doc, whose words are t, names, the one
// with the greatest weight first. printed is the place where the front matter
// of a report or letter has the body's name, empty for an article.
func Find(doc *corpus.Document, t *text.Text, printed corpus.Span) []corpus.BodyClue {
	c := &clues{byID: map[string]int{}}
	if doc.Body != "" {
		for _, b := range declared(doc.Body) {
			c.add(b, corpus.Span{}, RuleDeclared, weightDeclared)
			c.all[c.byID[b.ID]].Declared = true
		}
	}
	if !printed.Empty() {
		for _, b := range Named(strings.Join(strings.Fields(printed.Of(t.Source)), " ")) {
			c.add(b, printed, RuleFront, weightFront)
		}
	}
	c.domain(doc.URL)
	c.fromText(doc, t)
	slices.SortStableFunc(c.all, func(a, b corpus.BodyClue) int { return cmp.Compare(b.Weight, a.Weight) })
	return c.all
}

// Join adds what a further part of a text names to what the parts before it do.
func Join(all, more []corpus.BodyClue) []corpus.BodyClue {
	at := make(map[string]int, len(all))
	for i := range all {
		at[all[i].Body.ID] = i
	}
	for _, c := range more {
		i, known := at[c.Body.ID]
		if !known {
			all = append(all, c)
			continue
		}
		all[i].Weight += c.Weight
		all[i].Spans = append(all[i].Spans, c.Spans...)
	}
	slices.SortStableFunc(all, func(a, b corpus.BodyClue) int { return cmp.Compare(b.Weight, a.Weight) })
	return all
}

// declared are the bodies that metadata names, by id or by name.
func declared(name string) []corpus.Body {
	all := Named(name)
	if len(all) == 1 && all[0].Name == name && name == corpus.Slug(name) {
		all[0].ID = name
	}
	return all
}

// clues gathers what a document says of each body.
type clues struct {
	all      []corpus.BodyClue
	strength []float64 // of the mention that gave a clue its rule
	byID     map[string]int
}

func (c *clues) add(b corpus.Body, span corpus.Span, rule string, weight float64) {
	i, found := c.byID[b.ID]
	if !found {
		i = len(c.all)
		c.byID[b.ID] = i
		c.all = append(c.all, corpus.BodyClue{Body: b, Rule: rule})
		c.strength = append(c.strength, 0)
	}
	clue := &c.all[i]
	clue.Weight += weight
	if !span.Empty() {
		clue.Spans = append(clue.Spans, span)
	}
	if weight > c.strength[i] {
		clue.Rule, c.strength[i] = rule, weight
	}
}

// domain adds the council whose own web site the document comes from.
func (c *clues) domain(url string) {
	_, behind, found := strings.Cut(strings.ToLower(url), "://")
	if !found {
		return
	}
	host, _, _ := strings.Cut(behind, "/")
	for _, a := range authorities {
		if a.Domain != "" && (host == a.Domain || strings.HasSuffix(host, "."+a.Domain)) {
			c.add(a.Body, corpus.Span{}, RuleDomain, weightDomain)
		}
	}
}

// fromText adds what the title and the text name.
func (c *clues) fromText(doc *corpus.Document, t *text.Text) {
	s := surveyed(doc, t)
	for _, m := range s.mentions {
		weight, rule := s.weigh(m)
		for _, b := range m.bodies {
			c.add(b, t.Span(m.first, m.last), rule, weight)
		}
	}
	c.fromTitle(doc, s)
	if s.inspected {
		c.fromPlace(doc, s)
	}
}

// fromTitle adds what a title that the reader keeps apart from the text names.
func (c *clues) fromTitle(doc *corpus.Document, s *survey) {
	if doc.Title == "" || strings.HasPrefix(strings.TrimSpace(doc.Text), doc.Title) {
		return
	}
	for _, m := range mentions(text.Parse(doc.Title, nil, nil)) {
		for _, b := range m.bodies {
			c.add(b, corpus.Span{}, "title", timesTitle*s.byItself(m))
		}
	}
}

// A survey is what a text names, and what the weight of a mention rests on.
type survey struct {
	t         *text.Text
	mentions  []mention
	of        inspectorate.Inspectorate
	inspected bool         // an inspectorate is named
	trust     bool         // a trust that runs hospitals is named
	near      map[int]bool // sentences that speak of an inspectorate or inspection, or do not, as far as asked
	bodies    map[int]int  // number of bodies named in a sentence
}

func surveyed(doc *corpus.Document, t *text.Text) *survey {
	s := &survey{t: t, mentions: mentions(t), near: map[int]bool{}, bodies: map[int]int{}}
	named := inspectorate.Find(t)
	s.of, s.inspected = inspectorate.Of(doc, named)
	s.inspected = s.inspected || judged(t)
	for _, m := range named {
		s.near[s.sentence(m.First)] = true
	}
	for i, m := range s.mentions {
		if i == 0 || m.bodies[0].ID != s.mentions[i-1].bodies[0].ID {
			s.bodies[s.sentence(m.first)]++
		}
		s.trust = s.trust || m.sort == "hospital" && m.sure == 1
	}
	return s
}

func (s *survey) sentence(word int) int { return s.t.SentenceAt(int(s.t.Words[word].Start)) }

// weigh is the weight of a mention in its place, and the rule that gives it.
func (s *survey) weigh(m mention) (weight float64, rule string) {
	weight, rule = s.byItself(m), ruleOf[m.form]
	switch p := s.t.ParagraphAt(int(s.t.Words[m.first].Start)); {
	case p == 0 && s.t.Paragraphs[p].Kind == text.Heading:
		weight, rule = weight*timesTitle, "title"
	case p < leadParagraphs:
		weight, rule = weight*timesLead, "lead"
	}
	in := s.sentence(m.first)
	if s.ofInspection(in) {
		weight *= timesNear
	}
	if s.bodies[in] >= fewInSentence {
		weight *= timesList
	}
	if behindBackground(s.t, in, m.first) {
		weight, rule = weight*timesBackground, "background"
	}
	return weight, rule
}

// ofInspection reports whether sentence in names an inspectorate or speaks of an
// inspection.
func (s *survey) ofInspection(in int) bool {
	if _, asked := s.near[in]; !asked {
		s.near[in] = speaksOfInspection(s.t, in)
	}
	return s.near[in]
}

// byItself is what a mention weighs wherever it stands in its text.
func (s *survey) byItself(m mention) float64 {
	w := weightOf[m.form] * m.sure
	switch {
	case (m.vague || m.form == place) && !s.inspected:
		w *= timesVague
	case s.of.ID != "" && !s.of.Inspects(m.sort):
		w *= timesOutside
	case s.trust && m.sort == "hospital" && m.sure < 1:
		w *= timesSite
	}
	return w
}

var ruleOf = [...]string{place: "place", acronym: "acronym", shape: "shape", services: "services", full: "name"}

// judged reports whether t, which names no inspectorate, speaks of inspections
// and of what only inspectorates give: their grades and their monitoring visits.
func judged(t *text.Text) bool {
	inspection, judgement := false, false
	for i := range t.Words {
		if t.Words[i].Kind != text.Alpha {
			continue
		}
		w := t.Fold(i)
		inspection = inspection || strings.HasPrefix(w, "inspect") && w != "inspector" || w == "monitoring"
		judgement = judgement || givesJudgement(t, i, w)
		if inspection && judgement {
			return true
		}
	}
	return false
}

// givesJudgement reports whether word i of t, which is w, is one of a grade
// ("rated inadequate", "requires improvement") or of a monitoring visit.
func givesJudgement(t *text.Text, i int, w string) bool {
	switch before := back(t, i-1); w {
	case "visit", "visits":
		return before == "monitoring"
	case "improvement":
		return before == "requires"
	case "inspectors":
		return before == "majesty's"
	case "inadequate":
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			if contextWords["judgement"][t.Fold(k)] {
				return true
			}
		}
		return i+1 < len(t.Words) && contextWords["judgement"][t.Fold(i+1)]
	}
	return false
}

// speaksOfInspection reports whether sentence s has a word of inspections.
func speaksOfInspection(t *text.Text, s int) bool {
	if s >= len(t.Sentences) {
		return false
	}
	for i := t.Sentences[s].First; i < t.Sentences[s].Last; i++ {
		w := t.Word(i)
		if len(w) >= 5 && (w[0] == 'i' || w[0] == 'I' || w[0] == 'r' || w[0] == 'j') && inspectionStems[t.Stem(i)] {
			return true
		}
	}
	return false
}

var inspectionStems = func() map[string]bool {
	set := map[string]bool{}
	for w := range contextWords["inspection"] {
		set[text.Stem(w)] = true
	}
	return set
}()

// behindBackground reports whether words that make a body background stand in
// sentence s before word i, not far off.
func behindBackground(t *text.Text, s, i int) bool {
	if s >= len(t.Sentences) {
		return false
	}
	for j := max(t.Sentences[s].First, i-backgroundReach); j < i; j++ {
		for _, phrase := range background[t.Fold(j)] {
			if phraseAt(t, j, i, phrase) {
				return true
			}
		}
	}
	return false
}

// backgroundReach is how many words before a name its background is sought in.
const backgroundReach = 12

func phraseAt(t *text.Text, i, last int, phrase []string) bool {
	if i+len(phrase) > last {
		return false
	}
	for j, w := range phrase {
		if t.Fold(i+j) != w {
			return false
		}
	}
	return true
}

// What Choose asks for.
const (
	least  = 1.0  // weight of a body that a document concerns
	settle = 0.75 // of the main body's weight: another with more is as good
)

// Choose picks from the clues of a document the bodies that it concerns, the
// main one first: those that its metadata declares, or else that its front
// matter names, or else the one that weighs most. Two that weigh about the same
// both count where the title or the lead names both; otherwise nothing is
// settled, and there is none.
func Choose(all []corpus.BodyClue) []corpus.Body {
	for _, rule := range []string{RuleDeclared, RuleFront} {
		var chosen []corpus.Body
		for _, c := range all {
			if c.Rule == rule {
				chosen = append(chosen, c.Body)
			}
		}
		if chosen != nil {
			return chosen
		}
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(a, b corpus.BodyClue) int { return cmp.Compare(b.Weight, a.Weight) })
	if len(ranked) == 0 || ranked[0].Weight < least {
		return nil
	}
	chosen := []corpus.Body{ranked[0].Body}
	for _, c := range ranked[1:] {
		if c.Weight < settle*ranked[0].Weight {
			break
		}
		if !prominent(c) || !prominent(ranked[0]) {
			return nil
		}
		chosen = append(chosen, c.Body)
	}
	return chosen
}

func prominent(c corpus.BodyClue) bool { return c.Rule == "title" || c.Rule == "lead" }
