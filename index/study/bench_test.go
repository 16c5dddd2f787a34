package study

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"
	"onrecord/index/bleve"
)

const loadFile = "../../../shared/data/load/docs.jsonl.gz"

// loadTexts yields the texts of the load corpus with their ids.
func loadTexts(b testing.TB, yield func(id, source string)) {
	b.Helper()
	f, err := os.Open(loadFile)
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("the shared load corpus is absent")
	}
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var line struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			b.Fatal(err)
		}
		yield(line.ID, line.Text)
	}
	if err := lines.Err(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkTokenise is the measure of BenchmarkListPhrases: paragraphs,
// sentences and words of the load corpus.
func BenchmarkTokenise(b *testing.B) {
	var sources []string
	loadTexts(b, func(_, source string) { sources = append(sources, source) })
	for b.Loop() {
		for _, source := range sources {
			text.Parse(source, nil, nil)
		}
	}
}

// BenchmarkListPhrases lists the phrases of the load corpus from an index of
// it, cold and then from the cache of its generation, and shows a concordance
// of a thousand lines.
func BenchmarkListPhrases(b *testing.B) {
	snap := loaded(b)
	all, err := snap.Select(b.Context(), nil, index.Filter{})
	if err != nil {
		b.Fatal(err)
	}
	list := func(b *testing.B, cache Cache) {
		listing, err := cache.Phrases(b.Context(), snap, all, PhraseQuestion{Limit: 100})
		if err != nil || len(listing.Lines) != 100 {
			b.Fatalf("%v: %+v", err, listing)
		}
	}
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			list(b, Cache{})
		}
	})
	b.Run("cached", func(b *testing.B) {
		cache := Cache{Dir: b.TempDir()}
		list(b, cache)
		for b.Loop() {
			list(b, cache)
		}
	})
	b.Run("concordance", func(b *testing.B) {
		q, err := index.ParseQuery(`"common stock" OR "oil prices"`)
		if err != nil {
			b.Fatal(err)
		}
		s, err := snap.Select(b.Context(), q, index.Filter{})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if c, err := Concord(b.Context(), snap, s, ByLeft, 1000); err != nil || c.Places < 1000 {
				b.Fatal(c.Places, err)
			}
		}
	})
}

// loaded is an index of the load corpus.
func loaded(b *testing.B) index.Snapshot {
	x := bleve.At(filepath.Join(b.TempDir(), "load"))
	ctx := context.Background()
	run, err := x.Begin(ctx, 0)
	if err != nil {
		b.Fatal(err)
	}
	loadTexts(b, func(id, source string) {
		r := &corpus.Record{ID: id, Source: id, Kind: corpus.Article, Text: source, Unit: "byte", Sentences: text.Parse(source, nil, nil).SentenceSpans()}
		if err := run.PutRecord(ctx, r); err != nil {
			b.Fatal(err)
		}
	})
	if err := run.Publish(ctx); err != nil {
		b.Fatal(err)
	}
	snap, err := x.Open(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = snap.Close() })
	return snap
}
