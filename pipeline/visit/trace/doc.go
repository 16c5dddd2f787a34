// Package trace holds what an inspectorate is quoted as saying against the
// reports and letters of the inspected body. The records of one body go in;
// each quotation of an inspectorate gets a [corpus.Trace]: verbatim, altered,
// cut, verbatim elsewhere, not found, or no report held, with the place.
//
// Words are compared by their letters and digits, so that quotation marks,
// dashes, hyphenation, line ends, numbers of paragraphs and page furniture do
// not count. The quotations are cut into shingles of letters, which are looked
// up while each report is read once; where a quotation's shingles stand in a
// report, the runs of common words are chained in order and the gaps between
// them aligned word by word. Time is linear in the reports, and in the
// quotations that a report holds in some form.
//
// Doubtful: how much of a quotation must stand in a report, in order and close
// together, for it to be that passage altered rather than words of its own; the
// bound was set on real reports (testdata/quality/trace.txt). A fragment of a
// word or two that stands in a report is verbatim and proves little.
package trace
