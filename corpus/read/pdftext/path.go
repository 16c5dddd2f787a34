package pdftext

import "math"

// pathOperator follows the path operators as far as straight lines along the
// axes go: those are the rules of tables. Word draws them as thin filled
// rectangles, others stroke them.
func (in *interpreter) pathOperator(op string, a operands) {
	switch op {
	case "w":
		in.state.strokeWidth = a.num(0)
	case "m":
		in.at = in.device(a.num(0), a.num(1))
		in.begin = in.at
	case "l":
		to := in.device(a.num(0), a.num(1))
		in.segment(in.at, to)
		in.at = to
	case "h":
		in.segment(in.at, in.begin)
		in.at = in.begin
	case "re":
		in.rectangle(a)
	case "S", "s", "B", "B*", "b", "b*":
		in.paint(true)
	case "f", "F", "f*":
		in.paint(false)
	case "n":
		in.path = in.path[:0]
	}
}

func (in *interpreter) device(x, y float64) point {
	x, y = in.state.ctm.apply(x, y)
	return point{x, y}
}

func (in *interpreter) segment(from, to point) {
	if len(in.path) < maxRules {
		in.path = append(in.path, rect{
			math.Min(from.x, to.x), math.Min(from.y, to.y),
			math.Max(from.x, to.x), math.Max(from.y, to.y),
		})
	}
}

func (in *interpreter) rectangle(a operands) {
	p := in.device(a.num(0), a.num(1))
	q := in.device(a.num(0)+a.num(2), a.num(1)+a.num(3))
	in.segment(p, q)
	in.at, in.begin = p, p
}

const (
	thin      = 3.0 // points: a filled rectangle thinner than this is a rule
	shortRule = 6.0 // points: a rule shorter than this is a corner or a dash
)

// paint turns the path into rules: thin rectangles are one rule; the outline
// of a stroked box is four.
func (in *interpreter) paint(stroked bool) {
	for _, r := range in.path {
		switch {
		case r.width() <= thin || r.height() <= thin:
			in.addRule(r)
		case stroked:
			in.addRule(rect{r.x0, r.y0, r.x1, r.y0})
			in.addRule(rect{r.x0, r.y1, r.x1, r.y1})
			in.addRule(rect{r.x0, r.y0, r.x0, r.y1})
			in.addRule(rect{r.x1, r.y0, r.x1, r.y1})
		}
	}
	in.path = in.path[:0]
}

func (in *interpreter) addRule(r rect) {
	if math.Max(r.width(), r.height()) >= shortRule && len(in.out.rules) < maxRules {
		in.out.rules = append(in.out.rules, rule{r})
	}
}
