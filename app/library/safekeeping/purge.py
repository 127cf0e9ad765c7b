"""Deleting articles for good: out of the tables, the search index and the history, which keeps a tombstone.

What is deleted is first noted in `unswept`: until the sweep is over, backups and the file's unused parts may still hold
it, and a sweep that was cut short is begun anew when the library is opened next.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from app.errors import LibraryError
from app.library.database import Database
from app.library.stories.groups import let_go

UNSWEPT = """
CREATE TABLE unswept (
    original_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what a purged article is known in another file: ids may differ there."""

    original_sha256: str
    text_sha256: str


def binned(database: Database) -> list[int]:
    """Return the articles in the bin."""
    return database.column("SELECT id FROM articles WHERE deleted_at IS NOT NULL")


def purge(database: Database, ids: Collection[int], open_step: int) -> None:
    """Delete articles with all that hangs on them inside the open step; each must be there.

    Tags go with them that never hung on anything else: their names may tell what the articles were about.
    """
    wanted = json.dumps(list(ids))
    database.execute("PRAGMA defer_foreign_keys = ON")
    documents = json.dumps(_documents_of(database, wanted))
    database.execute(
        "INSERT INTO unswept SELECT original_sha256, text_sha256 FROM documents"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [documents],
    )
    hung = database.column(
        "SELECT DISTINCT tag_id FROM taggings WHERE article_id IN (SELECT value FROM json_each(?))", [wanted]
    )
    database.execute(
        "INSERT OR IGNORE INTO purged SELECT added FROM articles WHERE id IN (SELECT value FROM json_each(?))", [wanted]
    )
    let_go(database, ids)
    for table in _tables_with(database, "article_id"):
        database.execute(
            f"DELETE FROM {table} WHERE article_id IN (SELECT value FROM json_each(?))",  # noqa: S608 - our tables
            [wanted],
        )
    database.execute("DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))", [wanted])
    database.execute("DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))", [documents])
    database.execute("DELETE FROM originals WHERE sha256 NOT IN (SELECT original_sha256 FROM documents)")
    for article_id in ids:
        _forget(database, open_step, "article_id = ?", article_id)
        _bury(database, open_step, "articles", article_id)
    for tag_id in hung:
        _purge_tag(database, open_step, tag_id)
    # A step of which nothing is left can't be taken back any more.
    database.execute(
        "UPDATE steps SET status = 'dropped' WHERE is_undoable = 1 AND status IN ('done', 'undone') AND NOT EXISTS"
        " (SELECT 1 FROM changes WHERE step_id = steps.id AND (before IS NOT NULL OR after IS NOT NULL))"
    )


def _documents_of(database: Database, articles: str) -> list[int]:
    """Return all documents of some articles (a JSON array of ids), earlier texts of theirs among them."""
    found = set(
        database.column(
            "SELECT document_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            [articles],
        )
    )
    for table in _tables_with(database, "article_id"):
        if table in _tables_with(database, "document_id"):
            sql = f"SELECT DISTINCT document_id FROM {table} WHERE article_id IN (SELECT value FROM json_each(?))"  # noqa: S608
            found.update(database.column(sql, [articles]))
    return sorted(found - {None})


def _tables_with(database: Database, column: str) -> list[str]:
    """Return the tables that have such a column, the history's own aside."""
    return database.column(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = ? AND m.name <> 'changes'",
        [column],
    )


def _purge_tag(database: Database, open_step: int, tag_id: int) -> None:
    """Delete a tag that hangs on nothing and never did but on purged articles, as far as the history tells."""
    is_used = database.value(
        "SELECT 1 FROM taggings WHERE tag_id = :tag UNION ALL SELECT 1 FROM changes WHERE table_name = 'taggings'"
        " AND :tag IN (json_extract(before, '$.tag_id'), json_extract(after, '$.tag_id'))",
        {"tag": tag_id},
    )
    if is_used or _has_children(database, tag_id):
        return
    database.execute("DELETE FROM tags WHERE id = ?", [tag_id])
    _forget(database, open_step, "table_name = 'tags' AND row_id = ?", tag_id)
    _bury(database, open_step, "tags", tag_id)


def _has_children(database: Database, tag_id: int) -> bool:
    referring = database.column("SELECT \"from\" FROM pragma_foreign_key_list('tags') WHERE \"table\" = 'tags'")
    return any(database.value(f'SELECT 1 FROM tags WHERE "{column}" = ?', [tag_id]) for column in referring)  # noqa: S608


def _forget(database: Database, open_step: int, where: str, row_id: int) -> None:
    """Take the words of rows out of the history; the hash of each change stays as a link of the chain."""
    database.execute(f"DELETE FROM changes WHERE step_id = ? AND {where}", [open_step, row_id])  # noqa: S608
    database.execute(
        f"UPDATE changes SET before = NULL, after = NULL, salt = NULL WHERE {where}",  # noqa: S608 - literals of ours
        [row_id],
    )


def _bury(database: Database, open_step: int, table: str, row_id: int) -> None:
    """Leave a tombstone: that something was there, and when it went."""
    tombstone = {"step_id": open_step, "table_name": table, "row_id": row_id}
    database.insert("changes", tombstone | ({"article_id": row_id} if table == "articles" else {}))


def unswept(database: Database) -> set[Fingerprint]:
    """Return the purged articles of which there may be traces left outside the tables."""
    return {Fingerprint(**row) for row in database.rows("SELECT DISTINCT * FROM unswept")}


def is_unswept(database: Database) -> bool:
    """Tell whether a library of any version has a purge behind it whose sweep was cut short."""
    has_table = database.value("SELECT 1 FROM sqlite_master WHERE name = 'unswept'")
    return bool(has_table and database.value("SELECT 1 FROM unswept"))


def matching(database: Database, fingerprints: Collection[Fingerprint]) -> list[int]:
    """Return the articles of a library that are the ones purged elsewhere."""
    found: dict[int, None] = {}
    for fingerprint in fingerprints:
        articles = database.column(
            "SELECT a.id FROM documents d JOIN articles a ON a.document_id = d.id"
            " WHERE d.original_sha256 = ? OR d.text_sha256 = ?",
            [fingerprint.original_sha256, fingerprint.text_sha256],
        )
        found.update(dict.fromkeys(articles))
    return list(found)


def sweep(database: Database) -> None:
    """Clear the traces of what was deleted out of the file itself: index segments, unused pages, the log.

    Raise LibraryError where another program keeps the log from being emptied; the next sweep begins anew.
    """
    with database.transaction():
        for index in full_text_indexes(database):
            # Deleted words stay in an index until its segments become one.
            database.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - our tables
    _compact(database)


def forget_unswept(database: Database) -> None:
    """Note that all traces are gone, and leave no trace of the note."""
    with database.transaction():
        database.execute("DELETE FROM unswept")
    database.empty_log()


def _compact(database: Database) -> None:
    if not database.compact():
        raise LibraryError(
            "The article is deleted, but another program reads the library «{file}»: traces may stay in the file until"
            " the library is opened again.",
            file=str(database.path),
        )


def full_text_indexes(database: Database) -> list[str]:
    """Return the names of the library's full text indexes."""
    return database.column(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
    )
