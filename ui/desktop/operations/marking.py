"""Verbs on words of the open article: highlights and names."""

from __future__ import annotations

from app.domain.annotations import MentionType
from app.domain.changes import Changes
from app.domain.reading import ClaimCard
from app.domain.records import Highlight, NameMark, Orphan, ReviewedClaim
from app.domain.span import Span
from app.library import Library
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

    def place(self, orphan: Orphan, span: Span, card: ClaimCard | None) -> None:
        """Put an orphan on these words, a claim on the one that `card` shows, with all that hangs on it."""

        def change(library: Library, _: int) -> Changes | None:
            match orphan.record:
                case Highlight(id=id_):
                    return library.highlights.place(id_, span)
                case NameMark(id=id_):
                    return library.names.place(id_, span)
                case ReviewedClaim(id=id_):
                    return library.claims.place(id_, card.claim) if card else None

        self._keeping.apply(change)

    def forget(self, orphan: Orphan) -> None:
        """Delete an orphan with all that hangs on it."""

        def change(library: Library, _: int) -> Changes:
            match orphan.record:
                case Highlight(id=id_):
                    return library.highlights.remove(id_)
                case NameMark(id=id_):
                    return library.names.remove(id_)
                case ReviewedClaim(id=id_):
                    return library.claims.forget(id_)

        self._keeping.apply(change)

    def remove_name(self, mark: NameMark) -> None:
        """Take back a name marked by hand."""
        self._keeping.apply(lambda library, _: library.names.remove(mark.id))
