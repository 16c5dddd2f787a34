package pdftext

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// A glyph is one letter where the page shows it, the page upright.
type glyph struct {
	text     string
	x0, x1   float64
	y        float64 // baseline
	size     float64 // height of the font
	bold     bool
	artifact bool // marked by the producer as furniture of the page
	turned   bool // does not run from left to right
}

// A rule is a straight line that the page draws, horizontal or vertical.
type rule struct{ rect }

// A drawing is what one page shows: its letters in the order of drawing, and
// the rules of its tables.
type drawing struct {
	glyphs        []glyph
	rules         []rule
	width, height float64
}

type textState struct {
	font        *font
	size        float64
	charSpace   float64
	wordSpace   float64
	scale       float64 // horizontal, 1 is natural
	leading     float64
	rise        float64
	ctm         matrix
	strokeWidth float64
}

// An interpreter follows the text operators of one document's pages (ISO
// 32000-1, 8.4 and 9.4), with the whole graphics state, font included, kept
// across q and Q.
type interpreter struct {
	fonts  map[string]*font // by the printed form of the font's dictionary
	budget int              // bytes of content left to read

	out       drawing
	state     textState
	saved     []textState
	tm, line  matrix
	marks     []mark
	path      []rect // segments and rectangles under construction
	at, begin point
	depth     int
	formsLeft int
	resources pdf.Value
	named     map[string]*font // fonts of the resources, as far as they were asked for
}

type point struct{ x, y float64 }

// A mark is one level of marked content.
type mark struct {
	artifact bool
	actual   *string // replaces the letters shown within; nil where it does not
}

const (
	maxForms  = 12      // within each other
	maxRuns   = 1 << 12 // of forms on one page
	maxSaved  = 1024
	maxRules  = 20000
	maxGlyphs = 1 << 18 // of one page: more is no page that anyone reads
)

func (in *interpreter) page(l leaf) drawing {
	base, width, height := l.upright()
	in.out = drawing{width: width, height: height}
	in.state = textState{scale: 1, ctm: base, strokeWidth: 1}
	in.saved, in.marks, in.path = nil, nil, nil
	in.resources, in.named, in.formsLeft = l.resources, map[string]*font{}, maxRuns
	in.run(in.read(l.contents))
	return in.out
}

func (in *interpreter) read(v pdf.Value) []byte {
	b := content(v, in.budget)
	in.budget -= len(b)
	return b
}

func (in *interpreter) run(data []byte) {
	l := &lexer{data: data}
	var args []operand
	for {
		var op string
		var ok bool
		if args, op, ok = l.next(args); !ok || len(in.out.glyphs) > maxGlyphs {
			return
		}
		in.operator(op, operands(args))
	}
}

// operands are the arguments of one operator, missing ones zero.
type operands []operand

func (a operands) num(i int) float64 {
	if i < len(a) {
		return a[i].num
	}
	return 0
}

func (a operands) at(i int) operand {
	if i < len(a) {
		return a[i]
	}
	return operand{}
}

func (a operands) matrix() matrix {
	return matrix{a.num(0), a.num(1), a.num(2), a.num(3), a.num(4), a.num(5)}
}

func (in *interpreter) operator(op string, a operands) {
	switch op {
	case "q":
		if len(in.saved) < maxSaved {
			in.saved = append(in.saved, in.state)
		}
	case "Q":
		if n := len(in.saved); n > 0 {
			in.state, in.saved = in.saved[n-1], in.saved[:n-1]
		}
	case "cm":
		in.state.ctm = a.matrix().mul(in.state.ctm)
	case "gs":
		in.graphicsState(in.resources.Key("ExtGState").Key(a.at(0).str))
	case "Do":
		in.form(in.resources.Key("XObject").Key(a.at(0).str))
	case "BMC", "BDC":
		in.beginMarked(a)
	case "EMC":
		if n := len(in.marks); n > 0 {
			in.marks = in.marks[:n-1]
		}
	default:
		if !in.textOperator(op, a) {
			in.pathOperator(op, a)
		}
	}
}

func (in *interpreter) textOperator(op string, a operands) bool {
	s := &in.state
	switch op {
	case "BT":
		in.tm, in.line = identity, identity
	case "Tf":
		s.font, s.size = in.font(a.at(0).str), a.num(1)
	case "Tc":
		s.charSpace = a.num(0)
	case "Tw":
		s.wordSpace = a.num(0)
	case "Tz":
		s.scale = a.num(0) / 100
	case "TL":
		s.leading = a.num(0)
	case "Ts":
		s.rise = a.num(0)
	case "Td":
		in.moveLine(a.num(0), a.num(1))
	case "TD":
		s.leading = -a.num(1)
		in.moveLine(a.num(0), a.num(1))
	case "Tm":
		in.line = a.matrix()
		in.tm = in.line
	case "T*":
		in.moveLine(0, -s.leading)
	case "Tj":
		in.show(a.at(0).str)
	case "TJ":
		in.showSpaced(a.at(0).list)
	case "'":
		in.moveLine(0, -s.leading)
		in.show(a.at(0).str)
	case `"`:
		s.wordSpace, s.charSpace = a.num(0), a.num(1)
		in.moveLine(0, -s.leading)
		in.show(a.at(2).str)
	default:
		return false
	}
	return true
}

func (in *interpreter) moveLine(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.mul(in.line)
	in.tm = in.line
}

func (in *interpreter) graphicsState(v pdf.Value) {
	if f := v.Key("Font"); f.Len() == 2 {
		in.state.font, in.state.size = in.fontOf(f.Index(0)), f.Index(1).Float64()
	}
}

func (in *interpreter) font(name string) *font {
	f, ok := in.named[name]
	if !ok {
		f = in.fontOf(in.resources.Key("Font").Key(name))
		in.named[name] = f
	}
	return f
}

// fontOf reads a font once a document. The printed form of its dictionary
// names the objects that it refers to, so that it tells fonts apart.
func (in *interpreter) fontOf(v pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return nil
	}
	key := v.String()
	f, ok := in.fonts[key]
	if !ok {
		f = newFont(v)
		in.fonts[key] = f
	}
	return f
}

// form runs a form XObject within the present state, which it cannot change.
func (in *interpreter) form(v pdf.Value) {
	if v.Key("Subtype").Name() != "Form" || in.depth >= maxForms || in.formsLeft <= 0 || in.budget <= 0 {
		return
	}
	in.formsLeft--
	outer := *in
	in.depth++
	in.saved = nil
	if m := v.Key("Matrix"); m.Len() == 6 {
		in.state.ctm = matrixOf(m).mul(in.state.ctm)
	}
	if r := v.Key("Resources"); r.Kind() == pdf.Dict {
		in.resources, in.named = r, map[string]*font{}
	}
	in.run(in.read(v))
	in.depth--
	in.state, in.saved, in.marks, in.tm, in.line = outer.state, outer.saved, outer.marks, outer.tm, outer.line
	in.resources, in.named = outer.resources, outer.named
}

func matrixOf(v pdf.Value) (m matrix) {
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}

// beginMarked opens a level of marked content, which inherits from the one around it.
func (in *interpreter) beginMarked(a operands) {
	var m mark
	if n := len(in.marks); n > 0 {
		m = in.marks[n-1]
	}
	properties := a.at(1)
	switch tag := a.at(0).str; {
	case tag == "Artifact" && in.isPagination(properties):
		m.artifact = true
	case properties.kind == dictOperand && properties.key("ActualText").kind == stringOperand:
		actual := textString(properties.key("ActualText").str)
		m.actual = &actual
	}
	if len(in.marks) < maxSaved {
		in.marks = append(in.marks, m)
	}
}

// isPagination tells running heads and page numbers from other artifacts, such
// as backgrounds: they say so, in place or in a named property list.
func (in *interpreter) isPagination(properties operand) bool {
	if properties.kind == nameOperand {
		return in.resources.Key("Properties").Key(properties.str).Key("Type").Name() == "Pagination"
	}
	return properties.key("Type").str == "Pagination"
}

// textString decodes a PDF text string: UTF-16 with its mark, or one byte a letter.
func textString(s string) string {
	if strings.HasPrefix(s, "\xfe\xff") {
		return utf16Text(s[2:])
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

func (in *interpreter) showSpaced(list []operand) {
	s := &in.state
	for _, o := range list {
		switch o.kind {
		case stringOperand:
			in.show(o.str)
		case numberOperand:
			in.tm = matrix{1, 0, 0, 1, -o.num / 1000 * s.size * s.scale, 0}.mul(in.tm)
		}
	}
}

func (in *interpreter) show(raw string) {
	s := &in.state
	if s.font == nil {
		return
	}
	var m mark
	if n := len(in.marks); n > 0 {
		m = in.marks[n-1]
	}
	s.font.letters(raw, func(l letter) {
		trm := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.mul(in.tm).mul(in.state.ctm)
		if m.actual != nil {
			l.text, *m.actual = *m.actual, ""
		}
		in.add(glyphOf(l, trm, s.font.bold, m.artifact))
		advance := l.width*s.size + s.charSpace
		if l.space {
			advance += s.wordSpace
		}
		in.tm = matrix{1, 0, 0, 1, advance * s.scale, 0}.mul(in.tm)
	})
}

func glyphOf(l letter, trm matrix, bold, artifact bool) glyph {
	x0, y := trm.apply(0, 0)
	x1, y1 := trm.apply(l.width, 0)
	return glyph{
		text: l.text, x0: x0, x1: x1, y: y,
		size: math.Hypot(trm[2], trm[3]),
		bold: bold, artifact: artifact,
		turned: x1 < x0 || math.Abs(y1-y) > 0.2*math.Abs(x1-x0)+0.01,
	}
}

// add keeps a glyph that stands on the page and has text to it.
func (in *interpreter) add(g glyph) {
	onPage := g.x1 >= 0 && g.x0 <= in.out.width && g.y >= -g.size && g.y <= in.out.height
	if onPage && g.text != "" && g.size > 0 {
		in.out.glyphs = append(in.out.glyphs, g)
	}
}
