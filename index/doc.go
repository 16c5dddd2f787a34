// Package index is the contract between onrecord and whatever engine keeps its
// records and searches them, and the query language that every engine answers.
//
// Records, registers and inputs go in through a [Run]; nothing of it is seen
// until the run is published. Answers come out of a [Snapshot], which is what
// was published last and never changes: a command answers from one snapshot,
// also while a run goes on beside it. A [Selection] is a parsed [Query] with
// filters, its names looked up in one snapshot; it says of any [Document]
// whether it is selected, and where every place of it is, so that a ranked
// list, a concordance and a count agree by construction.
//
// The package names no engine. index/bleve is the embedded one; index/indextest
// is the suite that every engine must pass.
//
// Doubtful: a document dated only by its year or month passes a range of dates
// if it can lie within; a phrase may run over a sentence's end, since it means
// those words in that order, but not over furniture.
package index
