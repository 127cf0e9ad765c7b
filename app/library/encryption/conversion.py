"""A library's file written anew under another key, or under none.

SQLite's own VACUUM INTO does it: `sqlcipher_export` would number rows anew that have no number of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from app.errors import LibraryError
from app.library.database import BUSY_SECONDS, Database, flush, translated
from app.library.encryption.cipher import Key, can_encrypt

SOURCE = "source"
"""The name of the file's schema while it is attached."""

CONVERTED = ".converted"
"""The ending of a draft that is deleted again."""

_BLOCK = 2**20


@contextmanager
def attached(path: Path, key: Key | None) -> Iterator[Database]:
    """Attach a file, plain or encrypted, to an empty database in memory, as `SOURCE`.

    Raise LibraryError where that can't be, and where what encrypts is not installed.
    """
    if not can_encrypt():
        raise LibraryError("Encryption is not installed. Install Isnad with its extra «encryption».")
    from app.library.encryption.driver import connect

    with translated(path), closing(connect(":memory:", None, timeout=BUSY_SECONDS)) as connection:
        connection.execute(f"ATTACH DATABASE ? AS {SOURCE} KEY ?", [str(path), key.spec if key else ""])
        yield Database(path, connection)


def write_converted(source: Database, target: Path, key: Key | None) -> None:
    """Write the attached file's content into a new or empty file under this key, and see it on the disk."""
    address = f"{target.absolute().as_uri()}{f'?key={quote(key.spec)}' if key else ''}"
    source.execute(f"VACUUM {SOURCE} INTO ?", [address])
    flush(target)


@contextmanager
def alike(given: Database, library: Database) -> Iterator[Database]:
    """Yield what another file holds in a form that `library` can take: itself, or a copy that is encrypted or not."""
    if (given.key is None) == (library.key is None):
        yield given
        return
    draft = library.path.with_name(f"{library.path.name}.{os.getpid()}{CONVERTED}")
    try:
        draft.touch(mode=0o600)
        with attached(given.path, given.key) as source:
            write_converted(source, draft, library.key)
        with closing(Database.open_to_read(draft, library.key)) as converted:
            yield converted
    finally:
        shred(draft)


def shred(path: Path) -> None:
    """Overwrite a file with zeros and delete it; one that is not there is no trouble."""
    with suppress(OSError):
        with path.open("r+b") as file:
            overwrite(file)
        path.unlink()


def overwrite(file: BinaryIO) -> None:
    """Overwrite an open file with zeros, on the disk.

    A flash disk or a file system that copies on write may keep the old blocks all the same.
    """
    left = os.fstat(file.fileno()).st_size
    while left > 0:
        left -= file.write(b"\0" * min(left, _BLOCK))
    file.flush()
    os.fsync(file.fileno())
