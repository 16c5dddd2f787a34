package speaker

// addressee gives the person to whom a letter is, whom its salutation greets, the
// role in the line below the name in the address, and the organisation in the line
// below that.
func (r *reading) addressee() {
	for s := range min(len(r.t.Sentences), longestHead) {
		greeting := &r.t.Sentences[s]
		if r.fold[greeting.First] != "dear" {
			continue
		}
		for i := range r.mentions {
			m := &r.mentions[i]
			if m.sentence == s && m.entity != none && !r.entities[m.entity].organisation {
				r.readAddress(m.entity, s)
				return
			}
		}
		return
	}
}

// longestHead is the most sentences, lines of the address among them, in which a
// letter greets.
const longestHead = 60

// readAddress reads the lines below the name of a person that stands alone in a
// line in front of sentence greeting.
func (r *reading) readAddress(id, greeting int) {
	for i := range r.mentions {
		m := &r.mentions[i]
		s := &r.t.Sentences[m.sentence]
		if m.entity != id || m.sentence >= greeting-1 || m.start != s.First || m.last != s.Last {
			continue
		}
		line := &r.t.Sentences[m.sentence+1]
		words, found := r.roleIn(line.First, min(line.Last, line.First+longestRole))
		if !found {
			return
		}
		r.addRole(id, words)
		r.workplace(id, m.sentence+2, greeting)
		return
	}
}

// workplace makes the organisation that alone stands in sentence s of an address
// the employer in the last role of a person that names none.
func (r *reading) workplace(id, s, greeting int) {
	roles := r.entities[id].roles
	if s >= greeting || len(roles) == 0 || roles[len(roles)-1].employer != none {
		return
	}
	line := &r.t.Sentences[s]
	employer := r.bodyEntity(boards)
	if o := r.organisationIn(line.First, line.Last); o != nil && o.first == line.First && inspected(r.entities[o.entity].kind) {
		employer = o.entity
	}
	if employer != none {
		held := &roles[len(roles)-1]
		held.employer, held.Organisation = employer, r.entities[employer].name
	}
}

// ofInspectorate gives the roles of inspectors that name no employer the one
// inspectorate that the document speaks of.
func (r *reading) ofInspectorate() {
	if r.office == none || r.several("inspectorate") {
		return
	}
	for _, e := range r.entities {
		for i := range e.roles {
			if o := &e.roles[i]; o.class == "inspector" && (o.employer == none || o.employer == r.office) && !o.elsewhere {
				o.employer, o.Organisation = r.office, r.entities[r.office].name
			}
		}
	}
}
