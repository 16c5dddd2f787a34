package body

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// What a place counts for where a text on an inspection speaks of "the council"
// and never says which.
const (
	placeInTitle   = 1.0
	placeInLead    = 0.6
	placeInText    = 0.2
	placeByCouncil = 0.4  // in a sentence that speaks of the council or its services
	placeOfOutlet  = 0.5  // the paper or its web address has the place in its name
	placeAlone     = 0.4  // no other place counts for half as much
	placeByNamed   = 0.75 // times, where the title does not have it and a body is named, be it as background
)

// fromPlace adds the place that a text on an inspection is about, where it names
// no council and yet speaks of one or of its services ("Children in Harrowmere
// have been left in danger … the borough council’s services"): the place that
// counts for most.
func (c *clues) fromPlace(doc *corpus.Document, s *survey) {
	t := s.t
	if len(c.all) > 0 && c.strongest() >= least || !speaksOfCouncil(t) && (len(c.all) > 0 || speaksOfOthers(t)) {
		return
	}
	title, outlet := words(doc.Title), strings.ToLower(doc.Outlet+" "+doc.URL)
	best, next := countedPlace{}, 0.0
	for _, p := range countPlaces(s, doc.Title) {
		if len(c.all) > 0 && !inTitle(title, p.name) {
			p.count *= placeByNamed
		}
		if strings.Contains(outlet, strings.ToLower(p.name)) {
			p.count += placeOfOutlet
		}
		if p.count > best.count {
			best, next = p, best.count
		} else {
			next = max(next, p.count)
		}
	}
	bodies := Named(best.name)
	if next <= best.count/2 && c.onlyOf(bodies) {
		best.count += placeAlone
	}
	for _, b := range bodies {
		c.add(b, corpus.Span{}, "place", best.count)
		i := c.byID[b.ID]
		c.all[i].Spans = append(c.all[i].Spans, best.spans...)
	}
}

// onlyOf reports whether no other body than bodies is named, background aside.
func (c *clues) onlyOf(bodies []corpus.Body) bool {
	for _, clue := range c.all {
		if clue.Rule != "background" && !slices.Contains(bodies, clue.Body) {
			return false
		}
	}
	return len(c.all) == 0 || len(bodies) > 0 && slices.ContainsFunc(c.all, func(clue corpus.BodyClue) bool { return clue.Body == bodies[0] })
}

// speaksOfOthers reports whether t speaks of schools, homes or the like, which
// are bodies of their own.
func speaksOfOthers(t *text.Text) bool {
	for i := range t.Words {
		if t.Words[i].Kind == text.Alpha && otherSectors[strings.TrimSuffix(t.Fold(i), "'s")] {
			return true
		}
	}
	return false
}

// otherSectors are nouns for inspected bodies that are no councils.
var otherSectors = contextWords["other-sector"]

// inTitle reports whether all words of name are words of a title.
func inTitle(title map[string]bool, name string) bool {
	for w := range words(name) {
		if !title[w] {
			return false
		}
	}
	return true
}

// A countedPlace is a place that a text names, and what its mentions count for.
type countedPlace struct {
	name  string
	count float64
	spans corpus.Spans
}

// countPlaces are the places that a text and its title name, in the order of
// their first mentions.
func countPlaces(s *survey, title string) []countedPlace {
	t := s.t
	c := placeCount{index: map[string]int{}, others: otherWords(t, title)}
	head := text.Parse(title, nil, nil)
	if len(head.Paragraphs) > 0 {
		c.read(head, head.Paragraphs[0], func(_ int, sure float64) float64 { return placeInTitle * sure })
	}
	for i := range c.all {
		c.all[i].spans = nil // of the title
	}
	sentence, speaks := -1, false
	for pi, p := range t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		c.read(t, p, func(word int, sure float64) float64 {
			if in := s.sentence(word); in != sentence {
				sentence, speaks = in, speaksOfServices(t, in) || s.ofInspection(in)
			}
			return placeWorth(pi, speaks, sure)
		})
	}
	return c.all
}

// A placeCount gathers the places of a text.
type placeCount struct {
	all    []countedPlace
	index  map[string]int
	others map[string]bool // capitals that are no places
}

// read adds the places of paragraph p of t; worth says what the one that begins
// with a word counts for.
func (c *placeCount) read(t *text.Text, p text.Paragraph, worth func(word int, sure float64) float64) {
	for i := p.First; i < p.Last; i++ {
		last, sure := placeAt(t, i, p)
		if sure == 0 {
			continue
		}
		name := placeName(t.Span(i, last).Of(t.Source))
		if c.others[name] {
			continue
		}
		at, found := c.index[name]
		if !found {
			at = len(c.all)
			c.index[name] = at
			c.all = append(c.all, countedPlace{name: name})
		}
		c.all[at].count += worth(i, sure)
		c.all[at].spans = append(c.all[at].spans, t.Span(i, last))
		i = last - 1
	}
}

// placeWorth is what a place counts for in paragraph pi, in a sentence that
// speaks of an inspection or the council's services or does not, where it is so
// sure that it is a place.
func placeWorth(pi int, services bool, sure float64) float64 {
	worth := placeInText
	if pi < leadParagraphs {
		worth = placeInLead
	}
	worth *= sure
	if services {
		worth += placeByCouncil
	}
	return worth
}

// placeName is a place as it is printed, without its possessive and without
// capitals throughout.
func placeName(printed string) string {
	name, _ := strings.CutSuffix(strings.ReplaceAll(printed, "’", "'"), "'s")
	name = strings.TrimSuffix(name, "'S")
	if name == strings.ToUpper(name) {
		r, n := utf8.DecodeRuneInString(name)
		name = string(r) + strings.ToLower(name[n:])
	}
	return name
}

func (c *clues) strongest() float64 {
	most := 0.0
	for _, clue := range c.all {
		most = max(most, clue.Weight)
	}
	return most
}

// speaksOfCouncil reports whether t says "the council", "the local authority" or
// "children's services" of a council that it has not named.
func speaksOfCouncil(t *text.Text) bool {
	for i := range t.Words {
		if t.Words[i].Kind != text.Alpha {
			continue
		}
		switch strings.TrimSuffix(t.Fold(i), "'s") {
		case "council":
			if before := back(t, i-1); before == "the" || before == "a" {
				return true
			}
		case "authority":
			if i > 0 && t.Fold(i-1) == "local" {
				return true
			}
		case "services":
			if i > 0 && strings.HasPrefix(t.Fold(i-1), "children") || i+2 < len(t.Words) && t.Fold(i+2) == "children" {
				return true
			}
		case "care", "workers":
			if i > 0 && t.Fold(i-1) == "social" {
				return true
			}
		case "department", "departments":
			if i > 0 && strings.HasPrefix(t.Fold(i-1), "children") {
				return true
			}
		}
	}
	return false
}

// speaksOfServices reports whether sentence s speaks of a council or of
// children’s services.
func speaksOfServices(t *text.Text, s int) bool {
	if s >= len(t.Sentences) {
		return false
	}
	for i := t.Sentences[s].First; i < t.Sentences[s].Last; i++ {
		switch strings.TrimSuffix(t.Fold(i), "'s") {
		case "council":
			return true
		case "services", "care":
			if i > 0 && strings.HasPrefix(t.Fold(i-1), "children") || i > 1 && t.Fold(i-1) == "social" {
				return true
			}
		}
	}
	return false
}

// back is the folded word i, or the one before it if that says which sort of
// council it is.
func back(t *text.Text, i int) string {
	for ; i >= 0; i-- {
		if w := t.Fold(i); !councilSorts[w] {
			return w
		}
	}
	return ""
}

// placeAt finds the place that word i begins to name: the word behind its last,
// and how sure it is a place, 0 where it is none. Behind "in" or "across", or with
// a possessive, a capital is one; behind "to" or "of", or as the subject with
// which a paragraph begins, it can be.
func placeAt(t *text.Text, i int, p text.Paragraph) (last int, sure float64) {
	if !placeWord(t, i) || i > p.First && t.Words[i-1].Kind == text.Alpha && placeWord(t, i-1) {
		return i, 0
	}
	last = i + 1
	for last < p.Last && last-i < longestName/2 && !possessive(t.Word(last-1)) && placeWord(t, last) {
		last++
	}
	before := ""
	if i > p.First {
		before = t.Fold(i - 1)
	}
	several := last-i > 1
	switch {
	case last < p.Last && (t.Words[last].Kind == text.Number || t.Words[last].Kind == text.Alpha && capital(t.Word(last))):
		return i, 0 // "Harrowmere Council", "Norbridge Post", "Room 12"
	case before == "in" || before == "across" || before == "around":
		return last, 1
	case several:
		return i, 0 // people have two names
	case possessive(t.Word(last - 1)):
		return last, 1
	case i == p.First && last < p.Last && t.Word(last) == ":":
		return last, 1
	case placesBehind[before], i == p.First && last < p.Last && placesBefore[t.Fold(last)]:
		return last, 0.5
	}
	return i, 0
}

// placesBehind are the words, "in" and its like aside, that can stand before a
// place, and placesBefore the verbs of which one can be the subject.
var placesBehind, placesBefore = contextWords["place-behind"], contextWords["place-before"]

func possessive(w string) bool {
	return strings.HasSuffix(strings.ToLower(strings.ReplaceAll(w, "’", "'")), "'s")
}

// placeWord reports whether word i can be one of a place's name.
func placeWord(t *text.Text, i int) bool {
	w := t.Word(i)
	if t.Words[i].Kind != text.Alpha || !capital(w) {
		return false
	}
	folded := strings.TrimSuffix(t.Fold(i), "'s")
	return len(folded) > 3 && !roleWords[folded] && !functionWords[folded] && !noPlaces[folded]
}

// otherWords are the capitals of t that are no place's name: they stand behind
// another capital or a title somewhere, as surnames do, or begin with a small
// letter elsewhere, in the title too, as common words do.
func otherWords(t *text.Text, title string) map[string]bool {
	set, small := map[string]bool{}, map[string]bool{}
	for _, w := range text.Words(title, 0) {
		if word := title[w.Start:w.End]; w.Kind == text.Alpha && !capital(word) {
			small[strings.TrimSuffix(text.Fold(word), "'s")] = true
		}
	}
	var capitals []string
	for i, w := range t.Words {
		if w.Kind != text.Alpha {
			continue
		}
		if !capital(t.Word(i)) {
			small[strings.TrimSuffix(t.Fold(i), "'s")] = true
			continue
		}
		name, _ := strings.CutSuffix(strings.ReplaceAll(t.Word(i), "’", "'"), "'s")
		capitals = append(capitals, name)
		if i > 0 && t.Words[i-1].Kind == text.Alpha && capital(t.Word(i-1)) && !functionWords[t.Fold(i-1)] {
			set[name] = true
		}
	}
	for _, name := range capitals {
		if small[text.Fold(name)] {
			set[name] = true
		}
	}
	return set
}

// words are the folded words of s, possessives taken off.
func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range text.Words(s, 0) {
		set[strings.TrimSuffix(text.Fold(s[w.Start:w.End]), "'s")] = true
	}
	return set
}
