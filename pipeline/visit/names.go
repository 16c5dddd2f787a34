package visit

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/corpus"
)

// name gives each visit its id and the ids that its documents alone would give it.
func (r *register) name() {
	r.sort()
	taken := map[string]int{}
	for _, k := range r.known {
		id := r.identify(k)
		taken[id]++
		if n := taken[id]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		k.aliases = nil
		if k.declared != nil && k.declared.Visit.ID != "" && k.declared.Visit.ID != id {
			k.aliases = append(k.aliases, id)
			id = k.declared.Visit.ID
		}
		k.id = id
	}
	r.aliases()
}

func (r *register) identify(k *known) string {
	year := k.year()
	if k.kind == corpus.MonitoringVisit {
		year = k.cycle()
	}
	return identify(r.body.ID, k.kind, year, cmp.Or(int(monthOf(k.start)), k.month), k.ordinal)
}

// aliases adds to each visit the ids that a part of its documents would give
// it, so that an id from before the rest was read still leads to it. An id that
// two visits would have had leads to neither.
func (r *register) aliases() {
	owners := map[string][]*known{}
	for _, k := range r.known {
		alone := map[string]bool{}
		for _, s := range k.sketches {
			if s.kind == "" {
				continue
			}
			alone[r.identify(&known{sketch: *s})] = true
		}
		for id := range alone {
			owners[id] = append(owners[id], k)
		}
	}
	taken := map[string]bool{}
	for _, k := range r.known {
		taken[k.id] = true
	}
	for id, visits := range owners {
		if len(visits) == 1 && !taken[id] {
			visits[0].aliases = append(visits[0].aliases, id)
		}
	}
	for _, k := range r.known {
		slices.Sort(k.aliases)
		k.aliases = slices.Compact(k.aliases)
	}
}

// describe notes for each visit the documents that were tied to it.
func (r *register) describe() {
	byID := map[string]*known{}
	for _, k := range r.known {
		byID[k.id] = k
	}
	for _, d := range r.documents {
		ref := d.record.Visit
		if d.main != nil && d.main.report && !d.own {
			for _, k := range r.known {
				if slices.Contains(k.reports, d.record.ID) {
					k.documents = append(k.documents, d.record.ID)
				}
			}
			continue
		}
		if ref != nil && byID[ref.ID] != nil {
			byID[ref.ID].documents = append(byID[ref.ID].documents, d.record.ID)
		}
	}
}

func (r *register) visits() []corpus.Visit {
	visits := make([]corpus.Visit, 0, len(r.known))
	for _, k := range r.known {
		v := corpus.Visit{
			ID: k.id, Aliases: k.aliases, Body: r.body.ID, Kind: k.kind, Ordinal: k.ordinal,
			Start: k.start, End: k.end, Published: k.published, Inspector: k.person, Focus: k.focus,
			Grades: k.grades, Reports: k.reports, Documents: k.documents, Declared: k.declared != nil,
		}
		if k.record != nil {
			v.Inspectorate = k.record.Inspectorate
		}
		if v.Grades.Overall == nil && k.grade != "" {
			v.Grades.Overall = &k.grade
		}
		visits = append(visits, v)
	}
	return visits
}
