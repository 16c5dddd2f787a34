package index

import (
	"fmt"
	"regexp"
	"strings"
)

// A Name says which engine keeps an index, and where.
type Name struct {
	Engine string // "bleve"
	Place  string // for bleve a directory
}

var scheme = regexp.MustCompile(`^[a-z][a-z0-9]+:`)

// ParseName reads "bleve:DIR" or a plain DIR. A DIR that looks like an engine's
// name can be written ./DIR.
func ParseName(s string) (Name, error) {
	engine, place := "bleve", s
	if prefix := scheme.FindString(s); prefix != "" {
		engine, place = strings.TrimSuffix(prefix, ":"), s[len(prefix):]
	}
	switch {
	case engine != "bleve":
		return Name{}, fmt.Errorf("index %q: no engine is called %q; write bleve:DIR or a directory", s, engine)
	case place == "":
		return Name{}, fmt.Errorf("index %q: the directory is missing; write bleve:DIR or a directory", s)
	}
	return Name{Engine: engine, Place: place}, nil
}

func (n Name) String() string { return n.Engine + ":" + n.Place }
