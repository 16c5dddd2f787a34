package study

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
	"onrecord/index"
)

var update = flag.Bool("update", false, "measure everything and write the quality figures")

const (
	sample        = "../../testdata/sample"
	sharedReports = "../../../shared/data/reports"
	sharedSeeds   = "../../../shared/data/seeds"
	qualityFile   = "../../testdata/quality/phrases.txt"
	// A test that is not to write figures takes so many texts of the load corpus.
	fewTexts = 1500
)

// TestQuality measures the phrases on real input and holds them against the bars
// that were set for them: no figure that a plain recount does not give, nothing
// nested among the first, nothing key where labels are at random. With -update
// it takes all of the input and writes the figures down.
func TestQuality(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Phrases. Written by go test ./index/study -run Quality -update\n" +
		"# top100.nested: greatest share of the places of one of the first hundred phrases that stand in another of them.\n" +
		"# recount: phrases at random whose places and documents a plain scan counts otherwise.\n" +
		"# shuffles: of a hundred random labellings of reports, those that give a phrase key to a part.\n")
	t.Run("sample", func(t *testing.T) { measureList(t, &b, "sample", documentsIn(t, sample)) })
	t.Run("council", func(t *testing.T) {
		council := func(source string) bool {
			return strings.Contains(source, "/2532287_") || strings.HasPrefix(source, "seeds/")
		}
		measureList(t, &b, "council", slices.DeleteFunc(documentsIn(t, sharedReports, sharedSeeds), func(r *corpus.Record) bool { return !council(r.Source) }))
	})
	t.Run("load", func(t *testing.T) { measureList(t, &b, "load", loadDocuments(t)) })
	t.Run("grades", func(t *testing.T) { measureKeyness(t, &b) })
	if *update && !t.Failed() {
		if err := os.WriteFile(qualityFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// documentsIn reads the documents under paths; those that cannot be read are
// left out.
func documentsIn(t *testing.T, paths ...string) []*corpus.Record {
	t.Helper()
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			t.Skipf("%s is not there", p)
		}
		if p != sample && !*update {
			t.Skip("PDFs are read with -update alone")
		}
	}
	var all []*corpus.Record
	for in, err := range read.Walk(t.Context(), paths, read.Options{}) {
		if err != nil {
			continue
		}
		d, err := in.Read()
		if err != nil {
			continue
		}
		r := document(d.ID, corpus.Article, "")
		r.Source, r.Text, r.Furniture = d.Source, d.Text, d.Furniture
		r.Sentences = text.Parse(d.Text, d.Furniture, d.Headings).SentenceSpans()
		all = append(all, r)
	}
	return all
}

func loadDocuments(t *testing.T) []*corpus.Record {
	var all []*corpus.Record
	loadTexts(t, func(id, source string) {
		if *update || len(all) < fewTexts {
			all = append(all, document(id, corpus.Article, source))
		}
	})
	return all
}

// measureList lists the phrases of records and holds the list against its bars.
func measureList(t *testing.T, b *strings.Builder, name string, records []*corpus.Record) {
	listing := phrases(t, hold(records...), PhraseQuestion{})
	nested := greatestNesting(listing.Lines[:min(100, len(listing.Lines))])
	checked, wrong := plainRecount(t, records, listing.Lines)
	fmt.Fprintf(b, "%s.documents %d\n%s.words %d\n%s.phrases %d\n%s.top100.nested %.2f\n%s.recount %d of %d\n",
		name, listing.Documents, name, listing.Words, name, listing.Phrases, name, nested, name, wrong, checked)
	if nested > 0.8 {
		t.Errorf("of the first phrases one is nested in another at %.2f of its places", nested)
	}
	if wrong > 0 || checked == 0 {
		t.Errorf("%d of %d phrases are counted otherwise by a plain scan", wrong, checked)
	}
	for _, line := range listing.Lines[:min(100, len(listing.Lines))] {
		words := strings.Fields(line.Phrase)
		for _, edge := range []string{words[0], words[len(words)-1]} {
			if slices.Contains([]string{"the", "a", "an", "of", "in", "and", "or", "to", "with", "is", "was", "that", "their", "its"}, edge) {
				t.Errorf("%q begins or ends in a function word", line.Phrase)
			}
		}
	}
}

// A plainText is a text as a plain scan sees it: the keys of its words, which are
// stems but for function words, and whether something other than a space, hyphen
// or possessive stands before each.
type plainText struct {
	keys  []uint32
	apart []bool
}

func plainTexts(records []*corpus.Record, vocabulary *term.Stream) []plainText {
	all := make([]plainText, len(records))
	for i, r := range records {
		for _, s := range r.Sentences {
			end := -1
			for _, w := range text.Words(s.Of(r.Text), s.Start) {
				if w.Lexical() {
					all[i].keys = append(all[i].keys, vocabulary.KeysOf(w.Span().Of(r.Text))[0])
					all[i].apart = append(all[i].apart, end < 0 || !joined(r.Text[end-1:end], r.Text[end:w.Start]))
					end = int(w.End)
				}
			}
		}
	}
	return all
}

// joined reports whether two words belong together by what is between them: the
// first ends in the letter last.
func joined(last, between string) bool {
	if slices.Contains([]string{"-", "‐", "‑", "&"}, between) {
		return true
	}
	if last == "s" || last == "S" {
		between = strings.TrimPrefix(strings.TrimPrefix(between, "’"), "'")
	}
	return strings.TrimSpace(between) == ""
}

// places counts where keys stand in p one behind the other.
func (p plainText) places(keys []uint32) int {
	n := 0
	for at := range p.keys {
		if p.keys[at] != keys[0] || at+len(keys) > len(p.keys) {
			continue
		}
		if slices.Equal(p.keys[at:at+len(keys)], keys) && !slices.Contains(p.apart[at+1:at+len(keys)], true) {
			n++
		}
	}
	return n
}

// plainRecount scans the texts for phrases at random.
func plainRecount(t *testing.T, records []*corpus.Record, lines []PhraseLine) (checked, wrong int) {
	vocabulary := term.NewStream()
	texts := plainTexts(records, vocabulary)
	random := rand.New(rand.NewPCG(1, 2))
	for range min(200, len(lines)) {
		line := lines[random.IntN(len(lines))]
		count, documents := 0, 0
		for _, plain := range texts {
			if n := plain.places(vocabulary.KeysOf(line.Phrase)); n > 0 {
				count += n
				documents++
			}
		}
		checked++
		if count != line.Count || documents != line.Documents {
			wrong++
			t.Logf("%q: %d places in %d documents, by a plain scan %d in %d", line.Phrase, line.Count, line.Documents, count, documents)
		}
	}
	return checked, wrong
}

// greatestNesting is the greatest share of the places of one of lines that stand
// within another.
func greatestNesting(lines []PhraseLine) float64 {
	greatest := 0.0
	vocabulary := term.NewStream()
	for _, outer := range lines {
		long := vocabulary.KeysOf(outer.Phrase)
		for _, inner := range lines {
			short := vocabulary.KeysOf(inner.Phrase)
			if len(short) >= len(long) {
				continue
			}
			times := plainText{long, make([]bool, len(long))}.places(short)
			greatest = max(greatest, float64(times*outer.Count)/float64(max(1, inner.Count)))
		}
	}
	return greatest
}

// measureKeyness holds inadequate reports against good ones, as they are and
// with their labels shuffled.
func measureKeyness(t *testing.T, b *strings.Builder) {
	grades := overallGrades(t)
	var graded []*corpus.Record
	for _, r := range documentsIn(t, sharedReports) {
		dir, file := path.Split(r.Source)
		if grade := grades[path.Join(path.Base(dir), file)]; grade == "inadequate" || grade == "good" {
			r.Outlet = grade
			graded = append(graded, r)
		}
	}
	h := hold(graded...)
	contrast, err := Keyness(t.Context(), h,
		selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "inadequate")), selectAll(t, h, "", index.Filter{}.With(index.FieldOutlet, "good")), PhraseQuestion{})
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]int{}
	for _, line := range contrast.Lines {
		verdicts[line.Verdict]++
	}
	shuffles := significantShuffles(t, h, contrast)
	fmt.Fprintf(b, "grades.inadequate %d\ngrades.good %d\ngrades.tested %d\ngrades.key %d\ngrades.shuffles %d of 100\n",
		contrast.Documents[0], contrast.Documents[1], contrast.Tested, verdicts[KeyHere]+verdicts[KeyThere], shuffles)
	if shuffles > 5 {
		t.Errorf("%d of 100 shuffles give a key phrase", shuffles)
	}
}

// significantShuffles counts the random labellings of documents that give a key
// phrase. All are held against the same labellings, as the labels at hand do not
// change what is possible.
func significantShuffles(t *testing.T, h *held, c *Contrast) int {
	r := newReading(&formulas{})
	if err := r.read(t.Context(), h, selectAll(t, h, "", index.Filter{}), nil); err != nil {
		t.Fatal(err)
	}
	p := newParts(r, c.Documents[0], nil)
	l := newLister(r, PhraseQuestion{}, names{})
	var keys []key
	for _, candidate := range l.recurring(&Listing{}) {
		keys = append(keys, p.key(p.shares(r, candidate.Places)))
	}
	able := p.able(keys)
	labels := p.drawLabellings()
	random := rand.New(rand.NewPCG(3, 4))
	shuffles := make([][]bool, 100)
	for i := range shuffles {
		shuffles[i] = slices.Clone(p.here)
		random.Shuffle(len(p.here), func(a, b int) { shuffles[i][a], shuffles[i][b] = shuffles[i][b], shuffles[i][a] })
	}
	ps := make([][]float64, len(shuffles))
	distances := make([]float64, labels.n)
	for _, k := range able {
		roots := p.roots(k.shares)
		labels.distances(roots, distances)
		for i, d := range distances {
			distances[i] = math.Abs(d)
		}
		slices.Sort(distances)
		for i, here := range shuffles {
			below, _ := slices.BinarySearch(distances, math.Abs(distanceOf(roots, here))*(1-1e-9))
			ps[i] = append(ps[i], float64(labels.n-below+1)/float64(labels.n+1))
		}
	}
	significant := 0
	for _, p := range ps {
		if slices.Min(stepUp(p)) <= falseKeys {
			significant++
		}
	}
	return significant
}

// overallGrades is the overall grade of each report, by folder and file.
func overallGrades(t *testing.T) map[string]string {
	f, err := os.Open(path.Join(sharedReports, "gold.jsonl"))
	if err != nil {
		t.Skip("shared/data/reports is not there")
	}
	defer f.Close()
	grades := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var line struct {
			File   string
			Grades struct{ Overall string }
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		grades[line.File] = line.Grades.Overall
	}
	return grades
}
