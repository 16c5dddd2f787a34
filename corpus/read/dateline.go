package read

import (
	_ "embed"
	"regexp"
	"slices"
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

// capitalised is a few words in capitals: the name of an outlet, a section or a
// person.
const capitalised = `(?-i:\p{Lu}[\p{L}\p{N}'’&.-]*(?: (?:\p{Lu}[\p{L}\p{N}'’&.-]*|&|and|of|the)){0,4})`

// dateLineForm is a line of nothing but a date and what stands around one: outlet
// and section, who wrote the text, that it was published, the day of the week, the
// time of day, and once more who.
var dateLineForm = regexp.MustCompile(`(?i)^(?:by [^,|–]{3,60}[,|–-]?\s*|(?P<before>` + capitalised + `)\s*[,|–·]\s*)?` +
	`(?P<published>(?:first |date )?(?:published|posted|date)(?: on| at)?:?\s*)?` +
	`(?:\d{1,2}[:.]\d\d ?(?:am|pm)?(?: gmt| bst)?,?\s*)?` +
	`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*|(?:mon|tue|wed|thu|fri|sat|sun),?\s*)?(?:the )?` +
	`(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + months + `,? (?:19|20)\d\d|` + months + ` \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d\d?/\d\d?/(?:19|20)\d\d)` +
	`(?:,? ?(?:at |[-–|] ?)?\d{1,2}[:.]\d\d ?(?:am|pm)?(?: gmt| bst)?)?` +
	`(?:(?:\s*[,|]\s*|\s+by )(?P<behind>` + capitalised + `)|\s+by (?P<office>[\p{L}'’-]+(?: [\p{L}'’-]+)?))?\.?$`)

//go:embed occasions.txt
var occasionsFile string

// occasions are the folded words that tell what a date is that of.
var occasions = occasionWords(occasionsFile)

func occasionWords(file string) map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(file) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			words[word] = true
		}
	}
	return words
}

// isDateLine reports whether a line holds nothing but the date of a text and what
// stands around one. "by noon" is no one, but where the text was posted so.
func isDateLine(line string) bool {
	m := dateLineForm.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	group := func(name string) string { return m[dateLineForm.SubexpIndex(name)] }
	around := strings.Fields(group("before") + " " + group("behind"))
	return !slices.ContainsFunc(around, func(word string) bool { return occasions[strings.ToLower(word)] }) &&
		(group("office") == "" || group("published") != "")
}

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
		if !isDateLine(line) {
			continue
		}
		if date, ok := soleDate(line); ok {
			return &corpus.Published{Date: date, From: "document"}
		}
	}
	return nil
}
