// Package pipeline is the order of the stages: from documents to records, from
// the records of one inspected body to its register, and from inputs to an
// index or a list of records by workers of one machine.
//
// [Analyse] and [Resolve] are pure: the same document gives the same record to
// the byte, and the records of a body give the same register in any order. On a
// cluster analyse is a map and resolve a group-by-key. [Load] and [Gather] run
// them here: groups of workers joined by bounded channels, cancellable, with the
// same result at any number of workers.
//
//	read ─▶ Analyse ─▶ link (bodies, copies) ─▶ Resolve, body by body ─▶ store
//
// A document's bodies are chosen from its own key card alone; its copies are
// found by asking the store for like signatures. The store is whatever has the
// methods of [Store]; a run of an index has them.
package pipeline
