package corpus

// QuoteKind says how words are given as somebody's.
type QuoteKind string

// The kinds of quotations.
const (
	Direct   QuoteKind = "direct"   // all of the content stands in quotation marks
	Mixed    QuoteKind = "mixed"    // part of it does
	Indirect QuoteKind = "indirect" // none of it does
	Term     QuoteKind = "term"     // marks around a term, grade or title: no one's speech
)

// Voice is the part that a speaker plays towards the inspected body.
type Voice string

// The voices.
const (
	VoiceInspectorate Voice = "inspectorate"
	VoiceService      Voice = "service"    // leaders, staff, members and spokespeople of the inspected body
	VoiceOpposition   Voice = "opposition" // members said to be of a party not in control
	VoiceGovernment   Voice = "government"
	VoiceProvider     Voice = "provider" // other providers and partners
	VoiceUnion        Voice = "union"
	VoiceExpert       Voice = "expert"
	VoicePublic       Voice = "public"
	VoiceOther        Voice = "other"
)

// A Quotation is a stretch of speech or writing given as somebody's: who
// (source, speaker), by which words (cue), what (content), and how sure.
type Quotation struct {
	ID   string    `json:"id"`
	Kind QuoteKind `json:"kind"`
	// Content holds the parts of a direct quotation without their marks; of a
	// mixed or indirect one the whole reported clause.
	Content   Spans `json:"content"`
	Fragments Spans `json:"fragments"` // the parts of a mixed content that stand in marks
	Source    Spans `json:"source"`    // the noun phrase that names the speaker, title included
	Cue       Spans `json:"cue"`

	Speaker    string          `json:"speaker,omitempty"` // canonical name; empty where unresolved
	SpeakerID  string          `json:"speaker_id,omitempty"`
	Speakers   List[Speaker]   `json:"speakers"`
	Voice      Voice           `json:"voice,omitempty"`
	Confidence float64         `json:"confidence"` // that content and speaker are right, 0 to 1
	Rule       string          `json:"rule"`       // the rule or model that found it
	Chain      List[ChainLink] `json:"chain"`      // how the source became a name
	Candidates List[Speaker]   `json:"candidates"`

	Negated      bool `json:"negated"`                // "did not say that …"
	Questioned   bool `json:"questioned,omitempty"`   // "asked whether …"
	Hypothetical bool `json:"hypothetical,omitempty"` // "would say …"

	Sentiment *Sentiment `json:"sentiment,omitempty"`
	Trace     *Trace     `json:"trace,omitempty"`
}

// A Speaker is a person or organisation by canonical name and register id.
// Confidence is set on candidates alone.
type Speaker struct {
	Name       string  `json:"name"`
	ID         string  `json:"id"`
	Confidence float64 `json:"confidence,omitempty"`
}

// A ChainLink is one step from a mention to a name: the mention, the rule that
// was applied, and what it led to.
type ChainLink struct {
	Span Span   `json:"span"` // the mention or evidence
	Rule string `json:"rule"` // "pronoun", "surname", "title", "role", "apposition", "turn", "organisation", …
	To   string `json:"to"`   // the name it led to
}

// Match is how a quotation stands to the report it quotes.
type Match string

// The results of tracing a quotation.
const (
	Verbatim     Match = "verbatim"
	Altered      Match = "altered"
	Cut          Match = "cut"
	Elsewhere    Match = "elsewhere"
	NotFound     Match = "not found"
	NoReportHeld Match = "no report held"
)

// A Trace is where in a report or letter a quotation's words stand.
type Trace struct {
	Match      Match      `json:"match"`
	Document   string     `json:"document,omitempty"` // id of the report
	Span       *Span      `json:"span,omitempty"`     // of the report's text
	Page       int        `json:"page,omitempty"`     // 1-based; 0 where the report has no pages
	Visit      string     `json:"visit,omitempty"`    // visit of the report
	Sentence   string     `json:"sentence,omitempty"` // of the report, around the place
	Difference List[Edit] `json:"difference"`         // from the report's words to the quotation's
}

// An Edit is one step of a word-level difference. Op is "=" (in both), "-" (in
// the report only) or "+" (in the quotation only).
type Edit struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}
