"""`Safekeeping`: the library checked, backed up, brought back, salvaged, and articles purged, from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox

from app.domain.changes import Changes
from app.errors import DamagedError, UserError
from app.library import (
    Backup,
    CheckReport,
    Key,
    Library,
    Problem,
    Reason,
    Restored,
    Salvaged,
    View,
    check_file,
    kept_backups,
    replace_damaged,
    salt_of,
    salvage,
)
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs import BackupsDialog, CheckDialog, TheirPassphraseDialog
from ui.desktop.direction import isolated_name
from ui.desktop.tasks import Tasks

_SUFFIX = "isnad"


class Safekeeping(QObject):
    """Asks in dialogs, works in the background. `said` carries what to say in passing.

    What needs an open library is done on its thread; what must go without one, because it can't be opened, in another
    process.
    """

    said = Signal(str)

    def __init__(self, tasks: Tasks, appearance: Appearance, window: QMainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._appearance = appearance
        self._window = window
        self._backups: BackupsDialog | None = None
        self._trouble: UserError | None = None
        tasks.changed.connect(self._ask_for_trouble)

    def _ask_for_trouble(self, _: object) -> None:
        self._tasks.read(lambda library: library.backups.trouble, self._tell_trouble, lambda _: None)

    def _tell_trouble(self, trouble: UserError | None) -> None:
        """Say once why the day's backup could not be made; the changes themselves are kept."""
        if trouble is not None and str(trouble) != str(self._trouble):
            self._tasks.failed.emit(trouble)
        self._trouble = trouble

    def check(self) -> None:
        """Check the library through and show what came of it: in another process, unless that would need the key."""
        self.said.emit(self.tr("Checking the library…"))
        path = self._tasks.library_path
        if self._tasks.is_encrypted:
            self._tasks.beside(partial(check_file, path), self._show_report, self._check_failed)
        else:
            self._tasks.compute(check_file, path, then=self._show_report, failed=self._check_failed)

    def _check_failed(self, error: Exception) -> None:
        if isinstance(error, DamagedError):
            self._show_report(CheckReport(0, 0, 0, (Problem(error),)))
        else:
            self._tasks.failed.emit(error)

    def _show_report(self, report: CheckReport) -> None:
        self._window.statusBar().clearMessage()
        dialog = CheckDialog(report, self._window)
        dialog.backups_wanted.connect(self.show_backups)
        dialog.salvage_wanted.connect(self._ask_salvage)
        dialog.open()

    def show_backups(self) -> None:
        """Show the backups that Isnad keeps, also those of a library that can't be opened."""
        dialog = BackupsDialog(self._window)
        dialog.wanted.connect(lambda backup: self._ask_restore(backup.path, labels.moment(backup.made)))
        dialog.making_wanted.connect(self._make)
        dialog.copy_wanted.connect(self._ask_copy)
        dialog.file_wanted.connect(self._ask_file)
        dialog.destroyed.connect(self._forget_dialog)
        self._backups = dialog
        self._renew_list()
        dialog.open()

    def _forget_dialog(self) -> None:
        self._backups = None

    def _renew_list(self) -> None:
        def by_path(_: Exception) -> None:
            self._tasks.compute(kept_backups, self._tasks.library_path, then=self._list)

        self._tasks.read(lambda library: library.backups.listed(), self._list, by_path)

    def _list(self, backups: Sequence[Backup]) -> None:
        if self._backups is not None:
            self._backups.show_backups(backups)

    def _make(self) -> None:
        def made(_: Backup) -> None:
            self.said.emit(self.tr("The library is backed up."))
            self._renew_list()

        self.said.emit(self.tr("Backing the library up…"))
        self._tasks.read(lambda library: library.backups.make(Reason.BY_HAND), made)

    def _ask_copy(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Save a copy of the library"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(self._tasks.library_path.name)
        dialog.fileSelected.connect(lambda name: self.copy_to(Path(name)))
        dialog.open()

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of the library to a place that the person chose, over a file that is there."""

        def copied(made: Backup) -> None:
            self.said.emit(self.tr("A copy is in «{file}».").format(file=isolated_name(made.path.name)))

        self.said.emit(self.tr("Backing the library up…"))
        self._tasks.read(partial(_write_copy, target=target), copied)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Bring a library back from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._ask_restore(Path(name), isolated_name(Path(name).name)))
        dialog.open()

    def _ask_restore(self, source: Path, told: str) -> None:
        """Ask whether a backup shall be brought back, after its passphrase where that is not the library's."""
        if not self._is_foreign(source):
            self._ask_sure(source, told, None)
            return
        dialog = TheirPassphraseDialog(self._tasks, source, self._appearance, self._window, self.tr("Go on"))
        dialog.unlocked.connect(lambda key: self._ask_sure(source, told, key))
        dialog.open()

    def _is_foreign(self, source: Path) -> bool:
        own = self._tasks.key
        try:
            salt = salt_of(source)
        except OSError:
            # Opening it says what is wrong with it.
            return False
        return salt is not None and (own is None or own.salt != salt)

    def _ask_sure(self, source: Path, told: str, key: Key | None) -> None:
        question = self._question("restore_question", self.tr("Bring back the library of {when}?").format(when=told))
        words = [
            self.tr("Articles, notes, tags and decisions will be as they were then. What is there now is kept first.")
        ]
        if key is not None and self._tasks.is_encrypted:
            words.append(self.tr("The library keeps the passphrase that it has now."))
        elif key is not None:
            words.append(self.tr("Your library has no passphrase, and will have none: it can be read without one."))
        question.setInformativeText(" ".join(words))
        bring = question.addButton(self.tr("Bring back"), QMessageBox.ButtonRole.AcceptRole)
        bring.clicked.connect(lambda _checked=False: self.restore(source, key))
        question.open()

    def restore(self, source: Path, key: Key | None = None) -> None:
        """Bring a backup back; a damaged library that can't be opened is put aside for it.

        `key` is that of a backup under another passphrase.
        """

        def without_library(error: Exception) -> None:
            if isinstance(error, DamagedError):
                path = self._tasks.library_path
                self._tasks.beside(lambda own: replace_damaged(path, source, key or own), lambda _: self._reopen())
            else:
                self._tasks.failed.emit(error)

        self.said.emit(self.tr("Bringing the library back…"))
        self._tasks.read(lambda library: library.restore(source, key), self._restored, without_library)

    def _reopen(self) -> None:
        self._tasks.read(lambda library: Restored(None, library.everything()), self._restored)

    def _restored(self, restored: Restored) -> None:
        self._tasks.changed.emit(restored.changes)
        self.said.emit(self.tr("The library is as it was then."))
        self._renew_list()

    def _ask_salvage(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Save what can be read into a new library"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(f"{self._tasks.library_path.stem}-salvaged.{_SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.salvage_to(Path(name)))
        dialog.open()

    def salvage_to(self, target: Path) -> None:
        """Save what can be read of the library into a new one; the damaged file stays as it is."""

        def saved(done: Salvaged) -> None:
            told = self.tr("%n article(s) saved into «{file}».", "", done.rows["articles"])
            self.said.emit(told.format(file=isolated_name(target.name)))

        path = self._tasks.library_path
        if self._tasks.is_encrypted:
            self._tasks.beside(partial(salvage, path, target), saved)
        else:
            self._tasks.compute(salvage, path, target, then=saved)

    def ask_purge(self, ids: Sequence[int]) -> None:
        """Ask whether articles shall go for good, saying what becomes of the backups."""
        if ids:
            self._tasks.read(
                lambda library: library.backups.listed(),
                lambda kept: self._ask_sure_of_purge("purge_question", len(ids), kept, lambda: self.purge(ids)),
            )

    def ask_empty_bin(self) -> None:
        """Ask the same about all that lies in the bin; of an empty one just say so."""

        def ask(found: tuple[int, Sequence[Backup]]) -> None:
            count, kept = found
            if count:
                self._ask_sure_of_purge("empty_bin_question", count, kept, self.empty_bin)
            else:
                self.said.emit(self.tr("The bin is empty already."))

        self._tasks.read(lambda library: (library.articles.counts()[View.BIN], library.backups.listed()), ask)

    def _ask_sure_of_purge(self, name: str, count: int, kept: Sequence[Backup], purge: Callable[[], None]) -> None:
        question = self._question(name, self.tr("Delete %n article(s) for good?", "", count))
        words = [self.tr("Notes, tags and decisions go with them. This can't be undone.")]
        unreadable = sum(backup.contents is None or backup.reason is Reason.DAMAGED for backup in kept)
        if len(kept) > unreadable:
            words.append(self.tr("They also go out of the %n backup(s) that Isnad keeps.", "", len(kept) - unreadable))
        if unreadable:
            words.append(self.tr("%n copy(ies) of damaged libraries will be deleted.", "", unreadable))
        words.append(self.tr("Copies that you made yourself elsewhere stay as they are."))
        question.setInformativeText(" ".join(words))
        delete = question.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        delete.clicked.connect(lambda _checked=False: purge())
        question.open()

    def purge(self, ids: Sequence[int]) -> None:
        """Delete articles for good, out of everything that Isnad keeps."""
        self._tasks.write(lambda library: library.articles.purge(ids), self._tell_purged)

    def empty_bin(self) -> None:
        """Delete what lies in the bin for good, in the same way."""
        self._tasks.write(lambda library: library.articles.empty_bin(), self._tell_purged)

    def _tell_purged(self, changes: Changes) -> None:
        self.said.emit(self.tr("%n article(s) deleted for good.", "", len(changes.articles)))

    def _question(self, name: str, text: str) -> QMessageBox:
        question = QMessageBox(self._window)
        question.setObjectName(name)
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setText(text)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return question


def _write_copy(library: Library, target: Path) -> Backup:
    return library.backups.write_to(target, replaces=True)
