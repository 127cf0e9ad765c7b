"""The switches of the layers, in wide windows and narrow ones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def test_the_names_of_layers_are_whole_or_away(desk) -> None:
    bar = desk.window.workspace.layer_bar
    for width in (1280, 800, 1280):
        desk.window.resize(width, 700)
        QApplication.processEvents()
        worded = bar._buttons[0].toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        assert worded is (width == 1280)
        assert all(button.width() >= button.sizeHint().width() for button in bar._buttons)
