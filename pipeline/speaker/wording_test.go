package speaker

import (
	"testing"

	"onrecord/corpus/text"
)

func TestWordings(t *testing.T) {
	for source, want := range map[string]string{
		"CHILDREN’S SERVICES DIRECTOR":             "children's SERVICES DIRECTOR",
		"Children’s  Services Director":            "children's Services director",
		"Chief Executive since May":                "chief executive",
		"Harrowmere’s director of adult services,": "Harrowmere's director of adult services",
		"État Director":                            "État director",
		", ":                                       "",
	} {
		parsed := text.Parse(source, nil, nil)
		if got := newReading(parsed, nil, Context{}).wording(0, len(parsed.Words)); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}
