package cli

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearestNames(t *testing.T) {
	known := []string{
		"Carys Bevan", "Alan Bevan", "Sunita Rao", "Sunil Rao-Martin", "Margaret Ellwood", "Ofsted", "Harrowmere Borough Council",
		"Wexley Vale Hospitals NHS Foundation Trust", "ofsted/carys-bevan",
	}
	for typed, want := range map[string]string{
		"Karis Bevan":                "Carys Bevan, Alan Bevan",
		"Bevan":                      "Alan Bevan, Carys Bevan", // alike in surname, and the shorter is nearer
		"SUNITA RAO":                 "Sunita Rao",
		"Margret Elwood":             "Margaret Ellwood",
		"Ofstead":                    "Ofsted",
		"Harowmere Borough Council":  "Harrowmere Borough Council",
		"ofsted/caris-bevan":         "ofsted/carys-bevan",
		"Peter Quill":                "",
		"Margaret Thwaite":           "",
		"":                           "",
		strings.Repeat("Bevan ", 99): "",
	} {
		if got := strings.Join(nearestNames(typed, known), ", "); got != want {
			t.Errorf("near to %.40q are %q, want %q", typed, got, want)
		}
	}
}

// The distance is that of a metric, but for what is empty.
func TestDistanceOfNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[abc]{1,8}`)
		a, b := []rune(name.Draw(t, "a")), []rune(name.Draw(t, "b"))
		far := distance(a, b)
		if far != distance(b, a) || far < 0 || far > 1 || (far == 0) != slices.Equal(a, b) {
			t.Fatalf("from %q to %q it is %v, back %v", string(a), string(b), far, distance(b, a))
		}
		if longer := append(slices.Clone(a), 'x'); distance(a, longer) != 1/float64(len(longer)) {
			t.Fatalf("one letter more than %q is %v away", string(a), distance(a, longer))
		}
	})
}
