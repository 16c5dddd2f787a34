package gold

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// PeopleFigures say how far the people found in texts agree with gold: of kind
// person, by name and text; case, accents and apostrophes aside.
type PeopleFigures struct {
	Rate
	Gold, Predicted, Right, Missing int
	Missed, Spurious                []string // "article: name"
}

// ScorePeople compares the people found with those of the articles that have any.
func ScorePeople(articles []Article, predictions []Prediction) PeopleFigures {
	byID := map[string][]corpus.Person{}
	for _, p := range predictions {
		byID[p.ID] = p.People
		if last := p.ID[strings.LastIndexByte(p.ID, '/')+1:]; byID[last] == nil {
			byID[last] = p.People
		}
	}
	var f PeopleFigures
	for _, a := range articles {
		people, found := byID[a.ID]
		if !found {
			f.Missing++
		}
		f.add(a, people)
	}
	f.Rate = rate(float64(f.Right), float64(f.Predicted), float64(f.Right), float64(f.Gold))
	return f
}

func (f *PeopleFigures) add(a Article, people []corpus.Person) {
	var names []string
	for _, p := range people {
		if p.Kind == corpus.KindPerson {
			names = append(names, p.Name)
		}
	}
	f.Predicted += len(names)
	for _, p := range a.People {
		if p.Kind != "" && p.Kind != corpus.KindPerson {
			continue
		}
		f.Gold++
		at := slices.IndexFunc(names, func(name string) bool {
			return slices.ContainsFunc(p.Names, func(want string) bool { return corpus.Slug(want) == corpus.Slug(name) })
		})
		if at < 0 {
			f.Missed = append(f.Missed, a.ID+": "+p.Names[0])
			continue
		}
		f.Right++
		names = slices.Delete(names, at, at+1)
	}
	for _, name := range names {
		f.Spurious = append(f.Spurious, a.ID+": "+name)
	}
}
