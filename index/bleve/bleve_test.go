package bleve

import (
	"testing"

	"onrecord/index"
	"onrecord/index/indextest"
)

func TestSuite(t *testing.T) {
	indextest.Run(t, func(path string) index.Index { return At(path) })
}
