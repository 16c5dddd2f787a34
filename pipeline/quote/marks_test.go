package quote

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// byRules extracts with the rules alone and shows each quotation as its parts,
// joined by " | ", terms in angle brackets.
func byRules(s string) []string {
	var none *Model
	var all []string
	for _, q := range none.Extract(text.Parse(s, nil, nil)) {
		all = append(all, shown(s, q))
	}
	return all
}

// found are the contents that rules and model find in s, terms in angle brackets.
func found(s string) []string {
	var all []string
	for _, q := range Extract(text.Parse(s, nil, nil)) {
		all = append(all, shown(s, q))
	}
	return all
}

func shown(s string, q corpus.Quotation) string {
	var parts []string
	for _, span := range q.Content {
		parts = append(parts, span.Of(s))
	}
	joined := strings.Join(parts, " | ")
	if q.Kind == corpus.Term {
		return "<" + joined + ">"
	}
	return joined
}

func TestMarksPair(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly double", "Cllr Hale said: “We have listened to families.”", []string{"We have listened to families."}},
		{"straight double", `Cllr Hale said: "We have listened to families."`, []string{"We have listened to families."}},
		{"curly single", "Cllr Hale said: ‘We’ve listened to families.’", []string{"We’ve listened to families."}},
		{"straight single", "Cllr Hale said: 'We've listened to families.'", []string{"We've listened to families."}},
		{"two singles for a double", "Cllr Hale said: ''We have listened to families.''", []string{"We have listened to families."}},
		{
			"mixed in one article", "She said: “One door has closed here.” He said: 'Another has opened here.' They said: \"We will see about that.\"",
			[]string{"One door has closed here.", "Another has opened here.", "We will see about that."},
		},
		{"single in double", "Ms Roe said: “He told me ‘come back tomorrow’ and left.”", []string{"He told me ‘come back tomorrow’ and left."}},
		{"double in single", "Ms Roe said: 'He told me \"come back tomorrow\" and left.'", []string{"He told me \"come back tomorrow\" and left."}},
		{"same kind nested", "Ms Roe said: “He told me “come back tomorrow” and then he left.”", []string{"He told me “come back tomorrow” and then he left."}},
		{"closed by another kind", "Ms Roe said: ‘We will come back tomorrow.\" The meeting ended.", []string{"We will come back tomorrow."}},
		{"opened by a closing mark", "”We will come back tomorrow,” said Ms Roe.", []string{"We will come back tomorrow,"}},
		{"plural possessive", "The councillors' plan was the parents' idea and the nurses' hope.", nil},
		{"plural possessive inside", "She said: 'The councillors' plan was never the parents' idea.' Then she left.", []string{"The councillors' plan was never the parents' idea."}},
		{"letters left out", "Back in the '90s rock 'n' roll was loud, and at six o'clock they told 'em so.", nil},
		{"curly letters left out", "Back in the ’90s rock ’n’ roll was loud, and they told ’em so.", nil},
		{"feet and inches", "The door is 6'2\" high and 3' wide, surveyors found.", nil},
		{"never closed", "Ms Roe said: “We will come back tomorrow.\n\nThe meeting ended at nine. Nobody spoke.", []string{"We will come back tomorrow."}},
		{"attributed and never closed", "“We will come back tomorrow, said Ms Roe.\n\nThe meeting ended at nine.", []string{"We will come back tomorrow,"}},
		{
			"every paragraph reopened", "Ms Roe said: “We will come back tomorrow.\n\n“We will bring a lamp.\n\n“It is dark here.”",
			[]string{"We will come back tomorrow. | We will bring a lamp. | It is dark here."},
		},
		{
			"single marks reopened", "Ms Roe said: ‘We will come back tomorrow.\n\n‘We’ll bring the nurses’ lamp.\n\n‘It is dark here.’",
			[]string{"We will come back tomorrow. | We’ll bring the nurses’ lamp. | It is dark here."},
		},
		{"reopened in mid-paragraph", "Ms Roe said: “We will come back tomorrow. “We will bring a lamp.”", []string{"We will come back tomorrow. | We will bring a lamp."}},
		{"swallowed by a line break", "Ms Roe said: “We will come back tomorrow.\n\nWe will bring a lamp.” The meeting ended.", []string{"We will come back tomorrow. | We will bring a lamp."}},
		{
			"a paragraph without its mark", "Ms Roe said: “We will come back tomorrow.\n\nThe lamp is ready.\n\n“It is dark here.”",
			[]string{"We will come back tomorrow. | The lamp is ready. | It is dark here."},
		},
		{
			"closed by nobody before another speaks", "Ms Roe said: “We will come back tomorrow.\n\nMr Hale said he would too.\n\n“It is dark here,” he said.",
			[]string{"We will come back tomorrow.", "It is dark here,"},
		},
		{"interrupted", "“We will come back tomorrow,” Ms Roe said. “We will bring a lamp.”", []string{"We will come back tomorrow, | We will bring a lamp."}},
		{
			"closed, and the speaker goes on", "“We will come back tomorrow,” Ms Roe said.\n\n“We will bring a lamp to the meeting.”\n\nThe meeting ended.",
			[]string{"We will come back tomorrow, | We will bring a lamp to the meeting."},
		},
		{
			"behind an advertisement", "Ms Roe said: “We will come back tomorrow.\n\nSign up to our newsletter\n\n“We will bring a lamp.”",
			[]string{"We will come back tomorrow. | We will bring a lamp."},
		},
		{
			"behind a heading", "Ms Roe said: “We will come back tomorrow.\n\nA lamp for the hall\n\n“We will bring a lamp.”",
			[]string{"We will come back tomorrow. | We will bring a lamp."},
		},
		{
			"closed, and behind a caption", "“We will come back tomorrow,” Ms Roe said.\n\nPhoto: The hall at night\n\n“We will bring a lamp to the meeting.”",
			[]string{"We will come back tomorrow, | We will bring a lamp to the meeting."},
		},
		{
			"two people behind each other", "“We will come back tomorrow.”\n\nAnn Roe, chair\n\n“We will bring a lamp to the meeting.”\n\nBen Hale, clerk",
			[]string{"We will come back tomorrow.", "We will bring a lamp to the meeting."},
		},
		{
			"single mark left open", "‘We will come back tomorrow,’ Ms Roe said. The meeting ended.\n\n‘We will bring a lamp to the meeting.",
			[]string{"We will come back tomorrow, | We will bring a lamp to the meeting."},
		},
		{
			"terms in marks of the same kind", "‘The lamp is lit,’ they wrote. ‘They know its parts (‘wick’, ‘oil’ and ‘glass’) and they clean them.’",
			[]string{"The lamp is lit, | They know its parts (‘wick’, ‘oil’ and ‘glass’) and they clean them."},
		},
		{
			"another cue", "“We will come back tomorrow,” Ms Roe said, adding: “We will bring a lamp to the meeting.”",
			[]string{"We will come back tomorrow,", "We will bring a lamp to the meeting."},
		},
		{"called something by somebody", "Ms Roe thanked the porters, whom she called “the best of us”.", []string{"the best of us"}},
		{"grade", "The service was rated ‘inadequate’ and then “requires improvement to be good”.", []string{"<inadequate>", "<requires improvement to be good>"}},
		{"so-called", "The so-called ‘front door’ takes every call.", []string{"<front door>"}},
		{"empty marks", "She said “” and “ ” and nothing.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := byRules(c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestTranscript(t *testing.T) {
	s := "HALE: Why did it take so long?\n\nROE: Because nobody asked us until May.\n\nHALE: And now?\n\nROE: Now somebody has."
	var none *Model
	var got []string
	for _, q := range none.Extract(text.Parse(s, nil, nil)) {
		got = append(got, q.Source[0].Of(s)+": "+shown(s, q))
	}
	if want := strings.Split(s, "\n\n"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	s = "Q: Why did it take so long?\n\nA: Because nobody asked us until May.\n\nQ: And now?\n\nA: Now somebody has."
	for _, q := range none.Extract(text.Parse(s, nil, nil)) {
		if len(q.Source) > 0 {
			t.Errorf("%q is no speaker", q.Source[0].Of(s))
		}
	}
	s = "Jane Read: Why did it take so long?\n\nTom Hale: Because nobody asked us until May.\n\nJane Read: And what has been done since then?\n\nTom Hale: Now somebody has."
	if got := byRules(s); len(got) != 4 {
		t.Errorf("four turns have become %q", got)
	}
	s = "Photo: The hall at night\n\nALSO READ: The lamp that was never lit\n\nALSO READ: Why the hall is dark\n\nThe Post: The hall by day"
	if got := byRules(s); got != nil {
		t.Errorf("captions and links are no transcript: %q", got)
	}
	s = "Overall effectiveness: inadequate\n\nLeadership: inadequate\n\nCare: requires improvement"
	if got := byRules(s); got != nil {
		t.Errorf("a list of grades is no transcript: %q", got)
	}
}
