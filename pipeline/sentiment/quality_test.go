package sentiment

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold/goldtest"
)

const shared = "../../../shared/data"

// A reportText is a report by its sentences.
type reportText struct {
	File      string
	Sentences []string
}

// A graded report is one with the grades that its readers found.
type graded struct {
	File   string
	Grades struct{ Overall string }
}

// A news text has targets with the polarity that its readers found, -1, 0 or 1;
// they start and end at code points.
type news struct {
	Text    string
	Targets []struct{ Start, End, Polarity int }
}

// TestQuality measures whether scores rank inspection reports as their grades
// do, and whether scores towards a target have the sign that readers gave.
func TestQuality(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("%s is not there: its reports and news are not part of the project", shared)
	}
	var b strings.Builder
	b.WriteString("# Sentiment: a lexicon with shifters, not tuned on these data. Written by go test ./pipeline/sentiment -run Quality -update\n")
	b.WriteString("# reports: chance that a better graded report scores higher (AUC), mean of the scores of its sentences.\n")
	scores := reportScores(t)
	fmt.Fprintf(&b, "reports.inadequate-against-good %.3f\n", auc(scores["inadequate"], scores["good"]))
	fmt.Fprintf(&b, "reports.inadequate-against-requires-improvement %.3f\n", auc(scores["inadequate"], scores["requires improvement"]))
	fmt.Fprintf(&b, "reports.requires-improvement-against-good %.3f\n", auc(scores["requires improvement"], scores["good"]))
	b.WriteString("# newsmtsc train: F1 of -1, 0 and 1 towards the target, and their mean, as eval/score_targets.py counts them.\n")
	f := targetF1(t)
	fmt.Fprintf(&b, "targets.f1 %.3f %.3f %.3f\ntargets.f1m %.3f\n", f[0], f[1], f[2], (f[0]+f[1]+f[2])/3)
	goldtest.Hold(t, "../../testdata/quality/sentiment.txt", b.String())
}

func whole(source string) corpus.Sentiment {
	return Score(text.Parse(source, nil, nil), corpus.Spans{{End: len(source)}})
}

// reportScores are the mean sentence scores of the reports, by overall grade.
func reportScores(t *testing.T) map[string][]float64 {
	means := map[string]float64{}
	for _, r := range goldtest.Lines[reportText](t, shared+"/reports/sentences.jsonl") {
		total := 0.0
		for _, s := range r.Sentences {
			total += whole(s).Score
		}
		means[r.File] = total / float64(len(r.Sentences))
	}
	byGrade := map[string][]float64{}
	for _, r := range goldtest.Lines[graded](t, shared+"/reports/gold.jsonl") {
		if mean, ok := means[r.File]; ok {
			byGrade[r.Grades.Overall] = append(byGrade[r.Grades.Overall], mean)
		}
	}
	return byGrade
}

// auc is the chance that a value of high is above one of low, ties counting half.
func auc(low, high []float64) float64 {
	won := 0.0
	for _, l := range low {
		for _, h := range high {
			switch {
			case h > l:
				won++
			case h == l:
				won += 0.5
			}
		}
	}
	return won / float64(len(low)*len(high))
}

// targetF1 is F1 of the polarities -1, 0 and 1.
func targetF1(t *testing.T) (f1 [3]float64) {
	var gold, predicted, right [3]int
	for _, n := range goldtest.Lines[news](t, shared+"/newsmtsc/train.jsonl") {
		parsed := text.Parse(n.Text, nil, nil)
		points := []rune(n.Text)
		for _, target := range n.Targets {
			start := len(string(points[:target.Start]))
			span := corpus.Span{Start: start, End: start + len(string(points[target.Start:target.End]))}
			want, got := target.Polarity+1, class(Toward(parsed, span))+1
			gold[want]++
			predicted[got]++
			if want == got {
				right[want]++
			}
		}
	}
	for k := range f1 {
		f1[k] = 2 * float64(right[k]) / float64(gold[k]+predicted[k])
	}
	return f1
}

// class cuts a polarity at a third, as the shared scorer does.
func class(polarity float64) int {
	switch {
	case polarity > 1.0/3:
		return 1
	case polarity < -1.0/3:
		return -1
	}
	return 0
}
