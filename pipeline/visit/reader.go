package visit

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A reader gathers the clues of one document.
type reader struct {
	t         *text.Text
	report    bool
	kind      corpus.VisitKind // of a report
	published corpus.Date
	doubt     float64 // that the document tells of an inspection at all, by how it begins
	named     bool    // an inspectorate is named
	ofsted    bool    // it is Ofsted, as far as the text has been read
	spoken    bool    // inspectors are spoken of, whose they are or not
	sector    bool    // grades, kinds of visits or services that only inspectorates know are
	inTitle   bool    // the title is being read
	coming    bool    // title or lead speak of a visit that has not been
	leading   float64 // the most that a clue of title or lead is of the document's own visit
	lately    bool    // the sentence before speaks of inspectors
	clues     []corpus.VisitClue
}

// leadOfReport is how many paragraphs of a letter can say which visit it was.
const leadOfReport = 30

func (r *reader) title(title string) {
	if title == "" {
		return
	}
	t := text.Parse(title, nil, nil)
	inText := r.t
	r.t, r.inTitle = t, true
	from := len(r.clues)
	for i := range t.Sentences {
		r.sentence(i, t.Sentences[i].First, 0, false)
	}
	r.t, r.inTitle = inText, false
	for i := range r.clues[from:] {
		r.clues[from+i].Span = corpus.Span{}
	}
}

// begins reads off how a document begins whether it tells of an inspection, or
// of something else.
func (r *reader) begins(title string) {
	head := text.Parse(title, nil, nil)
	inTitle, elsewhere := r.speaks(head, 0)
	inLead, aside := false, false
	lead := slices.IndexFunc(r.t.Paragraphs, func(p text.Paragraph) bool { return p.Kind == text.Body })
	if lead >= 0 {
		inLead, aside = r.speaks(r.t, lead)
		inLead = inLead || r.resumes(lead+1)
	}
	switch {
	case elsewhere, aside && !inTitle, r.isCalendar():
		r.doubt = otherAffair
	case aside, !inTitle && !inLead:
		r.doubt = silence
	case inTitle && inLead:
		r.doubt = -plain
	}
}

const (
	// silence is the doubt that a beginning leaves which speaks of no inspection.
	silence = 0.7
	// plain is what title and lead take off all doubt that both speak of one.
	plain = 0.3
	// otherAffair is the doubt that one leaves which speaks of something else.
	otherAffair = 2
)

// speaks reports whether paragraph i of t speaks of inspectors, visits or
// grades, and whether of another affair.
func (r *reader) speaks(t *text.Text, i int) (inspection, other bool) {
	if i >= len(t.Paragraphs) {
		return false, false
	}
	first := t.Paragraphs[i].First
	toks, _ := tokens(t, first, min(t.Paragraphs[i].Last, first+longestRead), false)
	items := scan(toks)
	rated := false
	for _, it := range items {
		switch it.class {
		case "inspector", "head", "demand":
			inspection = true
		case "went": // without inspectors, anyone can have returned or spent
			inspection = inspection || strings.HasSuffix(toks[it.to-1].fold, "inspected")
		case "rate":
			rated = true
		case "grade":
			inspection = inspection || rated || predicative(toks, it)
		case "many":
			_, counted := endingAt(items, it.from-1, "number")
			other = other || counted
		case "affair":
			other = other || (!toks[it.from].capital || it.from == 0) && !slices.ContainsFunc(items, it.within)
		}
	}
	return inspection, other
}

// resumes reports whether paragraph i says that what stands before it comes from
// inspectors: "So says Ofsted, which …".
func (r *reader) resumes(i int) bool {
	if i >= len(r.t.Paragraphs) {
		return false
	}
	p := r.t.Paragraphs[i]
	toks, _ := tokens(r.t, p.First, min(p.Last, p.First+reach), false)
	items := scan(toks)
	of := func(class string) func(item) bool { return func(it item) bool { return it.class == class } }
	first := slices.IndexFunc(items, of("resume"))
	return first >= 0 && items[first].from == 0 && slices.ContainsFunc(items, of("inspector"))
}

// isCalendar reports whether paragraphs begin with dates, as in what tells of
// years.
func (r *reader) isCalendar() bool {
	entries := 0
	for _, p := range r.t.Paragraphs {
		toks, _ := tokens(r.t, p.First, min(p.Last, p.First+5), false)
		if len(toks) == 0 || p.Kind != text.Body {
			continue
		}
		m, ok := moment{}, false
		if y := yearAt(toks[0]); y > 0 {
			m.to, ok = 1, true
		} else {
			m, ok = momentAt(toks, 0, r.published)
		}
		if ok && m.to < len(toks) && toks[m.to].kind == text.Punct && toks[m.to].fold != "," {
			entries++
		}
	}
	return entries >= 3
}

// within reports whether it is a part of a noun for a visit.
func (it item) within(other item) bool {
	return other.class == "head" && other.from <= it.from && it.to <= other.to
}

// predicative reports whether the grade it is what a title or lead says, rather
// than what something had: "inadequate council", "school in special measures".
func predicative(toks []token, it item) bool {
	if it.from > 0 && toks[it.from-1].fold == "in" {
		return false
	}
	return it.to == len(toks) || toks[it.to].kind != text.Alpha || stops[toks[it.to].fold] || afterGrade[toks[it.to].fold]
}

func (r *reader) body() {
	lead := 0
	for _, p := range r.t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		spoken := false
		for i := p.FirstSentence; i < p.LastSentence; i++ {
			for first := r.t.Sentences[i].First; first < r.t.Sentences[i].Last; first += longestRead {
				spoken = r.sentence(i, first, lead, spoken)
			}
		}
		if p.Kind == text.Body {
			lead++
		}
		if r.report && lead > leadOfReport {
			return
		}
	}
}

// sentence adds the clues of sentence i from word first on, as far as they are
// read together; it stands in body paragraph lead;
// spoken says whether quotation marks are open at its beginning, and is
// returned as it is at its end.
func (r *reader) sentence(i, first, lead int, spoken bool) bool {
	span := r.t.Sentences[i]
	last := min(first+longestRead, span.Last)
	s := &sentence{t: r.t, index: i, title: r.inTitle, lead: lead, doubt: r.doubt, they: r.lately}
	s.tokens, spoken = tokens(r.t, first, last, spoken)
	if !r.inTitle && !worthReading(r.t, first, last) {
		if first == span.First {
			r.elidedOnly(s)
		}
		r.lately = false
		return spoken
	}
	s.items = scan(s.tokens)
	s.moments = moments(s.tokens, r.published)
	r.notice(s)
	s.slow = !r.ofsted
	from := len(r.clues)
	r.add(s)
	if r.inTitle || lead <= 1 {
		r.coming = r.coming || s.coming
		for _, c := range r.clues[from:] {
			r.leading = max(r.leading, c.About)
		}
	}
	return spoken
}

// notice keeps of s whose inspectors the document speaks of.
func (r *reader) notice(s *sentence) {
	r.lately = s.has("inspector") || s.they && s.has("they")
	r.spoken = r.spoken || r.lately
	r.named = r.named || s.has("name")
	for _, it := range s.items {
		r.ofsted = r.ofsted || it.class == "body" && it.value == "ofsted"
	}
	r.sector = r.sector || s.has("authority") || s.has("sector")
}

// longestRead is the most words of a sentence that are read together: the rules
// look all around a mention, so that what is longer, and no English sentence, is
// read in parts.
const longestRead = 300

// elidedOnly reads a sentence without a noun for a visit behind one that has it:
// "Its first, in June, looked at the front door."
func (r *reader) elidedOnly(s *sentence) {
	if s.index == 0 {
		return
	}
	before := r.t.Sentences[s.index-1]
	if before.Paragraph != r.t.Sentences[s.index].Paragraph || !worthReading(r.t, before.First, before.Last) {
		return
	}
	s.items = slices.DeleteFunc(scan(s.tokens), func(it item) bool { return it.class == "rate" || it.class == "grade" })
	s.moments = moments(s.tokens, r.published)
	r.add(s)
}
