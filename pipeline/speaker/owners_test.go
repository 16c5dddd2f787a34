package speaker

import "testing"

// TestOwnersOfPlaces: the board, the trust, the company: the one who runs a place.
func TestOwnersOfPlaces(t *testing.T) {
	for _, c := range []reference{
		{"Wexley Vale NHS Trust, which runs Alder Hospital, met on Monday. [The trust] said {no}. [The hospital] said {no}.", []string{"Wexley Vale NHS Trust", "Alder Hospital"}},
		{"Alder Hospital is run by Wexley Vale NHS Trust. [The trust] said {no}. [The board] said {so}.", []string{"Wexley Vale NHS Trust", "Wexley Vale NHS Trust"}},
		{"Birch Lodge is run by Kindly Care Ltd. [The company] said {no}. [The provider] said {so}.", []string{"Kindly Care Ltd", "Kindly Care Ltd"}},
		{"Alder Hospital is full. Beech Hospital is full. [The trust] said {no}.", []string{""}},
		{"Norshire County Council met Harrowmere Borough Council. [The county council] said {yes}. [The borough council] said {no}.", []string{"Norshire County Council", "Harrowmere Borough Council"}},
		{"Norshire County Council pays. Lowmarsh Town Council met on Monday. [The town council] said {yes}. [The county] said {no}. [The council] said {so}.", []string{"Lowmarsh Town Council", "Norshire County Council", "Norshire County Council"}},
		{"Lowmarsh Parish Council objected. Norshire District Council met on Monday. [The parish council] said {yes}. [The district council] said {no}.", []string{"Lowmarsh Parish Council", "Norshire District Council"}},
		{"Norshire County Council pays. Lowmarsh Town Council met on Monday. [The town council] said {yes}. It was late. [The council] said {no}.", []string{"Lowmarsh Town Council", "Lowmarsh Town Council"}},
		{"Oakfield Academy is part of the Norshire Learning Trust. [The trust] said {yes}. [The school] said {no}. [The academy] said {so}.", []string{"Norshire Learning Trust", "Oakfield Academy", "Oakfield Academy"}},
		{"HMP Norbridge holds 100 men. [The prison] said {yes}. [The jail] said {no}.", []string{"HMP Norbridge", "HMP Norbridge"}},
		{"NHS Norshire runs the service. [The health board] said {yes}. [The board] said {no}.", []string{"NHS Norshire", "NHS Norshire"}},
		{"Councils met. [The council] said {yes}. [The authority] said {no}.", []string{"", ""}},
		{"[The local authority] said {yes}. Harrowmere Council met.", []string{"Harrowmere Council"}},
	} {
		c.check(t, Context{})
	}
}

// TestNobody: who is not named is nobody, whoever stands near.
func TestNobody(t *testing.T) {
	for _, source := range []string{
		"One parent", "A parent", "Residents", "The jury", "Critics", "A source", "Experts", "Another mother", "Some staff", "Campaigners", "An inquest", "The court",
		"A former pupil", "One of the nurses", "A man who lives nearby", "Two of the carers", "Opposition councillors", "Many", "A petition",
		"Insiders", "Observers", "Neighbours", "A friend", "One teacher", "A colleague", "The crowd", "Patients and relatives", "A judge", "Sources close to the trust", "An eyewitness",
		"Medics", "Commuters", "Shoppers", "Traders", "One trader", "Activists", "A bystander", "The public", "The meeting", "The tribunal", "An employee", "Ex-staff", "Former staff",
	} {
		reference{"Ann Falk came to Wexley Vale NHS Trust in May. Ofsted inspected it. Unison met.\n\n[" + source + "] said {it was dire}.", []string{""}}.check(t, inspection)
	}
}
