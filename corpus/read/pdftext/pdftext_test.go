package pdftext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/read/pdftext/pdftest"
)

const cap16 = 16 << 20

// wrap breaks s into lines of at most width points in Helvetica of 12 points, as
// a word processor does.
func wrap(s string, width float64) []string {
	var out []string
	line, used := "", 0.0
	for _, w := range strings.Fields(s) {
		n := 0.0
		for _, r := range w + " " {
			if r <= '~' {
				n += float64(helvetica[r-' ']) * 12 / 1000
			}
		}
		if line != "" && used+n-4 > width {
			out = append(out, line)
			line, used = "", 0
		}
		line += w + " "
		used += n
	}
	return append(out, line)
}

// page draws lines of body text one below the other from y down.
func page(y float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(pdftest.Text("F1", 12, 72, y-14.4*float64(i), l))
	}
	return b.String()
}

func mustRead(t *testing.T, f *pdftest.File) Text {
	t.Helper()
	text, err := Read(f.Bytes(), cap16)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func paragraphsOf(text string) []string { return strings.Split(text, "\n\n") }

func wantParagraphs(t *testing.T, text string, want ...string) {
	t.Helper()
	if got := paragraphsOf(text); !slices.Equal(got, want) {
		t.Errorf("paragraphs:\n%s\nwant:\n%s", strings.Join(got, "\n¶ "), strings.Join(want, "\n¶ "))
	}
}

func TestParagraphsAreRestored(t *testing.T) {
	f := pdftest.New()
	f.Page(pdftest.Text("F1", 24, 72, 760, "Inspection of Harrowmere services") +
		pdftest.Text("F2", 12, 72, 720, "What needs to improve") +
		page(690,
			"Leaders in Harrowmere have a clear view of what the service must do next, and they",
			"have begun to act on it. Staff say that their managers listen to them and that they are",
			"supported.") +
		page(626,
			"Too many plans are late. Managers do not always see this, and some of the children wait",
			"for months."))
	text := mustRead(t, f)
	wantParagraphs(t, text.Text,
		"Inspection of Harrowmere services",
		"What needs to improve",
		"Leaders in Harrowmere have a clear view of what the service must do next, and they have begun to act on it. Staff say that their managers listen to them and that they are supported.",
		"Too many plans are late. Managers do not always see this, and some of the children wait for months.")
	if text.Title != "Inspection of Harrowmere services" {
		t.Errorf("title %q", text.Title)
	}
	if len(text.Headings) != 2 || text.Headings[1].Of(text.Text) != "What needs to improve" {
		t.Errorf("headings %v", text.Headings)
	}
}

func TestShortLinesAreParagraphs(t *testing.T) {
	f := pdftest.New()
	f.Page(page(760, "Ms Odile Farrant", "Director of Services", "Harrowmere Borough Council", "HM1 4QT") +
		page(680,
			"This letter tells you what inspectors found when they came to see the service in March, and",
			"what you should do about it."))
	wantParagraphs(t, mustRead(t, f).Text,
		"Ms Odile Farrant", "Director of Services", "Harrowmere Borough Council", "HM1 4QT",
		"This letter tells you what inspectors found when they came to see the service in March, and what you should do about it.")
}

func TestGradeTable(t *testing.T) {
	f := pdftest.New()
	var b strings.Builder
	for _, y := range []float64{700, 670, 630, 590} {
		b.WriteString(pdftest.Rule(72, y, 500, y))
	}
	for _, x := range []float64{72, 300, 500} {
		b.WriteString(pdftest.Rule(x, 590, x, 700))
	}
	b.WriteString(pdftest.Text("F2", 12, 76, 680, "Judgement") + pdftest.Text("F2", 12, 304, 680, "Grade"))
	// The grade stands on a line of its own between the two lines of its label.
	b.WriteString(pdftest.Text("F1", 12, 76, 655, "The impact of leaders on social") + pdftest.Text("F1", 12, 304, 647, "Good") +
		pdftest.Text("F1", 12, 76, 640, "work practice"))
	// The grade runs over two lines.
	b.WriteString(pdftest.Text("F1", 12, 76, 612, "Overall effectiveness") +
		pdftest.Text("F1", 12, 304, 615, "Requires improvement") + pdftest.Text("F1", 12, 304, 600, "to be good"))
	f.Page(b.String() + page(560, "Services have improved."))
	wantParagraphs(t, mustRead(t, f).Text,
		"Judgement\tGrade",
		"The impact of leaders on social work practice\tGood",
		"Overall effectiveness\tRequires improvement to be good",
		"Services have improved.")
}

func TestFontIsKeptAcrossSavedStates(t *testing.T) {
	f := pdftest.New()
	f.Page("BT /F1 12 Tf 72 700 Td (before ) Tj ET q BT /F2 9 Tf 200 500 Td (inside) Tj ET Q BT 72 680 Td (after) Tj ET")
	if text := mustRead(t, f).Text; !strings.Contains(text, "after") || strings.Contains(text, "\ufffd") {
		t.Errorf("text %q", text)
	}
}

func TestParagraphOverPageWithFurniture(t *testing.T) {
	f := pdftest.New()
	long := wrap("Social workers in Harrowmere visit children often, and they know them well enough to see when "+
		"something is wrong at home.", 450)
	for n := 1; n <= 4; n++ {
		head := page(700, "The first page begins here.")
		if n > 1 {
			head = page(700, long[1])
		}
		f.Page(head + page(600, long[0]) + pdftest.Text("F1", 9, 72, 30, "Inspection of Harrowmere") + pdftest.Text("F1", 9, 500, 20, fmt.Sprint(n)))
	}
	text := mustRead(t, f)
	if want := "to see when something is wrong at home."; strings.Count(text.Text, want) != 3 {
		t.Errorf("paragraphs do not run over pages:\n%s", text.Text)
	}
	if len(text.Furniture) != 8 {
		t.Errorf("furniture %v", text.Furniture)
	}
	for _, fur := range text.Furniture {
		checkStandsApart(t, text.Text, fur.Span)
	}
	checkPages(t, text, 4)
	for i, p := range text.Pages {
		if n := strings.Count(p.Of(text.Text), "Inspection of Harrowmere"); n != 1 {
			t.Errorf("page %d holds %d running heads", i+1, n)
		}
	}
}

// checkStandsApart: furniture stands between paragraphs.
func checkStandsApart(t *testing.T, text string, s corpus.Span) {
	t.Helper()
	before := s.Start == 0 || strings.HasSuffix(text[:s.Start], "\n\n")
	after := s.End == len(text) || strings.HasPrefix(text[s.End:], "\n\n")
	if !before || !after {
		t.Errorf("furniture %q stands within a paragraph", s.Of(text))
	}
}

// checkPages: the pages cover the text in order.
func checkPages(t *testing.T, text Text, n int) {
	t.Helper()
	if len(text.Pages) != n {
		t.Fatalf("%d pages, want %d", len(text.Pages), n)
	}
	at := 0
	for _, p := range text.Pages {
		if p.Start != at || p.Check(text.Text) != nil {
			t.Errorf("pages %v do not cover the text", text.Pages)
		}
		at = p.End
	}
	if at != len(text.Text) {
		t.Errorf("pages end at %d of %d", at, len(text.Text))
	}
}

func TestTwoColumns(t *testing.T) {
	whole := "The council has said that it will open the centre again in the spring, once the roof has been mended. " +
		"Until then all of its groups meet at the old library, which is open on four days of the week from nine. " +
		"Parents who came to the meeting were not content, and one of them asked why the work had taken so long. " +
		"The leader of the council told her that there had been no money for it in the last two years."
	all := wrap(whole, 210)
	left, right := all[:(len(all)+1)/2], all[(len(all)+1)/2:]
	var b strings.Builder
	b.WriteString(pdftest.Text("F1", 20, 72, 760, "Centre to open again after work on the roof"))
	for i := range left {
		y := 720 - 14*float64(i)
		b.WriteString(pdftest.Text("F1", 12, 72, y, left[i]))
		if i < len(right) {
			b.WriteString(pdftest.Text("F1", 12, 300, y-3, right[i]))
		}
	}
	f := pdftest.New()
	f.Page(b.String())
	wantParagraphs(t, mustRead(t, f).Text, "Centre to open again after work on the roof",
		whole)
}

func TestHyphensAtLineEnds(t *testing.T) {
	f := pdftest.New()
	f.Page(page(760,
		"The safeguarding board met in public, and a well-attended meeting it was. The safe-",
		"guarding lead spoke for an hour and took questions from the floor, and the well-",
		"attended part of it was over by nine."))
	text := mustRead(t, f).Text
	for _, want := range []string{"The safeguarding lead spoke", "and the well-attended part"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestBulletsAreParagraphs(t *testing.T) {
	f := pdftest.New()
	item := wrap("support into adult life, and the help that young people get with money, work and a home of their own", 440)
	f.Page(page(760, "This included:") +
		pdftest.Text("F1", 12, 90, 740, "\x95") + pdftest.Text("F1", 12, 108, 740, item[0]) +
		pdftest.Text("F1", 12, 108, 725.6, item[1]) +
		pdftest.Text("F1", 12, 90, 711.2, "\x95") + pdftest.Text("F1", 12, 108, 711.2, "work and training") +
		page(680, "Inspectors also looked at records of every kind and met with leaders, staff and young people."))
	wantParagraphs(t, mustRead(t, f).Text, "This included:",
		"• support into adult life, and the help that young people get with money, work and a home of their own",
		"• work and training",
		"Inspectors also looked at records of every kind and met with leaders, staff and young people.")
}

func TestFormsAndInlineImages(t *testing.T) {
	f := pdftest.New()
	form := f.Stream("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 0 -40] /Resources <</Font <</F1 3 0 R>>>>",
		"BT /F1 12 Tf 72 700 Td (from a form) Tj ET")
	f.PageWith("BI /W 2 /H 2 /BPC 8 /CS /G ID \x00(<[\xff EI "+page(700, "before")+" /X Do "+page(600, "behind"),
		fmt.Sprintf("/XObject <</X %d 0 R>>", form))
	wantParagraphs(t, mustRead(t, f).Text, "before", "from a form", "behind")
}

// TestHostileFiles: each is refused; one that is read without end meets the time
// limit of go test.
func TestHostileFiles(t *testing.T) {
	loop := pdftest.New()
	loop.Tree("<</Type /Pages /Count 9 /Kids [2 0 R 2 0 R]>>")

	forms := pdftest.New()
	form := forms.Stream("/Subtype /Form /Resources <</XObject <</X 5 0 R>>>>", strings.Repeat("/X Do ", 40))
	forms.PageWith("/X Do", fmt.Sprintf("/XObject <</X %d 0 R>>", form))

	length := pdftest.New()
	length.Object("<</Length 5 0 R>>\nstream\nBT ET\nendstream")
	length.Tree("<</Type /Pages /Count 1 /Kids [<</Type /Page /Contents 5 0 R>>]>>")

	huge := pdftest.New()
	huge.Page(page(700, "text"))
	hugeSize := strings.Replace(string(huge.Bytes()), "/Size 7", "/Size 700000000000", 1)

	prev := pdftest.New()
	prev.Page(page(700, "text"))
	start := strings.LastIndex(string(prev.Bytes()), "xref\n0")
	prev.Trailer = fmt.Sprintf("/Prev %d", start)

	// Object 2, the catalogue, stands in the object stream that is object 2.
	within := "%PDF-1.5\n1 0 obj <</Type /XRef /Size 3 /W [1 1 1] /Root 2 0 R /Length 9>>\nstream\n" +
		"\x00\x00\x00\x01\x09\x00\x02\x02\x00\nendstream\nendobj\nstartxref\n9\n%%EOF\n" + strings.Repeat(" ", 100)

	for name, data := range map[string][]byte{
		"an object stream in itself":        []byte(within),
		"a page tree in a circle":           loop.Bytes(),
		"a form that draws itself":          forms.Bytes(),
		"a stream as long as itself":        length.Bytes(),
		"a table of 700 billion objects":    []byte(hugeSize),
		"a table that is before itself":     prev.Bytes(),
		"a header and nothing":              []byte("%PDF-1.4\n%%EOF\n"),
		"a header and noise":                []byte("%PDF-1.4\n" + strings.Repeat("<<[(", 5000) + "\nstartxref\n9\n%%EOF\n"),
		"numbers beyond all in every place": []byte("%PDF-1.4\n1 0 obj<</Type/XRef/Size 9/W[1 1 99999999999]/Index[0 1]/Length 3>>stream\nabc\nendstream\nstartxref\n9\n%%EOF"),
	} {
		t.Run(name, func(t *testing.T) {
			if text, err := Read(data, cap16); err == nil {
				t.Errorf("read as %q", text.Text)
			}
		})
	}
}

func TestErrorsByKind(t *testing.T) {
	whole := pdftest.New()
	whole.Page(page(700, "text"))

	encrypted := pdftest.New()
	encrypted.Page(page(700, "text"))
	lock := encrypted.Object("<</Filter /Standard /V 1 /R 2 /P -4 /O <" + strings.Repeat("6f", 32) + "> /U <" + strings.Repeat("75", 32) + ">>>")
	encrypted.Trailer = fmt.Sprintf("/Encrypt %d 0 R /ID [<aa> <aa>]", lock)

	newer := pdftest.New()
	newer.Page(page(700, "text"))
	newer.Trailer = "/Encrypt <</Filter /Standard /V 5 /R 6 /Length 256>> /ID [<aa> <aa>]"

	blank := pdftest.New()
	blank.Page("0 0 10 10 re f")

	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"truncated", whole.Bytes()[:400], ErrTruncated},
		{"truncated behind its first page", []byte("%PDF-1.4\n1 0 obj <</Linearized 1 /L 90000 /O 3>> endobj\nstartxref\n9\n%%EOF\n2 0 obj"), ErrTruncated},
		{"encrypted", encrypted.Bytes(), ErrEncrypted},
		{"encrypted by a newer method", newer.Bytes(), ErrEncrypted},
		{"without text", blank.Bytes(), ErrNoText},
		{"something else", []byte("<html>"), ErrNotPDF},
	} {
		if _, err := Read(c.data, cap16); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	var large TooLargeError
	if _, err := Read(whole.Bytes(), 3); !errors.As(err, &large) || large.Cap != 3 {
		t.Errorf("above the cap: %v", err)
	}
}

func TestDeterminism(t *testing.T) {
	f := pdftest.New()
	f.Page(page(700, "One line of text", "and one more"))
	data := f.Bytes()
	first, _ := Read(data, cap16)
	for range 5 {
		if again, _ := Read(data, cap16); again.Text != first.Text || !slices.Equal(again.Headings, first.Headings) {
			t.Fatal("two readings differ")
		}
	}
}

func FuzzRead(f *testing.F) {
	small := pdftest.New()
	small.Page(pdftest.Text("F2", 14, 72, 760, "Heading") + page(700, "Some text (with brackets)", "over two lines"))
	f.Add(small.Bytes())
	f.Add([]byte("%PDF-1.4\nstartxref\n0\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Read(data, 1<<20)
		if err != nil {
			return
		}
		checkPages(t, text, len(text.Pages))
		for _, s := range text.Headings {
			if err := s.Check(text.Text); err != nil {
				t.Error(err)
			}
		}
		for _, s := range text.Furniture {
			checkStandsApart(t, text.Text, s.Span)
		}
	})
}

func FuzzInterpret(f *testing.F) {
	f.Add("BT /F1 12 Tf 72 700 Td [(a)-2000(b)] TJ T* (c) ' ET")
	f.Add("q 1 0 0 1 5 5 cm 10 10 100 1 re f Q BI /W 1 ID x EI (")
	f.Fuzz(func(t *testing.T, content string) {
		file := pdftest.New()
		file.Page(content)
		if text, err := Read(file.Bytes(), 1<<20); err == nil {
			checkPages(t, text, 1)
		}
	})
}
