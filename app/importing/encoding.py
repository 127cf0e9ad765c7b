"""From bytes to characters: by the bytes themselves, by what a page declares, and never by a guess that is in doubt."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from app.errors import UnreadableFileError
from app.importing.plausible import ARABIC_ENCODINGS, arabic_encoding, arabic_words, is_arabic_text

# A page says its encoding in its first kilobyte (HTML standard, 4.2.5.4).
_DECLARATION = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION_REACH = 1024
# Of two marks that begin alike, the longer one stands first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = b"<p>+AGE- \\u0041</p>"
"""ASCII that codecs with escapes, and those with several bytes a letter, read as something else."""

_ODD_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_ODD_CONTROLS = 0.01
_NOT_PLAIN_ASCII = re.compile(r"[^\t\n\r\x20-\x7e]")
_MOST_IN_PLAIN_ASCII = 0.02
_UTF_16_SAMPLE = 20_000
_UTF_8 = frozenset({"utf-8", "utf8"})
_MOST_CUT = 0.005
_CLEAR_LEAD = 0.15


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and the encoding that it is in by the name that pages and mails use ("utf-8")."""

    text: str
    encoding: str

    def media_type(self, media_type: str) -> str:
        """Return a media type with the encoding as its charset, which UTF-8 goes without."""
        bare = media_type.partition(";")[0]
        return bare if self.encoding == "utf-8" else f"{bare}; charset={self.encoding}"


def charset_of(media_type: str) -> str | None:
    """Return the charset that a media type names ("text/html; charset=utf-8"), None where it names none."""
    return media_type.partition("; charset=")[2] or None


def decode_text(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the characters of a text file; in UTF-8, a byte order mark is among them.

    UTF-8 and UTF-16 are told by their bytes, windows-1256 and ISO-8859-6 where their reading alone is plainly Arabic;
    else the encoding that came along as `declared` is believed. Raise UnreadableFileError naming the file `name` where
    the bytes are empty, binary or in doubt.
    """
    return _decode(data, name, declared)


def decode_page(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the characters of a web page.

    `declared` is the encoding that came along with the page, by default what the page itself says. It is believed
    where the bytes are no Unicode and no other reading is Arabic while its own isn't. Where a page in UTF-8 has a few
    bytes that are none, as programs leave that cut letters in two, each stands as U+FFFD. Raise UnreadableFileError
    where nothing fits.
    """
    found = _DECLARATION.search(data, 0, _DECLARATION_REACH)
    declared = declared or (found.group(1).decode("ascii") if found else None)
    decoded = _nearly_utf8(data, declared) or _decode(data, name, declared)
    return Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding)


def _decode(data: bytes, name: str, declared: str | None) -> Decoded:
    if not data:
        raise UnreadableFileError("«{file}» is empty.", file=name)
    decoded = _by_mark(data, name) or _as_utf8(data) or _as_utf16(data)
    if decoded:
        return decoded
    if b"\0" in data or _is_mostly_controls(data.decode("latin-1")):
        raise UnreadableFileError("«{file}» is a binary file, not text.", file=name)
    stated = _as_declared(data, declared)
    arabic = _as_arabic(data)
    if arabic and (stated is None or _is_clearly_better(arabic, stated)):
        return arabic
    if stated:
        return stated
    raise _unreadable(data, name, declared)


def _unreadable(data: bytes, name: str, declared: str | None) -> UnreadableFileError:
    if declared and declared.lower() not in _UTF_8:
        return UnreadableFileError(
            "«{file}» is neither UTF-8 text nor in the encoding that it declares ({encoding}).",
            file=name,
            encoding=declared,
        )
    return UnreadableFileError(
        "«{file}» is not UTF-8 text: byte {offset} belongs to no character. Nor is it Arabic in another encoding "
        "beyond doubt. Save it as UTF-8 and open it again.",
        file=name,
        offset=_broken_at(data) + 1,
    )


def _broken_at(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _by_mark(data: bytes, name: str) -> Decoded | None:
    """Return the reading that a byte order mark asks for, without the mark. Raise UnreadableFileError where it lies."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "«{file}» begins as {encoding} text and breaks off at byte {offset}: it is damaged, or a binary file.",
            file=name,
            encoding=encoding.upper(),
            offset=error.start + 1,
        ) from error
    if _is_mostly_controls(text):
        raise UnreadableFileError("«{file}» is a binary file, not text.", file=name)
    return Decoded(text, encoding)


def _as_utf8(data: bytes) -> Decoded | None:
    if b"\0" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _is_mostly_controls(text) else Decoded(text, "utf-8")


def _nearly_utf8(data: bytes, declared: str | None) -> Decoded | None:
    """Return a page that says it is in UTF-8 and is, but for some letters that something cut in two."""
    if b"\0" in data or declared is None or declared.lower() not in _UTF_8:
        return None
    text = data.decode("utf-8", "replace")
    letters = len(_NOT_PLAIN_ASCII.findall(text))
    return Decoded(text, "utf-8") if text.count("\ufffd") <= _MOST_CUT * letters else None


def _as_utf16(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a mark: Arabic, or ASCII, in the one order of bytes and not in the other."""
    if len(data) % 2:
        return None
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plainly_text(text[:_UTF_16_SAMPLE]):
            readings.append(Decoded(text, encoding.replace("-le", "le").replace("-be", "be")))
    return readings[0] if len(readings) == 1 else None


def _is_plainly_text(text: str) -> bool:
    is_ascii = len(_NOT_PLAIN_ASCII.findall(text)) <= _MOST_IN_PLAIN_ASCII * len(text)
    return not _is_mostly_controls(text) and (is_ascii or is_arabic_text(text))


def _is_mostly_controls(text: str) -> bool:
    return len(_ODD_CONTROLS.findall(text)) > _MOST_ODD_CONTROLS * len(text)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """Return the reading in the encoding that is declared, where Python knows it and a page can be in it.

    A page that declares itself in ASCII letters is in an encoding that holds ASCII, so in no UTF-16 and no escapes.
    """
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared).name
        if _ASCII.decode(encoding) != _ASCII.decode("ascii"):
            return None
        return Decoded(data.decode(encoding), ARABIC_ENCODINGS.get(encoding.replace("-", "_"), declared.lower()))
    except (LookupError, ValueError):  # the second: bytes that are none of it, or a name that none can have
        return None


def _as_arabic(data: bytes) -> Decoded | None:
    encoding = arabic_encoding(data)
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding), ARABIC_ENCODINGS[encoding])
    except UnicodeDecodeError:
        return None


def _is_clearly_better(arabic: Decoded, stated: Decoded) -> bool:
    return arabic.text != stated.text and arabic_words(arabic.text) - arabic_words(stated.text) >= _CLEAR_LEAD
