package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"gonum.org/v1/gonum/stat"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/sentiment"
)

func (a *app) sentimentCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sentiment FILE.jsonl",
		Short: "Score given texts",
		Long: `Score given texts: one JSON object a line, with "text" (and "targets", each with
"start" and "end" in bytes, or in characters where the object says
"unit": "codepoint") or with "sentences". Each is printed with every key it had
and "score" from -1 to 1, "label", "words", and a "polarity" for each target or
sentence. "-" is standard input.

Exit codes: 0 done; 1 some lines could not be scored (each is named); 2 usage.`,
		Example: `  onrecord sentiment passages.jsonl > scored.jsonl
  echo '{"text":"Leaders are effective."}' | onrecord sentiment -`,
		Args: one("file of JSON lines"),
		RunE: func(_ *cobra.Command, args []string) error { return a.sentiment(args[0]) },
	}
}

func (a *app) sentiment(path string) error {
	in, err := a.openFile(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out := bufio.NewWriter(a.stdout)
	defer out.Flush()
	failed := false
	lines := bufio.NewReader(in)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			scored, err := scoreLine(line)
			if err != nil {
				failed = true
				fmt.Fprintf(a.stderr, "onrecord: %s#%d: %v\n", path, number, err)
			} else if _, err := out.Write(append(scored, '\n')); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

// openFile opens a file, or standard input for "-".
func (a *app) openFile(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, usagef("%w; name a file that is there", err)
	}
	return f, nil
}

// scoreLine adds its scores to one JSON object.
func scoreLine(line []byte) ([]byte, error) {
	keys := map[string]json.RawMessage{}
	if err := json.Unmarshal(line, &keys); err != nil {
		return nil, fmt.Errorf("no JSON object: %w", err)
	}
	scores, err := scoresOf(keys)
	if err != nil {
		return nil, err
	}
	for key, value := range scores {
		b, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("key %q: %w", key, err)
		}
		keys[key] = b
	}
	return json.Marshal(keys)
}

func scoresOf(keys map[string]json.RawMessage) (map[string]any, error) {
	switch {
	case keys["text"] != nil:
		return scoreText(keys)
	case keys["sentences"] != nil:
		return scoreSentences(keys["sentences"])
	}
	return nil, fmt.Errorf(`the object has neither "text" nor "sentences"`)
}

func scoreText(keys map[string]json.RawMessage) (map[string]any, error) {
	var source, unit string
	var targets []map[string]any
	for key, into := range map[string]any{"text": &source, "unit": &unit, "targets": &targets} {
		if keys[key] == nil {
			continue
		}
		if err := json.Unmarshal(keys[key], into); err != nil {
			return nil, fmt.Errorf("key %q: %w", key, err)
		}
	}
	parsed := text.Parse(source, nil, nil)
	whole := sentiment.Score(parsed, corpus.Spans{{Start: 0, End: len(source)}})
	scores := map[string]any{"score": whole.Score, "label": whole.Label, "words": whole.Words}
	for _, target := range targets {
		span, err := targetSpan(source, unit, target)
		if err != nil {
			return nil, err
		}
		target["polarity"] = sentiment.Toward(parsed, span)
	}
	if targets != nil {
		scores["targets"] = targets
	}
	return scores, nil
}

func targetSpan(source, unit string, target map[string]any) (corpus.Span, error) {
	start, ok1 := target["start"].(float64)
	end, ok2 := target["end"].(float64)
	if !ok1 || !ok2 {
		return corpus.Span{}, fmt.Errorf(`a target has no "start" and "end"`)
	}
	span := corpus.Span{Start: int(start), End: int(end)}
	if unit == "codepoint" {
		span = corpus.Span{Start: byteOf(source, span.Start), End: byteOf(source, span.End)}
	}
	return span, span.Check(source)
}

// byteOf is the byte offset of the nth character of s; past the end of s for an n
// that it does not have.
func byteOf(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at + n
}

func scoreSentences(raw json.RawMessage) (map[string]any, error) {
	var sentences []string
	if err := json.Unmarshal(raw, &sentences); err != nil {
		return nil, fmt.Errorf(`key "sentences": %w`, err)
	}
	joined := strings.Join(sentences, "\n\n")
	parsed := text.Parse(joined, nil, nil)
	polarity := make([]float64, 0, len(sentences))
	var all corpus.Spans
	at := 0
	for _, s := range sentences {
		span := corpus.Span{Start: at, End: at + len(s)}
		polarity = append(polarity, sentiment.Score(parsed, corpus.Spans{span}).Score)
		all = append(all, span)
		at = span.End + len("\n\n")
	}
	whole := sentiment.Score(parsed, all)
	return map[string]any{"score": mean(polarity), "label": whole.Label, "polarity": polarity, "words": whole.Words}, nil
}

func mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return stat.Mean(values, nil)
}
