"""The doors into the program: a file, bytes from elsewhere, the bundled sample."""

from __future__ import annotations

from pathlib import Path

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.detect import detect
from app.importing.sources import check_size, file_bytes
from app.resources import resource

SAMPLE = "sample.txt"


def read(path: Path) -> Document:
    """Return the Document of a file.

    Raise UnreadableFileError, which names the file and the cause, where that can't be done.
    """
    return _read(file_bytes(path), path.name, str(path.absolute()))


def read_bytes(data: bytes, name: str) -> Document:
    """Return the Document of bytes that are in no file (standard input, a kept original); `name` tells the format.

    Raise UnreadableFileError where they can't be read.
    """
    check_size(data, name, is_text=False)
    return _read(data, name, None)


def read_sample() -> Document:
    """Return the article that comes with the program."""
    return _read(resource("samples", SAMPLE).read_bytes(), SAMPLE, None)


def _read(data: bytes, name: str, path: str | None) -> Document:
    found = detect(data, name)
    check_size(data, name, is_text=found.is_text)
    document = found.read(data, Origin(name, found.media_type, path))
    if not any(character.isalnum() for character in document.text):
        raise UnreadableFileError("«{file}» holds no text.", file=name)
    return document
