"""Taking articles in: files and folders, what watched folders bring, pasted text, and the sample of the first start."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.document import Document
from app.domain.reading import Reading
from app.errors import LibraryError
from app.importing import from_pasted, read_sample
from app.importing.sources import Source
from app.jobs.import_files import Failed, Prepared, Untouched, arrived_files, files_in, prepare, some_files_in
from app.library import Added, Library
from ui.desktop.open_article import OpenArticle
from ui.desktop.tasks import Tasks

AHEAD = 8


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What came of a batch: how many articles are new, which files failed and why, how many were left by a cancel."""

    new: int
    failed: tuple[Failed, ...]
    left: int = 0


@dataclass(slots=True)
class _Batch:
    """The files that are being taken in, until none is left."""

    total: int = 0
    done: int = 0
    new: int = 0
    taken_in: list[int] = field(default_factory=list)
    left: int = 0
    has_opened: bool = False
    failed: list[Failed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Waiting:
    source: Source
    known: str | None
    is_quiet: bool


class Intake(QObject):
    """Reads and analyses in other processes, and stores each article as it comes.

    `stored` carries the id of the first article of a batch, which is the one to show, `progressed` how many of how
    many files are done, `failed` the error of what could not even be begun, `unfinished` the files and folders (`Path`)
    that are being taken in, none once they are; `finished` the `IntakeReport`.
    """

    stored = Signal(int)
    progressed = Signal(int, int)
    failed = Signal(object)
    unfinished = Signal(list)
    finished = Signal(object)

    def __init__(self, tasks: Tasks, article: OpenArticle) -> None:
        super().__init__()
        self._tasks = tasks
        self._article = article
        self._waiting: deque[_Waiting] = deque()
        self._left: list[_Waiting] = []
        self._running: dict[Future[Any], _Waiting] = {}
        self._storing = 0
        self._roots: list[Path] = []
        self._batch = _Batch()

    @property
    def is_busy(self) -> bool:
        """Tell whether files are being taken in."""
        return self._batch.done < self._batch.total

    @property
    def progress(self) -> tuple[int, int]:
        """Return how many of how many files of the present batch are done."""
        return self._batch.done, self._batch.total

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files, folders and archives into the library and show the first article."""
        if paths:

            def found(files: list[Source]) -> None:
                self._roots.extend(path.absolute() for path in paths)
                self.unfinished.emit(list(self._roots))
                self._look_up(files, is_quiet=False)

            self._tasks.compute(some_files_in, list(paths), then=found, failed=self.failed.emit)

    def take_quietly(self, paths: Sequence[Path], folders: Sequence[Path]) -> None:
        """Take in what came into these folders by itself.

        Nothing is shown, and what is in the library or its bin is left alone.
        """

        def found(files: list[Source]) -> None:
            if files:
                self._look_up(files, is_quiet=True)

        self._tasks.compute(_arrived_in, list(paths), list(folders), then=found)

    def try_again(self, failed: Sequence[Failed]) -> None:
        """Take in once more the files that failed."""
        self._look_up([failure.source for failure in failed], is_quiet=False)

    def cancel(self) -> None:
        """Take no further file in; what is stored stays, and `go_on` takes in the rest."""
        self._left += [waiting for waiting in (*self._running.values(), *self._waiting) if not waiting.is_quiet]
        for future in list(self._running):
            future.cancel()
        self._waiting.clear()
        self._running.clear()
        self._batch.left = len(self._left)
        # What is being written at this moment is still counted.
        self._batch.total = self._batch.done + self._storing
        if not self._storing:
            self._end()

    def go_on(self) -> None:
        """Take in what the last cancel left."""
        left, self._left = self._left, []
        self._enqueue(left)

    def paste(self, text: str) -> None:
        """Take a pasted article into the library and show it."""

        def read(document: Document) -> None:
            self._tasks.compute(analyse, document, then=lambda analysis: analysed(document, analysis))

        def analysed(document: Document, analysis: Analysis) -> None:
            def stored(added: Added) -> None:
                self._announce(added)
                self.stored.emit(added.article_id)

            self._tasks.read(lambda library: library.articles.take_in(document, analysis), stored)

        self._tasks.compute(from_pasted, text, then=read, failed=self.failed.emit)

    def show_sample(self) -> None:
        """Show the bundled sample, without storing it."""

        def read(document: Document) -> None:
            self._tasks.compute(analyse, document, then=lambda analysis: analysed(document, analysis))

        def analysed(document: Document, analysis: Analysis) -> None:
            if self._article.reading is None:
                self._article.show(Reading(None, document, analysis))

        self._tasks.compute(read_sample, then=read)

    def _look_up(self, files: Sequence[Source], *, is_quiet: bool) -> None:
        """Ask the library what it has read from these places, so that unchanged files cost no analysis."""

        def known(library: Library) -> dict[str, str]:
            return library.articles.originals_at([source.location for source in files])

        def told(originals: dict[str, str]) -> None:
            self._enqueue([_Waiting(source, originals.get(source.location), is_quiet) for source in files])

        self._tasks.read(known, told)

    def _enqueue(self, files: Sequence[_Waiting]) -> None:
        if files:
            if self._batch.done == self._batch.total:
                self._batch = _Batch()
            self._batch.total += len(files)
            self._waiting.extend(files)
            self._tell()
            self._start_next()

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < AHEAD:
            self._start(self._waiting.popleft())

    def _start(self, waiting: _Waiting) -> None:
        future: Future[Prepared | Untouched]

        def prepared(result: Prepared | Untouched) -> None:
            if self._running.pop(future, None):
                self._store(waiting, result)
                self._start_next()

        def failed(error: Exception) -> None:
            if self._running.pop(future, None):
                self._finish(Failed.of(waiting.source, error))
                self._start_next()

        future = self._tasks.compute(prepare, waiting.source, waiting.known, then=prepared, failed=failed)
        self._running[future] = waiting

    def _store(self, waiting: _Waiting, result: Prepared | Untouched) -> None:
        if isinstance(result, Untouched) and waiting.is_quiet:
            self._finish()
            return

        def add(library: Library) -> Added:
            if isinstance(result, Untouched):
                return library.articles.add_again(result.original_sha256)
            return library.articles.add(result.document, result.analysis)

        def stored(added: Added) -> None:
            self._storing -= 1
            self._announce(added)
            self._batch.new += not added.was_known
            if not waiting.is_quiet and not added.was_known:
                self._batch.taken_in.append(added.article_id)
            if not waiting.is_quiet and not self._batch.has_opened:
                self._batch.has_opened = True
                self.stored.emit(added.article_id)
            self._finish()

        def failed(error: Exception) -> None:
            self._storing -= 1
            if isinstance(error, LibraryError):
                self._stop(waiting, error)
            else:
                self._finish(Failed.of(waiting.source, error))

        self._storing += 1
        self._tasks.read(add, stored, failed)

    def _announce(self, added: Added) -> None:
        if added.changes:
            self._tasks.changed.emit(added.changes)

    def _stop(self, waiting: _Waiting, error: LibraryError) -> None:
        """End the work at an error that is no file's fault; all that is not stored is left for `go_on`."""
        if not waiting.is_quiet:
            self._left.append(waiting)
        self._tasks.failed.emit(error)
        self.cancel()

    def _finish(self, failure: Failed | None = None) -> None:
        if failure is not None:
            self._batch.failed.append(failure)
        self._batch.done += 1
        if self._batch.done < self._batch.total:
            self._tell()
        else:
            self._end()

    def _end(self) -> None:
        if taken_in := self._batch.taken_in:
            self._tasks.write(lambda library: library.articles.took_in(taken_in))
        self._tell()
        if not self._left:
            self._roots.clear()
            self.unfinished.emit([])
        self.finished.emit(IntakeReport(self._batch.new, tuple(self._batch.failed), self._batch.left))

    def _tell(self) -> None:
        self.progressed.emit(self._batch.done, self._batch.total)


def _arrived_in(paths: Sequence[Path], folders: Sequence[Path]) -> list[Source]:
    return list(files_in(arrived_files(paths, folders)))
