// Package body is the register of inspected bodies: councils, schools,
// hospitals, prisons. A name goes in and a body comes out; or a document goes
// in, and clues to the bodies that it concerns come out, with their places.
//
// England's authorities for children's services are listed with their codes,
// neighbours and other names. Any other body is known by the shape of its name
// ("Harrowmere Borough Council", "HMP Norbridge", "Wexley Vale Hospitals NHS
// Foundation Trust"), with less certainty. For both, the name of a body is what
// is left of its printed name without the words of councils, and its id is the
// slug of that.
//
// Doubtful: places that are also other things (Reading, Bury), bodies named
// only as where somebody worked before, districts with a county's name. They
// weigh little, and where nothing weighs enough the document has no body.
package body
