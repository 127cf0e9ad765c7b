"""The library checked through: the file, what refers to what, originals and texts, the search index, the history.

Each problem says which article and which row it is about. Nothing is written.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from app.errors import DamagedError, LibraryError
from app.library import chain
from app.library.database import Database
from app.library.encryption.cipher import Key
from app.library.safekeeping.purge import full_text_indexes
from app.library.schema.migrations import CHAINED, LEADING, refuse_newer, version_of
from app.library.searching import tagged
from app.library.searching.words import searchable
from app.library.texts.documents import is_whole

MOST_PROBLEMS = 100
"""One damaged page can show in thousands of rows: the first problems are enough to know."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: in words, and the table's row and the article that it is about, where that is known."""

    error: LibraryError
    table: str = ""
    row_id: int | str | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at and found, the first problem first (at most `MOST_PROBLEMS`)."""

    articles: int
    originals: int
    steps: int
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


def check_file(path: Path, key: Key | None = None) -> CheckReport:
    """Check a library's file, which is only read. Raise LibraryError where it is no library or a newer one."""
    with closing(Database.open_to_read(path, key)) as database:
        refuse_newer(database)
        return check(database)


def check(database: Database) -> CheckReport:
    """Check an open library, as it stands at this moment."""
    with database.snapshot():
        problems = tuple(islice(_problems(database), MOST_PROBLEMS))
        articles, originals, steps = (_count(database, table) for table in ("articles", "originals", "steps"))
        return CheckReport(articles, originals, steps, problems)


def _count(database: Database, table: str) -> int:
    try:
        return int(database.value(f"SELECT count(*) FROM {table}"))  # noqa: S608 - our tables
    except (LibraryError, sqlite3.Error):
        return 0


def _problems(database: Database) -> Iterator[Problem]:
    parts: list[tuple[str, Callable[[Database], Iterator[Problem]]]] = [
        ("", _file),
        ("", _references),
        ("originals", _originals),
        ("documents", _texts),
        ("analyses", _analyses),
        ("search_text", _search_texts),
    ]
    # The history of the first version has no chain; another version's library is checked as far as it is alike.
    if version_of(database) >= CHAINED:
        parts.append(("steps", _history))
        parts += ((table, partial(_present_rows, table=table)) for table in chain.journaled_tables(database))
    if version_of(database) >= LEADING:
        parts.append(("search_text", _search_tags))
    # Last: it takes the lock of a writer.
    parts.append(("search_index", _search_index))
    for table, part in parts:
        try:
            yield from part(database)
        except (LibraryError, sqlite3.Error) as error:
            # One unreadable table keeps the others from being checked no more than need be.
            yield Problem(_unreadable(table, error), table)


def _unreadable(table: str, error: Exception) -> DamagedError:
    return DamagedError("«{table}» can't be read: {cause}.", table=table, cause=str(error.__cause__ or error))


def _file(database: Database) -> Iterator[Problem]:
    try:
        found = database.column("PRAGMA integrity_check")
    except DamagedError as error:
        found = [str(error.__cause__)]
    yield from (Problem(DamagedError("The file is damaged: {cause}.", cause=told)) for told in found if told != "ok")


def _references(database: Database) -> Iterator[Problem]:
    for row in database.rows("PRAGMA foreign_key_check"):
        error = DamagedError(
            "Row {row} of «{table}» belongs to a row of «{parent}» that is not there.",
            row=row["rowid"],
            table=row["table"],
            parent=row["parent"],
        )
        yield Problem(error, row["table"], row["rowid"], _article_of(database, row["table"], row["rowid"]))


def _article_of(database: Database, table: str, row_id: int) -> int | None:
    if table == "articles":
        return row_id
    found: int | None = None
    with suppress(LibraryError, sqlite3.Error):
        found = database.value(f"SELECT article_id FROM {table} WHERE rowid = ?", [row_id])  # noqa: S608 - our tables
    return found


def _originals(database: Database) -> Iterator[Problem]:
    for row_id in database.column("SELECT rowid FROM originals ORDER BY rowid"):
        row = database.rows("SELECT * FROM originals WHERE rowid = ?", [row_id])[0]
        if not is_whole(row):
            article = database.value(
                "SELECT a.id FROM documents d JOIN articles a ON a.document_id = d.id WHERE d.original_sha256 = ?",
                [row["sha256"]],
            )
            error = DamagedError("Article {id}: the original file is not the one that was imported.", id=article)
            yield Problem(error, "originals", row["sha256"], article)


def _texts(database: Database) -> Iterator[Problem]:
    for document_id, article_id in database.pairs(
        "SELECT d.id, a.id FROM documents d LEFT JOIN articles a ON a.document_id = d.id ORDER BY d.id"
    ):
        row = database.rows("SELECT text_sha256, CAST(text AS BLOB) AS text FROM documents WHERE id = ?", [document_id])
        if hashlib.sha256(row[0]["text"]).hexdigest() != row[0]["text_sha256"]:
            error = DamagedError("Article {id}: the text is not the one that was imported.", id=article_id)
            yield Problem(error, "documents", document_id, article_id)


def _analyses(database: Database) -> Iterator[Problem]:
    for row_id, article_id in database.pairs("SELECT id, article_id FROM analyses ORDER BY id"):
        try:
            zlib.decompress(database.value("SELECT data FROM analyses WHERE id = ?", [row_id]))
        except zlib.error:
            error = DamagedError("Article {id}: the analysis is damaged.", id=article_id)
            yield Problem(error, "analyses", row_id, article_id)


def _search_texts(database: Database) -> Iterator[Problem]:
    rows = database.pairs(
        "SELECT a.id, s.article_id FROM articles a LEFT JOIN search_text s ON s.article_id = a.id ORDER BY a.id"
    )
    for article_id, found in rows:
        if found is None or not _is_of_text(database, article_id):
            error = DamagedError("Article {id}: search doesn't know its text as it is.", id=article_id)
            yield Problem(error, "search_text", article_id, article_id)


def _search_tags(database: Database) -> Iterator[Problem]:
    for article_id in tagged.misled(database):
        error = DamagedError("Article {id}: search doesn't know its tags as they are.", id=article_id)
        yield Problem(error, "search_text", article_id, article_id)


def _is_of_text(database: Database, article_id: int) -> bool:
    text, body = database.pairs(
        "SELECT CAST(d.text AS BLOB), s.body FROM articles a JOIN documents d ON d.id = a.document_id"
        " JOIN search_text s ON s.article_id = a.id WHERE a.id = ?",
        [article_id],
    )[0]
    return searchable(text.decode("utf-8", "surrogatepass")) == str(body)


def _search_index(database: Database) -> Iterator[Problem]:
    for index in full_text_indexes(database):
        if not database.is_index_sound(index):
            yield Problem(DamagedError("The search index «{table}» doesn't fit the texts.", table=index), index)


def _history(database: Database) -> Iterator[Problem]:
    for found in chain.breaks(database):
        if found.change_id is not None:
            error = DamagedError(
                "The history was altered: row {row} of its step {step}.", row=found.change_id, step=found.step_id
            )
            yield Problem(error, "changes", found.change_id, found.article_id)
        else:
            error = DamagedError("The history was altered: its chain breaks at step {step}.", step=found.step_id)
            yield Problem(error, "steps", found.step_id)


def _present_rows(database: Database, table: str) -> Iterator[Problem]:
    """Find rows that are not as the history's last word on them says."""
    known = chain.last_images(database, table)
    present = {row["id"]: row for row in database.rows(f"SELECT * FROM {table}")}  # noqa: S608 - our tables
    for row_id in sorted(known.keys() | present.keys()):
        row = present.get(row_id)
        if not chain.agrees(known.get(row_id), row):
            error = DamagedError("Row {row} of «{table}» is not as the history tells.", row=row_id, table=table)
            article = row_id if table == "articles" else (row or {}).get("article_id")
            yield Problem(error, table, row_id, article)
