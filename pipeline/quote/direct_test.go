package quote

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/text"
)

func TestRulesAttributeDirectSpeech(t *testing.T) {
	for _, c := range []struct{ text, source, cue string }{
		{"Ruth Hale, director of children's services, said: “We have listened.”", "Ruth Hale", "said"},
		{"Ruth Hale, who has run the hall since Ben Roe, the porter, left in June, said: “We have listened.”", "Ruth Hale", "said"},
		{"Last year, Ruth Hale, the director, said: “We have listened.”", "Ruth Hale", "said"},
		{"Director of children's services Ruth Hale said: “We have listened.”", "Director of children's services Ruth Hale", "said"},
		{"Councillor Ben Roe (Lab, Eastgate) said: “We have listened to them.”", "Councillor Ben Roe", "said"},
		{"“We have listened to families,” said Ms Hale.", "Ms Hale", "said"},
		{"“We have listened to families,” she said.", "she", "said"},
		{"“We have listened to families,” the report states.", "the report", "states"},
		{"In a statement, Harrowmere Borough Council said: “We have listened.”", "Harrowmere Borough Council", "said"},
		{"A spokesman for the trust said: “We have listened to them.”", "A spokesman for the trust", "said"},
		{"Mr Roe thanked the panel, adding: “We have listened to them.”", "Mr Roe", "adding"},
		{"“We have listened to families,” according to Ms Hale.", "Ms Hale", "according to"},
		{"The report added:\n\n“Leaders have listened to families.”", "The report", "added"},
		{"Cllr Ann Roe, portfolio holder for housing said: “We have listened.”", "Cllr Ann Roe", "said"},
		{"“We have listened to families.” – Ruth Hale, director", "Ruth Hale", ""},
		{"Ms Hale said the visit had gone well.\n\n“We have listened to families and we will go on listening.”", "Ms Hale", ""},
	} {
		var none *Model
		all := none.Extract(text.Parse(c.text, nil, nil))
		if len(all) != 1 {
			t.Errorf("%s: %d quotations", c.text, len(all))
			continue
		}
		source, cue := "", ""
		if len(all[0].Source) > 0 {
			source = all[0].Source[0].Of(c.text)
		}
		if len(all[0].Cue) > 0 {
			cue = all[0].Cue[0].Of(c.text)
		}
		if source != c.source || cue != c.cue {
			t.Errorf("%s: source %q, cue %q (%s)", c.text, source, cue, all[0].Rule)
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
