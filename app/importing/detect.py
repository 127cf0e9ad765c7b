"""Which format a file is in: its content is asked first, its name second."""

from __future__ import annotations

from pathlib import PurePath

from app.errors import UnreadableFileError
from app.importing.format import Format
from app.importing.formats import FORMATS
from app.importing.packages import SIGNATURES, damaged, part_names

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "«{file}» is a file of old Office (DOC, XLS or PPT). Open it in Word or LibreOffice and save it as DOCX.",
    ),
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
    if data.startswith(SIGNATURES):
        raise _foreign_package(data, name)
    suffix = PurePath(name).suffix.lower()
    by_name = next((known for known in FORMATS if suffix in known.suffixes), FORMATS[-1])
    # Text may come under any name: what the name promises and the bytes don't hold is no reason to refuse it.
    return by_name if by_name.is_text else FORMATS[-1]


def _foreign_package(data: bytes, name: str) -> UnreadableFileError:
    """Return the error for a ZIP file that is no article."""
    names = part_names(data)
    if not names and not data.startswith(SIGNATURES[1]):
        return damaged(name, "ZIP")
    if "[Content_Types].xml" in names or "mimetype" in names:
        return UnreadableFileError("«{file}» is a file of sheets, slides or drawings, not an article.", file=name)
    return UnreadableFileError("«{file}» is an archive of files, not one article.", file=name)
