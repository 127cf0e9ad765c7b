"""The library's passphrase: set, changed and removed here, with when the library locks itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError, WrongPassphraseError
from app.library import LEAST_LETTERS, Attempts, Key, Library, can_encrypt, key_store, new_key, unlock
from app.settings import LOCK_AFTER
from ui.desktop.appearance import Appearance
from ui.desktop.direction import left_to_right
from ui.desktop.error_texts import error_text
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.passphrase_field import PassphraseField
from ui.desktop.widgets.patience import Patience

INSTALL = "pip install 'isnad[encryption]'"


class PassphraseDialog(QDialog):
    """Emits `said` with what was done, `lock_after_chosen` with minutes, 0 for never."""

    said = Signal(str)
    lock_after_chosen = Signal(int)

    def __init__(self, tasks: Tasks, appearance: Appearance, lock_after: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._appearance = appearance
        self._attempts = Attempts(tasks.library_path)
        self._is_busy = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("passphrase_dialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self.setMinimumWidth(520)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(24, 20, 24, 18)
        self._lines.setSpacing(10)
        if can_encrypt():
            self._ask(lock_after)
        else:
            self._explain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay while the library is written anew."""
        if not (self._is_busy and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close, unless the library is being written anew."""
        if not self._is_busy:
            super().reject()

    def _explain(self) -> None:
        """Say what to install where nothing can encrypt."""
        what = QLabel(
            self.tr(
                "Isnad can encrypt your whole library with a passphrase. What it needs for that is not installed. "
                "Install it with this command, and start Isnad again:"
            )
        )
        what.setWordWrap(True)
        command = QLabel(left_to_right(INSTALL))
        command.setObjectName("install_command")
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for part in (what, command, buttons):
            self._lines.addWidget(part)

    def _ask(self, lock_after: int) -> None:
        is_set = self._tasks.is_encrypted
        self._add_words(is_set=is_set)
        self.present = PassphraseField(self._appearance, self.tr("Present passphrase"))
        self.wanted = PassphraseField(self._appearance, self.tr("New passphrase"))
        self.again = PassphraseField(self._appearance, self.tr("Once more"), has_hint=False)
        form = QFormLayout()
        form.setSpacing(8)
        for field in (self.present, self.wanted, self.again)[0 if is_set else 1 :]:
            form.addRow(field.line.accessibleName(), field)
            field.changed.connect(self._judge)
        self.keep = QCheckBox(self.tr("Keep it in this computer's keyring: who is logged in here is not asked"))
        self.keep.setVisible(key_store.has_keyring())
        self.keep.setChecked(is_set and key_store.recall(self._tasks.library_path) is not None)
        self.lock_after = self._lock_choices(lock_after)
        self.lock_after.activated.connect(lambda: self.lock_after_chosen.emit(self.lock_after.currentData()))
        form.addRow(self.tr("Lock when idle"), self.lock_after)
        self._lines.addLayout(form)
        self._lines.addWidget(self.keep)
        self.advice = QLabel()
        self.advice.setProperty("tone", "muted")
        self.advice.setWordWrap(True)
        self.trouble = Patience(self._attempts)
        self.trouble.over.connect(self._judge)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        for part in (self.advice, self.trouble, self.progress):
            self._lines.addWidget(part)
        self._add_buttons(is_set=is_set)
        self._judge()
        (self.present if is_set else self.wanted).setFocus()

    def _add_words(self, *, is_set: bool) -> None:
        words = self.tr(
            "The whole library and its backups are encrypted. Without the passphrase nobody can read them: not you "
            "either, if you forget it."
        )
        what = QLabel(
            words
            if is_set
            else self.tr("Your library can be read by whoever gets at its file. A passphrase encrypts it.")
            + "\n"
            + words
        )
        hint = QLabel(
            self.tr(
                "Copies that you made yourself elsewhere stay as they are. A flash disk may keep traces of what was "
                "written before: encrypt the disk as well where you can."
            )
        )
        hint.setProperty("tone", "muted")
        for label in (what, hint):
            label.setWordWrap(True)
            self._lines.addWidget(label)

    def _add_buttons(self, *, is_set: bool) -> None:
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        self.set_button = QPushButton(self.tr("Change the passphrase") if is_set else self.tr("Encrypt the library"))
        self.set_button.setDefault(True)
        buttons.addButton(self.set_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.remove_button = QPushButton(self.tr("Remove the passphrase"))
        self.remove_button.setProperty("tone", "danger")
        self.remove_button.setVisible(is_set)
        if is_set:
            buttons.addButton(self.remove_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.set_button.clicked.connect(lambda: self._rewrite(self.wanted.text))
        self.remove_button.clicked.connect(lambda: self._rewrite(None))
        buttons.rejected.connect(self.reject)
        # Enter must not fall to another button while this one can't be pressed.
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(button is self.set_button)
        self._buttons = buttons
        self._lines.addSpacing(6)
        self._lines.addWidget(buttons)

    def _judge(self) -> None:
        """Say what is still wanting, and let be pressed what can be done."""
        wanted, again = self.wanted.text, self.again.text
        if wanted and len(wanted) < LEAST_LETTERS:
            advice = self.tr(
                "Take at least %n letter(s): several words that don't belong together are best.", "", LEAST_LETTERS
            )
        elif wanted and again and wanted != again:
            advice = self.tr("The two are not the same.")
        else:
            advice = ""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        is_known = not self._tasks.is_encrypted or bool(self.present.text)
        is_free = is_known and not self._is_busy and not self.trouble.is_waiting
        self.set_button.setEnabled(is_free and len(wanted) >= LEAST_LETTERS and wanted == again)
        self.remove_button.setEnabled(is_free)

    def _rewrite(self, wanted: str | None) -> None:
        present, attempts = self.present.text, self._attempts
        is_kept = self.keep.isChecked() and wanted is not None

        def choose(library: Library) -> Key | None:
            if library.key is not None:
                unlock(library.path, present, attempts)
            return new_key(wanted) if wanted is not None else None

        def done(lost: list[Path]) -> None:
            self._remember(is_kept=is_kept)
            self.said.emit(self._told(lost, is_set=wanted is not None))
            self._set_busy(is_busy=False)
            self.accept()

        self._set_busy(is_busy=True)
        self._tasks.rewrite(choose, done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(is_busy=False)
        if isinstance(error, WrongPassphraseError):
            self.trouble.say(self.tr("This passphrase doesn't open the library. Nothing was changed."))
        elif isinstance(error, UserError):
            self.trouble.say(error_text(error))
        else:
            self._tasks.failed.emit(error)
        self._judge()

    def _remember(self, *, is_kept: bool) -> None:
        library = self._tasks.library_path
        key = self._tasks.key
        if not is_kept or key is None:
            key_store.forget(library)
            return
        try:
            key_store.keep(library, key)
        except UserError as error:
            self._tasks.failed.emit(error)

    def _told(self, lost: list[Path], *, is_set: bool) -> str:
        if lost:
            return self.tr("Done. %n backup(s) could not be encrypted and were deleted.", "", len(lost))
        if is_set:
            return self.tr("The library and its backups are encrypted.")
        return self.tr("The library has no passphrase any more.")

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.trouble.hide()
        self.progress.setVisible(is_busy)
        for part in (self.present, self.wanted, self.again, self.keep, self._buttons):
            part.setEnabled(not is_busy)

    def _lock_choices(self, chosen: int) -> QComboBox:
        box = QComboBox()
        for minutes in LOCK_AFTER:
            box.addItem(self.tr("After %n minute(s)", "", minutes) if minutes else self.tr("Never"), minutes)
        box.setCurrentIndex(LOCK_AFTER.index(chosen))
        return box
