"""Taking articles in: files and folders, pasted text, and the sample of the first start."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.document import Document
from app.domain.reading import Reading
from app.importing import from_pasted, read_sample
from app.importing.sources import Source
from app.jobs.import_files import Prepared, prepare, some_files_in
from app.library import Added, Library
from ui.desktop.open_article import OpenArticle
from ui.desktop.tasks import Tasks

AHEAD = 8


class Intake(QObject):
    """Reads and analyses in other processes, and stores each article as it comes.

    `stored` carries the id of the first article of a batch, which is the one to show, `progressed` how many of how
    many files are done, `failed` the error of a file.
    """

    stored = Signal(int)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, article: OpenArticle) -> None:
        super().__init__()
        self._tasks = tasks
        self._article = article
        self._waiting: deque[Source] = deque()
        self._running: set[Future[Any]] = set()
        self._total = 0
        self._done = 0
        self._has_opened = False

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files, folders and archives into the library and show the first article."""
        if paths:
            self._tasks.compute(some_files_in, list(paths), then=self._enqueue, failed=self.failed.emit)

    def cancel(self) -> None:
        """Take no further file in; what is stored stays."""
        self._waiting.clear()
        for future in list(self._running):
            future.cancel()
        self._running.clear()
        self._total = self._done = 0
        self.progressed.emit(0, 0)

    def paste(self, text: str) -> None:
        """Take a pasted article into the library and show it."""

        def read(document: Document) -> None:
            self._tasks.compute(analyse, document, then=lambda analysis: analysed(document, analysis))

        def analysed(document: Document, analysis: Analysis) -> None:
            self._store(Prepared(document, analysis), opens=True)

        self._tasks.compute(from_pasted, text, then=read, failed=self.failed.emit)

    def show_sample(self) -> None:
        """Show the bundled sample, without storing it."""

        def read(document: Document) -> None:
            self._tasks.compute(analyse, document, then=lambda analysis: analysed(document, analysis))

        def analysed(document: Document, analysis: Analysis) -> None:
            if self._article.reading is None:
                self._article.show(Reading(None, document, analysis))

        self._tasks.compute(read_sample, then=read)

    def _enqueue(self, files: list[Source]) -> None:
        if self._done == self._total:
            self._total = self._done = 0
            self._has_opened = False
        self._total += len(files)
        self._waiting.extend(files)
        self._tell()
        self._start_next()

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < AHEAD:
            self._start(self._waiting.popleft())

    def _start(self, source: Source) -> None:
        future: Future[Prepared]

        def prepared(result: Prepared) -> None:
            if future in self._running:
                self._store(result, opens=not self._has_opened)
                self._has_opened = True
                self._finish(future)

        def failed(error: Exception) -> None:
            if future in self._running:
                self.failed.emit(error)
                self._finish(future)

        future = self._tasks.compute(prepare, source, then=prepared, failed=failed)
        self._running.add(future)

    def _finish(self, future: Future[Prepared]) -> None:
        self._running.discard(future)
        self._done += 1
        self._tell()
        self._start_next()

    def _tell(self) -> None:
        self.progressed.emit(self._done, self._total)

    def _store(self, prepared: Prepared, *, opens: bool) -> None:
        def add(library: Library) -> Added:
            return library.articles.add(prepared.document, prepared.analysis)

        def stored(added: Added) -> None:
            if added.changes:
                self._tasks.changed.emit(added.changes)
            if opens:
                self.stored.emit(added.article_id)

        self._tasks.read(add, stored)
