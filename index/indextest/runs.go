package indextest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

func upserts(t *testing.T, at func(string) index.Index) {
	records := Records(4, 40)
	b := filled(t, at, records)
	changed := *records[0]
	changed.Text, changed.Quotes, changed.Furniture, changed.Outlet = "An unheard-of zebra.", nil, nil, "The Zebra"
	b.publish(func(r index.Run) {
		b.put(r, &changed)
		b.must(r.DeleteRecord(b.ctx, records[1].ID))
		b.must(r.DeleteInput(b.ctx, records[1].Source))
		b.must(r.DeleteRegister(b.ctx, "st-orrins"))
		b.must(r.DeleteRecord(b.ctx, "never held"))
	})
	s := b.open()
	b.equal("new words", b.ids(s, "zebra", index.Filter{}), []string{changed.ID})
	b.equal("new outlet", b.ids(s, "", index.Filter{}.With(index.FieldOutlet, "the zebra")), []string{changed.ID})
	kept := append([]*corpus.Record{&changed}, records[2:]...)
	b.equal("documents", b.ids(s, "", index.Filter{}), expected(kept, func(*corpus.Record) bool { return true }))
	for _, r := range kept {
		got, err := s.Record(b.ctx, r.ID)
		b.must(err)
		same(b, got, r)
	}
	b.equal("inputs", len(all(b, s.Inputs(b.ctx))), len(kept))
	b.equal("registers", len(all(b, s.Registers(b.ctx))), len(Registers())-1)
}

// same holds records against each other as they are printed.
func same(b *bench, got, want any) {
	b.Helper()
	x, err := json.Marshal(got)
	b.must(err)
	y, err := json.Marshal(want)
	b.must(err)
	b.equal("stored", string(x), string(y))
}

// snapshots: what is open stays as it is, whatever is published.
func snapshots(t *testing.T, at func(string) index.Index) {
	records := Records(5, 60)
	b := filled(t, at, records[:30])
	old := b.open()
	before := b.answers(old)
	r := b.begin()
	b.put(r, records[30:]...)
	b.equal("while a run goes on", b.answers(old), before)
	b.equal("opened while a run goes on", b.answers(b.open()), before)
	for _, record := range records[:10] {
		b.must(r.DeleteRecord(b.ctx, record.ID))
	}
	b.must(r.Publish(b.ctx))
	b.equal("after it was published", b.answers(old), before)
	fresh := b.open()
	if fresh.Generation() == old.Generation() {
		t.Errorf("two states are called %s", old.Generation())
	}
	b.equal("documents of the new state", len(b.ids(fresh, "", index.Filter{})), 50)
}

// unchanged: a run that puts nothing leaves the state that is published.
func unchanged(t *testing.T, at func(string) index.Index) {
	b := filled(t, at, Records(5, 10))
	before := b.open().Generation()
	b.publish(func(index.Run) {})
	b.equal("generation", b.open().Generation(), before)
}

// answers are what a snapshot says to some questions, in one string.
func (b *bench) answers(s index.Snapshot) string {
	b.Helper()
	var out strings.Builder
	for _, query := range []string{"", "front", `"of the"`, `"the front door"`, "visit* NEAR/4 the", `in:quote improved`, "very -budget", "in:title care"} {
		selected := b.selection(s, query, index.Filter{})
		page, err := s.Search(b.ctx, selected, index.Request{Size: 20, Places: true})
		b.must(err)
		fmt.Fprintf(&out, "%s: %d\n", query, page.Total)
		for _, h := range page.Hits {
			fmt.Fprintf(&out, "%s %.9f %d\n", h.Doc, h.Score, h.Hits)
		}
		for _, m := range all(b, s.Matches(b.ctx, selected)) {
			fmt.Fprintln(&out, m.ID, m.Places, m.Quotes)
		}
	}
	encode := json.NewEncoder(&out)
	for _, r := range all(b, s.Records(b.ctx, b.selection(s, "", index.Filter{}))) {
		b.must(encode.Encode(r))
	}
	for _, r := range all(b, s.Registers(b.ctx)) {
		b.must(encode.Encode(r))
	}
	for _, in := range all(b, s.Inputs(b.ctx)) {
		b.must(encode.Encode(in))
	}
	return out.String()
}

// lookups: a run sees what was published, what it put, and nothing it took out.
func lookups(t *testing.T, at func(string) index.Index) {
	records := Records(6, 50)
	b := filled(t, at, records[:25])
	r := b.begin()
	b.put(r, records[25:]...)
	for _, want := range records {
		got, err := r.Record(b.ctx, want.ID)
		b.must(err)
		same(b, got, want)
		in, known, err := r.Input(b.ctx, want.Source)
		b.must(err)
		b.equal("input", in, inputOf(want))
		b.equal("input is known", known, true)
		alike, err := r.Alike(b.ctx, want.Clues.Signature)
		b.must(err)
		b.equal("alike", alike, plainAlike(records, want))
	}
	b.must(r.DeleteRecord(b.ctx, records[0].ID))
	b.must(r.DeleteRecord(b.ctx, records[49].ID))
	for _, gone := range []string{records[0].ID, records[49].ID, "never held"} {
		if got, err := r.Record(b.ctx, gone); got != nil || err != nil {
			t.Errorf("%s: got %v, %v", gone, got, err)
		}
	}
	if _, known, err := r.Input(b.ctx, "never read"); known || err != nil {
		t.Errorf("an input never read is known: %v", err)
	}
	register, basis, err := r.Register(b.ctx, "harrowmere")
	b.must(err)
	b.equal("basis", basis, "basis of harrowmere")
	same(b, register, Registers()[0])
	register, _, err = r.Register(b.ctx, "elsewhere")
	b.must(err)
	b.equal("a register that is not held", register == nil, true)
	members(b, r, records[1:49])
}

func plainAlike(records []*corpus.Record, to *corpus.Record) map[string]int {
	shared := map[string]int{}
	for _, r := range records {
		for _, v := range to.Clues.Signature {
			if slices.Contains(r.Clues.Signature, v) {
				shared[r.ID]++
			}
		}
	}
	return shared
}

func members(b *bench, r index.Run, records []*corpus.Record) {
	b.Helper()
	concerned := all(b, r.Bodies(b.ctx))
	b.equal("bodies", concerned, []string{"", "harrowmere", "st-orrins", "wexley-vale"})
	for _, body := range concerned {
		var got []string
		for _, m := range all(b, r.Members(b.ctx, body)) {
			got = append(got, m.ID)
		}
		b.equal("members of "+body, got, expected(records, func(r *corpus.Record) bool {
			if body == "" {
				return len(r.Bodies) == 0
			}
			return slices.ContainsFunc(r.Bodies, func(c corpus.Body) bool { return c.ID == body })
		}))
	}
}

// walks: everything is yielded once, in order, also to who stops early.
func walks(t *testing.T, at func(string) index.Index) {
	records := Records(7, 40)
	b := filled(t, at, records)
	s, r := b.open(), b.begin()
	wanted := expected(records, func(*corpus.Record) bool { return true })
	for name, walk := range map[string][]*corpus.Record{
		"snapshot": all(b, s.Records(b.ctx, b.selection(s, "", index.Filter{}))),
		"run":      all(b, r.Records(b.ctx)),
	} {
		var got []string
		for _, record := range walk {
			got = append(got, record.ID)
		}
		b.equal(name, got, wanted)
	}
	for name, walk := range map[string][]corpus.Input{"snapshot": all(b, s.Inputs(b.ctx)), "run": all(b, r.Inputs(b.ctx))} {
		if len(walk) != len(records) || !slices.IsSortedFunc(walk, func(x, y corpus.Input) int { return strings.Compare(x.Source, y.Source) }) {
			t.Errorf("inputs of the %s: %v", name, walk)
		}
	}
	b.equal("registers of the run", len(all(b, r.Registers(b.ctx))), len(Registers()))
	for range s.Matches(b.ctx, b.selection(s, "the", index.Filter{})) {
		break
	}
	for range r.Records(b.ctx) {
		break
	}
}

func locked(t *testing.T, at func(string) index.Index) {
	b := newBench(t, at)
	first := b.begin()
	start := time.Now()
	_, err := b.Begin(b.ctx, 200*time.Millisecond)
	var unavailable *index.UnavailableError
	if !errors.As(err, &unavailable) || unavailable.Why != index.Locked {
		t.Fatalf("a second run gives %v", err)
	}
	if unavailable.Holder == nil || unavailable.Holder.PID != os.Getpid() || unavailable.Holder.Host == "" || unavailable.Holder.Since.IsZero() {
		t.Errorf("the holder is %v", unavailable.Holder)
	}
	if time.Since(start) < 200*time.Millisecond {
		t.Error("it did not wait")
	}
	go func() {
		time.Sleep(100 * time.Millisecond)
		_ = first.Abandon()
	}()
	second, err := b.Begin(b.ctx, 10*time.Second)
	b.must(err)
	b.must(second.Abandon())
	b.must(second.Abandon())
	if err := second.PutRecord(b.ctx, Records(1, 1)[0]); err == nil {
		t.Error("a run that has ended takes records")
	}
}

// abandoned: what a run left is unseen, and there for the next one.
func abandoned(t *testing.T, at func(string) index.Index) {
	records := Records(8, 30)
	b := filled(t, at, records[:10])
	before := b.answers(b.open())
	r := b.begin()
	b.put(r, records[10:20]...)
	b.must(r.Abandon())
	b.equal("after a run was abandoned", b.answers(b.open()), before)
	b.publish(func(r index.Run) {
		for _, want := range records[10:20] {
			if _, known, err := r.Input(b.ctx, want.Source); !known || err != nil {
				t.Errorf("what was put is lost: %v", err)
			}
		}
		b.put(r, records[20:]...)
	})
	b.equal("documents", len(b.ids(b.open(), "", index.Filter{})), 30)
}

// anyOrder: any order and any number of runs give the same answers (law 4).
func anyOrder(t *testing.T, at func(string) index.Index) {
	records := Records(9, 80)
	want := ""
	for seed := range uint64(4) {
		b := newBench(t, at)
		shuffled := slices.Clone(records)
		random := rand.New(rand.NewPCG(seed, 9))
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		extra := Records(10, 5)
		for i := range extra {
			extra[i].ID, extra[i].Source = fmt.Sprintf("extra/%d", i), fmt.Sprintf("extra/%d", i)
		}
		b.publish(func(r index.Run) { b.put(r, extra...) })
		for part := range slices.Chunk(shuffled, 80/(1+int(seed)*2)) {
			b.publish(func(r index.Run) {
				b.put(r, part...)
				b.put(r, part[0])
			})
		}
		b.publish(func(r index.Run) {
			for _, e := range extra {
				b.must(r.DeleteRecord(b.ctx, e.ID))
				b.must(r.DeleteInput(b.ctx, e.Source))
			}
		})
		s := b.open()
		got := b.answers(s)
		if want == "" {
			want = got
		}
		b.equal(fmt.Sprintf("order %d", seed), got, want)
		finite(b, s)
	}
}

func finite(b *bench, s index.Snapshot) {
	b.Helper()
	page, err := s.Search(b.ctx, b.selection(s, "the front door", index.Filter{}), index.Request{Size: 100})
	b.must(err)
	for _, h := range page.Hits {
		if math.IsNaN(h.Score) || math.IsInf(h.Score, 0) || h.Score <= 0 {
			b.Errorf("%s has score %v", h.Doc, h.Score)
		}
	}
}

// The environment of a test process that is to be killed.
const (
	childPath  = "INDEXTEST_CHILD"
	childCount = 400
)

// child puts records until it is killed, and says so after every one.
func child(t *testing.T, x index.Index) {
	b := &bench{t, x, t.Context()}
	r := b.begin()
	for _, record := range Records(11, childCount) {
		b.put(r, record)
		for range r.Bodies(b.ctx) { // has what was put written
			break
		}
		fmt.Println("put", record.ID)
	}
	b.must(r.Publish(b.ctx))
}

// killed: a run that is killed, again and again, and gone on with, ends like one
// that was not.
func killed(t *testing.T, at func(string) index.Index) {
	path := t.TempDir()
	b := &bench{t, at(path), t.Context()}
	for _, after := range []int{1, 40, 17} {
		killAfter(t, path, after)
		var unavailable *index.UnavailableError
		if _, err := b.Open(b.ctx); !errors.As(err, &unavailable) || unavailable.Why != index.Missing {
			t.Fatalf("what a killed run put can be seen: %v", err)
		}
	}
	records := Records(11, childCount)
	b.publish(func(r index.Run) {
		held := len(all(b, r.Inputs(b.ctx)))
		if held < 40 {
			t.Errorf("%d inputs are left of at least 40", held)
		}
		for _, record := range records {
			if _, known, err := r.Input(b.ctx, record.Source); err != nil || !known {
				b.must(err)
				b.put(r, record)
			}
		}
	})
	plain := newBench(t, at)
	plain.publish(func(r index.Run) { plain.put(r, records...) })
	b.equal("killed and gone on", b.answers(b.open()), plain.answers(plain.open()))
}

// killAfter starts this test as another process, and kills it when it has put
// so many records.
func killAfter(t *testing.T, path string, records int) {
	t.Helper()
	name := strings.SplitN(t.Name(), "/", 2)[0]
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+name+"$", "-test.v")
	command.Env = append(os.Environ(), childPath+"="+path)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for records > 0 && lines.Scan() {
		if strings.HasPrefix(lines.Text(), "put ") {
			records--
		}
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
	if records > 0 {
		t.Fatalf("the process ended by itself, %d records early", records)
	}
}
