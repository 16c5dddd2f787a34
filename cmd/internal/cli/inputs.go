package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// leftByStoppedRun counts the inputs that a run which was stopped left in run:
// those that are not published as they are. Both lists are by source.
func leftByStoppedRun(ctx context.Context, held index.Index, run index.Run) (int, error) {
	published := func(func(corpus.Input, error) bool) {}
	snapshot, err := held.Open(ctx)
	missing := new(index.UnavailableError)
	switch {
	case errors.As(err, &missing) && missing.Why == index.Missing:
	case err != nil:
		return 0, err
	default:
		defer snapshot.Close()
		published = snapshot.Inputs(ctx)
	}
	next, stop := iter.Pull2(published)
	defer stop()
	old, err, more := next()
	left := 0
	for in, failure := range run.Inputs(ctx) {
		for more && err == nil && old.Source < in.Source {
			old, err, more = next()
		}
		if fault := errors.Join(failure, err); fault != nil {
			return 0, fault
		}
		if in.Error == "" && (!more || old.Source != in.Source || old.SHA256 != in.SHA256 || old.AnalysisVersion != in.AnalysisVersion) {
			left++
		}
	}
	return left, nil
}

// mostTwins is how many files that are held twice are named; others are counted.
const mostTwins = 10

// sayTwins warns of files that are held under several ids, and so count several
// times.
func (a *app) sayTwins(ctx context.Context, run index.Run) error {
	twins, err := twins(ctx, run)
	if err != nil {
		return err
	}
	for _, ids := range twins[:min(mostTwins, len(twins))] {
		fmt.Fprintf(a.stderr, "onrecord: %s are the same file under %d ids, and each of them counts; keep one of the files, delete the others and run index --prune on their folder (if that is empty or gone, make the index anew)\n",
			strings.Join(ids, " and "), len(ids))
	}
	if others := len(twins) - mostTwins; others > 0 {
		fmt.Fprintf(a.stderr, "onrecord: %d more files are held under several ids\n", others)
	}
	return nil
}

// twins are the ids of documents that are the same to the byte, each group in the
// order of the sources. Hashes are cut short to find them, as there can be millions.
func twins(ctx context.Context, run index.Run) ([][]string, error) {
	type start [16]byte
	startOf := func(in corpus.Input) (s start) { copy(s[:], in.SHA256); return s }
	times := map[start]uint8{}
	for in, err := range run.Inputs(ctx) {
		if err != nil {
			return nil, err
		}
		if s := startOf(in); in.ID != "" && times[s] < 2 {
			times[s]++
		}
	}
	ids := map[string][]string{}
	var hashes []string
	for in, err := range run.Inputs(ctx) {
		if err != nil {
			return nil, err
		}
		if in.ID == "" || times[startOf(in)] < 2 || slices.Contains(ids[in.SHA256], in.ID) {
			continue
		}
		if len(ids[in.SHA256]) == 0 {
			hashes = append(hashes, in.SHA256)
		}
		ids[in.SHA256] = append(ids[in.SHA256], in.ID)
	}
	var all [][]string
	for _, hash := range hashes {
		if len(ids[hash]) > 1 {
			all = append(all, ids[hash])
		}
	}
	return all, nil
}
