package copies

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/text"

	"pgregory.net/rapid"
)

// article makes a text of n sentences that shares no shingle with one of another seed.
func article(seed, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Ward%d nurse%d told panel%d about rota%d. ", seed, i, seed+i, i*seed)
	}
	return b.String()
}

func record(id, source string, published corpus.Date) *corpus.Record {
	r := &corpus.Record{ID: id, Kind: corpus.Article, Text: source}
	r.Clues.Signature = Signature(text.Parse(source, nil, nil))
	if published != "" {
		r.Published = &corpus.Published{Date: published, From: "metadata"}
	}
	return r
}

func TestCopiesAreGrouped(t *testing.T) {
	original := article(3, 30)
	records := []*corpus.Record{
		record("vale/9", original, "2022-03-01"),
		record("gazette/2", "A NEW HEADLINE\n\n"+original, "2022-03-02"),
		record("herald/5", original[:len(original)*4/5], ""),
		record("other", article(7, 30), "2022-03-01"),
	}
	Group(records)
	for _, r := range records[:3] {
		if r.Copies == nil || r.Copies.Group != "gazette/2" {
			t.Fatalf("%s: got %+v", r.ID, r.Copies)
		}
	}
	if records[0].Copies.Of != "" || records[1].Copies.Of != "vale/9" || records[2].Copies.Of != "vale/9" {
		t.Error("the first is not the earliest published")
	}
	if records[3].Copies != nil {
		t.Error("another text is taken for a copy")
	}
}

func TestAReportIsNoCopyOfAnArticle(t *testing.T) {
	a, b := record("a", article(1, 9), ""), record("b", article(1, 9), "")
	b.Kind = corpus.Report
	Group([]*corpus.Record{a, b})
	if a.Copies != nil || b.Copies != nil {
		t.Error("an article and a report are grouped")
	}
}

func TestGroupIsOrderFree(t *testing.T) {
	build := func() []*corpus.Record {
		var records []*corpus.Record
		for i := range 12 {
			source := article(i/3, 20)
			records = append(records, record(fmt.Sprintf("d%02d", (i*7)%12), source[:len(source)*(20-i%3)/20], ""))
		}
		return records
	}
	want := build()
	Group(want)
	byID := map[string]*corpus.Copies{}
	for _, r := range want {
		byID[r.ID] = r.Copies
	}
	for round := range 20 {
		got := build()
		rand.New(rand.NewPCG(1, uint64(round))).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Group(got)
		for _, r := range got {
			if !reflect.DeepEqual(r.Copies, byID[r.ID]) {
				t.Fatalf("%s: got %+v, want %+v", r.ID, r.Copies, byID[r.ID])
			}
		}
	}
}

func TestShortAndFurniture(t *testing.T) {
	if Signature(text.Parse("Too short.", nil, nil)) != nil {
		t.Error("a text under one shingle has a signature")
	}
	source := article(5, 20)
	menu := "Home News Sport Jobs Motors Homes More Login\n"
	marked := []corpus.Furniture{{Span: corpus.Span{End: len(menu)}, Kind: "menu"}}
	if Resemblance(Signature(text.Parse(source, nil, nil)), Signature(text.Parse(menu+source, marked, nil))) != 1 {
		t.Error("furniture changes the signature")
	}
}

func TestBandsFindWhatIsAlike(t *testing.T) {
	source := article(2, 40)
	a, b := Signature(text.Parse(source, nil, nil)), Signature(text.Parse(source[:len(source)*3/4], nil, nil))
	shared := map[uint64]bool{}
	for _, key := range bands(a) {
		shared[key] = true
	}
	for _, key := range bands(b) {
		if shared[key] {
			return
		}
	}
	t.Errorf("texts that resemble each other by %.2f share no band", Resemblance(a, b))
}

// TestLawResemblance: a text resembles itself wholly, and two texts each other as
// much whichever comes first.
func TestLawResemblance(t *testing.T) {
	word := rapid.StringMatching(`[a-e]{1,2}`)
	signature := rapid.Custom(func(t *rapid.T) []uint64 {
		return Signature(text.Parse(strings.Join(rapid.SliceOfN(word, 4, 40).Draw(t, "words"), " "), nil, nil))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := signature.Draw(t, "a"), signature.Draw(t, "b")
		r := Resemblance(a, b)
		if r < 0 || r > 1 || r != Resemblance(b, a) || Resemblance(a, a) != 1 {
			t.Fatalf("resemblance is %v one way and %v the other, %v with itself", r, Resemblance(b, a), Resemblance(a, a))
		}
	})
}

// TestTimeOnOneTextToldOften: eight times the copies take no more than about
// eight times as long.
func TestTimeOnOneTextToldOften(t *testing.T) {
	const times, leeway = 8, 3
	var short, long time.Duration
	for range 4 { // a busy machine may spoil one measurement
		short, long = timeOnCopies(1_000), timeOnCopies(times*1_000)
		if long <= leeway*times*short {
			return
		}
	}
	t.Errorf("%v for some copies, %v for %d times as many", short, long, times)
}

func timeOnCopies(n int) time.Duration {
	original := record("", article(3, 30), "")
	records := make([]*corpus.Record, n)
	for i := range records {
		told := *original
		told.ID = fmt.Sprintf("d%05d", i)
		records[i] = &told
	}
	start := time.Now()
	Group(records)
	return time.Since(start)
}
