package speaker

import (
	"strings"

	"onrecord/corpus"
)

// pairedPapers finds the papers that are called by their place among several: "two
// reports … The first, by ORGANISATION, found", and those whose author a sentence of
// its own names: "Its author, NAME, said".
func (r *reading) pairedPapers() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		w := r.skipThe(sentence.First, 1)
		if w+3 >= sentence.Last {
			continue
		}
		switch {
		case r.onePaper(w) && r.severalPapers(s):
			if issuers, found := r.saidToBeOf(w); found {
				r.papers = append(r.papers, paper{head: w, noun: "report", issuers: issuers})
			}
		case r.lex.is(ofBodies, r.fold[w]) && strings.TrimSuffix(r.fold[w+1], "s") == "author":
			if issuers := r.authors(r.behindMark(w + 2)); len(issuers) > 0 {
				r.papers = append(r.papers, paper{head: w, noun: r.lastStudy(w), issuers: issuers})
			}
		}
	}
}

// onePaper reports whether word w is one of several, with no noun behind it: "the
// first,".
func (r *reading) onePaper(w int) bool {
	return w+1 < len(r.fold) && (r.lex.is(ordinal, r.fold[w]) || r.fold[w] == "one") && r.endsPhrase(w+1)
}

// severalPapers reports whether the sentences just in front of sentence s speak of
// studies, and not of one.
func (r *reading) severalPapers(s int) bool {
	for w := r.t.Sentences[max(0, s-2)].First; w < r.t.Sentences[s].First; w++ {
		if fold := r.fold[w]; r.lex.is(study, fold) && strings.HasSuffix(fold, "s") && !strings.HasPrefix(fold, "finding") && fold != "analysis" && !r.told[w] {
			return true
		}
	}
	return false
}

// behindMark is word w, or the one behind it where that is a comma.
func (r *reading) behindMark(w int) int {
	if r.fold[w] == "," && w+1 < len(r.fold) {
		return w + 1
	}
	return w
}

// lastStudy is the noun of the study that is spoken of last in front of word w; "" where
// none is near.
func (r *reading) lastStudy(w int) string {
	from := r.t.Sentences[max(0, r.t.SentenceAt(int(r.t.Words[w].Start))-2)].First
	for w--; w >= from; w-- {
		if r.lex.is(study, r.fold[w]) && !r.told[w] {
			return r.fold[w]
		}
	}
	return ""
}

// asOnePaper reads a source that is one of several papers.
func (r *reading) asOnePaper(p sourcePhrase) (answer, bool) {
	head := r.skipThe(p.first, 1)
	if head >= p.last || !r.onePaper(head) {
		return answer{}, false
	}
	if _, found := r.paperAt(head); !found {
		return answer{}, false
	}
	a, _ := r.byPaper(head)
	a.written = true
	return a, true
}

// orderedFrom is the word behind the "from" that says, in the clause behind a document
// whose noun is word head, who was asked for it: "which the trust had commissioned
// from"; 0 where none does.
func (r *reading) orderedFrom(head int) int {
	if head+2 >= len(r.fold) || r.fold[head+1] != "," || !r.lex.is(relative, r.fold[head+2]) {
		return 0
	}
	for w := head + 3; w+2 < len(r.fold) && w-head < longestTopic+2 && r.fold[w] != "," && !r.told[w]; w++ {
		if r.lex.is(arranging, r.fold[w]) && r.fold[w+1] == "from" {
			return w + 2
		}
	}
	return 0
}

// writerBehind is the word behind the "by" that says who wrote a document, where word w
// only opens whom it was asked for by: "commissioned by ORGANISATION and written by"; w
// where there is none.
func (r *reading) writerBehind(w int) int {
	if r.fold[w-1] != "by" || !r.lex.is(arranging, r.fold[w-2]) {
		return w
	}
	for k := w + 1; k+3 < min(len(r.fold), w+longestTopic) && r.fold[k] != "." && !r.told[k]; k++ {
		if joint := r.fold[k]; (joint == "and" || joint == "but" || joint == ",") && r.lex.is(issuing, r.fold[k+1]) && r.fold[k+2] == "by" {
			return k + 3
		}
	}
	return w
}

// pronounOf is the word that opens the sentence of a document without issuers and alone
// tells who wrote it: "She then wrote a report"; 0 where none does.
func (r *reading) pronounOf(n *nounMention, issuers []int) int {
	opening := r.t.Sentences[n.sentence].First
	if fold := r.fold[opening]; len(issuers) > 0 || fold != "he" && fold != "she" || opening == 0 {
		return 0
	}
	return opening
}

// byPronounOf answers for a paper of which only a pronoun tells who wrote it with whom
// that means, where nobody has spoken since.
func (r *reading) byPronounOf(q *corpus.Quotation, p *paper) answer {
	if p == nil || p.writer == 0 || len(r.turns) > 0 && r.turns[len(r.turns)-1].last > p.writer {
		return answer{}
	}
	a := r.personal(q, p.writer, map[string]gender{"he": male, "she": female}[r.fold[p.writer]])
	if len(a.speakers) == 1 {
		a.confidence = min(a.confidence, likelyWriter)
		p.issuers, p.doubt = a.speakers, true
	}
	return a
}

// justWritten is the paper of which the sentence in front of that of word w tells that
// "she" wrote it; nil where it tells of none.
func (r *reading) justWritten(w int) *paper {
	s := r.t.SentenceAt(int(r.t.Words[w].Start))
	at, _ := r.paperAt(w)
	if at == 0 || s == 0 || r.papers[at-1].writer == 0 || r.papers[at-1].writer != r.t.Sentences[s-1].First {
		return nil
	}
	return &r.papers[at-1]
}

// likelyWriter is the most that it is sure whom the pronoun means that tells who wrote
// a document.
const likelyWriter = 0.78
