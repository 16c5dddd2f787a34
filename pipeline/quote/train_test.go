package quote

import (
	"bytes"
	"testing"

	"onrecord/corpus/text"
	"onrecord/pipeline/gold"
)

// TestTrainIsDeterministic trains a small model twice on the sample: the same
// bytes, and a model that finds what it was shown.
func TestTrainIsDeterministic(t *testing.T) {
	articles, err := gold.Read("../../testdata/gold/quotes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	articles = articles[:6]
	train := func() []byte {
		var examples []Example
		for _, a := range articles {
			examples = append(examples, Example{Text: text.Parse(a.Text, nil, nil), Quotes: a.Quotations()})
		}
		var b bytes.Buffer
		if _, err := size(1<<14).train(examples, nil).WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := train()
	if !bytes.Equal(first, train()) {
		t.Error("the same texts gave two models")
	}
	model, err := ReadModel(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	var predictions []gold.Prediction
	for i, a := range articles {
		for n := range a.Quotes {
			articles[i].Quotes[n].Named, articles[i].Quotes[n].Speakers = false, nil
		}
		predictions = append(predictions, gold.Prediction{ID: a.ID, Quotes: model.Extract(text.Parse(a.Text, nil, nil))})
	}
	if f := gold.Score(articles, predictions); f.Quoted.Joint.F1 < 0.85 {
		t.Errorf("joint F1 %.2f on the articles that it learnt from", f.Quoted.Joint.F1)
	}
}

func TestThinTakesEvenly(t *testing.T) {
	var texts []*text.Text
	for range 100 {
		texts = append(texts, text.Parse("One two three four five six seven eight nine ten", nil, nil))
	}
	taken := thin(texts, 250)
	if len(taken) < 25 || len(taken) > 26 {
		t.Errorf("%d texts of ten words for 250 words", len(taken))
	}
	if len(thin(texts, 5000)) != len(texts) {
		t.Error("all of them were wanted")
	}
}
