package read

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// decode gives bytes in an unknown character set as valid UTF-8, and notes what
// it did. Valid UTF-8 stays as it is, byte for byte.
func decode(b []byte) (text string, notes []string) {
	if order := utf16Order(b); order != nil {
		return decodeUTF16(b, order)
	}
	if utf8.Valid(b) {
		return sharing(b), nil
	}
	if looksWindows1252(b) {
		out, err := charmap.Windows1252.NewDecoder().Bytes(b)
		if err == nil {
			return string(out), []string{"converted from Windows-1252"}
		}
	}
	return replaceInvalid(b)
}

// sharing is b as a string without a copy of it, which would be a second one of
// every text. What is read is never written to.
func sharing(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// replaceInvalid puts U+FFFD for each byte that is not part of a rune.
func replaceInvalid(b []byte) (string, []string) {
	var out strings.Builder
	bad := 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		out.WriteRune(r)
		b = b[n:]
	}
	if bad == 0 {
		return out.String(), nil
	}
	return out.String(), []string{fmt.Sprintf("%d bytes were not valid UTF-8 and are shown as U+FFFD", bad)}
}

// utf16Order is the byte order of UTF-16: by its mark, where what follows can be
// UTF-16, or by the zeros that every other byte of a Latin text has. It is nil for
// other character sets.
func utf16Order(b []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")) && canBeUTF16(b[2:], binary.LittleEndian):
		return binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")) && canBeUTF16(b[2:], binary.BigEndian):
		return binary.BigEndian
	}
	head := b[:min(len(b), sniffed)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	const share = 4 // of the letters at least one in four is Latin
	switch pairs := len(head) / 2; {
	case pairs < 4:
	case zeros[1]*share > pairs && zeros[0] == 0:
		return binary.LittleEndian
	case zeros[0]*share > pairs && zeros[1] == 0:
		return binary.BigEndian
	}
	return nil
}

// canBeUTF16 reports whether b reads as a text in UTF-16: it is not letters
// and spaces of ASCII side by side, and hardly any unit is one that no text has.
func canBeUTF16(b []byte, order binary.ByteOrder) bool {
	head := b[:min(len(b), sniffed)&^1]
	zeros, letters, strange := 0, 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			zeros++
		case c == ' ', 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		}
	}
	for i := 0; i < len(head); i += 2 {
		u := rune(order.Uint16(head[i:]))
		if u < ' ' && !strings.ContainsRune("\t\n\f\r", u) || u >= 0xe000 && u < 0xf900 || u >= 0xfffe {
			strange++ // controls, private use, no characters
		}
	}
	sideBySide := zeros == 0 && letters*4 > len(head)*3
	return !sideBySide && strange*20 <= len(head)
}

func decodeUTF16(b []byte, order binary.ByteOrder) (string, []string) {
	endian, name := unicode.LittleEndian, "UTF-16 (little-endian)"
	if order == binary.BigEndian {
		endian, name = unicode.BigEndian, "UTF-16 (big-endian)"
	}
	out, err := unicode.UTF16(endian, unicode.UseBOM).NewDecoder().Bytes(b)
	notes := []string{"converted from " + name}
	if bad := bytes.Count(out, []byte("\ufffd")); err != nil || bad > 0 {
		notes = append(notes, fmt.Sprintf("%d places were not valid UTF-16 and are shown as U+FFFD", bad))
	}
	text, _ := replaceInvalid(out)
	return text, notes
}

// latinMarks are the letters and marks beyond ASCII that English text in
// Windows-1252 has: quotation marks, dashes, the pound, accents of names.
const latinMarks = "…‘’“”•–—™ £©«®°´·»¼½¾àáâäåæçèéêëìíîïñòóôöøùúûüýßÀÁÂÄÅÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜ§" + "\u00a0"

// looksWindows1252 reports whether most bytes beyond ASCII are marks of English
// text in that set, a mark of UTF-16 aside that begins what is none.
func looksWindows1252(b []byte) bool {
	b = bytes.TrimPrefix(bytes.TrimPrefix(b, []byte("\xff\xfe")), []byte("\xfe\xff"))
	likely, all := 0, 0
	for _, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		all++
		if strings.ContainsRune(latinMarks, charmap.Windows1252.DecodeByte(c)) {
			likely++
		}
	}
	return all > 0 && likely*3 >= all*2 && !mostlyUTF8(b)
}

// mostlyUTF8 reports whether at least half of what is beyond ASCII is whole runes.
func mostlyUTF8(b []byte) bool {
	whole, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return whole >= bad && whole > 0
}
