package visit

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
)

// columns of visits.csv and what each sets. All but body and kind may be empty
// or absent; report may hold several ids, parted by semicolons.
var columns = map[string]func(v *corpus.Visit, value string) error{
	"body":      func(v *corpus.Visit, s string) error { v.Body = s; return nil },
	"id":        func(v *corpus.Visit, s string) error { v.ID = s; return nil },
	"inspector": func(v *corpus.Visit, s string) error { v.Inspector = s; return nil },
	"focus":     func(v *corpus.Visit, s string) error { v.Focus = s; return nil },
	"start":     func(v *corpus.Visit, s string) (err error) { v.Start, err = corpus.ParseDate(s); return err },
	"end":       func(v *corpus.Visit, s string) (err error) { v.End, err = corpus.ParseDate(s); return err },
	"published": func(v *corpus.Visit, s string) (err error) { v.Published, err = corpus.ParseDate(s); return err },
	"kind":      setKind,
	"ordinal":   setOrdinal,
	"report":    setReports,
}

var kinds = []corpus.VisitKind{corpus.FullVisit, corpus.MonitoringVisit, corpus.FocusedVisit, corpus.JointVisit, corpus.OtherVisit}

func setKind(v *corpus.Visit, s string) error {
	v.Kind = corpus.VisitKind(s)
	if !slices.Contains(kinds, v.Kind) {
		return fmt.Errorf("%q is no kind of visit: write one of %q", s, kinds)
	}
	return nil
}

func setOrdinal(v *corpus.Visit, s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return fmt.Errorf("%q is no ordinal: write 1, 2, 3 …", s)
	}
	v.Ordinal = n
	return nil
}

func setReports(v *corpus.Visit, s string) error {
	for id := range strings.SplitSeq(s, ";") {
		v.Reports = append(v.Reports, strings.TrimSpace(id))
	}
	return nil
}

// ReadDeclared reads a user's visits.csv, called file in errors: a head line of
// column names (body and kind, and as many of ordinal, start, end, published,
// inspector, focus, report and id as there are), then a visit a line. called
// gives the id of the inspected body of that name, or says that none is called
// so. The error names every line that is wrong, and both lines of a visit that
// is declared twice.
func ReadDeclared(file string, r io.Reader, called func(body string) (id string, err error)) ([]corpus.DeclaredVisit, error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord, table.TrimLeadingSpace = -1, true
	head, err := table.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, brokenLine(file, err)
	}
	names, err := columnNames(head)
	if err != nil {
		return nil, wrongLine(file, 1, err)
	}
	var all []corpus.DeclaredVisit
	var wrong []error
	lines := map[declaredAs]int{}
	for {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errors.Join(append(wrong, brokenLine(file, err))...)
		}
		line, _ := table.FieldPos(0)
		d, err := declaredVisit(line, names, row, called)
		if first := lines[asDeclared(d.Visit)]; err == nil && first > 0 {
			err = fmt.Errorf("the visit of line %d again", first)
		}
		if err != nil {
			wrong = append(wrong, wrongLine(file, line, err))
			continue
		}
		lines[asDeclared(d.Visit)] = line
		all = append(all, d)
	}
	return all, errors.Join(wrong...)
}

func wrongLine(file string, line int, err error) error {
	return fmt.Errorf("%s line %d: %w", file, line, err)
}

// brokenLine names the line at which a file stops being CSV.
func brokenLine(file string, err error) error {
	if at := new(csv.ParseError); errors.As(err, &at) {
		return wrongLine(file, at.Line, at.Err)
	}
	return fmt.Errorf("%s: %w", file, err)
}

func columnNames(head []string) ([]string, error) {
	var names []string
	for _, name := range head {
		name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
		if columns[name] == nil {
			return nil, fmt.Errorf("no column is called %q: the columns are body, kind, ordinal, start, end, published, inspector, focus, report, id", name)
		}
		names = append(names, name)
	}
	if !slices.Contains(names, "body") || !slices.Contains(names, "kind") {
		return nil, errors.New("columns body and kind are needed")
	}
	return names, nil
}

func declaredVisit(line int, names, row []string, called func(string) (string, error)) (corpus.DeclaredVisit, error) {
	d := corpus.DeclaredVisit{Line: line, Visit: corpus.Visit{Declared: true}}
	if len(row) > len(names) {
		return d, fmt.Errorf("%d fields under %d columns", len(row), len(names))
	}
	for i, value := range row {
		if value = strings.TrimSpace(value); value == "" {
			continue
		}
		if err := columns[names[i]](&d.Visit, value); err != nil {
			return d, fmt.Errorf("%s: %w", names[i], err)
		}
	}
	v := &d.Visit
	if v.Body == "" || v.Kind == "" {
		return d, errors.New("body and kind are needed")
	}
	if v.Start != "" && v.End != "" && v.End.Last().Before(v.Start.First()) {
		return d, fmt.Errorf("the visit ends on %s, before it starts on %s", v.End, v.Start)
	}
	var err error
	v.Body, err = called(v.Body)
	return d, err
}

// A declaredAs is what two declarations of one visit have in common.
type declaredAs struct{ body, id string }

// asDeclared names v by its id, or by the one that it would have.
func asDeclared(v corpus.Visit) declaredAs {
	return declaredAs{v.Body, cmp.Or(v.ID, identify(v.Body, v.Kind, v.Start.Year(), int(monthOf(v.Start)), v.Ordinal))}
}
