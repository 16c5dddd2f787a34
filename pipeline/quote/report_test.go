package quote

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"onrecord/corpus/text"
)

func inReport(s string) []string {
	var all []string
	for _, q := range ExtractReport(text.Parse(s, nil, nil)) {
		all = append(all, shown(s, q))
	}
	return all
}

// TestReportsRelayWords: in a report marks are somebody's words only where that
// somebody is said to say them.
func TestReportsRelayWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // contents; terms in angle brackets
	}{
		{"Children told inspectors that they feel ‘listened to’.", []string{"that they feel ‘listened to’"}},
		{"As one parent said, ‘They know my son and what he needs from them.’", []string{"They know my son and what he needs from them."}},
		{"‘I always know who I can ring at night,’ one young person told us.", []string{"I always know who I can ring at night,"}},
		{"Care leavers describe the hostel in Quay Road as ‘draughty’ and ‘far too loud’.", []string{"the hostel in Quay Road as ‘draughty’ and ‘far too loud’"}},
		{"One foster carer summed it up: ‘Nobody rang for a month, and then everybody rang.’", []string{"Nobody rang for a month, and then everybody rang."}},
		{"The letter after that visit stated that decisions were ‘slow and poorly recorded’.", []string{"that decisions were ‘slow and poorly recorded’"}},
		{"Inspectors looked at the council’s arrangements for the ‘front door’.", []string{"<front door>"}},
		{"Social workers use the ‘three islands’ tool well.", []string{"<three islands>"}},
		{"Leaders are developing a ‘home grown’ scheme to keep the staff that they train.", []string{"<home grown>"}},
		{"Senior leaders have introduced a new weekly meeting, ‘pause for thought’, in every team.", []string{"<pause for thought>"}},
		{"The council continues to hold ‘hub’ meetings, which help children to settle.", []string{"<hub>"}},
		{"The board maintains a ‘challenge log’ of what has been raised.", []string{"<challenge log>"}},
		{"Parents said that the group ‘Harrowmere Families First’ had helped them.", []string{"<Harrowmere Families First>"}},
		{"Staff told inspectors that the ‘open house’ meetings are well attended.", []string{"<open house>"}},
		{"The procedures follow ‘Keeping children safe in Harrowmere 2016’, which sets out who decides.", []string{"<Keeping children safe in Harrowmere 2016>"}},
		{"Children said that their social workers see them often.", nil},
		{"According to the council’s own data, visits to children in care are late.", nil},
		{"T: 0300 000 000 0\n\nE: post@harrowmere.example\n\nT: 0300 000 000 1", nil},
	} {
		if got := inReport(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestReportsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		sound(t, s, ExtractReport(text.Parse(s, nil, nil)))
	})
}
