"""Verbs on the texts of an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document
from app.library import Library
from app.library.marks.moving import Moved
from app.library.texts.editions import Taken
from ui.desktop.tasks import Tasks


class EditionOperations:
    """Gives articles the changed texts that were kept for them."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def take(self, article_id: int, document_id: int, then: Callable[[Moved], None]) -> None:
        """Make a changed text the article's own; `then` hears what came of the marks."""

        def unanalysed(library: Library) -> Document | None:
            if library.editions.needs_analysis(article_id, document_id):
                # The original bytes need not travel to the other process.
                return replace(library.editions.document(article_id, document_id), original=b"")
            return None

        def found(document: Document | None) -> None:
            if document is None:
                self._take(article_id, document_id, None, then)
            else:
                self._tasks.compute(
                    analyse, document, then=lambda made: self._take(article_id, document_id, made, then)
                )

        self._tasks.read(unanalysed, found)

    def decline(self, article_id: int, document_id: int, then: Callable[[Changes], None]) -> None:
        """Leave an article's present text in spite of a changed one; `then` hears of it."""
        self._tasks.write(lambda library: library.editions.decline(article_id, document_id), then)

    def _take(
        self, article_id: int, document_id: int, analysis: Analysis | None, then: Callable[[Moved], None]
    ) -> None:
        taken: list[Taken] = []

        def take(library: Library) -> Changes:
            taken.append(library.editions.take(article_id, document_id, analysis))
            return taken[0].changes

        self._tasks.write(take, lambda _: then(taken[0].moved))
