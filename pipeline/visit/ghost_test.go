package visit

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

// registerOf is the ids of the visits that the cycle and articles come to.
func registerOf(articles ...*corpus.Record) []string {
	visits, _ := Resolve(harrowmere, append(cycle(), articles...), nil)
	var ids []string
	for _, v := range visits {
		ids = append(ids, strings.TrimPrefix(v.ID, harrowmere.ID+"/"))
	}
	return ids
}

func TestMentionsOfHeldVisitsAddNone(t *testing.T) {
	held := registerOf()
	for name, words := range map[string]string{
		"the month of its report":     "The bins are late. After the full inspection in January 2021, the care of children was rated good.",
		"the year of its report":      "The bins are late. The council was rated inadequate in 2021.",
		"another grade":               "The bins are late. Since the full inspection in 2020, when the care of children was rated good, much has changed.",
		"another word for its kind":   "The bins are late. At the assurance visit in November 2020 inspectors saw progress.",
		"no ordinal and another year": "The bins are late. A monitoring visit in May 2023 praised the council.",
	} {
		if got := registerOf(newsOf("mention", "2024-05-01", words)); !slices.Equal(got, held) {
			t.Errorf("%s: the visits are %q, want %q", name, got, held)
		}
	}
}

func TestMentionsOfOtherVisitsAddThem(t *testing.T) {
	for want, words := range map[string]string{
		"2012-full":         "Bins are late. Since the full inspection in 2012, when the council was rated inadequate, much has changed.",
		"2020-monitoring-4": "Ofsted has carried out its fifth monitoring visit to Harrowmere since it was rated inadequate in November 2020. Its fourth, in October 2022, looked at the front door.",
	} {
		if got := registerOf(newsOf("mention", "2024-05-01", words)); !slices.Contains(got, want) {
			t.Errorf("the visits are %q, without %q", got, want)
		}
	}
}

func TestGradesOfMentionedVisits(t *testing.T) {
	for words, want := range map[string]string{
		"Since the full inspection in 2012, when the council was rated inadequate, much has changed.":                 "inadequate",
		"Since the full inspection in 2012, when the experiences of care leavers were judged good, much has changed.": "",
		"Since the full inspection in 2012, services have deteriorated and are now inadequate.":                       "",
	} {
		visits, _ := Resolve(harrowmere, append(cycle(), newsOf("mention", "2024-05-01", "Bins are late. "+words)), nil)
		i := slices.IndexFunc(visits, func(v corpus.Visit) bool { return v.ID == "harrowmere/2012-full" })
		if i < 0 {
			t.Errorf("%q: no visit of 2012", words)
			continue
		}
		got := ""
		if g := visits[i].Grades.Overall; g != nil {
			got = *g
		}
		if got != want {
			t.Errorf("%q: the grade is %q, want %q", words, got, want)
		}
	}
}
