package read

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxLineFactor is how much longer a line may be than its text: a letter can
// be written as \u00e9, and there are other fields.
const maxLineFactor = 6

// doubtfulLines is how many lines without a text are read before a file is
// taken for no collection of documents.
const doubtfulLines = 1000

// fewLines is how many bad lines of a file without a good one are named.
const fewLines = 10

var errNoTextField = errors.New(`no "text" in this object`)

// lines gives a JSON line each as an input. Errors of single lines are held
// back until one line has a text: a file where none has is no collection of
// documents, which is a notice, or an error where the user named the file.
func (w *walker) lines(f file, in *bufio.Reader) {
	var held []*InputError
	found := false
	for n := 1; w.goesOn(); n++ {
		line, err := readLine(in, maxLineFactor*w.o.MaxText)
		if err == io.EOF {
			break
		}
		source := fmt.Sprintf("%s#%d", f.source(), n)
		var input Input
		if err == nil {
			if n == 1 {
				line = bytes.TrimPrefix(line, utf8BOM)
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			input, err = w.line(source, line)
		}
		switch {
		case err == nil:
			found = true
			w.failAll(&held)
			w.giveOf(f, input)
			continue
		case isFatal(err):
			w.failAll(&held)
			w.fail(f.source(), explainRead(err))
			return
		}
		held = append(held, &InputError{source, err})
		if found {
			w.failAll(&held)
		} else if len(held) >= doubtfulLines {
			break
		}
	}
	if !found && len(held) > 0 {
		w.noCollection(f, held)
	}
}

func (w *walker) failAll(held *[]*InputError) {
	for _, e := range *held {
		w.fail(e.Source, e.Err)
	}
	*held = nil
}

// noCollection reports a file of JSON lines without a text in any.
func (w *walker) noCollection(f file, held []*InputError) {
	sound := !slices.ContainsFunc(held, func(e *InputError) bool { return !errors.Is(e, errNoTextField) })
	const reason = `JSON lines without a "text": not a collection of documents`
	switch {
	case !sound:
		few := held[:min(len(held), fewLines)]
		w.failAll(&few)
		if rest := len(held) - fewLines; rest > 0 {
			w.fail(f.source(), fmt.Errorf("%d more lines, as far as was read, are no objects with \"text\" either; is it a file of JSON lines?", rest))
		}
	case f.named:
		w.fail(f.source(), errors.New(reason+`; give each line an object with "text"`))
	default:
		w.o.Skip(f.source(), reason)
	}
}

// A readError is what ends the reading of a file, rather than of a line.
type readError struct{ error }

func (e readError) Unwrap() error { return e.error }

func isFatal(err error) bool {
	var r readError
	return errors.As(err, &r)
}

// readLine reads a line of any length up to most, without its end. A longer
// one is passed over and an error. It gives io.EOF behind the last line.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	long, some := false, false
	for {
		part, err := in.ReadSlice('\n')
		some = some || len(part) > 0
		if long = long || len(line)+len(part) > most; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && !some:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, readError{err}
		case long:
			return nil, fmt.Errorf("the line is above the cap of %d bytes; raise --max-text, or split the text", most)
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
}

// line makes an input of one JSON object.
func (w *walker) line(source string, line []byte) (Input, error) {
	valid, notes := decode(line)
	var o object
	if err := json.Unmarshal([]byte(valid), &o); err != nil {
		return Input{}, explainJSON(err)
	}
	var text *string
	if err := json.Unmarshal(o["text"], &text); len(o["text"]) > 0 && err != nil {
		return Input{}, errors.New("\"text\" is not a string")
	}
	if text == nil {
		return Input{}, errNoTextField
	}
	if strings.Contains(*text, "\ufffd") && !strings.Contains(valid, "\ufffd") && !strings.Contains(strings.ToLower(valid), `\ufffd`) {
		notes = append(notes, "an escape that is half a letter is shown as U+FFFD")
	}
	in := newInput(source, formatJSONLine, []byte(*text), sha256.Sum256(line), o.metadata(), w.o)
	in.notes = notes
	return in, nil
}

func explainJSON(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("a JSON %s, not an object with fields", kind.Value)
	}
	return err
}
