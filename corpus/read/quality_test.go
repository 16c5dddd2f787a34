package read

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

var update = flag.Bool("update", false, "measure everything and write the quality figures")

const (
	sharedReports = "../../../shared/data/reports"
	sharedPages   = "../../../shared/data/html"
	qualityFile   = "../../testdata/quality/read.txt"
	// A test that is not to write figures takes one in so many reports, each of
	// which is read by two programs, and one in so many pages.
	reportStep = 24
	pageStep   = 4
)

// TestQuality measures the readers on real input and holds them against the
// bars that were set for them. With -update it takes all of the input and
// writes the figures down.
func TestQuality(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Readers, measured on shared/data. Written by go test ./corpus/read -run Quality -update\n" +
		"# pdf: words of each report that pdftotext finds too (recall) and the other way round (precision), multisets of\n" +
		"# words, line-end hyphens joined. html: main text of web pages, as eval/score_html.py counts it.\n")
	t.Run("pdf", func(t *testing.T) { measurePDF(t, &b) })
	t.Run("html", func(t *testing.T) { measureHTML(t, &b) })
	if *update && !t.Failed() {
		if err := os.WriteFile(qualityFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A score is what one file or page came to.
type score struct{ recall, precision float64 }

func measurePDF(t *testing.T, b *strings.Builder) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: nothing to measure against (Debian: poppler-utils)")
	}
	files, _ := filepath.Glob(filepath.Join(sharedReports, "*", "*.pdf"))
	if len(files) == 0 {
		t.Skip("shared/data/reports is not there")
	}
	var scores []score
	failed := 0
	for i, file := range files {
		if !*update && i%reportStep != 0 {
			continue
		}
		doc, err := readPath(file)
		if err != nil {
			failed++
			continue
		}
		checkLaw(t, doc)
		out, err := exec.Command("pdftotext", "-enc", "UTF-8", file, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext %s: %v", file, err)
		}
		s := compare(wordCounts(string(out)), wordCounts(doc.Text))
		scores = append(scores, s)
		if s.recall < 0.97 || s.precision < 0.97 {
			t.Errorf("%s: recall %.4f precision %.4f", file, s.recall, s.precision)
		}
	}
	fmt.Fprintf(b, "pdf.files %d\npdf.failed %d\n", len(scores), failed)
	for _, of := range []struct {
		name  string
		value func(score) float64
	}{{"recall", func(s score) float64 { return s.recall }}, {"precision", func(s score) float64 { return s.precision }}} {
		values := make([]float64, len(scores))
		for i, s := range scores {
			values[i] = of.value(s)
		}
		slices.Sort(values)
		median := values[len(values)/2]
		if median < 0.99 {
			t.Errorf("median %s %.4f is below 0.99", of.name, median)
		}
		fmt.Fprintf(b, "pdf.%s.median %.4f\npdf.%s.worst %.4f\n", of.name, median, of.name, values[0])
	}
}

func readPath(path string) (corpus.Document, error) {
	for in, err := range Walk(context.Background(), []string{path}, Options{}) {
		if err != nil {
			return corpus.Document{}, err
		}
		return in.Read()
	}
	return corpus.Document{}, errEmpty
}

var (
	lineEndHyphen = regexp.MustCompile(`[-\x{ad}‐]\s*\n\s*`)
	anyWord       = regexp.MustCompile(`[\pL\pN_]+`)
)

// compare holds what was counted in got against what was counted in want.
func compare(want, got map[string]int) score {
	both, inWant, inGot := 0, 0, 0
	for w, n := range want {
		both += min(n, got[w])
		inWant += n
	}
	for _, n := range got {
		inGot += n
	}
	return score{share(both, inWant), share(both, inGot)}
}

func wordCounts(s string) map[string]int {
	counts := map[string]int{}
	for _, w := range anyWord.FindAllString(lineEndHyphen.ReplaceAllString(s, ""), -1) {
		counts[w]++
	}
	return counts
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func measureHTML(t *testing.T, b *strings.Builder) {
	raw, err := os.ReadFile(filepath.Join(sharedPages, "ground-truth.json"))
	if err != nil {
		t.Skip("shared/data/html is not there")
	}
	var gold map[string]struct{ ArticleBody string }
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	var sum score
	pages, failed := 0, 0
	for i, page := range slices.Sorted(maps.Keys(gold)) {
		if !*update && i%pageStep != 0 {
			continue
		}
		pages++
		want := gold[page]
		doc, err := readPath(filepath.Join(sharedPages, "pages", page+".html.gz"))
		if err != nil {
			failed++
		}
		checkLaw(t, doc)
		s := compare(runCounts(want.ArticleBody), runCounts(withoutFurniture(doc)))
		sum.recall += s.recall
		sum.precision += s.precision
	}
	n := float64(pages)
	p, r := sum.precision/n, sum.recall/n
	f1 := 2 * p * r / (p + r)
	t.Logf("precision %.4f recall %.4f F1 %.4f over %d pages", p, r, f1, pages)
	if f1 < 0.965 {
		t.Errorf("F1 %.4f is below plain go-trafilatura's 0.965 over all pages", f1)
	}
	fmt.Fprintf(b, "html.pages %d\nhtml.failed %d\nhtml.precision %.3f\nhtml.recall %.3f\nhtml.f1 %.3f\n", pages, failed, p, r, f1)
}

func withoutFurniture(doc corpus.Document) string {
	text := []byte(doc.Text)
	for _, f := range slices.Backward(doc.Furniture) {
		text = slices.Replace(text, f.Span.Start, f.Span.End, '\n')
	}
	return string(text)
}

// runCounts counts runs of four words, as eval/score_html.py does.
func runCounts(s string) map[string]int {
	const length = 4
	words := anyWord.FindAllString(s, -1)
	counts := map[string]int{}
	for i := 0; i < len(words) && i < max(1, len(words)-length+1); i++ {
		counts[strings.Join(words[i:min(i+length, len(words))], " ")]++
	}
	return counts
}

// TestSharedFolders: the seeds and the reports are 131 files, of which two are
// web pages without a report in them; nothing else is taken for a document.
func TestSharedFolders(t *testing.T) {
	if _, err := os.Stat(sharedReports); err != nil {
		t.Skip("shared/data is not there")
	}
	inputs, skipped := 0, 0
	var failed []string
	o := Options{Skip: func(string, string) { skipped++ }}
	for in, err := range Walk(context.Background(), []string{"../../../shared/data/seeds", sharedReports}, o) {
		if err != nil {
			t.Error(err)
			continue
		}
		inputs++
		if !bytes.HasPrefix(in.data, []byte("%PDF")) {
			if _, err := in.Read(); err != nil {
				failed = append(failed, err.Error())
			}
		}
	}
	if inputs != 131 || len(failed) != 2 || skipped != 4 {
		t.Errorf("%d inputs, %d files skipped, failed: %q", inputs, skipped, failed)
	}
	for _, f := range failed {
		if !strings.Contains(f, "named .pdf, but is a web page: no main text") {
			t.Errorf("the failure does not say what the file is: %s", f)
		}
	}
}
