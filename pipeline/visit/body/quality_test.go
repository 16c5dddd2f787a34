package body_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/text"
	"onrecord/pipeline/visit/body"
)

var update = flag.Bool("update", false, "write the quality figures anew")

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
		{"other sectors and places", other(t), "other/visits.jsonl"},
	} {
		right, wrong, open := 0, 0, []string(nil)
		for _, g := range goldBodies(t, part.gold) {
			doc, found := part.docs[g.ID]
			if !found {
				continue
			}
			clues := body.Find(&doc, text.Parse(doc.Text, doc.Furniture, doc.Headings), corpus.Span{})
			switch chosen := body.Choose(clues); {
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
	compare(t, "../../../testdata/quality/bodies.txt", b.String())
}

type goldBody struct{ ID, Body string }

func goldBodies(t *testing.T, name string) (all []goldBody) {
	t.Helper()
	eachLine(t, name, func(line []byte) error {
		var g goldBody
		err := json.Unmarshal(line, &g)
		all = append(all, g)
		return err
	})
	return all
}

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

// other are the texts of testdata/gold/other.
func other(t *testing.T) map[string]corpus.Document {
	t.Helper()
	all := map[string]corpus.Document{}
	eachLine(t, "other/quotes.jsonl", func(line []byte) error {
		var doc struct{ ID, Text string }
		err := json.Unmarshal(line, &doc)
		all[doc.ID] = corpus.Document{ID: doc.ID, Text: doc.Text}
		return err
	})
	return all
}

func eachLine(t *testing.T, name string, read func([]byte) error) {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../testdata/gold", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := read(lines.Bytes()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.FromSlash(name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the figures changed; run with -update and look at the difference:\n%s", got)
	}
}
