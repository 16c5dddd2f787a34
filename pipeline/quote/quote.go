package quote

import (
	"onrecord/corpus"
	"onrecord/corpus/text"
)

// Extract finds the quotations of t, in the order of the text.
func Extract(t *text.Text) []corpus.Quotation {
	return read(t).byRule()
}

func (r *reading) byRule() []corpus.Quotation {
	var all []corpus.Quotation
	for _, b := range r.blocks() {
		all = append(all, r.quotation(b))
	}
	return all
}
