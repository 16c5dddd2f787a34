package bleve

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"
)

const loadFile = "../../../shared/data/load/docs.jsonl.gz"

// loadRecords reads the texts of the load corpus as records.
func loadRecords(t testing.TB) []*corpus.Record {
	t.Helper()
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
	for lines.Scan() {
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
	t.Helper()
	return publishedIn(t, At(dir), records)
}

// publishedIn puts records into x and publishes them.
func publishedIn(t testing.TB, x *Index, records []*corpus.Record) index.Snapshot {
	t.Helper()
	ctx := t.Context()
	r, err := x.Begin(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		if err := r.PutRecord(ctx, record); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Publish(ctx); err != nil {
		t.Fatal(err)
	}
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

// TestPhrasesEqualAPlainScan: no place missed, none added.
func TestPhrasesEqualAPlainScan(t *testing.T) {
	records := sampled(loadRecords(t), 40)
	s := loaded(t, t.TempDir(), records)
	folded := foldedWords(records)
	if wrong := unequal(t, s, records, folded, randomPhrases(folded, 200)); wrong > 0 {
		t.Errorf("%d of 200 phrases have other places than a plain scan", wrong)
	}
}

// sampled is every nth record.
func sampled(records []*corpus.Record, n int) []*corpus.Record {
	var some []*corpus.Record
	for i := 0; i < len(records); i += n {
		some = append(some, records[i])
	}
	return some
}

func foldedWords(records []*corpus.Record) [][]string {
	folded := make([][]string, len(records))
	for i, r := range records {
		folded[i] = words(r.Text)
	}
	return folded
}

// unequal counts the phrases of which a search finds other places than a scan of
// all words of all texts.
func unequal(t testing.TB, s index.Snapshot, records []*corpus.Record, folded [][]string, phrases []string) int {
	t.Helper()
	wrong := 0
	scanned := scan(records, folded, phrases)
	for _, p := range phrases {
		var got []string
		for m, err := range s.Matches(t.Context(), selection(t, s, p)) {
			if err != nil {
				t.Fatal(err)
			}
			for _, place := range m.Places {
				got = append(got, fmt.Sprint(m.ID, place.Span))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, scanned[p]) {
			t.Logf("%q: got %d places, want %d", p, len(got), len(scanned[p]))
			wrong++
		}
	}
	return wrong
}

// scan finds every place of the phrases, by comparing them with all runs of
// words of their lengths.
func scan(records []*corpus.Record, folded [][]string, phrases []string) map[string][]string {
	places := map[string][]string{}
	for _, p := range phrases {
		places[p] = nil
	}
	for i, r := range records {
		var spans []corpus.Span
		for _, w := range text.Words(r.Text, 0) {
			if w.Lexical() {
				spans = append(spans, w.Span())
			}
		}
		for size := 2; size <= 4; size++ {
			for at := 0; at+size <= len(spans); at++ {
				p := strings.Join(folded[i][at:at+size], " ")
				if _, asked := places[p]; asked {
					places[p] = append(places[p], fmt.Sprint(r.ID, spans[at].Cover(spans[at+size-1])))
				}
			}
		}
	}
	for _, found := range places {
		slices.Sort(found)
	}
	return places
}

func selection(t testing.TB, s index.Snapshot, phrase string) *index.Selection {
	t.Helper()
	q, err := index.ParseQuery(`"` + phrase + `"`)
	if err != nil {
		t.Fatal(err)
	}
	selected, err := s.Select(t.Context(), q, index.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return selected
}
