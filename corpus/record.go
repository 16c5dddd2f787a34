package corpus

import "fmt"

// A Record is what onrecord knows of one document: the text and what analysis,
// link and resolve found in it. It is what passes between pipeline and index,
// and what `onrecord analyse` prints.
type Record struct {
	ID              string          `json:"id"`
	Source          string          `json:"source"`
	SHA256          string          `json:"sha256"`
	AnalysisVersion string          `json:"analysis_version"`
	Kind            Kind            `json:"kind"`
	Language        string          `json:"language,omitempty"`
	Title           string          `json:"title,omitempty"`
	Author          string          `json:"author,omitempty"`
	Outlet          string          `json:"outlet,omitempty"`
	URL             string          `json:"url,omitempty"`
	Published       *Published      `json:"published,omitempty"`
	Inspectorate    string          `json:"inspectorate,omitempty"`
	Body            *Body           `json:"body,omitempty"`  // the main inspected body
	Bodies          List[Body]      `json:"bodies"`          // all of them, the main one first
	Visit           *VisitRef       `json:"visit,omitempty"` // the visit that the document is about
	Report          *Front          `json:"report,omitempty"`
	Text            string          `json:"text"`
	Unit            string          `json:"unit"` // always "byte"
	Pages           Spans           `json:"pages"`
	Sections        List[Section]   `json:"sections"`
	Sentences       Spans           `json:"sentences"`
	Furniture       List[Furniture] `json:"furniture"`
	People          List[Person]    `json:"people"`
	Quotes          List[Quotation] `json:"quotes"`
	Statements      List[Statement] `json:"statements"` // of a report or letter
	Phrases         List[Phrase]    `json:"phrases"`
	Copies          *Copies         `json:"copies,omitempty"`
	Clues           Clues           `json:"clues"`
	Left            *Left           `json:"left,omitempty"` // out of the record
	Warnings        List[string]    `json:"warnings"`
	// Found is the document's own account of its people, before resolve gave
	// them the register's names; kept so that it can be resolved anew.
	Found *Found `json:"found,omitempty"`
}

// Left counts what a record leaves out of a text that has more of it than a record
// keeps: the quotations behind the last one kept, the mentions of people behind the
// last one kept, and the phrases with fewest places.
type Left struct {
	Quotations int `json:"quotations,omitempty"`
	Mentions   int `json:"mentions,omitempty"`
	Phrases    int `json:"phrases,omitempty"`
}

// String says it to a user.
func (l *Left) String() string {
	return fmt.Sprintf("the text has more than a record keeps: %d quotations, %d mentions of people and %d phrases are left out; split it to have all of them",
		l.Quotations, l.Mentions, l.Phrases)
}

// Section is a headed part of a text, heading included.
type Section struct {
	Span    Span   `json:"span"`
	Heading string `json:"heading"`
}

// A Statement is a sentence of a report's or letter's own in one of its sections,
// headings and sentences that quote somebody aside: its inspectorate's words. Score
// is what it says of the service, from -1 to 1.
type Statement struct {
	Span  Span    `json:"span"`
	Score float64 `json:"score"`
}

// A Phrase is a recurring term of one document and every place of it.
type Phrase struct {
	Phrase string `json:"phrase"` // commonest surface form in the document, folded
	Family string `json:"family"`
	Spans  Spans  `json:"spans"`
}

// Copies says which records tell the same text.
type Copies struct {
	Group string `json:"group"`        // id of the group: the smallest id of its members
	Of    string `json:"of,omitempty"` // id of the record this one copies; empty for the first of the group
}

// Sentiment is what a passage says of the service, from -1 to 1, with the words
// behind it.
type Sentiment struct {
	Score float64             `json:"score"`
	Label string              `json:"label"` // "positive", "negative", "neutral", "mixed"
	Words List[SentimentWord] `json:"words"`
}

// SentimentWord is one word or phrase that counted, with its score after negation.
type SentimentWord struct {
	Span  Span    `json:"span"`
	Score float64 `json:"score"`
}
