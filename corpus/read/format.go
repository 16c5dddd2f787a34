package read

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
)

// A format is a way in which a file holds text.
type format int

const (
	formatUnknown format = iota
	formatText
	formatMarkdown
	formatHTML
	formatPDF
	formatDOCX
	formatJSONLines // many documents, a line each
	formatJSONLine  // one of them
	formatZip
	formatGzip
)

var formatNames = [...]string{
	"unknown", "plain text", "Markdown", "a web page", "PDF", "DOCX",
	"JSON lines", "a JSON line", "a zip archive", "gzip",
}

func (f format) String() string { return formatNames[f] }

// endings are the formats that a file's ending promises.
var endings = map[string]format{
	".txt": formatText, ".text": formatText,
	".md": formatMarkdown, ".markdown": formatMarkdown,
	".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML,
	".pdf": formatPDF, ".docx": formatDOCX,
	".jsonl": formatJSONLines, ".ndjson": formatJSONLines,
	".zip": formatZip, ".gz": formatGzip,
}

// promised is the format of a name's ending, a .gz put aside.
func promised(name string) format {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return endings[path.Ext(name)]
}

// withoutEnding takes the ending of a known format off a source: ".txt", ".txt.gz".
func withoutEnding(source string) string {
	for _, ending := range []string{".gz", path.Ext(strings.TrimSuffix(strings.ToLower(source), ".gz"))} {
		if _, known := endings[ending]; known && strings.HasSuffix(strings.ToLower(source), ending) {
			source = source[:len(source)-len(ending)]
		}
	}
	return source
}

// notDocuments are the endings of files that lie beside documents and are none.
var notDocuments = endingSet(`.csv .tsv .json .xls .xlsx .ods .xml .yaml .yml .toml .ini .cfg .conf .log .lock .sql .db .sqlite .parquet
	.png .jpg .jpeg .gif .svg .webp .ico .bmp .tif .tiff .mp3 .mp4 .wav .m4a .mov .avi .webm
	.css .js .ts .mjs .map .py .go .rs .java .c .h .cpp .sh .rb .php .r .ipynb .pyc .so .o .a .exe .dll .bin .dat
	.woff .woff2 .ttf .otf .eot .bak .tmp .swp .part`)

func endingSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, e := range strings.Fields(list) {
		set[e] = true
	}
	return set
}

// saveAs tells what to do about documents in formats that are not read.
var saveAs = map[string]string{
	".doc": "DOCX or PDF", ".rtf": "DOCX or PDF", ".odt": "DOCX or PDF", ".pages": "DOCX or PDF",
	".epub": "HTML or plain text", ".ppt": "PDF", ".pptx": "PDF",
	".eml": "plain text", ".msg": "plain text", ".mht": "HTML", ".mhtml": "HTML",
	".tar": "a zip archive", ".tgz": "a zip archive", ".7z": "a zip archive", ".rar": "a zip archive",
	".bz2": "gzip", ".xz": "gzip", ".zst": "gzip", ".warc": "HTML",
}

// sniffed is how much of a file is looked at to know its format, in bytes.
const sniffed = 4096

// sniff knows the format of a file by its first bytes; the name decides only
// between formats that are all plain text. It says why where the format is not
// one that can be read.
func sniff(head []byte, name string) (format, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))) == 0 {
		return formatUnknown, errEmpty
	}
	if i := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); i >= 0 && isText(head[:i]) {
		return formatPDF, nil
	}
	kind := mimetype.Detect(head)
	ending := path.Ext(strings.ToLower(name))
	switch to, known := saveAs[ending]; {
	case kind.Is("application/gzip"):
		return formatGzip, nil
	case kind.Is("text/rtf"):
		return formatUnknown, fmt.Errorf("rich text (RTF), which is not read; save it as %s", saveAs[".rtf"])
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return formatZip, nil
	case known && !isText(head):
		return formatUnknown, notRead(ending, to)
	case !isText(head):
		return formatUnknown, fmt.Errorf("binary data (%s), not a text; %s", kind, readable)
	}
	return textFormat(head, name, kind), nil
}

func notRead(ending, instead string) error {
	return fmt.Errorf("%s files are not read; save it as %s", ending, instead)
}

const readable = "what can be read: .txt .md .html .pdf .docx .jsonl, .gz and .zip of these"

// wholePage is how a web page begins; a Markdown text may hold parts of one.
var wholePage = regexp.MustCompile(`(?i)^<(?:!doctype|html)\b`)

// textFormat tells the formats apart that are all text.
func textFormat(head []byte, name string, kind *mimetype.MIME) format {
	promise := promised(name)
	start := bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	isHTML := kind.Is("text/html") || bytes.Contains(bytes.ToLower(start[:min(len(start), 1024)]), []byte("<html"))
	switch {
	case start[0] == '{' && (promise == formatJSONLines || bytes.Contains(start, []byte(`"text"`))):
		return formatJSONLines
	case promise == formatMarkdown && !wholePage.Match(start):
		return formatMarkdown
	case isHTML, promise == formatHTML && start[0] == '<':
		return formatHTML
	case promise == formatJSONLines:
		return formatJSONLines
	}
	return formatText
}

// isText reports whether head is text in some character set.
func isText(head []byte) bool {
	if utf16Order(head) != nil {
		return true
	}
	odd := 0
	for _, c := range head {
		switch {
		case c == 0:
			return false
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b, c == 0x7f:
			odd++
		}
	}
	return odd*10 <= len(head) && !looksRandom(head)
}

// looksRandom reports whether bytes beyond ASCII prevail in what is not UTF-8,
// as they do in compressed and encrypted data but not in a text in Latin letters.
func looksRandom(head []byte) bool {
	if utf8.Valid(trimPartialRune(head)) {
		return false
	}
	high := 0
	for _, c := range head {
		if c >= 0x80 {
			high++
		}
	}
	return high*3 > len(head)
}

// trimPartialRune drops a rune that the end of the head cut.
func trimPartialRune(b []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// doubtOf notes where a file's ending promises another format than what it holds,
// packed by gzip or not. Of a name that ends in .gz what stands before counts too.
func doubtOf(f format, packed bool, name string) string {
	ending := path.Ext(strings.ToLower(name))
	if packed && endings[ending] == formatGzip {
		packed, ending = false, endingOf(name)
	}
	_, otherwise := saveAs[ending]
	switch promise := endings[ending]; {
	case promise == f && !packed, promise == formatUnknown && !otherwise && !notDocuments[ending]:
		return ""
	case packed:
		return fmt.Sprintf("named %s, but is %s packed by gzip", ending, f)
	}
	return fmt.Sprintf("named %s, but is %s", ending, f)
}
