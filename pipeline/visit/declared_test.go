package visit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

func calledHarrowmere(name string) (string, error) {
	if name == "harrowmere" || name == "Harrowmere Borough Council" {
		return "harrowmere", nil
	}
	return "", fmt.Errorf("no document concerns a body %q", name)
}

func TestReadDeclared(t *testing.T) {
	all, err := ReadDeclared("visits.csv", strings.NewReader("\ufeffbody,Kind,ordinal,start,end,published,inspector,focus,report,id\n"+
		"harrowmere,monitoring,2,2021-11-09,2021-11-10,,Ada Moss,child protection,reports/a; reports/b,harrowmere/2020-monitoring-2\n"+
		"\nHarrowmere Borough Council,full,,2020-11\n"), calledHarrowmere)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Line != 2 || all[1].Line != 4 {
		t.Fatalf("got %+v", all)
	}
	v := all[0].Visit
	if v.Kind != corpus.MonitoringVisit || v.Ordinal != 2 || v.Start != "2021-11-09" || v.Inspector != "Ada Moss" ||
		len(v.Reports) != 2 || v.Reports[1] != "reports/b" || !v.Declared {
		t.Errorf("got %+v", v)
	}
	if v := all[1].Visit; v.Body != "harrowmere" || v.Start != "2020-11" || v.End != "" {
		t.Errorf("got %+v", v)
	}
}

func TestReadDeclaredNamesWhatIsWrong(t *testing.T) {
	const head = "body,kind,ordinal,start,end,id\n"
	for in, want := range map[string]string{
		"body,when\n":                                                    "visits.csv line 1: ",
		"body,start\n":                                                   "line 1",
		head + "atlantis,full\n":                                         `visits.csv line 2: no document concerns a body "atlantis"`,
		head + "harrowmere,visit\n":                                      `line 2: kind: "visit"`,
		head + "harrowmere,full,,12/11/2020\n":                           "line 2: start",
		head + "harrowmere,full,,2021,2020\n":                            "before it starts",
		head + "harrowmere,monitoring,first\n":                           "line 2: ordinal",
		head + "harrowmere,full,1,2,3,4,5,6,7\n":                         "fields",
		head + "harrowmere\n":                                            "line 2: body and kind",
		head + "harrowmere,full,,2020-11\nharrowmere,full,,2020-11-09\n": "line 3: the visit of line 2 again",
		head + "harrowmere,monitoring,1,2021-06\n,\nharrowmere,monitoring,1,2021-06-08\n":   "line 4: the visit of line 2 again",
		head + "harrowmere,focused,,2019-10,,a\nharrowmere,joint,,2018,,a\n":                "line 3: the visit of line 2 again",
		head + "harrowmere,monitoring,1,2021-06\n\"harrowmere,\n":                           "visits.csv line 3: ",
		head + "atlantis,full\nharrowmere,full,,2020\nharrowmere,full,,2020\n":              "line 4",
		head + "harrowmere,full,,2020-11\nharrowmere,monitoring,1,,,harrowmere/2020-full\n": "line 3: the visit of line 2 again",
	} {
		if _, err := ReadDeclared("visits.csv", strings.NewReader(in), calledHarrowmere); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v does not say %q", in, err, want)
		}
	}
}

func TestReadDeclaredOfNothing(t *testing.T) {
	if all, err := ReadDeclared("visits.csv", strings.NewReader(""), calledHarrowmere); err != nil || len(all) != 0 {
		t.Errorf("got %v, %v", all, err)
	}
}

// FuzzReadDeclared: what is read is of a known body and kind, and no two are one visit.
func FuzzReadDeclared(f *testing.F) {
	f.Add("body,kind,ordinal,start,end,id\nharrowmere,monitoring,1,2021-06\nharrowmere,full,,2020-11,2020-12,x\n")
	f.Add("\ufeffkind,body,report\n\"full\n\",harrowmere,a;b;\n")
	f.Fuzz(func(t *testing.T, table string) {
		all, _ := ReadDeclared("visits.csv", strings.NewReader(table), calledHarrowmere)
		seen := map[declaredAs]bool{}
		for _, d := range all {
			if d.Visit.Body != "harrowmere" || !slices.Contains(kinds, d.Visit.Kind) || d.Line < 2 || seen[asDeclared(d.Visit)] {
				t.Errorf("%q: got %+v", table, d)
			}
			seen[asDeclared(d.Visit)] = true
		}
	})
}
