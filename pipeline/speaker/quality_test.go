package speaker_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/gold"
	"onrecord/pipeline/gold/goldtest"
	"onrecord/pipeline/speaker"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/inspectorate"
)

const (
	goldFolder  = "../../testdata/gold"
	figuresFile = "../../testdata/quality/speakers.txt"
)

// TestQuality measures speakers and people against the hand-made gold. The
// quotations, their sources and contents, are the gold's: what is measured is this
// room alone.
func TestQuality(t *testing.T) {
	var figures strings.Builder
	figures.WriteString("# Speakers and people of the gold articles, given the gold quotations with their sources.\n")
	figures.WriteString("# Written by go test ./pipeline/speaker -run Quality -update\n")
	fmt.Fprintf(&figures, "%-30s %6s %7s %7s %9s %9s %9s %9s\n", "", "quotes", "right", "open", "sure", "wrong", "people", "people")
	fmt.Fprintf(&figures, "%-30s %6s %7s %7s %9s %9s %9s %9s\n", "", "", "%", "%", ">= 0.8 %", ">= 0.8 %", "precis. %", "recall %")
	for _, set := range []string{"sample", "other"} {
		file := filepath.Join(goldFolder, strings.TrimPrefix(set, "sample"), "quotes.jsonl")
		if _, err := os.Stat(file); err != nil {
			t.Skipf("no gold: %v", err)
		}
		for _, together := range []bool{false, true} {
			name := set + ", each document alone"
			if together {
				name = set + ", with the register"
			}
			figures.WriteString(measure(t, file, together).line(name))
		}
	}
	goldtest.Hold(t, figuresFile, figures.String())
}

// A tally counts quotations whose speaker the gold knows, and people.
type tally struct {
	quotes, right, open, sure, surelyWrong int
	people                                 gold.PeopleFigures
}

func (f *tally) line(name string) string {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(f.quotes, 1)) }
	return fmt.Sprintf("%-30s %6d %7.1f %7.1f %9.1f %9.1f %9.1f %9.1f\n", name, f.quotes, share(f.right), share(f.open),
		share(f.sure), share(f.surelyWrong), 100*f.people.Precision, 100*f.people.Recall)
}

func measure(t *testing.T, file string, together bool) *tally {
	t.Helper()
	articles, err := gold.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	people, err := gold.Read(filepath.Join(filepath.Dir(file), "people.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	records := make([]*corpus.Record, len(articles))
	groups := map[corpus.Body][]*corpus.Record{}
	for i := range articles {
		records[i] = analysed(&articles[i])
		if records[i].Body != nil {
			groups[*records[i].Body] = append(groups[*records[i].Body], records[i])
		}
	}
	if together {
		for body, members := range groups {
			speaker.Register(body, members)
		}
	}
	f := &tally{}
	var predictions []gold.Prediction
	for i, r := range records {
		f.add(t, &articles[i], r)
		predictions = append(predictions, gold.Prediction{ID: r.ID, People: r.People})
	}
	people = slices.DeleteFunc(people, func(a gold.Article) bool {
		return !slices.ContainsFunc(records, func(r *corpus.Record) bool { return r.ID == a.ID })
	})
	f.people = gold.ScorePeople(people, predictions)
	for _, name := range slices.Concat(f.people.Missed, f.people.Spurious) {
		t.Logf("people: %s", name)
	}
	return f
}

var dateInName = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// analysed is the record of a gold article with the gold's quotations.
func analysed(a *gold.Article) *corpus.Record {
	doc := &corpus.Document{ID: a.ID, Text: a.Text}
	parsed := text.Parse(a.Text, nil, nil)
	r := &corpus.Record{ID: a.ID, Text: a.Text}
	if date := dateInName.FindString(a.ID); date != "" {
		r.Published = &corpus.Published{Date: corpus.Date(date), From: "name"}
	}
	context := speaker.Context{}
	if of, found := inspectorate.Of(doc, inspectorate.Find(parsed)); found {
		r.Inspectorate, context.Inspectorate = of.Name, of.Name
	}
	clues := body.Find(doc, parsed, corpus.Span{})
	if bodies := body.Choose(clues); len(bodies) > 0 {
		r.Body = &bodies[0]
		context.Body = []string{r.Body.Name}
		for _, clue := range clues {
			for _, span := range clue.Spans {
				if clue.Body.ID == r.Body.ID {
					context.Body = append(context.Body, span.Of(a.Text))
				}
			}
		}
	}
	for _, q := range a.Quotes {
		r.Quotes = append(r.Quotes, corpus.Quotation{Kind: q.Kind, Content: q.Content, Source: q.Source, Cue: q.Cue, Confidence: 1})
	}
	r.People = speaker.Resolve(parsed, r.Quotes, context)
	return r
}

func (f *tally) add(t *testing.T, a *gold.Article, r *corpus.Record) {
	for i, want := range a.Quotes {
		if want.Optional || len(want.Speakers) == 0 {
			continue
		}
		got := &r.Quotes[i]
		right := slices.ContainsFunc(got.Speakers, func(s corpus.Speaker) bool { return slices.Contains(want.Speakers, s.Name) })
		sure := got.Speaker != "" && got.Confidence >= 0.8
		f.quotes++
		for _, n := range []struct {
			count *int
			is    bool
		}{{&f.right, right}, {&f.open, got.Speaker == ""}, {&f.sure, sure}, {&f.surelyWrong, sure && !right}} {
			if n.is {
				*n.count++
			}
		}
		if !right {
			t.Logf("%s: %q got %q (%.2f), want %q", a.ID, got.Source.Cover().Of(a.Text), got.Speaker, got.Confidence, want.Speakers)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	articles, err := gold.Read(filepath.Join(goldFolder, "quotes.jsonl"))
	if err != nil {
		b.Skip(err)
	}
	texts := make([]*text.Text, len(articles))
	records := make([]*corpus.Record, len(articles))
	words := 0
	for i := range articles {
		texts[i], records[i] = text.Parse(articles[i].Text, nil, nil), analysed(&articles[i])
		words += len(texts[i].Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range texts {
			speaker.Resolve(texts[i], records[i].Quotes, speaker.Context{Inspectorate: records[i].Inspectorate})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
