// Package bleve keeps an index in a directory, by the storage engine of Bleve
// (scorch). It is the embedded default behind the contract of package index.
//
// A directory holds
//
//	LOCK     held by the one run that may write; names its holder
//	CURRENT  the name of the published generation
//	gen-N/   a generation: Bleve's segment files and root.bolt, VERSION, HELD
//
// A run writes into a clone of the current generation: segment files never
// change, so they are hard links, and root.bolt is copied. Publishing is one
// rename of CURRENT. Readers hold HELD of the generation they read; those that
// nobody holds any more are removed. File locks are the kernel's (flock), so
// that a dead process holds nothing.
//
// One record is two documents of the engine: one that is searched, whose stored
// field is the small index.Document, and one that only stores the record.
// Registers and inputs are documents too. What is searched of a text:
//
//	text  every folded word, with its positions
//	stem  every stem
//	pair  every two words side by side
//
// A phrase of two words is a look-up of one pair. A longer one is looked up by
// its pairs, and the positions of its words decide; those of pairs are not kept.
// Over the load corpus the three take 1.25, 0.5 and 1.7 bytes a byte of text;
// pairs of which one word is among the 200 commonest would take two thirds of
// the last, but then frequent words of a trade make slow phrases ("social
// care"). What positions in the index cannot decide (nearness, phrases by stem,
// words within one quotation) is decided by index.Selection.Match over the
// candidates' texts.
//
// Scores are BM25 with a fixed reference length, over counts of live documents
// alone, so that they depend on nothing but what is held.
//
// Doubtful: a wildcard is expanded over the words of the whole index, so that
// the cap on expansions can refuse one that a filter would have made narrow.
package bleve
