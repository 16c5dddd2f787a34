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
