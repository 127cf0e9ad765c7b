"""Verbs on words of the open article: highlights and names."""

from __future__ import annotations

from app.domain.annotations import MentionType
from app.domain.records import Highlight, NameMark
from app.domain.span import Span
from ui.desktop.operations.keeping import Keeping


class MarkingOperations:
    """Marks words and takes marks away."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def highlight(self, span: Span, color: str) -> None:
        """Highlight words."""
        self._keeping.apply(lambda library, article_id: library.highlights.add(article_id, span, color))

    def recolor(self, highlight: Highlight, color: str) -> None:
        """Give a highlight another colour."""
        self._keeping.apply(lambda library, _: library.highlights.recolor(highlight.id, color))

    def remove_highlight(self, highlight: Highlight) -> None:
        """Take a highlight away with its notes and tags."""
        self._keeping.apply(lambda library, _: library.highlights.remove(highlight.id))

    def mark_name(self, span: Span, type_: MentionType) -> None:
        """Mark words as a name."""
        self._keeping.apply(lambda library, article_id: library.names.add(article_id, span, type_))

    def remove_name(self, mark: NameMark) -> None:
        """Take back a name marked by hand."""
        self._keeping.apply(lambda library, _: library.names.remove(mark.id))
