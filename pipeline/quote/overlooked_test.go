package quote

import (
	"testing"

	"onrecord/corpus/text"
)

// TestWhatIsOverlooked: whatever the model labels, statements in so many words are
// found, and what only looks like one is not.
func TestWhatIsOverlooked(t *testing.T) {
	for _, c := range []struct{ text, want, source string }{
		{"Coun Ann Roe (Lab, Quay), the deputy leader, said the change had come at a cost.", "the change had come at a cost", "Coun Ann Roe"},
		{"Last week Ofsted warned that help came too late.", "that help came too late", "Ofsted"},
		{"The court heard he has earlier convictions for nine offences including theft of lamps.", "he has earlier convictions for nine offences including theft of lamps", "The court"},
		{"But the trust has confirmed anyone who used the ramp can now use a wider one.", "anyone who used the ramp can now use a wider one", "the trust"},
		{"The new chair Ann Roe has admitted they no longer have a majority for the lamp.", "they no longer have a majority for the lamp", "The new chair Ann Roe"},
		{"In 2008 the review panel ruled both wards should stay open.", "both wards should stay open", "the review panel"},
		{"Ms Hale recognised that this was a weak point of the service.", "that this was a weak point of the service", "Ms Hale"},
		{"The housing minister has urged councils to limit rises.", "councils to limit rises", "The housing minister"},
		{"Ministers are telling councils to find more sites for boats.", "to find more sites for boats", "Ministers"},
		{"Ms Doyle, of the charity Lamplight, asked ministers not to look away.", "ministers not to look away", "Ms Doyle"},
		{"Both trusts promised to publish a plan within seventy days.", "to publish a plan within seventy days", "Both trusts"},
		{"The watchdog has told the authority to expect the third in March.", "to expect the third in March", "The watchdog"},
		{"One concern raised by inspectors was that visits were often late.", "that visits were often late", "inspectors"},
		{"A weak point noted by the panel is that for some children help comes too late.", "that for some children help comes too late", "the panel"},
		{"The panel found, however, that too many of the lamps were broken.", "that too many of the lamps were broken", "The panel"},
		{"The charity estimates that the county is short of forty lamps.", "that the county is short of forty lamps", "The charity"},
		{"The trust reported in June that cash had been kept in a drawer.", "that cash had been kept in a drawer", "The trust"},
		{"Council home ‘missed chances’ to mend the lamp, auditors find", "Council home ‘missed chances’ to mend the lamp", "auditors"},
		{"More money is to be given to councils to mend lamps, said housing minister Ann Roe.", "More money is to be given to councils to mend lamps", "housing minister Ann Roe"},
	} {
		all := Extract(text.Parse(c.text, nil, nil))
		if len(all) != 1 || shown(c.text, all[0]) != c.want || len(all[0].Source) != 1 || all[0].Source[0].Of(c.text) != c.source {
			t.Errorf("%s: %q", c.text, found(c.text))
		}
	}
	for _, s := range []string{
		"The commissioner could recommend that services are taken away.",
		"Battleground state Florida is nearly as large as that.",
		"The jury's claim the tenant left was wrong.",
		"There was no time for the justices to hear it before the term began.",
		"The hope the lamp would be lit was gone.",
	} {
		if got := found(s); got != nil {
			t.Errorf("%s: %q", s, got)
		}
	}
}
