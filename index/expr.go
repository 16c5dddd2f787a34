package index

import (
	"onrecord/corpus"
)

// An Expr is a part of a query: *Phrase, *Near, *Any or *Group.
type Expr interface{ expr() }

// Form says which form of a word an [Element] speaks of.
type Form uint8

// The forms.
const (
	Exact  Form = iota // the folded word
	Stem               // any word of that stem
	Prefix             // any folded word that begins so
)

// An Element stands for one word of a text. Text is a fold, a stem or the
// beginning of a fold.
type Element struct {
	Form Form
	Text string
}

// A Phrase is words that stand one behind the other; often it is only one.
type Phrase struct {
	Elements []Element
	At       int // byte offset in the query
}

// Near is two things, in either order and apart, of which the nearer ends are
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
// group are looked for: in the text if there are none, in the title, or in
// one quotation that satisfies them all. A group within a group looks in the
// same place unless it says another.
type Group struct {
	All        []Expr
	Not        []Expr
	Conditions []Condition
	From, To   corpus.Date // the document's date can lie within
	In         Part
}

// Part is where words are looked for.
type Part string

// The parts of documents.
const (
	InText  Part = "text" // furniture left out
	InTitle Part = "title"
	InQuote Part = "quote" // the content of one quotation
	// InFurniture is what InText leaves out.
	InFurniture Part = "furniture"
)

// A Condition is a field and the values it may have.
type Condition struct {
	Field  Field
	Values []string // as the user wrote them
	Keys   []string // of Document.Keys or Quote.Keys, once looked up in a snapshot
	At     int      // byte offset in the query; -1 for a filter's
}

func (*Phrase) expr() {}
func (*Near) expr()   {}
func (*Any) expr()    {}
func (*Group) expr()  {}

// A Query is what a user asked, parsed.
type Query struct {
	Source string
	Root   *Group
}

// A Selection is a query and a filter whose names were looked up in one
// snapshot. Root is both in one.
type Selection struct {
	Generation string
	Root       *Group
}
