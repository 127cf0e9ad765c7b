"""`isnad passphrase`: the library encrypted with a passphrase, the passphrase changed, or removed."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import LibraryError, UserError
from app.library import LEAST_LETTERS, Key, can_encrypt, kept_backups, key_store, new_key, salt_of
from ui.command_line.arguments import wrong_call
from ui.command_line.library import place_of
from ui.command_line.opening import open_library
from ui.command_line.passphrase import first_line, present_key
from ui.command_line.printable import printable

_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of the backups: those that were deleted, and those that keep the passphrase they had."""

    deleted: tuple[Path, ...]
    left: tuple[Path, ...]


def rewrite_library(arguments: argparse.Namespace) -> int:
    """Set, change or remove the passphrase of the library and of its backups."""
    path, action = place_of(arguments), arguments.action
    if action == "remove" and arguments.new_passphrase_file is not None:
        return wrong_call(arguments, "«remove» takes no new passphrase")
    if not path.exists():
        raise LibraryError("There is no library at «{path}» yet. «isnad import FILE» makes one.", path=path)
    if not can_encrypt():
        raise LibraryError("Encryption is not installed. Install Isnad with its extra «encryption».")
    is_set = salt_of(path) is not None
    if action == "set" and is_set:
        raise LibraryError("The library «{file}» has a passphrase; «isnad passphrase change» changes it.", file=path)
    if action != "set" and not is_set:
        raise LibraryError("The library «{file}» has no passphrase.", file=path)
    present = present_key(arguments, path) if is_set else None
    wanted = None if action == "remove" else new_key(new_passphrase(arguments))
    done = _rewritten(path, present, wanted)
    if arguments.json:
        backups = {"deleted": [str(file) for file in done.deleted], "left": [str(file) for file in done.left]}
        print(json.dumps({"path": str(path), "encrypted": wanted is not None, "backups": backups}, ensure_ascii=False))
    else:
        _tell(path, done, is_encrypted=wanted is not None)
    return 0


def _rewritten(path: Path, present: Key | None, wanted: Key | None) -> _Done:
    is_remembered = present is not None and key_store.recall(path) is not None
    with open_library(path, present) as library:
        deleted = library.rewrite(wanted)
    if is_remembered:
        _remember(path, wanted)
    salt = wanted.salt if wanted else None
    others = [backup.path for backup in kept_backups(path, wanted) if salt_of(backup.path) not in {None, salt}]
    return _Done(deleted, tuple(others))


def _remember(path: Path, wanted: Key | None) -> None:
    """Let the keyring hold the new key where it held the old one, and none where there is none."""
    key_store.forget(path)
    if wanted is not None:
        # Where it is not taken, it is asked for next time.
        with suppress(UserError):
            key_store.keep(path, wanted)


def new_passphrase(arguments: argparse.Namespace) -> str:
    """Return the new passphrase: from the file named, else typed twice. Raise LibraryError where it is too short."""
    if arguments.new_passphrase_file is not None:
        return _long_enough(first_line(arguments.new_passphrase_file))
    if not sys.stdin.isatty():
        raise LibraryError(
            "There is nobody to be asked for the new passphrase. Name a file with --new-passphrase-file."
        )
    for _ in range(_TRIES):
        try:
            typed = _long_enough(getpass.getpass("New passphrase: "))
        except LibraryError as error:
            print(f"isnad: {printable(error)}", file=sys.stderr)
            continue
        if getpass.getpass("Once more: ") == typed:
            return typed
        print("isnad: the two are not the same.", file=sys.stderr)
    raise LibraryError("No new passphrase was given. Nothing was changed.")


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < LEAST_LETTERS:
        raise LibraryError(
            "The new passphrase has fewer than {least} letters. Take several words that don't belong together.",
            least=LEAST_LETTERS,
        )
    return passphrase


def _tell(path: Path, done: _Done, *, is_encrypted: bool) -> None:
    what = (
        "is encrypted, and so are its backups" if is_encrypted else "has no passphrase any more, nor have its backups"
    )
    print(f"{printable(path)} {what}.")
    for file in done.deleted:
        print(f"isnad: a backup that could not be written anew was deleted: {printable(file)}", file=sys.stderr)
    for file in done.left:
        print(f"isnad: a backup keeps the passphrase that it had: {printable(file)}", file=sys.stderr)
