"""What each stretch of an article is for: title, teaser, caption, body, furniture."""

from __future__ import annotations

from app.domain.annotations import Part, PartKind
from app.text.words import TokenizedText


def find_parts(tokenized: TokenizedText) -> tuple[Part, ...]:
    """Return the article's parts in order, one or more whole paragraphs each."""
    return tuple(
        Part(paragraph, PartKind.BODY if index else PartKind.TITLE)
        for index, paragraph in enumerate(tokenized.paragraphs)
    )
