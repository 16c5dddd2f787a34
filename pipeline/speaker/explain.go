package speaker

import (
	"fmt"
	"strings"

	"onrecord/corpus"
)

// Explain tells in words how a quotation of a text got its speaker, one step a
// line; or that it has none, and who could be meant.
func Explain(q *corpus.Quotation, source string) string {
	var b strings.Builder
	for _, step := range q.Chain {
		fmt.Fprintf(&b, "%q %s %s.\n", excerpt(step.Span.Of(source)), reasons[step.Rule], step.To)
	}
	switch {
	case q.Kind == corpus.Term:
		b.WriteString("A term: nobody's speech.\n")
	case q.Speaker == "":
		b.WriteString("The speaker is not settled.\n")
	default:
		fmt.Fprintf(&b, "So %s speaks, with a confidence of %.2f.\n", names(q.Speakers), q.Confidence)
	}
	for _, c := range q.Candidates {
		fmt.Fprintf(&b, "It could be %s (%.2f).\n", c.Name, c.Confidence)
	}
	return b.String()
}

// reasons are the rules of a chain in words, between a mention and a name.
var reasons = map[string]string{
	"name":         "is the name of",
	"title":        "is a title and name of",
	"surname":      "is the surname of",
	"given name":   "is the given name of",
	"pronoun":      "stands for the one last spoken of who fits,",
	"apposition":   "stands beside the source and names",
	"relative":     "goes back to the name before it,",
	"turn":         "was said just before by",
	"role":         "is a role of",
	"description":  "describes the subject just before,",
	"described":    "is what the text calls",
	"kin":          "is by kinship",
	"organisation": "names or stands for",
	"inspectorate": "stands for the inspectorate,",
	"document":     "was issued by",
	"spokesman":    "speaks for",
	"writer":       "is the letter of",
	"foretold":     "is who is named next,",
	"noun":         "stands for",
	"passive":      "is said of its subject, where the inspection is told of, by",
	"lead":         "cannot speak; what the lead of such an article quotes is mostly by",
	"foreseen":     "calls who says much the same later,",
	"repeated":     "has the same words, and is by",
	"holder":       "is at that date, by other documents of this body alone, the role of",
	"register":     "can in the documents of this body only be",
}

func names(speakers []corpus.Speaker) string {
	all := make([]string, len(speakers))
	for i, s := range speakers {
		all[i] = s.Name
	}
	return strings.Join(all, " and ")
}

// excerpt shortens a mention to what a line can show.
func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
