"""One connection to the library's file: how it is opened, read and written, and what its errors mean to a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import BugError, LibraryError

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

APPLICATION_ID = 0x49534E44
"""«ISND» in the file's header says that a SQLite file is a library of Isnad."""

BUSY_SECONDS = 5.0
"""How long a write waits for another program's to end."""

Row = dict[str, Any]
Parameters = Sequence[Any] | dict[str, Any]

_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def timestamp() -> str:
    """Return the present moment as text that sorts by time (ISO 8601, UTC, microseconds)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Return `text` as SQLite can keep it: lone surrogates and NUL become U+FFFD."""
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Database:
    """The open file, on the thread that opened it.

    Reads return plain dictionaries; every write happens inside `transaction`. Whatever goes wrong with the file is
    raised as LibraryError.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database as Tables

        self.path = path
        self._connection = connection
        # Without plugins: nothing that happens to be installed beside Isnad gets at the library.
        self.tables: Tables = Tables(connection, execute_plugins=False)

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the file, made with its folder where it is missing.

        Raise LibraryError where it is no library, damaged, or can't be written; such a file is left untouched.
        """
        _make_folder(path)
        _check_file(path)
        with translated(path):
            # Transactions are begun by hand: Python's own would begin late and end early.
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                _check_owner(connection, path)
                for pragma in _PRAGMAS:
                    connection.execute(pragma)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    def close(self) -> None:
        """Close the connection; what was committed is in the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows of a query."""
        with translated(self.path):
            return list(self.tables.query(sql, parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, None where it has none."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def column(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """Return the first column of a query."""
        with translated(self.path):
            return [cell for cell, *_ in self._connection.execute(sql, parameters).fetchall()]

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - whatever the cell holds
        """Return the first cell of a query, None where it has no row."""
        cells = self.column(sql, parameters)
        return cells[0] if cells else None

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement that writes and return the number of rows it changed."""
        with translated(self.path):
            return int(self.tables.execute(sql, parameters).rowcount)

    def run_script(self, sql: str) -> None:
        """Run several statements, each beginning on a line of its own, inside the open transaction."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.execute(statement)
                statement = ""

    def insert(self, table: str, row: Row, conversions: dict[str, str] | None = None) -> int:
        """Insert one row and return its id; `conversions` are SQL functions that a column's value goes through."""
        with translated(self.path):
            made = self.tables.table(table).insert(row, conversions=conversions).last_rowid
        if made is None:
            raise BugError(f"nothing was inserted into {table}")
        return made

    def update(self, table: str, row_id: int, values: Row) -> None:
        """Change some columns of the row with this id."""
        with translated(self.path):
            self.tables.table(table).update(row_id, values)

    def delete(self, table: str, row_id: int) -> None:
        """Delete the row with this id."""
        with translated(self.path):
            self.tables.table(table).delete(row_id)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all writes inside one: all of them are kept and safe on disk at the end, or none is."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with translated(self.path):
                self.tables.commit()
        except BaseException:
            self.tables.rollback()
            raise

    @contextmanager
    def part(self) -> Iterator[None]:
        """Make the writes inside one part of the open transaction that can fail without the rest."""
        with translated(self.path), self.tables.atomic():
            yield

    def take_back(self) -> None:
        """Undo what the open transaction wrote so far and end it."""
        self.tables.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads inside see one state, whatever another program writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with translated(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self.tables.rollback()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            "The folder «{folder}» for the library can't be made: {cause}.",
            folder=str(path.parent),
            cause=error.strerror or type(error).__name__,
        ) from error


def _check_file(path: Path) -> None:
    """Refuse what is there and no SQLite file, before SQLite touches it."""
    if path.is_dir():
        raise LibraryError("«{file}» is a folder, not a library.", file=str(path))
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
        if head != _MAGIC and head:
            raise LibraryError("«{file}» is not an Isnad library. It was left as it is.", file=str(path))
        with path.open("r+b"):
            pass
    except FileNotFoundError:
        return
    except PermissionError as error:
        raise LibraryError(
            "The library «{file}» can't be opened for writing: no permission.", file=str(path)
        ) from error
    except OSError as error:
        raise LibraryError(
            "The library «{file}» can't be opened: {cause}.",
            file=str(path),
            cause=error.strerror or type(error).__name__,
        ) from error


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's SQLite file; an empty one becomes a library."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application_id != APPLICATION_ID and (application_id or objects):
        raise LibraryError("«{file}» belongs to another program. It was left as it is.", file=str(path))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite says about the file as a LibraryError; what it says about our SQL stays a bug."""
    try:
        yield
    except sqlite3.Error as error:
        told = _told(getattr(error, "sqlite_errorcode", 0) & 0xFF, str(path))
        if told is None:
            raise
        raise told from error


def _told(code: int, file: str) -> LibraryError | None:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryError("The library «{file}» is in use by another program. Try again in a moment.", file=file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return LibraryError(
                "The library «{file}» can't be written: the file or its folder is read-only.", file=file
            )
        case sqlite3.SQLITE_CANTOPEN:
            return LibraryError("The library «{file}» can't be opened: is its folder there and writable?", file=file)
        case sqlite3.SQLITE_FULL:
            return LibraryError("The disk of the library «{file}» is full. Nothing was lost; make room.", file=file)
        case sqlite3.SQLITE_IOERR:
            return LibraryError("The disk of the library «{file}» failed or was removed.", file=file)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return LibraryError("The library «{file}» is damaged. It was left as it is.", file=file)
        case _:
            return None
