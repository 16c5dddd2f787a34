// Package inspectorate knows the inspectorates of the United Kingdom by their
// names. A text goes in; the places where it names an inspectorate come out,
// and which one the text is mostly about.
//
// Names are matched word by word, whatever the marks between them; acronyms by
// case as well. A role alone ("the watchdog", "inspectors") names nobody here.
// Doubtful: an article about one inspectorate that speaks more of another.
package inspectorate

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// An Inspectorate inspects bodies of some sorts.
type Inspectorate struct {
	ID    string
	Name  string   // canonical, as records give it
	Names []string // every name of it, the canonical one first
	Sorts []string // of the bodies that it inspects: "council", "school", "hospital", …
}

// Inspects reports whether bodies of sort are among those that i inspects.
func (i Inspectorate) Inspects(sort string) bool { return slices.Contains(i.Sorts, sort) }

// A Mention is a place that names an inspectorate.
type Mention struct {
	Inspectorate *Inspectorate
	First, Last  int // words of the text
}

//go:embed inspectorates.tsv
var table string

// A name is one way to write an inspectorate: its folded words behind the first.
type name struct {
	of      *Inspectorate
	rest    []string
	acronym string // the surface form that is asked for; empty for any case
}

var (
	known = parse(table)
	// names are the ways to write an inspectorate, by their first folded word,
	// longest first.
	names = func() map[string][]name {
		all := map[string][]name{}
		for i := range known {
			for j, form := range known[i].Names {
				plain, acronym := strings.CutPrefix(form, "=")
				words := folds(plain)
				n := name{of: &known[i], rest: words[1:]}
				if acronym {
					n.acronym = plain
				}
				all[words[0]] = append(all[words[0]], n)
				known[i].Names[j] = plain
			}
		}
		for _, list := range all {
			slices.SortStableFunc(list, func(a, b name) int { return len(b.rest) - len(a.rest) })
		}
		return all
	}()
)

func parse(table string) []Inspectorate {
	var all []Inspectorate
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(line, "\t")
		all = append(all, Inspectorate{Name: column[0], ID: column[2], Names: forms(column[0], column[1]), Sorts: strings.Fields(column[3])})
	}
	return all
}

func forms(canonical, others string) []string {
	all := []string{canonical}
	for _, o := range strings.Split(others, ";") {
		if o = strings.TrimSpace(o); o != "" {
			all = append(all, o)
		}
	}
	return all
}

// folds are the folded lexical words of s, with & as "and".
func folds(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if f, ok := lexeme(s[w.Start:w.End], w); ok {
			all = append(all, f)
		}
	}
	return all
}

func lexeme(surface string, w text.Word) (string, bool) {
	switch {
	case surface == "&":
		return "and", true
	case w.Lexical():
		return strings.TrimSuffix(text.Fold(surface), "'s"), true
	}
	return "", false
}

// All lists the inspectorates that the program knows.
func All() []Inspectorate { return slices.Clone(known) }

// Lookup finds an inspectorate by any of its names, whatever the case.
func Lookup(s string) (Inspectorate, bool) {
	words := folds(s)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 {
		return Inspectorate{}, false
	}
	for _, n := range names[words[0]] {
		if slices.Equal(n.rest, words[1:]) {
			return *n.of, true
		}
	}
	return Inspectorate{}, false
}

// Find lists the places of t that name an inspectorate, in order. Furniture is
// left out.
func Find(t *text.Text) []Mention {
	var all []Mention
	for _, p := range t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		for i := p.First; i < p.Last; i++ {
			if m, ok := At(t, i, p.Last); ok {
				all = append(all, m)
				i = m.Last - 1
			}
		}
	}
	return all
}

// At is the inspectorate that word i of t begins to name, within words below last.
func At(t *text.Text, i, last int) (Mention, bool) {
	w := t.Words[i]
	if w.Kind != text.Alpha || !mayBegin(t.Source[w.Start]) {
		return Mention{}, false
	}
	surface := t.Word(i)
	f, _ := lexeme(surface, w)
	for _, n := range names[f] {
		if n.acronym != "" && n.acronym != strings.TrimRight(strings.TrimSuffix(surface, "s"), "'’") {
			continue
		}
		if end, ok := n.follows(t, i+1, last); ok {
			return Mention{Inspectorate: n.of, First: i, Last: end}, true
		}
	}
	return Mention{}, false
}

// mayBegin is a cheap test on the first byte of a word, before it is folded.
func mayBegin(c byte) bool {
	return c < unicode.MaxASCII && (unicode.IsUpper(rune(c)) || c == 'c' || c == 'i' || c == 'p' || c == 't')
}

// follows matches the rest of n against the words from i; commas and other
// marks between them are passed over. It returns the word behind the last.
func (n name) follows(t *text.Text, i, last int) (int, bool) {
	for _, want := range n.rest {
		for i < last && t.Word(i) == "," {
			i++
		}
		if i >= last {
			return 0, false
		}
		if f, ok := lexeme(t.Word(i), t.Words[i]); !ok || f != want {
			return 0, false
		}
		i++
	}
	return i, true
}

// Of is the inspectorate that a document is about, by the mentions in its text:
// the one named most, a mention in the title counting for several; of two named
// as often the one named first. ok is false where none is named.
func Of(doc *corpus.Document, mentions []Mention) (of Inspectorate, ok bool) {
	count := map[*Inspectorate]int{}
	var order []*Inspectorate
	add := func(m Mention, n int) {
		if count[m.Inspectorate] == 0 {
			order = append(order, m.Inspectorate)
		}
		count[m.Inspectorate] += n
	}
	for _, m := range Find(text.Parse(doc.Title, nil, nil)) {
		add(m, titleCounts)
	}
	for _, m := range mentions {
		add(m, 1)
	}
	most := 0
	for _, i := range order {
		if count[i] > most {
			of, ok, most = *i, true, count[i]
		}
	}
	return of, ok
}

// titleCounts is how many mentions in the text one in the title is worth.
const titleCounts = 3
