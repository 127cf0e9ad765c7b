"""Bytes from the disk, with the cause told when there are none."""

from __future__ import annotations

from pathlib import Path

from app.errors import UnreadableFileError

MAX_BYTES = 16 * 1024 * 1024
"""The largest text or page taken in: some twenty times the longest book that could pass for an article."""

MAX_DOCUMENT_BYTES = 4 * MAX_BYTES
"""The largest file taken in whose pictures and fonts are in it."""


def file_bytes(path: Path) -> bytes:
    """Return all bytes of a file.

    Raise UnreadableFileError where it is missing, a folder, forbidden, broken, or longer than any format may be.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UnreadableFileError("«{file}» is a folder, not a file.", file=name)
        with path.open("rb") as file:
            data = file.read(MAX_DOCUMENT_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise UnreadableFileError("There is no file «{file}».", file=str(path)) from error
    except PermissionError as error:
        raise UnreadableFileError("You have no permission to read «{file}».", file=name) from error
    except OSError as error:
        raise UnreadableFileError(
            "«{file}» can't be read: {cause}.", file=name, cause=error.strerror or type(error).__name__
        ) from error
    check_size(data, name, is_text=False)
    return data


def check_size(data: bytes, name: str, *, is_text: bool) -> None:
    """Raise UnreadableFileError where there is more than an article could hold, its pictures among it or not."""
    most = MAX_BYTES if is_text else MAX_DOCUMENT_BYTES
    if len(data) > most:
        raise UnreadableFileError(
            "«{file}» is too large for an article (more than {megabytes} MB).",
            file=name,
            megabytes=most // (1024 * 1024),
        )
