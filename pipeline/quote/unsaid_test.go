package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// found are the contents that rules and model find in s, terms in angle brackets.
func found(s string) []string {
	var all []string
	for _, q := range Extract(text.Parse(s, nil, nil)) {
		all = append(all, shown(s, q))
	}
	return all
}

func TestWhatIsNotSaid(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The council refused to comment.", nil},
		{"Mr Roe declined to comment on the report when asked by the paper.", nil},
		{"Harrowmere Borough Council has declined to be interviewed about the closure.", nil},
		{"A spokesman declined to elaborate on the plans.", nil},
		{"One of them, who asked to be known only as Sarah, left early.", nil},
		{"To read the report in full, visit the website of the council.", nil},
		{"She would not discuss how many porters had left.", []string{"how many porters had left"}},
		{"The trust refused to say how many nurses had left.", []string{"how many nurses had left"}},
		{"Asked whether the school would reopen, Cllr Roe said it would not.", []string{"it would not"}},
		{"Asked if she would resign, Ms Hale said: “I will not.”", []string{"I will not."}},
		{"When asked whether jobs would go, the leader replied that it was too early to say.", []string{"that it was too early to say"}},
		{"Cllr Roe asked whether jobs would go.", []string{"whether jobs would go"}},
		{"Inspectors are expected to return in the spring.", nil},
		{"The hall is said to be haunted.", nil},
		{"The leader is expected to say that the budget has been cut.", []string{"that the budget has been cut"}},
		{"It goes without saying that children deserve better.", nil},
		{"He said goodbye to the staff on Friday.", nil},
		{"Each visit sees inspectors carry out a ‘deep look’ into different parts of the department.", []string{"<deep look>"}},
		{"On this occasion, inspectors looked at provision for ‘island based’ young people aged between 15 and 25.", []string{"<island based>"}},
		{"Senior leaders were aware of some of the gaps but did nothing about them.", nil},
	} {
		if got := found(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

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

func TestWhatIsPassedOver(t *testing.T) {
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

func TestShortAnswersAreOneQuotation(t *testing.T) {
	for _, s := range []string{
		"“No,” she replied. “Not yet.”",
		"‘No,’ she replied. ‘Not yet.’",
		"\"No,\" she replied. \"Not yet.\"",
		"\"No\", she replied. \"Not yet\".",
		"“Never,” said Ms Hale. “Not once.”",
		"“Yes,” he said, “and no.”",
		"“Why?” asked Mr Roe. “For whom?”",
	} {
		all := Extract(text.Parse(s, nil, nil))
		if len(all) != 1 || len(all[0].Content) != 2 || len(all[0].Source) != 1 {
			t.Errorf("%s: %q", s, found(s))
			continue
		}
		for _, part := range all[0].Content {
			if c := part.Of(s); strings.ContainsAny(c, "“”‘’\"") {
				t.Errorf("%s: a mark stands in %q", s, c)
			}
		}
	}
	s := "“No.” She paused. “Not yet, I think,” she said."
	if got := found(s); !slices.Equal(got, []string{"No.", "Not yet, I think,"}) {
		t.Errorf("%s: %q", s, got)
	}
}

// TestUnreadableWordsAreDoubted: what is written in capitals from end to end, or
// is the remains of a page, is never given to anybody surely; marks alone are
// nobody's words.
func TestUnreadableWordsAreDoubted(t *testing.T) {
	for _, s := range []string{
		"CLLR BEN PYM TOLD THE MEETING IT WAS LATE. “NOBODY LISTENED,” HE SAID. “THEY WILL NOW.” ANN ROE, THE DIRECTOR, SAID: “WE HAVE LISTENED.”",
		`{"@type":"Person","name":"Ann Roe","said":"late"} Ann Roe left.`,
		`\"It was late,\" said Ann Roe.`,
	} {
		for _, q := range Extract(text.Parse(s, nil, nil)) {
			if q.Confidence >= 0.8 && q.Kind != corpus.Term {
				t.Errorf("%s: %q has a confidence of %v", s, shown(s, q), q.Confidence)
			}
		}
	}
	s := "Cllr Ann Roe said the lamp was late. " + strings.Repeat("»", 500) + " Mr Pym was not there."
	for _, q := range Extract(text.Parse(s, nil, nil)) {
		for _, part := range q.Content {
			if !strings.ContainsFunc(part.Of(s), unicode.IsLetter) {
				t.Errorf("%q is nobody's words", part.Of(s))
			}
		}
	}
}

func TestSignatures(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"“It was late.” – Ann Roe", "Ann Roe"},
		{"“It was late.” (Ann Roe)", "Ann Roe"},
		{"“It was late.” Ann Roe, Quay Road", "Ann Roe"},
		{"\"It was late.\" Ann Roe", "Ann Roe"},
		{"“It was late.” Ann Roe left.", ""},
		{"The town was “out of the way” — a jibe at the Wexley MP — and small.", ""},
	} {
		s := "“It was early.” (Ben Pym)\n\n" + c.text
		all := Extract(text.Parse(s, nil, nil))
		if len(all) != 2 {
			t.Errorf("%s: %q", c.text, found(s))
			continue
		}
		source := ""
		if len(all[1].Source) > 0 {
			source = all[1].Source[0].Of(s)
		}
		if source != c.source && (c.source != "" || all[1].Confidence >= 0.8) {
			t.Errorf("%s: source %q with %v (%s)", c.text, source, all[1].Confidence, all[1].Rule)
		}
	}
}
