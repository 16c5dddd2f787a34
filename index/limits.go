package index

import "time"

// Limits bound what one search may cost. A search beyond one is refused with a
// *QueryError that names it.
type Limits struct {
	Expansions int           // words that one wildcard may stand for
	Time       time.Duration // to find which documents are selected
}

// DefaultLimits are those of an index that is given no others.
var DefaultLimits = Limits{Expansions: 2000, Time: 30 * time.Second}

// RefuseTime is the *QueryError for a search that takes too long.
func (l Limits) RefuseTime(s *Selection) error {
	return fault(s.Source, 0, "the search took longer than %v, which is the cap on time; ask for rarer words or narrow it with filters", l.Time)
}

// RefuseWildcard is the *QueryError for a wildcard that stands for too many words.
func (l Limits) RefuseWildcard(s *Selection, p *Phrase, prefix string) error {
	return fault(s.Source, p.At, "%s* stands for more than %d words, which is the cap on a wildcard; write more letters", prefix, l.Expansions)
}
