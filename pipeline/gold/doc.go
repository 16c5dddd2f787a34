// Package gold reads texts that people have annotated and says how far what was
// found agrees with them.
//
// [Read] takes JSON lines (an object with id, text and quotes, or people) or a
// folder of brat annotations as PolNeAR has them, and gives [Article]s whose
// spans are byte ranges of their texts. [Score] compares quotations with them;
// its figures are those of eval/score_quotes.py to the last decimal, which a
// test holds it to. [ScorePeople] compares the people found. [Figures] also
// carry the table of reliability and the worst errors.
//
// Doubtful: two spans of a content that overlap in letters and disagree in
// source count as one error in the joint figure and none in the others.
package gold
