package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"onrecord/pipeline/quote"
)

// TestTheVersionCountsEveryFile: records are made anew when any file that analysis
// is made of differs, the lexicons and the model too.
func TestTheVersionCountsEveryFile(t *testing.T) {
	const model = "quote/model.bin"
	here := os.DirFS(".")
	err := fs.WalkDir(here, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if err == nil && (entry.Name() == "testdata" || entry.Name() == "gold") { // what measures is no part of analysis
				return fs.SkipDir
			}
			return err
		}
		if name == model || !slices.Contains([]string{".go", ".txt", ".tsv", ".bin"}, path.Ext(name)) || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		if _, err := fs.Stat(sources, name); err != nil {
			t.Errorf("%s does not count: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(here, model)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(content); !strings.HasPrefix(hex.EncodeToString(sum[:]), quote.ModelSum()) || len(quote.ModelSum()) != 16 {
		t.Errorf("%s is not the sum of %s", quote.ModelSum(), model)
	}
}
