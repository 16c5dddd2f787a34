package study

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// A PersonLine is a person or organisation of the registers.
type PersonLine struct {
	ID        string                   `json:"id"`
	Name      string                   `json:"name"`
	Kind      string                   `json:"kind"`
	Roles     corpus.List[corpus.Role] `json:"roles"`
	Body      string                   `json:"body,omitempty"`
	Documents corpus.List[string]      `json:"documents"`
	Quotes    int                      `json:"quotes"`
	First     corpus.Date              `json:"first,omitempty"`
	Last      corpus.Date              `json:"last,omitempty"`
	Voice     corpus.Voice             `json:"voice,omitempty"`
	Aliases   corpus.List[string]      `json:"aliases"`
}

// People lists who is in the registers and in a selected document, by name.
// Somebody whom several bodies' documents speak of (an inspector) is one line.
// Documents, quotations and dates are those of the selected documents.
func People(ctx context.Context, s index.Snapshot, selected *index.Selection) ([]PersonLine, error) {
	lines := map[string]*PersonLine{}
	for register, err := range s.Registers(ctx) {
		if err != nil {
			return nil, err
		}
		for _, entry := range register.People {
			addEntry(lines, entry)
		}
	}
	for match, err := range s.Matches(ctx, selected) {
		if err != nil {
			return nil, err
		}
		record, err := s.Record(ctx, match.ID)
		if err != nil {
			return nil, err
		}
		count(lines, record, match.Quotes)
	}
	var all []PersonLine
	for _, line := range lines {
		if len(line.Documents) > 0 {
			all = append(all, *line)
		}
	}
	slices.SortFunc(all, func(a, b PersonLine) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

func addEntry(lines map[string]*PersonLine, e corpus.Entry) {
	line := lines[e.ID]
	if line == nil {
		line = &PersonLine{ID: e.ID, Name: e.Name, Kind: e.Kind, Voice: e.Voice, Body: e.Body}
		lines[e.ID] = line
	}
	line.Roles = append(line.Roles, e.Roles...)
	for _, alias := range e.Aliases {
		if !slices.Contains(line.Aliases, alias) {
			line.Aliases = append(line.Aliases, alias)
		}
	}
}

// count adds a selected document to the lines of those it speaks of. People of a
// document without a body are in no register: the document itself brings them.
func count(lines map[string]*PersonLine, r *corpus.Record, allowed []int) {
	for _, p := range r.People {
		line := lines[p.ID]
		if line == nil {
			line = &PersonLine{ID: p.ID, Name: p.Name, Kind: p.Kind, Voice: p.Voice, Roles: p.Roles}
			lines[p.ID] = line
		}
		line.Documents = append(line.Documents, r.ID)
		if date := index.DateOf(r); date != "" {
			line.Last = max(line.Last, date)
			if line.First == "" || date < line.First {
				line.First = date
			}
		}
		for _, i := range allowed {
			if says(r.Quotes[i], p.ID) {
				line.Quotes++
			}
		}
	}
}

func says(q corpus.Quotation, id string) bool {
	return q.Kind != corpus.Term && (q.SpeakerID == id ||
		slices.ContainsFunc(q.Speakers, func(s corpus.Speaker) bool { return s.ID == id }))
}

// A VisitLine is a visit of the registers.
type VisitLine struct {
	ID           string              `json:"id"`
	Body         string              `json:"body"`
	Kind         corpus.VisitKind    `json:"kind"`
	Ordinal      int                 `json:"ordinal,omitempty"` // 0 where there is none or it is not known
	Start        corpus.Date         `json:"start,omitempty"`
	End          corpus.Date         `json:"end,omitempty"`
	Published    corpus.Date         `json:"published,omitempty"`
	Inspector    string              `json:"inspector,omitempty"`
	Focus        string              `json:"focus,omitempty"`
	Grades       corpus.Grades       `json:"grades"`
	Reports      corpus.List[string] `json:"reports"`
	Documents    corpus.List[string] `json:"documents"`
	Inspectorate string              `json:"inspectorate,omitempty"`
	Aliases      corpus.List[string] `json:"aliases"`
	Declared     bool                `json:"declared,omitempty"`
}

func visitLine(v *corpus.Visit) VisitLine {
	return VisitLine{
		ID: v.ID, Body: v.Body, Kind: v.Kind, Ordinal: v.Ordinal, Start: v.Start, End: v.End, Published: v.Published,
		Inspector: v.Inspector, Focus: v.Focus, Grades: v.Grades, Reports: v.Reports, Documents: v.Documents,
		Inspectorate: v.Inspectorate, Aliases: v.Aliases, Declared: v.Declared,
	}
}

// Visits lists the visits of the registers, by body and time, that a document
// which passes the filter is about. Documents are those alone. A visit that no
// document held is about is listed too where the filter asks for nothing but bodies.
func Visits(ctx context.Context, s index.Snapshot, filter index.Filter) ([]VisitLine, error) {
	selected, err := s.Select(ctx, nil, filter)
	if err != nil {
		return nil, err
	}
	documents, bodies := map[string]bool{}, map[string]bool{}
	for match, err := range s.Matches(ctx, selected) {
		if err != nil {
			return nil, err
		}
		documents[match.ID], bodies[match.Body.ID] = true, true
	}
	whole := onlyBodies(filter)
	var all []VisitLine
	for register, err := range s.Registers(ctx) {
		if err != nil {
			return nil, err
		}
		for _, visit := range register.Visits {
			visit.Documents = slices.DeleteFunc(slices.Clone(visit.Documents), func(id string) bool { return !documents[id] })
			if len(visit.Documents) > 0 || whole && bodies[register.Body.ID] {
				all = append(all, visitLine(&visit))
			}
		}
	}
	return all, nil
}

func onlyBodies(f index.Filter) bool {
	for field, values := range f.Values {
		if field != index.FieldBody && len(values) > 0 {
			return false
		}
	}
	return f.From == "" && f.To == ""
}

// Graded lists the ids of the visits that a document held is about and whose overall
// grade is one of grades, whatever the case. A grade that no visit has is an error that names those there are.
func Graded(ctx context.Context, s index.Snapshot, grades []string) ([]string, error) {
	byGrade := map[string][]string{}
	for register, err := range s.Registers(ctx) {
		if err != nil {
			return nil, err
		}
		for _, visit := range register.Visits {
			if overall := visit.Grades.Overall; overall != nil && len(visit.Documents) > 0 {
				byGrade[strings.ToLower(*overall)] = append(byGrade[strings.ToLower(*overall)], visit.ID)
			}
		}
	}
	var visits []string
	for _, grade := range grades {
		found := byGrade[strings.ToLower(grade)]
		if len(found) == 0 {
			return nil, &index.UnknownError{Field: "grade", Value: grade, Known: slices.Sorted(maps.Keys(byGrade))}
		}
		visits = append(visits, found...)
	}
	return visits, nil
}
