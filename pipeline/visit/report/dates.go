package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A partial is a date as far as it is printed: zero for what is not.
type partial struct {
	day   int
	month time.Month
	year  int
}

// A dating is one or several dates printed together: "15, 16 and 21 July 2025",
// "20 February to 3 March 2023", "9–24 November 2017", "1/06/2015 – 25/06/2015".
type dating struct {
	first, last int // words
	parts       []partial
	doubts      []string // what is misprinted, and how it was read
}

// dating reads the dates that are printed from word i on, passing over at most
// slack words that are none before the first.
func (r *reading) dating(i, slack int) (dating, bool) {
	for ; slack >= 0 && i < len(r.words); i, slack = i+1, slack-1 {
		if d, ok := r.datesAt(i); ok {
			return d, true
		}
	}
	return dating{}, false
}

// datesAt reads the dates that begin with word i.
func (r *reading) datesAt(i int) (dating, bool) {
	d := dating{first: i, last: i}
	for i < len(r.words) && !(len(d.parts) > 0 && r.closed(i, d)) {
		if n := r.numeric(i, &d); n > 0 {
			i += n
			d.last = i
			continue
		}
		word := text.Fold(r.surface(i))
		switch taken := d.take(word, r.surface(i)); {
		case taken:
			d.last = i + 1
		case !datingGlue[word]:
			return d.done()
		}
		i++
	}
	return d.done()
}

// take reads a word as a part of a date, or as several that are printed as one
// ("17December2021"); it reports whether all of the word was.
func (d *dating) take(word, surface string) bool {
	var parts []string
	at := 0
	for i := 1; i <= len(word); i++ {
		if i == len(word) || digit(word[i]) != digit(word[i-1]) {
			parts = append(parts, word[at:i])
			at = i
		}
	}
	for _, p := range parts {
		if !d.number(p) && !d.month(p, surface) && (len(parts) == 1 || !datingGlue[p]) {
			return false
		}
	}
	return true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// closed reports whether the dates before word i are complete and word i stands
// apart from them: behind a full stop, or on a new line without a connector.
func (r *reading) closed(i int, d dating) bool {
	gap := r.between(i)
	if strings.ContainsAny(gap, ".;:()[]©•◼") {
		return true
	}
	complete := d.parts[len(d.parts)-1].year != 0
	return complete && r.starts(i) && !strings.ContainsAny(gap, "-–—,") && !datingGlue[r.folds[i]] && !datingGlue[r.folds[i-1]]
}

// datingGlue are the words that may stand within dates.
var datingGlue = wordsFor("date")

// numeric reads a date in figures, day first: 1/06/2015, 25.06.2015. It returns
// the number of its words, 0 for none.
func (r *reading) numeric(i int, d *dating) int {
	figures, n := []string{r.folds[i]}, 1
	if strings.Contains(figures[0], ".") {
		figures = strings.Split(figures[0], ".")
	}
	for ; len(figures) < 3 && i+n < len(r.words) && (r.between(i+n) == "/" || r.between(i+n) == "."); n++ {
		figures = append(figures, r.folds[i+n])
	}
	if len(figures) != 3 {
		return 0
	}
	var v [3]int
	for j, f := range figures {
		var err error
		if v[j], err = strconv.Atoi(f); err != nil {
			return 0
		}
	}
	if v[2] < 100 {
		v[2] += 2000
	}
	if v[0] < 1 || v[0] > 31 || v[1] < 1 || v[1] > 12 || v[2] < earliest {
		return 0
	}
	d.parts = append(d.parts, partial{v[0], time.Month(v[1]), v[2]})
	return n
}

// earliest and latest are the years between which inspections are believed.
const (
	earliest = 1990
	latest   = 2099
)

// number takes a word in figures as a day or a year.
func (d *dating) number(word string) bool {
	n, err := strconv.Atoi(word)
	switch {
	case err != nil || !digit(word[0]):
		return false
	case len(word) <= 2 && n >= 1 && n <= 31:
		d.parts = append(d.parts, partial{day: n})
		return true
	case len(word) < 4 || len(word) > 5 || len(d.parts) == 0:
		return false
	}
	p := &d.parts[len(d.parts)-1]
	if p.month == 0 || p.year != 0 {
		return false
	}
	p.year = n
	return true
}

// month takes the name of a month, misprinted by a letter or two as well. A
// month without a day before it is a date of its own.
func (d *dating) month(word, surface string) bool {
	m, exact := monthOf(word)
	if m == 0 || !exact && (len(d.parts) == 0 || d.parts[len(d.parts)-1].month != 0 || !unicode.IsUpper(rune(surface[0]))) {
		return false
	}
	if !exact {
		d.doubts = append(d.doubts, fmt.Sprintf("%q is read as %s", surface, m))
	}
	if n := len(d.parts); n > 0 && d.parts[n-1].month == 0 {
		d.parts[n-1].month = m
		return true
	}
	d.parts = append(d.parts, partial{month: m})
	return true
}

// monthOf is the month that a folded word names, 0 for none. A word within two
// edits of one month's name names it inexactly.
func monthOf(word string) (m time.Month, exact bool) {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || len(word) >= 3 && word == name[:3] || word == "sept" && m == time.September {
			return m, true
		}
	}
	if len(word) < 5 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); word[0] == name[0] && edits(word, name) <= 2 {
			return m, false
		}
	}
	return 0, false
}

// edits is the Levenshtein distance of two short words.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// done fills months and years that are printed once for several dates, from the
// right to the left. Dates without a month are no dates.
func (d dating) done() (dating, bool) {
	for i := len(d.parts) - 2; i >= 0; i-- {
		p, next := &d.parts[i], d.parts[i+1]
		if p.month == 0 {
			p.month = next.month
		}
		if p.year == 0 && next.year != 0 {
			p.year = next.year
			if p.month > next.month {
				p.year--
			}
		}
	}
	d.parts = slices.DeleteFunc(d.parts, func(p partial) bool { return p.month == 0 })
	return d, len(d.parts) > 0
}

// date is what p says, as precisely as it says it; empty without a year.
func (p partial) date() corpus.Date {
	switch {
	case p.year < earliest || p.year > latest:
		return ""
	case p.day == 0:
		return corpus.Month(p.year, p.month)
	}
	day := time.Date(p.year, p.month, p.day, 0, 0, 0, 0, time.UTC)
	if day.Month() != p.month {
		return ""
	}
	return corpus.Day(p.year, p.month, p.day)
}
