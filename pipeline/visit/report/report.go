// Package report reads the front matter of inspection documents: reports and
// letters of the inspectorates. A document and its words go in; what it states
// of its visit comes out, each with its place: inspectorate, body as printed,
// kind of visit, dates, lead inspector, grades, sections, recommendations.
//
// A document is told from an article about it by its title in the form of the
// published templates and by what belongs to that form: the label of the
// inspection dates, or a letter's salutation and close. Words are read in their
// order, marks, line ends and page furniture aside, so that a name over two
// lines or a grade beside its label is one thing in any layout.
//
// What a document does not state stays empty. Dates that cannot be as printed
// are read by the help of each other and of the publication and told in a
// warning, or left out. Doubtful: dates whose year is misprinted in a document
// without a day of publication.
package report

import (
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/visit/inspectorate"
)

// A Result is what an inspection document states. The zero Result is that of
// any other text.
type Result struct {
	Kind         corpus.Kind // Report or Letter
	Inspectorate string
	Visit        corpus.VisitKind
	Body         string      // as printed in the title; empty if it is not
	BodySpan     corpus.Span // its place
	Front        corpus.Front
	Sections     []corpus.Section
	Evidence     []corpus.Evidence // a place for each thing stated
	Warnings     []string

	onlyListed bool // what is no listed heading heads no section
}

// headWords is how many words of a text its title and labels are sought in.
const headWords = 500

// Read reads doc, whose words are t. The Result is zero for a text that is no
// inspection document, and for one that is declared to be an article.
func Read(doc *corpus.Document, t *text.Text) Result {
	if doc.Kind == corpus.Article {
		return Result{}
	}
	head := read(t, headWords)
	if dear, titling, ok := head.letter(); ok {
		return readLetter(doc, t, dear, titling)
	}
	if dates, titling, ok := head.report(); ok {
		return readReport(doc, t, dates, titling)
	}
	return Result{}
}

// letter finds the salutation and the subject of a letter: on a line between
// them and its text, before the salutation, close behind it where line ends are
// lost, or in the letter's first sentence.
func (r *reading) letter() (dear int, found titling, ok bool) {
	for i := range r.folds {
		if r.surface(i) != "Dear" {
			continue
		}
		behind, last := i+1, min(len(r.words), i+subjectWords)
		if found, ok = r.titled(behind, last, corpus.Letter, r.beginsTitle); ok {
			return i, found, true
		}
		if found, ok = r.titled(0, i, corpus.Letter, r.beginsTitle); ok {
			return i, found, true
		}
		opening := r.find([]string{"this", "letter"}, behind, last)
		if opening < 0 {
			continue
		}
		if found, ok = r.titled(behind, last, corpus.Letter, func(title, int) bool { return true }); ok {
			return i, found, true
		}
	}
	return 0, found, false
}

// subjectWords is how many words behind a salutation the subject is sought in.
const subjectWords = 60

// report finds the title of a report and the word at which its inspection dates
// are labelled, or begin a line without a label close behind the title ("3–14
// June 2019", "Between 3 and 14 June 2019").
func (r *reading) report() (dates int, found titling, ok bool) {
	if dates, _, ok = r.label("dates", 0, len(r.words)); ok {
		found, ok = r.titled(0, dates, corpus.Report, r.beginsTitle)
		return dates, found, ok
	}
	found, ok = r.titled(0, min(len(r.words), titleWords), corpus.Report, r.beginsTitle)
	if !ok || found.inspectorate == anyInspectorate {
		return 0, found, false
	}
	d, ok := r.dating(found.last, datesBehindTitle)
	opens := ok && (r.starts(d.first) || d.first > 0 && r.starts(d.first-1))
	return d.first, found, opens && d.parts[0].day != 0
}

const (
	// titleWords is how many words of a report its title is sought in, where no
	// label stands behind it.
	titleWords = 100
	// datesBehindTitle is how many words may stand between a title and the dates.
	datesBehindTitle = 12
)

func readReport(doc *corpus.Document, t *text.Text, dates int, found titling) Result {
	r := read(t, -1)
	res := begin(r, corpus.Report, found)
	if found.inspectorate == anyInspectorate {
		res.Inspectorate = named(doc, t)
	}
	first, last := r.reportBody(found, dates)
	res.body(r, first, last)
	head := min(len(r.words), headWords)
	published, span := r.published(dates, head)
	res.publish(doc, published, span)
	behind := dates
	if _, b, ok := r.label("dates", dates, dates+1); ok {
		behind = b
	}
	if d, ok := r.dating(behind, labelSlack); ok {
		res.period(doc, r, d)
	}
	res.inspector(r.reportInspector())
	kind := formOf(res.Inspectorate, found.framework)
	res.judge(r, forms[kind], found.framework, dates)
	res.parts(t, int(r.words[dates].End), kind == "children")
	if _, fiveQuestions := res.Front.Grades.Other["well led"]; fiveQuestions && res.Inspectorate == "" {
		res.Inspectorate = "Care Quality Commission"
	}
	res.Front.Framework = framework(found.framework, res.Front)
	return res
}

// anyInspectorate stands in titles.tsv for a title that several inspectorates use.
const anyInspectorate = "*"

// named is the inspectorate that a text names; empty where it names none.
func named(doc *corpus.Document, t *text.Text) string {
	of, _ := inspectorate.Of(doc, inspectorate.Find(t))
	return of.Name
}

// formOf is the kind of table that the reports of an inspectorate have.
func formOf(of, framework string) string {
	switch {
	case of != "Ofsted":
		return "care"
	case framework == "" || strings.HasPrefix(framework, "school"):
		return "school"
	}
	return "children"
}

func readLetter(doc *corpus.Document, t *text.Text, dear int, found titling) Result {
	r := read(t, -1)
	res := begin(r, corpus.Letter, found)
	res.body(r, found.bodyFirst, found.bodyLast)
	published, span := r.letterDate(dear)
	res.publish(doc, published, span)
	if d, ok := r.letterDates(found.last, found.last+visitReach); ok {
		res.period(doc, r, d)
	}
	res.inspector(r.letterInspector())
	focus, span := r.focus(found.last)
	res.Front.Focus = focus
	res.note("focus", span)
	res.Front.Framework = found.framework
	res.parts(t, int(r.words[found.last-1].End), true)
	return res
}

// visitReach is how many words behind the subject of a letter the days of the
// visit are sought in.
const visitReach = 160

func begin(r *reading, kind corpus.Kind, found titling) Result {
	res := Result{Kind: kind, Inspectorate: found.inspectorate, Visit: found.visit}
	res.note("title", r.span(found.first, found.last))
	for i := range min(len(r.words), headWords) {
		if n := longestAt(r, i, labels("reissued")); n > 0 {
			res.note("reissued", r.span(i, i+n))
			res.Warnings = append(res.Warnings, fmt.Sprintf("says of itself %q: another version of it may be about", r.show(i, i+n)))
			break
		}
	}
	return res
}

func (res *Result) note(rule string, span corpus.Span) {
	if !span.Empty() {
		res.Evidence = append(res.Evidence, corpus.Evidence{Span: span, Rule: rule})
	}
}

func (res *Result) body(r *reading, first, last int) {
	if first < last {
		res.Body, res.BodySpan = r.show(first, last), r.span(first, last)
		res.note("body", res.BodySpan)
	}
}

// reportBody is the printed name of the body: in the title, or on the lines
// before it, or else on those between it and the dates.
func (r *reading) reportBody(found titling, dates int) (first, last int) {
	if found.place == "in" {
		return found.bodyFirst, found.bodyLast
	}
	first, last = 0, found.first
	if found.place == "after" || first == last {
		first, last = found.last, dates
	}
	for first < last && (r.folds[first] == "ofsted" || r.words[first].Kind == text.Number) {
		first++
	}
	for last-first > longestName {
		first++
		for first < last && !r.starts(first) {
			first++
		}
	}
	return first, last
}

// publish settles the day of publication: the printed one, or else the one
// that the reader found. Two that differ are told.
func (res *Result) publish(doc *corpus.Document, printed corpus.Date, span corpus.Span) {
	res.note("published", span)
	res.Front.Published = printed
	if doc.Published == nil {
		return
	}
	if printed == "" {
		res.Front.Published = doc.Published.Date
	} else if !printed.Compatible(doc.Published.Date) {
		res.Warnings = append(res.Warnings, fmt.Sprintf("published on %s as the document says, on %s by its %s", printed, doc.Published.Date, doc.Published.From))
	}
}

// period settles the days of the visit. Where the printed publication cannot
// be, because it came before the visit, and the other one can, that is taken.
func (res *Result) period(doc *corpus.Document, r *reading, d dating) {
	published := res.Front.Published
	if doc.Published != nil {
		published = doc.Published.Date
	}
	start, end, doubts := d.period(published)
	res.Front.Start, res.Front.End = start, end
	res.Warnings = append(res.Warnings, doubts...)
	res.note("dates", r.span(d.first, d.last))
	if end != "" && before(res.Front.Published, end) {
		res.Warnings = append(res.Warnings, fmt.Sprintf("published on %s as the document says, before the visit ended on %s", res.Front.Published, end))
		if !before(published, end) {
			res.Front.Published = published
		}
	}
}

func (res *Result) inspector(name string, span corpus.Span) {
	res.Front.Inspector = name
	res.note("inspector", span)
}

// judge reads the grades: from the table at the head of a report, or the record
// of main findings at its end, and the overall one from a sentence before the
// table where the table has none.
func (res *Result) judge(r *reading, f *form, framework string, dates int) {
	all, place := r.table(f, dates, dates+headWords)
	if len(all) < fewestJudgements {
		if record := r.findLast([]string{"record", "of", "main", "findings"}); record >= 0 {
			all, place = r.table(f, record, record+headWords)
		}
	}
	if len(all) < fewestJudgements {
		all, place = nil, [2]int{}
	}
	g, doubts := grades(all)
	res.note("grades", r.span(place[0], place[1]))
	last := place[0]
	if last <= dates {
		last = dates + headWords
	}
	if overall, span := r.overallSentence(overallCues(framework), dates, last); g.Overall == nil && overall != "" {
		g.Overall = &overall
		res.note("overall", span)
	}
	if board, span := r.overallSentence(phrasesFor["board"], dates, dates+headWords); framework == "SIF" && board != "" {
		if g.Other == nil {
			g.Other = map[string]string{}
		}
		g.Other["safeguarding children board"] = board
		res.note("board", span)
	}
	res.Front.Grades = g
	res.Warnings = append(res.Warnings, doubts...)
}

// fewestJudgements is how many judgements make a table.
const fewestJudgements = 3

// parts sets the sections behind byte offset from, and the recommendations in
// them. What was read as evidence is no heading.
func (res *Result) parts(t *text.Text, from int, onlyListed bool) {
	res.onlyListed = onlyListed
	var read corpus.Spans
	for _, e := range res.Evidence {
		read = append(read, e.Span)
	}
	res.addSections(t, sections(t, from, read, onlyListed))
}

// Continue reads t, the next part of the text of an inspection document, on from
// what was read of it: the section that is open goes on to the first heading.
func (res *Result) Continue(t *text.Text) {
	if res.Kind == "" || len(t.Paragraphs) == 0 {
		return
	}
	more := sections(t, 0, nil, res.onlyListed)
	if n := len(res.Sections); n > 0 {
		last := len(t.Paragraphs)
		if len(more) > 0 {
			last = more[0].first
		}
		if last > 0 {
			res.Sections[n-1].Span.End = t.Paragraphs[last-1].Span.End
		}
	}
	res.addSections(t, more)
}

func (res *Result) addSections(t *text.Text, all []section) {
	for _, s := range all {
		res.Sections = append(res.Sections, s.shown(t))
		if s.under == "actions" {
			res.Front.Recommendations = append(res.Front.Recommendations, recommendations(t, s)...)
		}
	}
}

// framework tells the kinds of ILACS inspection apart: a short one has a week
// of fieldwork, and from 2026 on there is no overall grade.
func framework(name string, front corpus.Front) string {
	if name != "ILACS" {
		return name
	}
	switch {
	case front.Grades.Leaders != nil && front.Grades.Overall == nil:
		return "ILACS post-reform"
	case front.Start != "" && front.End.First().Sub(front.Start.First()).Hours() <= 5*24:
		return "ILACS short"
	}
	return "ILACS standard"
}
