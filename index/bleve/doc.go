// Package bleve keeps an index in a directory, by the storage engine of Bleve
// (scorch). It is the embedded default behind the contract of package index.
//
// A directory holds
//
//	LOCK     held by the one run that may write; names its holder
//	CURRENT  the name of the published generation
//	gen-N/   a generation: Bleve's segment files and root.bolt, VERSION of the
//	         format, FILES with the size, time and sum of each that was published,
//	         HELD by its readers
//
// A run writes into a clone of the current generation: segment files never
// change, so they are hard links, and root.bolt is copied. Publishing is one
// rename of CURRENT. Readers hold HELD of the generation they read; those that
// nobody holds any more are removed. File locks are the kernel's (flock), so
// that a dead process holds nothing. A file of a published generation whose size or
// time is another than when it was published (another program wrote to it, a copy
// of the index broke off) is summed up when it is opened: what is damaged is said
// to be, and never searched. Bytes that a disk loses by itself change no time, and
// are found by the engine where it reads them, or not at all.
//
// One record is two documents of the engine: one that is searched, whose stored
// field is the small index.Document, and one that only stores the record.
// Registers and inputs are documents too. What is searched of a text:
//
//	text   every folded word
//	text~  every stem
//	pair   every two words side by side, with their positions
//
// A phrase of two words is a look-up of one pair; a longer one is looked up by
// its pairs, and their positions decide. Most pairs stand in a text once: their
// position is kept where the engine keeps how often a term stands there, so that
// pairs with positions cost little more than without. Over the load corpus pairs
// take 2.3 bytes a byte of text and words and stems under 0.5 each; pairs with
// locations as Bleve keeps them would take 3.4. Pairs of which one word is common
// would take less still, but then the frequent words of a trade make slow
// phrases ("social care"). What the index does not decide (nearness, phrases by
// stem, words within one quotation) is decided by index.Selection.Match over the
// texts of the candidates.
//
// Of a text of 512 KB or more no words are indexed, since that takes some hundred times
// its length in memory: a search reads such texts themselves, once each, and finds
// and counts in them what it would by their words. They are for reports as long as
// books; many of them make searching slow.
//
// Scores are BM25 with a fixed reference length, over counts of live documents
// alone, so that they depend on nothing but what is held.
//
// Doubtful: a wildcard is expanded over the words of the whole index, so that
// the cap on expansions can refuse one that a filter would have made narrow.
package bleve
