package report_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/report"
)

func readText(s string) report.Result { return readDoc(&corpus.Document{Text: s}) }

func readDoc(doc *corpus.Document) report.Result {
	return report.Read(doc, text.Parse(doc.Text, doc.Furniture, doc.Headings))
}

// generations are documents of every generation, about places that do not exist.
var generations = map[string]struct {
	text string
	want map[string]string
}{
	"arrangements for protection, 2013": {
		`Inspection of local authority arrangements for the protection of children

Harrowmere Borough Council

Inspection dates:	14 – 23 January 2013
Lead inspector	Carys Bevan HMI

Age group: All
Published:	22 February 2013

Contents
Overall effectiveness	3
Areas for improvement	4

Overall effectiveness
1. The overall effectiveness of the arrangements to protect children in Harrowmere is judged to be adequate.

Areas for improvement
2. To raise the standard of help, the council and its partners should act as follows.
Immediately:
• make sure that every referral is read on the day that it comes
• give every social worker supervision
Within three months:
• agree thresholds with schools

Record of main findings
Local authority arrangements for the protection of children
Overall effectiveness	Adequate
The effectiveness of the help and protection	Good
provided to children, young people, families and carers
The quality of practice	Adequate
Leadership and governance	Inadequate
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "CP 2012", "body": "Harrowmere", "start": "2013-01-14", "end": "2013-01-23", "published": "2013-02-22",
			"inspector": "Carys Bevan", "overall": "adequate", "leaders": "inadequate", "help_and_protection": "good", "recommendations": "3",
		},
	},
	"single inspection, 2014": {
		`Metropolitan Borough of Harrowmere

Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board1

Inspection date: 29 November – 17 December 2014
Report published: 6 February 2015

The overall judgement is that children’s services require
improvement
Nobody was found to be at risk of harm.

1. Children who need help and protection	Good
2. Children looked after and achieving
permanence	Requires
improvement
Requires
2.1 Adoption performance
improvement
2.2 Experiences and progress of care leavers	Outstanding
3. Leadership, management and governance	Inadequate

The effectiveness of the Local Safeguarding Children Board (LSCB) is good

1 Two reports are printed in one.

Executive summary
The authority was judged inadequate in March 2011.

Information about this inspection
The inspection team
Deputy lead inspector: Tom Barlow
Lead inspector: Dilip Anand
Team inspectors: Lucy Fairbairn, Ewan Quill
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "SIF", "body": "Harrowmere", "start": "2014-11-29", "end": "2014-12-17", "published": "2015-02-06",
			"inspector": "Dilip Anand", "overall": "requires improvement", "leaders": "inadequate", "help_and_protection": "good", "in_care": "requires improvement",
			"care_leavers": "outstanding",
		},
	},
	"re-inspection, dates in figures": {
		`Harrowmere
Re-inspection of services for children in need of help and protection, children looked after and care leavers
Inspection dates: 30/10/2017 – 23/11/2017
Report published: 05/01/2018

Children’s services in Harrowmere are good
1. Children who need help and protection
2. Children looked after and achieving permanence
2.1 Adoption performance
2.2 Experiences and progress of care leavers
3. Leadership, management and governance
Good
Good
Requires improvement
Good
Outstanding

Executive summary
Much has changed.
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "SIF", "body": "Harrowmere", "start": "2017-10-30", "end": "2017-11-23", "published": "2018-01-05",
			"overall": "good", "leaders": "outstanding", "help_and_protection": "good", "in_care": "good", "care_leavers": "good",
		},
	},
	"ILACS, 2018, care and care leavers together": {
		`Harrowmere County Council
Inspection of children’s social care services
Inspection dates: 26 November 2018 to 7 December 2018
Lead inspector: Maire
O’Carroll-Finn
Her Majesty’s Inspector

Judgement	Grade
The impact of leaders on social work practice	Requires improvement
with children and families	to be good
The experiences and progress of children who	Good
need help and protection
The experiences and progress of children in care and	Requires improvement
care leavers	to be good
Overall effectiveness	Requires improvement
to be good

Children in Harrowmere were last inspected in 2014, when the service was inadequate and monitoring visits began.

What needs to improve
◼ The use of chronologies.
◼ The time that it takes to find a
foster home.

The experiences and progress of children who need help and protection: good
1. Most children are seen on time.
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "ILACS standard", "body": "Harrowmere", "start": "2018-11-26", "end": "2018-12-07", "inspector": "Maire O’Carroll-Finn",
			"overall": "requires improvement", "leaders": "requires improvement", "help_and_protection": "good", "in_care": "requires improvement", "recommendations": "2",
		},
	},
	"ILACS short, 2023, care leavers apart": {
		`Inspection of the London Borough of Harrowmere local authority children’s services

Inspection dates: 30 January to 3 February 2023

Lead inspectors: Nneka Obiora, His Majesty’s Inspector, and Ewan Quill, His Majesty’s Inspector

Judgement Grade
The impact of leaders on social work practice with children and families Outstanding
The experiences and progress of children who need help and protection Good
The experiences and progress of children in care Good
The experiences and progress of care leavers Requires improvement to be good
Overall effectiveness Good

Good work is done for children in care.
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "ILACS short", "body": "Harrowmere", "start": "2023-01-30", "end": "2023-02-03", "inspector": "Nneka Obiora",
			"overall": "good", "leaders": "outstanding", "help_and_protection": "good", "in_care": "good", "care_leavers": "requires improvement",
		},
	},
	"ILACS without an overall grade, 2026": {
		`Inspection of Harrowmere local authority children’s services
Inspection dates: 2 to 13 March 2026
Lead inspector: Nneka Obiora, His Majesty’s Inspector
Judgement	Grade
The impact of leaders on social work practice with children and families	Good
The experiences and progress of children who need help and protection	Good
The experiences and progress of children in care	Good
The experiences and progress of care leavers	Inadequate
Since 2022, when children’s services in Harrowmere were judged to be inadequate, leaders have worked hard.
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "ILACS post-reform", "body": "Harrowmere", "start": "2026-03-02", "end": "2026-03-13", "inspector": "Nneka Obiora",
			"leaders": "good", "help_and_protection": "good", "in_care": "good", "care_leavers": "inadequate",
		},
	},
	"focused visit, inspector in the close alone": {
		`Piccadilly Gate
www.gov.uk/ofsted
18th January 2022

Ms Ruth Adeyemi-Clarke
Director
Dear Ruth
Focused visit to Harrowmere Metropolitan Borough Council children’s
services
This letter tells what was found in a focused visit to Harrowmere on 30 November and 1 December 2021.
Inspectors evaluated the local authority’s arrangements for care leavers aged 18 to 25, including those in custody.

Headline findings
In 2019 the service was judged inadequate, and a monitoring visit in 2020 saw little progress.

Yours sincerely,

Jean-Luc van der Meer
Her Majesty’s Inspector
`,
		map[string]string{
			"kind": "letter", "visit": "focused", "framework": "ILACS focused visit", "body": "Harrowmere", "start": "2021-11-30", "end": "2021-12-01", "published": "2022-01-18",
			"inspector": "Jean-Luc van der Meer", "focus": "care leavers aged 18 to 25",
		},
	},
	"monitoring visit, signed by a director": {
		`Ofsted
3 August 2016

Dear Mr Everett

Monitoring visit of Harrowmere Borough Council children’s services

This letter gives the findings of the monitoring visit on 5 July 2016. It was the first since the council was judged inadequate in November 2015.
The inspectors were Carys Bevan HMI and Tom Barlow HMI.

Inspectors reviewed the progress made in the following area of concern identified at the last inspection: the quality of plans.

Yours sincerely
Paula Greatorex
Regional Director
`,
		map[string]string{
			"kind": "letter", "visit": "monitoring", "framework": "monitoring visit", "body": "Harrowmere", "start": "2016-07-05", "end": "2016-07-05", "published": "2016-08-03",
			"inspector": "Carys Bevan", "focus": "quality of plans",
		},
	},
	"joint targeted area inspection, letter": {
		`9 May 2017
To: all the heads of the partnership
Dear local partnership
Joint targeted area inspection of the multi-agency response to abuse and neglect in Harrowmere
Between 20 and 24 March 2017, Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI Probation undertook a joint inspection in Harrowmere.

Yours sincerely
Ofsted	Care Quality Commission
`,
		map[string]string{
			"kind": "letter", "visit": "joint", "framework": "JTAI", "body": "Harrowmere", "start": "2017-03-20", "end": "2017-03-24", "published": "2017-05-09",
		},
	},
	"joint targeted area inspection, report": {
		`Joint targeted area inspection of Harrowmere

Inspection dates: 6 to 10 November 2023

Lead inspector: Tom Barlow, His Majesty’s Inspector

Headline findings
Children at risk of exploitation are seen early.

What needs to improve?
• The minutes of strategy meetings.
`,
		map[string]string{
			"kind": "report", "visit": "joint", "framework": "JTAI", "body": "Harrowmere", "start": "2023-11-06", "end": "2023-11-10", "inspector": "Tom Barlow", "recommendations": "1",
		},
	},
	"school": {
		`Inspection of a good school: St Aidan’s Primary School
Mill Lane, Harrowmere HM1 1AA

Inspection dates: 4 and 5 May 2022

Overall effectiveness	Requires improvement
The quality of education	Requires improvement
Behaviour and attitudes	Good
Personal development	Good
Leadership and management	Good
Previous inspection grade	Outstanding

What is it like to attend this school?
Pupils are proud of it.
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "school", "body": "St Aidan’s Primary School", "start": "2022-05-04", "end": "2022-05-05",
			"overall": "requires improvement", "leaders": "good",
		},
	},
	"prison": {
		`Report on an unannounced inspection of

HMP Norbridge

by HM Chief Inspector of Prisons

3–14 June 2019

Contents
Fact page	3
`,
		map[string]string{"kind": "report", "visit": "full", "framework": "prison", "body": "HMP Norbridge", "start": "2019-06-03", "end": "2019-06-14", "inspectorate": "HM Inspectorate of Prisons"},
	},
	"care home in Scotland": {
		`Glen Norran Care Home
Care Home Service

Inspection report

Completed on
3 May 2022

Service provided by: Norran Care Ltd

The Care Inspectorate looks after the quality of care in Scotland.
`,
		map[string]string{
			"kind": "report", "visit": "full", "body": "Glen Norran Care Home Care Home Service", "start": "2022-05-03", "end": "2022-05-03",
			"inspectorate": "Care Inspectorate",
		},
	},
}

func TestGenerations(t *testing.T) {
	for name, g := range generations {
		t.Run(name, func(t *testing.T) {
			got := stated(readText(g.text))
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
	doc := &corpus.Document{Text: generations["ILACS short, 2023, care leavers apart"].text, Kind: corpus.Article}
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
	twice := strings.Replace(generations["ILACS, 2018, care and care leavers together"].text, "Overall effectiveness	Requires improvement\nto be good", "Overall effectiveness	Good\nOverall effectiveness	Inadequate", 1)
	r = readText(twice)
	if r.Front.Grades.Overall != nil || !strings.Contains(strings.Join(r.Warnings, ""), "good and as inadequate") {
		t.Errorf("overall %v, warnings %q", grade(r.Front.Grades.Overall), r.Warnings)
	}
}

func TestReissuedReportSaysSo(t *testing.T) {
	source := strings.Replace(generations["ILACS short, 2023, care leavers apart"].text, "Judgement Grade", "This report replaces one of 1 March.\n\nJudgement Grade", 1)
	r := readText(source)
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "This report replaces") {
		t.Errorf("got %q", r.Warnings)
	}
	if r.Front.Start != "2023-01-30" || grade(r.Front.Grades.Overall) != "good" {
		t.Errorf("the rest is lost: %+v", r.Front)
	}
}

// Evidence and sections lie within the text, whatever the text.
func FuzzRead(f *testing.F) {
	for _, g := range generations {
		f.Add(g.text)
	}
	f.Add("Dear\nFocused visit to X\n1/1/1 31 December 99999 Yours sincerely")
	f.Add("Inspection of children’s social care services\nInspection dates: 6 to\nRecord of main findings\nrequires to be good")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
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
	})
}
