package visit

import (
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A moment is a time that tokens [from, to) of a sentence state. What is
// relative is reckoned from the publication, and unknown where that is.
type moment struct {
	from, to   int
	start, end corpus.Date
	month      time.Month // stated without a year that is known
	fresh      bool       // today, yesterday, this week: news
	season     bool       // a season of the year that start is
	recent     bool       // weeks before that of the publication
	past       bool       // a year before that of the publication, which is unknown
}

var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
	"december": 12, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

// momentWords are the words, numbers aside, that a time can begin with.
var momentWords = func() map[string]bool {
	words := map[string]bool{}
	for w := range months {
		words[w] = true
	}
	for w := range weekdays {
		words[w] = true
	}
	for _, r := range relatives {
		words[r.words[0]] = true
	}
	return words
}()

// moments finds the times that toks state, for a document published on
// published (empty where unknown).
func moments(toks []token, published corpus.Date) []moment {
	var found []moment
	for i := 0; i < len(toks); {
		m, ok := moment{}, false
		if tok := toks[i]; tok.kind == text.Number || momentWords[tok.fold] || counts[tok.fold] > 0 && i+2 < len(toks) && toks[i+2].fold == "ago" {
			m, ok = momentAt(toks, i, published)
		}
		if !ok {
			i++
			continue
		}
		m.from = i
		found = append(found, m)
		i = m.to
	}
	return found
}

func momentAt(toks []token, i int, published corpus.Date) (moment, bool) {
	c := &clock{toks: toks, at: i, published: published}
	for _, read := range []func() (moment, bool){c.dayFirst, c.monthFirst, c.weeksAgo, c.relative, c.weekday, c.year} {
		c.at = i
		if m, ok := read(); ok {
			m.to = c.at
			return m, true
		}
	}
	return moment{}, false
}

// A clock reads a time from the tokens at its place.
type clock struct {
	toks      []token
	at        int
	published corpus.Date
}

func (c *clock) fold(ahead int) string {
	if c.at+ahead < 0 || c.at+ahead >= len(c.toks) {
		return ""
	}
	return c.toks[c.at+ahead].fold
}

// take goes on past the next token if it is one of words.
func (c *clock) take(words ...string) bool {
	for _, w := range words {
		if c.fold(0) == w {
			c.at++
			return true
		}
	}
	return false
}

// day reads a day of the month: "14", "14th".
func (c *clock) day() int {
	s := c.fold(0)
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, ending)
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 31 || len(s) > 2 {
		return 0
	}
	c.at++
	return n
}

// monthName reads the name of a month; "may" and "march" only with a capital.
func (c *clock) monthName() time.Month {
	m := months[c.fold(0)]
	if m == 0 || !c.toks[c.at].capital {
		return 0
	}
	c.at++
	return m
}

// yearNumber reads a year of four digits.
func (c *clock) yearNumber() int {
	if c.at >= len(c.toks) {
		return 0
	}
	y := yearAt(c.toks[c.at])
	if y > 0 {
		c.at++
	}
	return y
}

// yearAt is the year that tok is, 0 for none.
func yearAt(tok token) int {
	n, err := strconv.Atoi(tok.fold)
	if err != nil || len(tok.fold) != 4 || n < 1990 || n > 2099 {
		return 0
	}
	return n
}

// statedYear reads what says the year behind a month: a number, "last year", "this year".
func (c *clock) statedYear() int {
	before := c.at
	c.take(",")
	c.take("of", "in")
	if y := c.yearNumber(); y > 0 {
		return y
	}
	c.at = before
	c.take("of")
	switch {
	case c.published == "":
	case c.fold(0) == "last" && c.fold(1) == "year":
		c.at += 2
		return c.published.Year() - 1
	case c.fold(0) == "this" && c.fold(1) == "year":
		c.at += 2
		return c.published.Year()
	}
	c.at = before
	return 0
}

// joins reads what stands between the first and the last day of a stretch.
func (c *clock) joins() bool {
	return c.take("and", "to", "–", "—", "until", "through", "&") || c.fold(0) != "" && c.toks[c.at].kind == text.Number
}

// dayFirst reads "14 June 2022", "14 and 15 June", "29 November to 1 December".
func (c *clock) dayFirst() (moment, bool) {
	first := c.day()
	if first == 0 {
		return moment{}, false
	}
	c.take("of")
	if m := c.monthName(); m > 0 {
		return c.stretch(first, m), true
	}
	for c.take(",") {
		if c.day() == 0 {
			return moment{}, false
		}
	}
	if !c.joins() {
		return moment{}, false
	}
	last := c.day()
	c.take("of")
	m := c.monthName()
	if last == 0 || m == 0 {
		return moment{}, false
	}
	return c.dated(first, m, last, m, c.statedYear()), true
}

// stretch reads on behind a first day and month: to a last day and month, if there is one.
func (c *clock) stretch(first int, m time.Month) moment {
	year := c.statedYear()
	before := c.at
	if c.joins() {
		last := c.day()
		c.take("of")
		if m2 := c.monthName(); last > 0 && m2 > 0 {
			if y := c.statedYear(); y > 0 {
				year = y
			}
			return c.dated(first, m, last, m2, year)
		}
	}
	c.at = before
	return c.dated(first, m, first, m, year)
}

// monthFirst reads "June 2022", "early June", "October 8 and 9", "last June".
func (c *clock) monthFirst() (moment, bool) {
	if c.at > 0 && c.toks[c.at-1].fold == "last" {
		c.published = yearBefore(c.published, months[c.fold(0)])
	}
	m := c.monthName()
	if m == 0 {
		return moment{}, false
	}
	before := c.at
	if first := c.day(); first > 0 {
		last := first
		within := c.at
		if c.joins() {
			last = c.day()
		}
		if last == 0 || months[c.fold(0)] > 0 {
			c.at, last = within, first
		}
		return c.dated(first, m, last, m, c.statedYear()), true
	}
	c.at = before
	last := c.lastMonth(m)
	year := c.statedYear()
	if year == 0 {
		year = c.latestYear(last, 1)
	}
	if year == 0 {
		return moment{month: m}, true
	}
	if m > last {
		year--
	}
	return moment{start: corpus.Month(year, m)}, true
}

// lastMonth is the last of two months, "February and March", and m where there
// is one.
func (c *clock) lastMonth(m time.Month) time.Month {
	before := c.at
	if c.take("and", "to", "–", "—") {
		if last := c.monthName(); last > 0 {
			return last
		}
	}
	c.at = before
	return m
}

// yearBefore is the publication as it counts for "last June": a June of the
// year of publication is still meant only where it is over.
func yearBefore(published corpus.Date, m time.Month) corpus.Date {
	if published == "" || m == 0 || published.First().Month() != m {
		return published
	}
	return corpus.Date(published.First().AddDate(0, -1, 0).Format("2006-01"))
}

// dated makes a moment of days; the year is the last that puts them before publication.
func (c *clock) dated(first int, m time.Month, last int, m2 time.Month, year int) moment {
	if year == 0 {
		year = c.latestYear(m2, last)
	}
	if year == 0 {
		return moment{month: m}
	}
	firstYear := year
	if m > m2 {
		firstYear--
	}
	if !exists(firstYear, m, first) || !exists(year, m2, last) || m == m2 && last < first {
		return moment{start: corpus.Month(firstYear, m)}
	}
	return moment{start: corpus.Day(firstYear, m, first), end: corpus.Day(year, m2, last)}
}

func exists(year int, m time.Month, day int) bool {
	return time.Date(year, m, day, 0, 0, 0, 0, time.UTC).Day() == day
}

// latestYear is the year of the last such day up to publication; 0 where that is unknown.
func (c *clock) latestYear(m time.Month, day int) int {
	if len(c.published) < len("2006-01") {
		return 0
	}
	until := c.published.Last()
	if time.Date(until.Year(), m, day, 0, 0, 0, 0, time.UTC).After(until) {
		return until.Year() - 1
	}
	return until.Year()
}

// relative reads times reckoned from the day of publication.
func (c *clock) relative() (moment, bool) {
	for _, r := range relatives {
		if !follows(c.toks[c.at:], r.words) {
			continue
		}
		c.at += len(r.words)
		m := moment{fresh: r.fresh, season: r.season}
		if len(c.published) >= r.needs && c.published != "" {
			m.start = r.date(c.published.First())
		}
		m.past = c.published == "" && r.lastYear()
		return m, true
	}
	return moment{}, false
}

// counts are the numbers of weeks that are counted as weeks.
var counts = map[string]int{
	"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// weeksAgo reads "seven weeks ago", "a fortnight ago", "two months ago": the
// month, or as much as a few days more or less leave of it.
func (c *clock) weeksAgo() (moment, bool) {
	days, spread := counts[c.fold(0)], 3
	if n, err := strconv.Atoi(c.fold(0)); err == nil && n <= 12 {
		days = n
	}
	switch c.fold(1) {
	case "week", "weeks":
		days *= 7
	case "fortnight":
		days *= 14
	case "month", "months":
		days, spread = days*30, 15
	default:
		return moment{}, false
	}
	if days <= 0 || days > 120 || c.fold(2) != "ago" {
		return moment{}, false
	}
	c.at += 3
	m := moment{recent: true}
	if len(c.published) == toTheDay {
		day := c.published.First().AddDate(0, 0, -days)
		m.start = shared(day.AddDate(0, 0, -spread), day.AddDate(0, 0, spread))
	}
	return m, true
}

// shared is the month that two days are of, or the year, or nothing.
func shared(a, b time.Time) corpus.Date {
	switch {
	case a.Year() != b.Year():
		return ""
	case a.Month() != b.Month():
		return corpus.Year(a.Year())
	}
	return corpus.Month(a.Year(), a.Month())
}

// A relativeTime is a phrase for a time reckoned from the day of publication.
type relativeTime struct {
	words []string
	fresh bool
	needs int // bytes of precision that the publication must have
	date  func(published time.Time) corpus.Date
	// season is that the year in date is that of a season.
	season bool
}

// lastYear reports whether r is a time of the year before.
func (r relativeTime) lastYear() bool {
	return r.words[0] != "this" && r.words[len(r.words)-1] == "year"
}

const (
	toTheYear  = len("2006")
	toTheMonth = len("2006-01")
	toTheDay   = len("2006-01-02")
)

var relatives = append(seasons(), []relativeTime{
	{[]string{"yesterday"}, true, toTheDay, daysBack(1), false},
	{[]string{"today"}, true, toTheDay, daysBack(0), false},
	{[]string{"tonight"}, true, toTheDay, daysBack(0), false},
	{[]string{"this", "morning"}, true, toTheDay, daysBack(0), false},
	{[]string{"this", "afternoon"}, true, toTheDay, daysBack(0), false},
	{[]string{"last", "night"}, true, toTheDay, daysBack(1), false},
	{[]string{"this", "week"}, true, toTheDay, unstated, false},
	{[]string{"last", "week"}, true, toTheDay, unstated, false},
	{[]string{"in", "recent", "days"}, true, toTheDay, unstated, false},
	{[]string{"this", "month"}, true, toTheMonth, monthsBack(0), false},
	{[]string{"last", "month"}, false, toTheMonth, monthsBack(1), false},
	{[]string{"this", "year"}, false, toTheYear, yearsBack(0), false},
	{[]string{"last", "year"}, false, toTheYear, yearsBack(1), false},
	{[]string{"the", "previous", "year"}, false, toTheYear, unstated, false},
}...)

// seasons reads "last autumn" and "this spring". Winter has no year of its own.
func seasons() []relativeTime {
	var all []relativeTime
	for name, ends := range map[string]time.Month{"spring": time.May, "summer": time.August, "autumn": time.November} {
		all = append(all,
			relativeTime{[]string{"last", name}, false, toTheMonth, lastSeason(ends), true},
			relativeTime{[]string{"this", name}, false, toTheMonth, yearsBack(0), true})
	}
	return all
}

// lastSeason is the year of the last season that ends with month ends; open
// where that one has hardly gone, for the one before can be meant.
func lastSeason(ends time.Month) func(time.Time) corpus.Date {
	return func(t time.Time) corpus.Date {
		switch gone := t.Month() - ends; {
		case gone <= 0:
			return corpus.Year(t.Year() - 1)
		case gone > 2:
			return corpus.Year(t.Year())
		}
		return ""
	}
}

func daysBack(n int) func(time.Time) corpus.Date {
	return func(t time.Time) corpus.Date { return corpus.Date(t.AddDate(0, 0, -n).Format("2006-01-02")) }
}

func monthsBack(n int) func(time.Time) corpus.Date {
	return func(t time.Time) corpus.Date { return corpus.Date(t.AddDate(0, -n, 1-t.Day()).Format("2006-01")) }
}

func yearsBack(n int) func(time.Time) corpus.Date {
	return func(t time.Time) corpus.Date { return corpus.Year(t.Year() - n) }
}

func unstated(time.Time) corpus.Date { return "" }

// weekday reads "on Friday": the last one up to publication.
func (c *clock) weekday() (moment, bool) {
	day, ok := weekdays[c.fold(0)]
	if !ok || !c.toks[c.at].capital {
		return moment{}, false
	}
	c.at++
	m := moment{fresh: true}
	if len(c.published) == toTheDay {
		published := c.published.First()
		back := (int(published.Weekday()) - int(day) + 7) % 7
		m.start = daysBack(back)(published)
	}
	return m, true
}

// year reads a year that stands alone behind a preposition.
func (c *clock) year() (moment, bool) {
	switch c.fold(-1) {
	case "in", "since", "of", "from", "during", "by", "late", "early", "mid", "spring", "summer", "autumn", "winter", "back":
		season := isSeason(c.fold(-1)) || isSeason(c.fold(-2))
		if y := c.yearNumber(); y > 0 {
			return moment{start: corpus.Year(y), season: season}, true
		}
	}
	return moment{}, false
}

func isSeason(word string) bool {
	switch word {
	case "spring", "summer", "autumn", "winter":
		return true
	}
	return false
}

// monthOf is the month of d where it states one.
func monthOf(d corpus.Date) time.Month {
	if len(d) < toTheMonth {
		return 0
	}
	return d.First().Month()
}
