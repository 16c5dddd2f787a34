package bleve

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"onrecord/index/indextest"
)

// TestMemoryDoesNotGrowWithTheIndex: to write the last of many documents takes
// about what it took to write the first.
func TestMemoryDoesNotGrowWithTheIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes some thousand documents")
	}
	r, err := At(t.TempDir()).Begin(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Abandon() }()
	peaks := make([]uint64, 4)
	for part := range peaks {
		stop, peak := make(chan bool), make(chan uint64)
		go func() { peak <- highestHeap(stop) }()
		for _, record := range indextest.Records(uint64(part), 2*batchRecords) {
			record.ID = fmt.Sprintf("%d/%s", part, record.ID)
			if err := r.PutRecord(t.Context(), record); err != nil {
				t.Fatal(err)
			}
		}
		close(stop)
		peaks[part] = <-peak
		runtime.GC()
	}
	t.Logf("highest heap of each part: %d MB", []uint64{peaks[0] >> 20, peaks[1] >> 20, peaks[2] >> 20, peaks[3] >> 20})
	if first, last := max(peaks[0], peaks[1]), peaks[3]; last > first*3/2 {
		t.Errorf("the heap reached %d MB for the first parts and %d MB for the last", first>>20, last>>20)
	}
}

// highestHeap watches the heap until stop.
func highestHeap(stop chan bool) uint64 {
	var highest uint64
	for {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		highest = max(highest, now.HeapAlloc)
		select {
		case <-stop:
			return highest
		case <-time.After(5 * time.Millisecond):
		}
	}
}
