package report

import (
	_ "embed"
	"strings"

	"onrecord/corpus"
)

//go:embed judgements.tsv
var judgementsFile string

//go:embed grades.txt
var gradesFile string

// A judgement is a label that a grade is given to, and where the grade goes.
type judgement struct {
	place string
	words []string
}

// A form is what the tables of one kind of inspection are made of.
type form struct {
	judgements []judgement
	words      map[string]bool // of the labels
}

// forms are the tables of the kinds of inspections: "children", "school", "care".
var forms = func() map[string]*form {
	all := map[string]*form{}
	for kind, rest := range columns(judgementsFile) {
		place, label, _ := strings.Cut(rest, "\t")
		f := all[kind]
		if f == nil {
			f = &form{words: map[string]bool{}}
			all[kind] = f
		}
		words := pattern(label)
		f.judgements = append(f.judgements, judgement{place, words})
		for _, w := range words {
			f.words[w] = true
		}
	}
	return all
}()

// A grading is one way to print a grade.
type grading struct {
	grade string
	words []string
}

var gradings = func() []grading {
	var all []grading
	for grade, words := range columns(gradesFile) {
		all = append(all, grading{grade, fold(words)})
	}
	return all
}()

var (
	gradeWords = func() map[string]bool {
		set := map[string]bool{}
		for _, g := range gradings {
			for _, w := range g.words {
				set[w] = true
			}
		}
		return set
	}()
	// tableHeads are the words of a table that are neither label nor grade.
	tableHeads = wordsFor("table")
)

// A judged is a label of a table and the grade that stands with it.
type judged struct {
	judgement
	grade string
}

// table is the table of judgements with the most of them among words [first,
// last): a run of lines made of the words of such tables. It returns its place too.
func (r *reading) table(f *form, first, last int) (best []judged, place [2]int) {
	last = min(last, len(r.words))
	for i := first; i < last; i++ {
		from := i
		for i < last && r.inTable(f, i) {
			i++
		}
		begin, end := r.wholeLines(from, i)
		if all := r.judgedIn(f, begin, end); len(all) > len(best) {
			best, place = all, [2]int{begin, end}
		}
	}
	return best, place
}

// wholeLines leaves out of words [first, last) the parts of lines at both ends:
// they are of sentences before and behind a table.
func (r *reading) wholeLines(first, last int) (int, int) {
	for first < last && !r.starts(first) {
		first++
	}
	for last > first && !r.starts(last) {
		last--
	}
	return first, last
}

func (r *reading) inTable(f *form, i int) bool {
	w := r.folds[i]
	return f.words[w] || tableHeads[w] || r.gradeWord(i) || w[0] >= '0' && w[0] <= '9'
}

// gradeWord reports whether word i is of a grade; "to" and "be" are in "to be good" alone.
func (r *reading) gradeWord(i int) bool {
	switch w := r.folds[i]; w {
	case "to":
		return r.at(i+1, []string{"be", "good"})
	case "be":
		return i > 0 && r.gradeWord(i-1)
	default:
		return gradeWords[w]
	}
}

// judgedIn reads the table in words [first, last). Whether a grade stands behind
// its label, in the midst of its lines, or in a column of its own, the grades
// come in the order of the labels; so the words of grades are taken out, what
// is left is cut into labels, and the two lists are laid side by side. Labels
// too many are words of the text behind the table.
func (r *reading) judgedIn(f *form, first, last int) []judged {
	var label, grade []int
	for i := first; i < last; i++ {
		switch w := r.folds[i]; {
		case r.gradeWord(i):
			grade = append(grade, i)
		case f.words[w]:
			label = append(label, i)
		}
	}
	labels, begins := r.cutLabels(f, label)
	grades := cutGrades(r.gradesFrom(grade, begins))
	if len(grades) > len(labels) {
		return nil
	}
	all := make([]judged, len(grades))
	for i, g := range grades {
		all[i] = judged{labels[i], g}
	}
	return all
}

// gradesFrom are the words of grades at places, without those of a sentence
// before the table, which begins at word begins. The first half of a grade in
// two lines may stand before its label.
func (r *reading) gradesFrom(places []int, begins int) []string {
	var before, all []string
	for _, i := range places {
		if i < begins {
			before = append(before, r.folds[i])
		} else {
			all = append(all, r.folds[i])
		}
	}
	if n := len(before); n > 0 && before[n-1] == "requires" {
		return append(before[n-1:], all...)
	}
	return all
}

// cutLabels cuts the words at places into labels, the longest first; begins is
// the place of the first.
func (r *reading) cutLabels(f *form, places []int) (all []judgement, begins int) {
	words := make([]string, len(places))
	for i, p := range places {
		words[i] = r.folds[p]
	}
	for i := 0; i < len(words); {
		best := judgement{}
		for _, j := range f.judgements {
			if len(j.words) > len(best.words) && hasPrefix(words[i:], j.words) {
				best = j
			}
		}
		if best.words == nil {
			i++
			continue
		}
		if len(all) == 0 {
			begins = places[i]
		}
		all = append(all, best)
		i += len(best.words)
	}
	return all, begins
}

func cutGrades(words []string) []string {
	var all []string
	for i := 0; i < len(words); {
		best := grading{}
		for _, g := range gradings {
			if len(g.words) > len(best.words) && hasPrefix(words[i:], g.words) {
				best = g
			}
		}
		if best.words == nil {
			i++
			continue
		}
		all = append(all, best.grade)
		i += len(best.words)
	}
	return all
}

func hasPrefix(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if words[i] != w && w != anyWord {
			return false
		}
	}
	return true
}

// anyWord stands for any one word in the lists of labels, headings and titles.
const anyWord = "_"

// grades puts the judgements of a report into their places. What is stated twice
// and not the same is left open, and told.
func grades(all []judged) (g corpus.Grades, doubts []string) {
	stated := map[string]string{}
	for _, j := range all {
		switch earlier := stated[j.place]; {
		case earlier == "":
			stated[j.place] = j.grade
		case earlier != j.grade:
			doubts = append(doubts, "the grade for "+strings.ReplaceAll(j.place, "_", " ")+" is given as "+earlier+" and as "+j.grade)
			stated[j.place] = contradicted
		}
	}
	take := func(place string) *string {
		grade := stated[place]
		delete(stated, place)
		if grade == "" || grade == contradicted {
			return nil
		}
		return &grade
	}
	g.Overall, g.Leaders, g.HelpAndProtection = take("overall"), take("leaders"), take("help_and_protection")
	g.InCare, g.CareLeavers = take("in_care"), take("care_leavers")
	if joint := take("joint"); g.InCare == nil {
		g.InCare = joint
	}
	take("previous")
	for name := range stated {
		if grade := take(name); grade != nil {
			if g.Other == nil {
				g.Other = map[string]string{}
			}
			g.Other[name] = *grade
		}
	}
	return g, doubts
}

// contradicted stands for a grade that is given in two ways.
const contradicted = "?"

// overallSentence reads an overall grade that stands in a sentence of words
// [first, last), behind one of cues: "The overall judgement is inadequate",
// "Children’s services in Harrowmere require improvement to be good".
func (r *reading) overallSentence(cues [][]string, first, last int) (grade string, span corpus.Span) {
	for i := first; i < min(last, len(r.words)); i++ {
		n := longestAt(r, i, cues)
		if n == 0 {
			continue
		}
		for j := i + n; j < min(len(r.words), i+longestName) && !strings.Contains(r.between(j), "."); j++ {
			at := j + longestAt(r, j, gradeVerbs)
			if g, n := r.gradeAt(at); g != "" && (at > j || strings.HasPrefix(r.folds[j], "require")) {
				return g, r.span(i, at+n)
			}
		}
	}
	return "", corpus.Span{}
}

// gradeVerbs are the words that tie a grade to what is graded.
var gradeVerbs = phrasesFor["verb"]

// overallCues are the words that an overall grade in a sentence stands behind,
// by framework; most frameworks give it in their tables alone.
func overallCues(framework string) [][]string { return phrasesFor["overall "+framework] }

// gradeAt is the grade printed at word i, and its number of words.
func (r *reading) gradeAt(i int) (string, int) {
	for _, g := range gradings {
		if r.at(i, g.words) {
			return g.grade, len(g.words)
		}
	}
	return "", 0
}
