"""E-books (EPUB): the chapters in the order of the spine, and what the package says of title, author and day."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from app.domain.document import Document, Origin, PublishedBasis
from app.importing.article import article_document
from app.importing.blocks import html_lines
from app.importing.encoding import decode_page
from app.importing.format import Format
from app.importing.metadata import Facts
from app.importing.packages import Package, damaged, locked, part_names
from app.importing.page_text import page_tree
from app.importing.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_FORMAT = "EPUB"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_epub(data: bytes, origin: Origin) -> Document:
    """Return the Document of an e-book. Raise UnreadableFileError where it is damaged, locked or without words."""
    package = Package(data, origin.name, _FORMAT)
    if _is_locked(package):
        raise locked(origin.name)
    opf = _package_path(package, origin.name)
    root = parse_xml(package.read(opf), origin.name, _FORMAT)
    lines: list[str] = []
    for chapter in _chapters(root, posixpath.dirname(opf)):
        tree = page_tree(decode_page(package.read(chapter), f"{origin.name}/{chapter}").text)
        lines += [] if tree is None else html_lines(tree)
    return article_document(lines, _facts(root), data, origin)


def _is_locked(package: Package) -> bool:
    """Tell whether anything but fonts is encrypted; fonts are only disguised, and not needed."""
    if _ENCRYPTION not in package:
        return False
    methods = re.findall(rb"""EncryptionMethod[^>]*Algorithm\s*=\s*["']([^"']*)""", package.read(_ENCRYPTION))
    return any(method not in _FONTS for method in methods)


def _package_path(package: Package, name: str) -> str:
    container = parse_xml(package.read(_CONTAINER), name, _FORMAT)
    path = next((root.get("full-path") for root in container.iter("{*}rootfile") if root.get("full-path")), None)
    if path is None:
        raise damaged(name, _FORMAT)
    return str(path)


def _chapters(root: _Element, folder: str) -> Iterator[str]:
    """Yield the parts that hold the book's pages in reading order, without its table of contents."""
    items = {item.get("id"): item for item in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        # A name that climbs out of the package names no part of it, and is told as missing.
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "").partition("#")[0]))


def _facts(root: _Element) -> Facts:
    def stated(name: str) -> str | None:
        found = (" ".join((element.text or "").split()) for element in root.iter(f"{_DC}{name}"))
        return next((value for value in found if value), None)

    published = _day(stated("date") or "")
    return Facts(
        title=stated("title"),
        outlet=stated("publisher"),
        author=stated("creator"),
        published=published,
        published_basis=PublishedBasis.STATED if published else PublishedBasis.UNKNOWN,
    )


def _day(value: str) -> date | None:
    match = _DAY.match(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


FORMAT = Format("application/epub+zip", frozenset({".epub"}), lambda data: _CONTAINER in part_names(data), read_epub)
