"""`Changes`: what a write to the library changed, so that windows refresh from that alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A kind of record that a write can change."""

    ARTICLES = "articles"
    ANALYSES = "analyses"
    HIGHLIGHTS = "highlights"
    NOTES = "notes"
    TAGS = "tags"
    NAMES = "names"
    CLAIMS = "claims"
    SEARCHES = "searches"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one transaction changed.

    `verb` is the name of the operation ("add_note", …), `created` the id of the record it made, if it made one.
    """

    verb: str
    kinds: frozenset[Kind] = field(default_factory=frozenset)
    articles: frozenset[int] = field(default_factory=frozenset)
    created: int | None = None

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def touch(self, kind: Kind, article_id: int | None = None) -> bool:
        """Tell whether records of `kind` changed (in this article, if one is given)."""
        return kind in self.kinds and (article_id is None or article_id in self.articles)
