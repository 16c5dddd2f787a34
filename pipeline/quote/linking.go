package quote

// symbols stand for words and runs when the linker looks at what stands
// between a candidate and a content.
type symbol byte

// linking is a text made ready for the linker.
type linking struct {
	*reading
	places   []place
	labels   []uint8
	chunks   []run    // noun phrases, in order, outside contents
	symbols  []symbol // of each word; 0 where it goes on with the word before
	sentence []int32  // of each word
	owner    []int32  // of each word the draft whose content it belongs to; -1 for none
	drafts   []draft
	found    findings
	used     map[run]bool // sources chosen so far
}

func newLinking(r *reading, places []place, labels []uint8, found findings, drafts []draft) *linking {
	l := &linking{reading: r, places: places, labels: labels, found: found, drafts: drafts, used: map[run]bool{}}
	l.owner, l.sentence = make([]int32, len(places)), make([]int32, len(places))
	for i, s := range r.t.Sentences {
		for w := s.First; w < s.Last; w++ {
			l.sentence[w] = int32(i)
		}
	}
	for w := range l.owner {
		l.owner[w] = -1
	}
	for i := range drafts {
		for _, p := range drafts[i].parts {
			for w := p.first; w < p.last; w++ {
				l.owner[w] = int32(i)
			}
		}
	}
	l.symbols = make([]symbol, len(places))
	for w := range l.symbols {
		l.symbols[w] = l.symbolAt(w)
	}
	l.findChunks()
	return l
}

func (l *linking) symbolAt(w int) symbol {
	p := l.places[w]
	switch {
	case l.owner[w] >= 0:
		return 'C'
	case l.labels[w] == labelCueBegin || l.labels[w] == labelCue:
		return 'K'
	case l.labels[w] == labelSourceBegin || l.labels[w] == labelSource:
		return 'S'
	case p.band >= likelyCue:
		return 'k'
	}
	switch p.tag {
	case tagComma:
		return ','
	case tagStop:
		return '.'
	case tagColon:
		return ':'
	case tagMark:
		return '"'
	case tagPast, tagPresent, tagModal:
		return 'V'
	case tagVerb, tagGerund, tagParticiple:
		return 'v'
	case tagWh:
		return 'W'
	case tagTo:
		return 't'
	case tagPreposition:
		if l.forms[w].word == wordThat {
			return 'T'
		}
		return 'p'
	case tagAnd:
		return '&'
	case tagAdverb:
		return 'a'
	}
	return 'n'
}

// findChunks lists the noun phrases outside contents, and the sources that the
// sequence model found.
func (l *linking) findChunks() {
	tagged := l.found.sources
	for _, s := range l.t.Sentences {
		for w := s.First; w < s.Last; {
			for len(tagged) > 0 && tagged[0].last <= w {
				tagged = tagged[1:]
			}
			if len(tagged) > 0 && tagged[0].first <= w {
				l.chunks = append(l.chunks, run{w, tagged[0].last})
				w = tagged[0].last
				continue
			}
			most := s.Last
			if len(tagged) > 0 {
				most = min(most, max(tagged[0].first, w))
			}
			end := l.chunkEnd(w, most)
			if end > w {
				l.chunks = append(l.chunks, run{w, end})
				w = end
				continue
			}
			w++
		}
	}
}

// chunkEnd is the end of the noun phrase that begins at word w; w if none does.
func (l *linking) chunkEnd(w, last int) int {
	switch l.places[w].tag {
	case tagPronoun, tagWh:
		return w + 1
	}
	end, noun := w, false
	for end < last && l.owner[end] == l.owner[w] && end-w < longestPhrase {
		switch l.places[end].tag {
		case tagDeterminer, tagPossessive:
			if end > w && l.places[end-1].tag != tagPreposition {
				return chunked(w, end, noun)
			}
		case tagNoun, tagNouns, tagName:
			noun = true
		case tagAdjective, tagNumber:
		case tagPreposition:
			if !noun || end+1 >= last || !l.joins(end) {
				return chunked(w, end, noun)
			}
		case tagColon, tagStop, tagOther:
			if !noun || end+1 >= last || l.places[end+1].tag != tagName && l.places[end+1].tag != tagNoun || l.t.Words[end].End != l.t.Words[end-1].End+1 {
				return chunked(w, end, noun)
			}
			if l.places[end].tag == tagStop && !l.afterTitle(end) || l.forms[end].fold == ":" || l.forms[end].fold == ";" {
				return chunked(w, end, noun)
			}
		default:
			return chunked(w, end, noun)
		}
		end++
	}
	return chunked(w, end, noun)
}

func chunked(first, end int, noun bool) int {
	if noun {
		return end
	}
	return first
}

// joins reports whether the preposition at word w goes on with a noun phrase.
func (l *linking) joins(w int) bool {
	if !l.is(w, binding) {
		return false
	}
	switch l.places[w+1].tag {
	case tagDeterminer, tagPossessive, tagNoun, tagNouns, tagName, tagAdjective, tagNumber:
		return true
	}
	return false
}

func (l *linking) sameSentence(a, b int) bool { return l.sentenceOf(a) == l.sentenceOf(b) }

// paragraphOf is the paragraph of word w.
func (l *linking) paragraphOf(w int) int { return l.t.Sentences[l.sentence[w]].Paragraph }

// sentenceOf is the sentence of word w.
func (l *linking) sentenceOf(w int) int { return int(l.sentence[w]) }
