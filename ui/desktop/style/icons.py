"""Icons: the packaged drawings, coloured from the theme and mirrored where a direction is meant."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.errors import BugError
from app.resources import resource
from ui.desktop.style.themes import Theme

# Drawn as they look from left to right; they point the other way in a right-to-left window.
DIRECTIONAL = frozenset({"next", "previous", "undo", "redo", "import", "export", "library", "panels"})

_SIZES = (16, 24, 32, 48)


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """Return a packaged icon in a role's colour, mirrored in a right-to-left window where it points somewhere.

    Disabled icons are faded; checked and unchecked look alike. Raise BugError where there is no such drawing.
    """
    mirrored = name in DIRECTIONAL and QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return _icon(name, theme.hex(role), theme.hex("border"), mirrored)


@cache
def _icon(name: str, color: str, faded: str, mirrored: bool) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, color, size, mirrored), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, faded, size, mirrored), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, color: str, size: int, mirrored: bool) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        if mirrored:
            painter.setTransform(QTransform(-1, 0, 0, 1, size, 0))
        renderer.render(painter, QRectF(0, 0, size, size))
    finally:
        painter.end()
    return pixmap


@cache
def _drawing(name: str) -> str:
    try:
        return resource("icons", f"{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        raise BugError(f"there is no icon «{name}»") from None
