"""The buttons at the foot of a dialog: words alone, without the style's own pictures."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def foot(*standard: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Return a box with these standard buttons, worded by Qt in the interface's language."""
    box = QDialogButtonBox()
    for button in standard:
        box.addButton(button).setIcon(QIcon())
    return box
