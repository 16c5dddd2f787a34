package read

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"onrecord/corpus"
)

// metadata are what a JSON line or a side file says of a document.
type metadata struct {
	ID        field `json:"id"`
	Title     field `json:"title"`
	URL       field `json:"url"`
	Author    field `json:"author"`
	Published field `json:"published"`
	Outlet    field `json:"outlet"`
	Kind      field `json:"kind"`
	Body      field `json:"body"`
	Visit     field `json:"visit"`
	Language  field `json:"language"`

	side bool // came from a side file, so that it is not in the input's bytes
}

// A field is empty where nothing is known.
type field = string

// An object is a JSON object whose values are not looked into yet.
type object map[string]json.RawMessage

// metadata takes the fields that it knows from o.
func (o object) metadata() (m metadata) {
	for key, value := range o {
		if to := m.field(key); to != nil {
			*to = fieldText(value)
		}
	}
	return m
}

// field is the field of a key or column; nil for others.
func (m *metadata) field(key string) *field {
	switch key {
	case "id":
		return &m.ID
	case "title":
		return &m.Title
	case "url":
		return &m.URL
	case "author":
		return &m.Author
	case "published":
		return &m.Published
	case "outlet":
		return &m.Outlet
	case "kind":
		return &m.Kind
	case "body":
		return &m.Body
	case "visit":
		return &m.Visit
	case "language":
		return &m.Language
	}
	return nil
}

// fieldText is a value as a string: of a number its digits, of a list its
// strings with commas, of an object (as in a record of onrecord's own) its id,
// name or date.
func fieldText(raw json.RawMessage) string {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return ""
	}
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case []any:
		var parts []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		for _, key := range []string{"id", "name", "date"} {
			if s, ok := v[key].(string); ok {
				return s
			}
		}
		return ""
	}
	return string(raw)
}

// over is m with the gaps filled from n.
func (m metadata) over(n metadata) metadata {
	for _, pair := range [][2]*field{
		{&m.ID, &n.ID},
		{&m.Title, &n.Title},
		{&m.URL, &n.URL},
		{&m.Author, &n.Author},
		{&m.Published, &n.Published},
		{&m.Outlet, &n.Outlet},
		{&m.Kind, &n.Kind},
		{&m.Body, &n.Body},
		{&m.Visit, &n.Visit},
		{&m.Language, &n.Language},
	} {
		if *pair[0] == "" {
			*pair[0] = *pair[1]
		}
	}
	m.side = m.side || n.side
	return m
}

// apply puts metadata into a document, above what the document itself says.
func (m metadata) apply(doc *corpus.Document) {
	for _, pair := range []struct {
		to   *string
		from field
	}{
		{&doc.Title, m.Title},
		{&doc.URL, m.URL},
		{&doc.Author, m.Author},
		{&doc.Outlet, m.Outlet},
		{&doc.Body, m.Body},
		{&doc.Visit, m.Visit},
		{&doc.Language, m.Language},
	} {
		if pair.from != "" {
			*pair.to = pair.from
		}
	}
	m.applyKind(doc)
	if m.Published == "" {
		return
	}
	if date, ok := statedDate(m.Published); ok {
		doc.Published = &corpus.Published{Date: date, From: "metadata"}
	} else {
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("published: %q is no date that can be told; write 2022-06-14", m.Published))
	}
}

func (m metadata) applyKind(doc *corpus.Document) {
	switch kind := corpus.Kind(strings.ToLower(m.Kind)); kind {
	case "":
	case corpus.Article, corpus.Report, corpus.Letter:
		doc.Kind = kind
	default:
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("kind: %q is none of article, report, letter", m.Kind))
	}
}

const (
	metadataCSV = "metadata.csv"
	metaJSON    = ".meta.json"
	maxSideFile = 64 << 20
)

// metadata are what lies beside a file: NAME.meta.json (NAME with the file's
// ending or without), over the rows of metadata.csv in its folder and the
// folders around it.
func (f file) metadata() (metadata, error) {
	var m metadata
	for _, name := range slices.Compact([]string{f.name, withoutGz(f.name), withoutEnding(f.name)}) {
		own, err := f.metaJSON(name + metaJSON)
		if err != nil {
			return m, err
		}
		m = m.over(own)
	}
	for dir := path.Dir(f.name); ; dir = path.Dir(dir) {
		rows := f.metadataCSV(path.Join(dir, metadataCSV))
		if rows.err != nil {
			return m, rows.err
		}
		within := strings.TrimPrefix(strings.TrimPrefix(f.name, dir), "/")
		if row, ok := rows.of[within]; ok {
			m = m.over(row)
		}
		if dir == "." {
			return m, nil
		}
	}
}

func (f file) metaJSON(name string) (metadata, error) {
	b, err := readSide(f.fsys, name)
	if b == nil || err != nil {
		return metadata{}, err
	}
	text, _ := decode(b)
	var o object
	if err := json.Unmarshal([]byte(strings.TrimPrefix(text, string(utf8BOM))), &o); err != nil {
		return metadata{}, fmt.Errorf("%s: %w; mend it, or take it away", path.Base(name), explainJSON(err))
	}
	m := o.metadata()
	m.side = true
	return m, nil
}

// readSide reads a side file; nil if there is none.
func readSide(fsys fs.FS, name string) ([]byte, error) {
	r, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), explainOpen(err))
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxSideFile))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return b, nil
}

// A metadataFile is a metadata.csv: its rows by file, or why it cannot be used.
type metadataFile struct {
	of  map[string]metadata
	err error
}

// metadataCSV reads a metadata.csv once a walk.
func (f file) metadataCSV(name string) metadataFile {
	if rows, ok := f.notes[name]; ok {
		return rows
	}
	var rows metadataFile
	b, err := readSide(f.fsys, name)
	if err == nil && b != nil {
		rows.of, err = parseMetadataCSV(b)
	}
	if err != nil {
		rows.err = fmt.Errorf("%s: %w; mend it, or take it away", name, err)
	}
	if f.notes == nil {
		f.notes = map[string]metadataFile{}
	}
	f.notes[name] = rows
	return rows
}

func parseMetadataCSV(b []byte) (map[string]metadata, error) {
	text, _ := decode(b)
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, string(utf8BOM))))
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = true
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("no header: %w", err)
	}
	at := slices.IndexFunc(head, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), "file") })
	if at < 0 {
		return nil, errors.New(`no column "file"`)
	}
	rows := map[string]metadata{}
	for {
		record, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if at >= len(record) {
			continue
		}
		m := metadata{side: true}
		for i, value := range record[:min(len(record), len(head))] {
			if to := m.field(strings.ToLower(strings.TrimSpace(head[i]))); to != nil {
				*to = strings.TrimSpace(value)
			}
		}
		rows[path.Clean(strings.ReplaceAll(strings.TrimSpace(record[at]), `\`, "/"))] = m
	}
}
