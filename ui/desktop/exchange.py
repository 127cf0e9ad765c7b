"""`Exchange`: articles exported as a library, and other libraries taken in, in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from app.domain.changes import Changes
from app.domain.records import Disagreement
from app.library import Key, Library, Merged, StoppedError, Watch, salt_of
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs import DisagreementsDialog, ExportDialog, Exported, MergedDialog, TheirPassphraseDialog
from ui.desktop.dialogs.export import LibraryExport
from ui.desktop.direction import isolated_name
from ui.desktop.tasks import Tasks

TICK_MS = 150


@dataclass
class _Work:
    """How far the library's thread is, and whether it shall go on: plain data, which no thread owns."""

    done: int = 0
    total: int = 0
    is_stopped: bool = False

    def note(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class Exchange(QObject):
    """Asks in dialogs, works in the library's thread.

    `progressed` carries how many of how many articles are done, `said` what to say in passing, `article_wanted` the id
    of an article to be shown.
    """

    progressed = Signal(int, int)
    said = Signal(str)
    article_wanted = Signal(int)

    def __init__(self, tasks: Tasks, appearance: Appearance, window: QMainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._appearance = appearance
        self._window = window
        self._work = _Work()
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tell)

    def cancel(self) -> None:
        """End what is at work; nothing is changed by it then."""
        self._work.is_stopped = True

    def ask_export(self, chosen: Exported) -> None:
        """Ask what to export, in which form, to which file."""
        dialog = ExportDialog(self._tasks, chosen, self._appearance, self._window)
        dialog.library_wanted.connect(self.export)
        dialog.open()

    def export(self, wanted: LibraryExport) -> None:
        """Write articles as a library of their own, over a file that the person chose to replace."""
        watch = self._begin()

        def work(library: Library) -> int:
            key = wanted.protected.key(library)
            return library.export_part(wanted.path, key, ids=wanted.ids, watch=watch, replaces=True)

        def done(_: int) -> None:
            self._end()
            self.said.emit(self.tr("Exported to «{file}».").format(file=isolated_name(wanted.path.name)))

        self.said.emit(self.tr("Exporting…"))
        self._tasks.read(work, done, self._fail)

    def ask_source(self) -> None:
        """Ask which library to take in."""
        dialog = QFileDialog(self._window, self.tr("Merge another library"))
        dialog.setObjectName("source_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def take_in(self, source: Path) -> None:
        """Take a library in, after its passphrase where it has one of its own."""
        try:
            salt = salt_of(source)
        except OSError:
            # Opening it says what is wrong with it.
            salt = None
        own = self._tasks.key
        if salt is None or (own is not None and own.salt == salt):
            self.merge(source, own if salt else None)
            return
        dialog = TheirPassphraseDialog(self._tasks, source, self._appearance, self._window)
        dialog.unlocked.connect(lambda key: self.merge(source, key))
        dialog.open()

    def merge(self, source: Path, key: Key | None) -> None:
        """Take a library in, and show what came of it."""
        watch = self._begin()

        def work(library: Library) -> tuple[Merged, Mapping[int, str]]:
            merged = library.merge(source, key, watch)
            return merged, _titles(library, (*merged.added, *merged.known))

        def done(result: tuple[Merged, Mapping[int, str]]) -> None:
            self._end()
            merged, titles = result
            if merged.changes:
                self._tasks.changed.emit(merged.changes)
            self.said.emit("")
            dialog = MergedDialog(merged, titles, self._window)
            dialog.article_wanted.connect(self.article_wanted)
            dialog.open()

        self.said.emit(self.tr("Merging “{file}”…").format(file=isolated_name(source.name)))
        self._tasks.read(work, done, self._fail)

    def show_disagreements(self) -> None:
        """Show what libraries that were taken in say otherwise."""

        def listed(library: Library) -> tuple[list[Disagreement], Mapping[int, str]]:
            found = library.disagreements.all()
            ids = [one.article_id for one in found if one.article_id is not None]
            return found, _titles(library, ids)

        def show(result: tuple[list[Disagreement], Mapping[int, str]]) -> None:
            dialog = DisagreementsDialog(*result, self._window)
            dialog.article_wanted.connect(self.article_wanted)
            dialog.settled.connect(self._settle)
            dialog.open()

        self._tasks.read(listed, show)

    def _settle(self, ids: list[int]) -> None:
        def settle(library: Library) -> Changes:
            return library.disagreements.settle(ids)

        self._tasks.write(settle)

    def _begin(self) -> Watch:
        work = self._work = _Work()
        self._clock.start()
        return Watch(work.note, lambda: work.is_stopped)

    def _tell(self) -> None:
        self.progressed.emit(self._work.done, self._work.total)

    def _end(self) -> None:
        self._clock.stop()
        self.progressed.emit(1, 1)

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, StoppedError):
            self.said.emit(self.tr("Stopped. Nothing was changed."))
        else:
            self.said.emit("")
            self._tasks.failed.emit(error)


def _titles(library: Library, ids: Sequence[int]) -> Mapping[int, str]:
    return {summary.id: summary.title for summary in library.articles.summaries(sorted(set(ids)))}
