package inspectorate

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"Ofsted’s letter came; OFSTED was right.":                                  "Ofsted|Ofsted",
		"The Care Quality Commission (CQC) said so. The cqc list is another.":      "Care Quality Commission|Care Quality Commission",
		"His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services":    "HMICFRS",
		"HM Chief Inspector of Prisons for Scotland":                               "HM Inspectorate of Prisons for Scotland",
		"The chief inspector of prisons, Tom Barlow":                               "HM Inspectorate of Prisons",
		"Care Inspectorate Wales and the Care Inspectorate":                        "Care Inspectorate Wales|Care Inspectorate",
		"Office for Standards in Education, Children’s Services and Skills, it is": "Ofsted",
		"The watchdog's inspectors were careful.":                                  "",
	} {
		var got []string
		for _, m := range Find(text.Parse(in, nil, nil)) {
			got = append(got, m.Inspectorate.Name)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: got %q, want %q", in, s, want)
		}
	}
}

func TestOf(t *testing.T) {
	parsed := text.Parse("CQC and Ofsted went. Ofsted wrote.", nil, nil)
	if of, _ := Of(&corpus.Document{}, Find(parsed)); of.Name != "Ofsted" {
		t.Errorf("named most: got %q", of.Name)
	}
	if of, _ := Of(&corpus.Document{Title: "CQC’s verdict"}, Find(parsed)); of.Name != "Care Quality Commission" {
		t.Errorf("in the title: got %q", of.Name)
	}
	if _, ok := Of(&corpus.Document{}, nil); ok {
		t.Error("an inspectorate of nothing")
	}
}

func TestLookup(t *testing.T) {
	for _, i := range All() {
		for _, n := range i.Names {
			if got, ok := Lookup(strings.ToLower(n)); !ok || got.Name != i.Name {
				t.Errorf("%q: got %q, want %q", n, got.Name, i.Name)
			}
		}
	}
	if _, ok := Lookup("the borough council"); ok {
		t.Error("a council is no inspectorate")
	}
}

// FuzzFind: mentions stand in order and apart, and Lookup knows the inspectorate.
func FuzzFind(f *testing.F) {
	f.Add("CQC and Ofsted’s chief inspector of prisons, HM Chief Inspector")
	f.Add("Care ,,, Quality Commission Office for Standards in")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		parsed := text.Parse(source, nil, nil)
		at := 0
		for _, m := range Find(parsed) {
			if m.First < at || m.Last <= m.First || m.Last > len(parsed.Words) {
				t.Fatalf("%q: words [%d,%d) behind word %d", source, m.First, m.Last, at)
			}
			if got, ok := Lookup(m.Inspectorate.Name); !ok || got.Name != m.Inspectorate.Name {
				t.Fatalf("%q is not known", m.Inspectorate.Name)
			}
			at = m.Last
		}
	})
}
