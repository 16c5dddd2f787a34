package gold

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
)

const shared = "../../../shared"

// TestScoreAgreesWithThePublicScorer disturbs the annotations of PolNeAR dev and
// of the sample in every way that a prediction can be wrong and holds the
// figures to those that the public scorer prints.
func TestScoreAgreesWithThePublicScorer(t *testing.T) {
	scorer := filepath.Join(shared, "eval/score_quotes.py")
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the shared scorer is not here: ", err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the shared scorer with")
	}
	for _, file := range []string{filepath.Join(shared, "data/polnear/dev.jsonl"), "../../testdata/gold/quotes.jsonl"} {
		articles, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(3) {
			predictions := disturb(articles, rand.New(rand.NewPCG(seed, 4)))
			got := Score(articles, predictions).String()
			want := runScorer(t, python, scorer, file, predictions)
			if got != want {
				t.Errorf("%s, seed %d:\n%swant\n%s", file, seed, got, want)
			}
		}
	}
}

func runScorer(t *testing.T, python, scorer, file string, predictions []Prediction) string {
	t.Helper()
	var lines bytes.Buffer
	for _, p := range predictions {
		if err := json.NewEncoder(&lines).Encode(p); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "predicted.jsonl")
	if err := os.WriteFile(path, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, file, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// disturb makes predictions out of annotations: some dropped, moved, cut,
// joined, given to others, doubted, or declared terms.
func disturb(articles []Article, random *rand.Rand) []Prediction {
	var all []Prediction
	for _, a := range articles {
		if random.IntN(20) == 0 {
			continue
		}
		p := Prediction{ID: a.ID, Quotes: []corpus.Quotation{}}
		if random.IntN(3) == 0 {
			p.ID = "folder/" + filepath.Base(a.ID)
		}
		for i, g := range a.Quotes {
			q := corpus.Quotation{Kind: g.Kind, Content: move(a.Text, g.Content, random), Source: g.Source, Confidence: random.Float64()}
			if len(g.Speakers) > 0 && random.IntN(3) > 0 {
				q.Speaker = g.Speakers[random.IntN(len(g.Speakers))]
			}
			other := a.Quotes[random.IntN(len(a.Quotes))]
			switch random.IntN(8) {
			case 0:
				continue
			case 1:
				q.Source = other.Source
				q.Speaker = "Somebody Else"
			case 2:
				q.Source = nil
			case 3:
				q.Kind = corpus.Term
			case 4:
				q.Content = append(q.Content, a.Quotes[max(0, i-1)].Content...)
				q.Speakers = append(q.Speakers, corpus.Speaker{Name: strings.Join(g.Speakers, "")})
			}
			p.Quotes = append(p.Quotes, q)
		}
		all = append(all, p)
	}
	return all
}

// move shifts an edge of some spans by up to ten runes.
func move(text string, spans corpus.Spans, random *rand.Rand) corpus.Spans {
	var out corpus.Spans
	for _, s := range spans {
		for n := random.IntN(20) - 10; n > 0 && s.Start < s.End; n-- {
			_, size := utf8.DecodeRuneInString(text[s.Start:])
			s.Start += size
		}
		for n := random.IntN(20) - 10; n > 0 && s.End < len(text); n-- {
			_, size := utf8.DecodeRuneInString(text[s.End:])
			s.End += size
		}
		out = append(out, s)
	}
	return out
}

func TestPerfectPredictionScoresFull(t *testing.T) {
	articles, err := Read("../../testdata/gold/quotes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var predictions []Prediction
	for _, a := range articles {
		p := Prediction{ID: a.ID}
		for _, g := range a.Quotes {
			q := corpus.Quotation{Kind: g.Kind, Content: g.Content, Source: g.Source, Confidence: 0.95}
			if len(g.Speakers) > 0 {
				q.Speaker = g.Speakers[0]
			}
			p.Quotes = append(p.Quotes, q)
		}
		predictions = append(predictions, p)
	}
	f := Score(articles, predictions)
	perfect := Rate{1, 1, 1}
	if f.All.Exact != perfect || f.All.Overlap != perfect || f.All.Joint != perfect || len(f.Errors) > 0 {
		t.Errorf("the gold held against itself: %v, errors %v", f.All, f.Errors)
	}
	if top := f.Reliability[len(f.Reliability)-1]; top.N == 0 || top.Right != top.N {
		t.Errorf("reliability of the top band: %+v", top)
	}
}

const article = `{"id": "a/1", "text": "‘We’re ready,’ said Cllr Ann Hale. She did not say when.", "quotes": [
 {"content": [[1, 12]], "source": [[20, 33]], "cue": [[15, 19]], "speaker": "Ann Hale"}],
 "people": [{"name": "Ann Hale|Anne Hale"}, {"name": "Harrowmere Borough Council", "kind": "organisation"}]}`

func TestErrorsNameWhatWasWanted(t *testing.T) {
	articles, err := ReadLines(strings.NewReader(strings.ReplaceAll(article, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	content := articles[0].Quotes[0].Content
	if got := content[0].Of(articles[0].Text); got != "We’re ready" {
		t.Fatalf("content %q: code points were not turned into bytes", got)
	}
	f := Score(articles, []Prediction{{ID: "a/1", Quotes: []corpus.Quotation{{Content: content, Speaker: "Ben Hale", Confidence: 0.9}}}})
	if len(f.Errors) != 1 || !f.Errors[0].Found || f.Errors[0].Want != "Ann Hale" {
		t.Errorf("errors %v", f.Errors)
	}
	if f.Quoted.ConfidentlyWrong != 1 {
		t.Errorf("wrong at a high confidence: %d", f.Quoted.ConfidentlyWrong)
	}
}

func TestScorePeople(t *testing.T) {
	articles, err := ReadLines(strings.NewReader(strings.ReplaceAll(article, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	f := ScorePeople(articles, []Prediction{{ID: "a/1", People: []corpus.Person{
		{Name: "Anne Hale", Kind: corpus.KindPerson}, {Name: "Praise", Kind: corpus.KindPerson}, {Name: "Ofsted", Kind: corpus.KindOrganisation},
	}}})
	if f.Right != 1 || f.Precision != 0.5 || f.Recall != 1 || len(f.Spurious) != 1 {
		t.Errorf("people: %+v", f)
	}
}

func TestReadBrat(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("text/one.txt", "“It’s safe,” the trust said.\nShe said it “was fine” now.\n")
	write("attributions/one_ann.ann", "T1\tContent 0 12\t“It’s safe,”\nT2\tSource 13 22\tthe trust\nT3\tCue 23 27\tsaid\n"+
		"E1\tContent:T1 Source1:T2 Cue:T3\nT4\tContent 38 41;42 50\tit “was f\nT5\tSource 29 32\tShe\nE2\tContent:T4 Source:T5\n")
	write("attributions/one_ben.ann", "nothing to see")
	articles, err := Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) != 1 || len(articles[0].Quotes) != 2 {
		t.Fatalf("articles %+v", articles)
	}
	first, second := articles[0].Quotes[0], articles[0].Quotes[1]
	if first.Kind != corpus.Direct || second.Kind != corpus.Mixed || len(second.Content) != 2 {
		t.Errorf("kinds %s, %s; parts %v", first.Kind, second.Kind, second.Content)
	}
	if got := first.Source[0].Of(articles[0].Text); got != "the trust" {
		t.Errorf("source %q", got)
	}
}

func TestReadRefusesWhatIsNoAnnotation(t *testing.T) {
	for _, bad := range []string{`{"id": 1}`, `{"text": "x"}`, `not json`, `{"id": "x", "text": "short", "quotes": [{"content": [[2, 99]]}]}`} {
		if _, err := ReadLines(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: error %v", bad, err)
		}
	}
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("an empty folder is no annotation")
	}
}

func TestBratTextThatIsNotUTF8IsRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte("Caf\xe9"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(folder); err == nil || !strings.Contains(err.Error(), "a.txt is not UTF-8") {
		t.Errorf("got %v", err)
	}
}

// FuzzReadLines: every span that is read lies in its text.
func FuzzReadLines(f *testing.F) {
	f.Add(`{"id": "a", "text": "“Né,” said Jo.", "quotes": [{"content": [[0, 5]], "source": [[11, 13]], "speaker": "Jo|Joanne"}]}`)
	f.Add(`{"id": "a", "text": "x", "quotes": [{"content": [[1, 1], [0, 2]], "speaker": null}], "people": [{"name": "|"}]}`)
	f.Fuzz(func(t *testing.T, lines string) {
		articles, err := ReadLines(strings.NewReader(lines))
		if err != nil {
			return
		}
		for _, a := range articles {
			for _, q := range a.Quotes {
				for _, s := range slices.Concat(q.Content, q.Source, q.Cue) {
					if err := s.Check(a.Text); err != nil {
						t.Errorf("%s: %v", lines, err)
					}
				}
			}
		}
	})
}
