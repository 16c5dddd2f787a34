package visit

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/pipeline/visit/trace"
)

// Resolve makes the register of body's visits from its records and what the
// user declares, and ties each record whose main body it is to the visit that
// it is about (Record.Visit; nil where it is about none). It reads the records'
// clues, kinds, dates and quotations; what an earlier Resolve set does not
// count, and neither does the order of the records. The zero Body stands for
// none: a document that concerns no known body is a group of its own.
//
// The visits come in the order of time. The warnings name what contradicts what.
func Resolve(body corpus.Body, records []*corpus.Record, declared []corpus.DeclaredVisit) ([]corpus.Visit, []string) {
	r := newRegister(body, records, declared)
	r.build()
	r.foldGhosts()
	r.name()
	for _, d := range r.documents {
		d.record.Visit = r.settle(d)
	}
	r.describe()
	slices.Sort(r.warnings)
	return r.visits(), slices.Compact(r.warnings)
}

// A register is the visits of one body in the making.
type register struct {
	body      corpus.Body
	documents []*document
	known     []*known
	warnings  []string
}

// A document is a record of the body with what it says of visits.
type document struct {
	record     *corpus.Record
	main       *sketch
	background []*sketch
	own        bool // the body is the record's main one
}

// A known is a visit of the register: what is stated of it, and by which documents.
type known struct {
	sketch
	published corpus.Date
	grades    corpus.Grades
	declared  *corpus.DeclaredVisit
	opened    *known // full inspection that opened the cycle of a monitoring visit
	reports   []string
	sketches  []*sketch               // all that was taken for it
	records   map[*corpus.Record]bool // those of the sketches; whether the record is about it
	documents []string
	aliases   []string
}

func newRegister(body corpus.Body, records []*corpus.Record, declared []corpus.DeclaredVisit) *register {
	r := &register{body: body}
	quoted := trace.Verbatim(records)
	for _, rec := range records {
		own := idOf(rec.Body) == body.ID
		d := &document{record: rec, own: own}
		if own || rec.Report != nil {
			d.main, d.background = read(rec)
		}
		if d.main != nil {
			d.main.quoted = quoted[rec]
		}
		if own || d.main != nil {
			r.documents = append(r.documents, d)
		}
	}
	slices.SortFunc(r.documents, func(a, b *document) int { return cmp.Compare(a.record.ID, b.record.ID) })
	for _, d := range declared {
		if d.Visit.Body == body.ID {
			r.known = append(r.known, knownFrom(d))
		}
	}
	slices.SortFunc(r.known, func(a, b *known) int { return cmp.Compare(a.declared.Line, b.declared.Line) })
	return r
}

// idOf is the id of body, and "" for none.
func idOf(body *corpus.Body) string {
	if body == nil {
		return ""
	}
	return body.ID
}

// knownFrom makes a visit of a row of visits.csv.
func knownFrom(d corpus.DeclaredVisit) *known {
	v := d.Visit
	k := &known{declared: &d, published: v.Published, grades: v.Grades, reports: slices.Clone(v.Reports)}
	k.sketch = sketch{
		kind: v.Kind, ordinal: v.Ordinal, start: v.Start, end: v.End, reported: v.Published,
		person: v.Inspector, focus: v.Focus, id: v.ID,
	}
	if v.Grades.Overall != nil {
		k.grade = *v.Grades.Overall
	}
	if opening := declaredClue(v.ID); v.Kind == corpus.MonitoringVisit && opening.Cycle != "" {
		k.opening = &sketch{kind: corpus.FullVisit, start: opening.Cycle}
	}
	return k
}

// build adds what the documents say, the surest first: reports before coverage
// before background, and the full inspections before the monitoring visits whose
// cycles they open.
func (r *register) build() {
	var reports, coverage, background []*sketch
	for _, d := range r.documents {
		switch {
		case d.main == nil:
		case d.main.report:
			reports = append(reports, d.main)
		default:
			coverage = append(coverage, d.main)
		}
		if d.own {
			background = append(background, d.background...)
		}
	}
	for phase := opening; phase <= guessed; phase++ {
		for _, sketches := range [][]*sketch{reports, coverage, background} {
			r.addAll(sketches, phase)
		}
		if phase == opening {
			r.addOpenings(reports, coverage, background)
		}
		r.openCycles()
	}
}

// A phase of building a register.
type phase int

const (
	opening    phase = iota // visits that can open a cycle, and others that are no monitoring visits
	monitoring              // the visits of cycles
	guessed                 // visits whose kind no document names
)

func (s *sketch) phase() phase {
	switch {
	case s.bare:
		return guessed
	case s.kind == corpus.MonitoringVisit:
		return monitoring
	}
	return opening
}

// addAll adds the sketches of phase p, the most telling first.
func (r *register) addAll(sketches []*sketch, p phase) {
	var chosen []*sketch
	for _, s := range sketches {
		if s.phase() == p {
			chosen = append(chosen, s)
		}
	}
	slices.SortStableFunc(chosen, func(a, b *sketch) int { return -cmp.Compare(a.telling(), b.telling()) })
	for _, s := range chosen {
		r.add(s)
	}
}

// addOpenings adds the full inspections that are known as openings of cycles alone.
func (r *register) addOpenings(lists ...[]*sketch) {
	for _, list := range lists {
		for _, s := range list {
			if s.opening != nil && s.opening.dated() {
				r.add(s.opening)
			}
		}
	}
}

// telling is how closely s states which visit it is.
func (s *sketch) telling() int {
	n := 4*len(s.start) + 2*len(s.either) + 2*len(s.reported) + len(s.told)
	if s.ordinal > 0 {
		n += 20
	}
	if s.opening != nil {
		n += 10
	}
	return n
}

// enough is the score from which a sketch is taken for a known visit.
const enough = 2

// add takes s for the visit that it fits best; where it fits none and says
// enough of itself, it is a visit of its own.
func (r *register) add(s *sketch) {
	fits := slices.DeleteFunc(r.fits(s), func(f fit) bool { return f.known.isMainOf(s) })
	switch {
	case len(fits) > 0 && fits[0].score >= enough && (len(fits) == 1 || fits[0].score > fits[1].score):
		r.merge(fits[0].known, s)
	case len(fits) == 0 && s.tells():
		k := &known{sketch: *s, published: s.reported}
		k.hold(s)
		k.evidence = nil
		if s.report {
			k.reports, k.grades = []string{s.record.ID}, gradesOf(s.record)
		}
		if k.kind == corpus.MonitoringVisit {
			k.opened = r.opener(k)
		}
		r.known = append(r.known, k)
	}
}

// isMainOf reports whether k is what the document of s is about, and s is not:
// what a document tells of in its background is another visit.
func (k *known) isMainOf(s *sketch) bool {
	if s.main || s.record == nil {
		return false
	}
	return k.records[s.record] && (s.start == "" || k.start == "" || !s.start.Compatible(k.start))
}

// hold notes sketches as taken for k.
func (k *known) hold(sketches ...*sketch) {
	k.sketches = append(k.sketches, sketches...)
	if k.records == nil {
		k.records = map[*corpus.Record]bool{}
	}
	for _, s := range sketches {
		k.records[s.record] = k.records[s.record] || s.main
	}
}

func gradesOf(rec *corpus.Record) corpus.Grades {
	if rec.Report == nil {
		return corpus.Grades{}
	}
	return rec.Report.Grades
}

// tells reports whether s says enough to be a visit of its own: its kind, and of
// a monitoring visit its ordinal or its time.
func (s *sketch) tells() bool {
	switch {
	case s.kind == "":
		return false
	case s.report:
		return true
	case s.about > 0 && s.about*s.share < settled:
		return false
	case s.kind == corpus.MonitoringVisit:
		return s.ordinal > 0 || s.start != "" || s.month > 0 || s.reported != ""
	}
	return true
}

// merge adds what s states to k. What reports and declarations state stands
// against coverage; what contradicts it is a warning.
func (r *register) merge(k *known, s *sketch) {
	k.hold(s)
	r.contradictions(k, s)
	if s.report && !slices.Contains(k.reports, s.record.ID) {
		k.reports = append(k.reports, s.record.ID)
		slices.Sort(k.reports)
		k.report = true
	}
	k.ordinal = cmp.Or(k.ordinal, s.ordinal)
	if k.start == "" || k.start.Includes(s.start) && len(s.start) > len(k.start) {
		k.start, k.end = s.start, cmp.Or(s.end, k.end)
	}
	k.month = cmp.Or(k.month, s.month)
	k.either = sharper(k.either, s.either)
	k.reported = sharper(k.reported, s.reported)
	k.published = sharper(k.published, s.reported)
	k.told = earliest(k.told, s.told)
	k.person = cmp.Or(k.person, s.person)
	k.focus = cmp.Or(k.focus, s.focus)
	if s.main || !k.report {
		k.grade = cmp.Or(k.grade, s.grade)
	}
	if s.report && k.grades.Overall == nil && k.declared == nil {
		k.grades = gradesOf(s.record)
	}
	if k.opening == nil || !k.opening.dated() && s.opening != nil {
		k.opening = s.opening
	}
	if k.record == nil {
		k.record = s.record
	}
}

func earliest(a, b corpus.Date) corpus.Date {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// contradictions warns where s states another date than k has.
func (r *register) contradictions(k *known, s *sketch) {
	if !k.start.Compatible(s.start) {
		r.warn("%s: the visit began on %s by %s and on %s by %s", k, k.start, k.source(), s.start, s.source())
	}
	if !k.end.Compatible(s.end) && k.start.Compatible(s.start) {
		r.warn("%s: the visit ended on %s by %s and on %s by %s", k, k.end, k.source(), s.end, s.source())
	}
	if s.report && !k.published.Compatible(s.reported) {
		r.warn("%s: its report was published on %s by %s and on %s by %s", k, k.published, k.source(), s.reported, s.source())
	}
}

func (r *register) warn(format string, k *known, args ...any) {
	r.warnings = append(r.warnings, fmt.Sprintf(format, append([]any{r.describeKnown(k)}, args...)...))
}

// describeKnown says which visit k is, before it has an id.
func (r *register) describeKnown(k *known) string {
	what := r.body.ID + ", " + string(k.kind) + " visit"
	if k.ordinal > 0 {
		what += fmt.Sprintf(" %d", k.ordinal)
	}
	return what
}

// source says where what is known of s was stated.
func (s *sketch) source() string {
	if s.record == nil {
		return "visits.csv"
	}
	return s.record.ID
}

func (k *known) source() string {
	if k.declared != nil {
		return fmt.Sprintf("visits.csv line %d", k.declared.Line)
	}
	return k.sketch.source()
}

// openCycles finds for each monitoring visit the full inspection that opened its cycle.
func (r *register) openCycles() {
	for _, k := range r.known {
		if k.kind == corpus.MonitoringVisit {
			k.opened = r.opener(k)
		}
	}
}

// opener is the full inspection, not known to have found better than
// inadequate, that fits what k states of its cycle; of several the last before
// k, and nil where nothing decides.
func (r *register) opener(k *known) *known {
	var fit []*known
	for _, full := range r.known {
		if full.kind != corpus.FullVisit || full.grade != "" && full.grade != "inadequate" {
			continue
		}
		if k.opening != nil && k.opening.dated() && !samePast(k.opening, full) {
			continue
		}
		if before(full, k) {
			fit = append(fit, full)
		}
	}
	if len(fit) == 0 {
		return nil
	}
	slices.SortStableFunc(fit, func(a, b *known) int { return compareTimes(a.window(), b.window()) })
	last := fit[len(fit)-1]
	if len(fit) > 1 && !k.window().bounded() || !last.window().bounded() && len(fit) > 1 {
		return nil
	}
	return last
}

// before reports whether a can have begun before b.
func before(a, b *known) bool {
	from, to := a.window().from, b.window().to
	return from.IsZero() || to.IsZero() || from.Before(to)
}

// samePast reports whether s, as a document looks back on it, can be the visit
// k: newspapers give the month of the report for that of the inspection, and
// the other way round.
func samePast(s *sketch, k *known) bool {
	if s.start != "" && k.start != "" {
		return s.start.Compatible(k.start) || s.start.Compatible(k.published) && k.published != ""
	}
	stated := cmp.Or(s.either, s.reported, s.start)
	for _, held := range []corpus.Date{k.start, k.published, k.either, k.reported} {
		if held != "" && stated != "" && stated.Compatible(held) {
			return true
		}
	}
	return s.window().overlaps(k.window())
}

func compareTimes(a, b window) int {
	return cmp.Or(a.latest().Compare(b.latest()), a.from.Compare(b.from))
}

// latest is the last day of w, or its first where the last is open.
func (w window) latest() time.Time {
	if w.to.IsZero() {
		return w.from
	}
	return w.to
}
