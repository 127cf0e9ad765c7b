"""What comes into the library: asked for, left over from last time, or put into a watched folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.jobs.import_files import Failed
from app.settings import Settings
from ui.desktop.dialogs.failures import FailuresDialog
from ui.desktop.dialogs.watched import WatchedFoldersDialog
from ui.desktop.error_texts import error_text
from ui.desktop.intake import Intake, IntakeReport
from ui.desktop.watched_folders import WatchedFolders
from ui.desktop.widgets.message_bar import MessageBar


class Host(Protocol):
    """What of the window is needed."""

    settings: Settings
    messages: MessageBar

    def keep_settings(self, settings: Settings) -> None:
        """Take these settings over and write them."""

    def say(self, message: str) -> None:
        """Say something in passing."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class Arrivals(QObject):
    """Asks for files, watches folders, and tells what came of them."""

    def __init__(self, intake: Intake, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._intake = intake
        self._host = host
        self._window = window
        self._offered = ""
        self.watched = WatchedFolders(parent=self)
        self.watched.arrived.connect(self._take_arrived)
        self.watched.lost.connect(self._tell_lost)
        intake.failed.connect(host.show_error)
        intake.finished.connect(self.tell)
        intake.unfinished.connect(self._keep_unfinished)

    def begin(self) -> None:
        """Watch the folders of last time, and offer to take in what was left then."""
        settings = self._host.settings
        self.watched.watch([Path(folder) for folder in settings.watched_folders])
        if settings.unfinished_intake:
            paths = [Path(name) for name in settings.unfinished_intake]
            self._keep_unfinished([])  # told once: whoever wants it no more isn't asked again
            message = self.tr("Not all of “{name}” was imported last time.").format(name=paths[0].name)
            self._offer(message, lambda: self._resume(paths))

    def end(self) -> None:
        """Watch no longer."""
        self.watched.close()

    def ask_files(self) -> None:
        """Let the person choose files."""
        self._ask(self.tr("Open articles"), QFileDialog.FileMode.ExistingFiles)

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        self._ask(self.tr("Open all articles of a folder"), QFileDialog.FileMode.Directory)

    def ask_watched(self) -> None:
        """Let the person choose the folders to watch."""
        dialog = WatchedFoldersDialog(self.watched.folders, self._window)
        dialog.chosen.connect(self._watch)
        dialog.open()

    def _ask(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(lambda names: self._intake.open_files([Path(name) for name in names]))
        dialog.open()

    def _watch(self, folders: Sequence[Path]) -> None:
        self._host.keep_settings(replace(self._host.settings, watched_folders=tuple(map(str, folders))))
        self.watched.watch(folders)

    def _take_arrived(self, paths: Sequence[Path]) -> None:
        self._intake.take_quietly(paths, self.watched.folders)

    def _offer(self, message: str, go_on: Callable[[], None]) -> None:
        """Offer to take in the rest; an offer of before is out of date."""
        self._withdraw()
        self._offered = message
        self._host.messages.offer(message, (self.tr("Go on"), go_on))

    def _withdraw(self) -> None:
        if self._offered:
            self._host.messages.withdraw(self._offered)

    def _resume(self, paths: Sequence[Path]) -> None:
        self._withdraw()
        self._intake.open_files(paths)

    def _go_on(self) -> None:
        self._withdraw()
        self._intake.go_on()

    def _keep_unfinished(self, paths: Sequence[Path]) -> None:
        kept = tuple(map(str, paths))
        if kept != self._host.settings.unfinished_intake:
            self._host.keep_settings(replace(self._host.settings, unfinished_intake=kept))

    def _tell_lost(self, folder: Path, cause: str) -> None:
        message = self.tr("The folder “{folder}” can't be watched: {cause}.")
        self._host.messages.say(message.format(folder=folder, cause=cause))

    def tell(self, report: IntakeReport) -> None:
        """Tell what came of a batch."""
        if report.left:
            message = self.tr("%n file(s) are not imported yet.", "", report.left)
            self._offer(message, self._go_on)
        if len(report.failed) == 1:
            self._host.messages.say(error_text(report.failed[0].error))
        elif report.failed:
            message = self.tr("%n file(s) could not be imported.", "", len(report.failed))
            self._host.messages.say(message, (self.tr("Show which"), lambda: self._show(report, message)))
        if report.new > 1 or (report.new and self.watched.folders):
            self._host.say(self.tr("%n new article(s)", "", report.new))

    def _show(self, report: IntakeReport, message: str) -> None:
        dialog = FailuresDialog(report.failed, self._window)
        dialog.retry_wanted.connect(lambda failed: self._retry(failed, message))
        dialog.open()

    def _retry(self, failed: Sequence[Failed], message: str) -> None:
        self._host.messages.withdraw(message)
        self._intake.try_again(failed)
