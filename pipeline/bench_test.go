package pipeline

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/jdkato/prose/v2"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/copies"
	"onrecord/pipeline/phrase"
	"onrecord/pipeline/quote"
	"onrecord/pipeline/sentiment"
	"onrecord/pipeline/speaker"
	"onrecord/pipeline/visit"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/report"
)

// benchTexts are the texts that speed is measured on: real news where the shared
// data are there, the sample's articles otherwise.
func benchTexts(b *testing.B) []corpus.Document {
	b.Helper()
	if docs := newsTexts(b, "../../shared/data/polnear/dev.jsonl"); len(docs) > 0 {
		return docs
	}
	paths, err := filepath.Glob("../testdata/sample/articles/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no sample articles: %v", err)
	}
	var docs []corpus.Document
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, corpus.Document{ID: path, Text: string(content)})
	}
	return docs
}

func newsTexts(b *testing.B, path string) []corpus.Document {
	b.Helper()
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	var docs []corpus.Document
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var article struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &article); err != nil {
			b.Fatal(err)
		}
		docs = append(docs, corpus.Document{ID: article.ID, Text: article.Text})
	}
	return docs
}

// words counts the words of docs that are letters or digits: the unit of every
// figure here.
func words(docs []corpus.Document) int {
	n := 0
	for _, doc := range docs {
		for _, w := range text.Words(doc.Text, 0) {
			if w.Lexical() {
				n++
			}
		}
	}
	return n
}

// rate runs work over docs and reports words a second.
func rate(b *testing.B, docs []corpus.Document, work func(i int)) {
	n := words(docs)
	b.ReportAllocs()
	rounds := 0
	for b.Loop() {
		for i := range docs {
			work(i)
		}
		rounds++
	}
	b.ReportMetric(float64(n*rounds)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkAgainstProse sets the whole analysis beside prose's own tokenise-and-tag
// of the same texts with its model loaded once.
func BenchmarkAgainstProse(b *testing.B) {
	docs := benchTexts(b)
	b.Run("analysis", func(b *testing.B) {
		Analyse(&docs[0])
		rate(b, docs, func(i int) { Analyse(&docs[i]) })
	})
	b.Run("prose", func(b *testing.B) {
		model := prose.ModelFromData("english")
		rate(b, docs, func(i int) {
			_, err := prose.NewDocument(docs[i].Text, prose.UsingModel(model), prose.WithExtraction(false), prose.WithSegmentation(false))
			if err != nil {
				b.Fatal(err)
			}
		})
	})
}

// BenchmarkStage measures each stage on the texts as the stages before it leave
// them.
func BenchmarkStage(b *testing.B) {
	docs := benchTexts(b)
	parsed := make([]*text.Text, len(docs))
	quotes := make([][]corpus.Quotation, len(docs))
	records := make([]corpus.Record, len(docs))
	for i := range docs {
		parsed[i] = text.Parse(docs[i].Text, nil, nil)
		quotes[i] = quote.Extract(parsed[i])
		records[i] = Analyse(&docs[i])
	}
	for _, stage := range []struct {
		name string
		work func(i int)
	}{
		{"text", func(i int) { text.Parse(docs[i].Text, nil, nil) }},
		{"report", func(i int) { report.Read(&docs[i], parsed[i]) }},
		{"body", func(i int) { body.Find(&docs[i], parsed[i], corpus.Span{}) }},
		{"quote", func(i int) { quote.Extract(parsed[i]) }},
		{"speaker", func(i int) { speaker.Resolve(parsed[i], records[i].Quotes, speaker.Context{}) }},
		{"phrase", func(i int) { phrase.Terms(parsed[i], quotes[i]) }},
		{"sentiment", func(i int) {
			for _, q := range quotes[i] {
				sentiment.Score(parsed[i], q.Content)
			}
		}},
		{"visit", func(i int) { visit.Clues(&docs[i], parsed[i], "", nil) }},
		{"copies", func(i int) { copies.Signature(parsed[i]) }},
	} {
		b.Run(stage.name, func(b *testing.B) { rate(b, docs, stage.work) })
	}
}
