package body_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/visit/body"
)

const gold = "../../../testdata/gold/"

// TestQuality holds the main body of every annotated article, by its text and
// metadata alone, against the annotated one.
func TestQuality(t *testing.T) {
	var b strings.Builder
	fmt.Fprintln(&b, "# Main inspected body of articles, each by itself, against testdata/gold. Open: none is settled on.")
	fmt.Fprintln(&b, "# Written by go test ./pipeline/visit/body -update")
	fmt.Fprintf(&b, "%-32s %5s %5s %5s\n", "articles", "right", "wrong", "open")
	for _, part := range []struct {
		name string
		docs map[string]corpus.Document
		gold string
	}{
		{"sample: one council, one trust", sample(t), "visits.jsonl"},
		{"other sectors and places", texts(t, "other/quotes.jsonl"), "other/visits.jsonl"},
		{"press", texts(t, "press.jsonl"), "press.jsonl"},
	} {
		right, wrong, open := 0, 0, []string(nil)
		for _, g := range goldtest.Lines[goldBody](t, gold+part.gold) {
			doc, found := part.docs[g.ID]
			if !found {
				continue
			}
			clues := body.Find(&doc, text.Parse(doc.Text, doc.Furniture, doc.Headings), corpus.Span{})
			switch chosen := body.Choose(clues); {
			case len(chosen) == 0 && g.Body == "":
				right++
			case len(chosen) == 0:
				open = append(open, g.ID)
			case chosen[0].ID == g.Body:
				right++
			default:
				wrong++
				t.Logf("%s: got %s, want %s", g.ID, chosen[0].ID, g.Body)
			}
		}
		fmt.Fprintf(&b, "%-32s %5d %5d %5d\n", part.name, right, wrong, len(open))
		slices.Sort(open)
		for _, id := range open {
			fmt.Fprintf(&b, "  open: %s\n", id)
		}
	}
	goldtest.Hold(t, "../../../testdata/quality/bodies.txt", b.String())
}

type goldBody struct{ ID, Body string }

// sample are the articles of testdata/sample, by the ids of the gold.
func sample(t *testing.T) map[string]corpus.Document {
	t.Helper()
	all := map[string]corpus.Document{}
	for in, err := range read.Walk(context.Background(), []string{filepath.FromSlash("../../../testdata/sample/articles")}, read.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := in.Read()
		if err != nil {
			t.Fatal(err)
		}
		all["sample/"+doc.ID] = doc
	}
	return all
}

// texts are the articles of a file of the gold that has them embedded.
func texts(t *testing.T, file string) map[string]corpus.Document {
	t.Helper()
	all := map[string]corpus.Document{}
	for _, line := range goldtest.Lines[struct{ ID, Title, Text string }](t, gold+file) {
		all[line.ID] = corpus.Document{ID: line.ID, Title: line.Title, Text: line.Text}
	}
	return all
}
