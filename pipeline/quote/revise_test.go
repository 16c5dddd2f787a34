package quote

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// drafted labels content and cue in s as a sequence model would, drafts the
// quotations and shows their contents.
func drafted(t *testing.T, s, content, cue string) []string {
	t.Helper()
	parsed := text.Parse(s, nil, nil)
	r := read(parsed)
	place := func(part string) corpus.Spans {
		at := strings.Index(s, part)
		if part == "" || at < 0 {
			return nil
		}
		return corpus.Spans{{Start: at, End: at + len(part)}}
	}
	labels := goldLabels(parsed, []corpus.Quotation{{Content: place(content), Cue: place(cue)}})
	_, drafts := r.drafts(labels, newPlaces(r, &embedded().tagger, embedded().band))
	var all []string
	for i := range drafts {
		if !drafts[i].term {
			all = append(all, shown(s, corpus.Quotation{Content: r.contentSpans(&drafts[i])}))
		}
	}
	return all
}

func TestContentsAreRevised(t *testing.T) {
	for _, c := range []struct {
		name, text, content, cue string
		want                     []string
	}{
		{
			"whom it was told", "Mr Hale told the committee the lamp had never been lit.", "the committee the lamp had never been lit", "told",
			[]string{"the lamp had never been lit"},
		},
		{
			"when it was said", "Mr Hale said yesterday that the lamp had never been lit.", "yesterday that the lamp had never been lit", "said",
			[]string{"that the lamp had never been lit"},
		},
		{
			"a word that joins", "Mr Hale said the lamp had never been lit, which she denied.", "the lamp had never been lit, which", "said",
			[]string{"the lamp had never been lit"},
		},
		{
			"two statements", "Mr Hale said the lamp had never been lit and warned that it would be stolen.", "the lamp had never been lit and warned that it would be stolen", "said",
			[]string{"the lamp had never been lit", "that it would be stolen"},
		},
		{
			"a main clause", "While the letter noted progress with the lamp, it warned that nobody had lit it.", "progress with the lamp, it warned that nobody had lit it", "noted",
			[]string{"progress with the lamp", "that nobody had lit it"},
		},
		{
			"the next sentence", "Mr Hale said the lamp was “a disgrace”. The council has bought another.", "the lamp was “a disgrace”. The council has bought another", "said",
			[]string{"the lamp was “a disgrace”.", "The council has bought another"},
		},
		{
			"speech behind a colon", "He defended the lamp and Ms Roe said: “We bought it in good faith, and it was cheap.”",
			"the lamp and Ms Roe said: “We bought it in good faith, and it was cheap", "defended",
			[]string{"We bought it in good faith, and it was cheap."},
		},
		{"overlooked with that", "The court heard that nobody had lit the lamp.", "", "", []string{"that nobody had lit the lamp"}},
		{"overlooked without that", "The tenant claims the lamp was never lit by anybody.", "", "", []string{"the lamp was never lit by anybody"}},
		{"no clause", "The council found the money for another lamp in May.", "", "", nil},
		{"the source behind", "The lamp in the hall has never been lit, according to Ms Roe.", "", "", []string{"The lamp in the hall has never been lit"}},
		{"verb and source behind", "The lamp in the hall has never been lit, said the charity.", "", "", []string{"The lamp in the hall has never been lit"}},
		{"source and verb behind", "The lamp in the hall has never been lit, a damning report has found.", "", "", []string{"The lamp in the hall has never been lit"}},
		{"the source in front", "According to Ms Roe, the lamp in the hall has never been lit.", "", "", []string{"the lamp in the hall has never been lit"}},
		{"a bare noun behind", "Porters ‘losing track’ of lamps in the hall, say inspectors.", "", "", []string{"Porters ‘losing track’ of lamps in the hall"}},
		{
			"two sources behind", "The lamp in the hall has never been lit, Ofsted and the trust have said.", "lit, Ofsted and the trust have said", "",
			[]string{"The lamp in the hall has never been lit"},
		},
		{"noted by somebody", "A ‘critical’ area for repair noted by inspectors is that the lamp was never lit.", "", "", []string{"critical", "that the lamp was never lit"}},
		{"grades", "The hall has gone from ‘inadequate’ to ‘good’ in a year.", "from ‘inadequate’ to ‘good’ in a year", "gone", nil},
		{"a name and what it says", "Ms Roe, of the charity, said the lamp in the hall was new.", "the lamp in the hall was new", "said", []string{"the lamp in the hall was new"}},
		{"a term", "The porters wear a ‘deep clean’ badge in the hall.", "a ‘deep clean’ badge in the hall", "wear", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drafted(t, c.text, c.content, c.cue); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
