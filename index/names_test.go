package index

import (
	"strings"
	"testing"
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
