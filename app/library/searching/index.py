"""The full text index: one row for each article, in the order in which the article list shows them.

A row's number is made of the article's day and id, so that the index itself gives the newest matches first, however
many there are. Beginnings of up to three letters are indexed as words are: gathering all words of the library that
begin so takes seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext

from app.library.database import Database, Row

Tell = Callable[[int, int], None]
"""Hears how many of how many articles are done."""

ARTICLE = f"(search_index.rowid & {2**32 - 1})"
"""The article of a row of the index."""

_PLACE = "(CAST(replace({row}.day, '-', '') AS INTEGER) << 32) | {row}.id"
_COLUMNS = "title, notes, tags, body, forms"
_BATCH = 1000
"""Rows that one statement indexes; at its end the index is written."""
_BUFFER, _USUAL_BUFFER = 64 * 2**20, 2**20
"""Bytes of new words held in memory: the fewer they are, the more often pieces of the index are merged."""
_MANY = 100
"""Rows from which on a larger buffer is worth its while."""

_TEXTS = """
CREATE TABLE search_text (
    place INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id),
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    body TEXT NOT NULL,
    forms TEXT NOT NULL
) STRICT;
"""
_INDEX = f"""
CREATE VIRTUAL TABLE search_index USING fts5 (
    {_COLUMNS},
    content = 'search_text', content_rowid = 'place', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);
"""
_TRIGGERS = f"""
CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
    INSERT INTO search_index (rowid, title, notes, tags, body, forms)
        VALUES (NEW.place, NEW.title, NEW.notes, NEW.tags, NEW.body, NEW.forms);
END;
CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
    INSERT INTO search_index (search_index, rowid, title, notes, tags, body, forms)
        VALUES ('delete', OLD.place, OLD.title, OLD.notes, OLD.tags, OLD.body, OLD.forms);
END;
CREATE TRIGGER search_text_update AFTER UPDATE ON search_text
WHEN OLD.place IS NOT NEW.place OR OLD.title IS NOT NEW.title OR OLD.notes IS NOT NEW.notes
    OR OLD.tags IS NOT NEW.tags OR OLD.body IS NOT NEW.body OR OLD.forms IS NOT NEW.forms
BEGIN
    INSERT INTO search_index (search_index, rowid, title, notes, tags, body, forms)
        VALUES ('delete', OLD.place, OLD.title, OLD.notes, OLD.tags, OLD.body, OLD.forms);
    INSERT INTO search_index (rowid, title, notes, tags, body, forms)
        VALUES (NEW.place, NEW.title, NEW.notes, NEW.tags, NEW.body, NEW.forms);
END;
CREATE TRIGGER articles_search_place AFTER UPDATE OF published ON articles WHEN OLD.day IS NOT NEW.day BEGIN
    UPDATE search_text SET place = {_PLACE.format(row="NEW")} WHERE article_id = NEW.id;
END;
"""  # noqa: S608 - literals of this module

_PLACES = "SELECT article_id, place FROM search_text WHERE article_id IN (SELECT value FROM json_each(?))"
_SETS = ", ".join(f"{name} = coalesce(json_extract(value, '$.{name}'), {name})" for name in _COLUMNS.split(", "))
_RENEW = f"UPDATE search_text SET {_SETS} FROM json_each(?) WHERE place = json_extract(value, '$.place')"  # noqa: S608


def places_of(day: str) -> range:
    """Return the places of all rows of a day (ISO)."""
    number = int(day.replace("-", ""))
    return range(number << 32, (number + 1) << 32)


def put(database: Database, article_id: int, texts: Row) -> None:
    """Index an article that is not yet: `texts` are its folded title, notes, tags, body and forms."""
    row = {"place": article_id, "article_id": article_id} | texts
    place = f"(SELECT {_PLACE.format(row='articles')} FROM articles WHERE id = ?)"  # noqa: S608 - a literal
    database.insert("search_text", row, conversions={"place": place})


def renew(database: Database, texts: Mapping[int, Row]) -> None:
    """Index articles anew that are indexed already: `texts` are by article those of its texts that are others now."""
    places = dict(database.pairs(_PLACES, [json.dumps(list(texts))]))
    # In the order of places: a step back ends a piece of the index. Not one by one: so does a statement's end.
    rows = sorted(
        ({"place": place} | texts[article] for article, place in places.items()), key=lambda row: row["place"]
    )
    with _buffered(database) if len(rows) >= _MANY else nullcontext():
        for start in range(0, len(rows), _BATCH):
            database.execute(_RENEW, [json.dumps(rows[start : start + _BATCH])])


def order(database: Database, tell: Tell) -> None:
    """Bring the index of a library that numbered its rows by article into the list's order, in the open transaction."""
    ids = database.column(
        "SELECT s.article_id FROM search_text s JOIN articles a ON a.id = s.article_id ORDER BY a.day, a.id"
    )
    tell(0, len(ids))
    for event in ("insert", "delete", "update"):
        database.execute(f"DROP TRIGGER search_text_{event}")
    with _without_wiping(database):
        database.execute("DROP TABLE search_index")
    database.execute("ALTER TABLE search_text RENAME TO search_text_before")
    database.run_script(_TEXTS)

    def put_in_order(batch: Sequence[int]) -> None:
        database.execute(
            f"INSERT INTO search_text SELECT {_PLACE.format(row='a')}, a.id, s.title, s.notes, s.tags, s.body, s.forms"  # noqa: S608
            " FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
            " JOIN search_text_before s ON s.article_id = a.id ORDER BY wanted.key",
            [json.dumps(batch)],
        )

    with _emptied(database):
        for batch in _batches(ids, tell):
            last = database.value("SELECT max(place) FROM search_text") or 0
            put_in_order(batch)
            _index(database, last + 1, database.value("SELECT max(place) FROM search_text"))
    with _without_wiping(database):
        database.execute("DROP TABLE search_text_before")
    database.run_script(_TRIGGERS)


def index_beginnings(database: Database, tell: Tell) -> None:
    """Index the beginnings of words in a library whose index has only whole ones, in the open transaction."""
    if "prefix" in database.value("SELECT sql FROM sqlite_master WHERE name = 'search_index'"):
        return
    places = database.column("SELECT place FROM search_text ORDER BY place")
    tell(0, len(places))
    with _without_wiping(database):
        database.execute("DROP TABLE search_index")
    with _emptied(database):
        for batch in _batches(places, tell):
            _index(database, batch[0], batch[-1])


@contextmanager
def _without_wiping(database: Database) -> Iterator[None]:
    """Leave the pages of what is dropped as they are: wiping them takes long, and a purge compacts the whole file.

    What they hold stands in what takes their place as well.
    """
    database.value("PRAGMA secure_delete = FAST")
    try:
        yield
    finally:
        database.value("PRAGMA secure_delete = ON")


@contextmanager
def _emptied(database: Database) -> Iterator[None]:
    """Make the index anew, to be filled inside in the order of places."""
    database.run_script(_INDEX)
    with _buffered(database):
        yield


@contextmanager
def _buffered(database: Database) -> Iterator[None]:
    """Hold more new words in memory than usual, for the many that are indexed inside."""
    _configure(database, "hashsize", _BUFFER)
    yield
    _configure(database, "hashsize", _USUAL_BUFFER)


def _configure(database: Database, option: str, value: int) -> None:
    database.execute("INSERT INTO search_index (search_index, rank) VALUES (?, ?)", [option, value])


def _index(database: Database, first: int, last: int) -> None:
    """Index what stands from one place to another."""
    database.execute(
        f"INSERT INTO search_index (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM search_text"  # noqa: S608 - ours
        " WHERE place BETWEEN ? AND ? ORDER BY place",
        [first, last],
    )


def _batches(numbers: Sequence[int], tell: Tell) -> Iterator[Sequence[int]]:
    """Yield the numbers in batches, telling how many are done."""
    for start in range(0, len(numbers), _BATCH):
        yield numbers[start : start + _BATCH]
        tell(min(start + _BATCH, len(numbers)), len(numbers))
