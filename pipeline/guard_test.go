package pipeline

import (
	"errors"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read"
)

// TestAFaultIsOfOneDocument: a document that breaks the analysis, here by a span
// that no reader makes, is a named failure and no panic.
func TestAFaultIsOfOneDocument(t *testing.T) {
	doc := corpus.Document{ID: "a", Source: "a.txt", Text: "Short.", Furniture: []corpus.Furniture{{Span: corpus.Span{Start: 2, End: 90}}}}
	record, err := guarded(&doc)
	var failure *read.InputError
	if record != nil || !errors.As(err, &failure) || failure.Source != "a.txt" {
		t.Errorf("got %v, %v", record, err)
	}
	if _, err := GatherDocuments(t.Context(), []corpus.Document{doc}, Options{Workers: 1}); !errors.As(err, &failure) {
		t.Errorf("gathered: %v", err)
	}
}
