"""Verbs on articles of the library, and the undoing of all verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document, PublishedBasis
from ui.desktop.open_article import OpenArticle
from ui.desktop.tasks import Tasks


def analysed_for(document: Document, day: date | None) -> Analysis:
    """Analyse a document as published on `day` (in another process); None takes the document's own date."""
    return analyse(document, published=day)


class ArticleOperations:
    """Changes articles as a whole."""

    def __init__(self, tasks: Tasks, article: OpenArticle) -> None:
        self._tasks = tasks
        self._article = article

    def set_read(self, article_id: int, *, is_read: bool) -> None:
        """Mark an article as read or unread."""
        self._tasks.write(lambda library: library.articles.set_read(article_id, is_read))

    def set_starred(self, article_id: int, *, is_starred: bool) -> None:
        """Give an article a star or take it away."""
        self._tasks.write(lambda library: library.articles.set_starred(article_id, is_starred))

    def delete(self, article_ids: Sequence[int]) -> None:
        """Put articles into the bin."""
        self._tasks.write(lambda library: library.articles.delete(article_ids))

    def restore(self, article_ids: Sequence[int]) -> None:
        """Take articles out of the bin."""
        self._tasks.write(lambda library: library.articles.restore(article_ids))

    def empty_bin(self) -> None:
        """Delete for good what lies in the bin."""
        self._tasks.write(lambda library: library.articles.empty_bin())

    def correct_published(self, day: date | None, then: Callable[[Analysis], None]) -> None:
        """Analyse the open article again for another publication date, and keep both; `then` hears of the outcome."""
        reading = self._article.reading
        if reading is not None:
            self._tasks.compute(
                analysed_for, reading.document, day, then=lambda analysis: self._set_published(day, analysis, then)
            )

    def _set_published(self, day: date | None, analysis: Analysis, then: Callable[[Analysis], None]) -> None:
        reading = self._article.reading
        if reading is None or reading.document.text_sha256 != analysis.text_sha256:
            return
        article_id = reading.article_id
        if article_id is None:
            document = replace(reading.document, published=day, published_basis=PublishedBasis.GIVEN)
            self._article.show(replace(reading, document=document if day else reading.document, analysis=analysis))
            then(analysis)
            return
        self._tasks.write(
            lambda library: library.articles.set_published(article_id, day, analysis), lambda _: then(analysis)
        )

    def undo(self, then: Callable[[Changes], None]) -> None:
        """Take the last change back."""
        self._tasks.write(lambda library: library.history.undo(), then)

    def redo(self, then: Callable[[Changes], None]) -> None:
        """Make the change again that was taken back last."""
        self._tasks.write(lambda library: library.history.redo(), then)
