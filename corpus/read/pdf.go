package read

import (
	"errors"

	"onrecord/corpus"
	"onrecord/corpus/read/pdftext"
)

func (in Input) parsePDF() (corpus.Document, error) {
	t, err := pdftext.Read(in.data, in.maxText)
	var large pdftext.TooLargeError
	if errors.As(err, &large) {
		return corpus.Document{}, textTooLarge(large.Cap)
	}
	return corpus.Document{
		Title: t.Title, Author: t.Author, Language: t.Language,
		Text: t.Text, Pages: t.Pages, Headings: t.Headings, Furniture: t.Furniture, Warnings: t.Warnings,
	}, err
}
