package trace

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"onrecord/corpus"
)

// Resolve sets Trace of every quotation in records, the records of one body,
// that is attributed to an inspectorate, in its own words: direct ones and the
// fragments of mixed ones. Indirect ones give no words and are left untraced.
// The visits of the records must be resolved before. What a trace was before
// does not count, and neither does the order of the records.
func Resolve(records []*corpus.Record) {
	for _, rec := range records {
		for i := range rec.Quotes {
			rec.Quotes[i].Trace = nil
		}
	}
	reports, claims := reportsOf(records), claimsIn(records)
	found := seek(claims, reports)
	for i, c := range claims {
		t := c.judge(found[i], reports)
		if held := c.quotation.Trace; held == nil || worse(t, held) {
			c.quotation.Trace = t
		}
	}
}

// A claim is words that a quotation gives as an inspectorate's: all of a direct
// quotation, or one fragment of a mixed one.
type claim struct {
	record    *corpus.Record
	quotation *corpus.Quotation
	needle    *needle
}

// claimsIn are the claims of all records but the reports themselves.
func claimsIn(records []*corpus.Record) []claim {
	var all []claim
	for _, rec := range records {
		if rec.Report != nil {
			continue
		}
		for i := range rec.Quotes {
			all = append(all, claimsOf(rec, &rec.Quotes[i])...)
		}
	}
	return all
}

func claimsOf(rec *corpus.Record, q *corpus.Quotation) []claim {
	if q.Voice != corpus.VoiceInspectorate {
		return nil
	}
	var all []claim
	add := func(parts corpus.Spans) {
		if n := needleOf(rec.Text, parts); n.len() > 0 {
			all = append(all, claim{rec, q, n})
		}
	}
	switch q.Kind {
	case corpus.Direct:
		add(q.Content)
	case corpus.Mixed:
		for _, fragment := range q.Fragments {
			add(corpus.Spans{fragment})
		}
	}
	return all
}

// reportsOf are the reports and letters among records, in the order of their ids.
func reportsOf(records []*corpus.Record) []*corpus.Record {
	var reports []*corpus.Record
	for _, rec := range records {
		if rec.Report != nil {
			reports = append(reports, rec)
		}
	}
	slices.SortFunc(reports, func(a, b *corpus.Record) int { return cmp.Compare(a.ID, b.ID) })
	return reports
}

// seek finds for each claim the passages of reports in which something of it stands.
func seek(claims []claim, reports []*corpus.Record) [][]*passage {
	needles := make([]*needle, len(claims))
	for i, c := range claims {
		needles[i] = c.needle
	}
	return newHaystack(needles).passages(reports)
}

// Verbatim counts for each of records the words that it quotes as an
// inspectorate's and that stand as they are in a report among records, by id of
// the report. Quotations of few words, which stand in many reports, do not count.
// It needs no visits.
func Verbatim(records []*corpus.Record) map[*corpus.Record]map[string]int {
	reports := reportsOf(records)
	claims := slices.DeleteFunc(claimsIn(records), func(c claim) bool { return c.needle.len() < telling })
	counts := map[*corpus.Record]map[string]int{}
	for i, passages := range seek(claims, reports) {
		c := claims[i]
		for _, p := range passages {
			if p.verbatim < 0 {
				continue
			}
			if counts[c.record] == nil {
				counts[c.record] = map[string]int{}
			}
			counts[c.record][p.report.ID] += c.needle.len()
		}
	}
	return counts
}

// telling is the least words that a verbatim quotation has for it to tell which
// report it is from.
const telling = 5

// judge says how c stands to the reports, of which passages hold something of it.
func (c claim) judge(passages []*passage, reports []*corpus.Record) *corpus.Trace {
	var best *corpus.Trace
	own := c.visitReports(reports)
	aligned := 0
	for _, p := range passages {
		isOwn := slices.Contains(own, p.report)
		if !isOwn && c.visit() != "" && c.needle.len() < leastElsewhere {
			continue
		}
		if p.verbatim < 0 && !isOwn {
			if aligned++; aligned > mostPassages {
				continue
			}
		}
		t := c.compare(p)
		if t != nil && t.Match == corpus.Verbatim && !isOwn && c.visit() != "" {
			t.Match = corpus.Elsewhere
		}
		if t != nil && (best == nil || c.better(t, best)) {
			best = t
		}
	}
	if best != nil {
		return best
	}
	if len(reports) == 0 || c.visit() != "" && len(own) == 0 {
		return &corpus.Trace{Match: corpus.NoReportHeld}
	}
	return &corpus.Trace{Match: corpus.NotFound}
}

// leastElsewhere is the least words of a quotation that can be said to be from
// another report than that of the visit: "good" or "at risk" stand in all.
const leastElsewhere = 3

// visit is the id of the visit that the quoting document is about; empty where
// that is open.
func (c claim) visit() string {
	if v := c.record.Visit; v != nil {
		return v.ID
	}
	return ""
}

// visitReports are the reports of the visit that the quoting document is about.
func (c claim) visitReports(reports []*corpus.Record) []*corpus.Record {
	var own []*corpus.Record
	for _, report := range reports {
		if v := report.Visit; v != nil && v.ID != "" && v.ID == c.visit() {
			own = append(own, report)
		}
	}
	return own
}

// compare is how c stands to one passage; nil where it does not stand there in
// any form.
func (c claim) compare(p *passage) *corpus.Trace {
	if p.verbatim >= 0 {
		last, _ := p.words.boundary(int(p.words.from[p.verbatim]) + len(c.needle.letters))
		match := corpus.Verbatim
		if c.needle.brackets {
			match = corpus.Cut
		}
		return place(p, match, p.verbatim, last)
	}
	ops := align(c.needle, p.words, p.hits)
	match, ok := c.needle.classify(ops)
	if !ok {
		return nil
	}
	t := place(p, match, ops[0].r, ops[len(ops)-1].rEnd)
	if match != corpus.Verbatim {
		t.Difference = c.needle.difference(ops, p)
	}
	return t
}

// leastShare is the share of a quotation's words that must stand in a report, in
// order and close together, for it to be that passage altered.
const leastShare = 0.6

// classify says how the alignment ops of n stands; false where too little of n
// is in it.
func (n *needle) classify(ops []op) (corpus.Match, bool) {
	added, left, strayed := 0, 0, 0.0
	for _, o := range ops {
		if o.equal {
			continue
		}
		put := o.qEnd - o.q
		if n.isNumber(o.q, o.qEnd) {
			put = 0
		}
		added += put
		left += o.left()
		strayed += leap(max(0, o.left()-put))
	}
	switch {
	case len(ops) == 0:
		return "", false
	case added == 0 && left == 0 && !n.brackets:
		return corpus.Verbatim, true
	case added == 0:
		return corpus.Cut, true
	}
	return corpus.Altered, float64(n.len()-added)-strayed >= leastShare*float64(n.len())
}

// place is a trace of words [first, last) of the report of p.
func place(p *passage, match corpus.Match, first, last int) *corpus.Trace {
	report := p.report
	span := corpus.Span{Start: p.words.spans[first].Start, End: p.words.spans[last-1].End}
	t := &corpus.Trace{Match: match, Document: report.ID, Span: &span, Sentence: sentenceAround(report, span)}
	for i, page := range report.Pages {
		if page.Start <= span.Start && span.Start < page.End {
			t.Page = i + 1
		}
	}
	if report.Visit != nil {
		t.Visit = report.Visit.ID
	}
	return t
}

// mostSentence is the most bytes of a report that are shown around a place.
const mostSentence = 1000

// sentenceAround is the sentences of report that span touches, as many of the
// first as mostSentence allows.
func sentenceAround(report *corpus.Record, span corpus.Span) string {
	var around corpus.Span
	i := sort.Search(len(report.Sentences), func(i int) bool { return report.Sentences[i].End > span.Start })
	for ; i < len(report.Sentences) && report.Sentences[i].Start < span.End; i++ {
		if wider := around.Cover(report.Sentences[i]); around.Empty() || wider.Len() <= mostSentence {
			around = wider
		}
	}
	return strings.Join(strings.Fields(around.Of(report.Text)), " ")
}

// difference shows the alignment ops of n with the report of p word by word.
func (n *needle) difference(ops []op, p *passage) []corpus.Edit {
	var edits []corpus.Edit
	for _, o := range ops {
		if o.equal {
			edits = append(edits, corpus.Edit{Op: "=", Text: shown(n.source, n.spans[o.q:o.qEnd])})
			continue
		}
		if o.r < o.rEnd {
			edits = append(edits, corpus.Edit{Op: "-", Text: shown(p.report.Text, p.words.spans[o.r:o.rEnd])})
		}
		if o.q < o.qEnd {
			edits = append(edits, corpus.Edit{Op: "+", Text: shown(n.source, n.spans[o.q:o.qEnd])})
		}
	}
	return edits
}

// mostShown is how many words of one stretch a difference shows whole; of a
// longer one it shows the ends.
const mostShown = 60

func shown(source string, spans []corpus.Span) string {
	if len(spans) <= mostShown {
		return spaced(source, spans)
	}
	const end = mostShown / 6
	return fmt.Sprintf("%s […%d words…] %s", spaced(source, spans[:end]), len(spans)-2*end, spaced(source, spans[len(spans)-end:]))
}

func spaced(source string, spans []corpus.Span) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Of(source))
	}
	return b.String()
}

// rank orders matches by how well a quotation stands.
var rank = map[corpus.Match]int{
	corpus.Verbatim: 0, corpus.Elsewhere: 1, corpus.Cut: 2, corpus.Altered: 3, corpus.NotFound: 4, corpus.NoReportHeld: 4,
}

func worse(a, b *corpus.Trace) bool { return rank[a.Match] > rank[b.Match] }

// better reports whether a is a better account of a claim than b: by match,
// then by how little differs, then in the report of the claim's visit.
func (c claim) better(a, b *corpus.Trace) bool {
	own := func(t *corpus.Trace) int {
		if t.Visit != "" && t.Visit == c.visit() {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(rank[a.Match], rank[b.Match]),
		cmp.Compare(changes(a.Difference), changes(b.Difference)),
		cmp.Compare(own(a), own(b)),
	) < 0
}

// changes is the size of a difference.
func changes(edits []corpus.Edit) int {
	n := 0
	for _, e := range edits {
		if e.Op != "=" {
			n += len(e.Text)
		}
	}
	return n
}
