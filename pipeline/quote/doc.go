// Package quote finds what a text gives as somebody's words: direct, mixed and
// indirect quotations with content, source and cue.
//
// [Extract] takes a parsed text and returns its quotations in the order of the
// text. It knows no names: a source is the noun phrase that stands in the text
// ("she", "the report"); who that is, package speaker decides.
//
// Typography and discourse are rules: which marks pair, which
// stretches are one quotation although interrupted or running over paragraphs,
// what is a term and no speech, which words attribute it. The words the rules
// know are in lexicon.txt.
package quote
