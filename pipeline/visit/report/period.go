package report

import (
	"fmt"
	"strconv"
	"time"

	"onrecord/corpus"
)

// longest is the longest time that the fieldwork of one inspection takes, its
// two parts together; a longer one is a misprint.
const longest = 300 * 24 * time.Hour

// lag is the longest time from fieldwork to publication that is believed when
// a misprinted year is put right.
const lag = 400 * 24 * time.Hour

// period is the first and the last day of d. Dates that cannot be as they are
// printed are read by the help of each other and of published, which may be
// unknown, and the doubt is told; where nothing helps they are left out.
func (d dating) period(published corpus.Date) (start, end corpus.Date, doubts []string) {
	first, last := d.parts[0], d.parts[len(d.parts)-1]
	start, end = first.date(), last.date()
	if ordered(start, end) && !before(published, end) {
		return start, end, d.doubts
	}
	for _, p := range readings(first, last, published) {
		s, e := p[0].date(), p[1].date()
		if ordered(s, e) && followed(e, published) {
			return s, e, append(d.doubts, fmt.Sprintf("the dates of the visit are printed as %s to %s, read as %s to %s", first, last, s, e))
		}
	}
	return "", "", append(d.doubts, fmt.Sprintf("the dates of the visit are printed as %s to %s, which cannot be", first, last))
}

// readings are other ways to read two dates: the year of one put right by the
// other, then, where the publication can tell which, years that a slip of the
// finger turns into the printed ones.
func readings(first, last partial, published corpus.Date) [][2]partial {
	var ways [][2]partial
	add := func(a, b int) {
		f, l := first, last
		f.year, l.year = a, b
		ways = append(ways, [2]partial{f, l})
	}
	add(last.year, last.year)
	add(last.year-1, last.year)
	add(first.year, first.year)
	if published == "" {
		return ways
	}
	for _, y := range append(slips(last.year), slips(first.year)...) {
		add(y, y)
		add(y-1, y)
	}
	return ways
}

// slips are the years that a misprinted year can stand for: a figure too many
// taken out, or one figure changed.
func slips(year int) []int {
	s := strconv.Itoa(year)
	var all []int
	for i := range s {
		if len(s) == 5 {
			y, _ := strconv.Atoi(s[:i] + s[i+1:])
			all = append(all, y)
			continue
		}
		for c := byte('0'); c <= '9'; c++ {
			y, _ := strconv.Atoi(s[:i] + string(c) + s[i+1:])
			all = append(all, y)
		}
	}
	return all
}

// ordered reports whether an inspection can have begun and ended on these days.
func ordered(start, end corpus.Date) bool {
	return start != "" && end != "" && !end.Last().Before(start.First()) && end.First().Sub(start.First()) <= longest
}

// before reports whether a publication is known and came before the end of the visit.
func before(published, end corpus.Date) bool {
	return published != "" && published.Last().Before(end.First())
}

// followed reports whether the publication, if it is known, came soon behind end.
func followed(end, published corpus.Date) bool {
	return published == "" || !before(published, end) && published.Last().Sub(end.First()) <= lag
}

// String is p as it is printed, more or less.
func (p partial) String() string {
	s := p.month.String()
	if p.day != 0 {
		s = strconv.Itoa(p.day) + " " + s
	}
	if p.year != 0 {
		s += " " + strconv.Itoa(p.year)
	}
	return s
}
