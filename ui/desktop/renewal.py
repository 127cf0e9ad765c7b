"""`Renewal`: articles that an older version analysed, analysed anew in the background; what changed is kept to tell."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.differences import Differences, Revalued
from app.domain.document import Document
from app.jobs.reanalyse import analyse_text, outdated, renew, sendable
from app.library import Library
from ui.desktop.tasks import Tasks

AHEAD = 4


@dataclass(frozen=True, slots=True)
class Renewed:
    """An article that is read otherwise now; `values` are its changed dates and figures, each with its words."""

    article_id: int
    title: str
    differences: Differences
    values: tuple[tuple[Revalued, str], ...]


@dataclass(frozen=True, slots=True)
class RenewalReport:
    """How many articles were analysed anew, those of them that are read otherwise, and how many failed."""

    done: int
    changed: tuple[Renewed, ...]
    failed: int


class Renewal(QObject):
    """Analyses in other processes and stores each result as it comes.

    `progressed` carries how many of how many are done, `finished` the `RenewalReport`, also when it was cancelled.
    """

    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._waiting: deque[int] = deque()
        self._open: set[int] = set()
        self._changed: list[Renewed] = []
        self._total = self._done = self._failed = 0
        self._is_running = False

    def begin(self) -> None:
        """Analyse anew whatever an older version analysed; do nothing while that is under way."""
        if not self._is_running:
            self._is_running = True
            self._tasks.read(outdated, self._start, self._could_not_start)

    def cancel(self) -> None:
        """Begin no further article; what is stored stays."""
        self._total -= len(self._waiting)
        self._waiting.clear()
        self._tell()

    def _could_not_start(self, error: Exception) -> None:
        self._is_running = False
        self._tasks.failed.emit(error)

    def _start(self, ids: list[int]) -> None:
        self._waiting = deque(ids)
        self._changed = []
        self._total, self._done, self._failed = len(ids), 0, 0
        self._tell()
        self._fill()

    def _fill(self) -> None:
        while self._waiting and len(self._open) < AHEAD:
            self._fetch(self._waiting.popleft())

    def _fetch(self, article_id: int) -> None:
        self._open.add(article_id)

        def fetched(document: Document | None) -> None:
            self._tasks.compute(analyse_text, document, then=analysed, failed=failed)

        def analysed(analysis: Analysis) -> None:
            self._tasks.read(lambda library: _stored(library, article_id, analysis), stored, failed)

        def stored(result: tuple[Renewed, Changes]) -> None:
            renewed, changes = result
            if changes:
                self._tasks.changed.emit(changes)
            if renewed.differences:
                self._changed.append(renewed)
            self._finish(article_id)

        def failed(_: Exception) -> None:
            # The article keeps the analysis that it has; one that went to the bin meanwhile needs none.
            self._failed += 1
            self._finish(article_id)

        self._tasks.read(lambda library: sendable(library, article_id), fetched, failed)

    def _finish(self, article_id: int) -> None:
        self._open.discard(article_id)
        self._done += 1
        self._tell()
        self._fill()

    def _tell(self) -> None:
        self.progressed.emit(self._done, self._total)
        if self._is_running and self._done >= self._total:
            self._is_running = False
            changed = tuple(sorted(self._changed, key=lambda renewed: -renewed.article_id))
            self.finished.emit(RenewalReport(self._done - self._failed, changed, self._failed))


def _stored(library: Library, article_id: int, analysis: Analysis) -> tuple[Renewed, Changes]:
    """Store an article's new analysis; return what it says otherwise, and what the library changed."""
    done = renew(library, article_id, analysis)
    text = library.articles.document(article_id).text
    values = tuple((pair, pair[1].span.of(text)) for pair in done.differences.revalued())
    (summary,) = library.articles.summaries([article_id])
    return Renewed(article_id, summary.title, done.differences, values), done.changes
