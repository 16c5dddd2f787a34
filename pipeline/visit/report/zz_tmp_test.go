package report_test
import ("testing";"os";"fmt";"context";"onrecord/corpus/read";"onrecord/corpus/text";"onrecord/pipeline/visit/report")
func TestTmp(t *testing.T){
 if os.Getenv("ZZ")=="" {t.Skip()}
 for in,err:=range read.Walk(context.Background(), []string{os.Getenv("ZZ")}, read.Options{}) {
  if err!=nil {fmt.Println(err);continue}
  doc,err:=in.Read(); if err!=nil {fmt.Println(err);continue}
  tt:=text.Parse(doc.Text,doc.Furniture,doc.Headings)
  res:=report.Read(&doc,tt)
  fmt.Println("==",doc.Source,res.Kind,res.Inspectorate,res.Visit,res.Body,res.Front.Framework,res.Front.Start,res.Front.End,res.Front.Published,res.Front.Inspector, res.Warnings)
  fmt.Println("   focus:",res.Front.Focus)
  if os.Getenv("P")!="" { for _,p:=range tt.Paragraphs { fmt.Printf("[%d %v] %q\n",p.Kind, inH(doc.Headings,p.Span.Start), p.Span.Of(doc.Text)) } }
  if os.Getenv("S")!="" { for _,s:=range res.Sections { fmt.Printf("   # %s (%d)\n",s.Heading,s.Span.Len()) }; for _,s:=range res.Front.Recommendations { fmt.Printf("   - %.150s\n",s.Text) } }
 }
}
func inH(h interface{}, s int) bool {return false}
