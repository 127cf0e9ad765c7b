"""`Appearance`: theme and fonts of the running window, and the word to everybody when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ui.desktop.style import Fonts, Theme, dress, icon, load_fonts, load_theme


def theme_for(choice: str) -> Theme:
    """Return the theme that a setting means; "system" follows the desktop's light or dark."""
    if choice != "system":
        return load_theme(choice)
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return load_theme("dark" if is_dark else "light")


class Appearance(QObject):
    """What everything on screen is painted with."""

    changed = Signal()

    def __init__(self, choice: str) -> None:
        super().__init__()
        self._choice = choice
        self.fonts: Fonts = load_fonts()
        self.theme: Theme = theme_for(choice)
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: str) -> None:
        """Change the theme: "system", "light", "sepia" or "dark"."""
        self._choice = choice
        self.theme = theme_for(choice)
        self._dress()
        self.changed.emit()

    def icon(self, name: str, role: str = "text") -> QIcon:
        """Return an icon in the theme's colours."""
        return icon(name, self.theme, role)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, self.theme, self.fonts)

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.choose("system")
