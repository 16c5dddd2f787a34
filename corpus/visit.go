package corpus

// A Body is an inspected body: a council's children's services, a school, a
// hospital trust, a prison.
type Body struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// VisitKind says what sort of visit it was.
type VisitKind string

// The kinds of visits.
const (
	FullVisit       VisitKind = "full"
	MonitoringVisit VisitKind = "monitoring"
	FocusedVisit    VisitKind = "focused"
	JointVisit      VisitKind = "joint"
	OtherVisit      VisitKind = "other"
)

// A VisitRef ties a document to the visit that it is about.
type VisitRef struct {
	ID         string               `json:"id,omitempty"` // empty where unresolved
	Kind       VisitKind            `json:"kind,omitempty"`
	Ordinal    int                  `json:"ordinal,omitempty"` // within its monitoring cycle; 0 unknown
	Start      Date                 `json:"start,omitempty"`
	End        Date                 `json:"end,omitempty"`
	Confidence float64              `json:"confidence"`
	Evidence   List[Evidence]       `json:"evidence"`
	Candidates List[VisitCandidate] `json:"candidates"`
}

// Evidence is a place in the document and the rule that read it.
type Evidence struct {
	Span Span   `json:"span"`
	Rule string `json:"rule"`
}

// A VisitCandidate is a visit that the evidence allows but does not settle on.
type VisitCandidate struct {
	ID         string  `json:"id"`
	Confidence float64 `json:"confidence"`
}

// Front is what a report or letter of an inspectorate states of its visit.
type Front struct {
	Start           Date                 `json:"start,omitempty"`
	End             Date                 `json:"end,omitempty"`
	Published       Date                 `json:"published,omitempty"`
	Inspector       string               `json:"inspector,omitempty"` // lead inspector
	Grades          Grades               `json:"grades"`
	Framework       string               `json:"framework,omitempty"` // "ILACS standard", "SIF", …
	Focus           string               `json:"focus,omitempty"`
	Recommendations List[Recommendation] `json:"recommendations"`
}

// A Recommendation is one thing that a report says must be done or improve.
type Recommendation struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}

// Grades in the words of the report, lower case ("requires improvement"); a
// grade that it does not state is nil and marshals as null. Other holds
// judgements that are none of the five, by the wording of their label.
type Grades struct {
	Overall           *string           `json:"overall"`
	Leaders           *string           `json:"leaders"`
	HelpAndProtection *string           `json:"help_and_protection"`
	InCare            *string           `json:"in_care"`
	CareLeavers       *string           `json:"care_leavers"`
	Other             map[string]string `json:"other,omitempty"`
}

// A Visit is one inspection visit of a body, as the register knows it.
type Visit struct {
	ID           string       `json:"id"`
	Aliases      List[string] `json:"aliases"` // ids it had before evidence sharpened them
	Body         string       `json:"body"`    // id
	Inspectorate string       `json:"inspectorate,omitempty"`
	Kind         VisitKind    `json:"kind"`
	Ordinal      int          `json:"ordinal,omitempty"`
	Start        Date         `json:"start,omitempty"`
	End          Date         `json:"end,omitempty"`
	Published    Date         `json:"published,omitempty"`
	Inspector    string       `json:"inspector,omitempty"`
	Focus        string       `json:"focus,omitempty"`
	Grades       Grades       `json:"grades"`
	Reports      List[string] `json:"reports"`   // ids of its reports and letters
	Documents    List[string] `json:"documents"` // ids of all documents that are about it, reports included
	Declared     bool         `json:"declared,omitempty"`
}

// A DeclaredVisit is a row of a user's visits.csv.
type DeclaredVisit struct {
	Line  int // of the file, for errors
	Visit Visit
}

// Clues are what analyse leaves for link and resolve: a document's key card.
type Clues struct {
	Bodies    List[BodyClue]  `json:"bodies"`
	Visits    List[VisitClue] `json:"visits"`
	Signature []uint64        `json:"signature,omitempty"` // of the text's shingles, for near copies
}

// A BodyClue is an inspected body that the document names.
type BodyClue struct {
	Body     Body    `json:"body"`
	Spans    Spans   `json:"spans"`
	Rule     string  `json:"rule"`
	Weight   float64 `json:"weight"`             // more is surer
	Declared bool    `json:"declared,omitempty"` // by metadata
}

// A VisitClue is one thing that a document says of one visit.
type VisitClue struct {
	Span     Span      `json:"span"`
	Rule     string    `json:"rule"`
	About    float64   `json:"about"` // that it is of the visit the document is about, 0 to 1; below 0.5 it is background
	Kind     VisitKind `json:"kind,omitempty"`
	Ordinal  int       `json:"ordinal,omitempty"`
	Start    Date      `json:"start,omitempty"`
	End      Date      `json:"end,omitempty"`
	Month    int       `json:"month,omitempty"`    // of its start, 1 to 12, where the year is not known
	Reported Date      `json:"reported,omitempty"` // publication of its report
	Fresh    bool      `json:"fresh,omitempty"`    // told as news: "published yesterday", "has been rated"
	ID       string    `json:"id,omitempty"`       // of the visit, as metadata declares it
	Cycle    Date      `json:"cycle,omitempty"`    // when the inspection that opened the cycle was
	Grade    string    `json:"grade,omitempty"`    // overall, as the document states it
	Part     bool      `json:"part,omitempty"`     // the grade is that of a part of the service, or of another time
	Focus    string    `json:"focus,omitempty"`
	Person   string    `json:"person,omitempty"` // inspector
}
