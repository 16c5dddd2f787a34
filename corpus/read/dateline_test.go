package read

import (
	"strings"
	"testing"
)

// A date line above a text is its date; a date within its sentences is not.
func TestPublishedInText(t *testing.T) {
	story := "\n\nInspectors came to Harrowmere on 3 May 2021 and found that children wait for too long, " + strings.Repeat("as they had found before, ", 5) + "the council was told.\n"
	for line, want := range map[string]string{
		"12 March 2024":                                 "2024-03-12",
		"Published: 12 March 2024":                      "2024-03-12",
		"Published on Tuesday 12th March 2024":          "2024-03-12",
		"By Ann Overly, 12 March 2024":                  "2024-03-12",
		"By Ann Overly | Tuesday, March 12, 2024":       "2024-03-12",
		"First published: 12 Mar 2024, 11:40":           "2024-03-12",
		"11:40, 12 MAR 2024":                            "2024-03-12",
		"Tue 12 March 2024 at 6.30pm":                   "2024-03-12",
		"2024-03-12":                                    "2024-03-12",
		"Date: 25/12/2023":                              "2023-12-25",
		"Posted on 3 November 2023 by newsdesk":         "2023-11-03",
		"Published 12 March 2024 by Ann Overly":         "2024-03-12",
		"Harrowmere Herald, Tuesday 12 March 2024":      "2024-03-12",
		"The Vale & District Post – 12 March 2024":      "2024-03-12",
		"LOCAL NEWS | 12 March 2024":                    "2024-03-12",
		"Local News · Tuesday 12 March 2024, 6.30pm":    "2024-03-12",
		"12 March 2024 | Ann Overly":                    "2024-03-12",
		"Tuesday 12 March 2024 by Ann Overly":           "2024-03-12",
		"12 March 2024, Harrowmere Herald":              "2024-03-12",
		"Full Council Meeting, 12 March 2024":           "",
		"Next Inspection | 12 March 2024":               "",
		"12 March 2024, Town Hall":                      "",
		"12 March 2024 | Scrutiny Committee":            "",
		"Reply to the council, 12 March 2024":           "",
		"The home was shut, 12 March 2024":              "",
		"12 March 2024 by noon":                         "",
		"12 March 2024, the day on which it closed":     "",
		"Harrowmere Herald, 12 March 2024, 13 May 2024": "",
		"Date: 03/04/2024":                              "", // which of them is the month?
		"Inspection dates: 12 March 2024":               "",
		"6 to 12 March 2024":                            "",
		"Published 12 March 2024, updated 2 May 2024":   "",
		"Updated 12 March 2024":                         "",
		"Next meeting: 12 March 2024":                   "",
		"12 March":                                      "",
		"A bad day for Harrowmere":                      "",
		"The home closed on 12 March 2024":              "",
	} {
		got := ""
		if p := publishedInText("Council told to act\n\n" + line + story); p != nil {
			got = string(p.Date)
			if p.From != "document" {
				t.Errorf("%s: it comes from the %s", line, p.From)
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
	if p := publishedInText(strings.TrimLeft(story, "\n") + "\n12 March 2024\n"); p != nil {
		t.Errorf("a date behind the text is taken for that of the text: %s", p.Date)
	}
}
