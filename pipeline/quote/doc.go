// Package quote finds what a text gives as somebody's words: direct, mixed and
// indirect quotations with content, source and cue.
//
// [Extract] takes a parsed text and returns its quotations in the order of the
// text. It knows no names: a source is the noun phrase that stands in the text
// ("she", "the report"); who that is, package speaker decides.
//
//	text ─▶ stretches in marks ─▶ blocks ─────────┐
//	  └───▶ tags ─▶ labels, twice ─▶ revised ─────┴─▶ drafts ─▶ sources ─▶ quotations
//
// Typography and discourse are rules: which marks pair (marks.go), what
// publishers set between the paragraphs of a quotation (insertion.go), which
// stretches are one quotation although interrupted or running over paragraphs
// and which words attribute them (direct.go), what is a term and no speech
// (terms.go), what is a transcript (transcript.go), which sentences say at their
// start or end whose they are (closing.go), whose words a passive gives (agent.go). Noun phrases and the subjects of cues
// are found in source.go; the words the rules know are in lexicon.txt.
//
// The rest is learnt (MODEL.md): a small tagger (tagger.go), a linear-chain
// model that labels content, source and cue and then labels again in sight of
// its first labels (crf.go, features.go, stack.go), and a linker that chooses
// the source of each content among the noun phrases around it (link.go). How far
// to trust a quotation is learnt too (confidence.go). Grammar corrects the bounds
// of what is labelled (revise.go), labels statements that the model passed over
// (overlooked.go), and drops what only has the form of speech (unsaid.go).
//
// assemble.go lays rules and model beside each other: marks bound a quotation
// unless the model's content reaches beyond them; quote.go makes the records.
// [Train] makes the model; without one the rules alone find what stands in marks.
// In an inspection report marks are mostly around terms: [ExtractReport] keeps
// what somebody is said to say in them (report.go).
//
// Doubtful: contents that several clauses share, fragments whose source stands
// in another sentence, and what PolNeAR counts as an attribution and others
// would not ("X wants …").
package quote
