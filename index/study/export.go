package study

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// A Writer writes rows of one type, a struct: as JSON lines, or as CSV with a
// head of the same names. Lists and objects are JSON in a CSV cell. Text that a
// spreadsheet would take for a formula gets an apostrophe before it in CSV;
// JSON lines hold it unchanged.
type Writer[L any] struct {
	json    *json.Encoder
	csv     *csv.Writer
	columns []column
	begun   bool
}

type column struct {
	name     string
	field    []int
	optional bool // a zero says that there is none
}

// NewWriter writes to out in format "jsonl" or "csv".
func NewWriter[L any](out io.Writer, format string) *Writer[L] {
	if format == "csv" {
		return &Writer[L]{csv: csv.NewWriter(out), columns: columnsOf(reflect.TypeFor[L]())}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return &Writer[L]{json: encoder}
}

// columnsOf is the fields of a struct that JSON shows, by their JSON names.
func columnsOf(row reflect.Type) []column {
	var columns []column
	for _, field := range reflect.VisibleFields(row) {
		name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			columns = append(columns, column{name, field.Index, option == "omitempty"})
		}
	}
	return columns
}

// Write writes one row.
func (w *Writer[L]) Write(row L) error {
	if w.json != nil {
		return w.json.Encode(row)
	}
	if err := w.head(); err != nil {
		return err
	}
	cells := make([]string, len(w.columns))
	for i, c := range w.columns {
		value := reflect.ValueOf(row).FieldByIndex(c.field)
		if c.optional && value.CanInt() && value.IsZero() {
			continue
		}
		cell, err := cellOf(value)
		if err != nil {
			return fmt.Errorf("column %s: %w", c.name, err)
		}
		cells[i] = cell
	}
	return w.csv.Write(cells)
}

func (w *Writer[L]) head() error {
	if w.begun {
		return nil
	}
	w.begun = true
	names := make([]string, len(w.columns))
	for i, c := range w.columns {
		names[i] = c.name
	}
	return w.csv.Write(names)
}

// Flush ends the output; CSV has its head even where no row was written.
func (w *Writer[L]) Flush() error {
	if w.json != nil {
		return nil
	}
	if err := w.head(); err != nil {
		return err
	}
	w.csv.Flush()
	return w.csv.Error()
}

func cellOf(v reflect.Value) (string, error) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return "", nil
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		return harmless(v.String()), nil
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64), nil
	}
	b, err := json.Marshal(v.Interface())
	if string(b) == "null" { // a list or counts that this sort of line does not have
		return "", err
	}
	return string(b), err
}

// harmless is s with an apostrophe before it if a spreadsheet would run it as a
// formula: that shows, and is taken for text.
func harmless(s string) string {
	if strings.HasPrefix(strings.TrimLeft(s, " \u00a0"), "=") || s != "" && strings.ContainsAny(s[:1], "+-@\t\r\n") || strings.IndexAny(s, "＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}
