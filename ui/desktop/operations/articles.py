"""Verbs on articles of the library, and the undoing of all verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document
from app.domain.reading import Reading
from ui.desktop.open_article import OpenArticle
from ui.desktop.tasks import Tasks


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

    def delete(self, article_ids: Sequence[int], then: Callable[[Changes], None] | None = None) -> None:
        """Put articles into the bin; `then` hears of it."""
        self._tasks.write(lambda library: library.articles.delete(article_ids), then)

    def restore(self, article_ids: Sequence[int]) -> None:
        """Take articles out of the bin."""
        self._tasks.write(lambda library: library.articles.restore(article_ids))

    def correct_published(self, day: date | None, then: Callable[[Analysis], None]) -> None:
        """Analyse the open article for another publication date, None for the one it states itself, and keep both.

        `then` hears of the outcome.
        """
        reading = self._article.reading
        if reading is None:
            return
        if reading.article_id is None:
            self._analyse(reading.document, day, lambda analysis: self._show_dated(reading, analysis, then))
            return
        article_id = reading.article_id
        self._tasks.read(
            lambda library: library.articles.document(article_id, as_stated=True),
            lambda document: self._analyse(
                document, day, lambda analysis: self._keep_dated(article_id, day, analysis, then)
            ),
        )

    def _analyse(self, document: Document, day: date | None, then: Callable[[Analysis], None]) -> None:
        # The original bytes need not travel to the other process.
        self._tasks.compute(partial(analyse, replace(document, original=b""), published=day), then=then)

    def _keep_dated(
        self, article_id: int, day: date | None, analysis: Analysis, then: Callable[[Analysis], None]
    ) -> None:
        self._tasks.write(
            lambda library: library.articles.set_published(article_id, day, analysis), lambda _: then(analysis)
        )

    def _show_dated(self, before: Reading, analysis: Analysis, then: Callable[[Analysis], None]) -> None:
        """Show an article that is not in the library with its new date; if it was stored meanwhile, keep it there."""
        reading = self._article.reading
        if reading is None or reading.document.text_sha256 != before.document.text_sha256:
            return
        document = replace(before.document, published=analysis.published, published_basis=analysis.published_basis)
        self._article.show(replace(before, document=document, analysis=analysis))
        then(analysis)

    def undo(self, then: Callable[[Changes], None]) -> None:
        """Take the last change back."""
        self._tasks.write(lambda library: library.history.undo(), then)

    def redo(self, then: Callable[[Changes], None]) -> None:
        """Make the change again that was taken back last."""
        self._tasks.write(lambda library: library.history.redo(), then)
