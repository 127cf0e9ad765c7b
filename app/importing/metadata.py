"""What an article states about itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.document import PublishedBasis
from app.text.words import paragraphs

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file states about its article; None where it states nothing.

    `published` has a basis of its own: stated in so many words, or inferred (from the page's address).
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    updated: date | None = None
    url: str | None = None


def title_of(text: str) -> str | None:
    """Return the first line that says anything, cut at a word where it is far too long for a title."""
    first = next(paragraphs(text), None)
    line = " ".join(first.of(text).split()) if first else ""
    if len(line) > _LONGEST_TITLE:
        line = line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return line or None
