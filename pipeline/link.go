package pipeline

import (
	"fmt"
	"slices"

	"onrecord/corpus"
	"onrecord/pipeline/copies"
)

// link groups the copies of every input that is pending: from its record
// outwards, by look-ups of like signatures, until no new member of its group
// turns up.
func (l *load) link() error {
	var pending []corpus.Input
	for in, err := range l.store.Inputs(l.ctx) {
		if err != nil {
			return err
		}
		if in.Pending {
			pending = append(pending, in)
		}
	}
	done := map[string]bool{}
	for _, in := range pending {
		record, err := l.store.Record(l.ctx, in.ID)
		if err != nil {
			return err
		}
		if err := l.regroup(record, done); err != nil {
			return err
		}
		in.Pending = false
		if err := l.store.PutInput(l.ctx, in); err != nil {
			return err
		}
	}
	return nil
}

// unsettle makes what record may share a group with pending, before record is
// changed or taken out.
func (l *load) unsettle(record *corpus.Record) error {
	likes, err := l.likes(record)
	if err != nil {
		return err
	}
	for _, like := range likes {
		in, known, err := l.store.Input(l.ctx, like.Source)
		if err != nil {
			return err
		}
		if !known || in.ID != like.ID {
			continue
		}
		in.Pending = true
		if err := l.store.PutInput(l.ctx, in); err != nil {
			return err
		}
	}
	return nil
}

// regroup finds the group of record, unless it is done, and puts those of its
// members whose Copies change.
func (l *load) regroup(record *corpus.Record, done map[string]bool) error {
	if record == nil || done[record.ID] {
		return nil
	}
	group, err := l.group(record, done)
	if err != nil {
		return err
	}
	before := make([]corpus.Copies, len(group))
	for i, r := range group {
		if r.Copies != nil {
			before[i] = *r.Copies
		}
	}
	copies.Group(group)
	for i, r := range group {
		if (r.Copies == nil && before[i] == corpus.Copies{}) || r.Copies != nil && *r.Copies == before[i] {
			continue
		}
		if err := l.store.PutRecord(l.ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// group gathers what a chain of likeness binds to record. Of members with one
// signature, whose likes are the same, one is asked for.
func (l *load) group(record *corpus.Record, done map[string]bool) ([]*corpus.Record, error) {
	done[record.ID] = true
	group := []*corpus.Record{record}
	asked := map[string]bool{}
	for at := 0; at < len(group); at++ {
		signature := fmt.Sprint(group[at].Clues.Signature)
		if asked[signature] {
			continue
		}
		asked[signature] = true
		likes, err := l.likes(group[at])
		if err != nil {
			return nil, err
		}
		for _, like := range likes {
			if !done[like.ID] {
				done[like.ID] = true
				group = append(group, like)
			}
		}
	}
	return group, nil
}

// likes are the records that tell the same text as record.
func (l *load) likes(record *corpus.Record) ([]*corpus.Record, error) {
	shared, err := l.store.Alike(l.ctx, record.Clues.Signature)
	if err != nil {
		return nil, err
	}
	var likes []*corpus.Record
	for _, id := range sortedKeys(shared) {
		if id == record.ID || !copies.WorthComparing(shared[id]) {
			continue
		}
		other, err := l.store.Record(l.ctx, id)
		if err != nil {
			return nil, err
		}
		if other != nil && copies.Alike(record, other) {
			likes = append(likes, other)
		}
	}
	return slices.Clip(likes), nil
}
