package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// arrows says which rooms a room may import. A room that ends in /... speaks for
// the rooms below it too. What is not listed may import nothing of the house.
var arrows = map[string][]string{
	"corpus":                      {},
	"corpus/text":                 {"corpus"},
	"corpus/term":                 {"corpus", "corpus/text"},
	"corpus/read":                 {"corpus", "corpus/text", "corpus/read/..."},
	"corpus/read/pdftext":         {"corpus"},
	"corpus/read/pdftext/pdftest": {},
	"pipeline/tag":                {"corpus", "corpus/text"},
	"pipeline/gold":               {"corpus"},
	"pipeline/quote":              stage("pipeline/quote/..."),
	"pipeline/speaker":            stage(),
	"pipeline/phrase":             stage("corpus/term"),
	"pipeline/sentiment":          stage(),
	"pipeline/copies":             stage(),
	"pipeline/visit":              stage("pipeline/visit/..."),
	"pipeline/visit/body":         stage("pipeline/visit/inspectorate"),
	"pipeline/visit/inspectorate": stage(),
	"pipeline/visit/report":       stage("pipeline/visit/body", "pipeline/visit/inspectorate"),
	"pipeline/visit/trace":        stage(),
	"pipeline":                    stage("corpus/term", "corpus/read", "pipeline/..."),
	"index":                       {"corpus", "corpus/text", "corpus/term"},
	"index/bleve":                 {"corpus", "corpus/text", "index"},
	"index/indextest":             {"corpus", "corpus/text", "index"},
	"index/study":                 {"corpus", "corpus/text", "corpus/term", "index"},
	"cmd/internal/cli":            {"corpus/...", "pipeline/...", "index/..."},
	"cmd/internal/memory":         {},
	"cmd/onrecord":                {"cmd/internal/cli", "cmd/internal/memory"},
}

// stage is what every stage may import, and more.
func stage(more ...string) []string {
	return append([]string{"corpus", "corpus/text", "pipeline/tag"}, more...)
}

// TestArrows reads the imports of every file, tests aside.
func TestArrows(t *testing.T) {
	const top = "../.."
	err := filepath.WalkDir(top, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && file != top || entry.Name() == "out" || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		room, err := filepath.Rel(top, filepath.Dir(file))
		if err != nil {
			return err
		}
		checkImports(t, filepath.ToSlash(room), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, room, file string) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		target, ours := strings.CutPrefix(imported, "onrecord/")
		if ours && !allowed(room, target) {
			t.Errorf("%s: %s may not import %s; see the table of arrows in arrows_test.go", file, room, target)
		}
	}
}

func allowed(room, target string) bool {
	for _, to := range arrows[room] {
		if below, all := strings.CutSuffix(to, "/..."); to == target || all && (target == below || strings.HasPrefix(target, below+"/")) {
			return true
		}
	}
	return false
}

func TestArrowsAreOfRoomsThatAreThere(t *testing.T) {
	for room := range arrows {
		if files, _ := filepath.Glob(path.Join("../..", room, "*.go")); len(files) == 0 {
			t.Errorf("the table of arrows speaks of %s, which has no code", room)
		}
	}
}
