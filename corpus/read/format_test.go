package read

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"onrecord/corpus"
	"onrecord/corpus/read/pdftext/pdftest"
)

func one(t *testing.T, name, content string) corpus.Document {
	t.Helper()
	v := walk(t, Options{}, tree(t, "in", map[string]string{name: content}))
	if len(v.docs) != 1 || len(v.errs) > 0 {
		t.Fatalf("%s: %d documents, errors %v, skipped %v", name, len(v.docs), v.errs, v.skipped)
	}
	checkLaw(t, v.docs[0])
	return v.docs[0]
}

func asUTF16(s string, order func(uint16) [2]byte) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		pair := order(u)
		b.Write(pair[:])
	}
	return b.String()
}

func TestCharacterSets(t *testing.T) {
	little := func(u uint16) [2]byte { return [2]byte{byte(u), byte(u >> 8)} }
	big := func(u uint16) [2]byte { return [2]byte{byte(u >> 8), byte(u)} }
	const said = "“We’re glad”, said the café’s owner – at last. £5 was given."
	for _, c := range []struct{ name, content, text, note string }{
		{"UTF-8", said, said, ""},
		{"UTF-8 with a mark", "\ufeff" + said, "\ufeff" + said, ""},
		{"Windows-1252", "\x93We\x92re glad\x94, said the caf\xe9\x92s owner \x96 at last. \xa35 was given.", said, "converted from Windows-1252"},
		{"UTF-16 little", "\xff\xfe" + asUTF16(said, little), said, "converted from UTF-16 (little-endian)"},
		{"UTF-16 big", "\xfe\xff" + asUTF16(said, big), said, "converted from UTF-16 (big-endian)"},
		{"UTF-16 of another script", "\xff\xfe" + asUTF16("市議会は報告書を受け取った。", little), "市議会は報告書を受け取った。", "converted from UTF-16 (little-endian)"},
		{"Windows-1252 that begins like UTF-16", "\xff\xfe\x93We\x92re glad\x94, said the caf\xe9\x92s owner \x96 at last. \xa35 was given.", "ÿþ" + said, "converted from Windows-1252"},
		{"Windows-1252 that begins like the other UTF-16", "\xfe\xffThe caf\xe9\x92s \x93new\x94 owner \x96 at last \x96 paid \xa35.", "þÿThe café’s “new” owner – at last – paid £5.", "converted from Windows-1252"},
		{"few letters of Windows-1252 behind such a mark", "\xff\xfe\x93Glad,\x94 she said.", "ÿþ“Glad,” she said.", "converted from Windows-1252"},
		{"Windows-1252 with such a mark within", "\x93We\x92re glad\x94\xff\xfe, said the caf\xe9\x92s owner \x96 at last. \xa35.", "“We’re glad”ÿþ, said the café’s owner – at last. £5.", "converted from Windows-1252"},
		{"ASCII that begins like UTF-16", "\xff\xfeGlad, she said", "\ufffd\ufffdGlad, she said", "2 bytes were not valid UTF-8 and are shown as U+FFFD"},
		{"UTF-16 without a mark", asUTF16(said, little), said, "converted from UTF-16 (little-endian)"},
		{"bad bytes in UTF-8", "“Glad”, \xff she said \xe2\x80 twice", "“Glad”, \ufffd she said \ufffd\ufffd twice", "3 bytes were not valid UTF-8 and are shown as U+FFFD"},
		{"bad bytes in ASCII", "Glad \xff\xfe she said", "Glad \ufffd\ufffd she said", "2 bytes were not valid UTF-8 and are shown as U+FFFD"},
	} {
		doc := one(t, "a.txt", c.content)
		if doc.Text != c.text {
			t.Errorf("%s: text %q", c.name, doc.Text)
		}
		if got := strings.Join(doc.Warnings, ";"); got != c.note {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.note)
		}
	}
}

func TestByteOrderMarkIsFurniture(t *testing.T) {
	doc := one(t, "a.txt", "\ufeff"+story)
	if len(doc.Furniture) != 1 || doc.Furniture[0].Span != (corpus.Span{Start: 0, End: 3}) {
		t.Errorf("furniture %v", doc.Furniture)
	}
}

func TestJSONLineInAnotherCharacterSet(t *testing.T) {
	doc := one(t, "a.jsonl", "{\"text\":\"caf\xe9 au lait\"}")
	if doc.Text != "café au lait" || len(doc.Warnings) != 1 {
		t.Errorf("%q %v", doc.Text, doc.Warnings)
	}
	doc = one(t, "a.jsonl", `{"text":"half \ud83d a letter"}`)
	if doc.Text != "half \ufffd a letter" || len(doc.Warnings) != 1 {
		t.Errorf("%q %v", doc.Text, doc.Warnings)
	}
}

// A file is read by its content whatever its name says, and where the two differ
// the document says so.
func TestEndingThatPromisesSomethingElse(t *testing.T) {
	letter := pdftest.New()
	letter.Page(pdftest.Text("F1", 12, 72, 700, "A letter to the council"))
	word := zipped(t, [2]string{"_rels/.rels", "<x/>"}, [2]string{
		documentPart,
		`<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>` + story + `</w:t></w:r></w:p></w:body></w:document>`,
	})
	contents := map[format]string{
		formatText: story, formatHTML: webPage, formatPDF: string(letter.Bytes()), formatDOCX: word,
		formatJSONLines: `{"text":"Notes on <html> pages and <!doctype html>."}`,
	}
	endings := map[string]format{
		".txt": formatText, ".md": formatMarkdown, ".html": formatHTML, ".pdf": formatPDF, ".docx": formatDOCX, ".jsonl": formatJSONLines,
		".zip": formatZip, ".gz": formatGzip, ".doc": formatUnknown, ".eml": formatUnknown,
	}
	for is, content := range contents {
		for ending, promised := range endings {
			want := fmt.Sprintf("named %s, but is %s", ending, is)
			switch {
			case promised == is, is == formatText && ending == ".md":
				want = ""
			case is == formatText && ending == ".jsonl":
				continue // lines that are no JSON: errors
			}
			if got := strings.Join(one(t, "a"+ending, content).Warnings, ";"); got != want {
				t.Errorf("a%s: warnings %q, want %q", ending, got, want)
			}
			want = fmt.Sprintf("named %s, but is %s packed by gzip", ending, is)
			switch {
			case promised == formatGzip:
				want = ""
			case is == formatText && ending == ".md":
				want = "named .md, but is Markdown packed by gzip"
			}
			if got := strings.Join(one(t, "a"+ending, gzipped(content)).Warnings, ";"); got != want {
				t.Errorf("a%s, packed: warnings %q, want %q", ending, got, want)
			}
		}
		if got := one(t, "article", content).Warnings; len(got) > 0 {
			t.Errorf("%s without an ending: warnings %q", is, got)
		}
		if got := one(t, "a.pdf.gz", gzipped(content)).Warnings; len(got) == 0 != (is == formatPDF) {
			t.Errorf("%s named .pdf.gz: warnings %q", is, got)
		}
	}
}

func TestMembersOfAnArchiveOfAnotherName(t *testing.T) {
	for _, name := range []string{"a.txt", "a.docx", "a.pdf"} {
		doc := one(t, name, zipped(t, [2]string{"sound.txt", story}))
		want := "in/" + name + " is named " + name[1:] + ", but is a zip archive"
		if doc.Source != "in/"+name+"/sound.txt" || len(doc.Warnings) != 1 || doc.Warnings[0] != want {
			t.Errorf("%s: %s %q, want %q", name, doc.Source, doc.Warnings, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const text = "---\ntitle: \"Visit to Harrowmere\"\ndate: 2022-06-14\nauthor: A. Quill\n---\n\n# First\n\nSome text.\n\nSecond head\n-----------\n\n" +
		"```\n# no heading\n```\n\n- item\n---\n\n### Third ###\n"
	doc := one(t, "a.md", text)
	var heads []string
	for _, h := range doc.Headings {
		heads = append(heads, h.Of(doc.Text))
	}
	wantStrings(t, "headings", heads, "First", "Second head", "Third")
	if doc.Text != text || doc.Title != "Visit to Harrowmere" || doc.Author != "A. Quill" ||
		*doc.Published != (corpus.Published{Date: "2022-06-14", From: "metadata"}) {
		t.Errorf("%+v %v", doc, doc.Published)
	}
	if len(doc.Furniture) != 1 || doc.Furniture[0].Kind != "front-matter" || !strings.HasSuffix(doc.Furniture[0].Span.Of(text), "\n---") {
		t.Errorf("furniture %v", doc.Furniture)
	}
	if plain := one(t, "b.md", "# Head of it\n\ntext"); plain.Title != "Head of it" {
		t.Errorf("title %q", plain.Title)
	}
}

const webPage = `<!DOCTYPE html><html lang="en"><head><title>Council backs plan for the old mill | Harrowmere Echo</title>
<meta property="og:site_name" content="Harrowmere Echo"><meta name="author" content="Odile Farrant">
<meta property="article:published_time" content="2022-06-14T09:00:00+01:00">
<link rel="canonical" href="https://echo.harrowmere.example/news/mill"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Council backs plan for the old mill</h1>
<p>Councillors in Harrowmere have backed a plan to turn the old mill into homes, a school of music and a market, after
a debate that went on until midnight.</p>
<h2>What was said</h2>
<p>“This is a good day for the town,” said the <b>leader</b> of the council, who had pressed for it since she came to office.
Others were less sure, and asked who would pay for the road.</p>
<ul><li>The homes come first, in the spring of next year.</li><li>The market follows a year later, if the money is found.</li></ul>
<table><tr><th>Part</th><th>Cost</th></tr><tr><td>Homes</td><td>£4m</td></tr></table>
<p>Read more: School of music finds a head</p>
<p>The council meets again in July, when it will hear from the people who live beside the mill and from those who work there.</p>
</article><footer><p>© Harrowmere Echo</p></footer></body></html>`

func TestWebPage(t *testing.T) {
	doc := one(t, "mill.html", webPage)
	if doc.Title != "Council backs plan for the old mill" || doc.Author != "Odile Farrant" || doc.Outlet != "Harrowmere Echo" ||
		doc.URL != "https://echo.harrowmere.example/news/mill" || *doc.Published != (corpus.Published{Date: "2022-06-14", From: "document"}) {
		t.Errorf("%q %q %q %q %v", doc.Title, doc.Author, doc.Outlet, doc.URL, doc.Published)
	}
	ps := strings.Split(doc.Text, "\n\n")
	for _, want := range []string{
		"What was said",
		"“This is a good day for the town,” said the leader of the council, who had pressed for it since she came to office. Others were less sure, and asked who would pay for the road.",
		"• The homes come first, in the spring of next year.",
		"• The market follows a year later, if the money is found.",
	} {
		if !contains(ps, want) {
			t.Errorf("no paragraph %q in\n%s", want, doc.Text)
		}
	}
	for _, unwanted := range []string{"Home", "News", "© Harrowmere Echo"} {
		if contains(ps, unwanted) {
			t.Errorf("%q is in the text", unwanted)
		}
	}
	if len(doc.Headings) == 0 || doc.Headings[len(doc.Headings)-1].Of(doc.Text) != "What was said" {
		t.Errorf("headings %v", doc.Headings)
	}
	if len(doc.Furniture) != 1 || doc.Furniture[0].Kind != "read-more" {
		t.Errorf("furniture %v", doc.Furniture)
	}
}

func TestParagraphsOfLinksAreFurniture(t *testing.T) {
	page := strings.Replace(webPage, "<p>Read more: School", `<p><a href="/b">Library saved by its own readers</a></p>
<p>The mill has <a href="/c">stood empty</a> for years.</p><p>Read more: School`, 1)
	page = strings.Replace(page, "<h1>Council backs plan for the old mill</h1>", `<h1><a href="/">Council backs plan for the old mill</a></h1>`, 1)
	doc := one(t, "mill.html", page)
	if len(doc.Furniture) != 2 || doc.Furniture[0].Kind != "links" || doc.Furniture[0].Span.Of(doc.Text) != "Library saved by its own readers" {
		t.Errorf("furniture %v", doc.Furniture)
	}
	if !contains(strings.Split(doc.Text, "\n\n"), "The mill has stood empty for years.") {
		t.Errorf("text %q", doc.Text)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// The time of reading must not decide about a page's date.
func TestDateOfAPageIsNotThatOfItsReading(t *testing.T) {
	undated := strings.Replace(webPage, `<meta property="article:published_time" content="2022-06-14T09:00:00+01:00">`, "", 1)
	if doc := one(t, "mill.html", undated); doc.Published != nil {
		t.Errorf("published %v", doc.Published)
	}
}

func TestPagesWithoutMainText(t *testing.T) {
	list := `<html><body><main><h1>Latest news</h1><ul>` + strings.Repeat(`<li><a href="/x">Residents of Wexley object to the plan for four hundred homes on the old racecourse</a></li>`, 8) + `</ul></main></body></html>`
	login := `<html><head><title>Sign in</title></head><body><p>Please log in to read the rest of this story, which is for those who subscribe to it.</p></body></html>`
	for name, page := range map[string]string{"list.html": list, "login.html": login, "empty.html": "<html><body></body></html>"} {
		v := walk(t, Options{}, tree(t, "in", map[string]string{name: page}))
		if len(v.errs) != 1 || !strings.Contains(v.errs[0], "no main text") {
			t.Errorf("%s: %d documents, errors %q", name, len(v.docs), v.errs)
		}
	}
}

func TestWordDocument(t *testing.T) {
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	p := func(properties, text string) string {
		return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"
	}
	body := p(`<w:pStyle w:val="Titel"/>`, "Letter to Harrowmere") +
		p(`<w:pStyle w:val="berschrift1"/>`, "Findings") +
		`<w:p><w:r><w:t xml:space="preserve">Leaders </w:t></w:r><w:ins><w:r><w:t>now </w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>listen.</w:t></w:r></w:p>` +
		p(`<w:numPr><w:ilvl w:val="0"/></w:numPr>`, "Plans are late.") +
		`<w:tbl><w:tr><w:tc>` + p("", "Judgement") + `</w:tc><w:tc>` + p("", "Grade") + `</w:tc></w:tr><w:tr><w:tc>` + p("", "Overall") + p("", "effectiveness") + `</w:tc><w:tc>` + p("", "Good") + `</w:tc></w:tr></w:tbl>`
	content := zipped(t,
		[2]string{"[Content_Types].xml", `<?xml version="1.0"?><Types/>`},
		[2]string{"word/document.xml", `<?xml version="1.0"?><w:document ` + ns + `><w:body>` + body + `</w:body></w:document>`},
		[2]string{"word/styles.xml", `<w:styles ` + ns + `><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>`},
		[2]string{"docProps/core.xml", `<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Draft</dc:title><dc:creator>Odile Farrant</dc:creator></cp>`},
	)
	doc := one(t, "letter.docx", content)
	wantStrings(t, "paragraphs", strings.Split(doc.Text, "\n\n"),
		"Letter to Harrowmere", "Findings", "Leaders now listen.", "• Plans are late.", "Judgement\tGrade", "Overall effectiveness\tGood")
	if doc.Title != "Letter to Harrowmere" || doc.Author != "Odile Farrant" || len(doc.Headings) != 2 || doc.Headings[1].Of(doc.Text) != "Findings" {
		t.Errorf("%q %q %v", doc.Title, doc.Author, doc.Headings)
	}
}

func TestFurnitureOfArticles(t *testing.T) {
	body := strings.Repeat("The council said that it would listen to those who had written to it about the plan. ", 4)
	text := body + "\n\nRead more: Library saved by volunteers\n\n" +
		"She said she was pleased. (Image: Harrowmere Echo)\n\nHide AdHide Ad\n\nImage: The old mill\n\n" +
		"People should share this story with care, he said.\n\nThe ad-hoc group met again.\n\nSign up for our morning newsletter\n\n" +
		body + "\n\nComments: Our rules\n\nWe like to hear from you.\n\nRead the rules hereLast Updated:\n\nReport this comment Cancel\n"
	doc := one(t, "a.txt", text)
	var got []string
	for _, f := range doc.Furniture {
		s := f.Span.Of(text)
		if len(s) > 40 {
			s = s[:20] + "…" + s[len(s)-14:]
		}
		got = append(got, f.Kind+": "+s)
	}
	wantStrings(t, "furniture", got,
		"read-more: Read more: Library saved by volunteers",
		"caption: (Image: Harrowmere Echo)",
		"advertisement: Hide AdHide Ad",
		"caption: Image: The old mill",
		"newsletter: Sign up for our morning newsletter",
		"comments: Comments: Our rules\n…comment Cancel")
	if doc = one(t, "b.txt", "Read the rules hereLast Updated:\n\n"+body); len(doc.Furniture) != 1 || doc.Furniture[0].Span.Of(doc.Text) != "Last Updated:" {
		t.Errorf("glued furniture %v", doc.Furniture)
	}
}

func TestNoFurnitureInWrappedSentences(t *testing.T) {
	doc := one(t, "a.txt", "The company paid a dividend of ten pence for each ordinary\nshare.\nShe spoke of what stood in the long-awaited inspection\nreport.\n"+
		"It was a long way from the capital of the county to their first\nHome.\n")
	if len(doc.Furniture) != 0 {
		t.Errorf("furniture %v", doc.Furniture)
	}
}

func TestDatesInNames(t *testing.T) {
	for name, want := range map[string]corpus.Date{
		"children's services inspection - 11 february 2022": "2022-02-11",
		"2022-07-19-foo":                      "2022-07-19",
		"foo_2022_07_19":                      "2022-07-19",
		"20220719-foo":                        "2022-07-19",
		"letter of the 3rd of March 2021":     "2021-03-03",
		"March 3, 2021":                       "2021-03-03",
		"19-07-2022 letter":                   "2022-07-19",
		"03-04-2022 letter":                   "",
		"report 50177455":                     "",
		"visit 6-17 december 2021":            "",
		"visit 6 to 17 december 2021":         "",
		"between 2021-01-01 and 2021-02-01":   "",
		"30 february 2022":                    "",
		"2022-13-01":                          "",
		"maypole 2022":                        "",
		"id-20201301":                         "",
		"story":                               "",
		"0123456789":                          "",
		"inspection december 2021":            "",
		"22 november 2018 (22 november 2018)": "2018-11-22",
	} {
		if got, _ := soleDate(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for address, want := range map[string]*corpus.Published{
		"https://x.example/2022/07/19/story": {Date: "2022-07-19", From: "url"},
		"https://x.example/news/2022/07/a":   {Date: "2022-07", From: "url"},
		"https://x.example/news/12345":       nil,
		"":                                   nil,
	} {
		got := publishedByName("in/story.txt", address)
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("%q: %v, want %v", address, got, want)
		}
	}
}

// Inputs are read by many workers at once.
func TestReadersRunBesideEachOther(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 3 {
				doc, err := readBytes("mill.html", []byte(webPage))
				if err != nil || doc.Title == "" {
					t.Errorf("%v", err)
				}
			}
		})
	}
	wg.Wait()
}
