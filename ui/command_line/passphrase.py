"""The passphrase of an encrypted library on the command line: from a file or typed, never among the arguments.

What stands in a call can be read by every program of the machine, and stays in the shell's history.
"""

from __future__ import annotations

import argparse
import getpass
import math
import os
import sys
import time
from pathlib import Path

from app.errors import LibraryError, LockedError, WrongPassphraseError
from app.library import Attempts, Key, key_store, salt_of, unlock
from ui.command_line.printable import printable

VARIABLE = "ISNAD_PASSPHRASE_FILE"
_TRIES = 3


def key_for(arguments: argparse.Namespace, library: Path) -> Key | None:
    """Return the key of an encrypted library, None for a plain one or none.

    The passphrase is the first line of the file that --passphrase-file or the variable names; else the system's keyring
    is asked, then whoever sits at the terminal. Raise LockedError where nobody can be asked, and where it is wrong.
    """
    return key_with(passphrase_file(arguments), library)


def key_with(file: Path | None, library: Path) -> Key | None:
    """Return the key of an encrypted library as `key_for` does, the passphrase from this file where one is named."""
    try:
        if salt_of(library) is None:
            return None
    except OSError:
        # Opening it says what is wrong with it.
        return None
    if file is not None:
        return _unlocked(library, first_line(file))
    return key_store.recall(library) or _asked(library, Attempts(library))


def key_of_other(arguments: argparse.Namespace, other: Path, own: Key | None) -> Key | None:
    """Return the key of another library: this one's own where it is the same, else made of the passphrase given."""
    try:
        salt = salt_of(other)
    except OSError:
        # Opening it says what is wrong with it.
        return None
    if salt is None or (own is not None and own.salt == salt):
        return own if salt else None
    file: Path | None = arguments.their_passphrase_file
    # Where this library has no passphrase, the one that is named is the other's.
    return key_with(passphrase_file(arguments) if file is None and own is None else file, other)


def present_key(arguments: argparse.Namespace, library: Path) -> Key:
    """Return the key of an encrypted library, the passphrase given anew: to change it, the keyring is no witness."""
    file = passphrase_file(arguments)
    return _asked(library, Attempts(library)) if file is None else _unlocked(library, first_line(file))


def _unlocked(library: Path, given: str) -> Key:
    attempts = Attempts(library)
    _wait(attempts)
    return unlock(library, given, attempts)


def passphrase_file(arguments: argparse.Namespace) -> Path | None:
    """Return the file with the passphrase that the call or the environment names, None where none is named."""
    file: Path | None = arguments.passphrase_file
    return Path(os.environ[VARIABLE]) if file is None and os.environ.get(VARIABLE) else file


def first_line(file: Path) -> str:
    """Return the first line of a file, of standard input the next one where the file is «-». Raise LibraryError."""
    try:
        if str(file) == "-":
            return sys.stdin.readline().rstrip("\r\n")
        # A file that can be read but once, as a pipe (/dev/fd/3), is read once.
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise LibraryError("The passphrase can't be read from «{file}»: {cause}.", file=file, cause=cause) from error
    return lines[0] if lines else ""


def _asked(library: Path, attempts: Attempts) -> Key:
    if not sys.stdin.isatty():
        raise LockedError(
            "The library «{file}» is locked with a passphrase. Name a file that holds it with --passphrase-file or in"
            " {variable}.",
            file=library,
            variable=VARIABLE,
        )
    for _ in range(_TRIES - 1):
        try:
            return _try(library, attempts)
        except WrongPassphraseError as error:
            print(f"isnad: {printable(error)}", file=sys.stderr)
    return _try(library, attempts)


def _try(library: Path, attempts: Attempts) -> Key:
    _wait(attempts)
    # The prompt goes to the terminal itself, never into what is printed.
    return unlock(library, getpass.getpass("Passphrase: "), attempts)


def _wait(attempts: Attempts) -> None:
    left = attempts.seconds_left
    if left > 0:
        seconds = math.ceil(left)
        print(f"isnad: waiting {seconds} s after a wrong passphrase.", file=sys.stderr, flush=True)
        time.sleep(left)
