package corpus

import (
	"fmt"
	"time"
)

// A Date is an ISO date as precise as it was stated: "2021", "2021-12" or
// "2021-12-06". The empty Date is unknown. Dates compare as strings: a month
// sorts before its days.
type Date string

// Day makes a Date of full precision.
func Day(year int, month time.Month, day int) Date {
	return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}

// Month makes a Date that is precise to the month.
func Month(year int, month time.Month) Date {
	return Date(fmt.Sprintf("%04d-%02d", year, month))
}

// Year makes a Date that is precise to the year.
func Year(year int) Date { return Date(fmt.Sprintf("%04d", year)) }

// ParseDate takes "2006", "2006-01" or "2006-01-02", alone or followed by a
// time of day; anything else is an error.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return Date(s), nil
		}
	}
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		return ParseDate(s[:10])
	}
	return "", fmt.Errorf("%q is no date: write 2022, 2022-06 or 2022-06-14", s)
}

// First is the first day that d can mean; the zero time if d is unknown.
func (d Date) First() time.Time {
	layout := "2006-01-02"
	if len(d) > len(layout) {
		return time.Time{}
	}
	t, _ := time.Parse(layout[:len(d)], string(d))
	return t
}

// Last is the last day that d can mean; the zero time if d is unknown.
func (d Date) Last() time.Time {
	first := d.First()
	switch {
	case first.IsZero():
		return first
	case len(d) == len("2006"):
		return first.AddDate(1, 0, -1)
	case len(d) == len("2006-01"):
		return first.AddDate(0, 1, -1)
	}
	return first
}

// Year is the year of d, 0 if unknown.
func (d Date) Year() int {
	if d == "" {
		return 0
	}
	return d.First().Year()
}

// Includes reports whether e is d or a more precise statement of it.
func (d Date) Includes(e Date) bool {
	return d != "" && len(e) >= len(d) && e[:len(d)] == d
}

// Compatible reports whether d and e can be one date: one includes the other,
// or one is unknown.
func (d Date) Compatible(e Date) bool {
	return d == "" || e == "" || d.Includes(e) || e.Includes(d)
}

// Published is a publication date and where it was read: "document",
// "metadata", "name" (of the file) or "url".
type Published struct {
	Date Date   `json:"date"`
	From string `json:"from"`
}
