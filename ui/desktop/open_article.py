"""`OpenArticle`: the article on screen, read again whenever the library says that it changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Changes, Kind
from app.domain.reading import Reading
from app.domain.span import Span
from app.errors import NotFoundError
from app.library import Verb
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.tasks import Tasks


class OpenArticle(QObject):
    """Holds the `Reading` on screen, None where there is none. A reading without an id is not in the library yet."""

    reading_changed = Signal(object)

    def __init__(self, tasks: Tasks, selection: Selection) -> None:
        super().__init__()
        self._tasks = tasks
        self._selection = selection
        self._wanted: int | None = None
        self.reading: Reading | None = None
        tasks.changed.connect(self._follow)

    def open(self, article_id: int) -> None:
        """Show an article of the library."""
        self._wanted = article_id

        def failed(error: Exception) -> None:
            if isinstance(error, NotFoundError) and article_id == self._wanted and self.reading is not None:
                # It was open and is gone for good: there is nothing to tell but to show it no longer.
                self.show(None)
            else:
                self._tasks.failed.emit(error)

        self._tasks.read(lambda library: library.articles.reading(article_id), self._arrived, failed)

    def show(self, reading: Reading | None) -> None:
        """Show an article that is not in the library, or none."""
        self._wanted = None
        self._set(reading)

    def _follow(self, changes: Changes) -> None:
        if self._wanted is None or changes.verb in {Verb.MARK_READ, Verb.MARK_UNREAD}:
            return
        copies = self.reading.copies if self.reading else ()
        has_copy = changes.touch(Kind.ARTICLES) and any(copy.article_id in changes.articles for copy in copies)
        if self._wanted in changes.articles or changes.touch(Kind.TAGS) or has_copy:
            self.open(self._wanted)

    def _arrived(self, reading: Reading) -> None:
        if reading.article_id == self._wanted:
            self._set(reading)

    def _set(self, reading: Reading | None) -> None:
        before, self.reading = self.reading, reading
        if not _is_same_article(before, reading):
            self._selection.clear()
        elif self._selection.item and self._words(before) != self._words(reading):
            self._selection.choose(None)
        self.reading_changed.emit(reading)

    def _words(self, reading: Reading | None) -> Span | None:
        item = self._selection.item
        return span_of(reading, item) if reading and item else None


def _is_same_article(one: Reading | None, other: Reading | None) -> bool:
    return one is not None and other is not None and one.document.text_sha256 == other.document.text_sha256


def span_of(reading: Reading, item: Item) -> Span | None:
    """Return the words of an item of a reading, a claim's content; None where there is no such item."""
    spans: dict[ItemKind, list[Span]] = {
        ItemKind.MENTION: [mention.span for mention in reading.mentions],
        ItemKind.DATE: [found.span for found in reading.analysis.dates],
        ItemKind.FIGURE: [figure.span for figure in reading.analysis.figures],
        ItemKind.CLAIM: [card.claim.content for card in reading.claim_cards],
        ItemKind.HIGHLIGHT: [highlight.span for highlight in reading.highlights],
    }
    of_kind = spans[item.kind]
    return of_kind[item.index] if 0 <= item.index < len(of_kind) else None
