package term

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/text"
)

//go:embed synonyms.txt
var synonymsFile string

// Synonyms are rings of terms that mean one thing. They are read-only and safe
// for concurrent use.
type Synonyms struct {
	rings map[string]*ring // by the keys of each term
	named []*ring          // by name
}

type ring struct {
	name  string
	line  int
	terms [][]string // the names of the keys of each
}

// Field is the synonyms of the field that the program embeds.
var Field = sync.OnceValue(func() *Synonyms {
	field, err := ParseSynonyms("synonyms.txt", synonymsFile)
	if err != nil {
		panic("the embedded " + err.Error())
	}
	return field
})

// ParseSynonyms reads the text of a synonym file, in the form that synonyms.txt
// describes. File names it in errors, of which each has its line: a line without
// a name or without terms, a term in two rings (a clash), and rings whose names
// lead back to themselves (a cycle).
func ParseSynonyms(file, source string) (*Synonyms, error) {
	p := synonymParser{file: file, rings: map[string]*ring{}, parent: map[*ring]*ring{}}
	line := 0
	for content := range strings.Lines(source) {
		line++
		content, _, _ = strings.Cut(strings.TrimPrefix(content, "\ufeff"), "#")
		if strings.TrimSpace(content) != "" {
			p.ring(line, content)
		}
	}
	if err := errors.Join(p.errs...); err != nil {
		return nil, err
	}
	return newSynonyms(p.rings), nil
}

// With is s and the rings of own, which replace the rings of s that share a term
// with them.
func (s *Synonyms) With(own *Synonyms) *Synonyms {
	replaced := map[*ring]bool{}
	for keys := range own.rings {
		replaced[s.rings[keys]] = true
	}
	rings := maps.Clone(own.rings)
	for keys, r := range s.rings {
		if !replaced[r] {
			rings[keys] = r
		}
	}
	return newSynonyms(rings)
}

func newSynonyms(rings map[string]*ring) *Synonyms {
	named := map[string]*ring{}
	for _, r := range rings {
		named[r.name] = r
	}
	byName := func(a, b *ring) int { return cmp.Compare(a.name, b.name) }
	return &Synonyms{rings, slices.SortedFunc(maps.Values(named), byName)}
}

// String is the rings in one line each: equal for equal synonyms.
func (s *Synonyms) String() string {
	var b strings.Builder
	for _, r := range s.named {
		b.WriteString(r.name + ":")
		for _, keys := range r.terms {
			b.WriteString(" " + strings.Join(keys, "_"))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

type synonymParser struct {
	file   string
	rings  map[string]*ring // by the keys of each term
	parent map[*ring]*ring  // the ring that holds the name of a ring as a synonym
	errs   []error
}

func (p *synonymParser) ring(line int, content string) {
	name, others, found := strings.Cut(content, ":")
	r := &ring{name: strings.TrimSpace(name), line: line}
	if !found || keysOf(r.name) == "" {
		p.fail(r, "%q is no ring: write a name, a colon and its synonyms, parted by commas", strings.TrimSpace(content))
		return
	}
	before := len(p.errs)
	holder := p.rings[keysOf(r.name)]
	if holder != nil {
		p.parent[r] = holder
	}
	terms := 1
	for other := range strings.SplitSeq(others, ",") {
		if other = strings.TrimSpace(other); keysOf(other) != "" {
			p.add(r, other)
			terms++
		}
	}
	switch {
	case terms < 2:
		p.fail(r, "%q has no synonym behind its colon", r.name)
	case holder == nil:
		p.rings[keysOf(r.name)] = r
		r.terms = append(r.terms, keyNames(r.name))
	case len(p.errs) == before:
		p.clash(r, r.name, holder)
	}
}

// add puts term into r, unless another ring or r itself has it.
func (p *synonymParser) add(r *ring, term string) {
	keys := keysOf(term)
	holder := p.rings[keys]
	switch {
	case strings.EqualFold(term, r.name):
		p.fail(r, "a cycle: %q is a synonym of itself", term)
	case keys == keysOf(r.name) || holder == r: // another form of a term that the ring has
	case holder == nil:
		p.rings[keys] = r
		r.terms = append(r.terms, keyNames(term))
	case keys == keysOf(holder.name) && p.under(r, holder):
		p.fail(r, "a cycle: %q leads to %q, and %q (line %d) leads back; keep one of the lines", r.name, term, term, holder.line)
	default:
		p.clash(r, term, holder)
	}
}

// under reports whether the name of r is a synonym of above, or of a ring whose
// name is, and so on.
func (p *synonymParser) under(r, above *ring) bool {
	for range len(p.parent) {
		if r = p.parent[r]; r == above || r == nil {
			break
		}
	}
	return r == above
}

func (p *synonymParser) clash(r *ring, term string, holder *ring) {
	p.fail(r, "a clash: %q is in the ring %q already (line %d); put both rings on one line, or the term into one of them", term, holder.name, holder.line)
}

func (p *synonymParser) fail(r *ring, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %s", p.file, r.line, fmt.Sprintf(format, args...)))
}

// keysOf is the keys of the words of phrase, parted by spaces.
func keysOf(phrase string) string { return strings.Join(keyNames(phrase), " ") }

// keyNames is the key of each word of phrase.
func keyNames(phrase string) []string {
	var names []string
	for _, w := range text.Words(phrase, 0) {
		if w.Lexical() {
			names = append(names, keyName(text.Fold(phrase[w.Start:w.End])))
		}
	}
	return names
}
