// Package visit knows which inspection visits a body had and which of them a
// document is about.
//
// [Clues] reads one document: the visits that it speaks of, their kind,
// ordinal, dates, inspector and focus, and how likely each is the one that the
// document is about. [Resolve] reads the clues of all documents of one body
// together: it makes the register of visits from reports, coverage and the
// user's own visits.csv ([ReadDeclared]), solves ordinals and dates together,
// and ties each document to its visit with a confidence, the evidence, and the
// candidates where the evidence does not settle it. Both are pure, and Resolve
// does not depend on the order of the records.
//
// A clue is weighed twice: in its sentence (weigh.go), by the words around it
// and where it stands, and then beside the others (story.go): of a series of
// visits the latest is the news, the full inspection before it is its frame, a
// visit that has not been is none, and an article that begins with something
// else has visits in its background.
//
// The words by which texts speak of visits are in vocabulary.txt.
//
// Doubtful: the year of an inspection of which only the month of its report is
// known (fieldwork and report can fall on two sides of New Year: the id then
// has an x); and coverage that never says what kind of visit it tells of, which
// is tied to a visit only where dates or quotations of its report do so.
package visit
