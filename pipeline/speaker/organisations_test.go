package speaker

import (
	"slices"
	"testing"
)

func TestNamesOfOrganisations(t *testing.T) {
	for marked, want := range map[string][]string{
		"[The Tarn and Levels Integrated Care Board] said {one}.":                                                                  {"Tarn & Levels Integrated Care Board"},
		"[NHS Tarn Valley Integrated Care Board] said {one}. [The integrated care board] said {two}.":                              {"NHS Tarn Valley Integrated Care Board", "NHS Tarn Valley Integrated Care Board"},
		"[County Durham and Darlington NHS Trust] said {one}.":                                                                     {"County Durham & Darlington NHS Trust"},
		"[The Women’s Voice Network] said {one}.":                                                                                  {"Women’s Voice Network"},
		"[The Harrow Borough Allotment Holders’ Trust] said {one}.":                                                                {"Harrow Borough Allotment Holders’ Trust"},
		"[The Diocese of Ravensby] said {one}.":                                                                                    {"Diocese of Ravensby"},
		"[Warm Homes for Wexley] said {one}.":                                                                                      {"Warm Homes for Wexley"},
		"[The Homecare Association] said {one}. The Homecare Association met. [It] said {two}.":                                    {"Homecare Association", "Homecare Association"},
		"[Second Start Wexley, which campaigns for carers,] said {one}.":                                                           {"Second Start Wexley"},
		"[Brightbeck], a network, said {one}.":                                                                                     {"Brightbeck"},
		"[CareNook] said {one}.":                                                                                                   {"CareNook"},
		"[Carers’ group Old Tom’s Friends] said {one}.":                                                                            {"Old Tom’s Friends"},
		"[A spokeswoman for Western Tarn Water] said {one}.":                                                                       {"Western Tarn Water"},
		"Bridgegate Homes has 900 flats. [Bridgegate] said {one}.":                                                                 {"Bridgegate Homes"},
		"Moorbury Police met the Moorbury Police Federation. [The Moorbury Police Federation] said {one}.":                         {"Moorbury Police Federation"},
		"[Sue Slade of Nether Marsh Parish Council] said {one}. [Torvin Quellish, a councillor,] said {two}.":                      {"Sue Slade", "Torvin Quellish"},
		"[Wexley Council and the Tarn Valley NHS Trust] said {one}.":                                                               {"Wexley Council & Tarn Valley NHS Trust"},
		"[The Marsh Institute think tank] said {one}. [The think tank] said {two}.":                                                {"Marsh Institute", "Marsh Institute"},
		"[Families Against School Closures] said {one}. [The campaign group] said {two}.":                                          {"Families Against School Closures", "Families Against School Closures"},
		"[NHS Wexley] said {one}. [The Friends of Wexley Hospital] said {two}. [Age UK Wexley] said {three}.":                      {"NHS Wexley", "Friends of Wexley Hospital", "Age UK Wexley"},
		"[Prison reform charity the Tarn Trust] said {one}.":                                                                       {"Tarn Trust"},
		"[The Local Government & Social Care Ombudsman] said {one}. [The Diocese of Tarn] said {two}. [The diocese] said {three}.": {"Local Government & Social Care Ombudsman", "Diocese of Tarn", "Diocese of Tarn"},
		"[The Department for Environment, Food and Rural Affairs] said {one}.":                                                     {"Department for Environment, Food & Rural Affairs"},
		"[Teachers in Wexley] said {one}. [Officers at Wexley] said {two}.":                                                        {"?", "?"},
	} {
		quotes, _ := resolve(t, marked, Context{})
		if got := speakersOf(quotes); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", marked, got, want)
		}
	}
}

func TestNounsOfOrganisations(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"[The company, Tarn Fostering Partnerships], said {one}.\n\n“{We are proud},” said [a spokeswoman].", []string{"Tarn Fostering Partnerships", "Tarn Fostering Partnerships"}},
		{"Tarnside Water laid the main. [The company] said {one}.", []string{"Tarnside Water"}},
		{"The University and College Union met. [The students’ union] said {one}. [The union] said {two}.", []string{"Students’ union", "University & College Union"}},
		{"The Department of Health pays. Wexley Vale NHS Trust runs it. [A spokesman for the department] said {one}.", []string{"Department of Health"}},
		{"[Members of the National Education Union at Nether Marsh Academy] said {one}.", []string{"National Education Union"}},
		{"[Dimple], a provider of homes, said {one}. [The provider] said {two}. Priory Group met.", []string{"Dimple", "Dimple"}},
		{"[The inspection team] found {one}.", []string{"Ofsted"}},
		{"The joint inspection was led by HM Inspectorate of Probation, with inspectors from Ofsted and Estyn. [Inspectors] found {one}.", []string{"HM Inspectorate of Probation"}},
		{"Inspectors went to Sorrel Ward. [They] ⟨heard⟩ {staff laugh at patients}.", []string{"Ofsted"}},
		{"Cells are full, [a charity] says {one}.\n\n[Second Start Youth, which campaigns for children], said {two}. The Local Government Association met.", []string{"Second Start Youth", "Second Start Youth"}},
		{"Nether Marsh Council said sorry. {Ofsted was told at the time}, [a spokeswoman] said.", []string{"Nether Marsh Council"}},
		{"The Marsh Planning Commission met. [The commission] said {one}.", []string{"Marsh Planning Commission"}},
	} {
		quotes, _ := resolve(t, "Harrowmere Borough Council met. "+test.text, inspection)
		if got := speakersOf(quotes); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
