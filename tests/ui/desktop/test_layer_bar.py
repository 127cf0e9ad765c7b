"""The switches of the layers, in wide windows and narrow ones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.desktop.reader.layers import ALL_LAYERS, Layer


def test_the_names_of_layers_are_whole_or_away(desk) -> None:
    bar = desk.window.workspace.layer_bar
    for width in (1280, 800, 1280):
        desk.window.resize(width, 700)
        QApplication.processEvents()
        worded = bar._buttons[0].toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        assert worded is (width == 1280)
        assert all(button.width() >= button.sizeHint().width() for button in bar._buttons)


def test_the_layers_that_the_program_marks_tell_what_dotted_means(desk) -> None:
    tips = {layer: action.toolTip() for layer, action in desk.window.commands.layers.items()}
    assert {layer for layer, tip in tips.items() if "Dotted" in tip} == ALL_LAYERS - {Layer.HIGHLIGHTS}
