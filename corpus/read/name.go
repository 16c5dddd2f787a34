package read

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
)

// publishedByName is the date that a file's name states, or that the address
// of the page does; nil if neither does.
func publishedByName(source, address string) *corpus.Published {
	name := path.Base(withoutEnding(source))
	if date, ok := soleDate(name); ok {
		return &corpus.Published{Date: date, From: "name"}
	}
	if u, err := url.Parse(address); err == nil && address != "" {
		if date, ok := addressDate(u.Path); ok {
			return &corpus.Published{Date: date, From: "url"}
		}
	}
	return nil
}

// statedDate reads a date that metadata give: ISO, with or without a time, or
// as people write it.
func statedDate(s string) (corpus.Date, bool) {
	if date, err := corpus.ParseDate(s); err == nil {
		return date, true
	}
	return soleDate(s)
}

const months = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// dateForms are how names and people write a day. A number right before, joined
// by a dash or "to", makes it the end of a range, which is no publication date.
var dateForms = []struct {
	form             *regexp.Regexp
	year, month, day int // groups
}{
	{regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-_./](\d\d)[-_./](\d\d)(?:[^0-9]|$)`), 1, 2, 3},
	{regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:[^0-9a-z]|$)`), 1, 2, 3},
	{regexp.MustCompile(`(?:^|[^0-9])(\d\d?)[-_./](\d\d?)[-_./]((?:19|20)\d\d)(?:[^0-9]|$)`), 3, 2, 1},
	{regexp.MustCompile(`(?:^|[^0-9a-z])(\d\d?)(?:st|nd|rd|th)?[-_. ]+(?:of[-_ ]+)?` + months + `[-_., ]+((?:19|20)\d\d)(?:[^0-9]|$)`), 3, 2, 1},
	{regexp.MustCompile(`(?:^|[^a-z])` + months + `[-_. ]+(\d\d?)(?:st|nd|rd|th)?[-_., ]+((?:19|20)\d\d)(?:[^0-9]|$)`), 3, 1, 2},
}

var rangeBefore = regexp.MustCompile(`(?:\d(?:st|nd|rd|th)?|` + months + `)[-_ ]*(?:-|–|to|and|until)[-_ ]*$`)

// soleDate is the one day that s states; of two different ones, or of an
// ambiguous one (03/04/2022), there is no telling.
func soleDate(s string) (corpus.Date, bool) {
	s = strings.ToLower(s)
	var found corpus.Date
	for _, f := range dateForms {
		for _, m := range f.form.FindAllStringSubmatchIndex(s, -1) {
			group := func(n int) string { return s[m[2*n]:m[2*n+1]] }
			date, ok := dayOf(group(f.year), group(f.month), group(f.day), f.year == 3)
			if !ok || found != "" && found != date || rangeBefore.MatchString(s[:m[2]]) {
				return "", false
			}
			found = date
		}
	}
	return found, found != ""
}

// dayOf makes a date of its parts. dayFirst tells the form with the year last,
// whose numbers could be day and month or month and day.
func dayOf(year, month, day string, yearLast bool) (corpus.Date, bool) {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthNumber(month)
	} else if yearLast && d <= 12 && d != m {
		return "", false
	}
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || date.Day() != d || date.Month() != time.Month(m) {
		return "", false
	}
	return corpus.Day(y, time.Month(m), d), true
}

func monthNumber(name string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), name[:3]) {
			return int(m)
		}
	}
	return 0
}

var addressForm = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?:[/-]|$)`)

// addressDate is the day or month in the path of a page's address.
func addressDate(p string) (corpus.Date, bool) {
	m := addressForm.FindStringSubmatch(p)
	if m == nil {
		return "", false
	}
	if m[3] != "" {
		return dayOf(m[1], m[2], m[3], false)
	}
	y, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	return corpus.Month(y, time.Month(month)), month >= 1 && month <= 12
}
