"""How the window looks: themes, fonts and icons."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.desktop.style.fonts import Fonts, load_fonts
from ui.desktop.style.icons import icon
from ui.desktop.style.themes import HIGHLIGHT_COLORS, TAG_COLORS, THEME_NAMES, Theme, load_theme, tag_role

__all__ = [
    "HIGHLIGHT_COLORS",
    "TAG_COLORS",
    "THEME_NAMES",
    "Fonts",
    "Theme",
    "dress",
    "icon",
    "load_fonts",
    "load_theme",
    "tag_role",
]

INTERFACE_POINTS = 10


def dress(application: QApplication, theme: Theme, fonts: Fonts) -> None:
    """Give the whole application its style, font, palette and style sheet; call it again to change the theme."""
    if application.style().name().lower() != "fusion":
        application.setStyle("Fusion")
    application.setFont(QFont(fonts.interface, INTERFACE_POINTS))
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet())
