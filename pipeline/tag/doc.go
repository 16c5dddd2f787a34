// Package tag annotates words with prose's part-of-speech tags and sentences
// with its entity candidates. A [text.Text] and a range go in; Penn tags, one a
// word, or candidate spans come out.
//
// prose loses text, splits words in its own way, panics on some inputs and is
// quadratic on others. So it never sees a document: it is handed a sentence of
// our own words at a time, each rewritten so that prose keeps it whole, and
// what comes back is matched word by word. Its model is loaded once, on first
// use, and only read afterwards.
//
// It is the slowest thing in the house (some 110,000 words a second for tags, a
// seventh of that for entities): ask it about few sentences. Its entities are
// candidates that want other evidence: about half of its persons are none.
package tag
