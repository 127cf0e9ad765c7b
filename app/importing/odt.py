"""OpenDocument texts (ODT): paragraphs, lists and tables in their order, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.document import Document, Origin
from app.importing.article import article_document
from app.importing.blocks import CELL_SEPARATOR
from app.importing.format import Format
from app.importing.metadata import Facts
from app.importing.packages import Package, damaged, locked, part_names
from app.importing.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_FORMAT = "ODT"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNREAD = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TEXT}sequence-decls"})
_MOST_BLANKS = 100


def read_odt(data: bytes, origin: Origin) -> Document:
    """Return the Document of an ODT file. Raise UnreadableFileError where it is damaged, locked or without words."""
    package = Package(data, origin.name, _FORMAT)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise locked(origin.name)
    body = parse_xml(package.read("content.xml"), origin.name, _FORMAT).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(origin.name, _FORMAT)
    notes: list[_Element] = []
    lines = list(_lines(body, notes))
    lines += [line for note in notes for line in _lines(note, [])]
    lines = [line for raw in lines if (line := " ".join(raw.split()))]
    return article_document(lines, _facts(package, origin.name), data, origin)


def _lines(root: _Element, notes: list[_Element]) -> Iterator[str]:
    """Yield the text of each paragraph and table row below an element; footnotes on the way are put into `notes`."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _UNREAD or not isinstance(element.tag, str):
            continue
        if element.tag == f"{_TABLE}table-row":
            yield CELL_SEPARATOR.join(cell for cell in (_cell(one, notes) for one in element) if cell)
        elif element.tag in _PARAGRAPHS:
            boxes: list[_Element] = []
            yield "".join(_words(element, notes, boxes))
            waiting.extend(reversed(boxes))
        else:
            waiting.extend(reversed(element))


def _cell(cell: _Element, notes: list[_Element]) -> str:
    own = (one for one in cell.iter(*_PARAGRAPHS) if next(one.iterancestors(f"{_TEXT}note"), None) is None)
    return " ".join("".join(_words(paragraph, notes, [])) for paragraph in own).strip()


def _words(paragraph: _Element, notes: list[_Element], boxes: list[_Element]) -> Iterator[str]:
    """Yield a paragraph's pieces of text; the paragraphs of text boxes anchored in it are put into `boxes`."""
    waiting: list[_Element | str] = [paragraph]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
            continue
        if element is not paragraph:
            waiting.append(element.tail or "")
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            continue
        if element.tag == f"{_TEXT}note":
            notes.append(element)
            yield _citation(element)
        elif element.tag in _PARAGRAPHS and element is not paragraph:
            boxes.append(element)
        elif element.tag == f"{_TEXT}s":
            yield " " * min(_number(element.get(f"{_TEXT}c")), _MOST_BLANKS)
        elif element.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        else:
            waiting.extend(reversed(element))
            waiting.append(element.text or "")


def _citation(note: _Element) -> str:
    return f"[{(note.findtext(f'{_TEXT}note-citation') or '*').strip()}]"


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 1


def _facts(package: Package, name: str) -> Facts:
    if "meta.xml" not in package:
        return Facts()
    root = parse_xml(package.read("meta.xml"), name, _FORMAT)

    def stated(*tags: str) -> str | None:
        found = (" ".join((root.findtext(f".//{tag}") or "").split()) for tag in tags)
        return next((value for value in found if value), None)

    return Facts(title=stated(f"{_DC}title"), author=stated(f"{_META}initial-creator", f"{_DC}creator"))


def _is_odt(data: bytes) -> bool:
    names = part_names(data)
    return "content.xml" in names and b"opendocument.text" in data[:200]


FORMAT = Format("application/vnd.oasis.opendocument.text", frozenset({".odt", ".ott"}), _is_odt, read_odt)
