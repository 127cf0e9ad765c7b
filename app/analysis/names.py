"""Mentions: the spans that name a person, group, organization, place or weapon."""

from __future__ import annotations

from app.domain.annotations import Mention
from app.text.words import TokenizedText


def find_mentions(tokenized: TokenizedText) -> tuple[Mention, ...]:
    """Return the article's names in order, without overlaps."""
    del tokenized
    return ()
