package study

import (
	"embed"
	"fmt"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
)

//go:embed *.go *.txt
var sources embed.FS

// Version is a hash of what decides about answers, the index aside. It fails
// only where the program itself is damaged.
func Version() (string, error) {
	own, err := corpus.Fingerprint(sources)
	if err != nil {
		return "", err
	}
	terms, err := term.Version()
	if err != nil {
		return "", err
	}
	words, err := text.Version()
	return fmt.Sprintf("%s %s %s", own, terms, words), err
}
