package quote_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/quote"
)

const (
	quality = "../../testdata/quality/quotes.txt"
	dev     = "../../../shared/data/polnear/dev.jsonl"
)

// samples are the annotated articles of the project's own, by what they are called in the figures.
var samples = []struct{ name, path string }{
	{"sample articles", "../../testdata/gold/quotes.jsonl"},
	{"sample articles on other subjects", "../../testdata/gold/other/quotes.jsonl"},
	{"unseen articles, ordinary", "../../testdata/gold/unseen/ordinary.jsonl"},
	{"unseen articles, by other writers", "../../testdata/gold/unseen/later.jsonl"},
	{"unseen articles, rare and broken ways of quoting", "../../testdata/gold/unseen/mixed.jsonl"},
}

// found extracts the quotations of every article. Names are package speaker's
// concern, so sources are compared: the names in gold are left out.
func found(articles []gold.Article, extract func(*text.Text) []corpus.Quotation) gold.Figures {
	predictions := make([]gold.Prediction, len(articles))
	for i := range articles {
		a := &articles[i]
		for n := range a.Quotes {
			a.Quotes[n].Named, a.Quotes[n].Speakers = false, nil
		}
		predictions[i] = gold.Prediction{ID: a.ID, Quotes: extract(text.Parse(a.Text, nil, nil))}
	}
	return gold.Score(articles, predictions)
}

func section(name string, f gold.Figures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n", name, f)
	b.WriteString("confidence  quotations  right\n")
	for _, band := range f.Reliability {
		if band.N == 0 {
			continue
		}
		fmt.Fprintf(&b, "%.1f to %.1f %12d  %.1f %%\n", band.From, band.To, band.N, 100*float64(band.Right)/float64(band.N))
	}
	return b.String()
}

func read(t *testing.T, path string) []gold.Article {
	t.Helper()
	articles, err := gold.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

const head = `# Quotations, measured

Content, source and cue as package quote finds them, before names are resolved:
a quotation is joint if content and source agree. Written by
go test ./pipeline/quote -run Figures -args -update

`

// byRules extracts without a model.
func byRules(t *text.Text) []corpus.Quotation { return (*quote.Model)(nil).Extract(t) }

// TestFigures holds the figures in testdata/quality to what is measured now:
// without the shared data, those of the sample, which come first.
func TestFigures(t *testing.T) {
	var sections []string
	for _, s := range samples {
		sections = append(sections, section(s.name, found(read(t, s.path), quote.Extract)))
	}
	if _, err := os.Stat(dev); err != nil {
		figures := head + strings.Join(sections, "\n")
		held, err := os.ReadFile(quality)
		if err != nil || !strings.HasPrefix(string(held), figures) {
			t.Errorf("the sample's figures are not those of %s: %v\n%s", quality, err, figures)
		}
		return
	}
	sections = append(sections, section("PolNeAR dev", found(read(t, dev), quote.Extract)),
		section("PolNeAR dev, by the rules alone", found(read(t, dev), byRules)))
	goldtest.Hold(t, quality, head+strings.Join(sections, "\n"))
}

// TestRulesAloneDoDirectSpeech: without the model's data what stands in marks is
// still found, most of it with its source.
func TestRulesAloneDoDirectSpeech(t *testing.T) {
	for _, s := range samples {
		f := found(read(t, s.path), byRules)
		if f.Quoted.Overlap.F1 < 0.8 || f.Quoted.Joint.F1 < 0.75 {
			t.Errorf("%s, with marks: overlap %.2f, joint %.2f", s.name, f.Quoted.Overlap.F1, f.Quoted.Joint.F1)
		}
	}
}

// TestBars holds the figures on PolNeAR dev to what the project promises.
func TestBars(t *testing.T) {
	if _, err := os.Stat(dev); err != nil {
		t.Skip("the shared data is not here: ", err)
	}
	f := found(read(t, dev), quote.Extract)
	for _, bar := range []struct {
		name        string
		least, rate float64
	}{
		{"all, exact", 49, f.All.Exact.F1},
		{"all, overlap", 78, f.All.Overlap.F1},
		{"all, joint", 73, f.All.Joint.F1},
		{"with marks, exact", 68, f.Quoted.Exact.F1},
		{"with marks, overlap", 93, f.Quoted.Overlap.F1},
		{"with marks, joint", 90, f.Quoted.Joint.F1},
	} {
		if 100*bar.rate < bar.least {
			t.Errorf("%s: %.1f, promised %.0f", bar.name, 100*bar.rate, bar.least)
		}
	}
	top := f.Reliability[len(f.Reliability)-1]
	if float64(top.Right) < 0.93*float64(top.N) {
		t.Errorf("of %d quotations with a confidence of 0.9 or more %d are right", top.N, top.Right)
	}
}

func TestReadModelRefusesDamage(t *testing.T) {
	for _, damaged := range []string{"", "no model", "\x1f\x8b\x08\x00\x00\x00\x00\x00"} {
		if _, err := quote.ReadModel(strings.NewReader(damaged)); err == nil || !strings.Contains(err.Error(), "read quotation model") {
			t.Errorf("%q: error %v", damaged, err)
		}
	}
}
