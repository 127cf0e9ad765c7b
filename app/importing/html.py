"""Saved web pages: the article's text and what the page states about it. Nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.encoding import Decoded, charset_of, decode_page
from app.importing.format import Format
from app.importing.language import language_of
from app.importing.metadata import Facts
from app.importing.page_facts import page_facts
from app.importing.page_text import page_paragraphs, page_tree

# Atomic groups: what was once read as a comment is never tried as a longer one.
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?xml[^>]*\?>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF_16_REACH = 8_192
# What browsers and SingleFile write at the beginning of the pages that they save.
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)")
_SAVED_REACH = 4_096


def is_page(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does, also one in UTF-16."""
    if b"\0" in data[:4]:
        data = data[:_UTF_16_REACH].removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
        data = data.replace(b"\0", b"")
    return _OPENING.match(data) is not None


def read_html(data: bytes, origin: Origin) -> Document:
    """Return the Document of a saved page: its title, then one line a paragraph, photo captions among them.

    Raise UnreadableFileError where the page holds no article.
    """
    return page_document(decode_page(data, origin.name, charset_of(origin.media_type)), data, origin)


def page_document(decoded: Decoded, original: bytes, origin: Origin) -> Document:
    """Return the Document of a page's characters, whose file is `original`.

    Raise UnreadableFileError where the page holds no article.
    """
    page = decoded.text
    root = page_tree(page)
    saved_from = _SAVED_FROM.search(page, 0, _SAVED_REACH)
    facts = Facts() if root is None else page_facts(root)
    paragraphs = [] if root is None else page_paragraphs(page, root)
    if facts.title and paragraphs and paragraphs[0] == facts.title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise UnreadableFileError("«{file}» is a web page without an article in it.", file=origin.name)
    text = "\n".join([facts.title, *paragraphs] if facts.title else paragraphs)
    return Document(
        text=text,
        origin=replace(
            origin,
            url=facts.url or origin.url or (saved_from and saved_from[1]),
            media_type=decoded.media_type(origin.media_type),
        ),
        original=original,
        title=facts.title,
        outlet=facts.outlet,
        author=facts.author,
        published=facts.published,
        published_basis=facts.published_basis,
        updated=facts.updated,
        language=language_of(text),
    )


FORMAT = Format("text/html", frozenset({".html", ".htm", ".xhtml"}), is_page, read_html, is_text=True)
