package bleve

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en"
	_ "github.com/blevesearch/bleve/v2/analysis/token/shingle"
	_ "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	engine "github.com/blevesearch/bleve_index_api"
)

// BenchmarkPhrases searches random phrases in the whole load corpus, ten hits
// each with their ids, as a user types them; and beside it, in the same run and
// on the same words, SQLite FTS5 and tantivy, as far as Python has them.
func BenchmarkPhrases(b *testing.B) {
	records := loadRecords(b)
	s := loaded(b, b.TempDir(), records)
	folded := foldedWords(records)
	phrases := randomPhrases(folded, randomQueries)
	var seconds []float64
	var totals []int
	for b.Loop() {
		seconds, totals = seconds[:0], totals[:0]
		for _, p := range phrases {
			start := time.Now()
			page, err := s.Search(b.Context(), selection(b, s, p), index.Request{Size: 10})
			if err != nil {
				b.Fatal(err)
			}
			seconds = append(seconds, time.Since(start).Seconds())
			totals = append(totals, page.Total)
		}
	}
	reportTimes(b, "onrecord", seconds)
	for _, other := range otherEngines(b, folded, phrases) {
		reportTimes(b, other.Engine, other.Seconds)
		if !slices.Equal(other.Totals, totals) {
			b.Errorf("%s finds other numbers of documents", other.Engine)
		}
	}
}

func reportTimes(b *testing.B, name string, seconds []float64) {
	slices.Sort(seconds)
	sum := 0.0
	for _, s := range seconds {
		sum += s
	}
	at := func(share float64) float64 { return 1e6 * seconds[int(share*float64(len(seconds)-1))] }
	b.Logf("%-24s mean %7.1f µs  p50 %7.1f  p95 %7.1f  p99 %7.1f", name, 1e6*sum/float64(len(seconds)), at(0.5), at(0.95), at(0.99))
	if name == "onrecord" {
		b.ReportMetric(1e6*sum/float64(len(seconds)), "µs-mean")
		b.ReportMetric(at(0.5), "µs-p50")
		b.ReportMetric(at(0.99), "µs-p99")
	}
}

type engineTimes struct {
	Engine  string
	Seconds []float64
	Totals  []int
}

// otherEngines has testdata/phrases.py run the phrases. Words are numbered, so
// that every engine takes the same words for words.
func otherEngines(b *testing.B, folded [][]string, phrases []string) []engineTimes {
	b.Helper()
	numbers := map[string]string{}
	numbered := func(words []string) string {
		all := make([]string, len(words))
		for i, w := range words {
			if numbers[w] == "" {
				numbers[w] = fmt.Sprintf("w%d", len(numbers))
			}
			all[i] = numbers[w]
		}
		return strings.Join(all, " ")
	}
	given := struct {
		Texts   []string `json:"texts"`
		Phrases []string `json:"phrases"`
	}{}
	for _, words := range folded {
		given.Texts = append(given.Texts, numbered(words))
	}
	for _, p := range phrases {
		given.Phrases = append(given.Phrases, numbered(strings.Fields(p)))
	}
	input, err := json.Marshal(given)
	if err != nil {
		b.Fatal(err)
	}
	command := exec.CommandContext(b.Context(), "python3", "testdata/phrases.py")
	command.Stdin = bytes.NewReader(input)
	var absent bytes.Buffer
	command.Stderr = &absent
	out, err := command.Output()
	if err != nil {
		b.Logf("the other engines are left out: %v %s", err, absent.String())
		return nil
	}
	if absent.Len() > 0 {
		b.Logf("left out: %s", strings.TrimSpace(absent.String()))
	}
	var all []engineTimes
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var times engineTimes
		if err := json.Unmarshal(lines.Bytes(), &times); err != nil {
			b.Fatal(err)
		}
		all = append(all, times)
	}
	return all
}

// loadedShare is the part of the load corpus that BenchmarkLoad loads.
const loadedShare = 4

// BenchmarkLoad loads records by a run, published; and in the same run the same
// documents of the engine by bare batches, and the same texts by Bleve's own
// analysers and mapping (words, stems, pairs).
func BenchmarkLoad(b *testing.B) {
	records := sampled(loadRecords(b), loadedShare)
	report := func(b *testing.B) {
		b.ReportMetric(float64(len(records)*b.N)/b.Elapsed().Seconds(), "docs/s")
	}
	b.Run("run", func(b *testing.B) {
		for b.Loop() {
			loaded(b, b.TempDir(), records)
		}
		report(b)
	})
	b.Run("bare batches", func(b *testing.B) {
		for b.Loop() {
			bareLoad(b, records)
		}
		report(b)
	})
	b.Run("Bleve's mapping", func(b *testing.B) {
		for b.Loop() {
			bleveLoad(b, records)
		}
		report(b)
	})
}

func bareLoad(b *testing.B, records []*corpus.Record) {
	s, err := openStore(b.TempDir(), false)
	if err != nil {
		b.Fatal(err)
	}
	for part := range slices.Chunk(records, batchRecords) {
		batch := engine.NewBatch()
		for _, d := range engineDocuments(b, part) {
			batch.Update(d)
		}
		if err := s.write(batch); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.close(); err != nil {
		b.Fatal(err)
	}
}

func bleveLoad(b *testing.B, records []*corpus.Record) {
	x, err := bleve.New(b.TempDir()+"/index", bleveMapping(b))
	if err != nil {
		b.Fatal(err)
	}
	for part := range slices.Chunk(records, batchRecords) {
		batch := x.NewBatch()
		for _, r := range part {
			if err := batch.Index(r.ID, map[string]any{"text": r.Text}); err != nil {
				b.Fatal(err)
			}
		}
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// bleveMapping has the text's words, their stems, and pairs of words.
func bleveMapping(b *testing.B) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	for name, filters := range map[string][]string{"words": {"to_lower"}, "stems": {"to_lower", "stemmer_porter"}, "pairs": {"to_lower", "pairs"}} {
		if name == "pairs" {
			if err := m.AddCustomTokenFilter("pairs", map[string]any{"type": "shingle", "min": 2.0, "max": 2.0}); err != nil {
				b.Fatal(err)
			}
		}
		if err := m.AddCustomAnalyzer(name, map[string]any{"type": custom.Name, "tokenizer": "unicode", "token_filters": filters}); err != nil {
			b.Fatal(err)
		}
	}
	document := bleve.NewDocumentStaticMapping()
	for i, name := range []string{"words", "stems", "pairs"} {
		field := bleve.NewTextFieldMapping()
		field.Name, field.Analyzer, field.Store, field.IncludeInAll, field.DocValues = name, name, i == 0, false, false
		document.AddFieldMappingsAt("text", field)
	}
	m.DefaultMapping = document
	return m
}

// BenchmarkConcordance walks the places of a phrase until there are a thousand.
func BenchmarkConcordance(b *testing.B) {
	s := loaded(b, b.TempDir(), sampled(loadRecords(b), loadedShare))
	for b.Loop() {
		places := 0
		for m, err := range s.Matches(b.Context(), selection(b, s, "of the")) {
			if err != nil {
				b.Fatal(err)
			}
			if places += len(m.Places); places >= 1000 {
				break
			}
		}
		if places < 1000 {
			b.Fatalf("only %d places", places)
		}
	}
}
