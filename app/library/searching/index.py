"""The full text index: one row for each article, in the order in which the article list shows them.

A row's number is made of the article's day and id, so that the index itself gives the newest matches first, however
many there are.
"""

from __future__ import annotations

from app.library.database import Database, Row

ARTICLE = f"(search_index.rowid & {2**32 - 1})"
"""The article of a row of the index."""

_PLACE = "(CAST(replace({row}.day, '-', '') AS INTEGER) << 32) | {row}.id"

_TABLES = f"""
DROP TRIGGER search_text_insert;
DROP TRIGGER search_text_delete;
DROP TRIGGER search_text_update;
DROP TABLE search_index;
ALTER TABLE search_text RENAME TO search_text_before;
CREATE TABLE search_text (
    place INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id),
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    body TEXT NOT NULL,
    forms TEXT NOT NULL
) STRICT;
INSERT INTO search_text SELECT {_PLACE.format(row="a")}, a.id, s.title, s.notes, s.tags, s.body, s.forms
    FROM search_text_before s JOIN articles a ON a.id = s.article_id;
DROP TABLE search_text_before;
CREATE VIRTUAL TABLE search_index USING fts5 (
    title, notes, tags, body, forms,
    content = 'search_text', content_rowid = 'place', tokenize = 'unicode61 remove_diacritics 0'
);
"""  # noqa: S608 - literals of this module
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


def put(database: Database, article_id: int, texts: Row) -> None:
    """Index an article that is not yet: `texts` are its folded title, notes, tags, body and forms."""
    row = {"place": article_id, "article_id": article_id} | texts
    place = f"(SELECT {_PLACE.format(row='articles')} FROM articles WHERE id = ?)"  # noqa: S608 - a literal
    database.insert("search_text", row, conversions={"place": place})


def order(database: Database) -> None:
    """Bring the index of a library that numbered its rows by article into the list's order, in the open transaction."""
    database.run_script(_TABLES)
    database.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    database.run_script(_TRIGGERS)
