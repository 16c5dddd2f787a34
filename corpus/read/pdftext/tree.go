package pdftext

import (
	"errors"
	"io"

	"github.com/ledongthuc/pdf"
)

// A leaf is one page as the page tree describes it.
type leaf struct {
	contents  pdf.Value
	resources pdf.Value
	box       rect // MediaBox
	rotate    int  // degrees clockwise: 0, 90, 180 or 270
}

const (
	maxTreeDepth = 64
	maxPages     = 1 << 16
)

// leaves walks the page tree once, handing down what pages inherit.
func leaves(root pdf.Value) ([]leaf, error) {
	var out []leaf
	seen := 0
	var walk func(node pdf.Value, from leaf, depth int) error
	walk = func(node pdf.Value, from leaf, depth int) error {
		if seen++; depth > maxTreeDepth || seen > maxPages {
			return errors.New("the PDF is damaged: its page tree does not end")
		}
		from = inherit(from, node)
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array {
			if node.Kind() == pdf.Dict {
				from.contents = node.Key("Contents")
				out = append(out, from)
			}
			return nil
		}
		for i := range kids.Len() {
			if err := walk(kids.Index(i), from, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	a4 := rect{0, 0, 595, 842}
	err := walk(root, leaf{box: a4}, 0)
	return out, err
}

func inherit(from leaf, node pdf.Value) leaf {
	if r := node.Key("Resources"); r.Kind() == pdf.Dict {
		from.resources = r
	}
	if b := node.Key("MediaBox"); b.Len() == 4 {
		from.box = rectOf(b)
	}
	if r := node.Key("Rotate"); r.Kind() == pdf.Integer {
		from.rotate = int((r.Int64()%360 + 360) % 360)
	}
	return from
}

// upright is the matrix that turns the page as it is shown upright, its lower
// left corner at the origin, and the page's width and height then.
func (l leaf) upright() (m matrix, width, height float64) {
	w, h := l.box.x1-l.box.x0, l.box.y1-l.box.y0
	origin := matrix{1, 0, 0, 1, -l.box.x0, -l.box.y0}
	switch l.rotate {
	case 90:
		return origin.mul(matrix{0, -1, 1, 0, 0, w}), h, w
	case 180:
		return origin.mul(matrix{-1, 0, 0, -1, w, h}), w, h
	case 270:
		return origin.mul(matrix{0, 1, -1, 0, h, 0}), h, w
	}
	return origin, w, h
}

// content reads a page's streams, of which there may be several, as one; at
// most limit bytes. A stream that breaks off counts as far as it goes.
func content(v pdf.Value, limit int) []byte {
	if v.Kind() != pdf.Array {
		return streamBytes(v, limit)
	}
	var all []byte
	for i := range v.Len() {
		all = append(all, streamBytes(v.Index(i), limit-len(all))...)
		all = append(all, '\n')
	}
	return all
}

func streamBytes(v pdf.Value, limit int) []byte {
	if v.Kind() != pdf.Stream || limit <= 0 {
		return nil
	}
	b, _ := io.ReadAll(io.LimitReader(v.Reader(), int64(limit))) // what was read before an error counts
	return b
}
