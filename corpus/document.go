package corpus

// Kind says what sort of document a text is.
type Kind string

// The kinds of documents.
const (
	Article Kind = "article"
	Report  Kind = "report"
	Letter  Kind = "letter"
)

// A Document is one text as a reader found it, before any analysis.
type Document struct {
	ID     string // the input's own id, otherwise Source without its ending
	Source string // slash path that begins with the last component of the PATH given
	SHA256 string // hash of the raw input (file, archive member or JSON line) and its side metadata, in hex

	Kind      Kind // as declared; empty if nothing declares it
	Language  string
	Title     string
	Author    string
	Outlet    string
	URL       string
	Published *Published
	Body      string // inspected body as declared by metadata: an id or a name
	Visit     string // visit as declared by metadata: an id

	Text      string      // valid UTF-8
	Pages     Spans       // of a paged input, in order, one a page
	Headings  Spans       // headings the format marks as such (HTML, Markdown, DOCX), title aside
	Furniture []Furniture // running heads, page numbers, and what the format marks as not the text
	Warnings  []string    // what was converted, replaced or doubtful
}

// Furniture is a part of a text that is not the text's own: kept, shown, and
// left out of analysis and search unless asked for.
type Furniture struct {
	Span Span   `json:"span"`
	Kind string `json:"kind"` // "running-head", "page-number", "read-more", "comments", "updated", "caption", "menu", …
}
