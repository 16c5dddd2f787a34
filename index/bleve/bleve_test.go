package bleve

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"onrecord/index"
	"onrecord/index/indextest"
)

func TestSuite(t *testing.T) {
	indextest.Run(t, func(path string) index.Index { return At(path) })
}

// TestSuiteOfLongTexts runs the suite where the words of most texts are not indexed.
func TestSuiteOfLongTexts(t *testing.T) {
	indextest.Run(t, func(path string) index.Index {
		x := At(path)
		x.longText = 300
		return x
	})
}

// TestLongTextsAreFoundLikeOthers: a search gives the same pages, scores included,
// whether the words of a text are indexed or not.
func TestLongTextsAreFoundLikeOthers(t *testing.T) {
	records := indextest.Records(7, 60)
	random := rand.New(rand.NewPCG(7, 7))
	queries := make([]string, 200)
	for i := range queries {
		queries[i] = indextest.Query(random, 2)
	}
	answers := func(long int) []index.Page {
		x := At(t.TempDir())
		x.longText = long
		s := publishedIn(t, x, records)
		var pages []index.Page
		for _, query := range queries {
			pages = append(pages, pageOf(t, s, query))
		}
		return pages
	}
	want := answers(longText)
	for _, long := range []int{0, 700} {
		for i, got := range answers(long) {
			if !reflect.DeepEqual(got, want[i]) {
				t.Errorf("long from %d bytes on: %s gives %d documents, want %d, or other scores", long, queries[i], got.Total, want[i].Total)
			}
		}
	}
}

// pageOf is the first page of what query finds, empty for a query that is refused.
func pageOf(t *testing.T, s index.Snapshot, source string) index.Page {
	t.Helper()
	query, err := index.ParseQuery(source)
	if err != nil {
		return index.Page{}
	}
	selection, err := s.Select(t.Context(), query, index.Filter{})
	if err != nil {
		return index.Page{}
	}
	page, err := s.Search(t.Context(), selection, index.Request{Size: 100, Places: true})
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	return page
}
