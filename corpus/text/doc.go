// Package text turns a document's text into paragraphs, sentences and words
// with byte offsets, and folds and stems words. It is pure: a string and the
// spans of its furniture and headings go in, a [Text] comes out.
//
// It is the one place that says what a word is. The stages of the pipeline and
// the index, for texts and for queries, all use it, so that a word is one
// thing everywhere:
//
//   - a word is a run of letters and digits with the apostrophes, decimal points
//     and acronym points inside it ("children’s", "3.5", "p.m."); a hyphen
//     parts two words, so that "front-door" and "front door" are the same two;
//   - every mark of punctuation is a word of its own kind;
//   - words are in order and apart, and only white space and control characters
//     lie between them: laid end to end with what is between, they are the text.
//
// Paragraphs are found by blank lines, line ends, indentation and the edges of
// furniture; sentences within paragraphs by Punkt (neurosnap/sentences), put
// right for British abbreviations. Doubtful: the sentence end behind an
// abbreviation that can also close a sentence ("at 5 p.m.").
package text
