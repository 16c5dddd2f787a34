package bleve

import zapx "github.com/blevesearch/zapx/v17"

// The engine makes room for a segment as for a hundred documents more, each as
// large as those of the segment before were on average: a gigabyte behind one long
// text. Without that guess a segment grows as it is written.
func init() { zapx.NewSegmentBufferNumResultsBump, zapx.NewSegmentBufferAvgBytesPerDocFactor = 0, 0 }
