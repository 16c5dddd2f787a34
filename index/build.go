package index

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A builder turns what the grammar found into expressions.
type builder struct{ source string }

func (b builder) any(n *anyNode) (Expr, error) {
	var all Any
	for _, part := range n.Of {
		e, err := b.all(part)
		if err != nil {
			return nil, err
		}
		all.Of = append(all.Of, e)
	}
	if len(all.Of) == 1 {
		return all.Of[0], nil
	}
	if one := oneCondition(all.Of); one != nil {
		return one, nil
	}
	return &all, nil
}

// oneCondition makes speaker:a OR speaker:b one condition, so that what stands
// beside it is looked for in a quotation of either; nil where parts are not all
// conditions on one field.
func oneCondition(parts []Expr) *Group {
	var merged Condition
	for i, part := range parts {
		g, ok := part.(*Group)
		if !ok || len(g.Conditions) != 1 || !g.wordless() || g.In != "" || g.From != "" || g.To != "" {
			return nil
		}
		c := g.Conditions[0]
		switch {
		case i == 0:
			merged = c
		case c.Field != merged.Field:
			return nil
		default:
			merged.Values = append(merged.Values, c.Values...)
		}
	}
	return &Group{Conditions: []Condition{merged}}
}

// all joins what stands side by side. Fields without words join the group around
// them, so that they speak of the words beside them.
func (b builder) all(n *allNode) (Expr, error) {
	g := &Group{}
	for _, part := range n.Of {
		e, err := b.near(part.Of)
		if err != nil {
			return nil, err
		}
		field, ok := e.(*Group)
		switch {
		case len(part.Not)%2 == 1:
			g.Not = append(g.Not, e)
		case ok && field.wordless():
			if err := b.join(g, field, part.Of.First.Pos.Offset); err != nil {
				return nil, err
			}
		default:
			g.All = append(g.All, e)
		}
	}
	if len(g.All) == 1 && len(g.Not)+len(g.Conditions) == 0 && g.In == "" && g.From == "" && g.To == "" {
		return g.All[0], nil
	}
	return g, nil
}

// wordless reports whether g holds fields alone.
func (g *Group) wordless() bool { return len(g.All)+len(g.Not) == 0 }

func (b builder) join(g, field *Group, at int) error {
	if field.In != "" && g.In != "" && g.In != field.In {
		return fault(b.source, at, "in:%s and in:%s side by side; put each with its words in parentheses", g.In, field.In)
	}
	g.Conditions = append(g.Conditions, field.Conditions...)
	if field.In != "" {
		g.In = field.In
	}
	if g.In != "" && g.In != InQuote && g.ofQuotations() {
		return fault(b.source, at, "in:%s beside a field of quotations; put each with its words in parentheses", g.In)
	}
	g.From, g.To = later(g.From, field.From), earlier(g.To, field.To)
	if emptyRange(g) {
		return fault(b.source, at, "no date lies behind %s and before %s", g.From, g.To)
	}
	return nil
}

// emptyRange reports whether the dates of g end before they begin.
func emptyRange(g *Group) bool {
	return g.From != "" && g.To != "" && g.To.Last().Before(g.From.First())
}

func later(a, b corpus.Date) corpus.Date {
	if a == "" || b != "" && b.First().After(a.First()) {
		return b
	}
	return a
}

func earlier(a, b corpus.Date) corpus.Date {
	if a == "" || b != "" && b.Last().Before(a.Last()) {
		return b
	}
	return a
}

func (b builder) near(n *nearNode) (Expr, error) {
	left, err := b.atom(n.First)
	if err != nil {
		return nil, err
	}
	for i, r := range n.Rest {
		right, err := b.atom(r.Of)
		if err != nil {
			return nil, err
		}
		within, err := b.within(r)
		switch {
		case err != nil:
			return nil, err
		case i == 0 && !placed(left):
			return nil, fault(b.source, n.First.Pos.Offset, "NEAR joins words, phrases, and such with OR between them in parentheses")
		case !placed(right):
			return nil, fault(b.source, r.Of.Pos.Offset, "NEAR joins words, phrases, and such with OR between them in parentheses")
		}
		left = &Near{left, right, within}
	}
	return left, nil
}

func (b builder) within(r *nearRight) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(r.Op, "NEAR/"))
	switch {
	case err != nil || n < 1:
		return 0, fault(b.source, r.Pos.Offset, "NEAR needs a number of words, as in NEAR/5")
	case n > MaxNear:
		return 0, fault(b.source, r.Pos.Offset, "NEAR/%d reaches too far; the cap is %d", n, MaxNear)
	}
	return n, nil
}

// placed reports whether e has places of its own: a phrase, a nearness, or any
// of such.
func placed(e Expr) bool {
	switch e := e.(type) {
	case *Phrase, *Near:
		return true
	case *Any:
		return !slices.ContainsFunc(e.Of, func(part Expr) bool { return !placed(part) })
	}
	return false
}

func (b builder) atom(n *atomNode) (Expr, error) {
	switch {
	case n.Group != nil:
		return b.any(n.Group)
	case n.Field != nil:
		return b.field(n.Field)
	case n.Phrase != "":
		return b.phrase(n.Phrase, n.Pos.Offset)
	}
	return b.word(n.Word, n.Pos.Offset)
}

func (b builder) phrase(s string, at int) (Expr, error) {
	form := Exact
	if s[0] == '~' {
		form = Stem
	}
	return b.words(strings.TrimLeft(s, "~="), form, at, at+len(s)-len(strings.TrimLeft(s, "~=")))
}

func (b builder) word(s string, at int) (Expr, error) {
	form := Stem
	if s[0] == '=' {
		form = Exact
	}
	bare := strings.TrimLeft(s, "~=")
	return b.words(bare, form, at, at+len(s)-len(bare))
}

// words makes a phrase of the words of s, which begins at byte from of the
// query. A word with a star behind it stands for all that begin so.
func (b builder) words(s string, form Form, at, from int) (Expr, error) {
	p := &Phrase{At: at}
	starred := map[int]bool{}
	words := text.Words(s, 0)
	for i, w := range words {
		if !w.Lexical() {
			continue
		}
		element := Element{form, text.Fold(s[w.Start:w.End])}
		switch {
		case strings.HasPrefix(s[w.End:], "*") && !goesOn(words[i:]):
			element.Form = Prefix
			starred[int(w.End)] = true
		case form == Stem:
			element.Text = text.Stem(element.Text)
		}
		p.Elements = append(p.Elements, element)
	}
	for i, r := range s {
		if r == '*' && !starred[i] {
			return nil, fault(b.source, from+i, "a wildcard stands at the end of a word, as in inspect*")
		}
	}
	switch {
	case len(p.Elements) == 0:
		return nil, fault(b.source, at, "there is no word in %q", b.source[at:from+len(s)])
	case len(p.Elements) > MaxPhrase:
		return nil, fault(b.source, at, "a phrase of %d words; the cap is %d", len(p.Elements), MaxPhrase)
	}
	return p, nil
}

// goesOn reports whether behind the first of words stand one character and
// then, at once, another word.
func goesOn(words []text.Word) bool {
	for _, w := range words[1:] {
		if w.Lexical() {
			return w.Start == words[0].End+1
		}
	}
	return false
}

func (b builder) field(n *fieldNode) (Expr, error) {
	name := strings.ToLower(strings.TrimSuffix(n.Name, ":"))
	at := n.Pos.Offset
	value := n.Word
	if n.Phrase != "" {
		value = unmarked(n.Phrase)
	}
	switch name {
	case "in":
		return b.in(value, at)
	case "date":
		from, to, found := strings.Cut(value, "..")
		if !found {
			to = from
		}
		return b.dates(from, to, at)
	case "from":
		return b.dates(value, "", at)
	case "to":
		return b.dates("", value, at)
	}
	if !slices.Contains(fields, Field(name)) {
		return nil, fault(b.source, at, "there is no field %q; did you mean %s? Put text with a colon in quotation marks", name, nearestField(name))
	}
	return &Group{Conditions: []Condition{{Field: Field(name), Values: []string{value}, At: at}}}, nil
}

// unmarked is a phrase's token without its marks.
func unmarked(s string) string {
	return strings.Trim(strings.TrimLeft(s, "~="), marks+"‘’")
}

func nearestField(name string) string {
	known := []string{"in", "date", "from", "to"}
	for _, f := range fields {
		known = append(known, string(f))
	}
	if near := Nearest(name, slices.Values(known)); len(near) > 0 {
		return near[0]
	}
	return strings.Join(known, ", ")
}

func (b builder) in(value string, at int) (Expr, error) {
	switch part := Part(strings.ToLower(value)); part {
	case InText, InTitle, InQuote, InFurniture:
		return &Group{In: part}, nil
	}
	switch kind := corpus.Kind(strings.ToLower(value)); kind {
	case corpus.Article, corpus.Report, corpus.Letter:
		return &Group{Conditions: []Condition{{Field: FieldKind, Values: []string{string(kind)}, At: at}}}, nil
	}
	return nil, fault(b.source, at, "in:%s is unknown; write in:text, title, quote, furniture, report, article or letter", value)
}

func (b builder) dates(from, to string, at int) (Expr, error) {
	g := &Group{}
	for _, end := range []struct {
		s    string
		into *corpus.Date
	}{{from, &g.From}, {to, &g.To}} {
		if end.s == "" {
			continue
		}
		d, err := corpus.ParseDate(end.s)
		if err != nil {
			return nil, fault(b.source, at, "%v, or a range as in 2022-06..2023-01", err)
		}
		*end.into = d
	}
	if emptyRange(g) {
		return nil, fault(b.source, at, "the range ends before it begins")
	}
	if g.From == "" && g.To == "" {
		return nil, fault(b.source, at, "the date is missing: write 2022, 2022-06, 2022-06-14 or a range as in 2022-06..2023-01")
	}
	return g, nil
}

// asGroup makes a group of e, for the top of a query.
func asGroup(e Expr) *Group {
	if g, ok := e.(*Group); ok {
		return g
	}
	return &Group{All: []Expr{e}}
}
