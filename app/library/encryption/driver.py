"""SQLCipher's driver, which raises the errors of Python's own SQLite module.

Whoever works with a connection, sqlite-utils among them, so catches one family of errors, encrypted or not.
SQLCipher wipes its keys from memory. `cipher_memory_security`, which wipes each page as well, stays off: reading takes
three times as long with it, and the texts are in the program's own memory all the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from sqlcipher3 import dbapi2

from app.library.encryption.cipher import Key

T = TypeVar("T")

# The driver leaves the code out where it connects and where it copies a database: SQLite's words tell it.
_CODES = {
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "database table is locked": sqlite3.SQLITE_LOCKED,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}


def connect(address: str, key: Key | None, *, timeout: float) -> sqlite3.Connection:
    """Connect to a file (a URI, or ":memory:") as `sqlite3.connect` does; without a key it is a plain one.

    Whether the key fits shows with the first reading (SQLITE_NOTADB).
    """
    options = {"timeout": timeout, "isolation_level": None, "uri": True, "factory": _Connection}
    connection = _in_standard_words(dbapi2.connect)(address, **options)
    try:
        # It would write to the terminal what is told in an error already.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.spec}"')
        # SQLCipher doesn't encrypt temporary files: there are none.
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)


def _in_standard_words(method: Callable[..., T]) -> Callable[..., T]:
    @wraps(method)
    def call(*arguments: Any, **options: Any) -> T:  # noqa: ANN401 - whatever the driver's method takes
        try:
            return method(*arguments, **options)
        except dbapi2.Error as error:
            raise _standard(error) from error

    return call


def _standard(error: Exception) -> sqlite3.Error:
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__)
    made = kind(*error.args)
    made.sqlite_errorcode = getattr(error, "sqlite_errorcode", None) or _CODES.get(str(error), sqlite3.SQLITE_ERROR)
    return made


class _Cursor(dbapi2.Cursor):
    execute = _in_standard_words(dbapi2.Cursor.execute)
    executemany = _in_standard_words(dbapi2.Cursor.executemany)
    executescript = _in_standard_words(dbapi2.Cursor.executescript)
    fetchone = _in_standard_words(dbapi2.Cursor.fetchone)
    fetchmany = _in_standard_words(dbapi2.Cursor.fetchmany)
    fetchall = _in_standard_words(dbapi2.Cursor.fetchall)
    __next__ = _in_standard_words(dbapi2.Cursor.__next__)


class _Connection(dbapi2.Connection):
    """Its own `execute` and the like go through a cursor of this kind."""

    def cursor(self, factory: type[dbapi2.Cursor] = _Cursor) -> dbapi2.Cursor:
        return super().cursor(factory)

    commit = _in_standard_words(dbapi2.Connection.commit)
    rollback = _in_standard_words(dbapi2.Connection.rollback)
    backup = _in_standard_words(dbapi2.Connection.backup)
    create_function = _in_standard_words(dbapi2.Connection.create_function)
    close = _in_standard_words(dbapi2.Connection.close)
