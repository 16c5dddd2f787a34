package corpus

// An Input is what became of one input of an index: the document it gave, or
// why it gave none. It is how a later run knows what has not changed.
type Input struct {
	Source string `json:"source"`
	ID     string `json:"id,omitempty"` // of its record; empty where it failed
	SHA256 string `json:"sha256"`
	// Place is the absolute path that the user named when it was read; empty for
	// standard input. It tells a file that changed from another of its name.
	Place           string `json:"place,omitempty"`
	AnalysisVersion string `json:"analysis_version"`
	Error           string `json:"error,omitempty"`
	// Bodies are the ids of the bodies that its record concerns.
	Bodies []string `json:"bodies,omitempty"`
	// Pending says that its copies are still to be looked for.
	Pending bool `json:"pending,omitempty"`
}
