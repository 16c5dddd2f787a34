package study

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"onrecord/corpus/term"
	"onrecord/index"
)

// A Cache keeps answers in a folder, by the generation of the index that gave
// them, which never changes. Those of other generations go when one is kept. The
// zero Cache keeps nothing.
type Cache struct {
	Dir string
}

// question is all that an answer depends on, the generation aside.
type question struct {
	Version    string
	Of         string
	Selections []*index.Selection
	Phrases    PhraseQuestion
	Synonyms   string
}

// Phrases is [Phrases], from the cache if the answer is held there.
func (c Cache) Phrases(ctx context.Context, snap index.Snapshot, s *index.Selection, q PhraseQuestion) (*Listing, error) {
	asked := question{Of: "phrases", Selections: []*index.Selection{s}, Phrases: q}
	return cached(c, snap.Generation(), asked, func() (*Listing, error) { return Phrases(ctx, snap, s, q) })
}

// Keyness is [Keyness], from the cache if the answer is held there.
func (c Cache) Keyness(ctx context.Context, snap index.Snapshot, here, there *index.Selection, q PhraseQuestion) (*Contrast, error) {
	asked := question{Of: "keyness", Selections: []*index.Selection{here, there}, Phrases: q}
	return cached(c, snap.Generation(), asked, func() (*Contrast, error) { return Keyness(ctx, snap, here, there, q) })
}

func cached[A any](c Cache, generation string, q question, ask func() (*A, error)) (*A, error) {
	if c.Dir == "" {
		return ask()
	}
	path, err := c.path(generation, q)
	if err != nil {
		return nil, err
	}
	if b, err := os.ReadFile(path); err == nil {
		sum, kept, _ := bytes.Cut(b, []byte("\n"))
		if answer := new(A); string(sum) == sumOf(kept) && json.Unmarshal(kept, answer) == nil {
			return answer, nil
		}
	}
	answer, err := ask()
	if err == nil {
		c.keep(path, generation, answer)
	}
	return answer, err
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumOf tells an answer that was kept whole from one that was damaged since.
func sumOf(answer []byte) string { return fmt.Sprintf("%08x", crc32.Checksum(answer, castagnoli)) }

func (c Cache) path(generation string, q question) (string, error) {
	if q.Phrases.Synonyms == nil {
		q.Phrases.Synonyms = term.Field()
	}
	q.Synonyms = q.Phrases.Synonyms.String()
	q.Phrases.Synonyms = nil
	var err error
	if q.Version, err = Version(); err != nil {
		return "", fmt.Errorf("name the answer: %w", err)
	}
	b, err := json.Marshal(q)
	if err != nil {
		return "", fmt.Errorf("name the answer: %w", err)
	}
	hash := sha256.Sum256(b)
	return filepath.Join(c.Dir, generation+"-"+hex.EncodeToString(hash[:16])+".json"), nil
}

// keep writes an answer whole or not at all. A cache that cannot be written costs
// time and nothing else, so that is no error.
func (c Cache) keep(path, generation string, answer any) {
	b, err := json.Marshal(answer)
	if err != nil || os.MkdirAll(c.Dir, 0o755) != nil {
		return
	}
	c.sweep(generation)
	part, err := os.CreateTemp(c.Dir, ".answer-*")
	if err != nil {
		return
	}
	_, err = fmt.Fprintf(part, "%s\n%s", sumOf(b), b)
	if closed := part.Close(); err != nil || closed != nil || os.Rename(part.Name(), path) != nil {
		_ = os.Remove(part.Name())
	}
}

// sweep removes the answers of other generations.
func (c Cache) sweep(generation string) {
	names, err := filepath.Glob(filepath.Join(c.Dir, "*-*.json"))
	if err != nil {
		return
	}
	for _, name := range names {
		if !strings.HasPrefix(filepath.Base(name), generation+"-") {
			_ = os.Remove(name)
		}
	}
}
