package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/index"
	"onrecord/index/bleve"
	"onrecord/pipeline"
)

// copySample lays the sample's articles and reports out in a folder of its own
// and returns its path, sample, and the files in it.
func copySample(t *testing.T) (root string, files []string) {
	t.Helper()
	root = filepath.Join(t.TempDir(), "sample")
	if err := os.CopyFS(root, os.DirFS("../testdata/sample")); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"articles/*.txt", "articles/*.html", "reports/*.txt", "reports/*.pdf", "reports/*.docx"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return root, files
}

func load(t *testing.T, dir string, o pipeline.Options, paths ...string) pipeline.Summary {
	t.Helper()
	ctx := context.Background()
	run, err := bleve.At(dir).Begin(ctx, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	o.Workers = 2
	summary, err := pipeline.Load(ctx, run, read.Walk(ctx, paths, read.Options{}), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	return summary
}

// export is all that an index holds, records and registers, as it answers.
func export(t *testing.T, dir string) string {
	t.Helper()
	ctx := context.Background()
	held, err := bleve.At(dir).Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	all, err := held.Select(ctx, nil, index.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	for record, err := range held.Records(ctx, all) {
		encode(t, lines, record, err)
	}
	for register, err := range held.Registers(ctx) {
		encode(t, lines, register, err)
	}
	return b.String()
}

func encode(t *testing.T, lines *json.Encoder, value any, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if err := lines.Encode(value); err != nil {
		t.Fatal(err)
	}
}

// pick walks root and keeps what is among files.
func pick(t *testing.T, root string, keep func(source string) bool) iter.Seq2[read.Input, error] {
	t.Helper()
	return func(yield func(read.Input, error) bool) {
		for in, err := range read.Walk(context.Background(), []string{root}, read.Options{}) {
			if err != nil || keep(in.Source) {
				if !yield(in, err) {
					return
				}
			}
		}
	}
}

func loadPart(t *testing.T, dir, root string, keep func(string) bool) {
	t.Helper()
	ctx := context.Background()
	run, err := bleve.At(dir).Begin(ctx, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Load(ctx, run, pick(t, root, keep), pipeline.Options{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if err := run.Publish(ctx); err != nil {
		t.Fatal(err)
	}
}

// TestLoadIsOrderFree: loaded in any parts and order, an index holds what one
// holds that was loaded at once.
func TestLoadIsOrderFree(t *testing.T) {
	root, files := copySample(t)
	once := filepath.Join(t.TempDir(), "once.index")
	load(t, once, pipeline.Options{}, root)
	want := export(t, once)
	for round := range 2 {
		random := rand.New(rand.NewPCG(3, uint64(round)))
		part := map[string]int{}
		for _, file := range files {
			source, err := filepath.Rel(filepath.Dir(root), file)
			if err != nil {
				t.Fatal(err)
			}
			part[filepath.ToSlash(source)] = random.IntN(4)
		}
		dir := filepath.Join(t.TempDir(), "parts.index")
		for _, n := range random.Perm(4) {
			loadPart(t, dir, root, func(source string) bool { return part[source] == n })
		}
		if got := export(t, dir); got != want {
			t.Errorf("round %d: loaded in parts the index holds something else: %s", round, firstDifference(got, want))
		}
	}
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			at := 0
			for at < min(len(la[i]), len(lb[i])) && la[i][at] == lb[i][at] {
				at++
			}
			from := max(0, at-80)
			return fmt.Sprintf("line %d: …%.200s\nwant …%.200s", i, la[i][from:], lb[i][from:])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(la), len(lb))
}

func TestUnchangedInputsAreSkipped(t *testing.T) {
	root, files := copySample(t)
	dir := filepath.Join(t.TempDir(), "x.index")
	first := load(t, dir, pipeline.Options{}, root)
	if first.Added != len(files) || len(first.Failed) > 0 {
		t.Fatalf("first run: %+v, want %d added", first, len(files))
	}
	before := export(t, dir)
	second := load(t, dir, pipeline.Options{}, root)
	if second.Unchanged != len(files) || second.Added+second.Changed+second.Removed > 0 {
		t.Errorf("second run: %+v", second)
	}
	if export(t, dir) != before {
		t.Error("a run without changes changed the index")
	}
}

func TestAChangedFileIsReadAnew(t *testing.T) {
	root, files := copySample(t)
	dir := filepath.Join(t.TempDir(), "x.index")
	load(t, dir, pipeline.Options{}, root)
	article := files[slices.IndexFunc(files, func(f string) bool { return strings.HasSuffix(f, ".txt") })]
	original, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	before := export(t, dir)
	write(t, article, string(original)+"\n\n“The lifts are out,” said Councillor Bram Stokely.\n")
	if s := load(t, dir, pipeline.Options{}, root); s.Changed != 1 {
		t.Errorf("got %+v, want one changed", s)
	}
	if changed := export(t, dir); !strings.Contains(changed, "Bram Stokely") {
		t.Error("the new words are not held")
	}
	write(t, article, string(original))
	load(t, dir, pipeline.Options{}, root)
	if after := export(t, dir); after != before {
		t.Errorf("changed back, the index holds something else than before: %s", firstDifference(after, before))
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

const article = "Harrowmere Borough Council’s front door has improved, Ofsted said.\n\n“It is safer,” said Councillor Ann Oduya.\n"

func TestWhatFailsIsNamedAndTheRestGoesOn(t *testing.T) {
	root := filepath.Join(t.TempDir(), "in")
	write(t, filepath.Join(root, "good.txt"), article)
	write(t, filepath.Join(root, "empty.txt"), "")
	write(t, filepath.Join(root, "lines.jsonl"), `{"id":"a","text":"First text, long enough to keep."}`+"\n{broken\n"+`{"id":"a","text":"Another text of the same id."}`+"\n")
	dir := filepath.Join(t.TempDir(), "x.index")
	s := load(t, dir, pipeline.Options{}, root)
	failed := map[string]string{}
	for _, f := range s.Failed {
		failed[f.Source] = f.Error
	}
	if s.Added != 2 || len(failed) != 3 || failed["in/empty.txt"] == "" || failed["in/lines.jsonl#2"] == "" {
		t.Fatalf("got %+v", s)
	}
	if msg := failed["in/lines.jsonl#3"]; !strings.Contains(msg, "in/lines.jsonl#1") || !strings.Contains(msg, `"a"`) {
		t.Errorf("two inputs of one id: %q names not both", msg)
	}
	again := load(t, dir, pipeline.Options{}, root)
	if again.Unchanged != 2 || len(again.Failed) != 3 {
		t.Errorf("again: %+v", again)
	}
	if !strings.Contains(export(t, dir), "First text") {
		t.Error("the text that was held first is gone")
	}
}

func TestWhatWasHeldStaysWhenItsFileBreaks(t *testing.T) {
	root := filepath.Join(t.TempDir(), "in")
	file := filepath.Join(root, "a.txt")
	write(t, file, article)
	dir := filepath.Join(t.TempDir(), "x.index")
	load(t, dir, pipeline.Options{}, root)
	write(t, file, "")
	if s := load(t, dir, pipeline.Options{}, root); len(s.Failed) != 1 {
		t.Fatalf("got %+v", s)
	}
	if !strings.Contains(export(t, dir), "It is safer") {
		t.Error("what was held is lost")
	}
}

func TestPrune(t *testing.T) {
	root := filepath.Join(t.TempDir(), "in")
	other := filepath.Join(t.TempDir(), "elsewhere")
	write(t, filepath.Join(root, "a.txt"), article)
	write(t, filepath.Join(root, "b.txt"), strings.ReplaceAll(article, "Ann Oduya", "Tom Hale"))
	write(t, filepath.Join(other, "c.txt"), "Another place, another text: the bins of Wexley were not collected.")
	dir := filepath.Join(t.TempDir(), "x.index")
	load(t, dir, pipeline.Options{}, root, other)
	if err := os.Remove(filepath.Join(root, "b.txt")); err != nil {
		t.Fatal(err)
	}
	if s := load(t, dir, pipeline.Options{}, root); s.Removed != 0 || !strings.Contains(export(t, dir), "Tom Hale") {
		t.Errorf("without being asked to, a run takes out what is gone: %+v", s)
	}
	if s := load(t, dir, pipeline.Options{Prune: true}, root); s.Removed != 1 {
		t.Errorf("got %+v, want one removed", s)
	}
	held := export(t, dir)
	if strings.Contains(held, "Tom Hale") || !strings.Contains(held, "Ann Oduya") || !strings.Contains(held, "the bins of Wexley") {
		t.Error("prune took out the wrong documents")
	}
}

// TestAnotherFileOfTheSameName: two folders of one name hold different texts under
// one id. In one run or two, the one held stays, and the error names both.
func TestAnotherFileOfTheSameName(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "in"), filepath.Join(t.TempDir(), "in")
	write(t, filepath.Join(one, "a.txt"), article)
	write(t, filepath.Join(two, "a.txt"), strings.ReplaceAll(article, "Ann Oduya", "Tom Hale"))
	refused := func(s pipeline.Summary) bool {
		return len(s.Failed) == 1 && s.Failed[0].Source == "in/a.txt" && strings.Contains(s.Failed[0].Error, one)
	}
	once := filepath.Join(t.TempDir(), "once.index")
	if s := load(t, once, pipeline.Options{}, one, two); s.Added != 1 || !refused(s) {
		t.Errorf("in one run: %+v", s)
	}
	twice := filepath.Join(t.TempDir(), "twice.index")
	load(t, twice, pipeline.Options{}, one)
	if s := load(t, twice, pipeline.Options{}, two); s.Changed > 0 || !refused(s) {
		t.Errorf("in two runs: %+v", s)
	}
	for _, dir := range []string{once, twice} {
		if held := export(t, dir); !strings.Contains(held, "Ann Oduya") || strings.Contains(held, "Tom Hale") {
			t.Error("the one held did not stay")
		}
	}
	if s := load(t, twice, pipeline.Options{}, one, one); len(s.Failed) > 0 || s.Unchanged != 1 {
		t.Errorf("one path given twice: %+v", s)
	}
}

// TestNightlyLinesFromStandardInput: what yesterday's lines gave stays when today
// others come through the same pipe.
func TestNightlyLinesFromStandardInput(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x.index")
	pipe := func(lines string) pipeline.Summary {
		ctx := context.Background()
		run, err := bleve.At(dir).Begin(ctx, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		inputs := read.Walk(ctx, []string{"-"}, read.Options{Stdin: strings.NewReader(lines)})
		s, err := pipeline.Load(ctx, run, inputs, pipeline.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		if err := run.Publish(ctx); err != nil {
			t.Fatal(err)
		}
		return s
	}
	pipe(`{"id":"mon-1","text":"The bins of Wexley were not collected on Monday."}` + "\n")
	if s := pipe(`{"id":"tue-1","text":"The lifts of Wexley station are out."}` + "\n"); s.Added != 1 || s.Removed > 0 {
		t.Errorf("the second night: %+v", s)
	}
	if held := export(t, dir); !strings.Contains(held, "bins of Wexley") || !strings.Contains(held, "lifts of Wexley") {
		t.Error("the first night's text is gone")
	}
	pipe("A text without an id, from a pipe, about the pool.")
	if s := pipe("Another text without an id, about the park."); len(s.Failed) != 1 {
		t.Errorf("two texts of one name from standard input: %+v", s)
	}
}

func TestLinesOfJSONMayMove(t *testing.T) {
	root := filepath.Join(t.TempDir(), "in")
	line := func(id, text string) string { return fmt.Sprintf("{\"id\":%q,\"text\":%q}\n", id, text) }
	a, b, c := line("a", "The first of the texts."), line("b", "The second of the texts."), line("c", "The third of the texts.")
	write(t, filepath.Join(root, "d.jsonl"), a+b+c)
	dir := filepath.Join(t.TempDir(), "x.index")
	load(t, dir, pipeline.Options{}, root)
	write(t, filepath.Join(root, "d.jsonl"), line("n", "A new text before the others.")+a+b+c)
	if s := load(t, dir, pipeline.Options{}, root); len(s.Failed) > 0 {
		t.Fatalf("a line before the others: %+v", s)
	}
	write(t, filepath.Join(root, "d.jsonl"), b+c)
	if s := load(t, dir, pipeline.Options{}, root); len(s.Failed) > 0 {
		t.Fatalf("lines taken out: %+v", s)
	}
	held := export(t, dir)
	if !strings.Contains(held, "The second") || !strings.Contains(held, "The third") {
		t.Error("lines that moved are lost")
	}
}

func TestSyndicatedCopiesAreLinkedWhateverTheRun(t *testing.T) {
	body := strings.Repeat("The ward round began late and the panel asked why nobody had told families of it. ", 12)
	root := filepath.Join(t.TempDir(), "in")
	dir := filepath.Join(t.TempDir(), "x.index")
	for i, name := range []string{"c.txt", "a.txt", "b.txt"} {
		write(t, filepath.Join(root, name), fmt.Sprintf("Headline %d\n\n%s%s", i, strings.Repeat("x", i), body))
		load(t, dir, pipeline.Options{}, root)
	}
	if n := strings.Count(export(t, dir), `"group":"in/a"`); n != 3 {
		t.Errorf("%d of 3 copies are in one group", n)
	}
}

// TestAStoreThatFailsEndsTheLoad: an error of the store comes out, wrapped or
// not, and nothing is published.
func TestAStoreThatFailsEndsTheLoad(t *testing.T) {
	root, _ := copySample(t)
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "x.index")
	run, err := bleve.At(dir).Begin(ctx, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	failing := &failingStore{Run: run, after: 5}
	if _, err = pipeline.Load(ctx, failing, read.Walk(ctx, []string{root}, read.Options{}), pipeline.Options{Workers: 2}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
	if err := run.Abandon(); err != nil {
		t.Fatal(err)
	}
	if _, err := bleve.At(dir).Open(ctx); err == nil {
		t.Error("half a load is published")
	}
}

// A failingStore is a run whose disk is full after some records.
type failingStore struct {
	index.Run
	after int
}

func (s *failingStore) PutRecord(ctx context.Context, r *corpus.Record) error {
	if s.after--; s.after < 0 {
		return fmt.Errorf("put record %s: %w", r.ID, io.ErrShortWrite)
	}
	return s.Run.PutRecord(ctx, r)
}
