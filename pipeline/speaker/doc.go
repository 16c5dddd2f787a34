// Package speaker finds who speaks.
//
// [Resolve] reads one document: the people and organisations it names with
// titles, roles and all their mentions, and for each quotation the one whom its
// source means, with the chain of steps and a confidence. [Register] puts the
// documents of one inspected body together: one entry for one person in the world.
//
// Within a document, runs of capitals are taken apart into organisations,
// titles, roles and names. A name counts as a person's by evidence: a known given
// name, a title, a role beside it, a verb of speech. Later mentions
// are tied to the full name by surname, title and given name; nouns ("the
// watchdog", "the council") to the organisation they stand for; pronouns to the
// subject or speaker just before that fits; a description ("the retired postman", "the
// Green councillor", "his mother") to the one person whom the text described so
// (description.go, kin.go). Whoever undergoes a passive does not
// speak, its agent does (agent.go); the fragments of a lead are whose words come
// again (repeated.go), and what it says a councillor or campaigners said is whose
// who can be called so and says much the same further down (cataphora.go). A report
// or a letter is whose the text says that they wrote it, else the inspectorate's
// (paper.go, document.go). People to whom inspectors listened are whom "they" means next
// (crowd.go). What fits two is left unresolved.
//
// Linguistic knowledge lies in the text files beside the code. Doubtful: a
// person without known given name, title or role whose name is also a place; "it"
// where a report and a council were subjects of neighbouring sentences.
package speaker
