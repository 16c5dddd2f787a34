package body

import (
	_ "embed"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

//go:embed shapes.tsv
var shapesFile string

//go:embed context.txt
var contextFile string

// A kindOfName is a row of shapes.tsv.
type kindOfName struct {
	sort  string
	sure  float64
	lower bool // the words need no capitals
	vague bool // no inspected body for certain, where no inspectorate is named
	words []string
}

// endings and beginnings are the shapes by the last and by the first of their
// words, the longest first.
var endings, beginnings = func() (ends, begins map[string][]kindOfName) {
	ends, begins = map[string][]kindOfName{}, map[string][]kindOfName{}
	for line := range strings.Lines(shapesFile) {
		column := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(column) < 4 {
			continue
		}
		sure, err := strconv.ParseFloat(column[1], 64)
		if err != nil {
			panic("shapes.tsv: " + err.Error())
		}
		k := kindOfName{column[0], sure, strings.Contains(column[2], "lower"), strings.Contains(column[2], "vague"), fold(column[3])}
		if strings.HasPrefix(column[2], "begin") {
			begins[k.words[0]] = insertShape(begins[k.words[0]], k)
		} else {
			last := k.words[len(k.words)-1]
			ends[last] = insertShape(ends[last], k)
		}
	}
	return ends, begins
}()

func insertShape(list []kindOfName, k kindOfName) []kindOfName {
	at := len(list)
	for at > 0 && len(list[at-1].words) < len(k.words) {
		at--
	}
	return append(list[:at], append([]kindOfName{k}, list[at:]...)...)
}

// contextWords are the words of context.txt by what they are for; background
// are its phrases of that name by their first word.
var contextWords, background = func() (words map[string]map[string]bool, phrases map[string][][]string) {
	words, phrases = map[string]map[string]bool{}, map[string][][]string{}
	for use, row := range pairs(contextFile) {
		if use == "background" {
			w := fold(row)
			phrases[w[0]] = append(phrases[w[0]], w)
			continue
		}
		if words[use] == nil {
			words[use] = map[string]bool{}
		}
		words[use][row] = true
	}
	return words, phrases
}()

var (
	placeWords    = contextWords["place"]
	roleWords     = contextWords["role"]
	functionWords = contextWords["function"]
	connectors    = contextWords["connector"]
	partsWithOf   = contextWords["with-of"]
	particles     = contextWords["particle"]
	noPlaces      = contextWords["no-place"]
	councilNouns  = contextWords["council"]
	councilSorts  = contextWords["council-sort"]
)

// longestName is the most words that the name of a body has before the words of
// its shape.
const longestName = 8

// shaped finds the name of a body that ends with word i: capitals before the
// words of a shape.
func (f *finder) shaped(i int, p text.Paragraph) (mention, bool) {
	list := endings[f.fold(i)]
	if list == nil {
		list = endings[f.t.Fold(i)]
	}
	for _, k := range list {
		at := i + 1 - len(k.words)
		if !f.words(at, k, p) || f.goesOn(i+1, p.Last) {
			continue
		}
		first := f.nameBefore(at, p)
		if first == at {
			return mention{}, false
		}
		m := mention{first: first, last: i + 1, form: shape, sort: k.sort, sure: k.sure, vague: k.vague}
		if k.vague && k.lower && !f.capital(at) {
			m.sure *= described
		}
		if b, ok := unlisted(f.t.Span(first, i+1).Of(f.t.Source)); ok {
			m.bodies = []corpus.Body{b}
			return m, true
		}
		return mention{}, false
	}
	return mention{}, false
}

// described is how much less sure a name is that is told by a noun without its
// capital: "Ashby nursery" says where a nursery is.
const described = 0.6

// words reports whether the words of k stand at word at, a hyphen in a word
// passed over, in capitals where it asks for them.
func (f *finder) words(at int, k kindOfName, p text.Paragraph) bool {
	if at <= p.First {
		return false
	}
	for j, w := range k.words {
		if f.fold(at+j) != strings.TrimSuffix(w, "'s") || !k.lower && !f.capital(at+j) && !connectors[w] {
			return false
		}
	}
	return true
}

// goesOn reports whether a name that seems to end before word i goes on behind
// it ("Royal College of Nursing").
func (f *finder) goesOn(i, last int) bool {
	return i+1 < last && f.fold(i) == "of" && f.capital(i+1)
}

// longestAbbreviation is the most letters of a word that a full stop within a
// name cuts short ("St. Helens").
const longestAbbreviation = 3

// nameBefore is where the run of capitals that ends before word at begins; at
// itself where there is none. Titles and the beginnings of sentences are left
// out of it.
func (f *finder) nameBefore(at int, p text.Paragraph) int {
	first := at
	for i := at - 1; i >= p.First && at-i <= longestName; i-- {
		w := f.t.Word(i)
		folded := f.fold(i)
		switch {
		case f.t.Words[i].Kind == text.Alpha && capital(w) && !roleWords[folded]:
			first = i
		case folded == "." && i > p.First && len(f.t.Word(i-1)) > longestAbbreviation:
			i = p.First
		case i > p.First && first < at && (connectors[folded] || f.t.Word(i-1) == "-" || f.t.Word(i+1) == "-"):
		default:
			i = p.First
		}
	}
	for first < at && (functionWords[f.fold(first)] || !f.capital(first)) {
		first++
	}
	if begin := f.genericBefore(first, p.First); begin < first && f.fold(begin) != "the" {
		first = begin
	}
	return f.behindOffice(first, at)
}

// behindOffice cuts an office off a name: of "Leader of Harrowmere Council" the
// part behind "of" stays, of "Isle of Wexley Council" all.
func (f *finder) behindOffice(first, at int) int {
	for i := first + 1; i+1 < at; i++ {
		if f.fold(i) == "of" && !partsWithOf[f.fold(i-1)] {
			first = i + 1
		}
	}
	for first < at && f.fold(first) == "the" {
		first++
	}
	return first
}

// prefixed finds the name of a body that word i begins: "HMP Norbridge".
func (f *finder) prefixed(i int, p text.Paragraph) (mention, bool) {
	for _, k := range beginnings[f.fold(i)] {
		at := i + len(k.words)
		if at >= p.Last || !f.prefixWords(i, k) {
			continue
		}
		for at+1 < p.Last && (f.t.Word(at) == "/" || f.t.Word(at) == "&" || f.fold(at) == "and" || f.fold(at) == "yoi" || f.fold(at) == "hmyoi") {
			at++
		}
		last := at
		for last < p.Last && last-at < longestName/2 && (f.t.Words[last].Kind == text.Alpha && (f.capital(last) || f.t.Word(last-1) == "-") || last > at && f.joins(last, p.Last)) {
			last++
			if strings.HasSuffix(f.t.Fold(last-1), "'s") {
				break
			}
		}
		if last == at {
			continue
		}
		if b, ok := unlisted(f.t.Span(i, last).Of(f.t.Source)); ok {
			return mention{bodies: []corpus.Body{b}, first: i, last: last, form: shape, sort: k.sort, sure: k.sure, vague: k.vague}, true
		}
	}
	return mention{}, false
}

// placed finds the place that begins with word i, behind "children’s services in".
func (f *finder) placed(i int, p text.Paragraph) (mention, bool) {
	if !f.servicesIn(i, p.First) || roleWords[f.fold(i)] || functionWords[f.fold(i)] || noPlaces[f.fold(i)] {
		return mention{}, false
	}
	last := i + 1
	for last+1 < p.Last && last-i < longestName && (f.t.Words[last].Kind == text.Alpha && f.capital(last) || f.t.Word(last) == "-") {
		last++
	}
	if b, ok := unlisted(f.t.Span(i, last).Of(f.t.Source)); ok {
		return mention{bodies: []corpus.Body{b}, first: i, last: last, form: services, sort: "council", sure: surePlace}, true
	}
	return mention{}, false
}

// surePlace is how sure it is that a place with children's services is an
// inspected body.
const surePlace = 0.8

// joins reports whether word i stands between two words of a name: a hyphen, or
// "y" in "Ysgol Nant y Coed".
func (f *finder) joins(i, last int) bool {
	return f.t.Word(i) == "-" || particles[f.fold(i)] && i+1 < last && f.capital(i+1)
}

func (f *finder) prefixWords(i int, k kindOfName) bool {
	for j, w := range k.words {
		if f.fold(i+j) != w || !f.capital(i+j) {
			return false
		}
	}
	return true
}

// introduce makes the name of a council that no list knows known within the text.
func (f *finder) introduce(m mention) {
	if m.sort == "council" {
		f.know(m.bodies[0].Name, m, false)
	}
}

// define makes an acronym that stands in brackets behind m known within the text.
func (f *finder) define(m mention, p text.Paragraph) {
	i := m.last
	if i < p.Last && f.services(i, p.Last) > 0 {
		i += f.services(i, p.Last)
	}
	if i+2 >= p.Last || f.t.Word(i) != "(" || f.t.Word(i+2) != ")" {
		return
	}
	if short := f.t.Word(i + 1); len(short) >= 2 && len(short) <= 8 && short == strings.ToUpper(short) && f.t.Words[i+1].Kind == text.Alpha {
		f.know(short, m, true)
	}
}

func (f *finder) know(name string, m mention, capitals bool) {
	words := fold(name)
	if len(words) == 0 {
		return
	}
	e := entry{}
	for _, b := range m.bodies {
		e.of = append(e.of, &Authority{Body: b})
	}
	for _, k := range f.local[words[0]] {
		if strings.Join(k.rest, " ") == strings.Join(words[1:], " ") {
			return
		}
	}
	f.local[words[0]] = append(f.local[words[0]], known{words[1:], e, capitals, m})
}
