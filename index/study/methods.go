package study

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// Methods says how an answer came about, so that it can be given again.
type Methods struct {
	Program    string              `json:"program"`  // with its version
	Question   string              `json:"question"` // the command as it was asked
	From       corpus.Date         `json:"from,omitempty"`
	To         corpus.Date         `json:"to,omitempty"`
	Filters    map[string][]string `json:"filters"`
	Inputs     int                 `json:"inputs"`     // held, those that failed aside
	Failed     int                 `json:"failed"`     // inputs that could not be read
	Analysis   []string            `json:"analysis"`   // versions of code, models and lexicons that analysed them
	Corpus     string              `json:"corpus"`     // SHA-256 over the sources and hashes of the inputs, in hex
	Generation string              `json:"generation"` // of the index
	Seed       uint64              `json:"seed"`       // of everything that is resampled
}

// Describe gives the methods of a question asked of snap under filter.
func Describe(ctx context.Context, snap index.Snapshot, program, question string, filter index.Filter) (*Methods, error) {
	m := &Methods{
		Program: program, Question: question, From: filter.From, To: filter.To,
		Filters: map[string][]string{}, Generation: snap.Generation(), Seed: seed,
	}
	for field, values := range filter.Values {
		m.Filters[string(field)] = values
	}
	hash := sha256.New()
	versions := map[string]bool{}
	for in, err := range snap.Inputs(ctx) {
		if err != nil {
			return nil, fmt.Errorf("hash the corpus: %w", err)
		}
		if in.Error != "" {
			m.Failed++
			continue
		}
		m.Inputs++
		versions[in.AnalysisVersion] = true
		fmt.Fprintf(hash, "%s\t%s\n", in.Source, in.SHA256)
	}
	m.Corpus = hex.EncodeToString(hash.Sum(nil))
	m.Analysis = slices.Sorted(maps.Keys(versions))
	return m, nil
}
