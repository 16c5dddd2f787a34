package index

import (
	"context"
	"errors"
	"time"
)

// Limits bound what one search may cost. A search beyond one is refused with a
// *QueryError that names it.
type Limits struct {
	Expansions int           // words that one wildcard may stand for
	Time       time.Duration // to find which documents are selected
}

// DefaultLimits are those of an index that is given no others.
var DefaultLimits = Limits{Expansions: 2000, Time: 30 * time.Second}

var errTime = errors.New("the cap on time is reached")

// Bound is ctx with the cap on time. Refuse makes of an error met under it what
// the user is told.
func (l Limits) Bound(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, l.Time, errTime)
}

// Refuse is the *QueryError for a selection that ran into the cap on time under
// ctx, and err itself otherwise.
func (l Limits) Refuse(ctx context.Context, s *Selection, err error) error {
	if err == nil || !errors.Is(context.Cause(ctx), errTime) {
		return err
	}
	return fault(s.Source, 0, "the search took longer than %v, which is the cap on time; ask for rarer words or narrow it with filters", l.Time)
}

// RefuseWildcard is the *QueryError for a wildcard that stands for too many words.
func (l Limits) RefuseWildcard(s *Selection, p *Phrase, prefix string) error {
	return fault(s.Source, p.At, "%s* stands for more than %d words, which is the cap on a wildcard; write more letters", prefix, l.Expansions)
}
