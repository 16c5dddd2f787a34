package cli

import (
	"bufio"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func printed(t interface{ Fatal(...any) }, width int, rows ...[]string) []string {
	var b strings.Builder
	out := bufio.NewWriter(&b)
	g := &grid{width: width}
	for _, row := range rows {
		g.add(slices.Clone(row))
	}
	if err := g.print(out); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func TestNarrowTableCutsWordsAndIDsNotFigures(t *testing.T) {
	lines := printed(t, 60,
		[]string{rightmost("LEFT", 30), "DATE", "WORDS", "ID"},
		[]string{rightmost("a long way before the place of it", 30), "2021-01-15", "words that go on behind it for long", "harrowmere/2020-monitoring-1"})
	if want := []string{
		"            LEFT  DATE        WORDS             ID",
		"…the place of it  2021-01-15  words that go o…  ha…ing-1",
	}; !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	for _, wide := range []int{0, 200} {
		if lines := printed(t, wide, []string{"DATE", "ID"}, []string{"2021", "harrowmere/2020-full"}); lines[1] != "2021  harrowmere/2020-full" {
			t.Errorf("a table with room became %q", lines)
		}
	}
}

// Columns that can be spared go one by one, until the others can be read.
func TestNarrowTableSparesColumns(t *testing.T) {
	head := []string{"DATE", "VOICE", "KIND", "WORDS"}
	row := []string{"2021-01-15", "inspectorate", "indirect", "children wait too long for help here"}
	for width, want := range map[int]string{
		0:  "DATE VOICE KIND WORDS",
		60: "DATE VOICE KIND WORDS", // what can be read of the words, and all else
		59: "DATE KIND WORDS",       // VOICE is the first to go
		46: "DATE KIND WORDS",
		45: "DATE WORDS",
		20: "DATE WORDS", // what cannot be spared stays
	} {
		g := &grid{width: width, spare: []string{"VOICE", "PAGE", "KIND"}}
		g.add(slices.Clone(head))
		g.add(slices.Clone(row))
		left := g.makeRoom()
		if got := strings.Join(g.rows[0], " "); got != want || len(g.rows[1]) != len(g.rows[0]) {
			t.Errorf("at %d the columns are %s, want %s; the row is %q", width, got, want, g.rows[1])
		}
		if slices.Contains(left, "VOICE") == slices.Contains(g.rows[0], "VOICE") {
			t.Errorf("at %d it says that %q are left out of %s", width, left, want)
		}
	}
	if left := (&grid{width: 10, spare: []string{"VOICE"}}).makeRoom(); len(left) > 0 {
		t.Errorf("an empty table leaves out %q", left)
	}
}

// No line is wider than asked for, none is lost, and where there is room no cell is
// cut.
func TestTableFitsItsWidth(t *testing.T) {
	heads := []string{"LEFT", "DATE", "WORDS", "ID", "PLACES"}
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[a-zé/ ]{0,30}`)
		rows := append([][]string{heads}, rapid.SliceOf(rapid.SliceOfN(cell, len(heads), len(heads))).Draw(t, "rows")...)
		width := rapid.IntRange(0, 200).Draw(t, "width")
		lines := printed(t, width, rows...)
		if len(lines) != len(rows) {
			t.Fatalf("%d rows became %d lines", len(rows), len(lines))
		}
		for i, line := range lines {
			if width > 0 && utf8.RuneCountInString(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
			if width == 0 && !containsAll(line, rows[i]) {
				t.Errorf("%q has not all of %q", line, rows[i])
			}
		}
	})
}

func containsAll(line string, cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return !strings.Contains(line+"  ", strings.TrimRight(cell, " ")) })
}
