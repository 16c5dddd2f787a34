package corpus

// The kinds of people in records and registers.
const (
	KindPerson       = "person"
	KindOrganisation = "organisation"
)

// A Person is a person or organisation as one document speaks of them; after
// resolve ID and Name are those of the register.
type Person struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Kind     string     `json:"kind"` // KindPerson or KindOrganisation
	Voice    Voice      `json:"voice,omitempty"`
	Titles   []string   `json:"titles,omitempty"` // as used: "Cllr", "Ms", "Dr"; never part of Name
	Roles    List[Role] `json:"roles"`
	Mentions Spans      `json:"mentions"`
}

// A Role is an office that a document says somebody holds.
type Role struct {
	Title        string `json:"title"` // "director of children's services"
	Organisation string `json:"organisation,omitempty"`
	Status       string `json:"status,omitempty"` // "interim", "acting", "former", "permanent", "incoming"
	Span         Span   `json:"span"`             // the wording, in Document where given
	Document     string `json:"document,omitempty"`
	Date         Date   `json:"date,omitempty"` // of the evidence: the document's publication
}

// A Register is what the records of one body say together.
type Register struct {
	Body     Body         `json:"body"`
	Visits   List[Visit]  `json:"visits"`
	People   List[Entry]  `json:"people"`
	Warnings List[string] `json:"warnings"` // contradictions found, both sides named
}

// An Entry is one person in the world, within one inspected body or organisation.
type Entry struct {
	ID        string       `json:"id"`
	Name      string       `json:"name"`
	Kind      string       `json:"kind"`
	Body      string       `json:"body,omitempty"` // id of the body or organisation they belong to
	Voice     Voice        `json:"voice,omitempty"`
	Aliases   List[string] `json:"aliases"` // forms seen, and ids held before
	Roles     List[Role]   `json:"roles"`
	Documents List[string] `json:"documents"`
	Quotes    int          `json:"quotes"`
	First     Date         `json:"first,omitempty"`
	Last      Date         `json:"last,omitempty"`
}
