package index

import (
	"slices"

	"onrecord/corpus"
)

// A Field is a property of documents or quotations that queries and filters
// can ask for.
type Field string

// The fields. The last three are of quotations, the others of documents.
const (
	FieldDoc          Field = "doc"
	FieldVisit        Field = "visit"
	FieldBody         Field = "body"
	FieldInspectorate Field = "inspectorate"
	FieldKind         Field = "kind"
	FieldOutlet       Field = "outlet"
	FieldSpeaker      Field = "speaker"
	FieldVoice        Field = "voice"
	FieldQuoteKind    Field = "quote-kind"
)

var fields = []Field{
	FieldDoc, FieldVisit, FieldBody, FieldInspectorate, FieldKind, FieldOutlet,
	FieldSpeaker, FieldVoice, FieldQuoteKind,
}

// Fields are all fields, in the order in which they are listed to users.
func Fields() []Field { return slices.Clone(fields) }

// OfQuotes reports whether f is a property of quotations: conditions on such
// fields, and the words beside them, must hold of one and the same quotation.
func (f Field) OfQuotes() bool {
	return f == FieldSpeaker || f == FieldVoice || f == FieldQuoteKind
}

// A Filter narrows every command in the same way. Of one field any value will
// do; of several fields all must hold. Values are ids or names, and may be what
// something was called before; case, accents and punctuation make no
// difference. A condition on quotations goes for the words of the query too:
// with a speaker, they are looked for in quotations of that speaker.
type Filter struct {
	Values   map[Field][]string
	From, To corpus.Date // the document's date can lie within, both ends included
}

// With is f with more values of one field.
func (f Filter) With(field Field, values ...string) Filter {
	all := make(map[Field][]string, len(f.Values)+1)
	for k, v := range f.Values {
		all[k] = v
	}
	all[field] = append(slices.Clone(all[field]), values...)
	f.Values = all
	return f
}

// group is the filter as the group around a query.
func (f Filter) group() *Group {
	g := &Group{From: f.From, To: f.To}
	for _, field := range fields {
		if values := f.Values[field]; len(values) > 0 {
			g.Conditions = append(g.Conditions, Condition{Field: field, Values: values, At: -1})
		}
	}
	return g
}

// Covers reports whether a document's date can lie between g.From and g.To,
// both included. An unknown date cannot if either end is given.
func (g *Group) Covers(date corpus.Date) bool {
	switch {
	case g.From == "" && g.To == "":
		return true
	case date == "":
		return false
	}
	return (g.From == "" || !date.Last().Before(g.From.First())) && (g.To == "" || !date.First().After(g.To.Last()))
}
