"""Background work: one thread that owns the library, and a pool of processes that read and analyse.

Results come back to the window's thread as signals. Workers touch no widget.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.changes import Changes
from app.jobs.ahead import work_behind
from app.library import CHANGED_ELSEWHERE, GivenUpError, Key, Library, Upgrade

T = TypeVar("T")
LOOK_MS = 2000
"""How often it is looked whether another program has changed the library."""

Result = Callable[[Any], None]
Failure = Callable[[Exception], None]


def analyst_processes() -> Executor:
    """Return a pool of processes for reading and analysis; they start with the first work."""
    workers = min(4, os.cpu_count() or 1)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=work_behind)


class Tasks(QObject):
    """Runs what takes time, and tells the window when it is done.

    `changed` carries the `Changes` of each write, also of another program's; `failed` each error that its caller does
    not handle itself; `upgraded` how far an older library has come that is brought up to date as it is opened.
    """

    changed = Signal(object)
    failed = Signal(object)
    upgraded = Signal(object)
    _finished = Signal(object, int)
    _changed_elsewhere = Signal(object)

    def __init__(
        self, library: Path, analysts: Callable[[], Executor] = analyst_processes, key: Key | None = None
    ) -> None:
        super().__init__()
        self._path = library
        self._key = key
        self._library: Library | None = None
        self._was_open = False
        self._database = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._new_analysts = analysts
        self._analysts = analysts()
        self._is_closed = False
        # Who waits for an answer never leaves this thread: what a worker lets go of last would die in its thread.
        self._awaited: dict[int, tuple[Result, Failure | None]] = {}
        self._numbers = count()
        self._asked: dict[str, int] = {}
        self._unwritten: set[int] = set()
        self._is_broken_off = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._changed_elsewhere.connect(self._tell_changed, Qt.ConnectionType.QueuedConnection)
        self._outside = 0
        self._is_looking = False
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    @property
    def library_path(self) -> Path:
        """Return where the library lies."""
        return self._path

    @property
    def key(self) -> Key | None:
        """Return the key of an encrypted library."""
        return self._key

    @property
    def is_encrypted(self) -> bool:
        """Tell whether the library is encrypted."""
        return self._key is not None

    def rewrite(
        self, choose: Callable[[Library], Key | None], then: Callable[[list[Path]], None], failed: Failure
    ) -> None:
        """Put the library under another key, or under none; `choose` returns it, in the library's thread.

        `then` gets the backups that had to be deleted.
        """

        def rewrite() -> list[Path]:
            library = self._opened()
            key = choose(library)
            try:
                lost = library.rewrite(key)
                self._key = key
            finally:
                self._library = None
            return list(lost)

        self._start(self._database, rewrite, then, failed)

    def beside(self, work: Callable[[Key | None], T], then: Callable[[T], None], failed: Failure | None = None) -> None:
        """Do something with the library's file, which need not be fit to be opened, in the library's thread."""
        self._start(self._database, lambda: work(self._key), then, failed)

    def read(self, query: Callable[[Library], T], then: Callable[[T], None], failed: Failure | None = None) -> None:
        """Ask the library something; `then` gets the answer in the window's thread."""
        self._start(self._database, lambda: query(self._opened()), then, failed)

    def ask(self, topic: str, query: Callable[[Library], T], then: Callable[[T], None]) -> None:
        """Ask the library something that a later question on the same `topic` replaces.

        What is outdated is given up, be it waiting or under way, and never answered.
        """
        number = self._asked[topic] = next(self._numbers)

        def is_wanted() -> bool:
            return self._asked.get(topic) == number

        def answer() -> T:
            if not is_wanted():
                raise CancelledError
            library = self._opened()
            try:
                with library.while_wanted(is_wanted):
                    return query(library)
            except GivenUpError:
                raise CancelledError from None

        def deliver(answered: T) -> None:
            if is_wanted():
                then(answered)

        self._start(self._database, answer, deliver, None)

    def write(
        self,
        change: Callable[[Library], Changes | None],
        then: Callable[[Changes], None] | None = None,
        failed: Failure | None = None,
    ) -> None:
        """Change the library; everybody hears of the changes, then `then` does."""

        def announce(changes: Changes | None) -> None:
            if changes:
                self.changed.emit(changes)
            if changes is not None and then is not None:
                then(changes)

        number = next(self._numbers)
        self._unwritten.add(number)

        def write() -> Changes | None:
            try:
                return change(self._opened())
            finally:
                self._unwritten.discard(number)

        self._start(self._database, write, announce, failed)

    def compute(
        self, work: Callable[..., T], *arguments: object, then: Callable[[T], None], failed: Failure | None = None
    ) -> Future[T]:
        """Run a plain function of a module in another process; function, arguments and result can be pickled."""
        try:
            return self._start(self._analysts, work, then, failed, *arguments)
        except BrokenProcessPool:
            self._analysts = self._new_analysts()
            return self._start(self._analysts, work, then, failed, *arguments)

    def close(self) -> None:
        """Finish the writes that wait, drop the analyses that wait, and close the library."""
        if self._is_closed:
            return
        self._is_closed = True
        self._clock.stop()
        self._awaited.clear()
        self._asked.clear()
        self._analysts.shutdown(wait=False, cancel_futures=True)
        self._database.submit(self._close_library)
        self._database.shutdown(wait=True)

    def _start(
        self, executor: Executor, work: Callable[..., T], then: Result, failed: Failure | None, *arguments: object
    ) -> Future[T]:
        if self._is_closed:
            # A timer may ring once more while the window goes; there is nothing left to answer it.
            dropped: Future[T] = Future()
            dropped.cancel()
            return dropped
        future = executor.submit(work, *arguments)
        number = next(self._numbers)
        self._awaited[number] = (then, failed)
        future.add_done_callback(lambda done: self._report(done, number))
        return future

    def _report(self, done: Future[Any], number: int) -> None:
        """Carry a finished future to the window's thread (this runs in a worker's)."""
        if not self._is_closed:
            self._finished.emit(done, number)

    def _deliver(self, done: Future[Any], number: int) -> None:
        if self._is_closed:
            return
        then, failed = self._awaited.pop(number)
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, Exception) and not isinstance(error, CancelledError):
            (failed or self.failed.emit)(error)

    def _opened(self) -> Library:
        if self._is_broken_off:
            raise CancelledError
        if self._library is not None and self._library.has_gone:
            # Its disk was pulled out: once it is back it is opened anew, and none is made in its place.
            self._library.close()
            self._library = None
        if self._library is None:
            self._library = Library.open(
                self._path, self._key, is_made=not self._was_open, on_upgrade=self._tell_upgrade
            )
            if self._was_open:
                # Another file stands there now, or the same one came back.
                self._changed_elsewhere.emit(self._library.everything(CHANGED_ELSEWHERE))
            self._was_open = True
            self._outside = self._library.outside_changes
        elif (outside := self._library.outside_changes) != self._outside:
            self._outside = outside
            self._changed_elsewhere.emit(self._library.everything(CHANGED_ELSEWHERE))
        return self._library

    def _look(self) -> None:
        """See whether another program has changed the library, a window of another process or a command."""
        if self._was_open and not self._is_looking:
            self._is_looking = True
            self.read(lambda _: None, self._looked, self._looked)

    def _looked(self, _: object) -> None:
        self._is_looking = False

    def _tell_changed(self, changes: Changes) -> None:
        if not self._is_closed:
            self.changed.emit(changes)

    def _tell_upgrade(self, upgrade: Upgrade) -> None:
        """Carry to the window's thread how far the library has come; end it where the window goes with all written."""
        if self._is_closed and not self._unwritten:
            self._is_broken_off = True
            raise CancelledError
        self.upgraded.emit(upgrade)

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
        self._key = None
