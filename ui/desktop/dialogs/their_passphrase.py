"""What asks for the passphrase of another library, which is to be taken in or brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError, WrongPassphraseError
from app.library import Attempts, Key, unlock
from ui.desktop.appearance import Appearance
from ui.desktop.direction import isolated_name
from ui.desktop.error_texts import error_text
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.passphrase_field import PassphraseField
from ui.desktop.widgets.patience import Patience


class TheirPassphraseDialog(QDialog):
    """Emits `unlocked` with the key, then closes."""

    unlocked = Signal(object)

    def __init__(self, tasks: Tasks, source: Path, appearance: Appearance, parent: QWidget, verb: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("their_passphrase_dialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self._tasks = tasks
        self._source = source
        self._attempts = Attempts(source)
        self._is_trying = False
        what = QLabel(self.tr("The library «{file}» is encrypted.").format(file=isolated_name(source.name)))
        what.setWordWrap(True)
        what.setProperty("tone", "heading")
        self.field = PassphraseField(appearance, self.tr("Its passphrase"))
        self.field.line.setPlaceholderText(self.tr("Its passphrase"))
        self.trouble = Patience(self._attempts)
        self.open_button = QPushButton(verb or self.tr("Merge"))
        self.open_button.setDefault(True)
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 18)
        lines.setSpacing(10)
        for part in (what, self.field, self.trouble, buttons):
            lines.addWidget(part)
        self.setMinimumWidth(440)
        self.open_button.clicked.connect(self._try)
        buttons.rejected.connect(self.reject)
        self.field.changed.connect(self._enable)
        self.trouble.over.connect(self._enable)
        if self.trouble.is_waiting:
            self.trouble.say("")
        self.field.setFocus()
        self._enable()

    def done(self, result: int) -> None:
        """Close, and leave nothing that was typed."""
        self.field.clear()
        super().done(result)
        self.deleteLater()

    def _enable(self) -> None:
        self.open_button.setEnabled(not self._is_trying and not self.trouble.is_waiting and bool(self.field.text))

    def _try(self) -> None:
        typed, source, attempts = self.field.text, self._source, self._attempts
        self._is_trying = True
        self._enable()
        self.trouble.hide()
        # In the library's thread: stretching a passphrase takes a while.
        self._tasks.beside(lambda _: unlock(source, typed, attempts), self._give, self._refuse)

    def _give(self, key: Key) -> None:
        if self.isVisible():
            self.unlocked.emit(key)
            self.accept()

    def _refuse(self, error: Exception) -> None:
        self._is_trying = False
        if isinstance(error, WrongPassphraseError):
            self.field.line.selectAll()
            self.field.setFocus()
            self.trouble.say(self.tr("This passphrase doesn't open the library. Nothing was changed."))
        elif isinstance(error, UserError):
            self.trouble.say(error_text(error))
        else:
            self._tasks.failed.emit(error)
        self._enable()
