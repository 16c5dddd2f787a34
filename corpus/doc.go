// Package corpus is the vocabulary of the trade: the types that every room of
// onrecord speaks in.
//
// A [Document] is what a reader found in one input: text, metadata, pages and
// page furniture. A [Record] is what the analysis made of it: people,
// quotations, phrases, clues, the visit it is about. A [Register] is what the
// records of one inspected body say together: its visits and its people.
//
// Positions are [Span]s: half-open ranges of bytes of Document.Text (the same
// bytes as Record.Text), always on rune boundaries. Dates are [Date]s, only as
// precise as they were stated. Lists marshal as [], never as null; unknown
// values are left out.
//
// The package holds types and what is true of them everywhere (validity,
// order, folding of names into identifiers); it knows no format, no index and
// no linguistics.
package corpus
