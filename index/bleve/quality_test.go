package bleve

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"

	engine "github.com/blevesearch/bleve_index_api"
)

var update = flag.Bool("update", false, "measure everything and write the quality figures")

const (
	qualityFile   = "../../testdata/quality/search.txt"
	randomQueries = 1000
)

// TestSearchQuality measures over the whole load corpus, with -update.
func TestSearchQuality(t *testing.T) {
	if !*update {
		t.Skip("the figures are measured with -update")
	}
	records := loadRecords(t)
	dir := t.TempDir()
	s := loaded(t, dir, records)
	folded := foldedWords(records)
	wrong := unequal(t, s, records, folded, randomPhrases(folded, randomQueries))
	whole, stored := segmentBytes(t, filepath.Join(dir, s.Generation())), storedBytes(t, records)
	size := 0
	for _, r := range records {
		size += len(r.Text)
	}
	var out strings.Builder
	fmt.Fprintln(&out, "# Search, measured on shared/data/load. Written by go test ./index/bleve -run Quality -update")
	fmt.Fprintln(&out, "# phrases: of two to four words drawn from the texts, stop words included; equal: those of which every place,")
	fmt.Fprintln(&out, "# and no other, is that of a plain scan of all texts. ratio: bytes of the index a byte of text, of what is searched")
	fmt.Fprintln(&out, "# (the whole without an index of the stored fields alone) and of everything.")
	fmt.Fprintf(&out, "texts %d\nphrases %d\nphrases.equal %d\n", len(records), randomQueries, randomQueries-wrong)
	fmt.Fprintf(&out, "ratio.searched %.2f\nratio.whole %.2f\n", float64(whole-stored)/float64(size), float64(whole)/float64(size))
	if err := os.WriteFile(qualityFile, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if wrong > 0 {
		t.Errorf("%d phrases have other places than a plain scan", wrong)
	}
}

// segmentBytes is the size of the segment files in a directory.
func segmentBytes(t testing.TB, dir string) int64 {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(e.Name()) == segmentFile {
			size += info.Size()
		}
	}
	return size
}

// storedBytes is the size of an index of what is stored of the records, and
// their ids, alone.
func storedBytes(t testing.TB, records []*corpus.Record) int64 {
	t.Helper()
	dir := t.TempDir()
	s, err := openStore(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	for part := range slices.Chunk(records, batchRecords) {
		b := engine.NewBatch()
		for _, d := range engineDocuments(t, part) {
			build := d.build
			d.build = func() []engine.Field {
				return slices.DeleteFunc(build(), func(f engine.Field) bool { return !f.Options().IsStored() })
			}
			b.Update(d)
		}
		if err := s.write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.closeTidy(); err != nil {
		t.Fatal(err)
	}
	return segmentBytes(t, dir)
}

// engineDocuments are the documents of the engine for records.
func engineDocuments(t testing.TB, records []*corpus.Record) []*document {
	t.Helper()
	var all []*document
	for _, r := range records {
		value, err := pack(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, searched(r, longText), storedDocument(sortRecord, r.ID, value))
	}
	return all
}
