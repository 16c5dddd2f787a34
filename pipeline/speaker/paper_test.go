package speaker

import (
	"slices"
	"testing"
)

func TestPapersAreTheirIssuers(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"[A report to the cabinet] says {one}. [The same document] adds {two}. [It] warns {three}.", []string{"Harrowmere Borough Council", "Harrowmere Borough Council", "Harrowmere Borough Council"}},
		{"[A report by officers] says {one}.\n\nOfsted came in May.\n\n[The inspectors] found {two}.", []string{"Harrowmere Borough Council", "Ofsted"}},
		{"Boys were let down, [a review] has found {one}.\n\n[The review, which was carried out for Tarn and Wexley Safeguarding Children Partnership], found {two}. [The report] makes {three}.\n\nOfsted came in May.", []string{"Tarn & Wexley Safeguarding Children Partnership", "Tarn & Wexley Safeguarding Children Partnership", "Tarn & Wexley Safeguarding Children Partnership"}},
		{"Ofsted came in May.\n\nPiers Latham, who leads Nether Marsh School, set out cuts in a letter.\n\n“{There is nothing},” [it] ⟨begins⟩. [The letter] ends: {Write}.", []string{"Piers Latham", "Piers Latham"}},
		{"The Tarn Funding Agency issued the trust with a notice. Helen Falk spoke. [The notice] cited {one}.", []string{"Tarn Funding Agency"}},
		{"[Research by the Marsh Institute] found {one}.\n\n[The research] says {two}. Ofsted came in May. [The letter] notes {three}.", []string{"Marsh Institute", "Marsh Institute", "Ofsted"}},
		{"[A survey of 900 nurses by the Royal College of Nursing] found {one}. [The survey] says {two}.", []string{"Royal College of Nursing", "Royal College of Nursing"}},
		{"[A coroner’s report] said {one}. [The report] said {two}. Ofsted came in May.", []string{"?", "?"}},
		{"[A report to Nether Marsh Council’s scrutiny committee] said {one}. [The report] said {two}.", []string{"Nether Marsh Council", "Nether Marsh Council"}},
		{"In a letter to parents, [headteacher Piers Latham] said {one}. [The letter] added {two}. [It] went on: {three}.", []string{"Piers Latham", "Piers Latham", "Piers Latham"}},
		{"[An inquiry led by Sir John Roe] found {one}. [The inquiry] said {two}.", []string{"John Roe", "John Roe"}},
		{"Parents of children at Nether Marsh Nursery received a text message. [It] read: {We are shut}. Ofsted came.", []string{"?"}},
		{"Nether Marsh School was judged weak in a report. Ofsted came. [The report] says {one}.", []string{"Ofsted"}},
	} {
		quotes, _ := resolve(t, "Harrowmere Borough Council met. "+test.text, inspection)
		if got := speakersOf(quotes); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
