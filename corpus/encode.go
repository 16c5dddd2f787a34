package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// WriteJSON writes r as a JSON object, as json.Marshal has it but without the
// escapes of HTML. Lists are written one element after the other and texts piece
// by piece, so that a long record is never held twice.
func (r *Record) WriteJSON(w io.Writer) error {
	e := encoder{w: w}
	e.lines = json.NewEncoder(&e.buffer)
	e.lines.SetEscapeHTML(false)
	e.object(reflect.ValueOf(r).Elem())
	if e.err != nil {
		return fmt.Errorf("record %s: %w", r.ID, e.err)
	}
	return nil
}

// An encoder writes values behind one another, and keeps the first error.
type encoder struct {
	w      io.Writer
	buffer bytes.Buffer
	lines  *json.Encoder // into buffer
	err    error
}

func (e *encoder) raw(s string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.w, s)
	}
}

// encode leaves the JSON of v in the buffer.
func (e *encoder) encode(v any) []byte {
	e.buffer.Reset()
	if err := e.lines.Encode(v); err != nil && e.err == nil {
		e.err = err
	}
	return bytes.TrimSuffix(e.buffer.Bytes(), []byte("\n"))
}

func (e *encoder) write(b []byte) {
	if e.err == nil {
		_, e.err = e.w.Write(b)
	}
}

// object writes a struct without embedded ones.
func (e *encoder) object(v reflect.Value) {
	before := "{"
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if option == "omitempty" && v.Field(i).IsZero() {
			continue
		}
		e.raw(before + `"` + name + `":`)
		e.value(v.Field(i))
		before = ","
	}
	e.raw("}")
}

var found = reflect.TypeFor[*Found]()

func (e *encoder) value(v reflect.Value) {
	switch {
	case v.Kind() == reflect.String:
		e.text(v.String())
	case v.Kind() == reflect.Slice && v.Len() > 0:
		before := "["
		for i := range v.Len() {
			e.raw(before)
			e.write(e.encode(v.Index(i).Addr().Interface()))
			before = ","
		}
		e.raw("]")
	case v.Type() == found:
		e.object(v.Elem())
	default:
		e.write(e.encode(v.Interface()))
	}
}

// longestPiece is the most bytes of a text that are escaped at a time.
const longestPiece = 64 << 10

func (e *encoder) text(s string) {
	e.raw(`"`)
	for len(s) > 0 {
		end := min(len(s), longestPiece)
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end--
		}
		piece := e.encode(s[:end])
		e.write(piece[1 : len(piece)-1])
		s = s[end:]
	}
	e.raw(`"`)
}
