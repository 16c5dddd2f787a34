package corpus

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// ReadJSON reads what WriteJSON wrote into r, which is empty. Lists are read one
// element after the other, so that the JSON of a long record is never held as a
// whole.
func (r *Record) ReadJSON(in io.Reader) error {
	if err := readObject(json.NewDecoder(in), reflect.ValueOf(r).Elem()); err != nil {
		return fmt.Errorf("read a record: %w", err)
	}
	return nil
}

// readObject reads a struct without embedded ones; what it has no field for is
// passed over.
func readObject(d *json.Decoder, v reflect.Value) error {
	if err := expect(d, '{'); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if err := readValue(d, fieldNamed(v, name)); err != nil {
			return fmt.Errorf("%v: %w", name, err)
		}
	}
	return expect(d, '}')
}

func fieldNamed(v reflect.Value, name any) reflect.Value {
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.ValueOf(new(json.RawMessage)).Elem()
}

func readValue(d *json.Decoder, v reflect.Value) error {
	switch {
	case v.Type() == found:
		v.Set(reflect.New(found.Elem()))
		return readObject(d, v.Elem())
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		return readList(d, v)
	}
	return d.Decode(v.Addr().Interface())
}

// readList reads a list, or null.
func readList(d *json.Decoder, v reflect.Value) error {
	if begin, err := d.Token(); err != nil || begin == nil {
		return err
	} else if begin != json.Delim('[') {
		return fmt.Errorf("%v where a list begins", begin)
	}
	for d.More() {
		v.Grow(1)
		v.SetLen(v.Len() + 1)
		if err := d.Decode(v.Index(v.Len() - 1).Addr().Interface()); err != nil {
			return err
		}
	}
	return expect(d, ']')
}

func expect(d *json.Decoder, delim json.Delim) error {
	switch got, err := d.Token(); {
	case err != nil:
		return err
	case got != delim:
		return fmt.Errorf("%v in the place of %v", got, delim)
	}
	return nil
}
