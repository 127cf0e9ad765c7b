"""What an encrypted library's key is: made of a passphrase, known by the salt with which the file begins.

The files are those of SQLCipher 4 with its usual settings, so that any tool that knows SQLCipher opens them with the
same passphrase. The slow derivation is done here once; the file and its backups share salt and key.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from app.errors import BugError

SALT_BYTES, SECRET_BYTES = 16, 32
LEAST_LETTERS = 8
"""A passphrase of fewer letters is none: it is guessed in no time."""

ITERATIONS = 256_000
"""How often SQLCipher 4 stretches a passphrase: half a second of work for each guess."""

_PAGE = 4096
_PLAIN = b"SQLite format 3\0"
_RANDOM_ENOUGH = 240


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """Opens the files that begin with `salt`. It can't be printed and doesn't leave its process."""

    salt: bytes
    secret: bytes

    @property
    def spec(self) -> str:
        """Return the key as SQLCipher takes one that needs no stretching."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        raise BugError("a key was about to leave its process")


def key_of(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a file's salt (PBKDF2, HMAC-SHA512; takes about half a second).

    One passphrase counts as the same however a keyboard composes its letters.
    """
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(salt, hashlib.pbkdf2_hmac("sha512", words, salt, ITERATIONS, SECRET_BYTES))


def new_key(passphrase: str) -> Key:
    """Return a key for a file that is to be encrypted with this passphrase."""
    return key_of(passphrase, secrets.token_bytes(SALT_BYTES))


def salt_of(path: Path) -> bytes | None:
    """Return the salt of an encrypted file, None for any other file and for none.

    An encrypted file has no header to know it by: it is whole pages of what looks random. Raise OSError where the
    file can't be read.
    """
    if not path.is_file():
        return None
    size = path.stat().st_size
    with path.open("rb") as file:
        page = file.read(_PAGE)
    is_whole = size > 0 and size % _PAGE == 0
    if page.startswith(_PLAIN) or not is_whole or len(set(page)) < _RANDOM_ENOUGH:
        return None
    return page[:SALT_BYTES]


def can_encrypt() -> bool:
    """Tell whether what encrypts is installed (the extra «encryption»)."""
    return find_spec("sqlcipher3") is not None
