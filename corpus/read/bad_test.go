package read

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/read/pdftext/pdftest"
)

// Each kind of bad input is an error that names it; what lies beside it is read.
func TestBadInputs(t *testing.T) {
	letter := pdftest.New()
	letter.Page(pdftest.Text("F1", 12, 72, 700, "A letter to the council"))

	locked := pdftest.New()
	locked.Page(pdftest.Text("F1", 12, 72, 700, "A letter to the council"))
	key := locked.Object("<</Filter /Standard /V 1 /R 2 /P -4 /O <" + strings.Repeat("6f", 32) + "> /U <" + strings.Repeat("75", 32) + ">>>")
	locked.Trailer = fmt.Sprintf("/Encrypt %d 0 R /ID [<aa> <aa>]", key)

	image := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\xff\x12", 50)
	errorPage := "<!DOCTYPE html><html><head><title>Report not found</title></head><body><main><h1>Report not found</h1>" +
		"<p>Sorry, the report that you asked for is no longer here. Please go back and try another one.</p></main></body></html>"

	for _, c := range []struct {
		name, content, want string
	}{
		{"empty.txt", "", "there is no text in it"},
		{"blank.txt", " \n\t\n", "there is no text in it"},
		{"picture.txt", image, "named .txt, but holds binary data (image/png)"},
		{"cut.pdf", string(letter.Bytes()[:300]), "cut off"},
		{"locked.pdf", string(locked.Bytes()), "encrypted"},
		{"page.pdf", errorPage, "named .pdf, but is a web page: no main text"},
		{"old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + image, "save it as DOCX or PDF"},
		{"rich.txt", `{\rtf1\ansi\deff0 {\fonttbl {\f0 Times;}} The swings are broken.}`, "named .txt, but holds rich text (RTF), which is not read; save it as DOCX or PDF"},
		{"cut.txt.gz", gzipped(strings.Repeat(story, 100))[:60], "cut off"},
		{"slides.pptx", zipped(t, [2]string{"ppt/presentation.xml", "<p/>"}), ".pptx files are not read; save it as PDF"},
		{"noise.docx", "PK\x03\x04" + image, "damaged DOCX"},
		{"noise.zip", "PK\x03\x04" + image, "damaged archive"},
		{"twice.txt.gz", gzipped(gzipped(story)), "compressed twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := walk(t, Options{}, tree(t, "in", map[string]string{c.name: c.content, "sound.txt": story}))
			wantStrings(t, "sources", v.sources(), "in/sound.txt")
			if len(v.errs) != 1 || !strings.HasPrefix(v.errs[0], "in/"+c.name+": ") || !strings.Contains(v.errs[0], c.want) {
				t.Errorf("errors %q, want one with %q", v.errs, c.want)
			}
		})
	}
}

func TestMissingPath(t *testing.T) {
	v := walk(t, Options{}, filepath.Join("no", "such", "place"), tree(t, "in", map[string]string{"a.txt": story}))
	wantStrings(t, "errors", v.errs, "place: file does not exist; check the path: "+filepath.Join("no", "such", "place"))
	wantStrings(t, "sources", v.sources(), "in/a.txt")
}

func TestUnreadableFile(t *testing.T) {
	root := tree(t, "in", map[string]string{"a.txt": story, "b.txt": story, "locked/c.txt": story})
	if os.Chmod(filepath.Join(root, "a.txt"), 0) != nil || os.Chmod(filepath.Join(root, "locked"), 0) != nil {
		t.Skip("no permissions on this system")
	}
	defer os.Chmod(filepath.Join(root, "locked"), 0o755)
	if f, err := os.Open(filepath.Join(root, "a.txt")); err == nil {
		f.Close()
		t.Skip("this user may read everything")
	}
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(), "in/b.txt")
	wantStrings(t, "errors", v.errs,
		"in/a.txt: permission denied; make it readable for this user",
		"in/locked: permission denied; make it readable for this user")
}

// The error of a file that cannot be read is explained whoever runs the tests.
func TestExplainOpen(t *testing.T) {
	err := explainOpen(&os.PathError{Op: "open", Path: "x", Err: os.ErrPermission})
	if err.Error() != "permission denied; make it readable for this user" {
		t.Error(err)
	}
}

func TestPathOutsideArchive(t *testing.T) {
	root := tree(t, "in", map[string]string{"a.zip": zipped(t,
		[2]string{"../out.txt", story}, [2]string{"/abs.txt", story}, [2]string{`c:\win.txt`, story}, [2]string{"good.txt", story})})
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(), "in/a.zip/good.txt")
	const why = ": a path that leads outside the archive, or is malformed; it is not read"
	wantStrings(t, "errors", v.errs, "in/a.zip/../out.txt"+why, "in/a.zip//abs.txt"+why, `in/a.zip/c:\win.txt`+why)
}

func TestZipBombs(t *testing.T) {
	zeros := strings.Repeat("0", 17<<20)
	root := tree(t, "in", map[string]string{
		"ratio.zip": zipped(t, [2]string{"bomb.pdf", "%PDF-1.4\n" + zeros}, [2]string{"good.txt", story}),
		"gz.pdf.gz": gzipped("%PDF-1.4\n" + zeros),
	})
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(), "in/ratio.zip/good.txt")
	const why = "unpacks to more than 200 times its size"
	if len(v.errs) != 2 || !strings.Contains(v.errs[0], why) || !strings.HasPrefix(v.errs[1], "in/ratio.zip/bomb.pdf: ") || !strings.Contains(v.errs[1], why) {
		t.Errorf("errors %q", v.errs)
	}
}

func TestCapOfArchive(t *testing.T) {
	members := [][2]string{}
	for i := range 40 {
		members = append(members, [2]string{fmt.Sprintf("m%02d.txt", i), strings.Repeat(fmt.Sprint(i, " "), 400)})
	}
	v := walk(t, Options{MaxUnpacked: 20000}, tree(t, "in", map[string]string{"a.zip": zipped(t, members...)}))
	if len(v.docs) == 0 || len(v.docs) > 20 || len(v.errs) != 2 || v.errs[1] != "in/a.zip: the rest of the archive is not read" || !strings.Contains(v.errs[0], "the cap of 20000 bytes; raise it with --max-unpacked") {
		t.Errorf("%d documents, errors %q", len(v.docs), v.errs)
	}
}

func TestArchivesWithinArchives(t *testing.T) {
	inner := zipped(t, [2]string{"x.txt", story})
	for range 4 {
		inner = zipped(t, [2]string{"in.zip", inner})
	}
	v := walk(t, Options{}, tree(t, "in", map[string]string{"a.zip": inner}))
	wantStrings(t, "errors", v.errs, "in/a.zip/in.zip/in.zip/in.zip: more than 3 archives within each other; unpack it first")
}

func TestBrokenLinesOfJSON(t *testing.T) {
	lines := strings.Join([]string{
		`{"text":"one"}`, `{"text":"cut`, `{"title":"no text"}`, `[1,2]`, `{"text":5}`, "", `{"text":"seven"}`, `{"text":"  "}`,
	}, "\n")
	v := walk(t, Options{}, tree(t, "in", map[string]string{"dump.jsonl": lines}))
	wantStrings(t, "sources", v.sources(), "in/dump.jsonl#1", "in/dump.jsonl#7")
	wantStrings(t, "errors", v.errs,
		"in/dump.jsonl#2: broken JSON at byte 12: unexpected end of JSON input",
		`in/dump.jsonl#3: no "text" in this object`,
		`in/dump.jsonl#4: a JSON array, not an object with fields`,
		`in/dump.jsonl#5: "text" is not a string`,
		"in/dump.jsonl#8: there is no text in it")
}

func TestErrorsBeforeTheFirstTextAreNotLost(t *testing.T) {
	v := walk(t, Options{}, tree(t, "in", map[string]string{"d.jsonl": "{\n" + `{"a":1}` + "\n" + `{"text":"three"}`}))
	wantStrings(t, "sources", v.sources(), "in/d.jsonl#3")
	wantStrings(t, "errors", v.errs, "in/d.jsonl#1: broken JSON at byte 1: unexpected end of JSON input", `in/d.jsonl#2: no "text" in this object`)
}

func TestFileOfBadLinesAloneIsReportedBriefly(t *testing.T) {
	v := walk(t, Options{}, tree(t, "in", map[string]string{"d.jsonl": strings.Repeat("{\n", 5000)}))
	if len(v.errs) != 11 || !strings.HasPrefix(v.errs[0], "in/d.jsonl#1: broken JSON") || !strings.Contains(v.errs[10], "in/d.jsonl: 990 more lines") {
		t.Errorf("%d errors: %q", len(v.errs), v.errs)
	}
}

func TestNamedFilesMustBeDocuments(t *testing.T) {
	root := tree(t, "in", map[string]string{"scores.jsonl": `{"score":1}`, "table.csv": "a,b\n1,2\n"})
	v := walk(t, Options{}, filepath.Join(root, "scores.jsonl"), filepath.Join(root, "table.csv"))
	if len(v.errs) != 2 || !strings.Contains(v.errs[0], "not a collection of documents") || !strings.Contains(v.errs[1], ".csv files are not documents") {
		t.Errorf("errors %q", v.errs)
	}
}

func TestTextAboveCap(t *testing.T) {
	long := strings.Repeat("word ", 1000)
	pdf := pdftest.New()
	for range 30 {
		pdf.Page(pdftest.Text("F1", 12, 72, 700, long[:200]))
	}
	root := tree(t, "in", map[string]string{
		"a.txt":    long,
		"b.jsonl":  `{"text":"short"}` + "\n" + `{"text":"` + long + `"}` + "\n" + `{"text":"` + strings.Repeat(long, 10) + `"}` + "\n" + `{"text":"last"}`,
		"c.pdf":    string(pdf.Bytes()),
		"d.txt.gz": gzipped(strings.Repeat(long, 20)),
	})
	v := walk(t, Options{MaxText: 2000}, root)
	wantStrings(t, "sources", v.sources(), "in/b.jsonl#1", "in/b.jsonl#4")
	const why = ": the text is above the cap of 2000 bytes; raise it with --max-text, or split the file"
	wantStrings(t, "errors", v.errs, "in/a.txt"+why, "in/b.jsonl#2"+why,
		"in/b.jsonl#3: the line is above the cap of 12000 bytes; raise --max-text, or split the text",
		"in/c.pdf"+why, "in/d.txt.gz"+why)
}

func TestEncryptedMember(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	raw, err := w.CreateRaw(&zip.FileHeader{Name: "a.txt", Method: zip.Store, Flags: 1, CompressedSize64: 5, UncompressedSize64: 5})
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(raw, "\x01\x02\x03\x04\x05")
	w.Close()
	v := walk(t, Options{}, tree(t, "in", map[string]string{"a.zip": b.String()}))
	if len(v.errs) != 1 || !strings.Contains(v.errs[0], "encrypted") {
		t.Errorf("errors %q", v.errs)
	}
}
