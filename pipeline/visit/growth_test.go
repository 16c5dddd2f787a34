package visit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// TestTimeGrowsWithTheText: eight times the text takes some eight times as long to
// make a register of, whatever it repeats; square time would grow 64-fold.
func TestTimeGrowsWithTheText(t *testing.T) {
	for name, sentence := range map[string]func(i int) string{
		"one visit":  func(int) string { return "The fifth monitoring visit in June 2022. " },
		"judgements": func(int) string { return "Ofsted rated the services inadequate in March 2019. " },
		"several months": func(i int) string {
			return fmt.Sprintf("The monitoring visit of %s %d. ", time.Month(i%12+1), 1970+i/12%60)
		},
		"days": func(i int) string {
			return fmt.Sprintf("The full inspection of %d %s %d. ", i%28+1, time.Month(i/28%12+1), 1900+i/336%100)
		},
		"ordinals": func(i int) string {
			return "Its " + []string{"first", "second", "third"}[i%3] + ", in June, was a monitoring visit. "
		},
	} {
		t.Run(name, func(t *testing.T) {
			const sentences, growth, most, noise = 2000, 8, 24, 5 * time.Millisecond
			var short, long time.Duration
			for range 4 { // a busy machine may spoil a measurement
				short, long = leastTime(sentence, sentences), leastTime(sentence, growth*sentences)
				if long <= most*short+noise {
					return
				}
			}
			t.Errorf("%v for %d sentences, %v for %d times as many", short, sentences, long, growth)
		})
	}
}

// leastTime is the shortest of three times that the register of a text of n
// sentences takes.
func leastTime(sentence func(int) string, n int) time.Duration {
	var source strings.Builder
	for i := range n {
		source.WriteString(sentence(i))
	}
	doc := &corpus.Document{ID: "long", Text: source.String()}
	of := corpus.Body{ID: "harrowmere", Name: "Harrowmere"}
	record := &corpus.Record{ID: doc.ID, Text: doc.Text, Body: &of}
	record.Clues.Visits = Clues(doc, text.Parse(doc.Text, nil, nil), "", nil)
	least := time.Hour
	for range 3 {
		start := time.Now()
		Resolve(of, []*corpus.Record{record}, nil)
		least = min(least, time.Since(start))
	}
	return least
}
