package quote

import (
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// told shows each quotation of s as content, bar and source.
func told(s string) []string {
	var all []string
	for _, q := range Extract(text.Parse(s, nil, nil)) {
		if q.Kind == corpus.Term {
			continue
		}
		source := ""
		if len(q.Source) > 0 {
			source = q.Source[0].Of(s)
		}
		all = append(all, shown(s, q)+" | "+source)
	}
	return all
}

// TestAgentsOfVerdicts: what is passed on a thing is its agent's, and no word of it
// the thing's.
func TestAgentsOfVerdicts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A hostel once branded “a maze” by tenants has been sold.", "a maze | tenants"},
		{"The hostel was branded “a maze” by tenants in May.", "a maze | tenants"},
		{"The hostel, which was branded “a maze” by tenants, will close.", "a maze | tenants"},
		{"A ferry labelled ‘cold and slow’ by islanders last year has sunk.", "cold and slow | islanders"},
		{"The delay was described as “inevitable” by councillor Ann Roe.", "inevitable | councillor Ann Roe"},
		{"A ferry described as ‘the worst on the coast’ by a regulator has new owners.", "the worst on the coast | a regulator"},
		{"The ferry plan has been dismissed as “a fantasy” by opposition councillors.", "a fantasy | opposition councillors"},
		{"The hostel was praised as “warm and lively” by families.", "warm and lively | families"},
		{"Ms Roe was hailed as a “force of nature” by colleagues.", "force of nature | colleagues"},
		{"The trust was accused of causing “avoidable harm” by a coroner.", "avoidable harm | a coroner"},
		{"The trust was criticised for “serious failings” by the Wexley Vale watchdog in June.", "serious failings | the Wexley Vale watchdog"},
		{"Porters were found to be “frightened” by auditors from the watchdog.", "frightened | auditors"},
		{"The care was judged ‘unsafe and unkind’ by the regulator, and the hostel closed.", "unsafe and unkind | the regulator"},
		{"A ferry described by islanders as “cold and slow” has sunk.", "cold and slow | islanders"},
		{"The ferry was dismissed by councillor Ann Roe as a “white elephant”.", "white elephant | councillor Ann Roe"},
		{"The ferry is seen by many of its crew as “a joke”.", "a joke | many of its crew"},
		{"Mr Roe said the ferry, described by islanders as “slow”, would be sold.", "the ferry, described by islanders as “slow”, would be sold | Mr Roe"},
		{"Mr Roe said the hostel, once branded “a maze” by tenants, had been rebuilt.", "the hostel, once branded “a maze” by tenants, had been rebuilt | Mr Roe"},
		{"Auditors found “serious failings” by managers at the hostel.", "“serious failings” by managers at the hostel | Auditors"},
		{"He accused them of “cutting corners” by closing wards.", "them of “cutting corners” by closing wards | He"},
		{"The bill was said to be “on its way” by Friday.", ""},
	} {
		if got := strings.Join(told(c.text), "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestSourcesAreWhole: a source is neither cut at a hyphen nor taken for whoever met it.
func TestSourcesAreWhole(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“They rang every week,” said one first-time buyer.", "They rang every week, | one first-time buyer"},
		{"“They rang every week,” said a 71-year-old great-grandmother.", "They rang every week, | a 71-year-old great-grandmother"},
		{"“They rang every week,” said former deputy-head Ann Roe.", "They rang every week, | former deputy-head Ann Roe"},
		{"A 15-year-old expectant mother said she felt lost.", "she felt lost | A 15-year-old expectant mother"},
		{"A long-serving porter said the lift was broken.", "the lift was broken | A long-serving porter"},
		{"Tenants spoken to by auditors said the hostel was ‘like a family’.", "the hostel was ‘like a family’ | Tenants"},
		{"Porters interviewed by auditors described morale as “rock bottom”.", "morale as “rock bottom” | Porters"},
		{"Tenants who were interviewed by auditors said that theft was rare.", "that theft was rare | Tenants"},
		{"The survey carried out by the charity found that half of tenants were cold.", "that half of tenants were cold | The survey"},
		{"Tenants told auditors they felt “safe”.", "they felt “safe” | Tenants"},
		{"The home was praised by inspectors, who said staff were kind.", "staff were kind | inspectors, who"},
	} {
		if got := strings.Join(told(c.text), "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestContentsEndWhereTheReporterGoesOn: behind the closing mark stays what is said,
// not what happened then.
func TestContentsEndWhereTheReporterGoesOn(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The chair admitted “we got it wrong” after the hostel was put up for sale.", "we got it wrong | The chair"},
		{"A trust admitted 'too many tenants waiting' as the watchdog finds drift.", "too many tenants waiting | A trust"},
		{"She apologised “without reservation” after the report was published on Monday.", "without reservation | She"},
		{"Mr Roe said he had “aged ten years in two”, but thanked porters.", "he had “aged ten years in two” | Mr Roe"},
		{"Ms Roe called the wards “calm”, but declined to visit the kitchens of the hostel.", "the wards “calm” | Ms Roe"},
		{"Mr Roe said the wait was “unacceptable” and should be stopped.", "the wait was “unacceptable” and should be stopped | Mr Roe"},
		{"Auditors found that records were ‘mostly poor’ but getting better.", "that records were ‘mostly poor’ but getting better | Auditors"},
		{"Mr Roe said he was “let down” but stayed.", "he was “let down” but stayed | Mr Roe"},
		{"Mr Roe said tenants were “left in the cold” as boilers failed.", "tenants were “left in the cold” as boilers failed | Mr Roe"},
	} {
		if got := told(c.text); len(got) == 0 || got[0] != c.want {
			t.Errorf("%s\n got %q\nwant %s", c.text, got, c.want)
		}
	}
}

// TestNamesOfWhatWasSpokenOf are hardly trusted, unlike what is said of them.
func TestNamesOfWhatWasSpokenOf(t *testing.T) {
	for _, s := range []string{
		"Harrowmere Council has rejected the claim.",
		"The chair announced his departure in an email to staff.",
		"Auditors noted progress.",
		"Mr Roe quoted the watchdog's March letter.",
		"She declined to name names.",
		"The trust declined to give any details.",
		"The council refused to name the hostel.",
	} {
		for _, q := range Extract(text.Parse(s, nil, nil)) {
			if q.Confidence > touched {
				t.Errorf("%s: %q with %.2f", s, shown(s, q), q.Confidence)
			}
		}
	}
	for _, s := range []string{
		"Harrowmere Council has announced that the hostel will close.",
		"The letter noted progress was slow.",
		"The council refused to say how many had left.",
	} {
		all := Extract(text.Parse(s, nil, nil))
		if len(all) != 1 || all[0].Confidence <= touched {
			t.Errorf("%s: %v", s, all)
		}
	}
}
