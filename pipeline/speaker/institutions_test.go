package speaker

import (
	"slices"
	"strings"
	"testing"
)

// holdSure holds each marked text to the speakers of its quotations: "~NAME" for one
// that is only likely, with less than 0.8.
func holdSure(t *testing.T, ctx Context, cases []reference) {
	t.Helper()
	for _, c := range cases {
		quotes, _ := resolve(t, c.text, ctx)
		var got []string
		for i := range quotes {
			var names []string
			for _, s := range quotes[i].Speakers {
				names = append(names, s.Name)
			}
			spoken := strings.Join(names, "+")
			if spoken != "" && quotes[i].Confidence < 0.8 {
				spoken = "~" + spoken
			}
			got = append(got, spoken)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestOneOfTwoReports: the first of two reports and the second are told apart by what
// the text says of each.
func TestOneOfTwoReports(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Two reports into Wexley Hospital came out on Monday. [The first, by the Care Quality Commission,] found {delays}. [The second, which the trust had commissioned from the Royal College of Tarn,] describes {a feud}.", []string{"Care Quality Commission", "Royal College of Tarn"}},
		{"There were two reports. [The first, from Ofsted,] found {gaps}. [The other, by the Marsh Institute,] found {debts}.", []string{"Ofsted", "Marsh Institute"}},
		{"There were two studies. [One, by the Marsh Institute,] found {gaps}. [The other, for the Tarn Trust,] found {debts}.", []string{"Marsh Institute", "~Tarn Trust"}},
		{"Two reports came out. [The first, written by Dame Rosa Idle,] found {gaps}. [The latter, published by Unison,] found {debts}.", []string{"Rosa Idle", "Unison"}},
		{"Two reports came out. [The first report, by Ofsted,] found {gaps}. [The second report, by Unison,] found {debts}.", []string{"Ofsted", "Unison"}},
		{"Ofsted and Unison each wrote a report. [The first] found {gaps}.", []string{""}},
		{"Two boys came. [The first] said {yes}. [The second] said {no}.", []string{"", ""}},
		{"Two trusts bid. [The first, which is run from Tarn,] said {yes}.", []string{""}},
		{"Ofsted came twice. [A separate report by the Housing Ombudsman] said {it was damp}. [The report] said {so}.", []string{"Housing Ombudsman", "Housing Ombudsman"}},
		{"A report by the Marsh Institute came out. The Tarn Trust published a second report. [The second report] said {so}.", []string{"Tarn Trust"}},
	})
}

// TestAuditors: a firm that is named once with its office is called by it afterwards.
func TestAuditors(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"[External auditors Holly Marrow] said {no plan}. [The auditors] wrote: {so}.", []string{"Holly Marrow", "Holly Marrow"}},
		{"The trust published its accounts. In them [auditors Pargeter Tarn] say {one}. [The auditors] said {two}.", []string{"Pargeter Tarn", "Pargeter Tarn"}},
		{"[Auditors Pargeter Tarn] say {one}. [The auditor] said {two}. [The firm] said {three}.", []string{"Pargeter Tarn", "Pargeter Tarn", "Pargeter Tarn"}},
		{"[Auditors KPMG] say {one}. [The auditors] said {two}.", []string{"KPMG", "KPMG"}},
		{"The council’s auditors, Grant Thornton, met. [The auditors] said {two}.", []string{"Grant Thornton"}},
		{"The council’s external auditor, KPMG, met. [The auditor] said {two}. [Auditors] said {three}.", []string{"KPMG", "KPMG"}},
		{"KPMG, the council’s auditor, met. [The auditors] said {two}.", []string{"KPMG"}},
		{"KPMG, which audits the council, met. [The auditors] said {two}.", []string{""}},
		{"Harrowmere Council met. [Its auditors] said {two}.", []string{""}},
		{"Harrowmere Council met. [Auditors] said {two}. [The council’s auditors] said {three}.", []string{"", ""}},
		{"Accounts are late, [its auditors] have said {so}. The accounts are out. In them [auditors Pargeter Tarn] say {one}.", []string{"~Pargeter Tarn", "Pargeter Tarn"}},
		{"Money is missing, [an internal audit] has revealed {so}. Its author, Hugh Penfold, head of audit, came. [The audit] said {so}.", []string{"Hugh Penfold", "Hugh Penfold"}},
	})
}

// TestMonitors: those who monitor a prison are its board, wherever it is named.
func TestMonitors(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Boys are locked up as [jail monitors] say {so}.\n\nHM Inspectorate of Prisons came to HMP Gorse. The jail’s Independent Monitoring Board (IMB) put out its report. [The board] said {one}. [The monitors] said {two}.", []string{"Independent Monitoring Board", "Independent Monitoring Board", "Independent Monitoring Board"}},
		{"[The Independent Monitoring Board (IMB) at HMP Gorse] said {one}. [The board, which is made up of volunteers,] said {two}. [The IMB] said {three}.", []string{"Independent Monitoring Board", "Independent Monitoring Board", "Independent Monitoring Board"}},
		{"[Prison monitors] said {one}. [The Independent Monitoring Board] said {two}.", []string{"Independent Monitoring Board", "Independent Monitoring Board"}},
		{"The Independent Monitoring Board came. [The monitoring board] said {one}. [Monitors] said {two}.", []string{"Independent Monitoring Board", "Independent Monitoring Board"}},
		{"The Independent Monitoring Board came. [The volunteers] said {one}.", []string{""}},
		{"HM Inspectorate of Prisons came to HMP Gorse. [Monitors] said {one}.", []string{""}},
		{"Ofsted came. [Air quality monitors] said {one}.", []string{""}},
		{"The IMB at HMP Gorse came. [The watchdog] said {one}. [The board’s chair] said {two}.", []string{"IMB", ""}},
		{"The Independent Monitoring Board came. [Its chair, Ann Falk,] said {one}. [Her members] said {two}.", []string{"Ann Falk", "~Independent Monitoring Board"}},
		{"HMP Gorse holds 300 men. [The prison’s monitoring board] said {one}.", []string{""}},
	})
}

// TestLettersToBodies: a letter to a body is not the body's.
func TestLettersToBodies(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Residents wrote to Harrowmere Council in May. [Their letter] said {no}. [The letter] said {no}.", []string{"", ""}},
		{"Parents have written to Wexley Vale NHS Trust. [The letter] said {no}.", []string{""}},
		{"A group of nurses sent a letter to the trust. Wexley Vale NHS Trust has it. [Their letter] said {no}.", []string{""}},
		{"The Department for Education sent Harrowmere Council a letter. [The letter] warns {of cuts}. [It] adds: {so}.", []string{"Department for Education", "Department for Education"}},
		{"The children’s commissioner, Ann Falk, wrote to ministers. [The letter] said {so}.", []string{"Ann Falk"}},
		{"Schools minister Ann Falk wrote to Harrowmere Council. [Her letter] said {so}. [It] adds: {more}.", []string{"Ann Falk", "Ann Falk"}},
		{"Officials issued Tarnside Trust with a notice to improve. [The letter, from regional director Ann Falk,] orders {so}. [It] warns: {more}.", []string{"Ann Falk", "Ann Falk"}},
		{"[A letter to families, signed by head of care Ann Falk,] promises {so}.", []string{"Ann Falk"}},
		{"[A letter to families, signed by the head of care, Ann Falk,] promises {so}.", []string{"Ann Falk"}},
		{"Wexley Vale NHS Trust received a letter from NHS England. [It] said {so}.", []string{"~Wexley Vale NHS Trust"}},
		{"Wexley Vale NHS Trust wrote to patients. [It] said {so}. [The letter] said {so}.", []string{"Wexley Vale NHS Trust", "Wexley Vale NHS Trust"}},
		{"Harrowmere Council was sent a notice by the Department for Education. [The notice] said {so}.", []string{"Department for Education"}},
		{"Campaigners handed a letter to Ann Falk. [The letter] said {no}.", []string{""}},
	})
}

// TestThoseWhoGovern: governors, trustees and the board speak for what they govern.
func TestThoseWhoGovern(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Heath Lane School has been closed. [The governors] said in a statement: {We are sorry}.", []string{"~Heath Lane School"}},
		{"Heath Lane School has been closed. [The board of governors] said {so}. [Governors] said {so}.", []string{"~Heath Lane School", "~Heath Lane School"}},
		{"Heath Lane School and Tarn Road School closed. [The governors] said {so}.", []string{""}},
		{"Wexley College is in debt. Chair of governors Sir Tom Birch backed the head. According to [a statement issued on behalf of the board], the head has {support}. [The statement] went on: {so}.", []string{"~Wexley College", "~Wexley College"}},
		{"Tarnside Academy Trust is in debt. [The trustees] said {so}. [The board of trustees] said {so}.", []string{"~Tarnside Academy Trust", "~Tarnside Academy Trust"}},
		{"HMP Gorse is full. [Governors] said {so}.", []string{""}},
		{"Norshire Police came. [Police] said {so}.", []string{"Norshire Police"}},
		{"A man was held. [Police] said {so}.", []string{""}},
		{"Norshire Police met Tarnside Police. [Police] said {so}.", []string{"~Tarnside Police"}},
		{"[A statement issued on behalf of Harrowmere Council] said {so}. [The statement] added {more}.", []string{"Harrowmere Council", "Harrowmere Council"}},
		{"Harrowmere Council met Heath Lane School. [A statement from the governors] said {so}.", []string{"~Heath Lane School"}},
		{"Wexley Vale NHS Trust is in debt. [A statement on behalf of the trust] said {so}.", []string{"Wexley Vale NHS Trust"}},
	})
}

// TestMinisters: ministers are the government, or the only department, that the text
// names.
func TestMinisters(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"The Department for Education paid. [Ministers] said {so}.", []string{"~Department for Education"}},
		{"The Department for Education met the Home Office. [Ministers] said {so}.", []string{""}},
		{"The Scottish Executive has a plan. [Ministers] said {so}.", []string{"~Scottish Executive"}},
		{"The Welsh Assembly Government has a plan. [The assembly government] said {so}. [Ministers] said {so}.", []string{"Welsh Assembly Government", "~Welsh Assembly Government"}},
		{"The Welsh Government has a plan. [Ministers] said {so}. [The government] said {so}.", []string{"~Welsh Government", "Welsh Government"}},
		{"Unison met. [Ministers] said {so}.", []string{""}},
		{"The Home Office paid. [The department] said {so}. [Home Office ministers] said {more}.", []string{"Home Office", "Home Office"}},
		{"The Ministry of Justice paid. [The ministry] said {so}. [Justice ministers] said {so}.", []string{"Ministry of Justice", "~Ministry of Justice"}},
		{"The Home Office paid. [The French government] said {so}.", []string{""}},
	})
}

// TestWordsAsNames: a charity whose name is ordinary words is told by what stands
// around it, and nothing else by its capitals.
func TestWordsAsNames(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Many are in need. [Women in Need] said {one}. [The charity] said {two}.", []string{"Women in Need", "Women in Need"}},
		{"[The charity Women in Need] said {one}. [Women in Need] said {two}.", []string{"Women in Need", "Women in Need"}},
		{"[Campaign group Shut Out] said {one}. [The group] said {two}.", []string{"Shut Out", "Shut Out"}},
		{"[Shut Out, a charity that helps prisoners,] said {one}. [Shut Out] said {two}.", []string{"Shut Out", "Shut Out"}},
		{"[Shut Out, which campaigns for prisoners,] said {one}. [The charity] said {two}.", []string{"Shut Out", "Shut Out"}},
		{"Ann Falk, chief executive of the charity Fair Start, came. [Fair Start] said {one}. [The charity] said {two}.", []string{"Fair Start", "Fair Start"}},
		{"[Ann Falk, of the charity Fair Start,] said {one}. [The charity] said {two}.", []string{"Ann Falk", "Fair Start"}},
		{"[Women in Tarn] said {one}. [Men in Wexley] said {two}.", []string{"", ""}},
		{"Homelessness is up. [Shelter] said {one}. [The charity] said {two}.", []string{"Shelter", "Shelter"}},
		{"Children In Danger, Report Says\n\n[Children in Wexley] said {one}.", []string{""}},
		{"[The Prisons and Probation Ombudsman, which looks into deaths,] said {one}. [The ombudsman] said {two}.", []string{"Prisons and Probation Ombudsman", "Prisons and Probation Ombudsman"}},
		{"[The Prisons and Probation Ombudsman (PPO)] said {one}. [The PPO] said {two}.", []string{"Prisons and Probation Ombudsman", "Prisons and Probation Ombudsman"}},
		{"[Shut Out’s chief executive, Ann Falk,] said {one}. [Shut Out] said {two}. [The charity] said {three}.", []string{"Ann Falk", "Shut Out", "Shut Out"}},
		{"The union Stand Tall met. [Stand Tall] said {one}. [The union] said {two}.", []string{"Stand Tall", "Stand Tall"}},
	})
}

// TestCapitalsAreNoNames: capitals of headlines, places, offices and people make no
// organisation, whatever is said of a charity or union behind them.
func TestCapitalsAreNoNames(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"[Parents at Nether Marsh] said {one}. The charity met.", []string{""}},
		{"[Social Workers] said {one}. The union met.", []string{""}},
		{"[Prison Officers] said {one}. The union met.", []string{""}},
		{"[The Deputy Leader] said {one}. The group met.", []string{""}},
		{"[Teachers in Wexley] said {one}. The union met.", []string{""}},
		{"Jails Fail Again As [Women Speak] Of {Damp}\n\nThe charity met.", []string{""}},
		{"[Rosa Idle] said {one}. The charity met. [Ms Idle] said {two}.", []string{"Rosa Idle", "Rosa Idle"}},
		{"[Chief executive Rosa Idle] said {one}. The group met.", []string{"Rosa Idle"}},
		{"[Those who were Locked Out] said {one}. The prison met.", []string{""}},
		{"A charity boss spoke. [Nether Marsh residents] said {one}. The charity met.", []string{""}},
	})
}

// TestThey: "they" behind the words of several without a name are not the body that
// was named further up.
func TestThey(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"Ofsted came to Heath Lane School. [Carers] said {they were happy}. [They] described {a home}.", []string{"", ""}},
		{"Ofsted came to Heath Lane School. Carers spoke warmly of it. [They] described {a home}.", []string{""}},
		{"Ofsted came to Heath Lane School. Parents were pleased. [They] said {so}.", []string{""}},
		{"Ofsted came. [Inspectors] said {so}. [They] described {a home}.", []string{"Ofsted", "Ofsted"}},
		{"Ofsted came. Several residents told inspectors of it. [They] said {so}.", []string{""}},
		{"Ofsted came. Foster carers feel valued. [They] described {a family}.", []string{""}},
		{"Ofsted came. Children and their parents like it. [They] said {so}.", []string{""}},
		{"Ofsted came. Staff are proud. [They] told inspectors {so}.", []string{""}},
		{"Ofsted came. Inspectors saw lessons. [They] said {so}.", []string{"Ofsted"}},
		{"Ofsted came. Leaders know the school. [They] said {so}.", []string{""}},
	})
}

// TestReportsInOtherWords: whose a report is, by whoever wrote it and not by whoever
// asked for it, and by what it is called later.
func TestReportsInOtherWords(t *testing.T) {
	holdSure(t, Context{}, []reference{
		{"The earlier document was written for NHS England by a team led by Dame Rosa Idle. It was long. [The review] said {so}.", []string{"NHS England"}},
		{"A report commissioned by Harrowmere Council and written by Rosa Idle came out. [The report] said {so}.", []string{"Rosa Idle"}},
		{"The report, commissioned by Harrowmere Council but written by Rosa Idle, came out. [It] said {so}.", []string{"Rosa Idle"}},
		{"A review by the Marsh Institute for Harrowmere Council came out. [The review] said {so}.", []string{"Marsh Institute"}},
		{"A review by the Marsh Institute came out. [The report’s authors] said {so}. [The authors] said {so}.", []string{"Marsh Institute", "Marsh Institute"}},
		{"A review by the Marsh Institute came out. [The authors of the report] said {so}.", []string{"Marsh Institute"}},
		{"Ofsted came to Tarn House. A report on its sister home, [Elm Court,] found {gaps}.", []string{"Ofsted"}},
		{"[Norshire Council] said {so}. Coroner Rosa Idle heard of it. She then wrote a report. “{There is a risk},” [it] said.", []string{"Norshire Council", "~Rosa Idle"}},
		{"[A report on its sister home, Elm Court,] found {gaps}.", []string{""}},
		{"Ofsted came to Tarn House. [A report on its sister home], Elm Court, found {gaps}.", []string{"Ofsted"}},
		{"[In its report], the Marsh Institute said {so}. [It] added {more}.", []string{"Marsh Institute", "Marsh Institute"}},
		{"Rosa Idle was asked to look into it. She then wrote a report. [It] said {so}.", []string{"~Rosa Idle"}},
		{"Coroner Rosa Idle heard of it. She then wrote a prevention of future deaths report. “{There is a risk},” [it] said.", []string{"~Rosa Idle"}},
		{"A spokesman for the governors came. Heath Lane School is shut. [A spokesman for the governors] said {so}.", []string{"~Heath Lane School"}},
		{"Wexley Vale NHS Trust is in debt. [The trust board] said {so}. [A spokesman for the board] said {so}.", []string{"~Wexley Vale NHS Trust", "~Wexley Vale NHS Trust"}},
		{"Heath Lane School is shut. [The school’s governors] said {so}. [The school’s governing body] said {so}.", []string{"Heath Lane School", "~Heath Lane School"}},
	})
}
