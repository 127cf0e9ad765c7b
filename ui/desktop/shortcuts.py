"""How keys are written: in one order in either direction of writing, arrows as arrows."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from ui.desktop.direction import left_to_right

_ARROWS = {Qt.Key.Key_Down: "↓", Qt.Key.Key_Up: "↑", Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→"}


def shortcut_text(keys: QKeySequence) -> str:
    """Return keys in the interface's language as they stand on the keyboard: "Ctrl++", "Alt+↓"; "" for none."""
    if keys.isEmpty():
        return ""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    key = _key(keys)
    if key in _ARROWS:
        named = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        words = words.removesuffix(named) + _ARROWS[key]
    return left_to_right(words)


def _key(keys: QKeySequence) -> Qt.Key:
    # Qt's stubs don't know that a sequence can be indexed.
    combination: QKeyCombination = keys[0]  # type: ignore[index]
    return combination.key()


class CommandMenu(QMenu):
    """A menu whose keys don't take part in the direction of its words."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Write an entry's keys behind a tab, as Qt does, in their own order."""
        super().initStyleOption(option, action)
        words, tab, _keys = option.text.partition("\t")
        if tab:
            option.text = f"{words}\t{shortcut_text(action.shortcut())}"
