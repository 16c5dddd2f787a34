package pdftext

import (
	"crypto/md5"
	"crypto/rc4"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus/read/pdftext/pdftest"
)

const pad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// Many PDFs are locked against changes alone: they open without a password. The
// algorithms are those of ISO 32000-1, 7.6.3, for a key of 128 bits.
func TestFileLockedAgainstChangesIsRead(t *testing.T) {
	owner, id := strings.Repeat("o", 32), "\xaa"
	key := sum(pad + owner + "\xfc\xff\xff\xff" + id) // with the permissions, -4
	for range 50 {
		key = sum(key)
	}
	user := sum(pad + id)
	for round := range 20 {
		step := []byte(key)
		for i := range step {
			step[i] ^= byte(round)
		}
		user = rc4Of(t, string(step), user)
	}
	f := pdftest.New()
	const content = "\x05\x00\x00\x00\x00" // number and generation of the next object
	f.Page(rc4Of(t, sum(key+content), pdftest.Text("F1", 12, 72, 700, "Open to readers")))
	f.Trailer = fmt.Sprintf("/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%x> /U <%x>>> /ID [<%x> <%x>]",
		owner, user+strings.Repeat("\x00", 16), id, id)
	if text := mustRead(t, f); text.Text != "Open to readers" {
		t.Errorf("text %q", text.Text)
	}
}

// A short key is refused: what the library makes of it is noise.
func TestFileLockedWithAShortKeyIsRefused(t *testing.T) {
	owner, id := strings.Repeat("o", 32), "\xaa"
	key := sum(pad + owner + "\xfc\xff\xff\xff" + id)[:5]
	f := pdftest.New()
	f.Page(pdftest.Text("F1", 12, 72, 700, "Open to readers"))
	f.Trailer = fmt.Sprintf("/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <%x> /U <%x>>> /ID [<%x> <%x>]", owner, rc4Of(t, key, pad), id, id)
	if text, err := Read(f.Bytes(), cap16); !errors.Is(err, ErrEncrypted) {
		t.Errorf("read as %q, %v", text.Text, err)
	}
}

func sum(s string) string {
	out := md5.Sum([]byte(s))
	return string(out[:])
}

func rc4Of(t *testing.T, key, s string) string {
	t.Helper()
	c, err := rc4.NewCipher([]byte(key))
	if err != nil {
		t.Fatal(err)
	}
	out := make([]byte, len(s))
	c.XORKeyStream(out, []byte(s))
	return string(out)
}
