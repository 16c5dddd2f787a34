package speaker

import (
	"slices"
	"strings"
	"testing"
)

// A reference is a marked text with the speakers of its quotations.
type reference struct {
	text string
	want []string
}

func (c reference) check(t *testing.T, ctx Context) {
	t.Helper()
	quotes, _ := resolve(t, c.text, ctx)
	var got []string
	for i := range quotes {
		spoken := ""
		for _, s := range quotes[i].Speakers {
			spoken += "+" + s.Name
		}
		got = append(got, strings.TrimPrefix(spoken, "+"))
	}
	if !slices.Equal(got, c.want) {
		t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
	}
}

// TestDocumentsOfOthers: whose a document is that no inspectorate wrote, told before
// it, behind it, in front of its noun or by the verb of its author.
func TestDocumentsOfOthers(t *testing.T) {
	for _, c := range []reference{
		{"A report by the Marsh Institute, a think tank, came out on Monday. It ran to 40 pages. [The report] said {fares rose}.", []string{"Marsh Institute"}},
		{"The Marsh Institute has published research into bus fares. [The research] found {gaps}.\n\n[The study] adds {more}.", []string{"Marsh Institute", "Marsh Institute"}},
		{"The Local Government and Social Care Ombudsman has published a report into Harrowmere Borough Council. [The report] said {it was late}.", []string{"Local Government and Social Care Ombudsman"}},
		{"The Local Government and Social Care Ombudsman investigated after a complaint by the mother. [The report] said {she waited}.", []string{"Local Government and Social Care Ombudsman"}},
		{"An independent review led by Dame Rosa Idle was published on Monday. [The review] found {nobody asked}. [The report] adds {so}.", []string{"Rosa Idle", "Rosa Idle"}},
		{"Rosa Idle, who led the independent review, spoke on Monday. [Her review] found {nobody asked}. [The review] said {so}.", []string{"Rosa Idle", "Rosa Idle"}},
		{"A serious case review by Harrowmere Safeguarding Children Board was published on Monday. [The review] said {it was missed}.", []string{"Harrowmere Safeguarding Children Board"}},
		{"The Harrowmere Safeguarding Children Partnership commissioned a review after the death. [The review] said {it was missed}.", []string{"Harrowmere Safeguarding Children Partnership"}},
		{"A joint report by the Marsh Institute and the Lantern Trust is out. [The report] said {buses are short}. [The research] found {so}.\n\n[It] said {more}.", []string{"Marsh Institute+Lantern Trust", "Marsh Institute+Lantern Trust", "Marsh Institute+Lantern Trust"}},
		{"Researchers at the University of Norshire asked 900 nurses. [The study] found {most were tired}.", []string{"University of Norshire"}},
		{"[The study, by the University of Norshire,] found {so}. [The survey] said {more}.", []string{"University of Norshire", "University of Norshire"}},
		{"A peer review by the Local Government Association was held in May. [The review] found {good will}.", []string{"Local Government Association"}},
		{"A Local Government Association peer review took place in May. [The peer review] found {good will}.", []string{"Local Government Association"}},
		{"The National Audit Office has warned of delays. [The NAO's report] said {it was dear}. [The report] added {more}.", []string{"National Audit Office", "National Audit Office"}},
		{"The Home Office published its accounts on Monday. [The accounts] showed {a hole of £4m}.", []string{"Home Office"}},
		{"Auditors Grant Thornton have issued a report on Harrowmere Borough Council. [The report] says {reserves are low}.", []string{"Grant Thornton"}},
		{"External auditor Mazars wrote to Harrowmere Borough Council. [Its report] says {reserves are low}.", []string{"Mazars"}},
		{"Coroner Alan Moss has written a prevention of future deaths report. [The report] said {checks were missed}.", []string{"Alan Moss"}},
		{"In her prevention of future deaths report, coroner Ann Moss raised concerns. [The report] said {checks were missed}.", []string{"Ann Moss"}},
		{"In 2014 the Lowmarsh Flood Panel decided against a wall. [The report] said {the river was wide}.", []string{"Lowmarsh Flood Panel"}},
		{"Bus users met. In its report, the Public Accounts Committee said much. [The report] said {it was poor}.", []string{"Public Accounts Committee"}},
		{"The Children's Commissioner for England is calling for change in a report out today. [The report] says {children wait}.", []string{"Children's Commissioner for England"}},
		{"Research from the charity Second Start shows a gap. [The charity's report] says {so}. [The research] shows {more}.", []string{"Second Start", "Second Start"}},
		{"[Think tank Reform Now] says {more must be done}. [Its study] found {so}.", []string{"Reform Now", "Reform Now"}},
		{"A poll of 1,200 teachers for the National Education Union asked about pay. [The poll] found {most were angry}.", []string{"National Education Union"}},
		{"The Norshire Trust surveyed 2,000 parents. [The survey] found {most were glad}.", []string{"Norshire Trust"}},
		{"Judge Ruth Penn gave her ruling on Monday. [The ruling] said {it was unlawful}.", []string{"Ruth Penn"}},
		{"Healthwatch Norshire spoke to 300 patients for its report. [The report] said {they wait}.", []string{"Healthwatch Norshire"}},
		{"A study of rents was done. [The study] said {they rise}.", []string{""}},
	} {
		c.check(t, Context{})
	}
}

// TestTwoDocuments: of two documents in one article a noun means the one under
// discussion, unless its sentence names the other.
func TestTwoDocuments(t *testing.T) {
	for _, c := range []reference{
		{"Ofsted's report in May found much. The ombudsman's report came in June.\n\nThe Local Government and Social Care Ombudsman found fault. [The report] said {she waited}.", []string{"Local Government and Social Care Ombudsman"}},
		{"Ofsted inspected Harrowmere in May. [The report] said {it was good}.\n\nA report by the National Audit Office came in June. [The report] said {it was dear}.", []string{"Ofsted", "National Audit Office"}},
		{"Ofsted inspected Harrowmere in May. A report by the National Audit Office came in June. [The report] said {it was dear}. [The Ofsted report] said {so}. [It] added {more}.", []string{"National Audit Office", "Ofsted", "Ofsted"}},
		{"Ofsted inspected Harrowmere in May. [The inspection report] said {it was good}. A study by Shelter came in June. [The study] said {rents rise}.", []string{"Ofsted", "Shelter"}},
		{"Ofsted inspected Harrowmere in May. A survey by Shelter came in June. [Inspectors] said {it was good}. [The survey] said {rents rise}.", []string{"Ofsted", "Shelter"}},
		{"Ofsted came in May. The Housing Ombudsman upheld a complaint. [The report] said {so}. [The ombudsman] said {more}.", []string{"Housing Ombudsman", "Housing Ombudsman"}},
		{"Ofsted came in May. Officials gave it notice. [The letter], from regional director Ann Moss, orders {a plan}.", []string{"Ann Moss"}},
		{"A review by Tom Birch was kind.\n\n[Neil Penn] said {so}.\n\nAsked why the review was kind, [he] said {no}.", []string{"Neil Penn", "Neil Penn"}},
		{"Ofsted has criticised Harrowmere. [The report] said {it was poor}. A council spokesman said there was a plan. [The report] added {it was late}.", []string{"Ofsted", "Ofsted"}},
	} {
		c.check(t, inspection)
	}
}

// TestBodiesByTheirKind: the watchdog, the group, the union: the last named one that
// fits.
func TestBodiesByTheirKind(t *testing.T) {
	for _, c := range []reference{
		{"[Audit Scotland] said {it had looked at roads}. [The watchdog] said {they crumble}.", []string{"Audit Scotland", "Audit Scotland"}},
		{"The National Audit Office looked at trains. [The spending watchdog] said {they are late}.", []string{"National Audit Office"}},
		{"The Housing Ombudsman looked at Lowmarsh Homes. [The ombudsman] said {it was slow}. [The watchdog] said {so}.", []string{"Housing Ombudsman", "Housing Ombudsman"}},
		{"The Harrowmere Fairness Panel met. [The panel] said {it was unfair}.", []string{"Harrowmere Fairness Panel"}},
		{"The Low Pay Commission met in May. [The commission] said {wages are low}. [The body] said {so}.", []string{"Low Pay Commission", "Low Pay Commission"}},
		{"Campaigners met. [The group Keep Lowmarsh Green] said {it was over}. [It] added {so}. [The campaign group] said {bye}.", []string{"Keep Lowmarsh Green", "Keep Lowmarsh Green", "Keep Lowmarsh Green"}},
		{"Unison met the council. [The union] said {no}. The GMB met too. [The union] said {no}.", []string{"Unison", "GMB"}},
		{"Mencap and Unison met. [The charity] said {yes}. [The union] said {no}.", []string{"Mencap", "Unison"}},
		{"[A charity] has warned {that beds are short}.\n\n[Second Start, which runs hostels,] says {40 people slept rough}. [The charity] said {so}.", []string{"Second Start", "Second Start", "Second Start"}},
		{"The Aspen Housing Association owns the flats. [The housing association] said {sorry}.", []string{"Aspen Housing Association"}},
		{"Norshire Police came. [The force] said {so}. [Police] said {more}.", []string{"Norshire Police", "Norshire Police"}},
		{"[Scottish ministers] said {it must be better}. The Scottish Government has a plan.", []string{"Scottish Government"}},
		{"[Welsh ministers] said {it must be better}. [Ministers] said {no}.", []string{"Welsh Government", ""}},
		{"The Department for Education paid. The government has a plan. [Ministers] said {yes}. [The government] said {so}.", []string{"government", "government"}},
		{"The Department for Education is firm. [Ministers] said {so}.", []string{"Department for Education"}},
		{"Ashby Academy Trust is in debt. [Its auditors] said {so}.", []string{""}},
		{"HM Treasury paid. [The assembly government] said {yes}.", []string{""}},
	} {
		c.check(t, Context{})
	}
}

// TestLettersAreTheirAuthors: a letter is whose who wrote it, never theirs to whom it
// is.
func TestLettersAreTheirAuthors(t *testing.T) {
	for _, c := range []reference{
		{"Health secretary Ann Penn wrote to Wexley Vale NHS Trust. [The letter] said {so}. [Her letter] added {more}.", []string{"Ann Penn", "Ann Penn"}},
		{"In a letter to Wexley Vale NHS Trust, the Department of Health asked for a plan. [The letter] said {so}.", []string{"Department of Health"}},
		{"Wexley Vale NHS Trust has had a letter from the Department of Health. [The letter] said {so}.", []string{"Department of Health"}},
		{"Wexley Vale NHS Trust was sent a letter by NHS England. [The letter] said {so}.", []string{"NHS England"}},
		{"A letter to Cllr Ann Falk from Unison was leaked. [The letter] said {so}.", []string{"Unison"}},
		{"Unison has written to the leader of the council, Cllr Ann Falk. [The union's letter] said {so}. [The letter] added {more}.", []string{"Unison", "Unison"}},
		{"Head teacher Piers Latham told parents in a letter. [The letter] said {it would close}.", []string{"Piers Latham"}},
		{"A letter was sent to parents by head teacher Piers Latham. [The letter] said {it would close}.", []string{"Piers Latham"}},
		{"Parents at Oakfield Academy received a letter on Friday. [The letter] said {it would close}.", []string{""}},
		{"Piers Latham, head of Oakfield Academy, has written to parents. [The letter] said {it would close}.", []string{"Piers Latham"}},
		{"Cllr Ann Falk and Cllr Tom Birch have written a joint letter to Mr Latham. [The letter] said {no}.", []string{"Ann Falk+Tom Birch"}},
		{"An anonymous letter was sent to Cllr Ann Falk. [The letter] said {no}.", []string{""}},
		{"Residents sent a letter to Harrowmere Council. [The letter] said {no}.", []string{""}},
		{"In an email to staff, chief executive Ann Penn said sorry. [The email] said {so}.", []string{"Ann Penn"}},
		{"In a letter seen by the Gazette, Ann Penn said sorry. [The letter] said {so}.", []string{"Ann Penn"}},
	} {
		c.check(t, Context{})
	}
	for _, c := range []reference{
		{"Ofsted came in May. Education secretary Ann Penn wrote to Harrowmere Borough Council. [The letter] said {so}.", []string{"Ann Penn"}},
		{"Ofsted came in May. In a letter to Cllr Ann Falk, [it] said {so}. [The letter] added {more}.", []string{"Ofsted", "Ofsted"}},
		{"Ofsted wrote to director Helen Falk. [The letter] said {so}.", []string{"Ofsted"}},
		{"Ofsted came in May. Unison has written to Ofsted. [The letter] said {so}.", []string{"Unison"}},
	} {
		c.check(t, inspection)
	}
}
