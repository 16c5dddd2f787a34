package indextest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// Run runs the suite. At is the index at a path, which need not exist; it must
// be the same index when it is called again with the path, from another process
// too.
func Run(t *testing.T, at func(path string) index.Index) {
	if path := os.Getenv(childPath); path != "" {
		child(t, at(path))
		return
	}
	for name, test := range map[string]func(*testing.T, func(string) index.Index){
		"missing":     missing,
		"filters":     filters,
		"phrases":     phrases,
		"queries":     queries,
		"pages":       pages,
		"upserts":     upserts,
		"snapshots":   snapshots,
		"unchanged":   unchanged,
		"lookups":     lookups,
		"walks":       walks,
		"lock":        locked,
		"refusals":    refusals,
		"cancelled":   cancelled,
		"abandoned":   abandoned,
		"any order":   anyOrder,
		"kill and go": killed,
	} {
		t.Run(name, func(t *testing.T) { test(t, at) })
	}
}

// A bench is an index under test with the helpers to use it.
type bench struct {
	*testing.T
	index.Index
	ctx context.Context
}

func newBench(t *testing.T, at func(string) index.Index) *bench {
	return &bench{t, at(t.TempDir()), context.Background()}
}

// filled is a bench whose index holds records and registers.
func filled(t *testing.T, at func(string) index.Index, records []*corpus.Record) *bench {
	b := newBench(t, at)
	b.publish(func(r index.Run) {
		b.put(r, records...)
		for _, register := range Registers() {
			b.must(r.PutRegister(b.ctx, register, "basis of "+register.Body.ID))
		}
	})
	return b
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) begin() index.Run {
	b.Helper()
	r, err := b.Begin(b.ctx, 10*time.Second)
	b.must(err)
	b.Cleanup(func() { _ = r.Abandon() })
	return r
}

func (b *bench) publish(fill func(index.Run)) {
	b.Helper()
	r := b.begin()
	fill(r)
	b.must(r.Publish(b.ctx))
}

func (b *bench) put(r index.Run, records ...*corpus.Record) {
	b.Helper()
	for _, record := range records {
		b.must(r.PutRecord(b.ctx, record))
		b.must(r.PutInput(b.ctx, inputOf(record)))
	}
}

func inputOf(r *corpus.Record) corpus.Input {
	return corpus.Input{Source: r.Source, ID: r.ID, SHA256: r.SHA256, AnalysisVersion: r.AnalysisVersion}
}

func (b *bench) open() index.Snapshot {
	b.Helper()
	s, err := b.Open(b.ctx)
	b.must(err)
	b.Cleanup(func() { _ = s.Close() })
	return s
}

func (b *bench) selection(s index.Snapshot, query string, f index.Filter) *index.Selection {
	b.Helper()
	var q *index.Query
	if query != "" {
		var err error
		q, err = index.ParseQuery(query)
		b.must(err)
	}
	selected, err := s.Select(b.ctx, q, f)
	b.must(err)
	return selected
}

// all gathers what a walk yields.
func all[T any](b *bench, walk iter.Seq2[T, error]) []T {
	b.Helper()
	var found []T
	for v, err := range walk {
		b.must(err)
		found = append(found, v)
	}
	return found
}

// ids are the ids of the documents that a query and filter select, in order.
func (b *bench) ids(s index.Snapshot, query string, f index.Filter) []string {
	b.Helper()
	var found []string
	for m, err := range s.Matches(b.ctx, b.selection(s, query, f)) {
		b.must(err)
		found = append(found, m.ID)
	}
	return found
}

func (b *bench) equal(what string, got, want any) {
	b.Helper()
	if !reflect.DeepEqual(got, want) {
		b.Fatalf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func missing(t *testing.T, at func(string) index.Index) {
	b := newBench(t, at)
	_, err := b.Open(b.ctx)
	var unavailable *index.UnavailableError
	if !errors.As(err, &unavailable) || unavailable.Why != index.Missing {
		t.Fatalf("got %v", err)
	}
}

// expected are the ids of those records that keep holds of.
func expected(records []*corpus.Record, keep func(*corpus.Record) bool) []string {
	var ids []string
	for _, r := range records {
		if keep(r) {
			ids = append(ids, r.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func filters(t *testing.T, at func(string) index.Index) {
	records := Records(1, 120)
	b := filled(t, at, records)
	s := b.open()
	one := func(field index.Field, value string) index.Filter { return index.Filter{}.With(field, value) }
	says := func(r *corpus.Record, keep func(corpus.Quotation) bool) bool {
		return slices.ContainsFunc(r.Quotes, keep)
	}
	fullVisit := func(r *corpus.Record) bool { return r.Visit != nil && r.Visit.ID == "harrowmere/2021-full" }
	for name, c := range map[string]struct {
		filter index.Filter
		keep   func(*corpus.Record) bool
	}{
		"nothing":       {index.Filter{}, func(*corpus.Record) bool { return true }},
		"doc":           {one(index.FieldDoc, records[5].ID), func(r *corpus.Record) bool { return r == records[5] }},
		"visit":         {one(index.FieldVisit, "Harrowmere/2021-Full"), fullVisit},
		"visit's alias": {one(index.FieldVisit, "harrowmere/x-full"), fullVisit},
		"body": {one(index.FieldBody, "wexley vale hospital trust"), func(r *corpus.Record) bool {
			return slices.Contains(r.Bodies, bodies[1])
		}},
		"inspectorate": {one(index.FieldInspectorate, "OFSTED"), func(r *corpus.Record) bool { return r.Inspectorate == "Ofsted" }},
		"two kinds": {index.Filter{}.With(index.FieldKind, "report", "letter"), func(r *corpus.Record) bool {
			return r.Kind != corpus.Article
		}},
		"outlet": {one(index.FieldOutlet, "the vale post"), func(r *corpus.Record) bool { return r.Outlet == "The Vale Post" }},
		"speaker": {one(index.FieldSpeaker, "Ann Oduya"), func(r *corpus.Record) bool {
			return says(r, func(q corpus.Quotation) bool { return q.Speaker == "Ann Oduya" })
		}},
		"speaker's alias": {one(index.FieldSpeaker, "cllr tarrant"), func(r *corpus.Record) bool {
			return says(r, func(q corpus.Quotation) bool { return q.Speaker == "Bel Tarrant" })
		}},
		"speaker and kind of one quotation": {
			one(index.FieldSpeaker, "harrowmere/ann-oduya").With(index.FieldQuoteKind, "mixed"), func(r *corpus.Record) bool {
				return says(r, func(q corpus.Quotation) bool {
					return q.SpeakerID == "harrowmere/ann-oduya" && q.Kind == corpus.Mixed
				})
			},
		},
		"voice": {one(index.FieldVoice, "inspectorate"), func(r *corpus.Record) bool {
			return says(r, func(q corpus.Quotation) bool { return q.Voice == corpus.VoiceInspectorate })
		}},
		"dates": {index.Filter{From: "2022-06-02", To: "2022-06-30"}, func(r *corpus.Record) bool {
			return r.Published != nil && (r.Published.Date == "2022-06" || r.Published.Date == "2022-06-14")
		}},
		"from": {index.Filter{From: "2022-07"}, func(r *corpus.Record) bool {
			return r.Published != nil && r.Published.Date >= "2022-07"
		}},
	} {
		want := expected(records, c.keep)
		if len(want) == 0 || name != "nothing" && len(want) == len(records) {
			t.Fatalf("%s: %d documents test nothing", name, len(want))
		}
		b.equal(name, b.ids(s, "", c.filter), want)
		page, err := s.Search(b.ctx, b.selection(s, "", c.filter), index.Request{Size: 1000})
		b.must(err)
		b.equal(name+" in all", page.Total, len(want))
	}
	b.equal("a known value without hits", b.ids(s, "", index.Filter{To: "2020"}), []string(nil))
}

func phrases(t *testing.T, at func(string) index.Index) {
	made := func(id, text string) *corpus.Record {
		return &corpus.Record{ID: id, Source: id, Text: text, Title: "On the budget", Unit: "byte"}
	}
	records := []*corpus.Record{
		made("a", "It is at the heart of the front-door team. The “front door” works."),
		made("b", "The heart is at the front. Doors open, the door shuts."),
		made("c", "FRONT\nDOOR, at – the heart; the children’s home"),
		made("d", "Very very very good. A heart at the door of the children's homes"),
	}
	gap := made("e", "at the Read more heart")
	gap.Furniture = corpus.List[corpus.Furniture]{{Span: corpus.Span{Start: 7, End: 16}, Kind: "read-more"}}
	b := filled(t, at, append(records, gap))
	s := b.open()
	for query, want := range map[string][]string{
		`"at the heart"`:                 {"a:6-18", "c:12-28"},
		`“front door”`:                   {"a:26-36", "a:50-60", "c:0-10"},
		`"front-door"`:                   {"a:26-36", "a:50-60", "c:0-10"},
		`front-door`:                     {"a:26-36", "a:50-60", "b:20-32", "c:0-10"},
		`~"children home"`:               {"c:34-51", "d:48-64"},
		`"the children's home*"`:         {"c:30-51", "d:44-64"},
		`"very very"`:                    {"d:0-9", "d:5-14"},
		`=doors`:                         {"b:27-32"},
		`door NEAR/1 front`:              {"a:26-36", "a:50-60", "b:20-32", "c:0-10"},
		`heart NEAR/2 "at the"`:          {"a:6-18", "b:4-19", "c:12-28", "d:23-35"},
		`heart -front`:                   {"d:23-28", "e:17-22"},
		`"the heart"`:                    {"a:9-18", "b:0-9", "c:19-28"},
		`in:furniture "read more"`:       {"e:7-16"},
		`"read more"`:                    nil,
		`in:title budget`:                {"a", "b", "c", "d", "e"},
		`(in:title "the budget") =doors`: {"b:27-32"},
	} {
		var got []string
		for m, err := range s.Matches(b.ctx, b.selection(s, query, index.Filter{})) {
			b.must(err)
			if len(m.Places) == 0 {
				got = append(got, m.ID)
			}
			for _, p := range m.Places {
				got = append(got, fmt.Sprintf("%s:%d-%d", m.ID, p.Span.Start, p.Span.End))
			}
		}
		b.equal(query, got, want)
	}
}

// queries holds random queries against every text.
func queries(t *testing.T, at func(string) index.Index) {
	records := Records(2, 100)
	b := filled(t, at, records)
	s := b.open()
	random := rand.New(rand.NewPCG(7, 7))
	found := 0
	for range 400 {
		query := Query(random, random.IntN(4))
		selected := b.selection(s, query, index.Filter{})
		want := map[string]index.Match{}
		for _, r := range records {
			if m, ok := selected.Match(index.DocumentOf(r)); ok {
				want[r.ID] = m
			}
		}
		got := all(b, s.Matches(b.ctx, selected))
		for _, m := range got {
			w, ok := want[m.ID]
			if !ok || !slices.Equal(m.Places, w.Places) || !slices.Equal(m.Quotes, w.Quotes) {
				t.Fatalf("%s: %s has places %v and quotations %v; want %v, %v, %v", query, m.ID, m.Places, m.Quotes, ok, w.Places, w.Quotes)
			}
		}
		page, err := s.Search(b.ctx, selected, index.Request{Size: 5})
		b.must(err)
		if len(got) != len(want) || page.Total != len(want) {
			t.Fatalf("%s: got %d documents and a total of %d, want %d", query, len(got), page.Total, len(want))
		}
		if len(want) > 0 && len(want) < len(records) {
			found++
		}
	}
	if found < 130 {
		t.Errorf("only %d of the queries find some documents and not all: they test little", found)
	}
}

// pages holds the pages of every order, laid end to end, against one long page.
func pages(t *testing.T, at func(string) index.Index) {
	b := filled(t, at, Records(3, 90))
	s := b.open()
	for _, by := range []index.Sort{index.ByScore, index.ByDate, index.ByID} {
		for _, query := range []string{"", "front", `"the very" OR visit*`} {
			selected := b.selection(s, query, index.Filter{})
			whole, err := s.Search(b.ctx, selected, index.Request{Size: 1000, Sort: by, Places: true})
			b.must(err)
			b.equal("cursor behind the last page", whole.Next, index.Cursor(""))
			sorted(b, by, whole.Hits)
			for _, size := range []int{1, 7, len(whole.Hits)} {
				var hits []index.Hit
				request := index.Request{Size: size, Sort: by, Places: true}
				for more := true; more; more = request.After != "" {
					page, err := s.Search(b.ctx, selected, request)
					b.must(err)
					b.equal("total", page.Total, len(whole.Hits))
					hits = append(hits, page.Hits...)
					request.After = page.Next
				}
				b.equal(fmt.Sprintf("%q by %q, pages of %d", query, by, size), hits, whole.Hits)
			}
		}
	}
	_, err := s.Search(b.ctx, b.selection(s, "front", index.Filter{}), index.Request{Size: 1, After: "bogus"})
	if !index.IsUsage(err) {
		t.Errorf("a bogus cursor gives %v", err)
	}
}

func sorted(b *bench, by index.Sort, hits []index.Hit) {
	b.Helper()
	for i := 1; i < len(hits); i++ {
		x, y := hits[i-1], hits[i]
		inOrder := x.Doc < y.Doc
		switch {
		case by == index.ByScore && x.Score != y.Score:
			inOrder = x.Score > y.Score
		case by == index.ByDate && x.Date != y.Date:
			inOrder = y.Date == "" || x.Date != "" && x.Date < y.Date
		}
		if !inOrder {
			b.Fatalf("by %q: %+v stands before %+v", by, x, y)
		}
	}
}

func refusals(t *testing.T, at func(string) index.Index) {
	b := filled(t, at, Records(1, 60))
	s := b.open()
	var unknown *index.UnknownError
	_, err := s.Select(b.ctx, nil, index.Filter{}.With(index.FieldOutlet, "Harowmere Herald"))
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Nearest, "Harrowmere Herald") {
		t.Errorf("an unknown outlet gives %v", err)
	}
	_, err = s.Select(b.ctx, nil, index.Filter{}.With(index.FieldSpeaker, "Anne Oduya"))
	if !errors.As(err, &unknown) || unknown.Nearest[0] != "Ann Oduya" {
		t.Errorf("an unknown speaker gives %v", err)
	}
	_, err = s.Select(b.ctx, nil, index.Filter{}.With(index.FieldBody, "Wexly Vale Hospital"))
	if !errors.As(err, &unknown) || unknown.Nearest[0] != "Wexley Vale Hospital Trust" {
		t.Errorf("an unknown body gives %v", err)
	}
	_, err = s.Select(b.ctx, nil, index.Filter{}.With(index.FieldKind, "podcast"))
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Known, []string{"article", "letter", "report"}) || !strings.Contains(err.Error(), `"letter"`) {
		t.Errorf("a kind like no other gives %v", err)
	}
	_, err = s.Select(b.ctx, nil, index.Filter{}.With(index.FieldDoc, "articles/999"))
	if !errors.As(err, &unknown) || len(unknown.Nearest) == 0 {
		t.Errorf("an unknown document gives %v", err)
	}
	if n := len(b.ids(s, "", index.Filter{}.With(index.FieldSpeaker, "Olive Penn"))); n != 0 {
		t.Errorf("one who is known and never quoted has %d documents", n)
	}
	var fault *index.QueryError
	q, err := index.ParseQuery("front visit:harrowmere/2021-ful")
	b.must(err)
	_, err = s.Select(b.ctx, q, index.Filter{})
	if !errors.As(err, &fault) || fault.Column() != 7 || !strings.Contains(fault.Msg, `"harrowmere/2021-full"`) {
		t.Errorf("an unknown visit in a query gives %v", err)
	}
	if _, err := s.Record(b.ctx, "articles/999"); !errors.Is(err, index.ErrNotHeld) {
		t.Errorf("a record that is not held gives %v", err)
	}
}

func cancelled(t *testing.T, at func(string) index.Index) {
	b := filled(t, at, Records(1, 60))
	s := b.open()
	selected := b.selection(s, "front", index.Filter{})
	ctx, cancel := context.WithCancel(b.ctx)
	cancel()
	if _, err := s.Search(ctx, selected, index.Request{Size: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search gives %v", err)
	}
	for _, err := range s.Matches(ctx, selected) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a cancelled walk gives %v", err)
		}
	}
	r := b.begin()
	if err := r.PutRecord(ctx, Records(1, 1)[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled put gives %v", err)
	}
}
