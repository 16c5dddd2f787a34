package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/pipeline/visit/body"
)

// A user may call an inspected body by its id, by its name as documents give it,
// with or without the words of councils about it ("Thornby", "Thornby Borough
// Council"), or by any other name that the list of authorities has ("BCP
// Council"): in filters, in queries and in visits.csv alike.

// callings are the names under which the body that a user calls so may be held,
// the user's own first.
func callings(name string) []string {
	names := []string{name}
	if bodies := body.Named(name); len(bodies) == 1 {
		names = append(names, bodies[0].ID)
	}
	return names
}

// A callable is a snapshot whose bodies answer to all their names.
type callable struct{ index.Snapshot }

// Select implements index.Snapshot.
func (s callable) Select(ctx context.Context, query *index.Query, filter index.Filter) (*index.Selection, error) {
	return index.Select(ctx, s, query, filter)
}

// Lookup implements index.Names.
func (s callable) Lookup(ctx context.Context, f index.Field, value string) ([]string, error) {
	names := []string{value}
	if f == index.FieldBody {
		names = callings(value)
	}
	for _, name := range names {
		if keys, err := s.Snapshot.Lookup(ctx, f, name); err != nil || len(keys) > 0 {
			return keys, err
		}
	}
	return nil, nil
}

// Known implements index.Names, with the other names of the authorities that are
// held.
func (s callable) Known(ctx context.Context, f index.Field) iter.Seq2[string, error] {
	if f != index.FieldBody {
		return s.Snapshot.Known(ctx, f)
	}
	return func(yield func(string, error) bool) {
		held := map[string]bool{}
		for value, err := range s.Snapshot.Known(ctx, f) {
			held[value] = true
			if !yield(value, err) || err != nil {
				return
			}
		}
		for _, authority := range body.Authorities() {
			for _, name := range authority.Names {
				if held[authority.Body.ID] && !yield(name, nil) {
					return
				}
			}
		}
	}
}

// heldBodies are the bodies that the index knows, by the keys of their ids and
// names; none where there is no index yet.
func (a *app) heldBodies(ctx context.Context) (map[string]corpus.Body, error) {
	bodies := map[string]corpus.Body{}
	held, err := a.snapshot(ctx)
	if missing := new(index.UnavailableError); errors.As(err, &missing) && missing.Why == index.Missing {
		return bodies, nil
	}
	if err != nil {
		return nil, err
	}
	defer held.Close()
	for register, err := range held.Registers(ctx) {
		if err != nil {
			return nil, err
		}
		for _, name := range []string{register.Body.Name, register.Body.ID} {
			bodies[index.FieldBody.Key(name)] = register.Body
		}
	}
	return bodies, nil
}

// bodyCalled is the id of the body of that name: one that is held, or one of the
// list of authorities. If there is none the error names those like it.
func bodyCalled(name string, held map[string]corpus.Body) (string, error) {
	for _, calling := range callings(name) {
		if found, ok := held[index.FieldBody.Key(calling)]; ok {
			return found.ID, nil
		}
	}
	if listed, ok := body.Lookup(name); ok {
		return listed.ID, nil
	}
	var known []string
	for _, held := range held {
		known = append(known, held.ID)
	}
	for _, authority := range body.Authorities() {
		known = append(known, authority.Body.ID)
	}
	slices.Sort(known)
	unknown := &index.UnknownError{Field: index.FieldBody, Value: name, Nearest: index.Nearest(name, slices.Values(slices.Compact(known)))}
	return "", fmt.Errorf("%w (write it as `onrecord visits` shows it; of a new body, index a document first)", unknown)
}
