package pdftext

import "strings"

// helvetica holds the widths of Helvetica from the space to the tilde, in
// thousandths of an em (Adobe's metrics of the 14 standard fonts). A PDF need
// not give them; of the other standard fonts they are near enough to tell a gap
// between words from one within.
var helvetica = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

const courierWidth = 0.6

func standardWidths(name string, f *font) {
	if strings.HasPrefix(name, "Courier") {
		f.missing = courierWidth
		return
	}
	for i, w := range helvetica {
		f.widths[uint32(' ')+uint32(i)] = float64(w) / 1000
	}
}
