"""From bytes to characters, without ever guessing: UTF-8, or what a page itself declares."""

from __future__ import annotations

import codecs
import re

from app.errors import UnreadableFileError

# A page says its encoding in its first kilobyte (HTML standard, 4.2.5.4).
_DECLARATION = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION_REACH = 1024
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODD_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_ODD_CONTROLS = 0.01


def decode_utf8(data: bytes, name: str) -> str:
    """Return the characters of a UTF-8 file, its byte order mark and line ends among them.

    Raise UnreadableFileError naming the file `name` where the bytes are empty, binary or not UTF-8.
    """
    if not data:
        raise UnreadableFileError("«{file}» is empty.", file=name)
    if data.startswith(_UTF_16_MARKS):
        raise UnreadableFileError(
            "«{file}» is UTF-16 text, which Isnad can't read yet. Save it as UTF-8 and open it again.", file=name
        )
    if b"\0" in data:
        raise UnreadableFileError("«{file}» is a binary file, not text.", file=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "«{file}» is not UTF-8 text: byte {offset} belongs to no character. Save it as UTF-8 and open it again.",
            file=name,
            offset=error.start + 1,
        ) from error
    if len(_ODD_CONTROLS.findall(text)) > _MOST_ODD_CONTROLS * len(text):
        raise UnreadableFileError("«{file}» is a binary file, not text.", file=name)
    return text


def decode_page(data: bytes, name: str) -> str:
    """Return the characters of a web page: as UTF-8 where it is that, else by the encoding that the page declares.

    Raise UnreadableFileError where neither fits.
    """
    declared = _DECLARATION.search(data, 0, _DECLARATION_REACH)
    try:
        return decode_utf8(data, name).removeprefix("\ufeff")
    except UnreadableFileError:
        if not declared or b"\0" in data:
            raise
    try:
        return data.decode(declared.group(1).decode("ascii"))
    except (LookupError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            "«{file}» is neither UTF-8 text nor in the encoding that it declares ({encoding}).",
            file=name,
            encoding=declared.group(1).decode("ascii"),
        ) from error
