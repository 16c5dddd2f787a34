package bleve

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"
)

const loadFile = "../../../shared/data/load/docs.jsonl.gz"

// loadRecords reads the first most texts of the load corpus as records.
func loadRecords(t testing.TB, most int) []*corpus.Record {
	f, err := os.Open(loadFile)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared load corpus is absent")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	var records []*corpus.Record
	for lines.Scan() && len(records) < most {
		var line struct{ ID, Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		records = append(records, &corpus.Record{ID: line.ID, Source: line.ID, Title: line.Title, Text: line.Text, Unit: "byte", Kind: corpus.Article})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return records
}

// loaded is an index of the records, published.
func loaded(t testing.TB, dir string, records []*corpus.Record) index.Snapshot {
	ctx := context.Background()
	x := At(dir)
	start := time.Now()
	r, err := x.Begin(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		if err := r.PutRecord(ctx, record); err != nil {
			t.Fatal(err)
		}
	}
	t.Log("put", time.Since(start))
	if err := r.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	t.Log("published", time.Since(start))
	s, err := x.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// words are the folded words of a text.
func words(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if w.Lexical() {
			all = append(all, text.Fold(s[w.Start:w.End]))
		}
	}
	return all
}

// randomPhrases are phrases of two to four words that stand in the texts.
func randomPhrases(folded [][]string, n int) []string {
	random := rand.New(rand.NewPCG(4, 2))
	var phrases []string
	for len(phrases) < n {
		doc := folded[random.IntN(len(folded))]
		size := 2 + random.IntN(3)
		if len(doc) < size {
			continue
		}
		at := random.IntN(len(doc) - size + 1)
		phrases = append(phrases, strings.Join(doc[at:at+size], " "))
	}
	return phrases
}

func TestSmoke(t *testing.T) {
	dir := filepath.Join(os.TempDir(), "index", "smoke")
	os.RemoveAll(dir)
	records := loadRecords(t, 1<<30)
	s := loaded(t, dir, records)
	var folded [][]string
	for _, r := range records {
		folded = append(folded, words(r.Text))
	}
	phrases := randomPhrases(folded, 1000)
	ctx := context.Background()
	for round := range 3 {
		var times []time.Duration
		var total time.Duration
		for _, p := range phrases {
			start := time.Now()
			q, err := index.ParseQuery(`"` + p + `"`)
			if err != nil {
				t.Fatal(p, err)
			}
			sel, err := s.Select(ctx, q, index.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			page, err := s.Search(ctx, sel, index.Request{Size: 10})
			if err != nil {
				t.Fatal(err)
			}
			if page.Total == 0 {
				t.Fatal(p)
			}
			d := time.Since(start)
			times = append(times, d)
			total += d
		}
		sortDurations(times)
		t.Log(round, "mean", total/1000, "p50", times[500], "p95", times[950], "p99", times[990], "max", times[999])
	}
	entries, _ := os.ReadDir(filepath.Join(dir, "gen-1"))
	for _, e := range entries {
		i, _ := e.Info()
		t.Log(e.Name(), i.Size())
	}
}

func sortDurations(d []time.Duration) { slices.Sort(d) }
