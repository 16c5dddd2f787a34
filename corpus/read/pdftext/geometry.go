package pdftext

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// A matrix is the PDF's [a b c d e f]: (x, y) becomes (ax+cy+e, bx+dy+f).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is the matrix that does m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// A rect has its lower left corner at (x0, y0), in points.
type rect struct{ x0, y0, x1, y1 float64 }

func rectOf(v pdf.Value) rect {
	x0, y0 := v.Index(0).Float64(), v.Index(1).Float64()
	x1, y1 := v.Index(2).Float64(), v.Index(3).Float64()
	return rect{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
}

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

// cover is the smallest rect that holds both; the zero rect adds nothing.
func (r rect) cover(s rect) rect {
	if r == (rect{}) {
		return s
	}
	if s == (rect{}) {
		return r
	}
	return rect{math.Min(r.x0, s.x0), math.Min(r.y0, s.y0), math.Max(r.x1, s.x1), math.Max(r.y1, s.y1)}
}
