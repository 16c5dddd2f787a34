package study

import (
	"fmt"
	"math"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
)

// scored gives r's only quotation a sentiment.
func scored(r *corpus.Record, score float64) *corpus.Record {
	r.Quotes[0].Sentiment = &corpus.Sentiment{Score: score}
	return r
}

func compare(t *testing.T, records ...*corpus.Record) []CompareLine {
	t.Helper()
	h := hold(records...)
	lines, err := Compare(t.Context(), h, selectAll(t, h, "", index.Filter{}))
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// spoken is n documents of a visit, each with one statement around a score.
func spoken(n int, visit string, score float64) []*corpus.Record {
	var records []*corpus.Record
	for i := range n {
		words := fmt.Sprint("statement ", i, " on ", visit)
		records = append(records, scored(said(fmt.Sprint(visit, i), "Ann Oduya", visit, "2021", words), score+0.1*float64(i%3-1)))
	}
	return records
}

func find(t *testing.T, lines []CompareLine, visit, voice string) CompareLine {
	t.Helper()
	for _, line := range lines {
		if line.Visit == visit && line.Voice == voice {
			return line
		}
	}
	t.Fatalf("no line of visit %q and voice %q in %+v", visit, voice, lines)
	return CompareLine{}
}

func TestCompareTellsVisitsApart(t *testing.T) {
	lines := compare(t, append(spoken(9, "v/1", -0.4), spoken(9, "v/2", 0.4)...)...)
	for _, voice := range []string{AnyVoice, "service"} {
		cell := find(t, lines, "v/1", voice)
		if math.Abs(*cell.Mean+0.4) > 1e-9 || cell.Documents != 9 || cell.Utterances != 9 || cell.Words != 45 || *cell.Low > *cell.Mean || *cell.High < *cell.Mean {
			t.Errorf("the cell is %+v", cell)
		}
		d := find(t, lines, "", voice)
		if math.Abs(*d.Difference-0.8) > 1e-9 || d.Verdict != Better || *d.P > 0.01 || *d.Low < 0.6 || *d.High > 1 {
			t.Errorf("the difference is %+v", d)
		}
	}
}

func TestCompareDoesNotRankFew(t *testing.T) {
	lines := compare(t, append(spoken(9, "v/1", -0.9), spoken(3, "v/2", 0.9)...)...)
	if d := find(t, lines, "", AnyVoice); d.Verdict != TooLittle || d.P != nil || d.Low != nil {
		t.Errorf("of three documents: %+v", d)
	}
	if cell := find(t, lines, "v/2", AnyVoice); cell.Verdict != TooLittle || cell.Low != nil {
		t.Errorf("of three documents: %+v", cell)
	}
}

func TestCompareDoesNotTellEqualsApart(t *testing.T) {
	lines := compare(t, append(spoken(9, "v/1", 0.1), spoken(9, "v/2", 0.1)...)...)
	if d := find(t, lines, "", AnyVoice); d.Verdict != NotApart {
		t.Errorf("of the same scores: %+v", d)
	}
}

func TestCompareCountsAnUtteranceOnce(t *testing.T) {
	lines := compare(t,
		scored(said("a", "Ann Oduya", "v/1", "2021", "We will improve"), 0.5), scored(said("b", "Ann Oduya", "v/1", "2021", "We will improve"), 0.5),
		scored(said("c", "Ann Oduya", "v/1", "2021", "We failed"), -0.5),
	)
	cell := find(t, lines, "v/1", "service")
	if cell.Utterances != 2 || cell.Documents != 3 || *cell.Mean != 0 {
		t.Errorf("the cell is %+v", cell)
	}
}

func TestCompareCountsWhatReportsSayThemselves(t *testing.T) {
	report := about(document("r", corpus.Report, "Leaders are weak. Practice is poor. Practice is poor."), "harrowmere", "v/1", "2021")
	for i, span := range report.Sentences {
		report.Statements = append(report.Statements, corpus.Statement{Span: span, Score: -0.2 * float64(i+1)})
	}
	article := scored(said("a", "Ann Oduya", "v/1", "2021", "We will improve"), 0.5)
	lines := compare(t, report, article)
	if cell := find(t, lines, "v/1", "inspectorate"); cell.Documents != 1 || cell.Utterances != 2 || cell.Words != 6 || math.Abs(*cell.Mean+0.3) > 1e-9 {
		t.Errorf("of a report with one sentence twice: %+v", cell)
	}
	if cell := find(t, lines, "v/1", AnyVoice); cell.Documents != 2 || cell.Utterances != 3 {
		t.Errorf("of a report and an article: %+v", cell)
	}
	h := hold(report, article)
	lines, err := Compare(t.Context(), h, selectAll(t, h, "", index.Filter{}.With(index.FieldVoice, "service")))
	if err != nil || len(lines) != 2 || find(t, lines, "v/1", AnyVoice).Utterances != 1 {
		t.Errorf("where quotations are asked for: %+v, %v", lines, err)
	}
}

func TestCompareLeavesOutWhatIsNotAsserted(t *testing.T) {
	denied := scored(said("a", "Ann Oduya", "v/1", "2021", "We failed"), -0.5)
	denied.Quotes[0].Negated = true
	if lines := compare(t, denied); len(lines) != 1 || lines[0].Utterances != 0 || lines[0].Mean != nil || lines[0].Verdict != TooLittle {
		t.Errorf("a denied statement counts: %+v", lines)
	}
}
