package index

// A Reading is one document as far as a selection asks for its words: for an engine
// that keeps no words of a text and looks into the text itself.
type Reading struct{ m *matcher }

// Read makes a reading of d.
func (s *Selection) Read(d *Document) Reading { return Reading{newMatcher(s.wanted(), d)} }

// Count is how often elements, which the selection asks for, stand one behind the
// other in a part: InText, InTitle or InFurniture.
func (r Reading) Count(part Part, elements ...Element) int {
	return len(r.m.phrase(&Phrase{Elements: elements}, unit{part: part, quote: -1}))
}

// Phrases are those that the selection asks for, those that it excludes included.
func (s *Selection) Phrases() []*Phrase { return appendPhrases(nil, s.Root) }

func appendPhrases(all []*Phrase, e Expr) []*Phrase {
	switch e := e.(type) {
	case *Phrase:
		all = append(all, e)
	case *Near:
		all = appendPhrases(appendPhrases(all, e.Left), e.Right)
	case *Any:
		for _, part := range e.Of {
			all = appendPhrases(all, part)
		}
	case *Group:
		for _, part := range e.All {
			all = appendPhrases(all, part)
		}
		for _, part := range e.Not {
			all = appendPhrases(all, part)
		}
	}
	return all
}
