package gold

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A Prediction is what was found in the text of the article with its ID.
type Prediction struct {
	ID     string             `json:"id"`
	Quotes []corpus.Quotation `json:"quotes"`
	People []corpus.Person    `json:"people"`
}

// A Rate is precision, recall and their harmonic mean, from 0 to 1.
type Rate struct{ Precision, Recall, F1 float64 }

func rate(foundRight, found, askedRight, asked float64) Rate {
	var r Rate
	if found > 0 {
		r.Precision = foundRight / found
	}
	if asked > 0 {
		r.Recall = askedRight / asked
	}
	if sum := r.Precision + r.Recall; sum > 0 {
		r.F1 = 2 * r.Precision * r.Recall / sum
	}
	return r
}

func (r Rate) String() string {
	return fmt.Sprintf("%.1f / %.1f / %.1f", 100*r.Precision, 100*r.Recall, 100*r.F1)
}

// Part holds the figures of one set of quotations.
type Part struct {
	Gold, Predicted, Missing int  // quotations asked for, quotations found, articles without a prediction
	Exact                    Rate // content the same, marks and outer punctuation aside
	Overlap                  Rate // each content credited with the best share of it that the other side covers
	Joint                    Rate // content overlaps by half of either, and source or speaker agrees

	Sourced, RightSource     int // matched quotations with a source in gold; of these right
	Spoken, RightSpeaker     int // matched quotations with a speaker in gold; of these right
	ConfidentlyWrong         int // of the spoken: wrong at a confidence of 0.8 or more
	exactFound, exactAsked   int
	jointFound, jointAsked   int
	overlapFound, overlapAsk float64
}

// Figures say how far predicted quotations agree with gold.
type Figures struct {
	All         Part
	Quoted      Part // direct and mixed ones; predictions that touch a mark
	Reliability []Band
	Errors      []Error // of the quoted, the worst first
}

// A Band of the table of reliability: of the quotations predicted with a
// confidence in [From, To), how many were right in content and speaker.
type Band struct {
	From, To float64
	N, Right int
}

// An Error is a quotation of gold that was found with a wrong speaker, or not found.
type Error struct {
	Article, Content, Want, Got string
	Found                       bool
	Confidence                  float64
}

func (e Error) String() string {
	got := e.Got
	if !e.Found {
		got = "not found"
	}
	return fmt.Sprintf("%s: %q wanted %q, got %s", e.Article, e.Content, e.Want, got)
}

const (
	confident = 0.8 // a wrong speaker at this confidence is a bad error
	excerpt   = 90  // bytes of a text shown in an Error
)

// Score compares predictions with gold. A prediction belongs to the article
// whose ID is its own or the last path component of its own.
func Score(articles []Article, predictions []Prediction) Figures {
	byID := map[string]*Prediction{}
	for i := range predictions {
		p := &predictions[i]
		byID[p.ID] = p
		if last := p.ID[strings.LastIndexByte(p.ID, '/')+1:]; byID[last] == nil {
			byID[last] = p
		}
	}
	f := Figures{Reliability: bands()}
	for _, a := range articles {
		p := byID[a.ID]
		if p == nil {
			f.All.Missing++
			f.Quoted.Missing++
			p = &Prediction{}
		}
		s := newSheet(a, p.Quotes)
		f.All.add(s, s.side(false))
		f.Quoted.add(s, s.side(true))
		f.rely(s)
		f.Errors = append(f.Errors, s.errors()...)
	}
	f.All.finish()
	f.Quoted.finish()
	slices.SortStableFunc(f.Errors, worse)
	return f
}

// worse orders errors: wrong speakers by their confidence, then what was not found.
func worse(a, b Error) int {
	if a.Found != b.Found {
		if a.Found {
			return -1
		}
		return 1
	}
	return -cmp.Compare(a.Confidence, b.Confidence)
}

// add counts one article's quotations.
func (p *Part) add(s *sheet, v side) {
	p.Predicted += len(v.found)
	exactGold, exactFound := map[string]bool{}, map[string]bool{}
	for i := range s.gold {
		exactGold[s.gold[i].bounds] = true
	}
	for _, q := range v.found {
		exactFound[q.bounds] = true
		if exactGold[q.bounds] {
			p.exactFound++
		}
		p.overlapFound += s.bestShare(q)
		if s.right(q) {
			p.jointFound++
		}
	}
	for _, g := range v.gold {
		if g.Optional {
			continue
		}
		p.Gold++
		if g.size == 0 {
			continue
		}
		if exactFound[g.bounds] {
			p.exactAsked++
		}
		p.judge(s, g, v.found)
	}
}

// judge counts what was found of one quotation of gold.
func (p *Part) judge(s *sheet, g *annotated, found []*predicted) {
	best := 0
	for _, q := range found {
		best = max(best, s.common(g.letters, q.letters))
	}
	p.overlapAsk += float64(best) / float64(g.size)
	matched, right, named, sure := s.verdict(g, found)
	if right {
		p.jointAsked++
	}
	if matched && len(g.Source) > 0 {
		p.Sourced++
		if right {
			p.RightSource++
		}
	}
	if matched && g.hasName() {
		p.Spoken++
		if named {
			p.RightSpeaker++
		} else if sure {
			p.ConfidentlyWrong++
		}
	}
}

func (p *Part) finish() {
	found, asked := float64(p.Predicted), float64(p.Gold)
	p.Exact = rate(float64(p.exactFound), found, float64(p.exactAsked), asked)
	p.Overlap = rate(p.overlapFound, found, p.overlapAsk, asked)
	p.Joint = rate(float64(p.jointFound), found, float64(p.jointAsked), asked)
}

func bands() []Band {
	edges := []float64{0, 0.5, 0.6, 0.7, 0.8, 0.9, 1}
	var all []Band
	for i := range edges[:len(edges)-1] {
		all = append(all, Band{From: edges[i], To: edges[i+1]})
	}
	return all
}

// rely counts an article's predictions in the table of reliability.
func (f *Figures) rely(s *sheet) {
	for _, q := range s.side(false).found {
		for i := range f.Reliability {
			b := &f.Reliability[i]
			if q.Confidence < b.From || q.Confidence >= b.To && b.To < 1 {
				continue
			}
			b.N++
			if s.right(q) {
				b.Right++
			}
			break
		}
	}
}

// String prints the figures as eval/score_quotes.py does.
func (f Figures) String() string {
	var b strings.Builder
	f.All.write(&b, "all")
	f.Quoted.write(&b, "quoted")
	return b.String()
}

func (p Part) write(b *strings.Builder, name string) {
	fmt.Fprintf(b, "[%s] gold %d predicted %d", name, p.Gold, p.Predicted)
	if p.Missing > 0 {
		fmt.Fprintf(b, ", %d articles missing", p.Missing)
	}
	fmt.Fprintf(b, "\n  content exact   P/R/F1 %v\n  content overlap P/R/F1 %v\n  joint           P/R/F1 %v\n", p.Exact, p.Overlap, p.Joint)
	if p.Sourced > 0 {
		fmt.Fprintf(b, "  right source of the matched %.1f %% of %d\n", share(p.RightSource, p.Sourced), p.Sourced)
	}
	if p.Spoken > 0 {
		fmt.Fprintf(b, "  right speaker of the matched %.1f %% of %d; wrong with a confidence of 0.8 or more %.1f %%\n",
			share(p.RightSpeaker, p.Spoken), p.Spoken, share(p.ConfidentlyWrong, p.Spoken))
	}
}

func share(part, whole int) float64 { return 100 * float64(part) / float64(whole) }
