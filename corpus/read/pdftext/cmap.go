package pdftext

import (
	"unicode/utf16"
	"unicode/utf8"
)

// A cmap maps the codes of a font to text, as its ToUnicode stream says. The
// library has one too, but searches its whole list at every letter and reads
// beyond the end of odd destinations.
type cmap struct {
	text   map[uint32]string
	widths [5]bool // lengths of code, in bytes, that its code space has
}

// maxMapped bounds the codes of one font: two bytes of code hold no more.
const maxMapped = 1 << 16

func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := &lexer{data: data}
	var args []operand
	for {
		var op string
		var ok bool
		if args, op, ok = l.next(args); !ok {
			return m
		}
		switch op {
		case "endcodespacerange":
			m.codeSpace(args)
		case "endbfchar":
			m.chars(args)
		case "endbfrange":
			m.ranges(args)
		}
	}
}

func (m *cmap) codeSpace(args []operand) {
	for _, a := range args {
		if n := len(a.str); a.kind == stringOperand && n > 0 && n <= 4 {
			m.widths[n] = true
		}
	}
}

func (m *cmap) chars(args []operand) {
	for i := 0; i+1 < len(args); i += 2 {
		m.set(code(args[i].str), utf16Text(args[i+1].str))
	}
}

func (m *cmap) ranges(args []operand) {
	for i := 0; i+2 < len(args); i += 3 {
		low, high, to := code(args[i].str), code(args[i+1].str), args[i+2]
		for c := low; c <= high && c-low < maxMapped && len(m.text) < maxMapped; c++ {
			switch {
			case to.kind == stringOperand:
				m.set(c, utf16Text(advance(to.str, c-low)))
			case int(c-low) < len(to.list):
				m.set(c, utf16Text(to.list[c-low].str))
			}
		}
	}
}

func (m *cmap) set(c uint32, text string) {
	if len(m.text) < maxMapped && text != "" {
		m.text[c] = text
	}
}

func code(s string) uint32 {
	var c uint32
	for i := range len(s) {
		c = c<<8 | uint32(s[i])
	}
	return c
}

// advance adds n to the last two bytes of a destination.
func advance(s string, n uint32) string {
	if n == 0 || s == "" {
		return s
	}
	b := []byte(s)
	for i := len(b) - 1; i >= 0 && i >= len(b)-2; i-- {
		n += uint32(b[i])
		b[i] = byte(n)
		n >>= 8
	}
	return string(b)
}

// utf16Text decodes big-endian UTF-16; a single byte stands for itself.
func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	var out []byte
	for _, r := range utf16.Decode(units) {
		if r != 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
