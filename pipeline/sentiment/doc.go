// Package sentiment says what a passage says of a service: spans of a text go
// in, a score from -1 to 1 with the words behind it comes out.
//
// It is a first, honest form: a lexicon of the language of inspections
// (lexicon.txt), matched by stem with the longest entry first, so that "requires
// improvement" is not the "improvement" of "clear improvement"; shifters that
// turn, weaken or strengthen what follows them in the clause (shifters.txt); and
// the sum of what is left, brought into -1 to 1 as VADER does (C. J. Hutto and
// E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
// Social Media Text", ICWSM 2014): s / sqrt(s² + 15).
//
// Doubts: irony, comparison ("better than it was") and speech about other
// services are read as they stand.
package sentiment
