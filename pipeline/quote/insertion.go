package quote

import "onrecord/corpus/text"

// What publishers set between the paragraphs of a quotation: captions,
// advertisements, links, headings.
const (
	longestInsertion = 60 // words
	mostInsertions   = 4  // in a row
)

// furnished reports whether paragraph index is no running text by what it is, or
// by its words ("Hide Ad", "Read more: …"). A heading that begins like a name may
// be who speaks.
func furnished(t *text.Text, index int) bool {
	p := t.Paragraphs[index]
	switch p.Kind {
	case text.Furniture:
		return true
	case text.Heading:
		if p.Last-p.First < 2 || !formOf(t.Word(p.First+1)).capital {
			return true
		}
	}
	return p.Last-p.First <= longestInsertion && !endsSentence(t, p) && holdsClass(t, p, furniture) && !holdsClass(t, p, speech)
}

// insertion reports whether paragraph index may stand within a quotation that
// goes on behind it: it is furnished, or no sentence and says of nobody that they speak.
func insertion(t *text.Text, index int) bool {
	p := t.Paragraphs[index]
	if p.Kind != text.Body {
		return true
	}
	if p.Last-p.First > longestInsertion || endsSentence(t, p) || holdsClass(t, p, speech) {
		return false
	}
	return t.Fold(p.Last-1) != ":" || holdsClass(t, p, furniture)
}

// endsSentence reports whether paragraph p ends with a stop, marks behind it aside.
func endsSentence(t *text.Text, p text.Paragraph) bool {
	last := p.Last - 1
	for last > p.First && t.Words[last].Kind == text.Mark {
		last--
	}
	return sentenceStop(t.Fold(last)) || t.Fold(last) == "…"
}

func holdsClass(t *text.Text, p text.Paragraph, c class) bool {
	for w := p.First; w < p.Last; w++ {
		if formOf(t.Word(w)).class&c != 0 {
			return true
		}
	}
	return false
}
