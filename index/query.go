package index

import (
	"slices"

	"onrecord/corpus"
)

// The caps on a query. One that is beyond a cap is refused with an error that
// names the cap and the place.
const (
	MaxQueryBytes = 64 << 10
	MaxClauses    = 500 // words, phrases and fields
	MaxPhrase     = 100 // words in a phrase
	MaxDepth      = 50  // parentheses within parentheses
	MaxNear       = 100 // words from one side of a NEAR to the other
)

// A Query is what a user asked, parsed:
//
//	word  front-door      any form of the word, by stem; its parts side by side
//	=word                 that form alone
//	word*                 every word that begins so
//	"at the heart"        those forms in that order; also in “…”, «…» and ‘…’
//	~"strong leader"      those words in that order in any form; a word of a phrase may end in *
//	a b, a AND b          both
//	a OR b                either
//	-a, NOT a             not
//	a NEAR/5 b            at most five words from one to the other, in either order
//	( … )                 first what is inside
//	speaker:"Ann Oduya"   said by her: what stands beside it is looked for in one quotation of hers
//	in:title              what stands beside it is looked for in the title; also text, quote, furniture;
//	                      in:report, in:article and in:letter ask for the kind of document
//	date:2022-06..2023    the date can lie within; from:2022-06 and to:2023 give one end
//
// Fields are doc, visit, body, inspectorate, kind, outlet, speaker, voice and
// quote-kind; values of more than one word stand in marks. NOT binds closest,
// then NEAR, then AND, then OR. Case, hyphens, and the kinds of marks and
// apostrophes make no difference.
type Query struct {
	Source string
	Root   *Group
}

// HasWords reports whether the query looks for words, which have places; fields
// alone, and what is only excluded, have none.
func (q *Query) HasWords() bool { return hasWords(q.Root) }

func hasWords(e Expr) bool {
	switch e := e.(type) {
	case *Group:
		return slices.ContainsFunc(e.All, hasWords)
	case *Any:
		return slices.ContainsFunc(e.Of, hasWords)
	}
	return true
}

// An Expr is a part of a query: *Phrase, *Near, *Any or *Group.
type Expr interface{ expr() }

// A Phrase is words that stand one behind the other; often it is only one.
type Phrase struct {
	Elements []Element
	At       int // byte offset in the query
}

// An Element stands for one word of a text. Text is a fold, a stem or the
// beginning of a fold.
type Element struct {
	Form Form
	Text string
}

// Form says which form of a word an [Element] speaks of.
type Form uint8

// The forms.
const (
	Exact  Form = iota // the folded word
	Stem               // any word of that stem
	Prefix             // any folded word that begins so
)

// Near is two things, in either order and apart, the nearer ends of which are
// at most Within words from each other. Left and Right are *Phrase, *Near, or
// *Any of such.
type Near struct {
	Left, Right Expr
	Within      int
}

// Any holds where one of its parts does.
type Any struct{ Of []Expr }

// A Group holds where all of its parts do and none of Not.
//
// In and the conditions on fields of quotations say where the words of the
// group are looked for: in the text if there are none, in the title, in one
// quotation that satisfies them all. A group within a group looks in the same
// place unless it says another; within a quotation its conditions are on that
// same quotation.
type Group struct {
	All        []Expr
	Not        []Expr
	Conditions []Condition
	From, To   corpus.Date // the document's date can lie within
	In         Part        // empty: wherever the group around it looks
}

// Part is where words are looked for.
type Part string

// The parts of documents.
const (
	InText      Part = "text" // furniture left out
	InTitle     Part = "title"
	InQuote     Part = "quote"     // the content of one quotation
	InFurniture Part = "furniture" // what InText leaves out
)

// A Condition is a field and the values it may have.
type Condition struct {
	Field  Field
	Values []string // as the user wrote them
	Keys   []string // those of Document.Keys and Quote.Keys that will do, once looked up in a snapshot
	At     int      // byte offset in the query; -1 for a filter's
}

func (*Phrase) expr() {}
func (*Near) expr()   {}
func (*Any) expr()    {}
func (*Group) expr()  {}

// OfQuotes reports whether the words of the group are looked for in one
// quotation.
func (g *Group) OfQuotes() bool { return g.In == InQuote || g.ofQuotations() }

// ofQuotations reports whether g has conditions on fields of quotations.
func (g *Group) ofQuotations() bool {
	return slices.ContainsFunc(g.Conditions, func(c Condition) bool { return c.Field.OfQuotes() })
}
