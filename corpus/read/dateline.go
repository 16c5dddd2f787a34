package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// Where a date line is looked for: among the first lines that are not empty, up to
// the first that is running text.
const (
	dateLines     = 8
	longestByline = 120 // characters
)

// dateLineForm is a line of nothing but a date and what stands around one: who
// wrote the text, that it was published, the day of the week, the time of day.
var dateLineForm = regexp.MustCompile(`(?i)^(?:by [^,|–]{3,60}[,|–-]?\s*)?` +
	`(?:(?:first |date )?(?:published|posted|date)(?: on| at)?:?\s*)?` +
	`(?:\d{1,2}[:.]\d\d ?(?:am|pm)?(?: gmt| bst)?,?\s*)?` +
	`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun),?\s*)?(?:the )?` +
	`(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + months + `,? (?:19|20)\d\d|` + months + ` \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d\d?/\d\d?/(?:19|20)\d\d)` +
	`(?:,? ?(?:at |[-–|] ?)?\d{1,2}[:.]\d\d ?(?:am|pm)?(?: gmt| bst)?)?\.?$`)

// publishedInText is the date of the line above a text, or among its first lines,
// that states one; nil where there is none. A date in a sentence is what the text
// tells of, not when it was published.
func publishedInText(text string) *corpus.Published {
	seen := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			continue
		case seen == dateLines || utf8.RuneCountInString(line) > longestByline:
			return nil
		}
		seen++
		if !dateLineForm.MatchString(line) {
			continue
		}
		if date, ok := soleDate(line); ok {
			return &corpus.Published{Date: date, From: "document"}
		}
	}
	return nil
}
