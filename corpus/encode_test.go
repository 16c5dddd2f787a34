package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestLawWriteJSON: what is written piece by piece is what json.Marshal makes, and
// is read again as it was.
func TestLawWriteJSON(t *testing.T) {
	spans := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Span { return Span{rapid.Int().Draw(t, "start"), 9} }), 0, 3)
	words := rapid.SampledFrom([]string{"", "Ann", "said “no”\n", "<b>", `"so"`, "\t\"\\", "\u2028 é 漢", strings.Repeat("ab é\n", longestPiece/4)})
	rapid.Check(t, func(t *rapid.T) {
		r := Record{ID: words.Draw(t, "id"), Text: words.Draw(t, "text") + words.Draw(t, "more"), Title: words.Draw(t, "title"), Sentences: spans.Draw(t, "sentences")}
		for range rapid.IntRange(0, 3).Draw(t, "quotes") {
			r.Quotes = append(r.Quotes, Quotation{Rule: words.Draw(t, "rule"), Content: spans.Draw(t, "content"), Speakers: List[Speaker]{{Name: words.Draw(t, "name")}}, Confidence: rapid.Float64().Draw(t, "confidence")})
		}
		if rapid.Bool().Draw(t, "visit") {
			r.Visit = &VisitRef{ID: words.Draw(t, "visit")}
			r.Warnings = List[string]{words.Draw(t, "warning")}
			r.KeepFound()
		}
		want, err := json.Marshal(&r)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := r.WriteJSON(&got); err != nil {
			t.Fatal(err)
		}
		var again Record
		if err := again.ReadJSON(bytes.NewReader(got.Bytes())); err != nil {
			t.Fatal(err)
		}
		if same, _ := json.Marshal(&again); !bytes.Equal(same, want) {
			t.Fatalf("read as %s\nwant %s", same, want)
		}
		var escaped bytes.Buffer
		json.HTMLEscape(&escaped, got.Bytes())
		if !bytes.Equal(escaped.Bytes(), want) {
			t.Fatalf("got  %s\nwant %s", &escaped, want)
		}
	})
}
