package pdftext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// A font turns the codes of a shown string into text and widths.
type font struct {
	bold      bool
	composite bool // Type 0: codes of several bytes
	codeSize  int  // bytes a code has, of a composite font
	unicode   *cmap
	simple    [256]string // text of each code of a simple font
	utf16     bool        // codes are UTF-16 themselves
	widths    map[uint32]float64
	missing   float64 // width of a code that has none, in em
}

const (
	maxFontBytes = 1 << 24
	// unknownWidth is about the mean of a text font's letters, in em.
	unknownWidth = 0.5
)

var boldName = regexp.MustCompile(`(?i)bold|black|heavy|semibold|demi`)

func newFont(v pdf.Value) *font {
	f := &font{widths: map[uint32]float64{}, missing: unknownWidth, codeSize: 1}
	if to := v.Key("ToUnicode"); to.Kind() == pdf.Stream {
		f.unicode = parseCMap(streamBytes(to, maxFontBytes))
	}
	descriptor := v.Key("FontDescriptor")
	if v.Key("Subtype").Name() == "Type0" {
		f.composite = true
		descendant := v.Key("DescendantFonts").Index(0)
		descriptor = descendant.Key("FontDescriptor")
		f.readCodeSize(v.Key("Encoding"))
		f.readCIDWidths(descendant)
	} else {
		f.readSimple(v)
		f.readWidths(v, descriptor)
	}
	f.bold = boldName.MatchString(v.Key("BaseFont").Name()) ||
		descriptor.Key("FontWeight").Float64() >= 600 ||
		descriptor.Key("Flags").Int64()&(1<<18) != 0
	return f
}

// readCodeSize takes two bytes a code, which all predefined encodings in use
// have, unless the font's own tables say otherwise.
func (f *font) readCodeSize(encoding pdf.Value) {
	f.codeSize = 2
	name := encoding.Name()
	f.utf16 = strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16")
	space := f.unicode
	if encoding.Kind() == pdf.Stream {
		space = parseCMap(streamBytes(encoding, maxFontBytes))
	}
	if space != nil && space.widths[1] && !space.widths[2] {
		f.codeSize = 1
	}
}

// readCIDWidths reads the W array: "first [w w …]" and "first last w".
func (f *font) readCIDWidths(descendant pdf.Value) {
	f.missing = 1
	if dw := descendant.Key("DW"); !dw.IsNull() {
		f.missing = dw.Float64() / 1000
	}
	w := descendant.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := uint32(w.Index(i).Int64())
		list := w.Index(i + 1)
		if list.Kind() == pdf.Array {
			for j := range list.Len() {
				f.widths[first+uint32(j)] = list.Index(j).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := uint32(list.Int64()), w.Index(i+2).Float64()/1000
		for c := first; c <= last && c-first < maxMapped; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

func (f *font) readWidths(v, descriptor pdf.Value) {
	scale := 1.0 / 1000
	if m := v.Key("FontMatrix"); m.Len() == 6 { // of Type 3
		scale = m.Index(0).Float64()
	}
	widths := v.Key("Widths")
	if widths.IsNull() {
		standardWidths(v.Key("BaseFont").Name(), f)
		return
	}
	if mw := descriptor.Key("MissingWidth"); !mw.IsNull() {
		f.missing = mw.Float64() * scale
	}
	first := v.Key("FirstChar").Int64()
	for i := range min(widths.Len(), 256) {
		f.widths[uint32(first)+uint32(i)] = widths.Index(i).Float64() * scale
	}
}

// readSimple fills the table of a one-byte font: its base encoding, and over it
// the glyph names of its differences.
func (f *font) readSimple(v pdf.Value) {
	encoding := v.Key("Encoding")
	base := encoding.Name()
	if encoding.Kind() == pdf.Dict {
		base = encoding.Key("BaseEncoding").Name()
	}
	table := charmap.Windows1252
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := range 256 {
		if r := table.DecodeByte(byte(c)); r != utf8.RuneError && r >= ' ' {
			f.simple[c] = string(r)
		}
	}
	if base == "" {
		f.simple['\''], f.simple['`'] = "’", "‘" // StandardEncoding
	}
	f.readDifferences(v, encoding.Key("Differences"))
}

// readDifferences asks the library for the letters that glyph names stand for;
// it tells them only by way of decoding.
func (f *font) readDifferences(v pdf.Value, differences pdf.Value) {
	if differences.Len() == 0 {
		return
	}
	library := pdf.Font{V: v}
	decode := library.Encoder()
	next := 0
	for i := range differences.Len() {
		x := differences.Index(i)
		if x.Kind() == pdf.Integer {
			next = int(x.Int64())
			continue
		}
		if next < 0 || next > 255 {
			continue
		}
		text := glyphText(x.Name())
		if text == "" {
			text = decode.Decode(string([]byte{byte(next)}))
			if text == string(rune(next)) && next >= 0x80 {
				text = f.simple[next] // the library knows no such name
			}
		}
		f.simple[next] = text
		next++
	}
}

var uniName = regexp.MustCompile(`^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))(?:\.|$)`)

// glyphText reads the glyph names that spell a code point ("uni2019", "u1F600").
func glyphText(name string) string {
	m := uniName.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	n, err := strconv.ParseUint(m[1]+m[2], 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}

// A letter is one decoded code of a shown string.
type letter struct {
	text  string
	width float64 // em
	space bool    // a one-byte code 32, which word spacing widens
}

// letters decodes a shown string; a code that the font gives no text for comes
// out as U+FFFD.
func (f *font) letters(raw string, emit func(letter)) {
	for len(raw) > 0 {
		n := min(f.codeSize, len(raw))
		c := code(raw[:n])
		emit(letter{f.text(c), f.width(c), n == 1 && c == ' '})
		raw = raw[n:]
	}
}

func (f *font) width(c uint32) float64 {
	if w, ok := f.widths[c]; ok {
		return w
	}
	return f.missing
}

func (f *font) text(c uint32) string {
	if f.unicode != nil {
		if s, ok := f.unicode.text[c]; ok {
			return s
		}
	}
	switch {
	case !f.composite:
		return f.simple[c&0xff]
	case f.utf16 && utf8.ValidRune(rune(c)):
		return string(rune(c))
	}
	return string(utf8.RuneError)
}
