"""Times phrase searches of SQLite FTS5 and tantivy for BenchmarkPhrases.

Reads one JSON object from standard input:
  texts    strings of words parted by spaces
  phrases  strings of words parted by spaces
Writes one JSON object a line for each engine that is installed:
  engine, seconds (of each phrase as it is typed, ten hits by rank with their
  ids, warm), totals (documents found, of each phrase), build (seconds)
"""

import json
import sqlite3
import sys
import tempfile
import time


def timed(phrases, search):
    seconds = []
    for phrase in phrases:
        start = time.perf_counter()
        search(phrase)
        seconds.append(time.perf_counter() - start)
    return seconds


def fts5(texts, phrases):
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        db = sqlite3.connect(folder + "/fts.db")
        db.execute("CREATE VIRTUAL TABLE docs USING fts5(body)")
        db.executemany("INSERT INTO docs(rowid, body) VALUES (?, ?)", enumerate(texts, 1))
        db.execute("INSERT INTO docs(docs) VALUES ('optimize')")
        db.commit()
        build = time.perf_counter() - start
        best = "SELECT rowid, rank FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10"
        search = lambda p: db.execute(best, ('"%s"' % p,)).fetchall()
        timed(phrases, search)
        seconds = timed(phrases, search)
        count = "SELECT count(*) FROM docs WHERE docs MATCH ?"
        totals = [db.execute(count, ('"%s"' % p,)).fetchone()[0] for p in phrases]
        db.close()
        return {"engine": "SQLite FTS5 " + sqlite3.sqlite_version, "seconds": seconds, "totals": totals, "build": build}


def tantivy(texts, phrases):
    import tantivy as engine

    schema = (
        engine.SchemaBuilder()
        .add_text_field("id", stored=True, tokenizer_name="raw")
        .add_text_field("body", stored=False, tokenizer_name="whitespace")
        .build()
    )
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = engine.Index(schema, path=folder)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(engine.Document(id=[str(number)], body=[text]))
        writer.commit()
        writer.wait_merging_threads()
        build = time.perf_counter() - start
        index.reload()
        searcher = index.searcher()

        def search(phrase):
            query = index.parse_query('"%s"' % phrase, ["body"])
            return [(score, searcher.doc(at)["id"]) for score, at in searcher.search(query, 10).hits]

        timed(phrases, search)
        seconds = timed(phrases, search)
        totals = [searcher.search(engine.Query.phrase_query(schema, "body", p.split()), 1).count for p in phrases]
        return {"engine": "tantivy " + engine.__version__, "seconds": seconds, "totals": totals, "build": build}


def main():
    given = json.load(sys.stdin)
    for run in (fts5, tantivy):
        try:
            print(json.dumps(run(given["texts"], given["phrases"])), flush=True)
        except ImportError as absent:
            print("%s: %s" % (run.__name__, absent), file=sys.stderr)


main()
