package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"onrecord/corpus"
	"onrecord/pipeline/speaker"
	"onrecord/pipeline/visit"
	"onrecord/pipeline/visit/trace"
)

// Resolve makes the register of one body from its records and the visits that
// its user declares: who its people are, which visits there were, which of them
// each document is about, and which quotation stands in which report. It changes
// the records whose main body it is, and only reads the others. What an earlier
// Resolve made of the records does not count, and neither does their order.
func Resolve(body corpus.Body, records []*corpus.Record, declared []corpus.DeclaredVisit) corpus.Register {
	sorted := make([]*corpus.Record, len(records))
	for i, r := range records {
		sorted[i] = r
		if mainBody(r) != body.ID {
			sorted[i] = aside(r)
		}
		sorted[i].RestoreFound()
	}
	slices.SortFunc(sorted, func(a, b *corpus.Record) int { return cmp.Compare(a.ID, b.ID) })
	register := corpus.Register{Body: body}
	register.People = speaker.Register(body, sorted)
	register.Visits, register.Warnings = visit.Resolve(body, sorted, declared)
	trace.Resolve(sorted)
	for _, r := range sorted {
		roundConfidences(r.Quotes)
	}
	return register
}

// mainBody is the id of r's main body, empty for none.
func mainBody(r *corpus.Record) string {
	if r.Body == nil {
		return ""
	}
	return r.Body.ID
}

// aside is a copy of r that may be changed without r.
func aside(r *corpus.Record) *corpus.Record {
	other := *r
	other.Quotes = slices.Clone(r.Quotes)
	other.People = slices.Clone(r.People)
	return &other
}

// resolve resolves every body whose members, declared visits or rules are not
// those that its register was made from.
func (l *load) resolve() error {
	bases, err := l.bases()
	if err != nil {
		return err
	}
	if err := l.dropRegisters(bases); err != nil {
		return err
	}
	for _, body := range sortedKeys(bases) {
		_, basis, err := l.store.Register(l.ctx, body)
		if err != nil {
			return err
		}
		if basis == bases[body] {
			continue
		}
		if err := l.resolveBody(body, bases[body]); err != nil {
			return err
		}
	}
	return l.countUnresolved()
}

// bases notes for every body what its register is to be made from.
func (l *load) bases() (map[string]string, error) {
	members := map[string][]string{}
	for in, err := range l.store.Inputs(l.ctx) {
		if err != nil {
			return nil, err
		}
		for _, body := range in.Bodies {
			members[body] = append(members[body], in.ID+" "+in.SHA256+" "+in.AnalysisVersion)
		}
	}
	bases := map[string]string{}
	for body, inputs := range members {
		slices.Sort(inputs)
		declared, err := json.Marshal(declaredOf(body, l.options.Declared))
		if err != nil {
			return nil, fmt.Errorf("declared visits of %s: %w", body, err)
		}
		h := sha256.New()
		fmt.Fprintf(h, "%s\n%s\n%q", Version(), declared, inputs)
		bases[body] = hex.EncodeToString(h.Sum(nil))
	}
	return bases, nil
}

func declaredOf(body string, all []corpus.DeclaredVisit) []corpus.DeclaredVisit {
	return slices.DeleteFunc(slices.Clone(all), func(d corpus.DeclaredVisit) bool { return d.Visit.Body != body })
}

// dropRegisters takes out the registers of bodies that no record concerns any more.
func (l *load) dropRegisters(bases map[string]string) error {
	var gone []string
	for register, err := range l.store.Registers(l.ctx) {
		if err != nil {
			return err
		}
		if bases[register.Body.ID] == "" {
			gone = append(gone, register.Body.ID)
		}
	}
	for _, body := range gone {
		if err := l.store.DeleteRegister(l.ctx, body); err != nil {
			return err
		}
	}
	return nil
}

func (l *load) resolveBody(id, basis string) error {
	var members []*corpus.Record
	for record, err := range l.store.Members(l.ctx, id) {
		if err != nil {
			return err
		}
		members = append(members, record)
	}
	before, err := sums(members)
	if err != nil {
		return err
	}
	body := bodyNamed(id, members)
	register := Resolve(body, members, declaredOf(id, l.options.Declared))
	if err := l.putResolved(id, members, before); err != nil {
		return err
	}
	earlier, _, err := l.store.Register(l.ctx, id)
	if err != nil {
		return err
	}
	l.countPeople(earlier, &register)
	l.summary.Warnings = append(l.summary.Warnings, register.Warnings...)
	return l.store.PutRegister(l.ctx, &register, basis)
}

// putResolved puts the members that resolving changed: those whose main body it is.
// Each is taken out of members before, so that it is let go as it is written.
func (l *load) putResolved(body string, members []*corpus.Record, before []sum) error {
	after, err := sums(members)
	if err != nil {
		return err
	}
	for i, r := range members {
		if mainBody(r) != body || before[i] == after[i] {
			continue
		}
		members[i] = nil
		if err := l.store.PutRecord(l.ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// A sum tells a record from what it was.
type sum [sha256.Size]byte

func sums(records []*corpus.Record) ([]sum, error) {
	all := make([]sum, len(records))
	for i, r := range records {
		h := sha256.New()
		if err := r.WriteJSON(h); err != nil {
			return nil, err
		}
		h.Sum(all[i][:0])
	}
	return all, nil
}

// bodyNamed is the body of that id as its members name it: by its most frequent
// name there, the first in the alphabet of equally frequent ones.
func bodyNamed(id string, members []*corpus.Record) corpus.Body {
	count := map[string]int{}
	for _, r := range members {
		for _, b := range r.Bodies {
			if b.ID == id {
				count[b.Name]++
			}
		}
	}
	name := slices.MinFunc(sortedKeys(count), func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return corpus.Body{ID: id, Name: name}
}

func (l *load) countPeople(earlier, now *corpus.Register) {
	known := map[string]bool{}
	if earlier != nil {
		for _, p := range earlier.People {
			known[p.ID] = true
		}
	}
	for _, p := range now.People {
		if p.Kind == corpus.KindPerson && !known[p.ID] {
			l.summary.NewPeople++
		}
	}
}

// countUnresolved counts the touched records that concern a body and whose visit
// is open.
func (l *load) countUnresolved() error {
	for _, id := range sortedKeys(l.touched) {
		record, err := l.store.Record(l.ctx, id)
		if err != nil {
			return err
		}
		if record != nil && record.Body != nil && (record.Visit == nil || record.Visit.ID == "") {
			l.summary.UnresolvedVisits++
		}
	}
	return nil
}
