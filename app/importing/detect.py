"""Which format a file is in: its content is asked first, its name second."""

from __future__ import annotations

from pathlib import PurePath

from app.errors import UnreadableFileError
from app.importing.format import Format
from app.importing.formats import FORMATS

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "«{file}» is a PDF file. Isnad reads UTF-8 text and saved web pages so far."),
    (b"PK\x03\x04", "«{file}» is a Word, e-book or ZIP file. Isnad reads UTF-8 text and saved web pages so far."),
    (b"\xd0\xcf\x11\xe0", "«{file}» is an old Office file. Isnad reads UTF-8 text and saved web pages so far."),
    (b"{\\rtf", "«{file}» is an RTF file. Isnad reads UTF-8 text and saved web pages so far."),
    (b"\x89PNG", "«{file}» is a picture, not text."),
    (b"\xff\xd8\xff", "«{file}» is a picture, not text."),
    (b"GIF8", "«{file}» is a picture, not text."),
    (b"SQLite format 3\0", "«{file}» is a database, not an article. Give a library's file with --library."),
)


def detect(data: bytes, name: str) -> Format:
    """Return the format of a file from its bytes and its name.

    Raise UnreadableFileError where the bytes are plainly of a format that Isnad doesn't read.
    """
    for signature, template in _FOREIGN:
        if data.startswith(signature):
            raise UnreadableFileError(template, file=name)
    recognised = next((known for known in FORMATS if known.recognises(data)), None)
    if recognised:
        return recognised
    suffix = PurePath(name).suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), FORMATS[-1])
