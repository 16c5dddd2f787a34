package report_test

import (
	"fmt"
	"strings"
)

// A generation is a document of one generation, and what it states.
type generation struct {
	text string
	want map[string]string
}

// spelled writes out what the documents below have in capitals: wordings of the
// published templates.
var spelled = strings.NewReplacer(
	"SERVICES OF 2013", fmt.Sprintf("services for children in need of help%s and care leavers", " and\nprotection, children looked after"),
	"EXPERIENCES OF", "The experiences and progress of",
)

// generations are documents of every generation, about places that do not exist.
var generations = map[string]generation{
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

Inspection of SERVICES OF 2013
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
Re-inspection of SERVICES OF 2013
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
EXPERIENCES OF children who	Good
need help and protection
EXPERIENCES OF children in care and	Requires improvement
care leavers	to be good
Overall effectiveness	Requires improvement
to be good

Children in Harrowmere were last inspected in 2014, when the service was inadequate and monitoring visits began.

What needs to improve
◼ The use of chronologies.
◼ The time that it takes to find a
foster home.

EXPERIENCES OF children who need help and protection: good
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
EXPERIENCES OF children who need help and protection Good
EXPERIENCES OF children in care Good
EXPERIENCES OF care leavers Requires improvement to be good
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
EXPERIENCES OF children who need help and protection	Good
EXPERIENCES OF children in care	Good
EXPERIENCES OF care leavers	Inadequate
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
This letter to all of them tells what was found, as on 3 May 2016 elsewhere.

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
	"school in Wales": {
		`A report on

Ysgol Bryn Celyn
Heol Uchaf
Cwm Norran

Date of inspection: June 2019

by

Estyn, Her Majesty’s Inspectorate for Education and Training in Wales
`,
		map[string]string{"kind": "report", "visit": "full", "body": "Ysgol Bryn Celyn", "start": "2019-06", "end": "2019-06", "inspectorate": "Estyn"},
	},
	"youth justice": {
		`An inspection of youth offending services in

Harrowmere

HM Inspectorate of Probation

Fieldwork dates: 6 to 8 September 2021
Published: 16 December 2021
`,
		map[string]string{
			"kind": "report", "visit": "full", "framework": "youth justice", "body": "Harrowmere", "start": "2021-09-06", "end": "2021-09-08", "published": "2021-12-16",
			"inspectorate": "HM Inspectorate of Probation",
		},
	},
	"hospital": {
		`Wexley General Hospital

Quality report

Date of inspection visit: 3, 4 and 11 June 2021
Date of publication: 20 August 2021

Overall rating for this hospital	Requires improvement
Are services safe?	Inadequate
Are services effective?	Good
Are services caring?	Outstanding
Are services responsive?	Good
Are services well-led?	Requires improvement

Letter from the chief inspector
`,
		map[string]string{
			"kind": "report", "visit": "full", "body": "Wexley General Hospital", "start": "2021-06-03", "end": "2021-06-11", "published": "2021-08-20",
			"overall": "requires improvement", "inspectorate": "Care Quality Commission",
		},
	},
	"an inspectorate that is not named": {
		`Glen Norran Lodge

Inspection report

Date of inspection: 3 June 2021

People are well fed.
`,
		map[string]string{"kind": "report", "visit": "full", "body": "Glen Norran Lodge", "start": "2021-06-03", "end": "2021-06-03", "inspectorate": ""},
	},
}
