package quote

import (
	"slices"
	"testing"
)

func TestVerdictsAreSomebodysWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Inspectors came in May. The lounge was “draughty and dim” and carpets smelled of smoke.", []string{"draughty and dim"}},
		{"Support for care leavers was described as \"patchy\".", []string{"patchy"}},
		{"The ward was branded “a stain on the town” by porters in May.", []string{"a stain on the town"}},
		{"The service was ‘inadequate’.", []string{"<inadequate>"}},
		{"The club was ‘Harrowmere First’.", []string{"<Harrowmere First>"}},
		{"Its leadership was described as “good”.", []string{"<good>"}},
	} {
		if got := found(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
