"""A damaged library read row by row, past what can't be read, into a new one: originals first, then what needs them.

Old history is kept to be read, its chain forged anew; what was salvaged is one step at its end, and nothing before it
can be undone.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.annotations import Analysis
from app.domain.document import PublishedBasis
from app.errors import DamagedError, LibraryError, UserError
from app.library import chain
from app.library.database import Database, Row, connect, timestamp
from app.library.encryption.cipher import Key
from app.library.history import Journal, Verb
from app.library.safekeeping.pages import Column, rows_on_pages
from app.library.schema.migrations import migrate
from app.library.searching import index
from app.library.searching.words import other_forms, searchable, searchable_with_forms
from app.library.texts import analyses
from app.library.texts.analyses import Edition
from app.library.texts.documents import content_of, current_document, is_whole, load_text

SALVAGER = "salvage/1"
"""The analyser named for an article whose analysis was lost, so that it is offered to be analysed anew."""

_ENDINGS = ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".zip"), (b"{\\rtf", ".rtf"))


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was brought into the new library, rows by table.

    `texts_alone` are the articles whose original file was lost, `loose` the originals written as files into `folder`
    because what was read from them was lost.
    """

    rows: dict[str, int]
    texts_alone: tuple[int, ...]
    loose: tuple[Path, ...]


def salvage(damaged: Path, target: Path, key: Key | None = None) -> Salvaged:
    """Bring what can be read of a damaged library into a new one at `target`; the damaged file is only read.

    `key` is that of an encrypted library, and becomes the new one's. Raise LibraryError where there is a file at
    `target`, or where nothing at all can be read.
    """
    if target.exists():
        raise LibraryError("There is a file at «{path}» already.", path=str(target))
    if not damaged.is_file():
        raise LibraryError("There is no file «{file}».", file=str(damaged))
    with closing(Database.open(target, key)) as made:
        migrate(made)
        # All of them, so that no table's pages are taken for another's.
        names = made.column("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'")
        tables = {table: _columns(made, table) for table in names}
        with closing(_Source(damaged, tables, key)) as source:
            salvaged = _Salvage(source, made).run()
    if not any(salvaged.rows.values()):
        target.unlink()
        raise DamagedError("Nothing can be read of «{file}».", file=str(damaged))
    return salvaged


def _as_dictionary(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> Row:
    return {name: value for (name, *_), value in zip(cursor.description, values, strict=True)}


class _Source:
    """The damaged file, read with patience: by its trees as far as they lead, else page by page."""

    def __init__(self, path: Path, tables: dict[str, list[Column]], key: Key | None) -> None:
        self._path = path
        self._tables = tables
        self._is_encrypted = key is not None
        self._on_pages: dict[str, dict[int, Row]] | None = None
        # What is damaged stays as it is: it is opened as if nobody ever wrote it, unless a log waits beside it.
        mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
        self._connection = connect(f"{path.absolute().as_uri()}?{mode}", key)
        self._connection.row_factory = _as_dictionary
        self._connection.text_factory = lambda raw: raw.decode("utf-8", "replace")

    def close(self) -> None:
        """Close the file, which is as it was."""
        self._connection.close()

    def rows(self, table: str) -> Iterator[Row]:
        """Yield each row of a table that can be read."""
        seen: set[int] = set()
        is_whole = False
        try:
            columns = [row["name"] for row in self._connection.execute(f"PRAGMA table_info({table})")]
            for number, row in self._by_tree(table, columns):
                seen.add(number)
                yield row
            is_whole = bool(columns) and self._is_whole(table)
        except sqlite3.Error:
            pass
        if not is_whole and not self._is_encrypted:
            # The pages of an encrypted file say nothing by themselves.
            yield from (row for number, row in self._by_pages(table).items() if number not in seen)

    def _by_tree(self, table: str, columns: list[str]) -> Iterator[tuple[int, Row]]:
        """Yield rows with their numbers until the tree is at its end or broken, forwards, then backwards."""
        # A text comes as bytes: it is exactly what it was, or its hash tells.
        read = ", ".join(f'CAST("{name}" AS BLOB) AS text' if name == "text" else f'"{name}"' for name in columns)
        last = 0
        for order in ("ASC", "DESC"):
            sql = f"SELECT rowid AS _number, {read} FROM {table} WHERE rowid > ? ORDER BY rowid {order}"  # noqa: S608
            try:
                for row in self._connection.execute(sql, [last]):
                    if order == "ASC":
                        last = row["_number"]
                    yield row["_number"], {name: row[name] for name in columns}
            except sqlite3.Error:
                continue
            return

    def _is_whole(self, table: str) -> bool:
        """Tell whether SQLite gets through the whole of a table."""
        try:
            self._connection.execute(f"SELECT count(*), max(rowid + 0) FROM {table} NOT INDEXED").fetchone()  # noqa: S608
        except sqlite3.Error:
            return False
        return True

    def _by_pages(self, table: str) -> dict[int, Row]:
        if self._on_pages is None:
            self._on_pages = {name: dict(rows) for name, rows in rows_on_pages(self._path, self._tables).items()}
        encoded = self._on_pages[table]
        for row in encoded.values():
            if isinstance(row.get("text"), str):
                row["text"] = row["text"].encode("utf-8", "surrogatepass")
        return encoded


def _columns(database: Database, table: str) -> list[Column]:
    """Return the columns of a table of the present schema that are stored."""
    described = database.rows("SELECT * FROM pragma_table_info(?) ORDER BY cid", [table])
    numbers = [row["name"] for row in described if row["pk"] and row["type"] == "INTEGER"]
    return [
        Column(row["name"], row["type"], bool(row["notnull"]) and row["dflt_value"] is None, row["name"] in numbers)
        for row in described
    ]


class _Salvage:
    """One run from a damaged library into an empty one."""

    def __init__(self, source: _Source, made: Database) -> None:
        self._source = source
        self._made = made
        self._journal = Journal(made)
        self._rows: dict[str, int] = {}
        self._texts_alone: list[int] = []

    def run(self) -> Salvaged:
        """Bring everything over, in one transaction."""
        made = self._made
        with made.transaction():
            self._bring("steps", lambda row: row | {"is_undoable": 0, "status": "done", "hash": None})
            self._bring("changes", _checked_change)
            for step_id in made.column("SELECT id FROM steps ORDER BY id"):
                chain.seal(made, step_id)
        with self._journal.step(Verb.SALVAGE):
            self._bring("originals", _checked_original)
            self._bring("documents", self._with_original)
            self._bring("articles")
            self._remember("articles")
            self._bring("editions")
            self._bring("purged")
            self._add_articles()
            for table in chain.journaled_tables(made):
                if table != "articles":
                    self._bring(table)
                    self._remember(table)
            for article_id in made.column("SELECT id FROM articles ORDER BY id"):
                self._complete(article_id)
            self._bury_lost(self._journal.open_step)
            loose = self._take_loose()
        return Salvaged(self._rows, tuple(self._texts_alone), tuple(self._write(*original) for original in loose))

    def _bring(self, table: str, change: Callable[[Row], Row | None] = lambda row: row) -> None:
        """Insert each row that can be read, is what it was, and refers to nothing that was lost."""
        columns = self._made.column("SELECT name FROM pragma_table_info(?)", [table])
        self._rows[table] = 0
        for row in self._source.rows(table):
            kept = change(row)
            if kept is not None and self._insert(table, {name: kept[name] for name in columns if name in kept}):
                self._rows[table] += 1

    def _insert(self, table: str, row: Row) -> bool:
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join(
            "CAST(? AS TEXT)" if name == "text" and isinstance(row[name], bytes) else "?" for name in row
        )
        try:
            with self._made.part():
                sql = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - our tables
                self._made.execute(sql, list(row.values()))
        except (sqlite3.IntegrityError, sqlite3.DataError):
            return False
        return True

    def _with_original(self, row: Row) -> Row | None:
        """Return a document whose text is whole; its text stands in for an original that was lost."""
        text = bytes(row["text"])
        if hashlib.sha256(text).hexdigest() != row["text_sha256"]:
            return None
        if self._made.value("SELECT 1 FROM originals WHERE sha256 = ?", [row["original_sha256"]]):
            return row
        self._texts_alone.append(row["id"])
        stand_in = {"sha256": row["text_sha256"], "size": len(text), "encoding": "raw", "bytes": text}
        self._insert("originals", stand_in)
        return row | {"original_sha256": row["text_sha256"]}

    def _add_articles(self) -> None:
        """Make an article of each document that lost its own."""
        facts = "id AS document_id, title, outlet, author, published, published_basis"
        for row in self._made.rows(
            f"SELECT {facts} FROM documents WHERE id NOT IN"  # noqa: S608 - a literal
            " (SELECT document_id FROM articles UNION ALL SELECT document_id FROM editions)"
        ):
            self._insert("articles", row | {"added": timestamp()})

    def _complete(self, article_id: int) -> None:
        """Give an article what is worked out from it: an analysis where it lost its own, search text, counts."""
        row = self._made.rows("SELECT published, published_basis FROM articles WHERE id = ?", [article_id])[0]
        if not self._has_analysis(article_id, row):
            text = load_text(self._made, article_id)
            published = date.fromisoformat(row["published"]) if row["published"] else None
            sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            empty = Analysis(sha256, SALVAGER, published, PublishedBasis(row["published_basis"]))
            edition = Edition(article_id, current_document(self._made, article_id), text)
            analyses.store(self._made, edition, empty)
        self._index(article_id)

    def _index(self, article_id: int) -> None:
        body = searchable(load_text(self._made, article_id))
        title = self._made.value(
            "SELECT coalesce(a.title, d.opening) FROM articles a JOIN documents d ON d.id = a.document_id"
            " WHERE a.id = ?",
            [article_id],
        )
        texts = {"title": searchable_with_forms(title), "notes": "", "tags": "", "body": body}
        index.put(self._made, article_id, texts | {"forms": other_forms(body)})

    def _has_analysis(self, article_id: int, article: Row) -> bool:
        """Tell whether the article's analysis came over whole; what is left of a damaged one is taken out."""
        key = [article_id, article["published"], article["published_basis"]]
        try:
            analyses.load(self._made, article_id)
        except (UserError, ValueError, KeyError, TypeError, zlib.error):
            self._made.execute(
                "DELETE FROM analyses WHERE article_id = ? AND published IS ? AND published_basis = ?", key
            )
            return False
        return True

    def _remember(self, table: str) -> None:
        """Bring back each lost row of which the history tells what it was last."""
        for lost in self._lost(table):
            row = json.loads(lost["after"])
            if table != "analyses" and self._insert(table, row):
                self._rows[table] += 1

    def _lost(self, table: str) -> list[Row]:
        """Return the last change of each row that should be there and is not."""
        present = set(self._made.column(f"SELECT id FROM {table}"))  # noqa: S608 - our tables
        told = self._made.rows(
            "SELECT row_id, article_id, after FROM changes WHERE id IN"
            " (SELECT max(id) FROM changes WHERE table_name = ? GROUP BY row_id) AND after IS NOT NULL",
            [table],
        )
        return [row for row in told if row["row_id"] not in present]

    def _bury_lost(self, step_id: int) -> None:
        """Say in the history of each row that was lost that it is not there any more."""
        for table in chain.journaled_tables(self._made):
            self._made.execute_many(
                "INSERT INTO changes (step_id, table_name, row_id, article_id, before) VALUES (?, ?, ?, ?, ?)",
                [(step_id, table, row["row_id"], row["article_id"], row["after"]) for row in self._lost(table)],
            )

    def _take_loose(self) -> list[tuple[str, bytes]]:
        """Take out the originals whose document was lost: nothing in the library leads to them."""
        where = "WHERE sha256 NOT IN (SELECT original_sha256 FROM documents)"
        loose = self._made.rows(f"SELECT * FROM originals {where}")  # noqa: S608 - a literal
        self._made.execute(f"DELETE FROM originals {where}")  # noqa: S608 - a literal
        return [(row["sha256"], content_of(row)) for row in loose]

    def _write(self, sha256: str, content: bytes) -> Path:
        folder = self._made.path.with_name(f"{self._made.path.stem}-originals")
        path = folder / f"{sha256[:12]}{_ending(content)}"
        try:
            folder.mkdir(exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            cause = error.strerror or type(error).__name__
            raise LibraryError("«{path}» can't be written: {cause}.", path=str(path), cause=cause) from error
        return path


def _ending(content: bytes) -> str:
    """Return the ending by which a lost file is most likely read again."""
    for magic, ending in _ENDINGS:
        if content.startswith(magic):
            return ending
    return ".html" if b"<html" in content[:2000].lower() else ".txt"


def _checked_original(row: Row) -> Row | None:
    return row if is_whole(row) else None


def _checked_change(row: Row) -> Row:
    """Return a change as it is where it is as it was sealed, else one to be sealed anew."""
    is_purged = row.get("salt") is None and row.get("hash") is not None
    if is_purged or (row.get("salt") and chain.change_hash(row) == row["hash"]):
        return row
    return row | {"salt": None, "hash": None}
