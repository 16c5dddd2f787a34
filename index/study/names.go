package study

import (
	"context"
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/index"
)

// names is the names of people and bodies, by the keys of their words.
type names struct {
	people map[string]bool // any two words or more of a name that stand together
	bodies map[string]bool // whole names, and what stands between commas in them
}

// readNames reads the names from the registers. There are none where names are
// to be listed too.
func readNames(ctx context.Context, snap index.Snapshot, stream *term.Stream, listed bool) (names, error) {
	n := names{people: map[string]bool{}, bodies: map[string]bool{}}
	if listed {
		return n, nil
	}
	for register, err := range snap.Registers(ctx) {
		if err != nil {
			return names{}, fmt.Errorf("read the names of people: %w", err)
		}
		n.body(stream, register.Body.Name)
		for _, entry := range register.People {
			if entry.Kind == corpus.KindPerson {
				n.person(stream, entry.Name)
			} else {
				n.body(stream, entry.Name)
			}
		}
	}
	return n, nil
}

func (n names) body(stream *term.Stream, name string) {
	n.bodies[term.KeyString(stream.KeysOf(name))] = true
	for part := range strings.SplitSeq(name, ",") {
		n.bodies[term.KeyString(stream.KeysOf(part))] = true
	}
}

func (n names) person(stream *term.Stream, name string) {
	keys := stream.KeysOf(name)
	for first := range keys {
		for last := first + term.Shortest; last <= len(keys); last++ {
			n.people[term.KeyString(keys[first:last])] = true
		}
	}
}

// has reports whether a term of these keys is the name of a body or holds that
// of a person ("council leader Ann Oduya").
func (n names) has(keys []uint32) bool {
	if n.bodies[term.KeyString(keys)] {
		return true
	}
	for first := 0; first+term.Shortest <= len(keys); first++ {
		if n.people[term.KeyString(keys[first:first+term.Shortest])] {
			return true
		}
	}
	return false
}
