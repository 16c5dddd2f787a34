package pipeline

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/pipeline/gold"
	"onrecord/pipeline/gold/goldtest"
)

// TestQuality measures the whole analysis, from text to resolved speakers, on
// the annotated articles of this project: what a user gets.
func TestQuality(t *testing.T) {
	var b strings.Builder
	b.WriteString("# The whole analysis on this project's annotated articles: quotations found, their speakers after resolve.\n" +
		"# Written by go test ./pipeline -run Quality -update\n")
	for _, set := range []struct{ name, path string }{
		{"sample articles", "../testdata/gold/quotes.jsonl"},
		{"articles on other subjects", "../testdata/gold/other/quotes.jsonl"},
		{"unseen articles, ordinary", "../testdata/gold/unseen/ordinary.jsonl"},
		{"unseen articles, by other writers", "../testdata/gold/unseen/later.jsonl"},
		{"unseen articles, rare and broken ways of quoting", "../testdata/gold/unseen/mixed.jsonl"},
	} {
		articles, err := gold.Read(set.path)
		if err != nil {
			t.Fatal(err)
		}
		figures := gold.Score(articles, analysed(t, articles))
		fmt.Fprintf(&b, "\n## %s\n\n%s\nconfidence  quotations  right\n", set.name, figures)
		for _, band := range figures.Reliability {
			fmt.Fprintf(&b, "%.1f to %.1f %11d %6d\n", band.From, band.To, band.N, band.Right)
		}
	}
	goldtest.Hold(t, "../testdata/quality/analysis.txt", b.String())
}

func analysed(t *testing.T, articles []gold.Article) []gold.Prediction {
	t.Helper()
	documents := make([]corpus.Document, len(articles))
	for i, article := range articles {
		documents[i] = corpus.Document{ID: article.ID, Source: article.ID, Text: article.Text}
	}
	records, err := GatherDocuments(context.Background(), documents, Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	predictions := make([]gold.Prediction, len(records))
	for i, r := range records {
		predictions[i] = gold.Prediction{ID: r.ID, Quotes: r.Quotes, People: r.People}
	}
	return predictions
}
