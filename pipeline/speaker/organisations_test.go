package speaker

import (
	"slices"
	"testing"
)

func TestNamesOfOrganisations(t *testing.T) {
	for marked, want := range map[string][]string{
		"[The Tarn and Levels Integrated Care Board] said {one}.":                                             {"Tarn & Levels Integrated Care Board"},
		"[NHS Tarn Valley Integrated Care Board] said {one}. [The integrated care board] said {two}.":         {"NHS Tarn Valley Integrated Care Board", "NHS Tarn Valley Integrated Care Board"},
		"[County Durham and Darlington NHS Trust] said {one}.":                                                {"County Durham & Darlington NHS Trust"},
		"[The Women’s Voice Network] said {one}.":                                                             {"Women’s Voice Network"},
		"[The Harrow Borough Allotment Holders’ Trust] said {one}.":                                           {"Harrow Borough Allotment Holders’ Trust"},
		"[The Diocese of Ravensby] said {one}.":                                                               {"Diocese of Ravensby"},
		"[Warm Homes for Wexley] said {one}.":                                                                 {"Warm Homes for Wexley"},
		"[The Homecare Association] said {one}. The Homecare Association met. [It] said {two}.":               {"Homecare Association", "Homecare Association"},
		"[Second Start Wexley, which campaigns for carers,] said {one}.":                                      {"Second Start Wexley"},
		"[Brightbeck], a network, said {one}.":                                                                {"Brightbeck"},
		"[CareNook] said {one}.":                                                                              {"CareNook"},
		"[Carers’ group Old Tom’s Friends] said {one}.":                                                       {"Old Tom’s Friends"},
		"[A spokeswoman for Western Tarn Water] said {one}.":                                                  {"Western Tarn Water"},
		"Bridgegate Homes has 900 flats. [Bridgegate] said {one}.":                                            {"Bridgegate Homes"},
		"Moorbury Police met the Moorbury Police Federation. [The Moorbury Police Federation] said {one}.":    {"Moorbury Police Federation"},
		"[Sue Slade of Nether Marsh Parish Council] said {one}. [Torvin Quellish, a councillor,] said {two}.": {"Sue Slade", "Torvin Quellish"},
		"[Wexley Council and the Tarn Valley NHS Trust] said {one}.":                                          {"Wexley Council & Tarn Valley NHS Trust"},
		"[Teachers in Wexley] said {one}. [Officers at Wexley] said {two}.":                                   {"?", "?"},
	} {
		quotes, _ := resolve(t, marked, Context{})
		if got := speakersOf(quotes); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", marked, got, want)
		}
	}
}
