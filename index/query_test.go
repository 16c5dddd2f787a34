package index

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// outline prints an expression, for comparison.
func outline(e Expr) string {
	switch e := e.(type) {
	case *Phrase:
		var words []string
		for _, el := range e.Elements {
			words = append(words, []string{"=", "~", "^"}[el.Form]+el.Text)
		}
		return strings.Join(words, "_")
	case *Near:
		return fmt.Sprintf("near%d(%s,%s)", e.Within, outline(e.Left), outline(e.Right))
	case *Any:
		return "any(" + outlines(e.Of) + ")"
	case *Group:
		var parts []string
		for _, c := range e.Conditions {
			parts = append(parts, fmt.Sprintf("%s:%s", c.Field, strings.Join(c.Values, "|")))
		}
		if e.In != "" {
			parts = append(parts, "in:"+string(e.In))
		}
		if e.From+e.To != "" {
			parts = append(parts, fmt.Sprintf("date:%s..%s", e.From, e.To))
		}
		if len(e.All) > 0 {
			parts = append(parts, outlines(e.All))
		}
		if len(e.Not) > 0 {
			parts = append(parts, "not("+outlines(e.Not)+")")
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return "?"
}

func outlines(parts []Expr) string {
	var all []string
	for _, p := range parts {
		all = append(all, outline(p))
	}
	return strings.Join(all, " ")
}

func TestParseQuery(t *testing.T) {
	for in, want := range map[string]string{
		"workers":                              "[~worker]",
		"=Workers":                             "[=workers]",
		"inspect*":                             "[^inspect]",
		"front-door":                           "[~front_~door]",
		"=front-door":                          "[=front_=door]",
		`"At the heart"`:                       "[=at_=the_=heart]",
		"“at the heart”":                       "[=at_=the_=heart]",
		"‘the children’s homes’":               "[=the_=children's_=homes]",
		`"at the heart”`:                       "[=at_=the_=heart]",
		`~"strong leaders"`:                    "[~strong_~leader]",
		`"care leav* team"`:                    "[=care_^leav_=team]",
		"a b":                                  "[~a ~b]",
		"a AND b OR c":                         "[any([~a ~b] ~c)]",
		"a (b OR c)":                           "[~a any(~b ~c)]",
		"a -b":                                 "[~a not(~b)]",
		"a AND NOT b":                          "[~a not(~b)]",
		"NOT NOT a":                            "[~a]",
		"-a":                                   "[not(~a)]",
		"a NEAR/5 b":                           "[near5(~a,~b)]",
		`a NEAR/5 "b c" NEAR/2 d`:              "[near2(near5(~a,=b_=c),~d)]",
		"(a OR b) NEAR/3 c":                    "[near3(any(~a ~b),~c)]",
		"a NEAR/5 b c":                         "[near5(~a,~b) ~c]",
		`speaker:"Ann Oduya" budget`:           "[speaker:Ann Oduya ~budget]",
		`speaker: “Ann Oduya” budget`:          "[speaker:Ann Oduya ~budget]",
		"(speaker:a OR speaker:b) door":        "[speaker:a|b ~door]",
		"(speaker:a door) house":               "[[speaker:a ~door] ~hous]",
		"door -voice:union":                    "[~door not([voice:union])]",
		"in:title door":                        "[in:title ~door]",
		"in:report door":                       "[kind:report ~door]",
		"visit:harrowmere/2021-full door":      "[visit:harrowmere/2021-full ~door]",
		"date:2022-06..2023-01":                "[date:2022-06..2023-01]",
		"date:2022":                            "[date:2022..2022]",
		"from:2022 date:2021-05.. to:2023 cat": "[date:2022..2023 ~cat]",
		"and or not near":                      "[~and ~or ~not ~near]",
		"R&D":                                  "[~r_~d]",
		"ANDROID NEARBY":                       "[~android ~nearbi]",
		"10:30":                                "[~10:30]",
		"don't don’t":                          "[~don't ~don't]",
	} {
		q, err := ParseQuery(in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if got := outline(q.Root); got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestHasWords(t *testing.T) {
	for in, want := range map[string]bool{
		"workers": true, `voice:service "front door"`: true, "voice:service OR churn": true, "a NEAR/5 b": true, "(kind:report (a))": true,
		"voice:service": false, "-churn": false, "kind:report -churn": false, "from:2022": false, "voice:service OR voice:public": false,
	} {
		q, err := ParseQuery(in)
		if err != nil || q.HasWords() != want {
			t.Errorf("%s: %v, %v", in, q.HasWords(), err)
		}
	}
}

func TestBadQueries(t *testing.T) {
	for in, want := range map[string]struct {
		column int
		says   string
	}{
		"":                                       {1, "empty"},
		"  ":                                     {3, "empty"},
		`the "front door`:                        {5, "never closed"},
		"thé “front door":                        {5, "never closed"},
		"a NEAR b":                               {3, "number"},
		"a NEAR/ b":                              {3, "number"},
		"a NEAR/x b":                             {3, "number"},
		"a NEAR/5":                               {9, "too early"},
		"a NEAR/500 b":                           {3, "cap is 100"},
		"NEAR/5 a":                               {1, "unexpected"},
		"a NEAR/5 (b AND c)":                     {10, "NEAR joins"},
		"*":                                      {1, "wildcard"},
		"a *":                                    {3, "wildcard"},
		"in*spect":                               {3, "wildcard"},
		`"the * heart"`:                          {6, "wildcard"},
		"&":                                      {1, "no word"},
		`""`:                                     {1, "no word"},
		"(a":                                     {3, "too early"},
		"a)":                                     {2, `unexpected ")"`},
		"()":                                     {2, `unexpected ")"`},
		"a AND":                                  {6, "too early"},
		"AND a":                                  {1, "unexpected"},
		"a OR OR b":                              {6, "unexpected"},
		"(a OR":                                  {6, "too early"},
		"(a OR) b":                               {6, `unexpected ")"`},
		"(a AND (b NEAR/2) c)":                   {17, `unexpected ")"`},
		"a -":                                    {4, "too early"},
		"speker:x":                               {1, "mean speaker?"},
		"speaker:":                               {9, "too early"},
		"in:footnote x":                          {1, "in:text"},
		"date:June":                              {1, "2022-06-14"},
		"date:..":                                {1, "missing"},
		"date:2023..2022 a":                      {1, "ends before it begins"},
		"from:2023 a to:2022-11":                 {13, "no date lies"},
		"in:title in:quote a":                    {10, "side by side"},
		"a\x00b":                                 {2, "control"},
		"a\x1bb":                                 {2, "control"},
		"a\xffb":                                 {2, "UTF-8"},
		strings.Repeat("a ", 10_000):             {1001, "cap on clauses"},
		strings.Repeat("(", 51) + "a":            {51, "cap on depth"},
		strings.Repeat("x", 70<<10):              {65537, "cap is 65536"},
		strings.Repeat(" ", 70<<10):              {65537, "cap is 65536"},
		strings.Repeat("inspectors OR ", 10_000): {7001, "cap on clauses"},
		strings.Repeat(`speaker:"A. Oduya" `, 10_000): {9509, "cap on clauses"},
		strings.Repeat("a OR ", 501) + "":             {2501, "cap on clauses"},
	} {
		_, err := ParseQuery(in)
		var fault *QueryError
		name := in[:min(len(in), 20)]
		if !errors.As(err, &fault) {
			t.Errorf("%q: got error %v", name, err)
			continue
		}
		if fault.Column() != want.column || !strings.Contains(fault.Msg, want.says) {
			t.Errorf("%q: got column %d: %s; want column %d: … %s …", name, fault.Column(), fault.Msg, want.column, want.says)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{`a "b c" -d`, `~“x y” NEAR/3 z*`, "speaker:x (in:title y OR z)", "‘’’“", "date:2022..", "((((", "a\u0301*"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		q, err := ParseQuery(source)
		if err == nil {
			outline(q.Root)
			return
		}
		var fault *QueryError
		if !errors.As(err, &fault) {
			t.Fatalf("%q: %v is no *QueryError", source, err)
		}
		if fault.Offset < 0 || fault.Offset > len(source) {
			t.Fatalf("%q: place %d is outside", source, fault.Offset)
		}
	})
}

func BenchmarkParseQuery(b *testing.B) {
	for b.Loop() {
		if _, err := ParseQuery(`"at the heart of"`); err != nil {
			b.Fatal(err)
		}
	}
}
