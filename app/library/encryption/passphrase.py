"""The passphrase set, changed and removed: library and backups are written anew under another key, then swapped in.

What stands in the library's place is whole at any moment: the old file until the new one is verified and on the disk,
then the new one. What a sudden end leaves undone is finished when the library is opened next.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.errors import LibraryError, UserError
from app.library.database import Database, flush
from app.library.encryption.cipher import Key, salt_of
from app.library.encryption.conversion import CONVERTED, SOURCE, attached, overwrite, shred, write_converted
from app.library.safekeeping.backups import backup_files, opened_backup, row_counts, verify, with_logs

_NEW, _OLD = ".rewritten", ".replaced"


def rewrite(database: Database, wanted: Key | None) -> tuple[Path, ...]:
    """Close an open library, write it and its backups anew under a key or under none, and overwrite what was plain.

    Return the backups that could not be written anew and were deleted, lest they be read without the new passphrase.
    Raise LibraryError where another program has the library open, the disk is full, or anything else is in the way;
    the library is then as it was.
    """
    path, present = database.path, database.key
    with _logs_overwritten(path, is_wanted=present is None):
        database.close()
        _rewrite_library(path.resolve(), present, wanted)
    return rewrite_backups(path, present, wanted)


def finish(database: Database) -> None:
    """Do what a rewriting left undone that was cut short: an encrypted library has nothing plain beside it."""
    if database.key is None:
        return
    path = database.path.resolve()
    for left in path.parent.iterdir():
        if left.name.startswith(f"{path.name}.") and left.suffix in {_NEW, _OLD, CONVERTED}:
            shred(left)
    rewrite_backups(database.path, database.key, database.key)


def rewrite_backups(library: Path, present: Key | None, wanted: Key | None) -> tuple[Path, ...]:
    """Write the backups that are plain or under the present key anew, and return those that had to be deleted.

    What is under yet another key stays: nobody can read it who could not before.
    """
    lost = []
    for path, *_ in backup_files(library):
        try:
            held = _key_held(path, present)
            if held != wanted and (held is not None or salt_of(path) is None):
                _rewrite_backup(path, held, wanted)
        except (UserError, sqlite3.Error, OSError):
            if wanted is not None:
                for file in with_logs(path):
                    shred(file)
                lost.append(path)
    return tuple(lost)


def _key_held(path: Path, present: Key | None) -> Key | None:
    return present if present is not None and salt_of(path) == present.salt else None


def _rewrite_library(path: Path, present: Key | None, wanted: Key | None) -> None:
    draft = _beside(path, _NEW)
    try:
        draft.touch(mode=0o600)
        with attached(path, present) as source:
            _lock_out_others(source)
            write_converted(source, draft, wanted)
            with closing(Database.open_to_read(draft, wanted)) as made:
                verify(made)
                is_whole = row_counts(made) == row_counts(source, SOURCE)
            if not is_whole:
                raise LibraryError("The library «{file}» could not be written anew. It is as it was.", file=str(path))
            if os.name == "posix":
                # Nobody gets in between the last look and the swap.
                _swap(draft, path, is_plain=present is None)
        if os.name != "posix":
            # Windows lets no open file be replaced.
            _swap(draft, path, is_plain=present is None)
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise LibraryError("«{path}» can't be written: {cause}.", path=str(path), cause=cause) from error
    finally:
        shred(draft)


def _rewrite_backup(path: Path, held: Key | None, wanted: Key | None) -> None:
    draft = _beside(path, ".part")
    try:
        draft.touch(mode=0o600)
        with attached(path, held) as source:
            write_converted(source, draft, wanted)
        opened_backup(draft, wanted).close()
        _swap(draft, path, is_plain=held is None)
        for log in with_logs(path)[1:]:
            shred(log)
    finally:
        shred(draft)


def _lock_out_others(source: Database) -> None:
    """Take the file for ourselves until it is closed; raise LibraryError where another program has it open."""
    source.execute(f"PRAGMA {SOURCE}.journal_mode = DELETE")
    source.execute(f"PRAGMA {SOURCE}.locking_mode = EXCLUSIVE")
    source.execute("BEGIN EXCLUSIVE")
    source.execute("COMMIT")


def _swap(draft: Path, path: Path, *, is_plain: bool) -> None:
    """Put a file in the place of another in one step; what was plain is overwritten after that."""
    shutil.copymode(path, draft)
    old = _beside(path, _OLD)
    with suppress(OSError):
        # A second name keeps what is replaced in reach; where the disk knows none, it is merely deleted.
        os.link(path, old)
    draft.replace(path)
    flush(path)
    shred(old) if is_plain else old.unlink(missing_ok=True)


@contextmanager
def _logs_overwritten(path: Path, *, is_wanted: bool) -> Iterator[None]:
    """Overwrite with zeros at the end what SQLite wrote beside a plain library and has deleted by then.

    A log that is still at its place is the library's own: it may hold what the file doesn't yet.
    """
    held: list[tuple[Path, BinaryIO]] = []
    if is_wanted and os.name == "posix":
        for log in with_logs(path)[1:]:
            with suppress(OSError):
                held.append((log, log.open("r+b")))
    try:
        yield
    finally:
        for log, file in held:
            with file:
                if not _is_at(log, file):
                    overwrite(file)


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}.{os.getpid()}{ending}")
