package speaker

import "onrecord/corpus/text"

// campaigns notes the names of campaigns, which begin with what they ask for, where
// what stands around them tells that they are names: "the Save Our Wards group",
// "chair of Keep Tarn Infirmary Open Ann Hale".
func (r *reading) campaigns() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		if r.t.Paragraphs[sentence.Paragraph].Kind == text.Heading {
			continue
		}
		for w := sentence.First; w < sentence.Last; w++ {
			if !r.capital(w) || !r.lex.is(campaigning, r.fold[w]) {
				continue
			}
			if end := r.endOfCampaign(w, sentence.Last); end > w+1 && r.namesCampaign(sentence, w, end) {
				name := r.spelt(w, end)
				r.own.add(name, &knownOrganisation{name: name, kind: "association", spoken: true})
				w = end - 1
			}
		}
	}
}

// endOfCampaign is where the name of a campaign ends that begins at word from: at
// the noun for what it is, at the name of whoever leads it, or with its capitals.
func (r *reading) endOfCampaign(from, last int) int {
	end := from + 1
	for w := from + 1; w < min(last, from+longestBodyName); w++ {
		switch {
		case !r.capital(w):
			if !r.lex.is(withinName|determiner|inCampaign, r.fold[w]) && !r.apostrophe(w) {
				return end
			}
		case isCollective(r.lex.sources[r.fold[w]]):
			return w + 1
		case r.leads(from) && r.fullNameAt(w, last):
			return end
		default:
			end = w + 1
		}
	}
	return end
}

// namesCampaign reports whether words [from, end) of a sentence are the name of a
// campaign: its noun ends it or follows, or somebody is said to be of it.
func (r *reading) namesCampaign(s *text.Sentence, from, end int) bool {
	if isCollective(r.lex.sources[r.fold[end-1]]) || r.leads(from) {
		return true
	}
	next := end
	if next+2 < s.Last && r.fold[next] == "(" && r.fold[next+2] == ")" {
		next += 3
	}
	if r.explained(next) || next < s.Last && (isCollective(r.lex.sources[r.fold[next]]) || r.lex.is(campaigner, r.fold[next])) {
		return true
	}
	before := r.skipThe(from-1, -1)
	return before > s.First && r.lex.is(preposition, r.fold[before]) && (r.fold[before-1] == "," || r.capital(before-1)) && before > from-3
}

// leads reports whether an office stands in front of the name of a body at word
// first: "chair of", "founder of the".
func (r *reading) leads(first int) bool {
	w := r.skipThe(first-1, -1)
	return w > 0 && r.lex.is(preposition, r.fold[w]) && isRoleNoun(r.lex, r.fold[w-1])
}

// fullNameAt reports whether a given name and a surname, and no more capitals, stand at
// word w.
func (r *reading) fullNameAt(w, last int) bool {
	if w+1 >= last || !r.capital(w) || !r.capital(w+1) || w+2 < last && r.capital(w+2) {
		return false
	}
	given, isGiven := r.givenName(r.fold[w])
	_, kind := r.lex.kinds[bare(r.fold[w+1])]
	class := r.lex.notNames[bare(r.fold[w+1])]
	return isGiven && !given.doubt && !kind && (class == "" || class == "place" || class == "either")
}

// campaign is the only campaign among the bodies named last before word w; none where
// there is none, or several.
func (r *reading) campaign(w int) int {
	found := none
	for at, n := len(r.byKind["association"])-1, 0; at >= 0 && n < memory; at-- {
		o := &r.organisations[r.byKind["association"][at]]
		if o.first > w || !r.lex.is(campaigning, r.fold[o.first]) {
			continue
		}
		if n++; found != none && o.entity != found {
			return none
		}
		found = o.entity
	}
	return found
}
