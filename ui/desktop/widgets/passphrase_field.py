"""A field for a passphrase: hidden unless the person wants to see it, with a word on which letters are being typed."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.desktop.appearance import Appearance


class PassphraseField(QWidget):
    """Emits `changed` as it is typed into, `confirmed` on Enter.

    What is typed hidden on the wrong keyboard can't be told from a wrong passphrase: the line below names the letters.
    """

    changed = Signal()
    confirmed = Signal()

    def __init__(self, appearance: Appearance, name: str, *, has_hint: bool = True) -> None:
        super().__init__()
        self._appearance = appearance
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(300)
        self._eye = self.line.addAction(appearance.icon("show", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self.hint = QLabel()
        self.hint.setProperty("tone", "muted")
        self.hint.setVisible(has_hint)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.line)
        lines.addWidget(self.hint)
        self.setFocusProxy(self.line)
        self._eye.triggered.connect(lambda: self.show_letters(is_shown=self.is_hidden))
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.confirmed)
        appearance.changed.connect(self._paint_eye)
        QGuiApplication.inputMethod().localeChanged.connect(self._tell_keyboard)
        self._paint_eye()
        self._tell_keyboard()

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    @property
    def is_hidden(self) -> bool:
        """Tell whether the letters are shown as dots."""
        return self.line.echoMode() is QLineEdit.EchoMode.Password

    def show_letters(self, *, is_shown: bool) -> None:
        """Show the letters, or dots in their place."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._paint_eye()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self.show_letters(is_shown=False)

    def _typed(self) -> None:
        self._tell_keyboard()
        self.changed.emit()

    def _paint_eye(self) -> None:
        self._eye.setIcon(self._appearance.icon("show" if self.is_hidden else "hide", "muted"))
        self._eye.setToolTip(self.tr("Show the letters") if self.is_hidden else self.tr("Hide the letters"))

    def _tell_keyboard(self) -> None:
        scripts = _scripts(self.text)
        if scripts == {"ARABIC"}:
            self.hint.setText(self.tr("Arabic letters"))
        elif scripts == {"LATIN"}:
            self.hint.setText(self.tr("Latin letters"))
        elif len(scripts) > 1:
            self.hint.setText(self.tr("Letters of several alphabets"))
        else:
            self.hint.setText(self._keyboard())

    def _keyboard(self) -> str:
        """Name the keyboard's language, where the system tells it."""
        locale = QGuiApplication.inputMethod().locale()
        if locale.language() is QLocale.Language.C:
            return ""
        return self.tr("Keyboard: {language}").format(language=locale.nativeLanguageName())


def _scripts(text: str) -> set[str]:
    """Return the scripts of a text's letters, by the first word of their names in Unicode."""
    return {unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha()}
