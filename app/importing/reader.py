"""The doors into the program: a file, bytes from elsewhere, the bundled sample."""

from __future__ import annotations

from pathlib import Path

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.detect import detect
from app.importing.sources import Content, Source, check_size, content_of
from app.resources import resource

SAMPLE = "sample.txt"


def read(path: Path) -> Document:
    """Return the Document of a file.

    Raise UnreadableFileError, which names the file and the cause, where that can't be done.
    """
    return read_source(Source(path))


def read_source(source: Source) -> Document:
    """Return the Document of a file or of an archive's member.

    Raise UnreadableFileError, which names the source and the cause, where that can't be done.
    """
    content = content_of(source)
    return _read(content, source.name, source.location)


def read_bytes(data: bytes, name: str) -> Document:
    """Return the Document of bytes that are in no file (standard input, a kept original); `name` tells the format.

    Raise UnreadableFileError where they can't be read.
    """
    check_size(data, name, is_text=False)
    return _read(Content(data), name, None)


def read_sample() -> Document:
    """Return the article that comes with the program."""
    return _read(Content(resource("samples", SAMPLE).read_bytes()), SAMPLE, None)


def _read(content: Content, name: str, location: str | None) -> Document:
    found = detect(content.data, name)
    check_size(content.data, name, is_text=found.is_text)
    # The charset that came along, a server's word on a page, is the format's to believe.
    charset = f"; charset={content.charset}" if content.charset and found.is_text else ""
    media_type = found.media_type + charset
    document = found.read(content.data, Origin(name, media_type, location, content.url))
    if not any(character.isalnum() for character in document.text):
        raise UnreadableFileError("«{file}» holds no text.", file=name)
    return document
