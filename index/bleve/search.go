package bleve

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"onrecord/index"
)

// A ranked document is its place with what its rank depends on. The id is
// looked up only where ranks are equal without it.
type ranked struct {
	at    place
	score float64
	date  string
	id    string
}

// A cursor is where a page ended, and of what it was a page.
type cursor struct {
	Generation string     `json:"g"`
	Sort       index.Sort `json:"s"`
	Score      float64    `json:"n"`
	Date       string     `json:"d"`
	ID         string     `json:"i"`
}

// Search implements index.Snapshot.
func (s *snapshot) Search(ctx context.Context, selection *index.Selection, r index.Request) (index.Page, error) {
	after, err := s.parse(r)
	if err != nil {
		return index.Page{}, err
	}
	found, err := s.find(ctx, selection)
	if err != nil {
		return index.Page{}, err
	}
	page := index.Page{Total: int(found.docs.count())}
	if r.Size <= 0 {
		return page, nil
	}
	all, err := s.view.rank(found, r.Sort)
	if err != nil {
		return index.Page{}, s.unreadable(err)
	}
	hits, more, err := s.view.cut(all, r, after)
	if err != nil {
		return index.Page{}, s.unreadable(err)
	}
	if page.Hits, err = s.hits(selection, hits, r); err != nil {
		return index.Page{}, err
	}
	if last := len(hits) - 1; more {
		hits[last].id = page.Hits[last].Doc
		page.Next = s.cursor(r.Sort, hits[last])
	}
	return page, nil
}

// rank gives every document found what its rank depends on.
func (v *view) rank(found *finding, by index.Sort) ([]ranked, error) {
	scores, err := v.scores(found)
	if err != nil {
		return nil, err
	}
	dates, err := v.dates(by)
	if err != nil {
		return nil, err
	}
	all := make([]ranked, 0, found.docs.count())
	i, segment := 0, -1
	for at := range found.docs.places() {
		if at.segment != segment {
			i, segment = 0, at.segment
		}
		all = append(all, ranked{at: at, score: scores[at.segment][i], date: dates[at]})
		i++
	}
	return all, nil
}

// dates are the dates of all documents, if they are sorted by date.
func (v *view) dates(by index.Sort) (map[place]string, error) {
	if by != index.ByDate {
		return nil, nil
	}
	dates := map[place]string{}
	for term, err := range v.terms(fieldDate, "") {
		if err != nil {
			return nil, err
		}
		docs, err := v.have(fieldDate, term)
		if err != nil {
			return nil, err
		}
		for at := range docs.places() {
			dates[at] = term
		}
	}
	return dates, nil
}

// undated sorts behind all dates.
const undated = "~"

func (r *ranked) compare(by index.Sort, o *ranked) int {
	switch by {
	case index.ByScore:
		return cmp.Compare(o.score, r.score)
	case index.ByDate:
		return cmp.Compare(cmp.Or(r.date, undated), cmp.Or(o.date, undated))
	}
	return 0
}

// cut gives the page of all that begins behind after, in order, and says
// whether more follow. Only those are sorted, and only their ids are looked up,
// that can be on the page.
func (v *view) cut(all []ranked, r index.Request, after *ranked) ([]ranked, bool, error) {
	if after != nil {
		all = slices.DeleteFunc(all, func(d ranked) bool { return d.compare(r.Sort, after) < 0 })
	}
	for size := r.Size + 1; ; size *= 2 {
		first := best(all, r.Sort, size)
		if err := v.order(first, r.Sort, after); err != nil {
			return nil, false, err
		}
		page := first
		if after != nil {
			page = slices.DeleteFunc(slices.Clone(first), func(d ranked) bool { return d.compare(r.Sort, after) == 0 && d.id <= after.id })
		}
		if len(page) > r.Size || len(first) == len(all) {
			return page[:min(r.Size, len(page))], len(page) > r.Size, nil
		}
	}
}

// order sorts documents, and looks up the ids of those that nothing else parts
// from their neighbours or from after.
func (v *view) order(docs []ranked, by index.Sort, after *ranked) error {
	slices.SortFunc(docs, func(a, b ranked) int { return a.compare(by, &b) })
	for begin, end := 0, 0; begin < len(docs); begin = end {
		for end = begin + 1; end < len(docs) && docs[end].compare(by, &docs[begin]) == 0; {
			end++
		}
		equal := docs[begin:end]
		if len(equal) == 1 && (after == nil || equal[0].compare(by, after) != 0) {
			continue
		}
		if err := v.identify(equal); err != nil {
			return err
		}
		slices.SortFunc(equal, func(a, b ranked) int { return cmp.Compare(a.id, b.id) })
	}
	return nil
}

// identify looks up the ids that documents still lack.
func (v *view) identify(docs []ranked) error {
	for i := range docs {
		if docs[i].id != "" {
			continue
		}
		id, err := v.id(docs[i].at)
		if err != nil {
			return err
		}
		docs[i].id = id
	}
	return nil
}

// best are the first size of all, and those that equal the last of them.
func best(all []ranked, by index.Sort, size int) []ranked {
	if size >= len(all) || by == index.ByID {
		return all
	}
	order := func(a, b ranked) int { return a.compare(by, &b) }
	top := make([]ranked, 0, size+1)
	for _, d := range all {
		if len(top) == size && order(d, top[size-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, d, order)
		top = slices.Insert(top, at, d)[:min(len(top)+1, size)]
	}
	last := top[size-1]
	first := top[:0]
	for _, d := range all {
		if order(d, last) <= 0 {
			first = append(first, d)
		}
	}
	return first
}

// hits reads what a ranked list shows of documents.
func (s *snapshot) hits(selection *index.Selection, docs []ranked, r index.Request) ([]index.Hit, error) {
	hits := make([]index.Hit, len(docs))
	for i, doc := range docs {
		read := s.view.head
		if r.Places {
			read = s.view.document
		}
		d, err := read(doc.at)
		if err != nil {
			return nil, s.unreadable(err)
		}
		hits[i] = index.Hit{
			Doc: d.ID, Score: doc.score, Title: d.Title, Outlet: d.Outlet, Date: d.Date, Body: d.Body.ID, Visit: d.Visit,
		}
		if r.Places {
			m, _ := selection.Match(d)
			hits[i].Hits = len(m.Places)
		}
	}
	return hits, nil
}

func (s *snapshot) cursor(by index.Sort, last ranked) index.Cursor {
	b, err := json.Marshal(cursor{s.generation, by, last.score, last.date, last.id})
	if err != nil {
		return ""
	}
	return index.Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// parse is the document behind which the page begins, nil for the first page.
func (s *snapshot) parse(r index.Request) (*ranked, error) {
	if r.After == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(string(r.After))
	var c cursor
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	switch {
	case err != nil || math.IsNaN(c.Score):
		return nil, &index.CursorError{Msg: "it is no cursor of this program; ask for the first page again"}
	case c.Generation != s.generation || c.Sort != r.Sort:
		return nil, &index.CursorError{Msg: fmt.Sprintf("it is of %s and another order or state of the index; ask for the first page again", c.Generation)}
	}
	return &ranked{score: c.Score, date: c.Date, id: c.ID}, nil
}
