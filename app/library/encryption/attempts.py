"""How long to wait after wrong passphrases: twice as long after each, whoever asks and however often it is begun anew.

It keeps hands from the keyboard of an unguarded machine. Who has a copy of the file is held up by its key alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from app.errors import LibraryError, WrongPassphraseError
from app.library.database import Database
from app.library.encryption.cipher import Key, key_of, salt_of
from app.paths import attempts_file

LONGEST_SECONDS = 60.0


def unlock(library: Path, passphrase: str, attempts: Attempts) -> Key:
    """Return the key that a passphrase makes for an encrypted library, after seeing that it opens it.

    Raise WrongPassphraseError where it does not, which is noted in `attempts`; it is for the caller to wait between.
    """
    salt = salt_of(library)
    if salt is None:
        raise LibraryError("The library «{file}» has no passphrase.", file=str(library))
    key = key_of(passphrase, salt)
    try:
        Database.open_to_read(library, key).close()
    except WrongPassphraseError:
        attempts.add_wrong()
        raise
    attempts.clear()
    return key


class Attempts:
    """The wrong passphrases of one library since the last right one, kept in a small file."""

    def __init__(self, library: Path, file: Path | None = None) -> None:
        self._file = file or attempts_file()
        place = str(library.absolute()).encode("utf-8", "surrogateescape")
        self._name = hashlib.sha256(place).hexdigest()[:16]

    @property
    def seconds_left(self) -> float:
        """Return how many seconds must go by before the next attempt."""
        count, last = self._read().get(self._name, (0, 0.0))
        if not count:
            return 0.0
        wait = min(2.0 ** min(count - 1, 30), LONGEST_SECONDS)
        # A clock that was set back makes nobody wait longer than that.
        return min(max(last + wait - time.time(), 0.0), wait)

    def add_wrong(self) -> None:
        """Note a wrong passphrase."""
        kept = self._read()
        count, _ = kept.get(self._name, (0, 0.0))
        self._write(kept | {self._name: (count + 1, time.time())})

    def clear(self) -> None:
        """Note that the right one was given."""
        kept = self._read()
        if kept.pop(self._name, None):
            self._write(kept)

    def _read(self) -> dict[str, tuple[int, float]]:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            return {str(name): (int(count), float(last)) for name, (count, last) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, kept: dict[str, tuple[int, float]]) -> None:
        # Where nothing can be kept, the delay does not grow; the library opens all the same.
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
            draft.write_text(json.dumps(kept), "utf-8")
            draft.replace(self._file)
