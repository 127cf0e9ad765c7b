"""One connection to the library's file: how it is opened, read and written, and what its errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import BugError, DamagedError, GoneError, LibraryError, LockedError, WrongPassphraseError
from app.library.encryption.cipher import Key, can_encrypt, salt_of

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

APPLICATION_ID = 0x49534E44
"""«ISND» in the file's header says that a SQLite file is a library of Isnad."""

BUSY_SECONDS = 15.0
"""How long a write waits for another program's to end; SQLite serves those who wait in no order."""

_STEPS = 10_000
"""Instructions of SQLite's between two looks whether a read is still wanted: a millisecond's work."""

Row = dict[str, Any]
Parameters = Sequence[Any] | dict[str, Any]

_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # What is committed is on the disk when the call returns, a power cut included.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is deleted is overwritten with zeros.
    "PRAGMA secure_delete = ON",
)
_LARGER_CACHE = "PRAGMA cache_size = -32768"
"""32 MiB for an encrypted file: a page that is not kept is decrypted anew each time."""


def timestamp() -> str:
    """Return the present moment as text that sorts by time (ISO 8601, UTC, microseconds)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Return `text` as SQLite can keep it: lone surrogates and NUL become U+FFFD."""
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class GivenUpError(Exception):
    """A read was broken off, since nobody waits for it any more."""


class Database:
    """The open file, on the thread that opened it.

    Reads return plain dictionaries; every write happens inside `transaction`. Whatever goes wrong with the file is
    raised as LibraryError. `key` is that of an encrypted file, None of a plain one.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, key: Key | None = None) -> None:
        from sqlite_utils import Database as Tables

        self.path = path
        self.key = key
        self._connection = connection
        self._identity = _identity(path)
        # Without plugins: nothing that happens to be installed beside Isnad gets at the library.
        self.tables: Tables = Tables(connection, execute_plugins=False)

    @classmethod
    def open(cls, path: Path, key: Key | None = None, *, is_made: bool = True) -> Database:
        """Open the file; where it is missing it is made with its folder, unless `is_made` is off.

        `key` is for an encrypted file and for a new one that is to be; a plain file is opened without. Raise
        LockedError where it is encrypted and `key` is not its own, LibraryError where it is no library, damaged, or
        can't be written; such a file is left untouched.
        """
        if is_made:
            _make_folder(path)
        elif not path.exists():
            raise gone(path)
        _check_file(path)
        key = _fitting(path, key)
        with translated(path):
            connection = connect(path.absolute().as_uri(), key)
            try:
                _check_key(connection, path, key)
                _check_owner(connection, path)
                for pragma in _PRAGMAS if key is None else (*_PRAGMAS, _LARGER_CACHE):
                    connection.execute(pragma)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, key)

    @classmethod
    def open_to_read(cls, path: Path, key: Key | None = None) -> Database:
        """Open a library's file without writing to it, be it on a disk that can't be written.

        Raise LockedError where it is encrypted and `key` is not its own, LibraryError where it is no library or can't
        be read.
        """
        _check_readable(path)
        key = _fitting(path, key)
        try:
            return cls._open_to_read(path, key, "mode=ro")
        except LibraryError:
            # A file in WAL mode wants a file beside it for its readers: without one, it is taken as it stands.
            if path.with_name(f"{path.name}-wal").exists():
                raise
            return cls._open_to_read(path, key, "immutable=1")

    @classmethod
    def open_untouched(cls, path: Path, key: Key | None = None) -> Database:
        """Open a library's file as `open_to_read` does, and leave no file beside it that was not there."""
        _check_readable(path)
        has_log = any(path.with_name(f"{path.name}{ending}").exists() for ending in ("-wal", "-journal"))
        return cls._open_to_read(path, _fitting(path, key), "mode=ro" if has_log else "immutable=1")

    def in_memory(self) -> Database:
        """Return a copy of the library in memory, to be changed without a trace; its errors name this file."""
        with translated(self.path):
            copy = connect(":memory:", self.key)
            try:
                self._connection.backup(copy)
                # A log beside the file means nothing there.
                copy.execute("PRAGMA journal_mode = MEMORY")
            except BaseException:
                copy.close()
                raise
        return Database(self.path, copy, self.key)

    @classmethod
    def _open_to_read(cls, path: Path, key: Key | None, mode: str) -> Database:
        with translated(path):
            connection = connect(f"{path.absolute().as_uri()}?{mode}", key)
            try:
                _check_key(connection, path, key)
                _check_owner(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, key)

    def close(self) -> None:
        """Close the connection and forget the key; what was committed is in the file."""
        self._connection.close()
        self.key = None

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
            return [row[0] for row in self._connection.execute(sql, parameters).fetchall()]

    def pairs(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, Any]]:
        """Return the first two columns of a query."""
        with translated(self.path):
            return [(one, other) for one, other, *_ in self._connection.execute(sql, parameters).fetchall()]

    def triples(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, Any, Any]]:
        """Return the first three columns of a query."""
        with translated(self.path):
            return [(one, other, last) for one, other, last, *_ in self._connection.execute(sql, parameters).fetchall()]

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - whatever the cell holds
        """Return the first cell of a query, None where it has no row."""
        cells = self.column(sql, parameters)
        return cells[0] if cells else None

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement that writes and return the number of rows it changed."""
        with translated(self.path):
            return int(self.tables.execute(sql, parameters).rowcount)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one statement that writes once for each row of parameters and return the number of rows it changed."""
        with translated(self.path):
            return int(self._connection.executemany(sql, rows).rowcount)

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
        if self.has_gone:
            # The system would let us write into a file that nobody finds any more.
            raise gone(self.path)
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with translated(self.path):
                self.tables.commit()
        except BaseException:
            self.tables.rollback()
            raise

    @property
    def has_gone(self) -> bool:
        """Tell whether the file is no longer at its place: its disk was pulled out, or it was moved or replaced."""
        return _identity(self.path) != self._identity

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def part(self) -> Iterator[None]:
        """Make the writes inside one part of the open transaction that can fail without the rest."""
        with translated(self.path), self.tables.atomic():
            yield

    @contextmanager
    def while_wanted(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Break reads inside off as soon as nobody waits for them any more, which raises GivenUpError."""
        self._connection.set_progress_handler(lambda: not is_wanted(), _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise GivenUpError from error
            raise
        finally:
            self._connection.set_progress_handler(None, 0)

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

    def is_index_sound(self, index: str) -> bool:
        """Tell whether a full text index holds what its table does; nothing is written.

        SQLite takes the question for a write: where that is refused, a copy in memory is asked.
        """
        question = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - our tables
        try:
            return _is_sound(self._connection, question)
        except sqlite3.OperationalError:
            with closing(connect(":memory:", self.key)) as copy:
                self._connection.backup(copy)
                return _is_sound(copy, question)

    def copy_to(self, target: Path) -> None:
        """Write a copy of the library as it is now into a file (SQLite's online backup), in one file and on the disk.

        The copy of an encrypted library is encrypted with the same key. Inside a `snapshot` it is that state. Raise
        LibraryError, of the source or of the target.
        """
        with translated(target):
            copy = connect(target.absolute().as_uri(), self.key)
            try:
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        flush(target)

    def become(self, source: Database) -> None:
        """Take the whole content of another library in one transaction; other programs see all of it or nothing."""
        if self.has_gone:
            raise gone(self.path)
        if (source.key is None) != (self.key is None):
            raise BugError("pages of a plain and an encrypted file can't stand for each other")
        with translated(self.path):
            source._connection.backup(self._connection)

    def compact(self) -> bool:
        """Write the file anew without what was deleted and empty the log beside it.

        Return False where another program that is reading kept the log from being emptied.
        """
        with translated(self.path):
            self._connection.execute("VACUUM")
        return self.empty_log()

    def empty_log(self) -> bool:
        """Bring all of the log into the file and cut it to nothing; return False where a reader is in the way."""
        with translated(self.path):
            is_busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    def leave_single(self) -> None:
        """Keep the library in its one file, with no log beside it."""
        with translated(self.path):
            self._connection.execute("PRAGMA journal_mode = DELETE")


def connect(address: str, key: Key | None) -> sqlite3.Connection:
    """Connect to the file at a URI with Python's own driver, or with SQLCipher's where there is a key.

    Transactions are begun by hand: the drivers' own would begin late and end early.
    """
    if key is None:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    from app.library.encryption import driver as cipher_driver

    return cipher_driver.connect(address, key, timeout=BUSY_SECONDS)


def _fitting(path: Path, key: Key | None) -> Key | None:
    """Return the key to open a file with: that of an encrypted one or one to be made, None for a plain one."""
    if not path.exists() or not path.stat().st_size:
        return key
    salt = salt_of(path)
    if salt is None:
        return None
    if not can_encrypt():
        raise LibraryError(
            "The library «{file}» is encrypted. To open it, install Isnad with its extra «encryption».", file=str(path)
        )
    if key is None or key.salt != salt:
        raise LockedError("The library «{file}» is locked with a passphrase.", file=str(path))
    return key


def _check_key(connection: sqlite3.Connection, path: Path, key: Key | None) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if key is None or error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise WrongPassphraseError(
            "This passphrase doesn't open the library «{file}». Nothing was changed.", file=str(path)
        ) from error


def _is_sound(connection: sqlite3.Connection, question: str) -> bool:
    try:
        connection.execute(question)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


def flush(path: Path) -> None:
    """See that a file and its name are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def gone(path: Path) -> GoneError:
    """Return the error for a library whose file is not at its place any more."""
    return GoneError(
        "The library «{file}» is not at its place any more. What was kept is in it; put the file or its disk back and"
        " try again.",
        file=str(path),
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
    """Refuse what is there and no SQLite file, or can't be written, before SQLite touches it."""
    if not path.exists():
        return
    _check_readable(path)
    try:
        with path.open("r+b"):
            pass
    except PermissionError as error:
        raise LibraryError(
            "The library «{file}» can't be opened for writing: no permission.", file=str(path)
        ) from error
    except OSError as error:
        raise _unopened(path, error) from error


def _check_readable(path: Path) -> None:
    """Refuse what is no SQLite file."""
    if path.is_dir():
        raise LibraryError("«{file}» is a folder, not a library.", file=str(path))
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise _unopened(path, error) from error
    if head != _MAGIC and head and salt_of(path) is None:
        raise LibraryError("«{file}» is not an Isnad library. It was left as it is.", file=str(path))


def _unopened(path: Path, error: OSError) -> LibraryError:
    cause = error.strerror or type(error).__name__
    return LibraryError("The library «{file}» can't be opened: {cause}.", file=str(path), cause=cause)


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
            return DamagedError("The library «{file}» is damaged. It was left as it is.", file=file)
        case _:
            return None
