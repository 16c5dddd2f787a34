// Package term says what a term is: the candidates of a text for recurring
// phrases, how often they recur, and which of them are variants of one another.
// It is pure: words and spans go in; clauses, terms and families come out.
//
// Like [onrecord/corpus/text] for words, it is the one place that decides, so
// that the phrase stage of the pipeline, which sees one document, and the
// listings over an index, which see all of them, speak of the same things:
//
//   - a [Clause] is a run of words that no punctuation, quotation mark, edge of
//     a quotation or clause word ("which", "was", "they") interrupts; a hyphen
//     and the apostrophe of a possessive do not interrupt;
//   - a term is two to six neighbouring words of one clause that neither begin
//     nor end with a function word, with one preposition among them at the
//     most, or a term of the synonyms. Two terms are the same if their stems are;
//   - [Find] counts the terms of any number of clauses exactly and ranks them by
//     C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of
//     multi-word terms", International Journal on Digital Libraries 3);
//   - a [Family] binds variants by head and modifier and by the synonyms of the
//     field: "workforce churn", "churn in the workforce", "turnover of
//     experienced staff".
//
// Function words are in words.txt and synonyms in synonyms.txt, to be read and
// edited. No tagger is asked: a listing over millions of words could not afford
// one. So a term can be no noun phrase ("improved outcomes"), and a head is
// guessed from word order and prepositions alone.
package term
