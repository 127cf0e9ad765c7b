"""A library's key in the system's own keyring, where the person wants so: not the passphrase, which opens other doors.

A keyring that would write it to a plain file is none.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LibraryError
from app.library.encryption.cipher import SALT_BYTES, SECRET_BYTES, Key, salt_of

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "Isnad"


def has_keyring() -> bool:
    """Tell whether this system has a keyring that keeps secrets."""
    return _backend() is not None


def recall(library: Path) -> Key | None:
    """Return the key kept for the library, None where none is kept or it is not this file's."""
    backend = _backend()
    if backend is None:
        return None
    try:
        kept = bytes.fromhex(backend.get_password(_SERVICE, _account(library)) or "")
    except Exception:  # noqa: BLE001 - keyrings fail in their own ways; the passphrase is asked for then
        return None
    key = Key(kept[:SALT_BYTES], kept[SALT_BYTES:])
    return key if len(key.secret) == SECRET_BYTES and key.salt == salt_of(library) else None


def keep(library: Path, key: Key) -> None:
    """Keep the library's key. Raise LibraryError where the keyring doesn't take it."""
    backend = _backend()
    if backend is None:
        raise LibraryError("This system has no keyring that keeps secrets.")
    try:
        backend.set_password(_SERVICE, _account(library), (key.salt + key.secret).hex())
    except Exception as error:
        raise LibraryError("The system's keyring doesn't take the passphrase: {cause}.", cause=str(error)) from error


def forget(library: Path) -> None:
    """Keep the library's key no longer."""
    backend = _backend()
    if backend is None:
        return
    try:
        backend.delete_password(_SERVICE, _account(library))
    except Exception:  # noqa: BLE001 - there was none, or the keyring is locked: its key opens nothing once it is changed
        return


def _backend() -> KeyringBackend | None:
    """Return the safest keyring of this system, None where all there is would be no secret (below priority 1)."""
    if find_spec("keyring") is None:
        return None
    import keyring

    chosen = keyring.get_keyring()
    offered: list[KeyringBackend] = list(getattr(chosen, "backends", [chosen]))
    safe = [backend for backend in offered if backend.priority >= 1]
    return max(safe, key=lambda backend: backend.priority, default=None)


def _account(library: Path) -> str:
    return str(library.absolute())
