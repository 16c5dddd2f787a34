package corpus

import "slices"

// Found is what analysis alone made of a document's people: the part of a record
// that resolve rewrites.
type Found struct {
	People       []Person      `json:"people"`
	Attributions []Attribution `json:"attributions"` // one a quotation
}

// An Attribution is what a quotation says of its speaker.
type Attribution struct {
	Speaker    string      `json:"speaker,omitempty"`
	SpeakerID  string      `json:"speaker_id,omitempty"`
	Speakers   []Speaker   `json:"speakers,omitempty"`
	Voice      Voice       `json:"voice,omitempty"`
	Confidence float64     `json:"confidence"`
	Chain      []ChainLink `json:"chain,omitempty"`
	Candidates []Speaker   `json:"candidates,omitempty"`
}

// KeepFound notes the record's people and attributions as they are. The lists of a
// quotation's speakers, chain and candidates are shared: who changes them later
// makes new ones.
func (r *Record) KeepFound() {
	found := &Found{People: clonePeople(r.People), Attributions: slices.Grow([]Attribution(nil), len(r.Quotes))}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		found.Attributions = append(found.Attributions, Attribution{
			q.Speaker, q.SpeakerID, q.Speakers, q.Voice, q.Confidence, q.Chain, q.Candidates,
		})
	}
	r.Found = found
}

// RestoreFound undoes what resolve made of the record: people and attributions
// are as KeepFound noted them, visit and traces are open again.
func (r *Record) RestoreFound() {
	r.Visit = nil
	for i := range r.Quotes {
		r.Quotes[i].Trace = nil
	}
	if r.Found == nil {
		return
	}
	r.People = clonePeople(r.Found.People)
	for i, a := range r.Found.Attributions {
		q := &r.Quotes[i]
		q.Speaker, q.SpeakerID, q.Speakers, q.Voice = a.Speaker, a.SpeakerID, a.Speakers, a.Voice
		q.Confidence, q.Chain, q.Candidates = a.Confidence, a.Chain, a.Candidates
	}
}

func clonePeople(people []Person) []Person {
	cloned := slices.Clone(people)
	for i := range cloned {
		cloned[i].Roles = slices.Clone(cloned[i].Roles)
		cloned[i].Mentions = slices.Clone(cloned[i].Mentions)
		cloned[i].Titles = slices.Clone(cloned[i].Titles)
	}
	return cloned
}
