package cli

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"onrecord/corpus/text"
	"onrecord/pipeline/gold"
	"onrecord/pipeline/quote"
)

func (a *app) trainCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "train quotes",
		Short: "Make models from annotated files",
		Long: `Make anew what the program has learnt from files that people have annotated.

Exit codes: 0 done; 1 the model could not be written; 2 usage.`,
		Example: `  onrecord train quotes --gold polnear/train.jsonl --out pipeline/quote/model.bin`,
		Args:    cobra.ArbitraryArgs,
		RunE:    needSubcommand,
	}
	c.AddCommand(a.trainQuotesCommand())
	return c
}

func (a *app) trainQuotesCommand() *cobra.Command {
	var goldFiles, more []string
	var out string
	c := &cobra.Command{
		Use:   "quotes --gold FILE... --out FILE",
		Short: "Learn the model of quotations",
		Long: `Learn cues, sources and contents from files that people have annotated (JSON lines,
or folders of brat annotations), and word tags from prose's tags of them and of
the texts of --more. The same files give the same model, to the byte. The program
embeds pipeline/quote/model.bin: write there and build to use it.

Exit codes: 0 done; 1 the model could not be written; 2 usage.`,
		Example: `  onrecord train quotes --gold polnear/train.jsonl --more news.jsonl --out pipeline/quote/model.bin`,
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if len(goldFiles) == 0 || out == "" {
				return usagef("give the annotated files with --gold and the model's file with --out")
			}
			return a.trainQuotes(goldFiles, more, out)
		},
	}
	c.Flags().StringArrayVar(&goldFiles, "gold", nil, "annotated file or brat folder (may be given again)")
	c.Flags().StringArrayVar(&more, "more", nil, "JSON lines of further texts, whose annotations are not used (may be given again)")
	c.Flags().StringVar(&out, "out", "", "file to write the model to")
	return c
}

func (a *app) trainQuotes(goldFiles, more []string, out string) error {
	articles, err := readGold(goldFiles)
	if err != nil {
		return err
	}
	further, err := readGold(more)
	if err != nil {
		return err
	}
	examples := make([]quote.Example, len(articles))
	for i, article := range articles {
		examples[i] = quote.Example{ID: article.ID, Text: text.Parse(article.Text, nil, nil), Quotes: article.Quotations()}
	}
	texts := make([]*text.Text, len(further))
	for i, article := range further {
		texts[i] = text.Parse(article.Text, nil, nil)
	}
	fmt.Fprintf(a.stderr, "onrecord: learning from %d annotated and %d further texts; this takes minutes\n", len(examples), len(texts))
	var model bytes.Buffer
	if _, err := quote.Train(examples, texts).WriteTo(&model); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	if err := os.WriteFile(out, model.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	fmt.Fprintf(a.stdout, "%s: %d bytes from %d articles\n", out, model.Len(), len(articles))
	return nil
}

func readGold(paths []string) ([]gold.Article, error) {
	var articles []gold.Article
	for _, path := range paths {
		more, err := gold.Read(path)
		if err != nil {
			return nil, usageError{err}
		}
		articles = append(articles, more...)
	}
	return articles, nil
}
