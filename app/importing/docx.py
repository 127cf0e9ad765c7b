"""Word files (DOCX): paragraphs, lists and tables in their order, footnotes at the end."""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZIP_STORED, ZipFile

from app.domain.document import Document, Origin
from app.importing.article import article_document
from app.importing.blocks import html_lines
from app.importing.format import Format
from app.importing.metadata import Facts
from app.importing.packages import Package, damaged, part_names
from app.importing.xml import parse_xml, refuse_entities

_FORMAT = "DOCX"
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_WORDS = re.compile(r"\[Content_Types\]\.xml|(?:_rels|word)/(?!media/|theme/|fonts/)[^\\]*\.(?:xml|rels)")
_BACK_LINK = "↑"
_UNTITLED = re.compile(r"(?:document|مستند|word)\W*\d*|.*\.(?:docx?|dotx?|rtf)", re.IGNORECASE)


def read_docx(data: bytes, origin: Origin) -> Document:
    """Return the Document of a Word file. Raise UnreadableFileError where it is damaged, locked or without words."""
    package = Package(data, origin.name, _FORMAT)
    return article_document(_lines(package, origin.name), _facts(package, origin.name), data, origin)


def _lines(package: Package, name: str) -> list[str]:
    import mammoth
    from lxml import html  # type: ignore[import-untyped]

    try:
        page = mammoth.convert_to_html(_only_words(package, name), convert_image=mammoth.images.img_element(_no_image))
    # mammoth has no errors of its own: what is missing or misplaced in a part surfaces wherever it is looked for.
    except (ExpatError, LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise damaged(name, _FORMAT) from error
    root = html.fromstring(f"<div>{page.value}</div>")
    return [line.removesuffix(_BACK_LINK).rstrip() for line in html_lines(root)]


def _no_image(_image: object) -> dict[str, str]:
    return {}


def _only_words(package: Package, name: str) -> BytesIO:
    """Return the package with the parts that hold words alone, each checked to be harmless."""
    checked = BytesIO()
    with ZipFile(checked, "w", ZIP_STORED) as copy:
        for part in dict.fromkeys(package.names()):
            if _WORDS.fullmatch(part):
                data = package.read(part)
                refuse_entities(data, name)
                copy.writestr(part, data)
    checked.seek(0)
    return checked


def _facts(package: Package, name: str) -> Facts:
    if _CORE not in package:
        return Facts()
    core = parse_xml(package.read(_CORE), name, _FORMAT)
    title = " ".join((core.findtext(_TITLE) or "").split())
    author = " ".join((core.findtext(_CREATOR) or "").split())
    return Facts(title=None if _UNTITLED.fullmatch(title) else title or None, author=author or None)


FORMAT = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    frozenset({".docx", ".docm", ".dotx", ".doc"}),
    lambda data: "word/document.xml" in part_names(data),
    read_docx,
)
