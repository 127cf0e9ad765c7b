"""With what an exported library is encrypted: the library's own passphrase, another one, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.library import LEAST_LETTERS, Key, Library, can_encrypt, new_key
from ui.desktop.appearance import Appearance
from ui.desktop.widgets.passphrase_field import PassphraseField


class Protection(StrEnum):
    """What keeps an exported library from being read."""

    SAME = "same"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Protected:
    """A choice made; `passphrase` is the new one where there is one. It can't be printed."""

    by: Protection
    passphrase: str = ""

    def key(self, library: Library) -> Key | None:
        """Return the key for the file; of a new passphrase it takes half a second to make."""
        if self.by is Protection.NEW:
            return new_key(self.passphrase)
        return library.key if self.by is Protection.SAME else None


class ProtectionChoice(QWidget):
    """Asks for it; `changed` tells of each key, as the choice `is_ready` only with a passphrase that is long enough.

    An encrypted library's part stays encrypted unless the person wants otherwise.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance, *, is_encrypted: bool) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Passphrase of the file"))
        if is_encrypted:
            self.choice.addItem(self.tr("Your library's passphrase opens it"), Protection.SAME)
        else:
            self.choice.addItem(self.tr("Without a passphrase: anybody can read it"), Protection.NONE)
        if can_encrypt():
            self.choice.addItem(self.tr("A passphrase of its own opens it"), Protection.NEW)
        if is_encrypted:
            self.choice.addItem(self.tr("Without a passphrase: anybody can read it"), Protection.NONE)
        self.wanted = PassphraseField(appearance, self.tr("New passphrase"))
        self.again = PassphraseField(appearance, self.tr("Once more"), has_hint=False)
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        for field in (self.wanted, self.again):
            form.addRow(field.line.accessibleName(), field)
            field.changed.connect(self._judge)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.advice.setProperty("tone", "muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for part in (self.choice, self._fields, self.advice):
            lines.addWidget(part)
        self.choice.currentIndexChanged.connect(self._judge)
        self._judge()

    @property
    def is_ready(self) -> bool:
        """Tell whether what is chosen can be done."""
        wanted = self.wanted.text
        return self._by is not Protection.NEW or (len(wanted) >= LEAST_LETTERS and wanted == self.again.text)

    @property
    def protected(self) -> Protected:
        """Return what is chosen."""
        return Protected(self._by, self.wanted.text if self._by is Protection.NEW else "")

    def clear(self) -> None:
        """Leave nothing that was typed."""
        self.wanted.clear()
        self.again.clear()

    @property
    def _by(self) -> Protection:
        return Protection(self.choice.currentData())

    def _judge(self) -> None:
        self._fields.setVisible(self._by is Protection.NEW)
        self.advice.setText(self._advice())
        self.changed.emit()

    def _advice(self) -> str:
        wanted, again = self.wanted.text, self.again.text
        match self._by:
            case Protection.SAME:
                return self.tr("Others need your own passphrase to read it. For them, rather give it one of its own.")
            case Protection.NONE:
                return self.tr("The file holds articles, notes and decisions in the clear.")
        if wanted and len(wanted) < LEAST_LETTERS:
            return self.tr(
                "Take at least %n letter(s): several words that don't belong together are best.", "", LEAST_LETTERS
            )
        if wanted and again and wanted != again:
            return self.tr("The two are not the same.")
        return self.tr("Tell it to whoever is to read the file, by another way than the file takes.")
