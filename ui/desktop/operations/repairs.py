"""Verbs on damaged texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.reading import Reading
from app.importing.repair import Repair, repaired, repairs_for
from app.library import Library
from ui.desktop.tasks import Tasks


class RepairOperations:
    """Finds what can be repaired in an article's text, repairs it, or notes that it is to stay as it is."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def find(self, reading: Reading, then: Callable[[tuple[Repair, ...]], None]) -> None:
        """Tell `then` the repairs of an article's text, none where the reader refused."""
        article_id = reading.article_id
        if article_id is None:
            return
        # The original bytes need not travel to the other process.
        document = replace(reading.document, original=b"")

        def known(is_refused: bool) -> None:
            if not is_refused:
                self._tasks.compute(repairs_for, document, then=then, failed=lambda _: None)

        # An article that is gone meanwhile needs no repair.
        self._tasks.read(lambda library: library.repairs.is_refused(article_id), known, lambda _: None)

    def accept(self, article_id: int, reading: Reading, repair: Repair) -> None:
        """Make the repaired text the article's own."""
        text_alone = repaired(replace(reading.document, original=b""), repair)

        def analysed(analysis: Analysis) -> None:
            self._tasks.write(lambda library: _accepted(library, article_id, repair, analysis))

        self._tasks.compute(analyse, text_alone, then=analysed)

    def refuse(self, article_id: int) -> None:
        """Leave an article's text as it is."""
        self._tasks.write(lambda library: library.repairs.refuse(article_id))


def _accepted(library: Library, article_id: int, repair: Repair, analysis: Analysis) -> Changes:
    return library.repairs.accept(article_id, repaired(library.articles.document(article_id), repair), analysis)
