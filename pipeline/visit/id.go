package visit

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"

	"onrecord/corpus"
)

// unknown stands in an id for a part that nothing states.
const unknown = "x"

// identify makes a visit's id of what is known of it. year is that in which its
// fieldwork began, and month its month; for a monitoring visit, that of the full inspection which
// opened its cycle. 0 is unknown.
func identify(body string, kind corpus.VisitKind, year, month, ordinal int) string {
	body, y := cmp.Or(body, unknown), orUnknown(year, "%04d")
	switch kind {
	case corpus.FullVisit:
		return fmt.Sprintf("%s/%s-full", body, y)
	case corpus.MonitoringVisit:
		return fmt.Sprintf("%s/%s-monitoring-%s", body, y, orUnknown(ordinal, "%d"))
	case "":
		kind = corpus.OtherVisit
	}
	return fmt.Sprintf("%s/%s-%s-%s", body, y, orUnknown(month, "%02d"), kind)
}

func orUnknown(n int, format string) string {
	if n == 0 {
		return unknown
	}
	return fmt.Sprintf(format, n)
}

var idForm = regexp.MustCompile(`^(?:.*/)?(\d{4}|x)-(?:(full)|(monitoring)-(\d+|x)|(\d{2}|x)-(focused|joint|other))$`)

// declaredClue reads a visit that metadata names by its id.
func declaredClue(id string) corpus.VisitClue {
	clue := corpus.VisitClue{Rule: ruleDeclared, About: 1, ID: id}
	parts := idForm.FindStringSubmatch(id)
	if parts == nil {
		return clue
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[5])
	switch {
	case parts[2] != "":
		clue.Kind, clue.Start = corpus.FullVisit, yearDate(year)
	case parts[3] != "":
		clue.Kind, clue.Cycle = corpus.MonitoringVisit, yearDate(year)
		clue.Ordinal, _ = strconv.Atoi(parts[4])
	default:
		clue.Kind, clue.Start = corpus.VisitKind(parts[6]), yearDate(year)
		if year > 0 && month >= 1 && month <= 12 {
			clue.Start = corpus.Date(fmt.Sprintf("%04d-%02d", year, month))
		}
	}
	return clue
}

func yearDate(year int) corpus.Date {
	if year == 0 {
		return ""
	}
	return corpus.Year(year)
}
