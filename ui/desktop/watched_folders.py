"""Folders that are watched: what is put there comes into the library by itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

SETTLING_MS = 1000
"""A file is taken in once it has stood unchanged for so long: until then somebody may still be writing it."""

_State = tuple[int, int]
_TELLING = frozenset({"created", "modified", "moved", "closed"})
"""Not that a file is opened or read: Isnad itself does that."""


class WatchedFolders(QObject):
    """Watches folders and all below them while the window is open.

    `arrived` carries the files (`Path`) that were put there and stand still; and each folder itself (`Path`) when its
    watching begins, since files may have come while nobody watched. `lost` carries a folder (`Path`) that can't be
    watched and the system's word on the cause, once; it is tried again for as long as it is wanted.
    """

    arrived = Signal(list)
    lost = Signal(object, str)
    _touched = Signal(str)

    def __init__(self, settling_ms: int = SETTLING_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[Path, ...] = ()
        self._watches: dict[Path, ObservedWatch] = {}
        self._told: set[Path] = set()
        self._unsettled: dict[Path, _State | None] = {}
        self._observer: BaseObserver | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(settling_ms)
        self._timer.timeout.connect(self._look)
        self._touched.connect(self._note)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders that are to be watched, in their order."""
        return self._wanted

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders from now on, and no others."""
        self._wanted = tuple(dict.fromkeys(folders))
        if self._wanted and self._observer is None:
            from watchdog.observers import Observer

            self._observer = Observer()
            self._observer.start()
        for folder in [folder for folder in self._watches if folder not in self._wanted]:
            self._forget(folder)
        self._begin()
        self._timer.start() if self._wanted else self._timer.stop()

    def close(self) -> None:
        """End the watching."""
        self._timer.stop()
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join()

    def _begin(self) -> None:
        """Begin to watch what is wanted and not watched yet."""
        for folder in self._wanted:
            if folder in self._watches or self._observer is None:
                continue
            try:
                self._watches[folder] = self._schedule(self._observer, folder)
            except OSError as error:
                if folder not in self._told:
                    self._told.add(folder)
                    self.lost.emit(folder, error.strerror or type(error).__name__)
                continue
            self._told.discard(folder)
            self.arrived.emit([folder])

    def _schedule(self, observer: BaseObserver, folder: Path) -> ObservedWatch:
        from watchdog.events import FileSystemEventHandler

        os.scandir(folder).close()  # some systems say nothing of a folder that isn't there
        tell = self._touched.emit

        class Teller(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                # A folder that comes whole is told of, what it brings along is not.
                if event.event_type in ({"created", "moved"} if event.is_directory else _TELLING):
                    tell(os.fsdecode(event.dest_path or event.src_path))

        return observer.schedule(Teller(), str(folder), recursive=True)

    def _forget(self, folder: Path) -> None:
        watch = self._watches.pop(folder)
        if self._observer is not None:
            self._observer.unschedule(watch)

    def _note(self, name: str) -> None:
        self._unsettled[Path(name)] = None

    def _look(self) -> None:
        """Tell of the files that stand still, and look after folders that came or went."""
        for folder in [folder for folder in self._watches if not folder.is_dir()]:
            self._forget(folder)
        self._begin()
        settled: list[Path] = []
        for path, before in list(self._unsettled.items()):
            now = _state(path)
            if now is None:
                del self._unsettled[path]
            elif now == before:
                del self._unsettled[path]
                settled.append(path)
            else:
                self._unsettled[path] = now
        if settled:
            self.arrived.emit(_outermost(settled))


def _state(path: Path) -> _State | None:
    """Return a file's size and time of change, None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """Return the paths in order without those that lie in another of them."""
    among = set(paths)
    return sorted(path for path in among if among.isdisjoint(path.parents))
