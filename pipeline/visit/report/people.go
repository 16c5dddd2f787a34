package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// notNames are words that stand beside an inspector's name and are no part of
// it; titlesOfPeople are passed over before one; particles stand in names
// without a capital.
var notNames, titlesOfPeople, particles = wordsFor("no name"), wordsFor("title"), wordsFor("particle")

// name reads the name of a person that begins at word i or behind titles there;
// ok is false where none does. A name goes over the end of a line only if it
// has one word before it.
func (r *reading) name(i int) (first, last int, ok bool) {
	for i < len(r.words) && titlesOfPeople[r.folds[i]] {
		i++
	}
	first = i
	parts := 0
	for ; i < len(r.words) && parts < 4; i++ {
		if i > first && !r.nameGoesOn(i, parts) {
			break
		}
		if particles[r.folds[i]] && parts > 0 {
			continue
		}
		if !r.nameWord(i) {
			if r.hyphenated(i) {
				continue
			}
			break
		}
		if i == first || !r.hyphenated(i) {
			parts++
		}
	}
	for i > first && particles[r.folds[i-1]] {
		i--
	}
	return first, i, parts >= 2
}

// nameGoesOn reports whether word i can belong to the name before it.
func (r *reading) nameGoesOn(i, parts int) bool {
	gap := strings.TrimSpace(r.between(i))
	if r.starts(i) && parts >= 2 && !r.hyphenated(i) {
		return false
	}
	return gap == "" || gap == "." && r.words[i-1].Span().Len() == 1 || r.hyphenated(i)
}

func (r *reading) hyphenated(i int) bool {
	switch strings.TrimRight(r.between(i), "\n ") {
	case "-", "‐", "‑":
		return true
	}
	return false
}

func (r *reading) nameWord(i int) bool {
	surface := r.surface(i)
	c, size := utf8.DecodeRuneInString(surface)
	return unicode.IsUpper(c) && !notNames[r.folds[i]] && (size < len(surface) || strings.HasPrefix(r.between(i+1), "."))
}

// reportInspector is the lead inspector of a report: behind the label in its
// front or back matter.
func (r *reading) reportInspector() (string, corpus.Span) {
	for _, label := range labels("inspector") {
		for i := r.find(label, 0, len(r.words)); i >= 0; i = r.find(label, i+1, len(r.words)) {
			if i > 0 && r.folds[i-1] == "deputy" {
				continue
			}
			if first, last, ok := r.name(i + len(label)); ok {
				return r.show(first, last), r.span(first, last)
			}
		}
	}
	return "", corpus.Span{}
}

// letterInspector is the inspector who signed a letter, or else the first of
// those it names.
func (r *reading) letterInspector() (string, corpus.Span) {
	for i := len(r.words) - 2; i >= 0; i-- {
		if r.folds[i] != "yours" || r.folds[i+1] != "sincerely" && r.folds[i+1] != "faithfully" {
			continue
		}
		if first, last, ok := r.name(i + 2); ok && r.inspectorRole(last) {
			return r.show(first, last), r.span(first, last)
		}
	}
	for _, cue := range inspectorCues {
		for i := r.find(cue, 0, len(r.words)); i >= 0; i = r.find(cue, i+1, len(r.words)) {
			at := i + len(cue)
			if at < len(r.words) && r.at(at, []string{"lead", "inspector"}) {
				at += 2
			}
			if first, last, ok := r.name(at); ok {
				return r.show(first, last), r.span(first, last)
			}
		}
	}
	return "", corpus.Span{}
}

// inspectorRole reports whether the words at i say that who signed is an inspector.
func (r *reading) inspectorRole(i int) bool {
	for j := i; j < min(i+6, len(r.words)); j++ {
		switch r.folds[j] {
		case "inspector", "inspectors", "hmi", "shmi":
			return true
		case "director", "chief":
			return false
		}
	}
	return false
}

// inspectorCues are the words behind which a letter names its inspectors, the
// lead inspector first.
var inspectorCues = phrasesFor["inspectors"]
