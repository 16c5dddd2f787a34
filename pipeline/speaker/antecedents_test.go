package speaker

import "testing"

// TestPronouns: the last speaker or subject of fitting number and gender.
func TestPronouns(t *testing.T) {
	for _, c := range []reference{
		{"[Dora Cobb of Justice Now] said: “{It is late.}” [She] added: “{So late.}”\n\nAdeola Hatton is the mother of Kofi Hatton.\n\n[She] said: “{I wept.}”", []string{"Dora Cobb", "Dora Cobb", "Adeola Hatton"}},
		{"[Ann Falk] said: “{It is late.}”\n\nKofi's mother Adeola Hatton was there. [She] said: “{I wept.}”", []string{"Ann Falk", "Adeola Hatton"}},
		{"[Cllr Bill Ram] said: “{It is late.}”\n\nJadon, 20, who was in care, met them over pizza. [He] said: “{They asked.}”", []string{"Bill Ram", "Jadon"}},
		{"[Inspector Neil Caw] said {it would go}.\n\n[Councillor Bola Adeg (Lab, Southgate)], who chaired it, said {he had been there}.\n\n“{I cannot look,}” [he] said.", []string{"Neil Caw", "Bola Adeg", "Bola Adeg"}},
		{"[Kate Sill] said: “{I’m glad.}”\n\n[Manager Uche Ezen], who has worked there, told the Independent {she had cried}.\n\n“{We wobbled,}” [she] laughed.", []string{"Kate Sill", "Uche Ezen", "Uche Ezen"}},
		{"[Ann Falk] said: “{It is late.}”\n\nHer husband, Pete, is no happier. “{It’s the lack,}” [he] said.", []string{"Ann Falk", "Pete"}},
		{"Omar and Lena Finch keep bees. [The couple] said {so}. [Mrs Finch] said: “{It is loud.}”\n\nThe Finches moved in May. [They] said {it was bad}.", []string{"Omar Finch+Lena Finch", "Lena Finch", "Omar Finch+Lena Finch"}},
		{"Aspen Housing Ltd owns it. [The couple] said {it was bad}. [They] said {so}.", []string{"", ""}},
		{"[Mrs Ann Vane, who told the Gazette she rang,] said {so}. [Mrs Vane, who is 80,] said {more}.", []string{"Ann Vane", "Ann Vane"}},
		{"Tom Birch leads Norshire Council. Helen Falk is his deputy. [He] said {so}. [She] said {no}.", []string{"Tom Birch", "Helen Falk"}},
		{"[Tom Birch] said: “{Yes.}” Paul Vane disagreed. [He] said: “{No.}”", []string{"Tom Birch", "Paul Vane"}},
		{"[Tom Birch] said: “{Yes.}” His brother Paul Vane died in May. [He] said: “{No.}”", []string{"Tom Birch", "Tom Birch"}},
		{"Norshire Council was slow. Unison was angry. [It] said {so}. [They] said {more}.", []string{"Unison", "Unison"}},
		{"[One parent] said: “{No.}” [She] added: “{Never.}” Ann Falk runs the school.", []string{"", ""}},
		{"Ann Falk runs the school. [One parent] said: “{No.}” [She] added: “{Never.}”", []string{"", ""}},
		{"Ann Falk runs the school. A mother, who asked not to be named, was cross. [She] said: “{Never.}”", []string{""}},
		{"[Ashby Council] said {no}.\n\nCoroner Gwen Toll sat. She then wrote a prevention of future deaths report. “{There is a risk,}” [it] said.", []string{"Ashby Council", "Gwen Toll"}},
		{"Ann Falk runs the school. Parents met on Monday. [They] said: “{Never.}”", []string{""}},
		{"Ann Falk and Tom Birch run the school. [They] said: “{Never.}”", []string{"Ann Falk+Tom Birch"}},
		{"Norshire Council denied it. Four left and six joined, [it] said {so}.", []string{"Norshire Council"}},
		{"[Unison] said {no}. [Its organiser, Tony Gree,] said {so}. Coun Abdul Lat spoke.\n\nNorshire Council denied that carers left. [It] said {so}.", []string{"Unison", "Tony Gree", "Norshire Council"}},
	} {
		c.check(t, Context{})
	}
	for _, c := range []reference{
		{"The report was published on Monday. [It] said {pupils were safe}.", []string{"Ofsted"}},
		{"Harrowmere Borough Council welcomed the report. [It] said {it would learn}.", []string{"Harrowmere Borough Council"}},
		{"Inspectors came in May. [They] said {pupils were safe}.", []string{"Ofsted"}},
	} {
		c.check(t, inspection)
	}
}

// TestDoubtfulAnswers: where two can be meant, nobody is surely.
func TestDoubtfulAnswers(t *testing.T) {
	for _, marked := range []string{
		"[Ann Falk] said {no}. [Her colleague] said {yes}. [She] said {so}.",
		"[Head teacher Ann Falk] said {no}. A parent was angry. [She] said {it was late}.",
		"Harrowmere Council closed the pool. Swimmers were angry. [They] said {no}.",
		"Harrowmere Council closed the pool. [Ann Falk] said {yes}. [They] said {no}.",
		"[Ann Falk] said {no}. Her sister Jane Falk was there. [She] said {yes}.",
		"[A consultant at Alder Hospital] said {no}. [He] said {so}. Dr Tom Birch works there.",
		"[Someone close to Mr Birch] said {no}. Tom Birch left.",
		"[Sources close to Mr Birch] said {no}. Tom Birch left.",
		"[Labour councillors] said {yes}. The Labour Party met.",
		"[Council leader Tom Birch] said {no}. [The leader of the opposition] said {so}.",
		"[Deputy leader Ann Falk] said {no}. [The leader] said {so}.",
		"[Head teacher Ann Falk] said {one}. The school’s deputy spoke. [She] said {two}.",
		"The club talked to former chairman Keith Tarrow. [Ravi Vane] said {one}. [The new chairman] said {two}.",
		"[A leaked report] said {so}. A report to councillors of Ashby Council was long.",
		"Alder Hospital is full. Beech Hospital is full. [The trust] said {no}.",
	} {
		quotes, _ := resolve(t, marked, Context{})
		if q := quotes[len(quotes)-1]; q.Speaker != "" && q.Confidence >= sure {
			t.Errorf("%s: %s with %.2f", marked, q.Speaker, q.Confidence)
		}
	}
}
