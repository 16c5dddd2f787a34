package quote

import (
	"slices"
	"testing"
)

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
