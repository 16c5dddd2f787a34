package read

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read/pdftext/pdftest"
)

// A visit is what a walk gave.
type visit struct {
	docs    []corpus.Document
	errs    []string // "source: error"
	skipped []string // "source: reason"
	doubted []string // "source: doubt"
}

func (v visit) sources() []string {
	var out []string
	for _, d := range v.docs {
		out = append(out, d.Source)
	}
	return out
}

// walk reads paths to the end.
func walk(t *testing.T, o Options, paths ...string) visit {
	t.Helper()
	var v visit
	o.Skip = func(source, reason string) { v.skipped = append(v.skipped, source+": "+reason) }
	o.Doubt = func(source, doubt string) { v.doubted = append(v.doubted, source+": "+doubt) }
	for in, err := range Walk(context.Background(), paths, o) {
		var doc corpus.Document
		if err == nil {
			doc, err = in.Read()
		}
		if err != nil {
			var named *InputError
			if !errors.As(err, &named) {
				t.Errorf("an error without a source: %v", err)
			}
			v.errs = append(v.errs, err.Error())
			continue
		}
		if doc.ID != in.ID || doc.Source != in.Source || doc.SHA256 != in.SHA256 {
			t.Errorf("document %v and its input %v differ", doc.Source, in.Source)
		}
		v.docs = append(v.docs, doc)
	}
	return v
}

func TestFolderWithoutDocumentsIsTold(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"none":   {"notes/.hidden": "x"},
		"tables": {"a.csv": "a,b\n"},
	} {
		v := walk(t, Options{}, tree(t, name, files))
		if n := len(v.skipped); n == 0 || !strings.HasPrefix(v.skipped[n-1], name+": there is no document in this folder") {
			t.Errorf("of %s it tells %q", name, v.skipped)
		}
	}
	for name, content := range map[string]string{"some": "The lifts are out of order.", "bad": ""} {
		if v := walk(t, Options{}, tree(t, name, map[string]string{"a.txt": content})); len(v.skipped) > 0 {
			t.Errorf("of %s, which has an input or an error, it tells %q", name, v.skipped)
		}
	}
}

func TestDoubtIsToldOnceAFile(t *testing.T) {
	v := walk(t, Options{}, tree(t, "in", map[string]string{
		"a.pdf": "The lifts at Wexley station are out of order.",
		"b.txt": `{"text":"The lifts are out."}` + "\n" + `{"text":"The stairs are shut."}` + "\n",
		"c.txt": "The swings in Wexley Park are broken.",
	}))
	want := []string{"in/a.pdf: named .pdf, but is plain text", "in/b.txt: named .txt, but is JSON lines"}
	if !slices.Equal(v.doubted, want) || len(v.docs) != 4 {
		t.Errorf("of %d documents it doubts %q, want %q", len(v.docs), v.doubted, want)
	}
}

// tree writes files into a new folder called name.
func tree(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), name)
	for file, content := range files {
		path := filepath.Join(root, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zipped(t *testing.T, files ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		member, err := w.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(member, f[1])
	}
	w.Close()
	return b.String()
}

func wantStrings(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n  %s\nwant:\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

const story = "Inspectors praised the youth service in Harrowmere.\n\nIts head said she was glad."

func TestSourcesAndOrder(t *testing.T) {
	pdf := pdftest.New()
	pdf.Page(pdftest.Text("F1", 12, 72, 700, "A letter to the council"))
	root := tree(t, "articles", map[string]string{
		"b.txt":             story,
		"a.txt.gz":          gzipped(story),
		"letters/one.pdf":   string(pdf.Bytes()),
		"dump.jsonl":        `{"text":"first"}` + "\n\n" + `{"id":"own","text":"second"}`,
		"c.zip":             zipped(t, [2]string{"x/page.md", "# Head\n\ntext"}, [2]string{"inner.zip", zipped(t, [2]string{"deep.txt", story})}),
		".hidden.txt":       story,
		"visits.csv":        "id",
		"synonyms.txt":      "a, b",
		"watch.txt":         "a",
		"corrections.jsonl": `{"text":"no document"}`,
		"table.csv":         "a,b",
		"scores.jsonl":      `{"score":1}` + "\n" + `{"score":2}`,
		"old.index/CURRENT": "gen-1",
	})
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(),
		"articles/a.txt.gz", "articles/b.txt", "articles/c.zip/inner.zip/deep.txt", "articles/c.zip/x/page.md",
		"articles/dump.jsonl#1", "articles/dump.jsonl#3", "articles/letters/one.pdf")
	var ids []string
	for _, d := range v.docs {
		ids = append(ids, d.ID)
	}
	wantStrings(t, "ids", ids,
		"articles/a", "articles/b", "articles/c.zip/inner.zip/deep", "articles/c.zip/x/page",
		"articles/dump.jsonl#1", "own", "articles/letters/one")
	wantStrings(t, "errors", v.errs)
	wantStrings(t, "skipped", v.skipped,
		`articles/scores.jsonl: JSON lines without a "text": not a collection of documents`,
		"articles/table.csv: .csv files are not documents")
}

func TestSourceOfSingleFileAndStdin(t *testing.T) {
	root := tree(t, "r", map[string]string{"deep/er/one.txt": story})
	v := walk(t, Options{Stdin: strings.NewReader(`{"text":"from a pipe"}`)}, filepath.Join(root, "deep", "er", "one.txt"), filepath.Join(root, "deep")+"/", "-")
	wantStrings(t, "sources", v.sources(), "one.txt", "deep/er/one.txt", "-#1")
}

func TestCompressedArchive(t *testing.T) {
	root := tree(t, "in", map[string]string{"a.zip.gz": gzipped(zipped(t, [2]string{"x.txt", story}))})
	wantStrings(t, "sources", walk(t, Options{}, root).sources(), "in/a.zip.gz/x.txt")
}

func TestStdinIsReadByContent(t *testing.T) {
	v := walk(t, Options{Stdin: strings.NewReader(gzipped(story))}, "-")
	if len(v.docs) != 1 || v.docs[0].Text != story || v.docs[0].ID != "-" {
		t.Errorf("read %+v, errors %v", v.docs, v.errs)
	}
}

func TestSideFiles(t *testing.T) {
	root := tree(t, "in", map[string]string{
		"a.txt":            story,
		"a.txt.meta.json":  `{"title":"Own title","kind":"letter","published":"14 June 2022","visit":"harrowmere/2021-full"}`,
		"b.txt":            story,
		"b.meta.json":      `{"id":"bee","body":{"id":"harrowmere","name":"Harrowmere"},"author":["A. Quill","B. Quill"]}`,
		"sub/c.txt":        story,
		"metadata.csv":     "file,title,outlet\na.txt,Title of the table,Harrowmere Echo\nsub/c.txt,From above,\n",
		"sub/metadata.csv": "FILE ,Title,published\nc.txt,From beside,2022-06-14T10:00:00Z\n",
	})
	v := walk(t, Options{}, root)
	wantStrings(t, "errors", v.errs)
	a, b, c := v.docs[0], v.docs[1], v.docs[2]
	if a.Title != "Own title" || a.Outlet != "Harrowmere Echo" || a.Kind != corpus.Letter || a.Visit != "harrowmere/2021-full" ||
		*a.Published != (corpus.Published{Date: "2022-06-14", From: "metadata"}) {
		t.Errorf("a: %+v %v", a, a.Published)
	}
	if b.ID != "bee" || b.Body != "harrowmere" || b.Author != "A. Quill, B. Quill" {
		t.Errorf("b: %+v", b)
	}
	if c.Title != "From beside" || c.Published.Date != "2022-06-14" {
		t.Errorf("c: %+v", c)
	}
}

func TestHashCoversSideFiles(t *testing.T) {
	sum := func(files map[string]string) string { return walk(t, Options{}, tree(t, "h", files)).docs[0].SHA256 }
	plain := sum(map[string]string{"a.txt": story})
	again := sum(map[string]string{"a.txt": story})
	meta := sum(map[string]string{"a.txt": story, "a.meta.json": `{"title":"x"}`})
	other := sum(map[string]string{"a.txt": story, "a.meta.json": `{"title":"y"}`})
	if plain != again || plain == meta || meta == other {
		t.Errorf("hashes %s %s %s %s", plain, again, meta, other)
	}
	const ofStory = 64
	if len(plain) != ofStory {
		t.Errorf("hash %q is not SHA-256 in hex", plain)
	}
}

func TestBrokenSideFileFailsItsDocumentsAlone(t *testing.T) {
	root := tree(t, "in", map[string]string{
		"a/x.txt": story, "a/metadata.csv": "name,title\nx.txt,T\n",
		"b/y.txt": story, "b/y.meta.json": `{"title":`,
		"c/z.txt": story,
	})
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(), "in/c/z.txt")
	wantStrings(t, "errors", v.errs,
		`in/a/x.txt: a/metadata.csv: no column "file"; mend it, or take it away`,
		"in/b/y.txt: y.meta.json: broken JSON at byte 9: unexpected end of JSON input; mend it, or take it away")
}

func TestMetadataOfJSONLines(t *testing.T) {
	v := walk(t, Options{Stdin: strings.NewReader(
		`{"id":7,"title":"T","author":"A","outlet":"O","url":"u","kind":"report","body":"harrowmere","visit":"v","published":"2021","text":"x"}` + "\n" +
			`{"text":"y","kind":"blog","published":"03/04/2022"}`)}, "-")
	d := v.docs[0]
	if d.ID != "7" || d.Title != "T" || d.Author != "A" || d.Outlet != "O" || d.URL != "u" || d.Kind != corpus.Report ||
		d.Body != "harrowmere" || d.Visit != "v" || d.Published.Date != "2021" {
		t.Errorf("%+v", d)
	}
	d = v.docs[1]
	if d.Kind != "" || d.Published != nil || len(d.Warnings) != 2 {
		t.Errorf("%+v", d)
	}
}

func TestWalkEndsWithItsContext(t *testing.T) {
	root := tree(t, "in", map[string]string{"a.txt": story, "b.txt": story})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range Walk(ctx, []string{root}, Options{}) {
		n++
		last = err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d turns, last error %v", n, last)
	}
}

func TestWalkStopsWhenTold(t *testing.T) {
	root := tree(t, "in", map[string]string{"a.txt": story, "b.jsonl": `{"text":"1"}` + "\n" + `{"text":"2"}`, "c.txt": story})
	for stop := 1; stop <= 4; stop++ {
		n := 0
		for range Walk(context.Background(), []string{root, root}, Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d turns, want %d", n, stop)
		}
	}
}

func TestLinksToFoldersAreNotFollowed(t *testing.T) {
	root := tree(t, "in", map[string]string{"a/x.txt": story})
	if err := os.Symlink(root, filepath.Join(root, "a", "loop")); err != nil {
		t.Skip("no links on this system")
	}
	if err := os.Symlink(filepath.Join(root, "a", "x.txt"), filepath.Join(root, "y.txt")); err != nil {
		t.Fatal(err)
	}
	v := walk(t, Options{}, root)
	wantStrings(t, "sources", v.sources(), "in/a/x.txt", "in/y.txt")
	wantStrings(t, "skipped", v.skipped, "in/a/loop: a link to a folder; name the folder itself to read it")
}

func TestOtherPartsOfARecordAreNoHindrance(t *testing.T) {
	b, err := json.Marshal(corpus.Record{
		ID: "r", Text: "said", Body: &corpus.Body{ID: "harrowmere", Name: "Harrowmere"},
		Published: &corpus.Published{Date: "2022-06", From: "metadata"},
	})
	if err != nil {
		t.Fatal(err)
	}
	v := walk(t, Options{Stdin: bytes.NewReader(b)}, "-")
	if len(v.docs) != 1 || v.docs[0].Body != "harrowmere" || v.docs[0].Published.Date != "2022-06" {
		t.Errorf("%+v %v", v.docs, v.errs)
	}
}
