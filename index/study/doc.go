// Package study answers a researcher's questions over any index: where words
// stand ([Concordance]), how often and in whose mouth ([Count], [Timeline]), which
// phrases recur ([Phrases]) and which are key to one part against another
// ([Keyness]), and how visits differ in sentiment ([Compare]).
//
// An [index.Snapshot] and an [index.Selection] go in; rows come out that carry
// their evidence. [Writer] writes rows as JSON lines or CSV, and [Methods] says
// how they came about. Nothing is stored: every figure is counted from the
// documents that pass the selection, and at most an answer is kept beside its
// generation ([Cache]).
//
// Whose words a place is: those of the speakers of the innermost quotation it
// stands in; outside quotations, of the inspectorate in its own reports and
// letters, and narration in articles.
//
// An utterance is a quotation, or outside quotations a sentence, by its
// speakers, its folded words and the visit that its document is about: the same
// statement in ten papers is one utterance.
//
// Statistics are resampled by document, since the words of one document are not
// independent of each other, with a fixed seed: the same question has the same
// answer. Where the documents are too few the verdict is [TooLittle].
//
// Doubtful: near copies whose sentences were edited count as utterances of their
// own; a sentence that a reporter wrote counts as one utterance however often
// papers without a visit print it.
package study
