package study

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"onrecord/corpus"

	"pgregory.net/rapid"
)

func written[L any](t rapid.TB, format string, rows ...L) string {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter[L](&out, format)
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFormulasAreHarmlessInCSVAndUnchangedInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		match := rapid.SampledFrom([]string{"=", "+", "-", "@", "\t", "\r", " =", "＝", "a", ""}).Draw(t, "first") + rapid.String().Draw(t, "rest")
		match = strings.ToValidUTF8(match, "")
		line := Line{Doc: "a", Match: match}
		var back Line
		if err := json.Unmarshal([]byte(written(t, "jsonl", line)), &back); err != nil || back != line {
			t.Fatalf("%q comes back from JSON as %q: %v", match, back.Match, err)
		}
		rows, err := csv.NewReader(strings.NewReader(written(t, "csv", line))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		cell := rows[1][3]
		if cell != "" && strings.ContainsAny(strings.TrimLeft(cell, " ")[:min(1, len(strings.TrimLeft(cell, " ")))], "=+-@\t\r") {
			t.Fatalf("%q is the cell %q", match, cell)
		}
		// encoding/csv reads "\r\n" as "\n".
		if plain := strings.ReplaceAll(match, "\r\n", "\n"); cell != plain && cell != "'"+plain {
			t.Fatalf("%q is the cell %q", match, cell)
		}
	})
}

func TestColumnsAreThoseOfTheInterface(t *testing.T) {
	for want, got := range map[string]string{
		"doc,span,left,match,right,page,date,outlet,visit,speaker,voice,quote,kind\n": written[Line](t, "csv"),
		"phrase,family,members,count,documents,utterances,speakers,visits,first,last,dispersion,boilerplate,c_value,watched,by,family_count," +
			"here,there,documents_here,documents_there,log_ratio,low,high,log_likelihood,p,q,verdict\n": written[KeyLine](t, "csv"),
		"visit,visits,voice,documents,utterances,words,mean,difference,low,high,p,verdict\n": written[CompareLine](t, "csv"),
		"": written[Line](t, "jsonl"),
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestCellsOfEveryKind(t *testing.T) {
	low := -0.25
	row := KeyLine{PhraseLine: PhraseLine{Phrase: "front door", Members: corpus.List[string]{"front door", "=mash"}, Count: 3, By: map[string]int{"v/1": 3}}, LogRatio: -1.5, Low: &low}
	rows, err := csv.NewReader(strings.NewReader(written(t, "csv", row))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]string{}
	for i, name := range rows[0] {
		held[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"phrase": "front door", "members": `["front door","=mash"]`, "count": "3", "by": `{"v/1":3}`, "log_ratio": "-1.5", "low": "-0.25", "high": "", "p": "", "boilerplate": "false",
	} {
		if held[name] != want {
			t.Errorf("%s is %q, want %q", name, held[name], want)
		}
	}
	if got := written(t, "csv", VisitLine{ID: "v/1", Kind: corpus.FocusedVisit}); !strings.Contains(got, "\nv/1,,focused,,,") {
		t.Errorf("a visit without an ordinal is %q", got)
	}
	if got := written(t, "csv", CompareLine{Visit: "v/1", Voice: "all"}); !strings.HasSuffix(got, "\nv/1,,all,0,0,0,,,,,,\n") {
		t.Errorf("what a line does not have is %q", got)
	}
}
