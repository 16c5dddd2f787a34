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

var fields = []Field{FieldDoc, FieldVisit, FieldBody, FieldInspectorate, FieldKind, FieldOutlet, FieldSpeaker, FieldVoice, FieldQuoteKind}

// OfQuotes reports whether f is a property of quotations: conditions on such
// fields, and the words beside them, must hold of one and the same quotation.
func (f Field) OfQuotes() bool {
	return f == FieldSpeaker || f == FieldVoice || f == FieldQuoteKind
}

// A Filter narrows every command in the same way. Of one field any value will
// do; of several fields all must hold. Values are matched without regard to
// case, accents and punctuation: ids, names, and what they were called before.
type Filter struct {
	Values   map[Field][]string
	From, To corpus.Date // the document's date can lie within, both ends included
}

// Add is f with one more value of a field.
func (f Filter) Add(field Field, value string) Filter {
	values := make(map[Field][]string, len(f.Values)+1)
	for k, v := range f.Values {
		values[k] = v
	}
	values[field] = append(slices.Clone(values[field]), value)
	f.Values = values
	return f
}
