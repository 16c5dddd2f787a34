package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// voice is the part that an entity plays towards the inspected body. An employer
// named in a role outranks what the role's noun says.
func (r *reading) voice(id int) corpus.Voice {
	e := r.entities[id]
	if e.organisation {
		return r.voiceOfOrganisation(id)
	}
	var byNoun corpus.Voice
	for i := range e.roles {
		o := &e.roles[i]
		if v := r.voiceOfMember(e, o); v != "" {
			return v
		}
		if o.employer != none && o.class != "public" {
			return r.voiceOfEmployee(o)
		}
		if byNoun == "" {
			byNoun = r.voiceOfNoun(o)
		}
	}
	if byNoun != "" {
		return byNoun
	}
	return r.voiceOfTitle(e)
}

// voiceOfMember is the voice of a member of a council or parliament; "" for
// others.
func (r *reading) voiceOfMember(e *entity, o *role) corpus.Voice {
	switch {
	case o.class == "parliament":
		return corpus.VoiceOther
	case o.class != "member" && !(o.party && o.class == "leader"):
		return ""
	case o.employer != none && o.employer != r.body && r.entities[o.employer].kind != "party" && r.entities[o.employer].kind != "board" && !o.party:
		return r.voiceOfEmployee(o)
	case r.runs(o):
		return corpus.VoiceService
	case o.party:
		return corpus.VoiceOpposition
	}
	return corpus.VoiceService
}

// runs reports whether a role is one of those who run a council.
func (r *reading) runs(o *role) bool {
	title := strings.ToLower(o.Title)
	if strings.Contains(title, "opposition") || strings.Contains(title, "shadow") {
		return false
	}
	switch o.head {
	case "holder":
		return true
	case "mayor":
		return o.Status != "former"
	}
	for _, word := range strings.Fields(title) {
		if r.lex.is(inControl, word) {
			return true
		}
	}
	return strings.Contains(title, "leader") && strings.Contains(title, "council")
}

func (r *reading) voiceOfEmployee(o *role) corpus.Voice {
	if r.entities[o.employer].kind == "party" {
		return corpus.VoiceOpposition
	}
	voice := r.voiceOfOrganisation(o.employer)
	if voice == corpus.VoiceOther && o.class == "expert" {
		return corpus.VoiceExpert
	}
	return voice
}

func (r *reading) voiceOfNoun(o *role) corpus.Voice {
	title := strings.ToLower(o.Title)
	switch {
	case o.head == "successor", o.head == "predecessor", o.head == "replacement":
		return ""
	case strings.Contains(title, "inspect"):
		return corpus.VoiceInspectorate
	case strings.Contains(title, "shadow"):
		return corpus.VoiceOpposition
	case strings.Contains(title, "healthwatch"), strings.Contains(title, "charity"):
		return corpus.VoiceExpert
	}
	if o.kind != "" && o.class == "leader" {
		return voiceOfKind(o.kind)
	}
	if o.elsewhere && o.class == "leader" {
		return corpus.VoiceOther
	}
	return r.voiceOfClass(o.class)
}

// voiceOfTitle is the voice of a person without a role.
func (r *reading) voiceOfTitle(e *entity) corpus.Voice {
	has := func(kinds ...string) bool {
		return slices.ContainsFunc(e.titles, func(t string) bool { return slices.Contains(kinds, titleKind(text.Fold(t))) })
	}
	switch {
	case has("hmi"):
		return corpus.VoiceInspectorate
	case has("cllr", "ald"):
		if e.party {
			return corpus.VoiceOpposition
		}
		return corpus.VoiceService
	case has("prof"):
		return corpus.VoiceExpert
	case has("pc", "sgt", "det", "supt", "insp", "dci", "di", "ds", "dc", "pcc", "ps", "pcso", "acc", "dcc", "dcs", "dac", "judge", "hhj"):
		return corpus.VoiceProvider
	case e.private:
		return corpus.VoicePublic
	}
	return corpus.VoiceOther
}

// voiceOfOrganisation is the part that an organisation plays.
func (r *reading) voiceOfOrganisation(id int) corpus.Voice {
	e := r.entities[id]
	switch {
	case id == r.office:
		return corpus.VoiceInspectorate
	case id == r.body:
		return corpus.VoiceService
	case e.voice != "":
		return e.voice
	}
	return voiceOfKind(e.kind)
}

// voiceOfKind is the part that organisations of a kind play.
func voiceOfKind(kind string) corpus.Voice {
	switch kind {
	case "inspectorate":
		return corpus.VoiceInspectorate
	case "government":
		return corpus.VoiceGovernment
	case "union":
		return corpus.VoiceUnion
	case "university":
		return corpus.VoiceExpert
	case "council", "trust", "health", "police", "school", "prison", "home", "board":
		return corpus.VoiceProvider
	case "charity":
		return corpus.VoiceExpert
	}
	return corpus.VoiceOther
}

// voiceOfClass is the part that a noun tells where nobody is named.
func (r *reading) voiceOfClass(class roleClass) corpus.Voice {
	switch class {
	case "inspector":
		return corpus.VoiceInspectorate
	case "government":
		return corpus.VoiceGovernment
	case "union":
		return corpus.VoiceUnion
	case "expert":
		return corpus.VoiceExpert
	case "public":
		return corpus.VoicePublic
	case "partner":
		return corpus.VoiceProvider
	case "parliament":
		return corpus.VoiceOther
	case "leader", "member":
		return corpus.VoiceService
	}
	return ""
}
