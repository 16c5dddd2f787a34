package body

import (
	_ "embed"
	"slices"
	"strings"

	"onrecord/corpus"
)

// An Authority is a council of England that runs children's services, or ran
// them once.
type Authority struct {
	Body       corpus.Body
	Names      []string // other names, and the trusts that run its services
	Code       string   // of the Department for Education
	GSS        string   // of the Office for National Statistics
	URN        string   // of Ofsted
	Region     string
	Type       string   // "London Borough", "County", …
	Domain     string   // of its web site
	Neighbours []string // ids of its statistical neighbours, nearest first; none for an authority that is gone
}

//go:embed authorities.tsv
var authoritiesFile string

// authorities are in the order of their names.
var authorities = parseAuthorities(authoritiesFile)

// An entry is what a name in the register stands for.
type entry struct {
	of []*Authority // several where they share a trust
	// weak: the name is theirs only beside a word of councils.
	weak bool
}

// register maps the key of every name to its authorities.
var register = func() map[string]entry {
	names := map[string]entry{}
	add := func(name string, a *Authority, weak bool) {
		k := strings.Join(fold(name), " ")
		if of := names[k].of; !slices.Contains(of, a) {
			names[k] = entry{append(of, a), weak}
		}
	}
	for i := range authorities {
		a := &authorities[i]
		add(a.Body.Name, a, len(a.Neighbours) == 0)
		for j, n := range a.Names {
			plain, weak := strings.CutPrefix(n, "+")
			add(plain, a, weak)
			a.Names[j] = plain
		}
	}
	return names
}()

func parseAuthorities(file string) []Authority {
	var all []Authority
	neighbours := map[string]string{} // by id, as codes
	byCode := map[string]string{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(strings.TrimRight(line, "\n"), "\t")
		a := Authority{
			Body: corpus.Body{ID: corpus.Slug(column[0]), Name: column[0]},
			Code: column[2], GSS: column[3], URN: column[4], Region: column[5], Type: column[6], Domain: column[7],
		}
		for _, n := range strings.Split(column[1], ";") {
			if n = strings.TrimSpace(n); n != "" {
				a.Names = append(a.Names, n)
			}
		}
		all = append(all, a)
		neighbours[a.Body.ID] = column[8]
		byCode[a.Code] = a.Body.ID
	}
	for i := range all {
		for _, code := range strings.Fields(neighbours[all[i].Body.ID]) {
			all[i].Neighbours = append(all[i].Neighbours, byCode[code])
		}
	}
	return all
}

// Authorities lists the councils that the program knows, in the order of their names.
func Authorities() []Authority { return slices.Clone(authorities) }

// Lookup finds a body of the register by any of its names or its id, with or
// without the words of councils about it, whatever the case.
func Lookup(name string) (corpus.Body, bool) {
	bodies := listed(name)
	if len(bodies) != 1 {
		return corpus.Body{}, false
	}
	return bodies[0], true
}

// listed are the bodies that name stands for in the register: several for a
// joint trust, none where it is not there.
func listed(name string) []corpus.Body {
	held, found := register[key(bare(tokens(name)))]
	if !found {
		return nil
	}
	var all []corpus.Body
	for _, a := range held.of {
		all = append(all, a.Body)
	}
	return all
}

// Named are the bodies that a printed name stands for: one of the register,
// several where it names several ("Kingston upon Thames and Richmond upon
// Thames") or a trust that serves several, or one by its printed name that the
// register does not know. It is empty where nothing is left of the name.
func Named(printed string) []corpus.Body {
	if all := listed(printed); all != nil {
		return all
	}
	if all := listedParts(printed); all != nil {
		return all
	}
	if b, ok := unlisted(printed); ok {
		return []corpus.Body{b}
	}
	return nil
}

// listedParts cuts a printed name at "and", "&" and commas; every part has to
// be in the register, or there is none.
func listedParts(printed string) []corpus.Body {
	name := bare(tokens(printed))
	for i := len(name) - 1; i > 0; i-- {
		tail := i
		switch {
		case name[i].fold == "and" && i+1 < len(name):
			tail = i + 1
		case !strings.Contains(printed[name[i-1].end:name[i].start], ","):
			continue
		}
		last := listed(printed[name[tail].start:name[len(name)-1].end])
		if last == nil {
			continue
		}
		head := printed[name[0].start:name[i-1].end]
		all := listed(head)
		if all == nil {
			all = listedParts(head)
		}
		if all != nil {
			return append(all, last...)
		}
	}
	return nil
}

// Nearest are the names of the register that are most like name, at most n of
// them, for a message that says what to try.
func Nearest(name string, n int) []string {
	type scored struct {
		name  string
		score float64
	}
	want := strings.ToLower(name)
	all := make([]scored, len(authorities))
	for i, a := range authorities {
		all[i] = scored{a.Body.Name, likeness(want, strings.ToLower(a.Body.Name))}
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	var names []string
	for _, s := range all[:min(n, len(all))] {
		if s.score > 0 {
			names = append(names, s.name)
		}
	}
	return names
}

// likeness is Dice's coefficient of the pairs of letters of a and b: 1 for the
// same pairs, 0 for none in common (L. R. Dice, Ecology 26, 1945).
func likeness(a, b string) float64 {
	pairs := map[string]int{}
	for i := 0; i+2 <= len(a); i++ {
		pairs[a[i:i+2]]++
	}
	common := 0
	for i := 0; i+2 <= len(b); i++ {
		if pairs[b[i:i+2]] > 0 {
			pairs[b[i:i+2]]--
			common++
		}
	}
	if len(a)+len(b) <= 2 {
		return 0
	}
	return 2 * float64(common) / float64(len(a)+len(b)-2)
}
