package pdftext

import (
	"bytes"
	"strconv"
)

// The operands and operators of a content stream. The library's own
// interpreter gives up a whole page at one odd byte, such as those of an inline
// image; this one takes the next token and goes on.

type operandKind uint8

const (
	otherOperand operandKind = iota
	numberOperand
	stringOperand
	nameOperand
	arrayOperand
	dictOperand
)

type operand struct {
	kind operandKind
	num  float64
	str  string    // of a string (raw codes) or a name
	list []operand // of an array; keys and values in turn of a dictionary
}

// key is the value of a name in a dictionary operand.
func (o operand) key(name string) operand {
	if o.kind == dictOperand {
		for i := 0; i+1 < len(o.list); i += 2 {
			if o.list[i].str == name {
				return o.list[i+1]
			}
		}
	}
	return operand{}
}

const (
	maxOperands = 512 // kept for one operator; more are noise
	maxNesting  = 32
)

type lexer struct {
	data []byte
	pos  int
}

// next gives the operands up to the next operator, and the operator; ok is
// false at the end of the stream.
func (l *lexer) next(operands []operand) (args []operand, op string, ok bool) {
	args = operands[:0]
	for l.skipSpace() {
		if c := l.data[l.pos]; isRegular(c) && !numeric(c) {
			op = l.word()
			switch op {
			case "true", "false", "null":
				continue
			case "ID":
				l.skipImage()
				continue
			}
			return args, op, true
		}
		o := l.operand(0)
		if len(args) < maxOperands {
			args = append(args, o)
		}
	}
	return args, "", false
}

func (l *lexer) skipSpace() bool {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return true
		}
	}
	return false
}

// operand reads the operand that begins at pos, of which it takes at least one byte.
func (l *lexer) operand(depth int) operand {
	switch c := l.data[l.pos]; {
	case c == '(':
		return operand{kind: stringOperand, str: l.literal()}
	case c == '<' && l.peek(1) == '<':
		l.pos += 2
		return operand{kind: dictOperand, list: l.until(depth+1, ">>")}
	case c == '<':
		return operand{kind: stringOperand, str: l.hex()}
	case c == '[':
		l.pos++
		return operand{kind: arrayOperand, list: l.until(depth+1, "]")}
	case c == '/':
		l.pos++
		return operand{kind: nameOperand, str: unescapeName(l.word())}
	case isRegular(c):
		return parseNumber(l.word())
	}
	l.pos++
	return operand{}
}

func (l *lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

// until reads operands up to the closing mark.
func (l *lexer) until(depth int, closing string) []operand {
	var list []operand
	for l.skipSpace() {
		if bytes.HasPrefix(l.data[l.pos:], []byte(closing)) {
			l.pos += len(closing)
			break
		}
		if depth > maxNesting {
			l.pos++
			continue
		}
		list = append(list, l.operand(depth))
	}
	return list
}

func (l *lexer) word() string {
	start := l.pos
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos++
	}
	return string(l.data[start:l.pos])
}

func (l *lexer) hex() string {
	l.pos++
	var out []byte
	high := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		switch d := hexDigit(c); {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return string(out)
}

func (l *lexer) literal() string {
	l.pos++
	var out []byte
	for depth := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash and leaves pos at its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.pos++
	c := l.peek(0)
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.peek(1) == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	code := int(c - '0')
	for i := 0; i < 2 && l.peek(1) >= '0' && l.peek(1) <= '7'; i++ {
		l.pos++
		code = code<<3 | int(l.data[l.pos]-'0')
	}
	return append(out, byte(code))
}

// skipImage passes over the bytes of an inline image, up to its EI.
func (l *lexer) skipImage() {
	for {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		before, after := l.pos+i-1, l.pos+i+2
		l.pos = after
		if isSpace(l.data[before]) && (after >= len(l.data) || isSpace(l.data[after])) {
			return
		}
	}
}

func unescapeName(s string) string {
	if !bytes.Contains([]byte(s), []byte("#")) {
		return s
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0 {
			out = append(out, byte(hexDigit(s[i+1])<<4|hexDigit(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// parseNumber takes the malformed numbers that occur ("--5", "1.2.3") for 0.
func parseNumber(s string) operand {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x != x || x > 1e9 || x < -1e9 {
		x = 0
	}
	return operand{kind: numberOperand, num: x}
}

func numeric(c byte) bool {
	return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.'
}

func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !isSpace(c)
}

func isSpace(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\f', '\r', ' ':
		return true
	}
	return false
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
