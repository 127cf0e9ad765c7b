"""Rich text (RTF): the text as striprtf finds it, and the title and author that the file states."""

from __future__ import annotations

import codecs
import re

from app.domain.document import Document, Origin
from app.importing.article import article_document
from app.importing.format import Format
from app.importing.metadata import Facts
from app.importing.packages import damaged

_FORMAT = "RTF"
_SIGNATURE = b"{\\rtf"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_USUAL_CODE_PAGE = "cp1252"
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_HEAD = 64 * 1024
_LONGEST_FONT = 8 * 1024
_LINE_END = re.compile(r"[\r\n]+")


def read_rtf(data: bytes, origin: Origin) -> Document:
    """Return the Document of an RTF file. Raise UnreadableFileError where it is damaged or without words."""
    code_page = _code_page(data)
    try:
        # Bytes beyond ASCII stand in few files; they are in the code page that the file names.
        source = data.decode(code_page)
        lines = _text(source, origin.name).splitlines()
        facts = Facts(title=_info(source, "title", code_page), author=_info(source, "author", code_page))
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise damaged(origin.name, _FORMAT) from error
    return article_document([line for raw in lines if (line := _one_line(raw))], facts, data, origin)


def _code_page(data: bytes) -> str:
    named = _CODE_PAGE.search(data, 0, _HEAD)
    try:
        return codecs.lookup(f"cp{int(named[1])}").name if named else _USUAL_CODE_PAGE
    except LookupError:
        return _USUAL_CODE_PAGE


def _text(source: str, name: str) -> str:
    from striprtf.striprtf import font_table_group, rtf_to_text

    # Where fonts lack their ends, striprtf looks for them in time that grows with the square.
    fonts = font_table_group(source)
    if len(fonts) - min(fonts.rfind("\\fcharset"), fonts.rfind(";")) > _LONGEST_FONT:
        raise damaged(name, _FORMAT)
    # The address behind a link is no part of the text; striprtf would write it out, and search as long for it.
    return str(rtf_to_text(source.replace("\\fldinst", "\\datafield")))


def _info(source: str, fact: str, code_page: str) -> str | None:
    """Return what the file's own record says of itself."""
    from striprtf.striprtf import rtf_to_text

    head = source[:_HEAD]
    start = head.find(f"{{\\{fact} ")
    group = _group(head, start) if start >= 0 else None
    if group is None:
        return None
    words = group.removeprefix(f"{{\\{fact} ")
    return _one_line(str(rtf_to_text(f"{{\\rtf1 {words}", encoding=code_page))) or None


def _group(source: str, start: int) -> str | None:
    """Return the group that begins at `start`, its braces included, None where it doesn't end."""
    depth = 0
    for match in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return source[start : match.end()]
    return None


def _one_line(raw: str) -> str:
    # striprtf writes a bar behind each cell, and so behind the last of a row.
    cells = [" ".join(cell.split()) for cell in raw.split("|")]
    return " | ".join(cells).strip(" |") if len(cells) > 1 else cells[0]


FORMAT = Format("application/rtf", frozenset({".rtf"}), lambda data: data.startswith(_SIGNATURE), read_rtf)
