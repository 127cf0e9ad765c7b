"""What asks for the passphrase of an encrypted library, at the start and after it was locked."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.errors import UserError, WrongPassphraseError
from app.library import Attempts, Key, key_store, unlock
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.direction import left_to_right
from ui.desktop.error_texts import error_text
from ui.desktop.widgets.passphrase_field import PassphraseField
from ui.desktop.widgets.patience import Patience


class UnlockDialog(QDialog):
    """Emits `unlocked` with the key, then closes; it is rejected where the person gives up."""

    unlocked = Signal(object)
    _tried = Signal(object)

    def __init__(self, library: Path, attempts: Attempts, appearance: Appearance) -> None:
        super().__init__()
        self._library = library
        self._attempts = attempts
        # Stretching a passphrase takes a while: the window goes on meanwhile.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="unlock")
        self._is_trying = False
        self.setObjectName("unlock_dialog")
        self.setWindowTitle("Isnad")
        self.setWindowIcon(appearance.icon("lock", "accent"))
        picture = QLabel()
        picture.setPixmap(appearance.icon("lock", "accent").pixmap(36, 36))
        heading = QLabel(self.tr("Your library is locked"))
        heading.setProperty("tone", "title")
        place = _muted(self.tr("Library: {path}").format(path=left_to_right(str(library))))
        self.field = PassphraseField(appearance, self.tr("Passphrase"))
        self.field.line.setPlaceholderText(self.tr("Passphrase"))
        self.keep = QCheckBox(self.tr("Keep it in this computer's keyring, and don't ask here again"))
        self.keep.setVisible(key_store.has_keyring())
        self.work = _muted("")
        self.work.hide()
        self.trouble = Patience(attempts)
        self.open_button = QPushButton(self.tr("Unlock"))
        self.open_button.setDefault(True)
        self.quit_button = QPushButton(self.tr("Quit"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.quit_button)
        foot.addWidget(self.open_button)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(picture)
        top.addWidget(heading, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(28, 24, 28, 20)
        lines.setSpacing(10)
        lines.addLayout(top)
        for part in (place, self.work, self.field, self.keep, self.trouble):
            lines.addWidget(part)
        lines.addSpacing(8)
        lines.addStretch(1)
        lines.addLayout(foot)
        self.setMinimumWidth(460)
        self.open_button.clicked.connect(self._try)
        self.quit_button.clicked.connect(self.reject)
        self.field.changed.connect(self._enable)
        self.trouble.over.connect(self._enable)
        self._tried.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.field.setFocus()
        if self.trouble.is_waiting:
            self.trouble.say("")
        self._enable()

    def show_work(self, done: int, total: int) -> None:
        """Tell that files are still being read behind the lock, and no more than that."""
        words = self.tr("Files are still being read ({done} of {total}). Once they are, the library closes as well.")
        self.work.setText(words.format(done=labels.count(done), total=labels.count(total)))
        self.work.setVisible(done < total)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up."""
        self.reject()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close, and leave nothing that was typed."""
        self.field.clear()
        self._worker.shutdown(wait=False)
        super().done(result)

    def _enable(self) -> None:
        is_ready = not self._is_trying and not self.trouble.is_waiting
        self.open_button.setEnabled(is_ready and bool(self.field.text))
        self.field.line.setReadOnly(self._is_trying)

    def _try(self) -> None:
        if self._is_trying or self.trouble.is_waiting or not self.field.text:
            return
        self._is_trying = True
        self._enable()
        self.trouble.hide()
        future = self._worker.submit(unlock, self._library, self.field.text, self._attempts)
        future.add_done_callback(self._tried.emit)

    def _tell(self, future: Future[Key]) -> None:
        self._is_trying = False
        error = future.exception()
        if error is None:
            self._give(future.result())
        elif isinstance(error, WrongPassphraseError):
            self.field.line.selectAll()
            self.field.setFocus()
            self.trouble.say(self.tr("This passphrase doesn't open the library. Nothing was changed."))
        elif isinstance(error, UserError):
            self.trouble.say(error_text(error))
        else:
            raise error
        self._enable()

    def _give(self, key: Key) -> None:
        if self.keep.isChecked():
            try:
                key_store.keep(self._library, key)
            except UserError as error:
                # It opens all the same; next time it will be asked for again.
                self.keep.setChecked(False)
                self.trouble.say(error_text(error))
        self.unlocked.emit(key)
        self.accept()


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "muted")
    label.setWordWrap(True)
    return label
