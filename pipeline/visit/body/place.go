package body

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// What a place counts for where a text on an inspection speaks of "the council"
// and never says which.
const (
	placeInTitle   = 1.0
	placeInLead    = 0.6
	placeInText    = 0.2
	placeByCouncil = 0.4 // in a sentence that speaks of the council or its services
	placeOfOutlet  = 0.5 // the paper or its web address has the place in its name
)

// fromPlace adds the place that a text on an inspection is about, where it names
// no council and yet speaks of one ("Children in Harrowmere have been left in
// danger … the borough council’s services"): the place that counts for most. A
// place is a capital behind "in" or "across", or one with a possessive.
func (c *clues) fromPlace(doc *corpus.Document, t *text.Text) {
	if len(c.all) > 0 && c.strongest() >= least || !speaksOfCouncil(t) {
		return
	}
	best := countedPlace{}
	title, outlet := words(doc.Title), strings.ToLower(doc.Outlet+" "+doc.URL)
	for _, p := range countPlaces(t) {
		if title[text.Fold(p.name)] {
			p.count += placeInTitle
		}
		if strings.Contains(outlet, strings.ToLower(p.name)) {
			p.count += placeOfOutlet
		}
		if p.count > best.count {
			best = p
		}
	}
	for _, b := range Named(best.name) {
		c.add(b, corpus.Span{}, "place", best.count)
		i := c.byID[b.ID]
		c.all[i].Spans = append(c.all[i].Spans, best.spans...)
	}
}

// A countedPlace is a place that a text names, and what its mentions count for.
type countedPlace struct {
	name  string
	count float64
	spans corpus.Spans
}

// countPlaces are the places that t names, in the order of their first mentions.
func countPlaces(t *text.Text) []countedPlace {
	var all []countedPlace
	index := map[string]int{}
	others := otherWords(t)
	sentence, speaks := -1, false
	for pi, p := range t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		for i := p.First; i < p.Last; i++ {
			name, ok := placeAt(t, i, p)
			if !ok || others[name] {
				continue
			}
			if s := t.SentenceAt(int(t.Words[i].Start)); s != sentence {
				sentence, speaks = s, speaksOfServices(t, s)
			}
			at, found := index[name]
			if !found {
				at = len(all)
				index[name] = at
				all = append(all, countedPlace{name: name})
			}
			all[at].count += placeWorth(pi, speaks)
			all[at].spans = append(all[at].spans, t.Span(i, i+1))
		}
	}
	return all
}

// placeWorth is what a place counts for in paragraph pi, in a sentence that
// speaks of the council's services or does not.
func placeWorth(pi int, services bool) float64 {
	worth := placeInText
	if pi < leadParagraphs {
		worth = placeInLead
	}
	if services {
		worth += placeByCouncil
	}
	return worth
}

func (c *clues) strongest() float64 {
	most := 0.0
	for _, clue := range c.all {
		most = max(most, clue.Weight)
	}
	return most
}

// speaksOfCouncil reports whether t says "the council" or "the local authority"
// of a council that it has not named.
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

// placeAt is the place that word i names by itself, without its possessive.
func placeAt(t *text.Text, i int, p text.Paragraph) (string, bool) {
	w := t.Word(i)
	if t.Words[i].Kind != text.Alpha || !capital(w) || w == strings.ToUpper(w) {
		return "", false
	}
	name, possessive := strings.CutSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
	folded := text.Fold(name)
	if roleWords[folded] || functionWords[folded] || placeWords[folded] || noPlaces[folded] {
		return "", false
	}
	before := ""
	if i > p.First {
		before = t.Fold(i - 1)
	}
	if i+1 < p.Last && t.Words[i+1].Kind == text.Alpha && capital(t.Word(i+1)) {
		return "", false
	}
	if i > p.First && t.Words[i-1].Kind == text.Alpha && capital(t.Word(i-1)) && !functionWords[before] {
		return "", false
	}
	return name, possessive || before == "in" || before == "across" || before == "around"
}

// otherWords are the capitals of t that are no place's name: they stand behind
// another capital or a title somewhere, as surnames do, or begin with a small
// letter elsewhere, as common words do.
func otherWords(t *text.Text) map[string]bool {
	set, small := map[string]bool{}, map[string]bool{}
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
