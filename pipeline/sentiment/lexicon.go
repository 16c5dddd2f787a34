package sentiment

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"onrecord/corpus/text"
)

//go:embed lexicon.txt
var lexiconFile string

//go:embed shifters.txt
var shiftersFile string

var (
	lexicon  = must(readLexicon(lexiconFile))
	shifters = must(readShifters(shiftersFile))
)

func must[T any](value T, err error) T {
	if err != nil {
		panic("embedded data: " + err.Error())
	}
	return value
}

// A node of the tree of entries: what an entry that ends here is worth, and the
// stems that can follow.
type node struct {
	entry bool
	value float64
	next  map[string]*node
}

func readLexicon(file string) (*node, error) {
	root := &node{next: map[string]*node{}}
	for fields, number := range rows(file) {
		if len(fields) != 2 {
			return nil, fmt.Errorf("lexicon.txt:%d: want a score, a tab and a phrase", number)
		}
		value, err := strconv.ParseFloat(fields[0], 64)
		if err != nil || value < -3 || value > 3 {
			return nil, fmt.Errorf("lexicon.txt:%d: %q is no score from -3 to 3", number, fields[0])
		}
		root.add(fields[1], value)
	}
	return root, nil
}

func (n *node) add(phrase string, value float64) {
	exact := strings.HasPrefix(phrase, "=")
	phrase = strings.TrimPrefix(phrase, "=")
	for _, w := range text.Words(phrase, 0) {
		key := text.Fold(w.Span().Of(phrase))
		if exact {
			key = "=" + key
		} else {
			key = text.Stem(key)
		}
		if n.next == nil {
			n.next = map[string]*node{}
		}
		if n.next[key] == nil {
			n.next[key] = &node{}
		}
		n = n.next[key]
	}
	n.entry, n.value = true, value
}

// longest finds the longest entry that begins at word i and ends before last.
// Hyphens within it do not matter. It returns its value and its number of words,
// 0 for none.
func (n *node) longest(t *text.Text, i, last int) (value float64, words int) {
	for j := i; j < last && n != nil; j++ {
		if j > i && t.Word(j) == "-" {
			continue
		}
		n = n.follow(t, j)
		if n != nil && n.entry {
			value, words = n.value, j+1-i
		}
	}
	return value, words
}

// follow is the node behind word j: that of its form, or else of its stem.
func (n *node) follow(t *text.Text, j int) *node {
	if exact := n.next["="+t.Fold(j)]; exact != nil {
		return exact
	}
	return n.next[t.Stem(j)]
}

type shifter struct {
	factor float64
	reach  int // lexical words
	words  int // of the shifter itself
}

// shifterSet holds shifters by their folded words.
type shifterSet map[string]shifter

func readShifters(file string) (shifterSet, error) {
	set := shifterSet{}
	for fields, number := range rows(file) {
		if len(fields) != 3 {
			return nil, fmt.Errorf("shifters.txt:%d: want a factor, a reach and a phrase, parted by tabs", number)
		}
		factor, err := strconv.ParseFloat(fields[0], 64)
		if err != nil {
			return nil, fmt.Errorf("shifters.txt:%d: %w", number, err)
		}
		reach, err := strconv.Atoi(fields[1])
		if err != nil || reach > farthest {
			return nil, fmt.Errorf("shifters.txt:%d: %q is no reach up to %d words", number, fields[1], farthest)
		}
		set[fields[2]] = shifter{factor, reach, len(strings.Fields(fields[2]))}
	}
	return set, nil
}

// endingAt finds the longest shifter whose last word is word j.
func (set shifterSet) endingAt(t *text.Text, first, j int) (shifter, bool) {
	word := t.Fold(j)
	if strings.HasSuffix(word, "n't") {
		word = "n't"
	}
	phrase := word
	best, found := set[phrase]
	for n := 2; n <= 3 && j-n+1 >= first; n++ {
		phrase = t.Fold(j-n+1) + " " + phrase
		if s, ok := set[phrase]; ok {
			best, found = s, true
		}
	}
	return best, found
}

// rows yields the lines of a data file that are no comment, cut at tabs, with
// their numbers.
func rows(file string) func(yield func([]string, int) bool) {
	return func(yield func([]string, int) bool) {
		number := 0
		for line := range strings.Lines(file) {
			number++
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(strings.Split(line, "\t"), number) {
				return
			}
		}
	}
}
