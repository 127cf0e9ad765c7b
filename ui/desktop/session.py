"""`Session`: what is on screen, the library's window or the question for its passphrase, and the way between them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.library import Attempts, Key, key_store, salt_of
from app.settings import load_settings
from ui.desktop.appearance import Appearance
from ui.desktop.collector import Collector
from ui.desktop.dialogs import PassphraseDialog, UnlockDialog
from ui.desktop.idle import IdleWatch
from ui.desktop.intake import IntakeReport
from ui.desktop.main_window import MainWindow, Surroundings
from ui.desktop.tasks import Tasks


class Session(QObject):
    """Opens the window, locks it and opens it again. A locked library has no window, no open file and no key.

    Where nobody has touched anything for long while files are being taken in, the window is out of sight at once, and
    the library closes with the last file: who leaves it to work finds the work done. Locked by hand, it closes at once.

    `opened` carries each window as it is made.
    """

    opened = Signal(object)

    def __init__(
        self, library: Path, appearance: Appearance, settings_file: Path, make_tasks: Callable[..., Tasks] = Tasks
    ) -> None:
        super().__init__()
        self._library = library
        self._appearance = appearance
        self._settings_file = settings_file
        self._make_tasks = make_tasks
        self._tasks: Tasks | None = None
        self._paths: Sequence[Path] = ()
        self._article: int | None = None
        self.window: MainWindow | None = None
        self.dialog: UnlockDialog | None = None
        self._hidden: list[QWidget] = []
        self._report: IntakeReport | None = None
        self._collector = Collector()
        self.idle = IdleWatch(self._idle_minutes)
        # Not at once: the window must not go while one of its widgets is being sent a key.
        self.idle.idled.connect(self.lock_idle, Qt.ConnectionType.QueuedConnection)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self.idle)

    def begin(self, paths: Sequence[Path], key: Key | None = None) -> None:
        """Show the window on these files, after the passphrase where the library has one that is not known."""
        self._paths = paths
        if key is None and self._is_encrypted():
            key = key_store.recall(self._library)
            if key is None:
                self._ask()
                return
        self._open(key)

    def lock(self) -> None:
        """Close an encrypted library with its window, forget the key, and ask for the passphrase."""
        if self.window is None or self._tasks is None or not self._tasks.is_encrypted:
            return
        # The program ends with its last window: the question comes first.
        if self.dialog is None:
            self._ask()
        self._close()

    def lock_idle(self) -> None:
        """Lock where nobody is there; what is being taken in goes on out of sight, until the library closes."""
        window = self.window
        if window is None or self._tasks is None or not self._tasks.is_encrypted or self._hidden:
            return
        if not window.intake.is_busy:
            self.lock()
            return
        window.workspace.side.notes.commit()
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        self._ask()
        self._hidden = shown
        for widget in shown:
            widget.hide()
        window.intake.progressed.connect(self._tell_work)
        # Whoever else hears of the end is to hear of it first.
        window.intake.finished.connect(self._end_work, Qt.ConnectionType.QueuedConnection)
        self._tell_work(*window.intake.progress)

    def _tell_work(self, done: int, total: int) -> None:
        if self._hidden and self.dialog is not None:
            self.dialog.show_work(done, total)

    def _end_work(self, report: IntakeReport) -> None:
        """Close the library behind the lock, unless it was unlocked meanwhile or more has come."""
        if self._hidden and self.window is not None and not self.window.intake.is_busy:
            self._report = report
            self._close()

    def _come_back(self) -> None:
        """Show again what was hidden; the library has been open all the while."""
        hidden, self._hidden = self._hidden, []
        if self.window is not None:
            self.window.intake.progressed.disconnect(self._tell_work)
            self.window.intake.finished.disconnect(self._end_work)
        for widget in hidden:
            if isValid(widget):
                widget.show()
        self.idle.begin()

    def _close(self) -> None:
        """Close the window and the library, and forget the key and what was read."""
        window, tasks = self.window, self._tasks
        if window is None or tasks is None:
            return
        reading = window.article.reading
        self._article = reading.article_id if reading else None
        self._paths = ()
        self._hidden = []
        self.window = self._tasks = None
        window.close()
        tasks.close()
        window.deleteLater()
        tasks.deleteLater()
        del window, tasks, reading
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    def end(self) -> None:
        """Close what is open."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self.idle)
        if self._tasks is not None:
            self._tasks.close()
        self._collector.end()

    def _is_encrypted(self) -> bool:
        try:
            return salt_of(self._library) is not None
        except OSError:
            # The window says what is wrong with the file.
            return False

    def _idle_minutes(self) -> int:
        is_open = self._tasks is not None and self._tasks.is_encrypted and not self._hidden
        return self.window.settings.lock_after if is_open and self.window is not None else 0

    def _ask(self) -> None:
        dialog = UnlockDialog(self._library, Attempts(self._library), self._appearance)
        dialog.unlocked.connect(self._open)
        self.dialog = dialog
        dialog.show()
        dialog.activateWindow()

    def _open(self, key: Key | None) -> None:
        self._dismiss()
        if self._hidden:
            self._come_back()
            return
        tasks = self._make_tasks(self._library, key=key)
        settings = load_settings(self._settings_file)
        window = MainWindow(Surroundings(tasks, self._appearance, settings, self._settings_file))
        self._tasks, self.window = tasks, window
        self.idle.begin()
        window.lock_wanted.connect(self._lock_or_offer)
        window.passphrase_wanted.connect(self._ask_new)
        self.opened.emit(window)
        window.start(self._paths, self._article)
        window.show()
        report, self._report = self._report, None
        if report is not None:
            window.arrivals.tell(report)

    def _dismiss(self) -> None:
        """Let the question go, once what it is doing has ended."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            QTimer.singleShot(0, dialog.deleteLater)

    def _lock_or_offer(self) -> None:
        if self._tasks is not None and self._tasks.is_encrypted:
            self.lock()
        else:
            self._ask_new()

    def _ask_new(self) -> None:
        window, tasks = self.window, self._tasks
        if window is None or tasks is None:
            return
        dialog = PassphraseDialog(tasks, self._appearance, window.settings.lock_after, window)
        dialog.said.connect(window.say)
        dialog.lock_after_chosen.connect(self._lock_after)
        dialog.open()

    def _lock_after(self, minutes: int) -> None:
        if self.window is not None:
            self.window.settings = replace(self.window.settings, lock_after=minutes)
