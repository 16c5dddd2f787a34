package report_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/report"
)

func readText(s string) report.Result { return readDoc(&corpus.Document{Text: s}) }

// document is the text of a generation.
func document(name string) string { return spelled.Replace(generations[name].text) }

func readDoc(doc *corpus.Document) report.Result {
	return report.Read(doc, text.Parse(doc.Text, doc.Furniture, doc.Headings))
}

func TestGenerations(t *testing.T) {
	for name, g := range generations {
		t.Run(name, func(t *testing.T) {
			got := stated(readText(document(name)))
			want := map[string]string{"inspectorate": "Ofsted"}
			for k, v := range g.want {
				want[k] = v
			}
			for k := range got {
				if got[k] != want[k] && (k != "recommendations" && k != "focus" || want[k] != "") {
					t.Errorf("%s is %q, want %q", k, got[k], want[k])
				}
			}
		})
	}
}

// stated lists what a document states, by the names of the fields.
func stated(r report.Result) map[string]string {
	f := r.Front
	all := map[string]string{
		"kind": string(r.Kind), "inspectorate": r.Inspectorate, "visit": string(r.Visit), "framework": f.Framework, "body": "",
		"start": string(f.Start), "end": string(f.End), "published": string(f.Published), "inspector": f.Inspector, "focus": f.Focus,
		"overall": grade(f.Grades.Overall), "leaders": grade(f.Grades.Leaders), "help_and_protection": grade(f.Grades.HelpAndProtection),
		"in_care": grade(f.Grades.InCare), "care_leavers": grade(f.Grades.CareLeavers),
		"recommendations": strings.TrimLeft(string(rune('0'+len(f.Recommendations))), "0"),
	}
	if bodies := body.Named(r.Body); len(bodies) > 0 {
		all["body"] = bodies[0].Name
	}
	return all
}

// Every authority is found by every way in which titles print its name.
func TestBodyOfEveryAuthority(t *testing.T) {
	titles := []string{
		"Inspection of NAME local authority children’s services\nInspection dates: 6 to 17 December 2021\n",
		"Inspection of NAME Council’s children’s services\n\nInspection dates: 6 to 17 December 2021\n",
		"NAME Metropolitan Borough Council\nInspection of children’s social care services\nInspection dates: 6 December 2021 to 17 December 2021\n",
		"NAME\n\nInspection of services for children in need of help and\nprotection, children looked after and care leavers\nInspection date: 6–17 May 2016\n",
		"1 May 2019\nDear Ann\nFocused visit to NAME children’s services\nThis letter tells of a visit on 1 April 2019.",
		"1 May 2019\nDear Ann\nThank you for your help. This letter tells what we found on the focused visit to NAME children’s services on 1 April 2019.",
		"1 May 2019\nDear Ann\nOfsted focused visit to children’s services in NAME\nThis letter tells of a visit on 1 April 2019.",
		"1 May 2019 Dear Ann Focused visit to NAME children’s services This letter tells of a visit on 1 April 2019.",
		"1 May 2019\nDear Ann\n\nMonitoring visit to NAME City Council\n\nThis letter tells of a visit on 1 April 2019.",
		"1 May 2019\nDear local partnership\nJoint targeted area inspection of the multi-agency response to neglect in NAME\nBetween 1 and 5 April 2019, we were there.",
	}
	for _, a := range body.Authorities() {
		for _, title := range titles {
			s := strings.ReplaceAll(title, "NAME", a.Body.Name)
			got := body.Named(readText(s).Body)
			if len(got) != 1 || got[0] != a.Body {
				t.Errorf("%q: got %v", s, got)
			}
		}
	}
}

func TestDates(t *testing.T) {
	for printed, want := range map[string][2]string{
		"6 to 17 December 2021":                             {"2021-12-06", "2021-12-17"},
		"6th to 17th December 2021":                         {"2021-12-06", "2021-12-17"},
		"6-17 Dec 2021":                                     {"2021-12-06", "2021-12-17"},
		"Monday 6 December 2021 to Friday 17 December 2021": {"2021-12-06", "2021-12-17"},
		"30 November – 17 December 2021":                    {"2021-11-30", "2021-12-17"},
		"20 December to 14 January 2022":                    {"2021-12-20", "2022-01-14"},
		"20 December 2021 to 14 January 2022":               {"2021-12-20", "2022-01-14"},
		"1/06/2015 – 25/06/2015":                            {"2015-06-01", "2015-06-25"},
		"01.06.15 - 25.06.15":                               {"2015-06-01", "2015-06-25"},
		"6 to17 December2021":                               {"2021-12-06", "2021-12-17"},
		"5 February 2019":                                   {"2019-02-05", "2019-02-05"},
		"9 to 13 March 2020 and 6 to 10 July 2020":          {"2020-03-09", "2020-07-10"},
		"15, 16 and 21 July 2025":                           {"2025-07-15", "2025-07-21"},
		"6   to   17\n   December   2021":                   {"2021-12-06", "2021-12-17"},
		"6 to 17 Decmber 2021":                              {"2021-12-06", "2021-12-17"},
		"6 to 17 December 20021":                            {"2021-12-06", "2021-12-17"},
		"3 December 2021 to 17 December 20211":              {"2021-12-03", "2021-12-17"},
		"6 December 2022 to 17 December 2021":               {"2021-12-06", "2021-12-17"},
		"31 June to 2 July":                                 {"", ""},
		"to be announced":                                   {"", ""},
	} {
		doc := &corpus.Document{
			Text: "Inspection of Harrowmere local authority children’s services\n\nInspection dates: " + printed + "\n\nLead inspector: Ann Oduya, HMI\n\nChildren are safe.",
		}
		if strings.Contains(printed, "2021") || strings.Contains(printed, "20021") {
			doc.Published = &corpus.Published{Date: "2022-02-11", From: "name"}
		}
		f := readDoc(doc).Front
		if string(f.Start) != want[0] || string(f.End) != want[1] {
			t.Errorf("%q: got %s to %s, want %s to %s", printed, f.Start, f.End, want[0], want[1])
		}
	}
}

func TestArticlesAreNoReports(t *testing.T) {
	for _, article := range []string{
		"Inspection of Harrowmere children’s services finds children at risk\n\nInspectors visited from 6 to 17 December 2021. Lead inspector Ann Oduya said: “Children are not safe.” Overall effectiveness was inadequate.",
		"Focused visit to Harrowmere children’s services\n\nOfsted has published a letter. “This letter tells what we found on 5 and 6 November 2019,” it says. “Yours sincerely, Ann Oduya, Her Majesty’s Inspector.”",
		"Dear reader\n\nMonitoring visits are stressful. A monitoring visit to Harrowmere council took place on 5 May.",
		"Joint targeted area inspection of Harrowmere slams police and council\n\nBetween 20 and 24 March 2017 a team came.",
		"Ofsted’s grades explained\n\nInspection dates: these are printed on page one. Inspection report: what you read.",
	} {
		if r := readText(article); r.Kind != "" {
			t.Errorf("%q is taken for a %s", article, r.Kind)
		}
	}
	doc := &corpus.Document{Text: document("ILACS short, 2023, care leavers apart"), Kind: corpus.Article}
	if r := readDoc(doc); r.Kind != "" {
		t.Error("what is declared an article is read as a report")
	}
}

func TestReportWithoutGrades(t *testing.T) {
	r := readText("Inspection of Harrowmere local authority children’s services\nInspection dates: 6 to 17 December 2021\nLead inspector: Ann Oduya, HMI\n\n" +
		"When children’s services were last inspected they were good. The overall effectiveness of the service is not judged here. Leaders are good at listening.")
	if r.Kind != corpus.Report || r.Front.Start != "2021-12-06" {
		t.Fatalf("not read: %+v", r)
	}
	if g := r.Front.Grades; g.Overall != nil || g.Leaders != nil || g.HelpAndProtection != nil || g.InCare != nil || g.CareLeavers != nil {
		t.Errorf("grades are invented: %+v", g)
	}
}

func TestLetterForTwoAuthorities(t *testing.T) {
	r := readText("3 May 2022\nDear both\nFocused visit to Kingston upon Thames and Richmond upon Thames children’s services\nThis letter tells of a visit on 5 and 6 April 2022.\nYours sincerely\nAnn Oduya\nHer Majesty’s Inspector\n")
	var ids []string
	for _, b := range body.Named(r.Body) {
		ids = append(ids, b.ID)
	}
	if got := strings.Join(ids, " "); got != "kingston-upon-thames richmond-upon-thames" {
		t.Errorf("got %q", got)
	}
}

func TestContradictionsAreTold(t *testing.T) {
	letter := "4 January 2018\nDear Ann\nFocused visit to Harrowmere children’s services\nThis letter tells of a visit on 4 December 2018.\nYours sincerely\nAnn Oduya\nHer Majesty’s Inspector\n"
	r := readDoc(&corpus.Document{Text: letter, Published: &corpus.Published{Date: "2019-01-04", From: "name"}})
	if r.Front.Published != "2019-01-04" || r.Front.Start != "2018-12-04" {
		t.Errorf("published %s, visit %s", r.Front.Published, r.Front.Start)
	}
	for _, date := range []string{"2018-01-04", "2019-01-04", "2018-12-04"} {
		if !strings.Contains(strings.Join(r.Warnings, "\n"), date) {
			t.Errorf("no warning names %s: %q", date, r.Warnings)
		}
	}
	twice := strings.Replace(document("ILACS, 2018, care and care leavers together"), "Overall effectiveness	Requires improvement\nto be good", "Overall effectiveness	Good\nOverall effectiveness	Inadequate", 1)
	r = readText(twice)
	if r.Front.Grades.Overall != nil || !strings.Contains(strings.Join(r.Warnings, ""), "good and as inadequate") {
		t.Errorf("overall %v, warnings %q", grade(r.Front.Grades.Overall), r.Warnings)
	}
}

func TestOtherJudgements(t *testing.T) {
	other := readText(document("single inspection, 2014")).Front.Grades.Other
	if other["adoption performance"] != "requires improvement" || other["safeguarding children board"] != "good" {
		t.Errorf("got %v", other)
	}
}

func TestReissuedReportSaysSo(t *testing.T) {
	source := strings.Replace(document("ILACS short, 2023, care leavers apart"), "Judgement Grade", "This report replaces one of 1 March.\n\nJudgement Grade", 1)
	r := readText(source)
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "This report replaces") {
		t.Errorf("got %q", r.Warnings)
	}
	if r.Front.Start != "2023-01-30" || grade(r.Front.Grades.Overall) != "good" {
		t.Errorf("the rest is lost: %+v", r.Front)
	}
}

// A document that breaks off behind any word, or begins there, is read without a fault.
func TestCutDocuments(t *testing.T) {
	for name := range generations {
		source := document(name)
		for at, r := range source {
			if unicode.IsSpace(r) {
				sound(t, source[:at])
				sound(t, source[at:])
			}
		}
	}
}

// sound checks that all that is read in source lies within it.
func sound(t *testing.T, source string) {
	t.Helper()
	r := readText(source)
	spans := corpus.Spans{r.BodySpan}
	for _, e := range r.Evidence {
		spans = append(spans, e.Span)
	}
	for _, s := range r.Sections {
		spans = append(spans, s.Span)
	}
	for _, a := range r.Front.Recommendations {
		spans = append(spans, a.Span)
	}
	for _, s := range spans {
		if err := s.Check(source); err != nil {
			t.Error(err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for name := range generations {
		f.Add(document(name))
	}
	f.Add("Dear\nFocused visit to X\n1/1/1 31 December 99999 Yours sincerely")
	f.Add("Inspection of children’s social care services\nInspection dates: 6 to\nRecord of main findings\nrequires to be good")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		sound(t, source)
	})
}
