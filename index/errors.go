package index

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrNotHeld says that the index has no document of that id.
var ErrNotHeld = errors.New("no such document is held")

// Why says why an index cannot be used: what there is to say of it.
type Why string

// The reasons why an index cannot be used.
const (
	Missing      Why = "is missing"
	Damaged      Why = "is damaged"
	OtherVersion Why = "is of another format version"
	Locked       Why = "is locked"
	Unreadable   Why = "cannot be read"
	Unwritable   Why = "cannot be written"
)

var remedies = map[Why]string{
	Missing:      "make it with: onrecord index PATH...",
	Damaged:      "move it away and index anew; corrections and visits.csv are kept beside it",
	OtherVersion: "index anew into another directory, or use the onrecord that made it",
	Unreadable:   "it may well be whole: see that it is a directory, and that you have permission to read all in it",
	Unwritable:   "see that it is a directory, that you have permission to write there, and that there is room; what was published stands",
	Locked:       "wait for it to end, or allow more time with --lock-timeout",
}

// An UnavailableError says that an index cannot be used as it stands.
type UnavailableError struct {
	Index  string // its name
	Why    Why
	Holder *Holder // of the lock, where Why is Locked and it is known
	Err    error   // what was found; may be nil
}

func (e *UnavailableError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "index %s %s", e.Index, e.Why)
	if e.Holder != nil {
		fmt.Fprintf(&b, " by %s", e.Holder)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	fmt.Fprintf(&b, "; %s", remedies[e.Why])
	return b.String()
}

// Unwrap is what was found.
func (e *UnavailableError) Unwrap() error { return e.Err }

// A Holder is the process that has the right to write.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

func (h *Holder) String() string {
	return fmt.Sprintf("process %d on %s since %s", h.PID, h.Host, h.Since.Format(time.RFC3339))
}

// An UnknownError says that nothing held has a value: of a filter, or of a
// field in a query.
type UnknownError struct {
	Field   Field
	Value   string
	Nearest []string // known values like it, the likest first
	Known   []string // all there are, if none is like it and they are few
}

func (e *UnknownError) Error() string {
	none := fmt.Sprintf("no document has %s %q", e.Field, e.Value)
	if e.Field == FieldDoc {
		none = fmt.Sprintf("no document is called %q", e.Value)
	}
	switch {
	case len(e.Nearest) > 0:
		return none + "; did you mean " + quoted(e.Nearest) + "?"
	case len(e.Known) > 0:
		return none + "; known are " + quoted(e.Known)
	}
	return none
}

func quoted(values []string) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = strconv.Quote(v)
	}
	return strings.Join(all, ", ")
}

// A QueryError is a fault in a query, at a place.
type QueryError struct {
	Query  string
	Offset int    // in bytes of Query
	Msg    string // what is wrong, and what to write instead
	Err    error  // an *UnknownError, or nil
}

// Column is the place of the fault in characters, from 1.
func (e *QueryError) Column() int { return len([]rune(e.Query[:min(e.Offset, len(e.Query))])) + 1 }

// Unwrap is the cause.
func (e *QueryError) Unwrap() error { return e.Err }

// Error is the fault in one line, with its column.
func (e *QueryError) Error() string {
	return fmt.Sprintf("query, column %d: %s", e.Column(), e.Msg)
}

// A CursorError says that a page cannot be asked for by a cursor.
type CursorError struct{ Msg string }

func (e *CursorError) Error() string { return "cursor: " + e.Msg }
