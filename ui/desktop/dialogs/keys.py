"""The overview of all keys, menu by menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from ui.desktop.commands import Commands
from ui.desktop.shortcuts import shortcut_text
from ui.desktop.widgets.buttons import foot


class KeysDialog(QDialog):
    """Lists each command that has a key."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        hint = QLabel(
            self.tr(
                "Keys work by their place on the keyboard, with an Arabic layout as well. They rest while you type."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("tone", "muted")
        table = QWidget()
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(0, 1)
        for menu in commands.menus:
            heading = QLabel(menu.title().replace("&", ""))
            heading.setProperty("tone", "heading")
            heading.setContentsMargins(0, 14 if grid.rowCount() > 1 else 0, 0, 2)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for action in _with_keys(menu.actions()):
                row = grid.rowCount()
                grid.addWidget(QLabel(action.iconText()), row, 0)
                keys = QLabel(_key_names(action))
                keys.setAlignment(Qt.AlignmentFlag.AlignTrailing)
                grid.addWidget(keys, row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(table)
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addWidget(hint)
        lines.addWidget(area, 1)
        lines.addWidget(buttons)
        self.resize(460, 600)


def _with_keys(actions: list[QAction]) -> list[QAction]:
    """Return the actions with keys, those of submenus too."""
    found: list[QAction] = []
    for action in actions:
        # Qt's stubs promise a menu for every action; most have none.
        menu: QMenu | None = QMenu.menuInAction(action)
        if menu:
            found += _with_keys(menu.actions())
        elif action.shortcuts():
            found.append(action)
    return found


def _key_names(action: QAction) -> str:
    """Return an action's keys; they stand in one order in either direction of writing."""
    return "  ".join(map(shortcut_text, action.shortcuts()))
