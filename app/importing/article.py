"""From the lines of a file that is all article, and what the file states about itself, to a `Document`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.dateline import stated_facts
from app.importing.language import language_of
from app.importing.metadata import Facts, title_of


def article_document(lines: Sequence[str], facts: Facts, original: bytes, origin: Origin) -> Document:
    """Return the Document of an article's lines; what its file leaves open is taken from the lines themselves.

    Raise UnreadableFileError where the lines hold no words.
    """
    text = "\n".join(lines)
    # Half characters, as broken fonts and fields give, can't be stored.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not any(character.isalnum() for character in text):
        raise UnreadableFileError("«{file}» holds no text.", file=origin.name)
    stated = stated_facts(text)
    dated = facts if facts.published else stated
    return Document(
        text=text,
        origin=replace(origin, url=facts.url or origin.url),
        original=original,
        title=facts.title or title_of(text),
        outlet=facts.outlet or stated.outlet,
        author=facts.author or stated.author,
        published=dated.published,
        published_basis=dated.published_basis,
        updated=facts.updated or stated.updated,
        language=language_of(text),
    )
