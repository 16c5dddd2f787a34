package pipeline

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"runtime/debug"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/read"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
	"onrecord/pipeline/quote"
)

// sources is what analysis is made of in this room and the stages' below it: code
// and lexicons. The model of quotations, which is large, gives its own sum.
//
//go:embed *.go */*.go */*.txt visit/*/*.go visit/*/*.txt visit/*/*.tsv
var sources embed.FS

// Version is the analysis version: a hash of the code, models, lexicons and
// libraries that make records. Records of another version are made anew.
var Version = sync.OnceValue(func() string {
	h := sha256.New()
	for _, part := range []func() (string, error){
		func() (string, error) { return corpus.Fingerprint(sources) }, text.Version, term.Version, read.Version,
	} {
		fingerprint, err := part()
		if err != nil {
			panic("the program's own sources cannot be read: " + err.Error())
		}
		h.Write([]byte(fingerprint))
	}
	h.Write([]byte(quote.ModelSum()))
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, library := range build.Deps {
			h.Write([]byte(library.Path + " " + library.Version + "\n"))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})
