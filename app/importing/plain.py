"""Plain text: the Document's text is the file, character for character."""

from __future__ import annotations

from dataclasses import replace

from app.domain.document import Document, Origin
from app.importing.dateline import stated_facts
from app.importing.encoding import charset_of, decode_text
from app.importing.format import Format
from app.importing.language import language_of
from app.importing.metadata import title_of


def read_plain(data: bytes, origin: Origin) -> Document:
    """Return the Document of a text file, line ends and, in UTF-8, a byte order mark included."""
    decoded = decode_text(data, origin.name, charset_of(origin.media_type))
    return plain_document(decoded.text, data, replace(origin, media_type=decoded.media_type(origin.media_type)))


def plain_document(text: str, original: bytes, origin: Origin) -> Document:
    """Return the Document of a text that has no mark-up, with what its own lines state about it."""
    facts = stated_facts(text)
    return Document(
        text=text,
        origin=origin,
        original=original,
        title=title_of(text),
        outlet=facts.outlet,
        author=facts.author,
        published=facts.published,
        published_basis=facts.published_basis,
        updated=facts.updated,
        language=language_of(text),
    )


FORMAT = Format("text/plain", frozenset({".txt", ".text"}), lambda _data: False, read_plain, is_text=True)
